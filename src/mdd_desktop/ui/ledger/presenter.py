"""What happens in the support book: the year, its filters, marking and writing."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import ledger
from mdd_desktop.services.ledger import MONTHS as MONTHS_IN_YEAR
from mdd_desktop.services.ledger import LedgerRow, LedgerYear
from mdd_desktop.services.undo import Act
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ledger.grid_model import FIRST
from mdd_desktop.ui.ledger.kept_marks import KeptMarks
from mdd_desktop.ui.ledger.lists import LedgerLists
from mdd_desktop.ui.ledger.offers import (
    offer_filters,
    offer_opening,
    open_this_month,
    rows_kept,
    show_nothing,
    summary,
)
from mdd_desktop.ui.ledger.papers import LedgerPapers
from mdd_desktop.ui.ledger.view import MONTHS, ONLY, LedgerView
from mdd_desktop.ui.ledger.writing import MonthWriter
from mdd_desktop.ui.text import tr

_ENTRIES, _MANY = "support_entry", 500


class LedgerPresenter(QObject):
    """Asks, shows, keeps what is marked until it is written.

    Attributes:
        entry_wanted: (child or None, entry or None): one line is to be entered or looked at.
        child_wanted, sponsor_wanted: An id.
        counted: How many sponsorships have something due this month.
    """

    entry_wanted = Signal(object, object)
    child_wanted = Signal(object)
    sponsor_wanted = Signal(object)

    def __init__(self, view: LedgerView, desk: Desk, papers: LedgerPapers) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._papers = papers
        self._year = 0
        self._book: LedgerYear | None = None
        self._filters: dict[str, str] = {}
        self._only: Selection | None = None
        self._stale = self._reading = False
        self._lists = LedgerLists(view, desk)
        self._lists.entry_wanted.connect(lambda entry: self.entry_wanted.emit(None, entry))
        self._lists.sponsor_wanted.connect(self.sponsor_wanted)
        view.year_stepped.connect(self._step)
        view.view_changed.connect(lambda _code: self._show())
        view.filter_changed.connect(self._filter)
        view.month_wanted.connect(self.mark_month)
        view.print_wanted.connect(lambda: papers.print_book(self._year))
        view.opening_wanted.connect(lambda: open_this_month(view, desk))
        view.entry_wanted.connect(self._enter)
        view.table.marks_changed.connect(self._show_marks)
        self._kept = KeptMarks(view, desk)
        writer = MonthWriter(view, desk, self._kept, lambda: self._year)
        writer.written.connect(self._show_marks)
        view.receipts_wanted.connect(lambda: papers.print_receipts(writer.entries))
        view.table.row_opened.connect(self._open_row)
        view.table.typing_done.connect(lambda: QTimer.singleShot(0, self, self._refresh))
        view.table.refused.connect(desk.told)
        view.bar.direction_changed.connect(self._turn)
        desk.committed.connect(self._changed)

    def open(self, who: UUID | None = None) -> None:
        """Show the present year, or the one that was looked at.

        With ``who``, a sponsorship or a child, go to her row.
        """
        if not self._year or who is not None:
            self._to_this_year()
        self._load(then=(lambda: self._find(who)) if who else None)

    def open_only(self, chosen: Selection) -> None:
        """Show some sponsorships, until the chip that says so is taken off."""
        self._to_this_year()
        self._view.open_view(MONTHS)
        self._view.clear_filters()
        self._only = chosen
        self._view.show_only(chosen.words)
        self._load()

    def _to_this_year(self) -> None:
        self._turn_to(self._desk.today.year)
        self._view.bar.show_day(self._desk.today)

    def _turn_to(self, year: int) -> None:
        """Look at another year; what is marked belongs to its own, and is kept with it."""
        if year != self._year:
            self._year = year
            self._view.model.forget_marks()

    def _find(self, who: UUID | None) -> None:
        self._view.open_view(MONTHS)
        self._view.clear_filters()
        for at, row in enumerate(self._view.model.rows):
            if who in {row.sponsorship, row.child}:
                self._view.table.choose(at, FIRST + self._desk.today.month - 1)
                return

    def mark_month(self) -> None:
        """Mark every sponsorship that has something to be written this month."""
        if self._book is None:
            return
        if self._year != self._desk.today.year:
            self._turn_to(self._desk.today.year)
            self._load(then=self.mark_month)
            return
        self._view.open_view(MONTHS)
        model = self._view.model
        month = self._desk.today.month
        model.working_month = month
        places = [(row.sponsorship, month) for row in model.rows]
        marked = [place for place in places if model.marks.mark(place)]
        model.repaint()
        self._view.table.marks_changed.emit()
        if not marked:
            told = tr("Tháng {month} không còn lượt nào phải ghi.")
            if len(model.rows) < len(self._book.rows):
                told = tr("Trong các dòng đang lọc, tháng {month} không còn lượt nào phải ghi.")
            self._desk.told.emit(told.format(month=month))
            return
        self._view.table.setFocus()
        self._view.table.choose(places.index(marked[0]), FIRST + month - 1)

    def _load(self, *, then: Callable[[], None] | None = None) -> None:
        def show(book: LedgerYear) -> None:
            self._reading = False
            self._show_book(book)
            if then is not None:
                then()

        self._view.year.show_year(self._year)
        self._reading = True  # what is saved meanwhile it does not see
        self._desk.ask(
            ledger.year_book,
            self._year,
            on_done=show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được sổ")),
            owner=self._view,
            key="ledger_year",
            sentence=tr("Đang đọc sổ hỗ trợ"),
            beside=True,
        )

    def _show_book(self, book: LedgerYear) -> None:
        if self._view.table.is_typing():
            self._stale = True
            return
        self._stale, self._book = False, book
        self._view.show_opened()
        month = tr("Ghi cả tháng {month}").format(month=self._desk.today.month)
        self._view.whole_month.setText(month)
        self._view.show_lack("" if book.rows else tr("Chưa có lượt đỡ đầu nào."))
        self._view.model.marks.take_rows(book.rows)
        offer_filters(self._view, book)
        offer_opening(self._view, book, self._desk.today)
        self._show()
        self._kept.look_again(book.year)

    def _show(self) -> None:
        if self._book is None:
            return
        if self._view.view() == MONTHS:
            self._show_months()
            return
        self._view.show_marking(some=False)
        self._lists.show(self._book, self._filters)

    def _show_months(self) -> None:
        view, book = self._view, self._book
        if book is None:
            return
        rows = rows_kept(book, self._filters, self._only)
        at = view.table.currentIndex()
        row, column = at.row(), at.column()
        view.model.show_rows(rows, book.month)
        if not rows:
            show_nothing(view, book)
        else:
            view.show_some(some=True)
            month = max(1, min(book.month or 1, MONTHS_IN_YEAR))
            wanted = column if column >= 0 else FIRST + month - 1
            view.table.fit_columns()
            view.table.choose(min(max(row, 0), len(rows) - 1), wanted)
        brief = not view.fit_now.full
        view.summary.show_sums(summary(rows, book, brief=brief))
        view.count.setText(_how_many(len(rows), len(book.rows), brief=brief))
        self._show_marks()

    def _show_marks(self) -> None:
        view = self._view
        marks = view.model.marks
        view.bar.show_marks(marks, self._year, marks.how_many_in(view.model.rows))
        view.show_marking(some=bool(len(marks)) and view.view() == MONTHS)
        month = view.table.current_month()
        if month and not len(marks):
            view.model.working_month = month if month != view.model.month else 0

    def _turn(self, handed_over: bool) -> None:  # noqa: FBT001 - the argument of a signal
        self._view.model.marks.show_direction(handed_over=handed_over)
        self._view.model.repaint()
        self._view.table.marks_changed.emit()

    def _filter(self, name: str, code: str) -> None:
        self._filters[name] = code
        if name == ONLY:
            self._only = None
            self._view.show_only("")
        self._show()

    def _step(self, step: int) -> None:
        self._turn_to(self._year + step)
        self._load()

    def _enter(self) -> None:
        at = self._view.table.currentIndex().row()
        rows = self._view.model.rows
        known = self._view.view() == MONTHS and 0 <= at < len(rows)
        self.entry_wanted.emit(rows[at].sponsorship if known else None, None)

    def _open_row(self, at: int) -> None:
        self.child_wanted.emit(self._view.model.rows[at].child)

    def _changed(self, changes: Act | None) -> None:
        records = changes.records if changes else {}
        entries = tuple(records.get(_ENTRIES, ()))
        few = set(records) == {_ENTRIES} and len(entries) <= _MANY
        if self._reading or self._book is None or not few:
            self._refresh(stale=True)
            return
        year = self._year
        self._desk.ask(
            ledger.rows_changed,
            year,
            entries,
            on_done=lambda rows: self._take_rows(year, rows),
            owner=self._view,
        )

    def _take_rows(self, year: int, rows: Sequence[LedgerRow]) -> None:
        book = self._book
        if book is None or book.year != year or self._stale or not self._view.isVisible():
            self._refresh(stale=True)
        else:
            self._show_book(book.with_rows(rows))

    def _refresh(self, *, stale: bool = False) -> None:
        self._stale = self._stale or stale
        if self._stale and self._view.isVisible() and not self._view.table.is_typing():
            self._load()


def _how_many(shown: int, rows: int, *, brief: bool) -> str:
    """The unit of the table and how much is shown; beside a legend in little room, the least."""
    if brief and shown == rows:
        return tr("Nghìn đồng")
    whole = tr("Nghìn đồng · Hiện {shown} trong {all} lượt")
    words = tr("Nghìn đồng · {shown}/{all}") if brief else whole
    return words.format(shown=format_number(shown), all=format_number(rows))
