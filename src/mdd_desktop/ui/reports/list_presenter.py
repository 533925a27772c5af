"""What happens on the list behind a figure: records open, the list is kept under a name."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import figure_lists
from mdd_desktop.services.figure_lists import FigureList, FigureQuestion
from mdd_desktop.services.figure_rows import ListedRow
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.kept_lists import KeptLists
from mdd_desktop.ui.reports.figure_lines import number_text
from mdd_desktop.ui.reports.list_view import FigureListView
from mdd_desktop.ui.reports.ports import ListLine, ListShown
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.worded import Worded


class FigureListPresenter(QObject):
    """Shows what a figure counted.

    Attributes:
        record_wanted: (kind, id) of a record to open.
    """

    record_wanted = Signal(str, object)

    def __init__(self, view: FigureListView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._asked = FigureQuestion()
        self._kept = KeptLists(
            view,
            desk,
            lambda: self._asked,
            self._ask,
            promise=tr("Lần sau mở ra, danh sách vẫn gồm đúng các dòng này."),
        )
        self._lines: Sequence[ListLine] = ()
        view.row_opened.connect(self._open_row)
        for model in view.models.values():
            model.rows_wanted.connect(self._rows_wanted)

    def show(self, found: FigureList) -> None:
        """Show the list behind a figure."""
        shown = list_shown(found)
        self._asked, self._lines = found.asked, shown.lines
        self._view.show_opened()
        self._view.show_list(shown)
        self._kept.load()

    def _ask(self, asked: FigureQuestion) -> None:
        self._desk.ask(
            figure_lists.kept_list,
            asked,
            on_done=self.show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa mở được danh sách")),
            owner=self._view,
            key="figure_list",
            sentence=tr("Đang mở danh sách"),
            beside=True,
        )

    def _rows_wanted(self, offset: int) -> None:
        self._view.show_rows(offset, self._lines)

    def _open_row(self, at: int) -> None:
        line = self._lines[at] if 0 <= at < len(self._lines) else None
        if line is not None and line.leads_to is not None:
            self.record_wanted.emit(*line.leads_to)


def list_shown(found: FigureList) -> ListShown:
    """A list in the officer's words."""
    rows = found.rows
    if found.opening:
        rows = (ListedRow(tr("Số dư đầu kỳ"), "", amount=found.opening), *rows)
    has_amounts = any(row.amount is not None for row in rows)
    span = tr("từ {first} đến hết {last}").format(
        first=f"{found.period.lo:%d/%m/%Y}", last=f"{found.period.hi:%d/%m/%Y}"
    )
    value = f"{number_text(found.value)} {found.unit_word}".strip()
    foot = value
    if has_amounts:
        foot = tr("{n} dòng · cộng {value}").format(n=format_number(len(rows)), value=value)
    return ListShown(
        title=at_the_start(found.label),
        subtitle=f"{value} · {span}",
        foot=foot if rows else "",
        has_amounts=has_amounts,
        has_days=any(row.day for row in rows),
        lines=Worded(_line, rows),
    )


def _line(row: ListedRow) -> ListLine:
    day = f"{dt.date.fromisoformat(row.day):%d/%m/%Y}" if row.day else ""
    amount = "" if row.amount is None else format_number(row.amount)
    return ListLine(row.name, row.about, day, amount, row.leads_to)
