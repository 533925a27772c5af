"""What happens in the list of sponsors: every question is a new page, nothing holds all rows."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import sponsor_screen
from mdd_desktop.services.documents import Made
from mdd_desktop.services.sponsor_screen import SponsorPage, SponsorQuestion, SponsorTab
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsors import letters
from mdd_desktop.ui.sponsors.list_view import SponsorListView
from mdd_desktop.ui.sponsors.rows import Rows
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS


def make_list_view() -> SponsorListView:
    """Return the list with the tabs of the registry."""
    return SponsorListView(
        [
            (SponsorTab.ALL.value, tr("Tất cả")),
            (SponsorTab.ACTIVE.value, tr("Đang đỡ đầu")),
            (SponsorTab.ROOM.value, tr("Còn nhận thêm")),
            (SponsorTab.IDLE.value, tr("Chưa đỡ đầu em nào")),
            (SponsorTab.PROMISE.value, tr("Cần ký cam kết")),
        ]
    )


class SponsorListPresenter(QObject):
    """Asks, shows, prints.

    Attributes:
        register_wanted: A new sponsor, perhaps with this name.
        sponsor_wanted: The id of a sponsor to open.
        counted: How many there are.
    """

    register_wanted = Signal(str)
    sponsor_wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, view: SponsorListView, ground: Ground) -> None:
        super().__init__(view)
        self._view, self._ground, self._desk = view, ground, ground.desk
        self._asked = SponsorQuestion()
        self._total = 0
        view.search_changed.connect(lambda text: self._ask(typed=text))
        view.tab_changed.connect(lambda code: self._ask(tab=SponsorTab(code)))
        view.kind_changed.connect(lambda code: self._ask(kind=code))
        view.sort_changed.connect(lambda key: self._ask(sort=key))
        view.rows_wanted.connect(self._fetch)
        view.sponsor_opened.connect(self._open)
        view.register_wanted.connect(self.register_wanted)
        view.letters_wanted.connect(self._print_letters)
        self._desk.committed.connect(self._changed)

    def load(self) -> None:
        """Ask again, and count the tabs."""
        self._load_page()
        self._desk.ask(
            sponsor_screen.counts,
            on_done=self._show_counts,
            owner=self._view,
            key="sponsor_counts",
        )

    def search(self, text: str) -> None:
        """Search for what was typed elsewhere."""
        self._view.search.show_text(text)
        self._ask(typed=text)

    def show_tab(self, code: str) -> None:
        """Open a tab, for a figure that leads here."""
        self._view.tabs.show_tab(code)
        self._ask(tab=SponsorTab(code))

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401 - fields of a question
        self._asked = replace(self._asked, **changes)
        self._load_page()

    def _load_page(self) -> None:
        self._desk.ask(
            sponsor_screen.page,
            self._asked,
            0,
            PAGE_ROWS,
            on_done=self._show_first,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="sponsor_page",
        )

    def _show_first(self, page: SponsorPage) -> None:
        self._view.show_failure("", "")
        self._total = page.total
        rows = Rows(page.rows, page.giving, self._desk.today)
        self._view.show_first(page.total, rows, typed=self._asked.typed)
        self._show_line()
        if not page.total:
            self._show_nothing()

    def _show_line(self) -> None:
        ways = {
            "name": tr("sắp theo tên"),
            "children": tr("nhiều trẻ trước"),
            "amount": tr("mức có thể cao trước"),
        }
        text = (
            tr("{count} Mẹ đỡ đầu khớp “{typed}” · {order}")
            if self._asked.typed
            else tr("{count} Mẹ đỡ đầu · {order}")
        )
        self._view.show_line(
            text.format(
                count=format_number(self._total),
                typed=self._asked.typed,
                order=ways.get(self._asked.sort, ways["name"]),
            )
        )

    def _show_nothing(self) -> None:
        if self._asked.typed:
            title = tr("Không có Mẹ đỡ đầu nào khớp “{typed}”").format(typed=self._asked.typed)
            self._view.show_nothing(title, "", searched=True)
        elif self._asked != SponsorQuestion(sort=self._asked.sort):
            title = tr("Không có Mẹ đỡ đầu nào khớp các điều kiện này")
            self._view.show_nothing(title, "", searched=bool(self._asked.kind))
        else:
            title = tr("Chưa có Mẹ đỡ đầu nào trong sổ")
            sentence = tr("Bấm Thêm Mẹ đỡ đầu (Ctrl+D): cá nhân, tập thể hay tổ nhóm đều ghi được.")
            self._view.show_nothing(title, sentence, searched=False)

    def _show_counts(self, found: dict[str, int]) -> None:
        everybody = found.get(SponsorTab.ALL.value, 0)
        known = tr("{count} trong sổ").format(count=format_number(everybody))
        self._view.show_counts(known, found)
        kinds = [
            (code, f"{label('sponsor_kind', code)}  {format_number(found.get(code, 0))}")
            for code in codes("sponsor_kind")
        ]
        foreign = f"{tr('Người nước ngoài')}  {format_number(found.get('foreign', 0))}"
        self._view.kind.show_options([*kinds, ("foreign", foreign)])
        self.counted.emit(everybody)

    def _fetch(self, offset: int) -> None:
        asked = self._asked
        self._desk.ask(
            sponsor_screen.page,
            asked,
            offset,
            PAGE_ROWS,
            on_done=lambda page: self._show_page(asked, offset, page),
            owner=self._view,
        )

    def _show_page(self, asked: SponsorQuestion, offset: int, page: SponsorPage) -> None:
        if asked == self._asked:
            self._view.show_page(offset, Rows(page.rows, page.giving, self._desk.today))

    def _open(self, at: int) -> None:
        row = self._view.model.row(at)
        if row is not None:
            self.sponsor_wanted.emit(row.id)

    def _print_letters(self) -> None:
        period = letters.half_year(self._desk.today)
        self._desk.ask(
            letters.drawn,
            period,
            on_done=self._print,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lập được thư")),
            owner=self._view,
            key="sponsor_letters",
            sentence=tr("Đang vẽ thư báo {half}").format(half=letters.half_name(period)),
        )

    def _print(self, made: Made) -> None:
        self._ground.dialogs.print_pdf(made.content)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()
