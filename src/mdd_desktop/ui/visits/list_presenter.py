"""What happens in the list of visits: tabs, codes of sheets, sheets for the walk."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.person import format_phone
from mdd_desktop.domain.vietnamese import format_number, sort_key
from mdd_desktop.services import visits
from mdd_desktop.services.documents import Made
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.visits import VisitDue
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.visits.list_view import VisitListView
from mdd_desktop.ui.visits.ports import VisitLine
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.worded import Worded

OVERDUE, SOON, FLAGGED, EVERYBODY = "overdue", "soon", "flagged", "all"
Test = Callable[[VisitDue, dt.date], bool]
_TESTS: dict[str, Test] = {
    OVERDUE: lambda one, today: one.is_overdue(today),
    SOON: lambda one, today: one.is_soon(today),
    FLAGGED: lambda one, _today: one.flagged is not None,
    EVERYBODY: lambda _one, _today: True,
}


def sorted_out(registry: Registry) -> Mapping[str, Sequence[VisitDue]]:
    """Who is due for a visit, tab by tab."""
    found, today = visits.due_list(registry), registry.today
    return {tab: [one for one in found if test(one, today)] for tab, test in _TESTS.items()}


def make_list_view() -> VisitListView:
    """Return the list with its tabs."""
    return VisitListView(
        [
            (OVERDUE, tr("Quá hạn thăm")),
            (SOON, tr("Sắp đến hạn")),
            (FLAGGED, tr("Cần chú ý ngay")),
            (EVERYBODY, tr("Tất cả")),
        ]
    )


class VisitListPresenter(QObject):
    """Asks, shows, leads to the entry of a visit.

    Attributes:
        visit_wanted: The id of the child whose visit is to be entered.
        record_wanted: The id of the child whose record is to be opened.
        counted: How many visits are late.
    """

    visit_wanted = Signal(object)
    record_wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, view: VisitListView, desk: Desk, paper: Paper) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._paper = paper
        self._tabs: Mapping[str, Sequence[VisitDue]] = dict.fromkeys(_TESTS, ())
        self._shown: list[VisitDue] = []
        self._tab = OVERDUE
        self._village = ""
        view.tab_changed.connect(self._choose_tab)
        view.village_changed.connect(self._choose_village)
        view.code_entered.connect(self._find)
        view.visit_wanted.connect(self._enter)
        view.record_wanted.connect(self._open_record)
        view.sheets_wanted.connect(lambda: self._print([one.id for one in self._shown]))
        view.blank_wanted.connect(lambda kind: self._draw(visits.blank_sheet, kind))
        desk.committed.connect(self._changed)

    def load(self, tab: str = "") -> None:
        """Ask again; a tab may be named by whoever leads here."""
        if tab in _TESTS:
            self._tab, self._village = tab, ""
            self._view.tabs.show_tab(tab)
            self._view.village.show_choice("")
        self._view.show_failure("", "")
        self._desk.ask(
            sorted_out,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa xem được danh sách")),
            owner=self._view,
            key="visits_due",
            sentence=tr("Đang xem ai đến hạn thăm"),
            beside=True,
        )

    def next_after(self, child: UUID) -> UUID | None:
        """The child after this one in the list as it is shown; None at its end."""
        ids = [one.id for one in self._shown]
        if child in ids:
            rest = ids[ids.index(child) + 1 :]
            return rest[0] if rest else None
        return ids[0] if ids else None

    def _show(self, found: Mapping[str, Sequence[VisitDue]]) -> None:
        self._view.show_opened()
        self._tabs = found
        for tab, ones in found.items():
            self._view.tabs.show_count(tab, len(ones))
        self.counted.emit(len(found[OVERDUE]))
        self._refill()

    def _refill(self) -> None:
        today, village, ones = self._desk.today, self._village, self._tabs[self._tab]
        self._shown = [one for one in ones if village in {"", one.village}]
        self._view.show_villages(_villages(ones, village))
        knows_children = bool(self._tabs[EVERYBODY])
        nobody, sentence = _empty_words(self._tab, knows_children)
        if village and ones:
            nobody = tr("Trong danh sách này không có em nào ở {village}").format(village=village)
            sentence = tr("Bỏ bớt điều kiện lọc.")
        lines = Worded(partial(_line, today=today), self._shown)
        self._view.show_lines(
            lines, nobody=nobody, sentence=sentence, knows_children=knows_children
        )
        self._view.count.setText(
            tr("{count} em · theo ấp, rồi theo tên").format(count=len(lines)) if lines else ""
        )
        self._view.sheets.setText(
            tr("In {count} phiếu thăm").format(count=len(lines)) if lines else tr("In phiếu thăm")
        )

    def _choose_tab(self, code: str) -> None:
        self._tab = code
        self._refill()

    def _choose_village(self, village: str) -> None:
        self._village = village
        self._refill()

    def _enter(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.visit_wanted.emit(self._shown[at].id)

    def _open_record(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.record_wanted.emit(self._shown[at].id)

    def _find(self, text: str) -> None:
        self._desk.ask(
            visits.child_of_code,
            text,
            on_done=self._found,
            on_error=self._desk.refused(self._view.show_failure, tr("Không mở được phiếu")),
            owner=self._view,
            key="visit_code",
        )

    def _found(self, child: UUID) -> None:
        self._view.code.show_text("")
        self._view.show_failure("", "")
        self.visit_wanted.emit(child)

    def _print(self, children: list[UUID]) -> None:
        self._draw(visits.sheets, children)

    def _draw(self, service: Callable[..., Made], asked: object) -> None:
        self._desk.ask(
            service,
            asked,
            on_done=self._printed,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa in được phiếu")),
            owner=self._view,
            key="visit_sheets",
            sentence=tr("Đang vẽ phiếu"),
        )

    def _printed(self, made: Made) -> None:
        print_noted(self._desk, self._paper, made)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()


def _villages(ones: Sequence[VisitDue], chosen: str) -> list[tuple[str, str]]:
    """The villages of a tab with their numbers in it, and the one that is chosen."""
    found = Counter(one.village for one in ones if one.village)
    named = sorted({*found, chosen} - {""}, key=sort_key)
    return [(name, f"{name}  {format_number(found[name])}") for name in named]


def _line(one: VisitDue, today: dt.date) -> VisitLine:
    return VisitLine(
        id=one.id,
        name=one.name,
        code=one.code,
        village=one.village,
        carer=one.carer,
        phone=format_phone(one.phone) if one.phone else "",
        last=f"{one.last:%d/%m/%Y}" if one.last else tr("chưa thăm"),
        due=f"{one.due:%d/%m/%Y}" if one.due else "—",
        state=_state(one, today),
    )


def _state(one: VisitDue, today: dt.date) -> ChipText:
    if one.flagged is not None:
        return ChipText(tr("Cần chú ý ngay"), "bad", "alert-triangle")
    left = one.days_left(today)
    if left is None:
        return ChipText(tr("Chưa có Mẹ đỡ đầu"), "neu", "minus")
    if left <= 0:
        late = tr("Quá hạn {days} ngày").format(days=-left) if left else tr("Đến hạn hôm nay")
        return ChipText(late, "bad", "clock")
    if one.is_soon(today):
        return ChipText(tr("Còn {days} ngày").format(days=left), "warn", "clock")
    return ChipText(tr("Đúng hạn"), "ok", "check")


def _empty_words(tab: str, has_children: bool) -> tuple[str, str]:  # noqa: FBT001 - one private caller
    if not has_children:
        return tr("Sổ chưa có trẻ nào"), tr("Tiếp nhận trẻ trước, rồi lịch thăm sẽ tự tính.")
    return {
        OVERDUE: (tr("Không em nào quá hạn thăm"), tr("Xem “Sắp đến hạn” để xếp lịch đi thăm.")),
        SOON: (tr("Không em nào đến hạn trong 30 ngày tới"), ""),
        FLAGGED: (
            tr("Không có dấu hiệu nào chờ xử lý"),
            tr("Lần thăm ghi “Cần chú ý ngay” sẽ ở đây đến khi ghi đã xử lý."),
        ),
    }.get(tab, (tr("Chưa có em nào"), ""))
