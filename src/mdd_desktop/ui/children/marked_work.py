"""What is begun for the marked children: a sponsor is looked for, something is to be done."""

import datetime as dt
from collections.abc import Callable, Collection
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import own_tasks
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.list_page import ListPage

_USUAL_DAYS = 7


class MarkedWork(QObject):
    """Two buttons of the bar under the list.

    Args:
        view: The list.
        ground: Ways to other pages.
        marked: The children that are marked now.
    """

    def __init__(
        self, view: ListPage, ground: Ground, marked: Callable[[], Collection[UUID]]
    ) -> None:
        super().__init__(view)
        self._view, self._ground, self._desk = view, ground, ground.desk
        self._marked = marked
        self.find = Button(tr("Tìm Mẹ đỡ đầu"), kind="dark", icon="link", height=30)
        self.find.clicked.connect(self._find)
        self.task = Button(tr("Thêm việc"), kind="dark", icon="note", height=30, writes=True)
        self.task.clicked.connect(self._ask_what)

    def _find(self) -> None:
        marked = self._marked()
        if len(marked) == 1:
            self._ground.go("matching", next(iter(marked)))
        else:
            words = tr("{count} em được chọn").format(count=format_number(len(marked)))
            self._ground.go("matching", Selection.of(words, marked))

    def _ask_what(self) -> None:
        due = self._desk.today + dt.timedelta(days=_USUAL_DAYS)
        count = format_number(len(self._marked()))
        dialog = FormDialog(
            self._view,
            title=tr("Cần làm gì với {count} em này?").format(count=count),
            sentence=tr("Việc hiện ở Tổng quan trên máy này, đến khi chị bấm đã xong."),
            verb=tr("Thêm việc"),
            rows=[
                [Box("words", tr("Việc cần làm"), required=True)],
                [Box("due_on", tr("Chậm nhất ngày"), "day", required=True)],
            ],
            fields={"due_on": f"{due:%d/%m/%Y}"},
        )
        dialog.decided.connect(lambda: self._add(dialog))
        dialog.finished.connect(dialog.deleteLater)
        DialogDraft(dialog, self._desk, page="children", question="task")

    def _add(self, dialog: FormDialog) -> None:
        day = dialog.date("due_on")
        if day is None:
            dialog.show_problem("due_on", tr("Ghi đủ ngày, tháng, năm."))
            return
        words = dialog.fields()["words"]
        self._desk.save(
            own_tasks.add,
            words,
            day.first_day(),
            list(self._marked()),
            on_done=lambda task: self._added(dialog, words, task),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa thêm được")),
            owner=dialog,
        )

    def _added(self, dialog: FormDialog, words: str, task: UUID) -> None:
        dialog.accept()
        told = tr("Đã thêm việc “{words}” vào Tổng quan.").format(words=words)
        self._desk.done_here(told, lambda: self._desk.ask(own_tasks.finish, task))
