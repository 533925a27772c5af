"""Columns of words, marks and codes, read into the values of a record's fields.

Every reader takes a column's remarks and its cells in Unicode, and returns a value for each row;
None where nothing stands or where the cell was refused.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

from mdd_desktop.documents.xlsx.grid import CellContent
from mdd_desktop.domain.code_lists import resolve_code, resolve_ethnic
from mdd_desktop.domain.record import LONG_TEXT, SHORT_TEXT
from mdd_desktop.domain.vietnamese import comparison_form, fold, normalise, normalise_lines
from mdd_desktop.services.excel.findings import Remarks, is_blank, shown
from mdd_desktop.services.excel.texts import joined

Cells = Sequence[CellContent]
_TWO_BLANKS = re.compile(
    r"[^\S ]|  |^ | $|[\u0000-\u001f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_UNCLEAN = re.compile(
    r"[^\S \n]|  | $|^ |[\u0300-\u036fÐƉðɖ\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u00ad\u061c\u180e"
    r"\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe\uffff\ud800-\udfff]",
    re.MULTILINE,
)
_YES: Final = frozenset(
    {"x", "v", "√", "✓", "✔", "+", "1", "có", "co", "true", "đúng", "*", "●", "•", "yes", "y", "ü"}
)
_NO: Final = frozenset({"0", "không", "khong", "false", "-", "–", "no", "k", "o"})
_NOTHING: Final = frozenset({"-", "–", "—", "/", ".", "...", "…", "//", "--", "---", "0", "\\"})
_SAME_IN_BOTH_NUMBERINGS: Final = {"1": "Kinh", "2": "Tày", "3": "Thái"}
_ODD_START = re.compile(r"^[\W\d_]", re.MULTILINE)
_HAS_LETTER = re.compile(r"[^\W\d_]")


def read_line(remarks: Remarks, cells: Cells) -> list[str | None]:
    """Short texts, each one line."""
    return _texts(remarks, cells, normalise, SHORT_TEXT)


def read_note(remarks: Remarks, cells: Cells) -> list[str | None]:
    """Longer texts; their lines stay."""
    return _texts(remarks, cells, normalise_lines, LONG_TEXT)


def read_name(remarks: Remarks, cells: Cells) -> list[str | None]:
    """Names of people; a name without a letter is refused."""
    texts = read_line(remarks, cells)
    if _ODD_START.search("\n".join(filter(None, texts))) is None:
        return texts
    for index, text in enumerate(texts):
        if text is None:
            continue
        if not text[0].isalpha() and not _HAS_LETTER.search(text):
            if text not in _NOTHING:
                remarks.refuse(index, "name_without_letters", "Họ tên không có chữ nào. Ghi lại.")
            texts[index] = None
    return texts


def _texts(
    remarks: Remarks, cells: Cells, clean: Callable[[str], str], longest: int
) -> list[str | None]:
    blob = joined(cells)
    if blob.count("\n") == len(cells) - 1 and _is_clean(blob):
        lengths = map(len, cells)  # type: ignore[arg-type]
        if max(lengths, default=0) <= longest:
            return [cell or None for cell in cells]  # type: ignore[misc]
    texts = {cell for cell in cells if type(cell) is str}
    known: dict[CellContent, str | None] = {text: clean(text) or None for text in texts}
    known[None] = None
    values = [
        known[cell] if cell is None or type(cell) is str else _text_of(remarks, index, cell)
        for index, cell in enumerate(cells)
    ]
    if any(text is not None and len(text) > longest for text in known.values()):
        for index, value in enumerate(values):
            if value is not None and len(value) > longest:
                remarks.refuse(index, "too_long", f"Dài quá {longest} chữ; rút ngắn lại.")
    return values


def _is_clean(blob: str) -> bool:
    """Whether texts, one on a line, are already as they are stored: three searches for all."""
    return unicodedata.is_normalized("NFC", blob) and _UNCLEAN.search(blob) is None


def _text_of(remarks: Remarks, index: int, cell: CellContent) -> str:
    """The text of a cell that a spreadsheet took for something else."""
    if isinstance(cell, dt.date):
        text = f"{cell.day}/{cell.month}"
        remarks.warn(
            index,
            "text_became_date",
            "Excel đã đổi chữ trong ô này thành ngày. Xem lại; tạm đọc là ngày/tháng.",
            text,
        )
        return text
    return shown(cell)


def read_codes(list_name: str) -> Callable[[Remarks, Cells], list[str | None]]:
    """A reader of words of a coded list; a word that is not in it is refused."""

    def read(remarks: Remarks, cells: Cells) -> list[str | None]:
        return _resolved(remarks, cells, lambda text: resolve_code(list_name, text))

    return read


def read_ethnic(remarks: Remarks, cells: Cells) -> list[str | None]:
    """Names of peoples in their official spelling; another name is kept and doubted."""
    values = read_line(remarks, cells)
    known: dict[str, str | None] = {}
    for index, text in enumerate(values):
        if text is None:
            continue
        if text not in known:
            known[text] = _ethnic_name(text)
        name = known[text]
        if name is None and text.isdigit():
            remarks.refuse(
                index, "ethnic_number", "Mã số dân tộc có hai bảng khác nhau. Ghi tên dân tộc."
            )
        elif name is None:
            remarks.warn(
                index, "ethnic_unknown", "Tên dân tộc không có trong danh mục; giữ nguyên."
            )
        elif fold(name) != fold(text):
            remarks.warn(index, "ethnic_renamed", "Ghi theo tên trong danh mục.", name)
        values[index] = name or text
    return values


def _ethnic_name(text: str) -> str | None:
    if text.isdigit():
        return _SAME_IN_BOTH_NUMBERINGS.get(text.lstrip("0"))
    group = resolve_ethnic(text)
    return group.name if group else None


def _resolved(
    remarks: Remarks, cells: Cells, resolve: Callable[[str], str | None]
) -> list[str | None]:
    values = read_line(remarks, cells)
    known: dict[str, str | None] = {}
    for index, text in enumerate(values):
        if text is None:
            continue
        if text not in known:
            known[text] = None if text in _NOTHING else resolve(text)
        values[index] = known[text]
        if known[text] is None and text not in _NOTHING:
            remarks.refuse(
                index, "unknown_word", "Giá trị này không có trong danh mục. Sửa lại hoặc để trống."
            )
    return values


def read_soft_codes(list_name: str) -> Callable[[Remarks, Cells], list[str | None]]:
    """A reader of a coded list whose unknown words do not keep the row out."""

    def read(remarks: Remarks, cells: Cells) -> list[str | None]:
        values = read_line(remarks, cells)
        words = {text for text in values if text is not None and text not in _NOTHING}
        known = {text: resolve_code(list_name, text) for text in words}
        for index, text in enumerate(values):
            if text is None:
                continue
            values[index] = known.get(text)
            if values[index] is None and text not in _NOTHING:
                remarks.warn(
                    index,
                    "unknown_word",
                    "Giá trị này không có trong danh mục; để trống, ghi vào ghi chú.",
                )
        return values

    return read


def read_marks(remarks: Remarks, cells: Cells) -> list[bool | None]:
    """Crosses and ticks: True, False, or None where nothing stands."""
    values: list[bool | None] = []
    for index, cell in enumerate(cells):
        if is_blank(cell):
            values.append(None)
            continue
        word = comparison_form(shown(cell)).lower().strip(" .()[]")
        if isinstance(cell, bool) or word in _YES or word in _NO:
            values.append(cell if isinstance(cell, bool) else word in _YES)
            continue
        values.append(None)
        remarks.refuse(index, "not_a_mark", "Cột này chỉ đánh dấu x hoặc để trống.")
    return values


def read_count(remarks: Remarks, cells: Cells) -> list[int | None]:
    """Whole numbers, such as how many children a sponsor takes."""
    values: list[int | None] = []
    for index, cell in enumerate(cells):
        text = shown(cell).strip()
        number = re.fullmatch(r"0*(\d{1,6})(?:\s*(?:trẻ|cháu|em|con|người))?", normalise(text))
        values.append(int(number[1]) if number else None)
        if text and not number and text not in _NOTHING:
            remarks.refuse(index, "not_a_count", "Chỉ ghi một số nguyên.")
    return values


def has_content(cells: Cells) -> bool:
    """Whether any cell of a column holds anything."""
    return any(not is_blank(cell) for cell in cells)
