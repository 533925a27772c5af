"""What happens in the list of children: every question is a new page, nothing holds all rows."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import child_screen
from mdd_desktop.services.child_screen import ChildPage, Question, Tab
from mdd_desktop.ui.children.lines import Lines
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.list_words import tab_names
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS

_SORTS = {"name": "name", "born": "born"}


def make_list_view() -> ChildListView:
    """Return the list with the tabs and filters of the registry."""
    view = ChildListView(
        [(tab.value, name) for tab, name in tab_names().items()],
        [
            ("village", tr("Ấp, khu phố")),
            ("family", tr("Diện mồ côi")),
            ("need", tr("Cần")),
            ("poor", tr("Hộ nghèo, cận nghèo")),
            ("only", tr("Danh sách")),
        ],
    )
    view.show_filter_options("family", [(kind.value, kind.label) for kind in FamilyKind])
    view.show_filter_options("need", [(code, label("need", code)) for code in codes("need")])
    view.show_filter_options("poor", [("1", tr("Hộ nghèo, cận nghèo"))])
    for name in ("village", "only"):
        view.show_filter_options(name, [])
    return view


class ChildListPresenter(QObject):
    """Asks, shows, and remembers where one is in the list.

    Attributes:
        register_wanted: A new child, perhaps with this name.
        child_wanted: The id of a child to open.
        counted: How many open records there are.
    """

    register_wanted = Signal(str)
    child_wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, view: ChildListView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._asked = Question()
        self._total = 0
        self._at = -1
        view.search_changed.connect(lambda text: self._ask(typed=text))
        view.tab_changed.connect(lambda code: self._ask(tab=Tab(code)))
        view.filter_changed.connect(self._filter)
        view.sort_changed.connect(self._sort)
        view.rows_wanted.connect(self._fetch)
        view.child_opened.connect(self._open)
        view.register_wanted.connect(self.register_wanted)
        desk.committed.connect(self._changed)

    @property
    def asked(self) -> Question:
        """What the list shows now."""
        return self._asked

    def load(self) -> None:
        """Ask again, and count the tabs."""
        self._load_page()
        self._desk.ask(
            child_screen.counts,
            replace(self._asked, typed=""),
            on_done=self._show_counts,
            owner=self._view,
            key="child_counts",
        )
        self._desk.ask(
            child_screen.places, on_done=self._show_places, owner=self._view, key="child_places"
        )

    def search(self, text: str) -> None:
        """Search for what was typed elsewhere."""
        self._view.search.show_text(text)
        self._ask(typed=text)

    def show_only(self, chosen: Selection) -> None:
        """Show these children and no others, until the chip that says so is taken off."""
        words = tr("Số liệu: {words}").format(words=chosen.words)
        self._view.show_filter_options("only", [("1", words)])
        self._view.filters["only"].show_choice("1")
        self._view.show_tab(Tab.ALL.value)
        self._view.search.show_text("")
        self._view.clear.show()
        self._ask(only=chosen, typed="", tab=Tab.ALL)

    def show_tab(self, tab: Tab) -> None:
        """Open one of the tabs."""
        self._view.show_tab(tab.value)
        self._ask(tab=tab)

    def neighbour(self, step: int) -> UUID | None:
        """Return the child before or after the one that was opened last."""
        row = self._view.model.row(self._at + step) if 0 <= self._at + step < self._total else None
        if row is None:
            return None
        self._at += step
        self._view.choose_row(self._at)
        return row.id

    def place_of(self, child: UUID) -> tuple[str, bool, bool]:
        """Return where a child stands in the list, and whether she is the first or the last."""
        row = self._view.model.row(self._at) if 0 <= self._at < self._total else None
        if row is None or row.id != child:
            return "", True, True
        text = tr("dòng {at} trong {total}").format(
            at=format_number(self._at + 1), total=format_number(self._total)
        )
        return text, self._at == 0, self._at == self._total - 1

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401 - fields of a question
        self._asked = replace(self._asked, **changes)
        if set(changes) - {"typed", "sort"}:
            self.load()
        else:
            self._load_page()

    def _load_page(self) -> None:
        self._desk.ask(
            child_screen.page,
            self._asked,
            0,
            PAGE_ROWS,
            on_done=self._show_first,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="child_page",
        )

    def _show_first(self, page: ChildPage) -> None:
        self._view.show_failure("", "")
        self._total = page.total
        self._at = -1
        self._view.show_first(page.total, Lines(page.rows), typed=self._asked.typed)
        self._show_line()
        if not page.total:
            self._show_nothing()

    def _show_line(self) -> None:
        shown = format_number(self._total)
        ways = {"name": tr("sắp theo tên"), "born": tr("sắp theo ngày sinh")}
        order = ways.get(self._asked.sort, "")
        if self._asked.typed:
            line = tr("{count} trẻ khớp “{typed}” · {order}")
        else:
            line = tr("{count} trẻ · {order}")
        text = line.format(count=shown, typed=self._asked.typed, order=order)
        self._view.show_line(text)

    def _show_nothing(self) -> None:
        if self._asked.typed:
            title = tr("Không có trẻ nào khớp “{typed}”").format(typed=self._asked.typed)
            self._view.show_nothing(title, "", searched=True)
        elif self._asked != Question():
            title = tr("Không có trẻ nào khớp các điều kiện này")
            self._view.show_nothing(title, "", searched=True)
        else:
            title = tr("Chưa có trẻ nào trong sổ")
            sentence = tr("Bấm Tiếp nhận trẻ (Ctrl+N) và gõ theo thứ tự phiếu giấy.")
            self._view.show_nothing(title, sentence, searched=False)

    def _show_counts(self, found: dict[str, int]) -> None:
        everybody = found.get(Tab.ALL.value, 0)
        opened = tr("{count} hồ sơ đang mở").format(count=format_number(everybody))
        self._view.show_counts(opened, found)
        if self._asked == Question(typed=self._asked.typed):
            self.counted.emit(everybody)

    def _show_places(self, found: Sequence[tuple[str, int]]) -> None:
        self._view.show_filter_options(
            "village", [(name, f"{name}  {format_number(count)}") for name, count in found]
        )

    def _filter(self, name: str, code: str) -> None:
        if name == "only":
            self._view.show_filter_options("only", [])
            self._ask(only=None)
            return
        self._ask(**{name: bool(code) if name == "poor" else code})

    def _sort(self, key: str) -> None:
        self._ask(sort=_SORTS.get(key, "name"))

    def _fetch(self, offset: int) -> None:
        asked = self._asked
        self._desk.ask(
            child_screen.page,
            asked,
            offset,
            PAGE_ROWS,
            on_done=lambda page: self._show_page(asked, offset, page),
            owner=self._view,
        )

    def _show_page(self, asked: Question, offset: int, page: ChildPage) -> None:
        if asked == self._asked:
            self._view.show_page(offset, Lines(page.rows))

    def _open(self, at: int) -> None:
        row = self._view.model.row(at)
        if row is not None:
            self._at = at
            self.child_wanted.emit(row.id)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()
