"""A date of which perhaps only the year or the month is known."""

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

_SHAPES = {4: "year", 7: "month", 10: "day"}
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_FIRST_YEAR = 1900


class Precision(StrEnum):
    """How much of the date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PartialDate(BaseModel):
    """A date with its precision: ``2014-03-12`` day, ``2014-03`` month, ``2014`` year.

    Attributes:
        date: ISO text, as long as the precision says.
        precision: What is known; taken from the text when left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: str
    precision: Precision

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, str):
            value = {"date": value}
        if isinstance(value, dict) and "precision" not in value:
            shape = _SHAPES.get(len(str(value.get("date", ""))), "day")
            value = {**value, "precision": shape}
        return value

    @model_validator(mode="after")
    def _is_on_the_calendar(self) -> Self:
        if not _ISO.fullmatch(self.date):
            msg = "Ngày này không đọc được. Ghi như 2014-03-12, 2014-03 hoặc 2014."
            raise ValueError(msg)
        if _SHAPES[len(self.date)] != self.precision:
            msg = "Ngày và độ chính xác của ngày không khớp nhau."
            raise ValueError(msg)
        try:
            first = self.first_day()
        except ValueError:
            msg = f"Ngày {self.shown()} không có trên lịch. Xem lại phiếu giấy."
            raise ValueError(msg) from None
        if first.year < _FIRST_YEAR:
            msg = f"Năm {first.year} quá xa. Xem lại phiếu giấy."
            raise ValueError(msg)
        return self

    @property
    def text(self) -> str:
        """The ISO text, the form in which it is stored."""
        return self.date

    @property
    def year(self) -> int:
        """The year, always known."""
        return int(self.date[:4])

    def first_day(self) -> dt.date:
        """The earliest day it may be."""
        return dt.date.fromisoformat((self.date + "-01-01")[:10])

    def last_day(self) -> dt.date:
        """The latest day it may be: 31/12 of a year, the last day of a month (rule F4)."""
        if self.precision is Precision.YEAR:
            return dt.date(self.year, 12, 31)
        if self.precision is Precision.MONTH:
            month = int(self.date[5:7])
            return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])
        return dt.date.fromisoformat(self.date)

    def birthday(self, age: int) -> dt.date:
        """The day on which somebody born then turns ``age``; 29/02 gives 01/03 (rule F4)."""
        born = self.last_day()
        try:
            return born.replace(year=born.year + age)
        except ValueError:
            return dt.date(born.year + age, 3, 1)

    def age_on(self, day: dt.date) -> int:
        """Whole years reached on ``day``; negative before the birth."""
        return age_between(self.last_day(), day)

    def shown(self) -> str:
        """The way tables print it: ``12/03/2014``, ``03/2014``, ``2014``."""
        return "/".join(reversed(self.date.split("-")))


def age_between(born: dt.date, day: dt.date) -> int:
    """Whole years reached on ``day`` by somebody born on a known day; negative before it."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
