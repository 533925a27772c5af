"""Dates as people write them into lists: 5/6/2015, 5.6.2015, ngày 5 tháng 6 năm 2015, 2015.

One cell cannot tell whether 5/6 is June or May. Both readings are returned, and the whole column
decides (or the officer): nothing is guessed here.
"""

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import Final, NamedTuple

from mdd_desktop.domain.vietnamese import fold, normalise

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
_SERIALS: Final = range(7_000, 74_000)
_EPOCHS: Final = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}

_LEAD = re.compile(r"^(?:(?:sinh|ngay|sn|ns|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)[\s:,]+)+")
_TIME = re.compile(r"[t ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:am|pm|sa|ch|z)?$")
_THREE = re.compile(r"(\d{1,2})\s*([/.\-\\,])\s*(\d{1,2})\s*[/.\-\\,]\s*(\d{4})")
_SPACED = re.compile(r"(\d{1,2}) (\d{1,2}) (\d{4})")
_COMPACT = re.compile(r"(\d{2})(\d{2})((?:19|20)\d{2})")
_ISO = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})")
_ISO_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_WORDS = re.compile(
    r"(?:ngay|mung|mong)?\s*(\d{1,2})[\s,/.\-]*(?:thang|thg|th|t)[\s.]*([a-z]+(?: [a-z]+)?|\d{1,2})"
    r"[\s,/.\-]+(?:nam\s*)?(\d{4})"
)
_MONTH_WORDS = re.compile(
    r"(?:thang|thg|th|t)[\s.]*([a-z]+(?: [a-z]+)?|\d{1,2})[\s,/.\-]+(?:nam\s*)?(\d{4})"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})\s*[/\-]\s*(\d{1,2})")
_YEAR = re.compile(r"(?:nam\s*|khoang\s*|~\s*)*(\d{4})")
_UNKNOWN_DAY = re.compile(r"(?:0{0,2}|[.?_x\-…]+)\s*/\s*(0?[1-9]|1[0-2])\s*/\s*(\d{4})")
_UNKNOWN_BOTH = re.compile(r"(?:0{0,2}|[.?_x\-…]+)\s*/\s*(?:0{0,2}|[.?_x\-…]+)\s*/\s*(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[/.\-\\,]\s*\d{1,2}\s*[/.\-\\,]\s*'?\d{1,3}|'\d{2}")
_SERIAL = re.compile(r"(\d{4,5})(?:[.,]\d*)?")
_ENGLISH = re.compile(
    r"(\d{1,2})[\s\-/.]*([a-z]{3,9})[\s\-/.,]*(\d{4})|([a-z]{3,9})[\s.]*(\d{1,2})[\s,]+(\d{4})"
)
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH_NAMES: Final = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11, "mot chap": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_LUNAR: Final = ("am lich", "(al)", " al", "nhuan")
_ENGLISH_LENGTH: Final = 3


class DateOrder(StrEnum):
    """Which number of 5/6/2015 comes first."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class WrittenDate(NamedTuple):
    """What a text may mean as a date, in ISO form of any precision.

    Attributes:
        day_first: Read in the Vietnamese order; None if that is no date.
        month_first: Read in the American order; None if that is no date or cannot be meant.
        problem: Why it is no date, in Vietnamese; "" if it is one.
        note: What was taken for granted, in Vietnamese; "" if nothing.
        has_orders: Whether it is two numbers and a year, so that an order can be meant at all.
    """

    day_first: str | None = None
    month_first: str | None = None
    problem: str = ""
    note: str = ""
    has_orders: bool = False

    @property
    def is_open(self) -> bool:
        """Whether both orders give a date, and different ones."""
        both = self.day_first is not None and self.month_first is not None
        return both and self.day_first != self.month_first

    def in_order(self, order: DateOrder | None) -> str | None:
        """The date in an order; without one only if it does not matter."""
        if order is None:
            return None if self.is_open else self.day_first or self.month_first
        if order is DateOrder.MONTH_FIRST:
            return self.month_first or (None if self.has_orders else self.day_first)
        return self.day_first

    @property
    def shows_order(self) -> DateOrder | None:
        """The order that alone makes it a date; None when both or neither do."""
        if not self.has_orders or (self.day_first is None) == (self.month_first is None):
            return None
        return DateOrder.DAY_FIRST if self.day_first is not None else DateOrder.MONTH_FIRST


def read_written_date(text: str, *, is_1904: bool = False) -> WrittenDate:
    """Read what somebody wrote as a date.

    Args:
        text: A cell's text.
        is_1904: Whether a bare number of days counts from 1904.
    """
    written = _LEAD.sub("", fold(normalise(text)).strip(" .;,"))
    if any(sign in f" {written}" for sign in _LUNAR):
        return _no("Ngày âm lịch. Ghi ngày dương lịch theo giấy khai sinh.")
    written = _TIME.sub("", written).strip(" .;,")
    return (
        _numbers(written)
        or _partly_unknown(written)
        or _in_words(written)
        or _short(written)
        or _serial(written, is_1904=is_1904)
        or _no("Không đọc được ngày này. Ghi như 05/06/2015, 06/2015 hoặc 2015.")
    )


def day_of_serial(number: float, *, is_1904: bool = False) -> dt.date | None:
    """Return the day of a spreadsheet's number of days; None for numbers that mean none."""
    if int(number) not in _SERIALS:
        return None
    return _EPOCHS[is_1904] + dt.timedelta(days=int(number))


