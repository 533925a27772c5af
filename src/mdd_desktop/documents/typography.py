"""Typefaces and sizes: which font is used, what it can print and how wide words are.

A font without a letter prints a blank and passes every PDF checker, so each character is looked up
in the font's own table before it is drawn.
"""

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from mdd_desktop.domain.document import OfficialDocument, SizeSet
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.resources import resource

MM = 72 / 25.4
ASCENT, DESCENT = 0.891, 0.216
NORMAL_LEADING = 1.15
VIETNAMESE = (
    "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYFJWZaăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
    "ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ"
    "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    "0123456789 .,;:!?()[]/%+-–“”‘’&*\u00a0"
)


class Widths(dict[str, float]):
    """Advance widths at size 1 by character; a character the font lacks is refused by name."""

    def __missing__(self, sign: str) -> float:
        """Refuse a character that would print as a blank.

        Raises:
            RuleError: Always.
        """
        name = unicodedata.name(sign, "không tên")
        raise RuleError(
            "missing_glyph",
            f"Phông chữ không in được ký tự “{sign}” (U+{ord(sign):04X}, {name})."
            " Thay hoặc xóa ký tự này rồi làm lại văn bản.",
        )


@dataclass(frozen=True, eq=False)
class Face:
    """One style of a typeface, registered for drawing."""

    name: str
    widths: Widths

    def width(self, text: str, size: float) -> float:
        """Width of a text in points.

        Raises:
            RuleError: The font lacks one of its characters.
        """
        return size * sum(map(self.widths.__getitem__, text))


@dataclass(frozen=True, eq=False)
class FontFamily:
    """The four styles of the typeface a document is set in."""

    name: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The style with these properties."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True)
class Sizes:
    """Sizes in points of one set (documents.md, L3)."""

    state_title: float
    motto: float
    superior: float
    office: float
    number: float
    date: float
    body: float = 14
    body_pitch: float = 18
    page_number: float = 13


SIZE_SETS = {
    SizeSet.SMALL: Sizes(12, 13, 12, 12, 13, 13),
    SizeSet.LARGE: Sizes(13, 14, 13, 13, 13, 14),
}


def text_size(document: OfficialDocument) -> tuple[float, float]:
    """Size and line pitch of a document's running text, in points."""
    sizes = SIZE_SETS[document.size_set]
    size = document.layout.body_size or sizes.body
    return size, size * sizes.body_pitch / sizes.body


_STYLES = {
    "Times New Roman": ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    "Liberation Serif": tuple(
        f"LiberationSerif-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")
    ),
    "Tinos": tuple(f"Tinos-{s}.ttf" for s in ("Regular", "Bold", "Italic", "BoldItalic")),
}


def _load_face(path: Path) -> Face:
    name = f"mdd-{path.stem}"
    font = TTFont(name, str(path))
    pdfmetrics.registerFont(font)
    chars = font.face.charToGlyph
    return Face(
        name,
        Widths({chr(c): font.face.charWidths.get(c, 0) / 1000 for c in chars if c >= ord(" ")}),
    )


@cache
def load_family(folder: Path, name: str) -> FontFamily:
    """Load the four files of a typeface.

    Raises:
        RuleError: A file is missing or lacks a Vietnamese letter; an old Liberation does.
    """
    try:
        faces = [_load_face(folder / file) for file in _STYLES[name]]
    except (OSError, TTFError):
        message = f"Không đọc được phông chữ {name}. Cài lại chương trình."
        raise RuleError("font_unreadable", message) from None
    for face in faces:
        face.width(VIETNAMESE, 1)
    return FontFamily(name, *faces)


def shipped_fonts() -> FontFamily:
    """The typeface that comes with the program, as wide as Times New Roman.

    Raises:
        RuleError: The installation is incomplete.
    """
    for name in ("Liberation Serif", "Tinos"):
        try:
            first = resource("fonts", _STYLES[name][0])
        except FileNotFoundError:
            continue
        return load_family(first.parent, name)
    message = "Thiếu phông chữ đi kèm chương trình. Cài lại chương trình."
    raise RuleError("font_missing", message)


def system_font_folders() -> tuple[Path, ...]:
    """Where Times New Roman lies when this computer has it."""
    windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    return (windows, Path("/usr/share/fonts/truetype/msttcorefonts"))


def chosen_fonts(folders: Iterable[Path] | None = None) -> FontFamily:
    """Times New Roman when it is present with every Vietnamese letter, else the shipped one."""
    for folder in system_font_folders() if folders is None else folders:
        files = _times_files(folder)
        if files is None:
            continue
        try:
            return load_family(folder, "Times New Roman")
        except RuleError:
            continue
    return shipped_fonts()


def _times_files(folder: Path) -> tuple[Path, ...] | None:
    files = tuple(folder / name for name in _STYLES["Times New Roman"])
    return files if all(file.is_file() for file in files) else None
