"""A workbook as rows of cells, whatever kind of file it came from."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

CellContent = str | float | int | bool | dt.date | dt.time | dt.timedelta | None
Cells = list[CellContent]

_LETTERS = 26
_FIRST_LETTER = ord("A")
_TCVN3_FONT = ".vn"
_VNI_FONT = "vni-"


class Mark(StrEnum):
    """What is special about a cell beyond its content."""

    FORMULA = "formula"
    ERROR = "error"


class Face(StrEnum):
    """The old encoding that a cell's font shows as Vietnamese."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3_capitals"
    VNI = "vni"


class Place(NamedTuple):
    """Where a cell stands, both counted from zero."""

    row: int
    column: int


class Area(NamedTuple):
    """Cells joined into one, counted from zero, all four inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        name: On its tab.
        rows: From the sheet's first row; a row ends at its last cell, and a missing cell is None.
        is_hidden: Whether its tab is hidden.
        hidden_rows: Counted from zero; filtered away counts as hidden.
        hidden_columns: Counted from zero.
        areas: Joined cells.
        marks: Cells that hold a formula or an error.
        faces: Cells in a font of an old encoding.
        left_out: Cells with content so far out that they were not read.
    """

    name: str
    rows: list[Cells]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    areas: tuple[Area, ...] = ()
    marks: Mapping[Place, Mark] = field(default_factory=dict)
    faces: Mapping[Place, Face] = field(default_factory=dict)
    left_out: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Book:
    """A workbook.

    Attributes:
        kind: ``xlsx``, ``xlsm``, ``xls``, ``ods``, ``csv`` or ``html``.
        sheets: In the order of their tabs.
        text_encoding: Of a text file, such as ``utf-8`` or ``cp1258``; "" for the others.
        is_1904: Whether numbers of days count from 1904.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    text_encoding: str = ""
    is_1904: bool = False


def column_letters(column: int) -> str:
    """Return the letters of a column counted from zero: A, Z, AA."""
    letters, rest = "", column + 1
    while rest:
        rest, place = divmod(rest - 1, _LETTERS)
        letters = chr(_FIRST_LETTER + place) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column of its letters, counted from zero."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _FIRST_LETTER + 1
    return number - 1


def face_of(font: str) -> Face | None:
    """Return the old encoding of a font by its name; None for fonts of Unicode."""
    name = font.strip().lower()
    if name.startswith(_TCVN3_FONT):
        return Face.TCVN3_CAPITALS if name.endswith("h") else Face.TCVN3
    return Face.VNI if name.startswith(_VNI_FONT) else None


def without_tail(rows: Iterable[Cells]) -> list[Cells]:
    """Drop the empty rows at the end."""
    kept = list(rows)
    while kept and not any(cell not in (None, "") for cell in kept[-1]):
        kept.pop()
    return kept
