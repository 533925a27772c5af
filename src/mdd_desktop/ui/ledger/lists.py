"""What happens in the views beside the grid: single lines, and the sums of sponsors."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.services import support_entries
from mdd_desktop.services.ledger import LedgerYear
from mdd_desktop.services.support_entries import SupportPage, SupportQuestion
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ledger.lines import SponsorRow, line_row, sponsor_rows
from mdd_desktop.ui.ledger.view import LINES, LedgerView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS
from mdd_desktop.ui.widgets.sums_line import Sum

_STRUCK = "struck"


class LedgerLists(QObject):
    """Asks for lines a page at a time; sums come from the book that is shown.

    Attributes:
        entry_wanted, sponsor_wanted: An id.
    """

    entry_wanted = Signal(object)
    sponsor_wanted = Signal(object)

    def __init__(self, view: LedgerView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._asked = SupportQuestion(0)
        self._sponsors: list[SponsorRow] = []
        view.line_opened.connect(self._open_line)
        view.sponsor_opened.connect(self._open_sponsor)
        view.rows_wanted.connect(self._fetch)

    def show(self, book: LedgerYear, filters: Mapping[str, str]) -> None:
        """Show the open view of a year."""
        if self._view.view() == LINES:
            self._ask_lines(book.year, filters)
        else:
            self._show_sponsors(book)

    def _show_sponsors(self, book: LedgerYear) -> None:
        self._sponsors = sponsor_rows(book.rows, book.month)
        self._view.sponsors.show_first(len(self._sponsors), self._sponsors[:PAGE_ROWS])
        for offset in range(PAGE_ROWS, len(self._sponsors), PAGE_ROWS):
            self._view.sponsors.show_page(offset, self._sponsors[offset : offset + PAGE_ROWS])
        sums = [
            sum(row.pledged(book.month) for row in book.rows),
            sum(cell.received for row in book.rows for cell in row.cells),
            sum(row.delivered for row in book.rows),
        ]
        words = (tr("Đến nay cam kết"), tr("đã tiếp nhận"), tr("đã trao"))
        self._view.summary.show_sums(_in_inks(words, sums, (None, "info", "ok")))
        count = tr("{count} Mẹ đỡ đầu").format(count=format_number(len(self._sponsors)))
        self._view.count.setText(count)
        if self._sponsors:
            self._view.show_some(some=True)
        else:
            title = tr("Năm {year} chưa có lượt đỡ đầu nào").format(year=book.year)
            self._view.show_nothing(title, "", filtered=False)

    def _ask_lines(self, year: int, filters: Mapping[str, str]) -> None:
        self._asked = replace(
            SupportQuestion(year),
            form=filters.get("form", ""),
            occasion=filters.get("occasion", ""),
            struck_out=bool(filters.get(_STRUCK)),
        )
        self._desk.ask(
            support_entries.page,
            self._asked,
            0,
            PAGE_ROWS,
            on_done=self._show_lines,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được sổ")),
            owner=self._view,
            key="support_lines",
        )

    def _show_lines(self, page: SupportPage) -> None:
        view = self._view
        if view.view() != LINES:
            return
        view.show_opened()
        view.lines.show_first(page.total, [line_row(line) for line in page.rows])
        view.count.setText(tr("{count} khoản").format(count=format_number(page.total)))
        words = (tr("Năm {year} đã tiếp nhận").format(year=self._asked.year), tr("đã trao"))
        view.summary.show_sums(_in_inks(words, (page.received, page.delivered), ("info", "ok")))
        if page.total:
            view.show_some(some=True)
            return
        filtered = self._asked != SupportQuestion(self._asked.year)
        title = tr("Không có khoản nào khớp") if filtered else tr("Năm nay chưa ghi khoản nào")
        sentence = "" if filtered else tr("Bấm Ghi một khoản (F7), hoặc Ghi cả tháng (Ctrl+M).")
        view.show_nothing(title, sentence, filtered=filtered)

    def _fetch(self, offset: int) -> None:
        asked = self._asked

        def show(page: SupportPage) -> None:
            if asked == self._asked:
                self._view.lines.show_page(offset, [line_row(line) for line in page.rows])

        self._desk.ask(
            support_entries.page, asked, offset, PAGE_ROWS, on_done=show, owner=self._view
        )

    def _open_line(self, at: int) -> None:
        line = self._view.lines.row(at)
        if line is not None:
            self.entry_wanted.emit(line.id)

    def _open_sponsor(self, at: int) -> None:
        if at < len(self._sponsors):
            self.sponsor_wanted.emit(self._sponsors[at].sponsor)


def _in_inks(words: Sequence[str], sums: Sequence[int], tones: Sequence[Tone | None]) -> list[Sum]:
    figures = [format_vnd(one) for one in sums]
    figures[-1] = tr("{money} đồng").format(money=figures[-1])
    return [Sum(*one) for one in zip(words, figures, tones, strict=True)]
