"""The list of children on its way out, and the marked ones: paper and workbooks."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import child_screen, children_out, visits
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Made
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.list_words import scope_of
from mdd_desktop.ui.children.marked_work import MarkedWork
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button

_MAY_EXPORT = frozenset({Access.IN_CHARGE, Access.ADMIN})


class ListOut(QObject):
    """Prints and exports what the list shows; keeps the marks, which outlive a search."""

    def __init__(self, view: ChildListView, ground: Ground, asked: Callable[[], Question]) -> None:
        super().__init__(view)
        self._view = view
        self._ground = ground
        self._desk = ground.desk
        self._asked = asked
        self._marked: set[UUID] = set()
        view.print_wanted.connect(self._print_list)
        view.export_wanted.connect(lambda: self._export(self._asked()))
        self._actions()
        self._marks()
        ground.office_changed.connect(self._fit_role)
        self._fit_role()

    def _actions(self) -> None:
        bar = self._view.bulk
        work = MarkedWork(self._view, self._ground, lambda: self._marked)
        bar.add_action(work.find, keeps_text=True)
        for text, icon, action in (
            (tr("In phiếu thăm"), "clipboard-check", self._print_sheets),
            (tr("In phiếu hộ"), "home", self._print_households),
            (tr("In hồ sơ trẻ"), "printer", self._print_profiles),
        ):
            button = bar.add_action(Button(text, kind="dark", icon=icon, height=30))
            button.clicked.connect(action)
        export = Button(
            tr("Xuất Excel"), kind="dark", icon="file-spreadsheet", height=30, writes=True
        )
        self._export_marked = bar.add_action(export)
        self._export_marked.clicked.connect(lambda: self._export(self._of_marked()))
        bar.add_action(work.task, keeps_text=True)

    def _marks(self) -> None:
        view = self._view
        view.model.is_marked = lambda line: line.id in self._marked
        view.table.mark_wanted.connect(self._turn)
        view.table.range_wanted.connect(self._mark_range)
        view.table.all_wanted.connect(self._mark_all)
        view.table.none_wanted.connect(self._unmark)
        view.bulk.none_wanted.connect(self._unmark)

    def _fit_role(self) -> None:
        for button in (self._view.export, self._export_marked):
            if self._ground.facts.access in _MAY_EXPORT:
                button.allow()
            else:
                button.refuse(tr("Chỉ người phụ trách được xuất danh sách ra tệp."))

    def _turn(self, at: int) -> None:
        line = self._view.model.row(at)
        if line is not None:
            self._show_marks(self._marked ^ {line.id})

    def _mark_range(self, first: int, last: int) -> None:
        lines = (self._view.model.row(at) for at in range(first, last + 1))
        self._show_marks(self._marked | {line.id for line in lines if line is not None})

    def _mark_all(self) -> None:
        self._ask(child_screen.found, self._asked(), done=self._add, key="children_marked")

    def _add(self, found: Sequence[UUID]) -> None:
        self._show_marks(self._marked | set(found))

    def _unmark(self) -> None:
        if self._view.bulk.isVisible():
            self._view.table.setFocus()
        self._show_marks(set())

    def _show_marks(self, marked: set[UUID]) -> None:
        self._marked = marked
        told = tr("Đã chọn {count} trẻ").format(count=format_number(len(marked)))
        self._view.bulk.show_count(told if marked else "")
        self._view.table.redraw_marks()

    def _of_marked(self) -> Question:
        chosen = Selection.of(tr("các em được chọn"), self._marked)
        return Question(only=chosen, sort=self._asked().sort)

    def _print_list(self) -> None:
        asked = self._asked()
        scope = scope_of(self._ground.facts.name, asked)
        self._draw(children_out.list_paper, asked, scope, told=tr("Đang vẽ danh sách"))

    def _print_sheets(self) -> None:
        self._with_marked(lambda ids: self._draw(visits.sheets, ids, told=tr("Đang vẽ phiếu thăm")))

    def _print_households(self) -> None:
        self._with_marked(
            lambda ids: self._draw(children_out.households, ids, told=tr("Đang vẽ phiếu hộ"))
        )

    def _print_profiles(self) -> None:
        self._with_marked(
            lambda ids: self._draw(children_out.profiles, ids, told=tr("Đang vẽ hồ sơ trẻ"))
        )

    def _with_marked(self, work: Callable[[list[UUID]], None]) -> None:
        """Give the marked children in the order of the list to something."""
        self._ask(child_screen.found, self._of_marked(), done=work, key="children_marked")

    def _draw(self, service: Callable[..., Made], *args: object, told: str) -> None:
        self._ask(service, *args, done=self._hand_out, key="children_paper", told=told)

    def _hand_out(self, made: Made) -> None:
        print_noted(self._ground.desk, self._ground.dialogs, made)

    def _export(self, asked: Question) -> None:
        if self._desk.meeting:
            self._desk.told.emit(tr("Đang ở chế độ họp. Tắt chế độ họp rồi xuất ra tệp."))
            return
        path = self._ground.dialogs.file_to_save("danh-sach-tre.xlsx", "xlsx")
        if path is not None:
            told = tr("Đang xuất")
            self._ask(children_out.workbook, asked, path, done=self._exported, told=told)

    def _exported(self, count: int) -> None:
        self._desk.told.emit(tr("Đã xuất {count} trẻ.").format(count=format_number(count)))

    def _ask(
        self,
        service: Callable[..., Any],
        *args: object,
        done: Callable[[Any], None],
        key: str = "children_out",
        told: str = "",
    ) -> None:
        self._view.show_failure("", "")
        self._desk.ask(
            service,
            *args,
            on_done=done,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa làm được")),
            owner=self._view,
            key=key,
            sentence=told,
        )
