"""Old encodings, found for whole columns and converted before anything is cleaned.

The font of a cell decides where it can be read. Without fonts a column is judged by all its words;
a short column that says nothing by itself follows the rest of the sheet. Every converted cell is
reported.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from mdd_desktop.documents.xlsx.grid import CellContent, Face, Place, Sheet
from mdd_desktop.domain.vietnamese import (
    Encoding,
    detect_legacy,
    from_tcvn3,
    from_vni,
    is_vietnamese_syllable,
)
from mdd_desktop.services.excel.findings import Remarks

_MODERN = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_WITHOUT_MODERN = re.compile(
    r"^[^\n\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    r"\u0300-\u0323\u1ea0-\u1ef9]*[\u0080-\u00ff]"
    r"[^\n\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    r"\u0300-\u0323\u1ea0-\u1ef9]*$",
    re.MULTILINE,
)
_TWICE_ENCODED = re.compile(r"á[º»]|Ä[\u0091‘]|Æ[°¡]|Ã[\u00a0-\u00bf]")
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 0.25
_FEW_WORDS: Final = 0.5
_SAMPLE: Final = 3000
_NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows"}


def sheet_encoding(columns: Mapping[int, Sequence[CellContent]], heads: Sequence[str]) -> Encoding:
    """The encoding of a sheet as a whole, from its columns and its headings."""
    old = [head for head in heads if head != "unicode"]
    texts = [
        cell
        for cells in columns.values()
        for cell in cells[:_SAMPLE]
        if isinstance(cell, str) and not cell.isascii()
    ]
    modern = sum(1 for text in texts if _MODERN.search(text))
    if not texts or modern > _ENOUGH * len(texts):
        return "unicode"
    found = detect_legacy([text for text in texts if not _MODERN.search(text)])
    if found == "unicode" and old and not modern:
        return "tcvn3" if old[0] == "tcvn3" else "vni"
    return found


def converted(
    remarks: Remarks,
    sheet: Sheet,
    whole: Encoding,
    asked: Encoding | None = None,
) -> tuple[list[CellContent], Encoding]:
    """Return a column's cells in Unicode and the encoding they were in.

    Args:
        remarks: Of the column; every converted cell is reported.
        sheet: For the fonts.
        whole: The encoding of the sheet.
        asked: What the officer says the column is in.
    """
    cells = remarks.cells
    if asked is None and not sheet.faces and _is_plain(cells, whole):
        return cells, "unicode"
    encoding = asked or _encoding(set(cells), whole)
    result = list(cells)
    used: Encoding = "unicode"
    for index, cell in enumerate(cells):
        if not isinstance(cell, str) or not cell.strip():
            continue
        face = sheet.faces.get(Place(remarks.rows[index], remarks.column))
        own = _of_cell(cell, encoding, face) if asked is None else _as_said(cell, asked)
        text = _convert(cell, own, capitals=face is Face.TCVN3_CAPITALS)
        if text != cell:
            used = own
            result[index] = text
            remarks.warn(index, f"from_{own}", f"Đổi từ {_NAMES[own]} sang Unicode.", text)
        else:
            result[index] = _repaired(remarks, index, cell)
    return result, used


def _is_plain(cells: Sequence[CellContent], whole: Encoding) -> bool:
    """Whether a column is Unicode beyond doubt."""
    blob = joined(cells)
    if ("?" in blob or "\ufffd" in blob) and _LOST.search(blob):
        return False
    if blob.isascii():
        return True
    if _TWICE_ENCODED.search(blob):
        return False
    doubtful = set(_WITHOUT_MODERN.findall(blob))
    if not doubtful:
        return True
    if whole != "unicode" or any(map(_is_odd, doubtful)):
        return False
    return (
        len(doubtful) < _FEW_WORDS * blob.count("\n") or detect_legacy(list(doubtful)) == "unicode"
    )


def joined(cells: Sequence[CellContent]) -> str:
    """The texts of a column, each on a line; a search over all of them costs what one costs."""
    try:
        return "\n".join(cells)  # type: ignore[arg-type]
    except TypeError:
        return "\n".join([cell for cell in cells if isinstance(cell, str)])


def _is_odd(text: str) -> bool:
    """Whether a word beyond ASCII is no Vietnamese syllable as it stands."""
    return any(not word.isascii() and not _is_syllable(word) for word in _WORD.findall(text))


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    return is_vietnamese_syllable(word)


def _of_cell(text: str, encoding: Encoding, face: Face | None) -> Encoding:
    """The encoding of one cell, given its column's and its font's."""
    if _MODERN.search(text):
        return "unicode"
    if face is not None:
        return "vni" if face is Face.VNI else "tcvn3"
    if encoding == "unicode" and not text.isascii() and _is_odd(text):
        return detect_legacy([text])
    return encoding


def _as_said(text: str, asked: Encoding) -> Encoding:
    """The encoding of one cell of a column of which the officer said what it is in."""
    return "unicode" if _MODERN.search(text) else asked


def _encoding(cells: AbstractSet[CellContent], whole: Encoding) -> Encoding:
    texts = [cell for cell in cells if isinstance(cell, str) and not cell.isascii()]
    if not texts:
        return "unicode"
    found = detect_legacy(texts)
    if found == "unicode" and whole != "unicode" and not any(map(_MODERN.search, texts)):
        return whole
    return found


def _convert(text: str, encoding: Encoding, *, capitals: bool) -> str:
    if encoding == "tcvn3":
        return from_tcvn3(text, capitals=capitals)
    return from_vni(text) if encoding == "vni" else text


def _repaired(remarks: Remarks, index: int, text: str) -> str:
    if _TWICE_ENCODED.search(text):
        for codec in ("cp1252", "latin-1"):
            try:
                better = text.encode(codec).decode("utf-8")
            except UnicodeError:
                continue
            remarks.warn(index, "text_repaired", "Chữ bị lưu sai bảng mã, đã đọc lại.", better)
            return better
        remarks.refuse(index, "text_damaged", "Chữ bị lưu sai bảng mã. Gõ lại ô này.")
    elif _LOST.search(text):
        remarks.refuse(index, "text_damaged", "Chữ có dấu đã mất, chỉ còn dấu hỏi. Gõ lại ô này.")
    return text
