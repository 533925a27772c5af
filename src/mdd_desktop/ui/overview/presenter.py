"""What happens on the first page: count, show, lead on, put off."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.period import Period
from mdd_desktop.domain.task import OwnTask
from mdd_desktop.services import drafts, overview, own_tasks, tasks, units_below
from mdd_desktop.services.drafts import DIALOG, Draft
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.overview import Overview
from mdd_desktop.services.tasks import Due
from mdd_desktop.services.units_below import UnitBelow
from mdd_desktop.ui.counted_lists import CountedLists
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.overview.counted_lines import counted_shown, day_line
from mdd_desktop.ui.overview.draft_words import draft_line
from mdd_desktop.ui.overview.ports import FIGURE, DoneLine, Door, Duties, RestingLine, TaskLine
from mdd_desktop.ui.overview.task_words import line_of
from mdd_desktop.ui.overview.unit_rows import unit_rows
from mdd_desktop.ui.overview.view import OverviewView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

_USUAL_DAYS = 7


class OverviewPresenter(QObject):
    """Counts when the page is opened and after something was saved while it is seen.

    Attributes:
        door_wanted: Another page.
    """

    door_wanted = Signal(object)

    def __init__(self, view: OverviewView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._dialog: ReasonDialog | None = None
        self._period: Period | None = None
        self._counted_at: dt.datetime | None = None
        self._lists = CountedLists(view, desk, view.show_failure)
        self._lists.ready.connect(lambda page, found: self.door_wanted.emit(Door(page, found)))
        view.figure_opened.connect(lambda figure: self._open_door(Door(FIGURE, (figure,))))
        view.door_opened.connect(self._open_door)
        view.report_wanted.connect(lambda: self.door_wanted.emit(Door("reports")))
        view.tasks.snooze_wanted.connect(self._ask_until_when)
        view.tasks.wake_wanted.connect(self._wake)
        view.tasks.done_wanted.connect(self._finish)
        view.tasks.again_wanted.connect(self._take_up)
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Count everything again; what is shown stays until the new numbers are here."""
        today = self._desk.today
        report = tr("Báo cáo tháng {month}").format(month=today.month)
        self._view.show_day(day_line(today), report)
        self._load_duties()
        if self._view.has_units:
            self._load_units()
        self._desk.ask(
            overview.overview,
            on_done=self._show_counted,
            on_error=self._not_counted,
            owner=self._view,
            key="overview_figures",
            sentence=tr("Đang tính số liệu"),
            beside=True,
        )

    def _not_counted(self, error: Exception) -> None:
        if self._counted_at is not None:
            self._view.header.show_subtitle(day_line(self._desk.today, self._counted_at))
        self._desk.refused(self._view.show_unread, tr("Chưa tính được số liệu"))(error)

    def _load_duties(self) -> None:
        self._desk.ask(
            _duties,
            on_done=self._show_duties,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa lập được việc cần làm")),
            owner=self._view,
            key="overview_tasks",
            sentence=tr("Đang lập việc cần làm"),
            beside=True,
        )

    def _load_units(self) -> None:
        self._desk.ask(
            units_below.units_below,
            on_done=self._show_units,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được các đơn vị")),
            owner=self._view,
            key="overview_units",
            beside=True,
        )

    def _show_units(self, found: Sequence[UnitBelow]) -> None:
        self._view.show_units(unit_rows(found, self._desk.today))

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _show_counted(self, found: Overview) -> None:
        self._view.show_opened()
        self._counted_at = self._desk.now()
        self._period = found.period
        self._view.show_counted(counted_shown(found, self._desk.today))

    def _show_duties(self, found: tuple[Due, list[Draft]]) -> None:
        due, kept = found
        today = self._desk.today
        resting = tuple(
            RestingLine(
                snooze.key,
                line_of(task, today).title,
                tr("Hoãn đến {day} · {officer}: {reason}").format(
                    day=f"{snooze.until:%d/%m/%Y}", officer=snooze.officer, reason=snooze.reason
                ),
            )
            for task, snooze in due.resting
        )
        lines = tuple(line_of(task, today) for task in due.tasks)
        kept.sort(key=lambda one: one.key.startswith(DIALOG))  # whole forms before questions
        shown = tuple(line for one in kept if (line := draft_line(one, self._desk.now())))
        done = tuple(_done_line(one) for one in due.done)
        self._view.show_duties(Duties(lines, resting, shown[:2], done))

    def _open_door(self, door: Door) -> None:
        figure = door.arguments[0] if door.page == FIGURE else None
        if isinstance(figure, str):
            self._lists.open(figure, self._period)
        else:
            self.door_wanted.emit(door)

    def _ask_until_when(self, line: TaskLine) -> None:
        asked = Asked(
            title=tr("Hoãn việc này đến ngày nào?"),
            sentence=line.title,
            verb=tr("Hoãn"),
            day_text=tr("Nhắc lại ngày"),
            note_text=tr("Vì sao hoãn"),
        )
        until = self._desk.today + dt.timedelta(days=_USUAL_DAYS)
        dialog = ReasonDialog(self._view, asked, until)
        dialog.decided.connect(lambda decision: self._snooze(line, decision))
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        DialogDraft(dialog, self._desk, page="overview", question="snooze", record=line.task.key)

    def _finish(self, line: TaskLine) -> None:
        own = line.task.own
        if own is None:
            return
        self._desk.ask(
            own_tasks.finish,
            own.id,
            on_done=lambda _nothing: self._finished(line, own.id),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _finished(self, line: TaskLine, task: UUID) -> None:
        told = tr("Đã xong: {task}").format(task=line.title)
        self._desk.done_here(told, lambda: self._take_up(task))
        self._load_duties()

    def _take_up(self, task: UUID) -> None:
        self._desk.ask(
            own_tasks.take_up,
            task,
            on_done=lambda _nothing: self._taken_up(),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _taken_up(self) -> None:
        self._desk.told.emit(tr("Việc lại nằm trong danh sách cần làm."))
        self._load_duties()

    def _snooze(self, line: TaskLine, decision: Decision) -> None:
        dialog = self._dialog
        if dialog is None or decision.day is None:
            return
        self._desk.ask(
            tasks.snooze,
            line.task,
            days=(decision.day - self._desk.today).days,
            reason=decision.note,
            on_done=lambda _snooze: self._snoozed(dialog, line.task.key),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa hoãn được")),
            owner=dialog,
        )

    def _snoozed(self, dialog: ReasonDialog, key: str) -> None:
        dialog.accept()
        self._dialog = None
        told = tr("Đã hoãn. Xem lại ở mục “Đã hoãn”.")
        self._desk.done_here(told, lambda: self._wake(key))
        self._load_duties()

    def _wake(self, key: str) -> None:
        self._desk.ask(tasks.wake, key, on_done=lambda _none: self._load_duties(), owner=self._view)


def _done_line(one: OwnTask) -> DoneLine:
    names = ", ".join(who.name for who in one.who[:2])
    day = f"{one.done_on:%d/%m/%Y}" if one.done_on else ""
    detail = tr("Xong {day} · {names}").format(day=day, names=names)
    return DoneLine(one.id, one.words, detail)


def _duties(registry: Registry) -> tuple[Due, list[Draft]]:
    return tasks.due(registry), drafts.everything(registry)
