"""How a table fits its width: the text of its cells, the size of its letters, its columns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mdd_desktop.documents.typography import MM, Face, FontFamily
from mdd_desktop.domain.document import Absent, Align, CellValue, Row, RowStyle, Table
from mdd_desktop.domain.document_rules import bound, tidy
from mdd_desktop.domain.report import decimal_text
from mdd_desktop.domain.vietnamese import format_number, short_date

PADDING = 1 * MM
SLACK = 0.3
_WIDE_PADDING = 1.5 * MM
_MANY_COLUMNS = 9
TABLE_SIZES = (12.0, 11.0, 10.0, 9.0)


@dataclass(frozen=True)
class Fit:
    """The chosen size, the widths of the columns and the room beside their text, in points."""

    size: float
    widths: tuple[float, ...]
    padding: float

    @property
    def edges(self) -> tuple[float, ...]:
        """The upright lines, from the left edge of the text."""
        found = [0.0]
        for width in self.widths:
            found.append(found[-1] + width)
        return tuple(found)


def cell_text(value: CellValue, *, zero_blank: bool = False) -> str:
    """A value as a table prints it."""
    match value:
        case str():
            return clean_text(value)
        case None:
            return ""
        case Absent():
            return value.value
        case dt.date():
            return short_date(value)
        case Decimal():
            return decimal_text(value)
        case _:
            return "" if zero_blank and value == 0 else format_number(value)


@lru_cache(maxsize=65536)
def clean_text(text: str) -> str:
    """Text of a cell, tidied and bound; most texts of a list come again and again."""
    return bound(tidy(text))


def spanned(row: Row, count: int) -> list[int]:
    """How many columns each cell of a row lies over."""
    return [row.span, *[1] * (count - row.span)]


def fit_table(table: Table, fonts: FontFamily, width: float) -> Fit:
    """Choose the largest size at which no word is cut, and widen columns of long numbers.

    The columns always fill ``width``. Where the wide padding leaves no size, the narrow one is
    tried. At the smallest size, what a number or a code still lacks is taken from the columns of
    text; neither is ever broken.
    """
    total = sum(column.width_mm for column in table.columns)
    widths = [column.width_mm / total * width for column in table.columns]
    needs = list(zip(_needs(table, fonts), widths, strict=True))
    for padding in (PADDING,) if len(widths) > _MANY_COLUMNS else (_WIDE_PADDING, PADDING):
        for size in TABLE_SIZES:
            if all(need * size <= w - 2 * padding + SLACK for need, w in needs):
                return Fit(size, tuple(widths), padding)
    size = TABLE_SIZES[-1]
    numbers = [need and need * size + 2 * PADDING for need in _number_needs(table, fonts)]
    return Fit(size, tuple(_widened(widths, numbers)), PADDING)


def _needs(table: Table, fonts: FontFamily) -> list[float]:
    needs = [
        0.0 if column.vertical else _widest_word(column.title, fonts.bold)
        for column in table.columns
    ]
    return [max(a, b) for a, b in zip(needs, _row_needs(table, fonts), strict=True)]


def _row_needs(table: Table, fonts: FontFamily) -> list[float]:
    """The widest word of each column; a cell over several columns has room enough."""
    needs = [0.0] * len(table.columns)
    for row in table.rows:
        face = fonts.regular if row.style is RowStyle.PLAIN else fonts.bold
        first = 0 if row.span == 1 else row.span
        for place, value in enumerate(row.cells[first and 1 :], start=first):
            word = _widest_word(value if isinstance(value, str) else cell_text(value), face)
            needs[place] = max(needs[place], word)
    return needs


def _number_needs(table: Table, fonts: FontFamily) -> list[float]:
    """What numbers need, and the dates, codes and short words of columns that are centred."""
    needs = [0.0] * len(table.columns)
    centred = [column.align is Align.CENTER for column in table.columns]
    for row in table.rows:
        for place, value in enumerate(row.cells, start=row.span - 1):
            if isinstance(value, int | Decimal | dt.date):
                needs[place] = max(needs[place], fonts.bold.width(cell_text(value), 1))
            elif centred[place] and row.span == 1 and isinstance(value, str):
                needs[place] = max(needs[place], _widest_word(value, fonts.regular))
    return needs


@lru_cache(maxsize=65536)
def _widest_word(text: str, face: Face) -> float:
    return max((face.width(word, 1) for word in clean_text(text).split()), default=0.0)


def _widened(widths: Sequence[float], numbers: Sequence[float]) -> list[float]:
    """Give columns of numbers what they lack, taken evenly from the columns of text."""
    lacks = [max(0.0, need - width) for need, width in zip(numbers, widths, strict=True)]
    spare = [0.0 if need else width / 2 for need, width in zip(numbers, widths, strict=True)]
    if not any(lacks) or not any(spare):
        return list(widths)
    share = min(1.0, sum(lacks) / sum(spare))
    given = sum(spare) * share / sum(lacks)
    return [
        width + lack * given - own * share
        for width, lack, own in zip(widths, lacks, spare, strict=True)
    ]
