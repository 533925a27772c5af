"""What happens in a long list: every question is a new page, nothing holds all rows.

The list of children and the list of sponsors ask through this; they add their words and counts.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Generic

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.kept_lists import ScreenQuestion
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.kept_lists import KeptLists
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.list_page import ListPage
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS


class AskedList(QObject, Generic[ScreenQuestion]):
    """Asks, shows, and remembers what was asked.

    Attributes:
        register_wanted: A new record, perhaps with this name.
        record_wanted: The id of a record to open.
        counted: How many there are when nothing is filtered.
        first: The question of a list that was not filtered.
        asked: What the list shows now.
        total: How many records answer.
    """

    register_wanted = Signal(str)
    record_wanted = Signal(object)
    counted = Signal(int)

    def __init__(self, view: ListPage, desk: Desk, first: ScreenQuestion) -> None:
        super().__init__(view)
        self.view = view
        self.desk = desk
        anything: Any = first
        sort = view.table.sort_left()
        self.first = first = replace(anything, sort=sort) if sort else first
        self.asked = first
        self.total = 0
        view.model.show_sort(first.sort)
        promise = tr("Lần sau mở ra, chương trình lọc lại theo đúng các điều kiện này.")
        self._kept = KeptLists(view, desk, lambda: self.asked, self.show_question, promise=promise)
        view.search_changed.connect(lambda text: self.ask(typed=text))
        view.tab_changed.connect(lambda code: self.ask(tab=type(first.tab)(code)))
        view.filter_changed.connect(lambda name, code: self.ask(**self.value_of(name, code)))
        view.sort_changed.connect(lambda key: self.ask(sort=key))
        view.rows_wanted.connect(self._fetch)
        view.opened.connect(self.open_row)
        view.register_wanted.connect(self.register_wanted)
        desk.committed.connect(self._changed)

    page: Callable[..., Any]
    """The service that returns a page of the answer."""

    def rows_of(self, page: Any) -> Sequence[Any]:  # noqa: ANN401 - a page of either list
        """Return what the table draws."""
        rows: Sequence[Any] = page.rows
        return rows

    def count(self) -> None:
        """Ask how many records stand behind the tabs and filters; a list may do without."""

    def line(self, shown: str) -> str:
        """Return what stands under the table, for so many records."""
        return shown

    def nothing(self) -> tuple[str, str]:
        """Return a title and a sentence for a list without a record."""
        return tr("Không có dòng nào"), ""

    def how_to_begin(self, here: str) -> str:
        """Return how the first record comes into an empty list: entered here, or in a package."""
        arrives = tr("Hồ sơ của các xã hiện ra ở đây khi gói của xã đã được gộp.")
        return here if self.view.offers_new else arrives

    def value_of(self, name: str, code: str) -> dict[str, Any]:
        """Return the fields of the question that a filter stands for."""
        return {name: bool(code) if isinstance(getattr(self.first, name), bool) else code}

    def code_of(self, name: str) -> str:
        """Return the choice of a filter that stands for what is asked."""
        value = getattr(self.asked, name)
        return "1" if value is True else value or ""

    def filtered(self) -> bool:
        """Whether the list shows less than everything."""
        everything: Any = self.first
        return bool(self.asked != replace(everything, sort=self.asked.sort))

    def load(self) -> None:
        """Ask again, and count."""
        self._load_page()
        self.count()
        self._kept.load()

    def search(self, text: str) -> None:
        """Search for what was typed elsewhere, among all: nothing else filters."""
        self.begin_with(typed=text)

    def begin_with(self, **asked: Any) -> None:  # noqa: ANN401 - fields of a question
        """Show what another page counted or looked for; what was filtered here before is off."""
        anew: Any = self.first
        self.show_question(replace(anew, sort=self.asked.sort, **asked))

    def show_question(self, asked: ScreenQuestion) -> None:
        """Ask for something else altogether, and show its conditions."""
        self.asked = asked
        codes = {name: self.code_of(name) for name in self.view.filters}
        self.view.show_conditions(asked.typed, asked.tab.value, codes, asked.sort)
        self.load()

    def ask(self, **changes: Any) -> None:  # noqa: ANN401 - fields of a question
        """Ask for something else; what is not named stays."""
        self.asked = replace(self.asked, **changes)
        self.view.model.show_sort(self.asked.sort)
        self._kept.show()
        if set(changes) - {"typed", "sort"}:
            self.load()
        else:
            self._load_page()

    def _load_page(self) -> None:
        self.desk.ask(
            self.page,
            self.asked,
            0,
            PAGE_ROWS,
            on_done=self.show_first,
            on_error=self.desk.refused(self.view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self.view,
            key=(id(self), "page"),
            sentence=tr("Đang lọc danh sách"),
        )

    def show_first(self, page: Any) -> None:  # noqa: ANN401 - a page of either list
        """Show the first rows of an answer."""
        self.view.show_opened()
        self.total = page.total
        self.view.show_first(page.total, self.rows_of(page), typed=self.asked.typed)
        self.view.show_line(self.line(format_number(self.total)))
        if not page.total:
            title, sentence = self.nothing()
            self.view.show_nothing(title, sentence, searched=self.filtered())

    def _fetch(self, offset: int) -> None:
        asked = self.asked
        self.desk.ask(
            self.page,
            asked,
            offset,
            PAGE_ROWS,
            on_done=lambda page: self._show_page(asked, offset, page),
            owner=self.view,
        )

    def _show_page(self, asked: ScreenQuestion, offset: int, page: Any) -> None:  # noqa: ANN401
        if asked == self.asked:
            self.view.show_page(offset, self.rows_of(page))

    def open_row(self, at: int) -> None:
        """Open the record of a row."""
        row = self.view.model.row(at)
        if row is not None:
            self.record_wanted.emit(row.id)

    def _changed(self, _changes: object) -> None:
        if self.view.isVisible():
            self.load()
