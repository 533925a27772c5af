"""What happens in the list of children besides asking: its words, its counts, one's place in it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import child_screen
from mdd_desktop.services.child_screen import ChildPage, Question, Tab
from mdd_desktop.ui.asked_list import AskedList
from mdd_desktop.ui.children.lines import Lines
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.list_words import age_names, tab_names
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr


def make_list_view() -> ChildListView:
    """Return the list with the tabs and filters of the registry."""
    view = ChildListView(
        [(tab.value, name) for tab, name in tab_names().items()],
        [
            ("village", tr("Ấp, khu phố")),
            ("family", tr("Diện mồ côi")),
            ("need", tr("Cần")),
            ("age", tr("Tuổi")),
            ("poor", tr("Hộ nghèo, cận nghèo")),
            ("only", tr("Danh sách")),
        ],
    )
    for name in ("village", "only"):
        view.show_filter_options(name, [])
    for name, choices in _choices().items():
        view.show_filter_options(name, list(choices.items()))
    return view


def _choices() -> dict[str, dict[str, str]]:
    return {
        "family": {kind.value: kind.label for kind in FamilyKind},
        "need": {code: label("need", code) for code in codes("need")},
        "age": age_names(),
        "poor": {"1": tr("Hộ nghèo, cận nghèo")},
    }


class ChildListPresenter(AskedList[Question]):
    """Remembers where one is in the list, to walk from record to record."""

    page = staticmethod(child_screen.page)

    def __init__(self, view: ChildListView, desk: Desk) -> None:
        super().__init__(view, desk, Question())
        self._at = -1
        self._offered: Tab | None = None

    def show_only(self, chosen: Selection) -> None:
        """Show these children and no others, until the chip that says so is taken off."""
        self.begin_with(only=chosen)

    def show_tab(self, tab: Tab) -> None:
        """Open one of the tabs."""
        self.begin_with(tab=tab)

    def neighbour(self, step: int) -> UUID | None:
        """Return the child before or after the one that was opened last."""
        row = self.view.model.row(self._at + step) if 0 <= self._at + step < self.total else None
        if row is None:
            return None
        self._at += step
        self.view.choose_row(self._at)
        return UUID(str(row.id))

    def place_of(self, child: UUID) -> tuple[str, bool, bool]:
        """Return where a child stands in the list, and whether she is the first or the last."""
        row = self.view.model.row(self._at) if 0 <= self._at < self.total else None
        if row is None or row.id != child:
            return "", True, True
        text = tr("dòng {at} trong {total}").format(
            at=format_number(self._at + 1), total=format_number(self.total)
        )
        return text, self._at == 0, self._at == self.total - 1

    @override
    def show_question(self, asked: Question) -> None:
        self._name_only(asked.only.words if asked.only else "")
        super().show_question(asked)

    def _name_only(self, words: str) -> None:
        """Say below the title which children are looked at; "" for all."""
        self.view.header.show_subtitle(words)
        self.view.show_filter_options("only", [("1", tr("Chỉ danh sách này"))] if words else [])

    @override
    def value_of(self, name: str, code: str) -> dict[str, Any]:
        if name == "only":
            self._name_only("")
            return {"only": None}
        return super().value_of(name, code)

    @override
    def code_of(self, name: str) -> str:
        if name == "only":
            return "1" if self.asked.only else ""
        return super().code_of(name)

    @override
    def show_first(self, page: ChildPage) -> None:
        self._at = -1
        super().show_first(page)

    @override
    def rows_of(self, page: ChildPage) -> Lines:
        return Lines(page.rows)

    @override
    def line(self, shown: str) -> str:
        ways = {"name": tr("sắp theo tên"), "born": tr("sắp theo ngày sinh")}
        order = ways.get(self.asked.sort, "")
        if self.asked.typed:
            line = tr("{count} trẻ khớp “{typed}” · {order}")
        else:
            line = tr("{count} trẻ · {order}")
        return line.format(count=shown, typed=self.asked.typed, order=order)

    @override
    def nothing(self) -> tuple[str, str]:
        if self.asked.typed:
            return tr("Không có trẻ nào khớp “{typed}”").format(typed=self.asked.typed), ""
        if self.filtered():
            return tr("Không có trẻ nào khớp các điều kiện này"), ""
        sentence = self.how_to_begin(tr("Bấm Tiếp nhận trẻ (Ctrl+N) và gõ theo thứ tự phiếu giấy."))
        return tr("Chưa có trẻ nào trong sổ"), sentence

    @override
    def count(self) -> None:
        self.desk.ask(
            child_screen.counts,
            replace(self.asked, typed=""),
            on_done=self._show_counts,
            owner=self.view,
            key="child_counts",
        )
        if self._offered is not self.asked.tab:
            self._offered = self.asked.tab
            self._offer(child_screen.places, self._show_places, "child_places")
            self._offer(child_screen.choices, self._show_choices, "child_choices")

    def _offer(self, count: Callable[..., object], show: Callable[[Any], None], key: str) -> None:
        self.desk.ask(count, self.asked.tab, on_done=show, owner=self.view, key=key)

    @override
    def _changed(self, _changes: object) -> None:
        self._offered = None  # what the filters offer speaks of the whole tab, whatever is asked
        super()._changed(_changes)

    def _show_counts(self, found: dict[str, int | None]) -> None:
        everybody = found.get(Tab.ALL.value) or 0
        opened = tr("{count} hồ sơ đang mở").format(count=format_number(everybody))
        self.view.show_counts(opened, found)
        if self.asked == replace(self.first, typed=self.asked.typed):
            self.counted.emit(everybody)

    def _show_places(self, found: Sequence[tuple[str, int]]) -> None:
        self.view.show_filter_options(
            "village", [(name, f"{name}  {format_number(count)}") for name, count in found]
        )

    def _show_choices(self, found: dict[str, dict[str, int]]) -> None:
        for name, choices in _choices().items():
            counts = found.get(name, {})
            told = {code: format_number(counts.get(code, 0)) for code in choices}
            options = [(code, f"{text}  {told[code]}") for code, text in choices.items()]
            self.view.show_filter_options(name, options)

    @override
    def open_row(self, at: int) -> None:
        if self.view.model.row(at) is not None:
            self._at = at
        super().open_row(at)
