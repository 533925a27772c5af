"""What the styles of an Excel workbook say of its cells: font of an old encoding, date or not."""

import zipfile
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from mdd_desktop.documents.xlsx.grid import Face, face_of

_PART: Final = "xl/styles.xml"


@dataclass(frozen=True)
class Styles:
    """By number of a cell's style.

    Attributes:
        faces: The old encoding of its font, or None.
        dates: Whether its number format shows a date.
    """

    faces: tuple[Face | None, ...] = ()
    dates: tuple[bool, ...] = ()

    @property
    def has_old_fonts(self) -> bool:
        """Whether any cell may be in a font of an old encoding."""
        return any(self.faces)


def read_styles(archive: zipfile.ZipFile) -> Styles:
    """Read the styles; a workbook without any has none."""
    if _PART not in archive.namelist():
        return Styles()
    root = fromstring(archive.read(_PART))
    fonts = [_font_face(font) for font in _children(root, "fonts")]
    formats = {
        int(node.get("numFmtId", 0)): str(node.get("formatCode", ""))
        for node in _children(root, "numFmts")
    }
    styles = _children(root, "cellXfs")
    return Styles(
        tuple(_at(fonts, int(style.get("fontId", 0))) for style in styles),
        tuple(_is_date(int(style.get("numFmtId", 0)), formats) for style in styles),
    )


def _is_date(number: int, formats: dict[int, str]) -> bool:
    code = formats.get(number) or BUILTIN_FORMATS.get(number, "")
    return bool(is_date_format(code))


def _font_face(font: Element) -> Face | None:
    for node in font:
        if str(node.tag).rpartition("}")[2] in ("name", "rFont"):
            return face_of(node.get("val", ""))
    return None


def _children(root: Element, name: str) -> list[Element]:
    for node in root:
        if str(node.tag).rpartition("}")[2] == name:
            return list(node)
    return []


def _at(faces: list[Face | None], index: int) -> Face | None:
    return faces[index] if 0 <= index < len(faces) else None
