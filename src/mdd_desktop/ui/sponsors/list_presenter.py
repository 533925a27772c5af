"""What happens in the list of sponsors besides asking: its words, its counts, the letters."""

from typing_extensions import override

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import sponsor_screen
from mdd_desktop.services.documents import Made
from mdd_desktop.services.sponsor_screen import SponsorPage, SponsorQuestion, SponsorTab
from mdd_desktop.ui.asked_list import AskedList
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsors import letters
from mdd_desktop.ui.sponsors.list_view import SponsorListView
from mdd_desktop.ui.sponsors.rows import Rows
from mdd_desktop.ui.text import tr


def make_list_view() -> SponsorListView:
    """Return the list with the tabs of the registry."""
    return SponsorListView(
        [
            (SponsorTab.ALL.value, tr("Tất cả")),
            (SponsorTab.ACTIVE.value, tr("Đang đỡ đầu")),
            (SponsorTab.ROOM.value, tr("Còn nhận thêm")),
            (SponsorTab.IDLE.value, tr("Chưa đỡ đầu em nào")),
            (SponsorTab.PROMISE.value, tr("Cần ký cam kết")),
        ],
        [("kind", tr("Loại"))],
    )


class SponsorListPresenter(AskedList[SponsorQuestion]):
    """Adds the counts by kind and the half-yearly letters."""

    page = staticmethod(sponsor_screen.page)

    def __init__(self, view: SponsorListView, ground: Ground) -> None:
        super().__init__(view, ground.desk, SponsorQuestion())
        self._ground = ground
        view.letters_wanted.connect(self._print_letters)

    def show_tab(self, code: str) -> None:
        """Open a tab, for a figure that leads here."""
        self.begin_with(tab=SponsorTab(code))

    @override
    def rows_of(self, page: SponsorPage) -> Rows:
        return Rows(page.rows, page.giving, self.desk.today)

    @override
    def line(self, shown: str) -> str:
        ways = {
            "name": tr("sắp theo tên"),
            "children": tr("nhiều trẻ trước"),
            "amount": tr("mức có thể cao trước"),
        }
        text = (
            tr("{count} Mẹ đỡ đầu khớp “{typed}” · {order}")
            if self.asked.typed
            else tr("{count} Mẹ đỡ đầu · {order}")
        )
        order = ways.get(self.asked.sort, ways["name"])
        return text.format(count=shown, typed=self.asked.typed, order=order)

    @override
    def nothing(self) -> tuple[str, str]:
        if self.asked.typed:
            return tr("Không có Mẹ đỡ đầu nào khớp “{typed}”").format(typed=self.asked.typed), ""
        if self.filtered():
            return tr("Không có Mẹ đỡ đầu nào khớp các điều kiện này"), ""
        sentence = self.how_to_begin(
            tr("Bấm Thêm Mẹ đỡ đầu (Ctrl+D): cá nhân, tập thể hay tổ nhóm đều ghi được.")
        )
        return tr("Chưa có Mẹ đỡ đầu nào trong sổ"), sentence

    @override
    def count(self) -> None:
        self.desk.ask(
            sponsor_screen.counts,
            on_done=self._show_counts,
            owner=self.view,
            key="sponsor_counts",
        )

    def _show_counts(self, found: dict[str, int]) -> None:
        everybody = found.get(SponsorTab.ALL.value, 0)
        known = tr("{count} trong sổ").format(count=format_number(everybody))
        self.view.show_counts(known, found)
        kinds = [
            (code, f"{label('sponsor_kind', code)}  {format_number(found.get(code, 0))}")
            for code in codes("sponsor_kind")
        ]
        foreign = f"{tr('Người nước ngoài')}  {format_number(found.get('foreign', 0))}"
        self.view.show_filter_options("kind", [*kinds, ("foreign", foreign)])
        self.counted.emit(everybody)

    def _print_letters(self) -> None:
        period = letters.half_year(self.desk.today)
        self.desk.ask(
            letters.drawn,
            period,
            on_done=self._print,
            on_error=self.desk.refused(self.view.show_failure, tr("Chưa lập được thư")),
            owner=self.view,
            key="sponsor_letters",
            sentence=tr("Đang vẽ thư báo {half}").format(half=letters.half_name(period)),
            beside=True,
        )

    def _print(self, made: Made) -> None:
        print_noted(self.desk, self._ground.dialogs, made)
