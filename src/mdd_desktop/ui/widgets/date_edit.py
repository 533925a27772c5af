"""Dates the way officers type them: 05012015, 5.1.2015, 1/2015, 2015; F4 opens a calendar."""

import re

from pydantic import ValidationError
from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.line_edit import LineEdit

_PARTS = re.compile(r"\d+")
_RUN_OF_EIGHT = re.compile(r"(\d{2})(\d{2})(\d{4})")
_YEAR_DIGITS = 4


class DateProblem(ValueError):  # noqa: N818 - it is shown, not raised to a caller far away
    """A date that has to be asked back; its text is the sentence to show."""


def read_date(text: str, *, whole_day: bool = False) -> PartialDate | None:
    """Return the date that was typed, or None for an empty box.

    Raises:
        DateProblem: It is no date, its year has two digits, or only ``whole_day`` will do.
    """
    parts = _split(text)
    if not parts:
        if text.strip():
            raise DateProblem(tr("Ngày này không đọc được. Gõ như 05012015, 5.1.2015 hoặc 2015."))
        return None
    if len(parts[-1]) != _YEAR_DIGITS:
        raise DateProblem(_ask_the_year(parts[-1]))
    if whole_day and len(parts) < len(("day", "month", "year")):
        raise DateProblem(tr("Ở đây cần đủ ngày, tháng, năm."))
    iso = "-".join([parts[-1], *(part.zfill(2) for part in reversed(parts[:-1]))])
    try:
        return PartialDate.model_validate(iso)
    except ValidationError:
        raise DateProblem(_not_on_the_calendar(parts)) from None


def _split(text: str) -> list[str]:
    run = _RUN_OF_EIGHT.fullmatch(text.strip())
    parts = list(run.groups()) if run else _PARTS.findall(text)
    longest, day_month_year = 2, 3
    if len(parts) > day_month_year or any(len(part) > longest for part in parts[:-1]):
        return [*parts[:2], ""]
    return parts


def _ask_the_year(year: str) -> str:
    two_digits = 2
    if len(year) == two_digits:
        sentence = tr("Năm {short} là {near} hay {far}? Gõ đủ bốn chữ số.")
        return sentence.format(short=year, near=f"20{year}", far=f"19{year}")
    return tr("Ngày này không đọc được. Gõ như 05012015, 5.1.2015 hoặc 2015.")


def _not_on_the_calendar(parts: list[str]) -> str:
    shown = "/".join([*(part.zfill(2) for part in parts[:-1]), parts[-1]])
    return tr("Ngày {day} không có trên lịch. Chị xem lại phiếu giấy.").format(day=shown)


class DateEdit(LineEdit):
    """A plain line input that is read when it is left.

    Attributes:
        date_changed: The new date or None; not emitted while the text is no date.
        problem_found: The sentence to show under the box; "" when it is right.
    """

    date_changed = Signal(object)
    problem_found = Signal(str)

    def __init__(self, name: str, *, example: str = "", whole_day: bool = False) -> None:
        super().__init__(name, example=example, longest=20)
        self._whole_day = whole_day
        self.committed.connect(self._read)

    def date(self) -> PartialDate | None:
        """Return the date that stands in the box now, left or not; None when it is none."""
        try:
            return read_date(self.text(), whole_day=self._whole_day)
        except DateProblem:
            return None

    def problem(self) -> str:
        """Return why what stands in the box is no date; "" when it is one, or empty."""
        try:
            read_date(self.text(), whole_day=self._whole_day)
        except DateProblem as problem:
            return str(problem)
        return ""

    def show_date(self, date: PartialDate | None) -> None:
        """Show a date without announcing it."""
        self.show_text(date.shown() if date else "")

    def read_again(self) -> None:
        """Read the text that stands in the box, which somebody else put there."""
        self._read(self.text())

    def _read(self, text: str) -> None:
        try:
            date = read_date(text, whole_day=self._whole_day)
        except DateProblem as problem:
            self.problem_found.emit(str(problem))
            return
        self.show_text(date.shown() if date else "")
        self.problem_found.emit("")
        self.date_changed.emit(date)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self._open_calendar()
            return
        super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        date = self.date()
        shown = date.first_day() if date else None
        calendar = CalendarPopup(self, QDate(shown.year, shown.month, shown.day) if shown else None)
        calendar.chosen.connect(self._take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()

    def _take(self, day: QDate) -> None:
        self.setText(day.toString("dd/MM/yyyy"))
        self._commit()


class CalendarPopup(QFrame):
    """A calendar under a box; Esc closes it, Enter takes the day."""

    chosen = Signal(QDate)

    def __init__(self, parent: QWidget, day: QDate | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if day is not None:
            calendar.setSelectedDate(day)
        calendar.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)
        self.setFocusProxy(calendar)
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(day)
        self.close()