def _numbers(written: str) -> WrittenDate | None:
    three = _THREE.fullmatch(written)
    if three:
        first, sign, second, year = three.groups()
        return _three(int(first), int(second), int(year), dotted=sign == ".")
    if found := _ISO.fullmatch(written) or _ISO_COMPACT.fullmatch(written):
        year, month, day = map(int, found.groups())
        return _only(_iso(year, month, day))
    if found := _SPACED.fullmatch(written) or _COMPACT.fullmatch(written):
        first, second, year = found.groups()
        return _three(int(first), int(second), int(year), dotted=False)
    if found := _MONTH_YEAR.fullmatch(written):
        return _only(_iso(int(found[2]), int(found[1])))
    if found := _ISO_MONTH.fullmatch(written):
        return _only(_iso(int(found[1]), int(found[2])))
    return None


def _three(first: int, second: int, year: int, *, dotted: bool) -> WrittenDate:
    if not first or not second:
        return _with_unknown(first, second, year)
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if day_first is None and month_first is None:
        return _no(_not_on_calendar(year))
    if dotted and day_first is not None and month_first is not None:
        note = "Đọc theo thứ tự ngày.tháng.năm." if day_first != month_first else ""
        return WrittenDate(day_first, None, note=note)
    return WrittenDate(day_first, month_first, has_orders=True)


def _with_unknown(day: int, month: int, year: int) -> WrittenDate:
    if month and (iso := _iso(year, month)):
        return WrittenDate(iso, None, note="Ngày ghi là 0: chỉ lấy tháng và năm.")
    if not day and (iso := _iso(year)):
        return WrittenDate(iso, None, note="Ngày, tháng ghi là 0: chỉ lấy năm.")
    return _no(_not_on_calendar(year))


def _partly_unknown(written: str) -> WrittenDate | None:
    if found := _UNKNOWN_DAY.fullmatch(written):
        iso = _iso(int(found[2]), int(found[1]))
        return WrittenDate(iso, None, note="Không ghi ngày: chỉ lấy tháng và năm.") if iso else None
    if found := _UNKNOWN_BOTH.fullmatch(written):
        iso = _iso(int(found[1]))
        return WrittenDate(iso, None, note="Không ghi ngày, tháng: chỉ lấy năm.") if iso else None
    if found := _YEAR.fullmatch(written):
        note = "Năm ghi là khoảng chừng." if "khoang" in written or "~" in written else ""
        iso = _iso(int(found[1]))
        return WrittenDate(iso, None, note=note) if iso else None
    return None


def _in_words(written: str) -> WrittenDate | None:
    if found := _WORDS.fullmatch(written):
        month = _month(found[2])
        return _only(_iso(int(found[3]), month, int(found[1]))) if month else None
    if found := _MONTH_WORDS.fullmatch(written):
        month = _month(found[1])
        return _only(_iso(int(found[2]), month)) if month else None
    if found := _ENGLISH.fullmatch(written):
        day, month_name = found[1] or found[5], found[2] or found[4]
        month = _MONTHS.get(month_name[:_ENGLISH_LENGTH], 0)
        return _only(_iso(int(found[3] or found[6]), month, int(day))) if month else None
    return None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return _MONTH_NAMES.get(text.removesuffix(" nam") if text != "nam" else text, 0)


def _short(written: str) -> WrittenDate | None:
    if not _SHORT_YEAR.fullmatch(written):
        return None
    return _no("Năm chỉ có hai chữ số nên không rõ thế kỷ. Ghi đủ bốn chữ số.")


def _serial(written: str, *, is_1904: bool) -> WrittenDate | None:
    found = _SERIAL.fullmatch(written)
    day = day_of_serial(int(found[1]), is_1904=is_1904) if found else None
    if day is None:
        return None
    return WrittenDate(day.isoformat(), None, note="Số ngày của Excel, đổi thành ngày.")


def _iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO text, or None if it is not on the calendar of this programme."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def _only(iso: str | None) -> WrittenDate:
    return WrittenDate(iso) if iso else _no("Ngày không có trên lịch. Xem lại phiếu giấy.")


def _not_on_calendar(year: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "Năm này quá xa. Xem lại phiếu giấy."
    return "Ngày không có trên lịch. Xem lại phiếu giấy."


def _no(problem: str) -> WrittenDate:
    return WrittenDate(problem=problem)
