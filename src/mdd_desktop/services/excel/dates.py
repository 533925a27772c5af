"""A column of dates: the column decides the order of day and month, or the officer does.

What a cell alone shows (25/12/2015) counts as evidence for the others. Without evidence, or with
evidence for both orders, the open cells are refused with one question for the column.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from mdd_desktop.documents.xlsx.grid import CellContent
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.domain.written_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    DateOrder,
    WrittenDate,
    day_of_serial,
    read_written_date,
)
from mdd_desktop.services.excel.findings import Remarks, is_blank

_YEARS: Final = range(FIRST_YEAR, LAST_YEAR + 1)
_LAST_MONTH: Final = 12
_SURE_FROM: Final = 1909
_SUSPECT: Final = 3
_HEAD_DAY_FIRST = re.compile(r"d{1,2}\s*[/.-]\s*m{1,2}|ngay\s*/\s*thang")
_HEAD_MONTH_FIRST = re.compile(r"m{1,2}\s*[/.-]\s*d{1,2}[/.-]|thang\s*/\s*ngay")
_ASK: Final = (
    "Không rõ ngày trước hay tháng trước. Cho biết một lần cho cả cột: dmy (ngày trước) "
    "hoặc mdy (tháng trước)."
)
_ASK_SWAPPED: Final = (
    "Ô này có thể đã bị Excel đổi chỗ ngày và tháng khi gõ. Xem lại phiếu giấy; nếu đúng, "
    "cho biết dmy cho cột này."
)


def order_in_heading(label: str) -> DateOrder | None:
    """The order that a heading states, such as "(dd/mm/yyyy)"."""
    words = fold(label)
    if _HEAD_DAY_FIRST.search(words):
        return DateOrder.DAY_FIRST
    return DateOrder.MONTH_FIRST if _HEAD_MONTH_FIRST.search(words) else None


def read_dates(
    remarks: Remarks,
    cells: Sequence[CellContent],
    *,
    asked: DateOrder | None = None,
    heading: str = "",
    is_1904: bool = False,
) -> tuple[list[str | None], bool]:
    """Return the ISO text of each cell and whether the column's order is an open question.

    Args:
        remarks: Of the column.
        cells: The contents, in Unicode.
        asked: The officer's answer for this column.
        heading: Of the column; it may state the order.
        is_1904: Whether bare numbers of days count from 1904.
    """
    read: dict[str, WrittenDate] = {
        text: read_written_date(text, is_1904=is_1904)
        for text in {cell for cell in cells if isinstance(cell, str) and cell.strip()}
    }
    seen = {found.shows_order for found in read.values()} - {None}
    stated = asked or order_in_heading(heading)
    order = stated or (next(iter(seen)) if len(seen) == 1 else None)
    suspects = _swapped(cells, seen) if asked is None else 0
    column = _Column(remarks, read, order, stated, is_1904=is_1904, suspects=suspects)
    values = [
        cell.isoformat()
        if type(cell) is dt.date and not suspects and _SURE_FROM < cell.year <= LAST_YEAR
        else column.value(index, cell)
        for index, cell in enumerate(cells)
    ]
    return values, column.is_open


def _swapped(cells: Sequence[CellContent], seen: set[DateOrder | None]) -> int:
    """How many true dates of the column look like victims of a month-first Excel.

    There, 25/12/2015 stays a text and 05/06/2015 becomes the 6th of May: so texts with days
    beyond 12 stand beside dates that all have days up to 12.
    """
    if DateOrder.DAY_FIRST not in seen:
        return 0
    days = [cell for cell in cells if isinstance(cell, dt.date) and not _is_typed_year(cell)]
    return len(days) if days and all(day.day <= _LAST_MONTH for day in days) else 0


class _Column:
    def __init__(
        self,
        remarks: Remarks,
        read: dict[str, WrittenDate],
        order: DateOrder | None,
        stated: DateOrder | None,
        *,
        is_1904: bool,
        suspects: int,
    ) -> None:
        self.is_open = False
        self._remarks = remarks
        self._read = read
        self._order = order
        self._stated = stated
        self._is_1904 = is_1904
        self._suspects = suspects

    def value(self, index: int, cell: CellContent) -> str | None:
        if is_blank(cell):
            return None
        if isinstance(cell, dt.date):
            return self._day(index, cell)
        if isinstance(cell, str):
            return self._text(index, self._read[cell])
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return self._number(index, float(cell))
        return self._unreadable(index)

    def _day(self, index: int, day: dt.date) -> str | None:
        year = _typed_year(day, is_1904=self._is_1904)
        if year:
            self._remarks.warn(
                index, "year_as_day", "Ô định dạng ngày nhưng chỉ gõ năm: lấy năm.", year
            )
            return str(year)
        if day.year not in _YEARS:
            self._remarks.refuse(index, "date_far", "Năm này quá xa. Xem lại phiếu giấy.")
            return None
        if isinstance(day, dt.datetime):
            if day.time() != dt.time():
                self._remarks.warn(index, "time_dropped", "Bỏ phần giờ.", day.date().isoformat())
            day = day.date()
        if self._suspects and day.day != day.month:
            if self._suspects >= _SUSPECT:
                self.is_open = True
                self._remarks.refuse(index, "date_swapped", _ASK_SWAPPED)
                return None
            self._remarks.warn(index, "date_swapped", _ASK_SWAPPED, day.isoformat())
        return day.isoformat()

    def _text(self, index: int, found: WrittenDate) -> str | None:
        if found.problem:
            self._remarks.refuse(index, "date_unreadable", found.problem)
            return None
        iso = found.in_order(self._order)
        if iso is None:
            return self._against(index, found)
        if found.note:
            self._remarks.warn(index, "date_guessed", found.note, iso)
        elif found.is_open and self._stated is None:
            self._remarks.warn(
                index, "date_order", "Thứ tự ngày, tháng lấy theo các ô khác của cột.", iso
            )
        return iso

    def _against(self, index: int, found: WrittenDate) -> str | None:
        """Open, or only readable in the order that the column does not have."""
        if found.is_open:
            self.is_open = True
            self._remarks.refuse(index, "date_order", _ASK)
            return None
        iso = found.day_first or found.month_first
        if self._stated is None:
            return iso
        self._remarks.refuse(
            index, "date_order", "Ngày này không có theo thứ tự ngày, tháng đã cho của cột."
        )
        return None

    def _number(self, index: int, number: float) -> str | None:
        if number.is_integer() and int(number) in _YEARS:
            return str(int(number))
        if number.is_integer() and number >= 10**6:
            digits = str(int(number)).zfill(8)
            found = read_written_date(digits, is_1904=self._is_1904)
            if not found.problem:
                return self._text(index, found._replace(note=found.note or "Số liền, đọc là ngày."))
        day = day_of_serial(number, is_1904=self._is_1904)
        if day is None:
            return self._unreadable(index)
        self._remarks.warn(
            index, "date_serial", "Số ngày của Excel, đổi thành ngày.", day.isoformat()
        )
        return day.isoformat()

    def _unreadable(self, index: int) -> str | None:
        self._remarks.refuse(
            index,
            "date_unreadable",
            "Không đọc được ngày này. Ghi như 05/06/2015, 06/2015 hoặc 2015.",
        )
        return None


def _typed_year(day: dt.date, *, is_1904: bool) -> int:
    """The year somebody typed into a cell that shows it as a day of 1905 (or 1909)."""
    epoch = dt.date(1904, 1, 1) if is_1904 else dt.date(1899, 12, 30)
    plain = day.date() if isinstance(day, dt.datetime) else day
    number = (plain - epoch).days
    return number if number in _YEARS else 0


def _is_typed_year(day: dt.date) -> bool:
    return bool(_typed_year(day, is_1904=False))
