"""The card of things to do: each with one button; what was put off; what was left half done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.overview.ports import DoneLine, DraftLine, Duties, RestingLine, TaskLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, IconDisc
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tab_order import chain

WEEK, ALL, RESTING, DONE = "week", "all", "resting", "done"
_AT_FIRST, _LEAST = 5, 3
_BUTTON = 136


class TaskPanel(Card):
    """The tasks of the day.

    Attributes:
        opened: The door of the task whose button was pressed.
        snooze_wanted: A task to put off.
        done_wanted: A task of the officer's own that is done.
        wake_wanted: The key of a task to see again.
        again_wanted: The id of a task of the officer's own that is not done after all.
    """

    opened = Signal(object)
    snooze_wanted = Signal(object)
    done_wanted = Signal(object)
    wake_wanted = Signal(str)
    again_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Việc cần làm"))
        self.body.setContentsMargins(16, 9, 16, 8)
        self.body.setSpacing(2)
        self.count = Chip(ChipText(tr("Đang tính…")))
        self.head.insertWidget(1, self.count)
        self.which = Segmented(
            tr("Những việc nào"),
            [
                (WEEK, tr("Tuần này"), ""),
                (ALL, tr("Tất cả"), ""),
                (RESTING, tr("Đã hoãn"), ""),
                (DONE, tr("Đã xong"), ""),
            ],
        )
        self.which.show_code(WEEK)
        self.which.chosen.connect(lambda _code: self._fill(all_=False))
        self.head.addWidget(self.which)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.more = Button("", kind="link", height=30)
        self.more.clicked.connect(lambda: self._fill(all_=True))
        self.more.hide()
        self.body.addLayout(row(self.more, None))
        self._nothing = EmptyState("circle-check", tr("Tuần này không còn việc nào đến hạn"))
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)
        self._duties = Duties(())
        self._is_narrow = False
        self.buttons: list[Button] = []
        self._stops: list[QWidget] = []

    def show_duties(self, duties: Duties) -> None:
        """Show other tasks; which of them, and how many, stays as chosen."""
        self._duties = duties
        self._show_words()
        self._fill(all_=False)

    def show_narrow(self, *, narrow: bool) -> None:
        """Choose among the tasks with shorter words, where large letters leave little room."""
        self._is_narrow = narrow
        self._show_words()

    def _show_words(self) -> None:
        brief, resting = self._is_narrow, len(self._duties.resting)
        put_off = tr("Hoãn") if brief else tr("Đã hoãn")
        self.which.show_option(WEEK, tr("Tuần") if brief else tr("Tuần này"))
        self.which.show_option(RESTING, f"{put_off} {resting}" if resting else put_off)
        self.which.show_option(DONE, tr("Xong") if brief else tr("Đã xong"))

    def lines(self) -> Sequence[TaskLine]:
        """Return the tasks of the chosen sort, shown or not."""
        if self.which.code() == WEEK:
            return [line for line in self._duties.tasks if line.soon]
        return self._duties.tasks if self.which.code() == ALL else ()

    def _fill(self, *, all_: bool) -> None:
        had = self._focused_row()
        clear(self._rows)
        self.buttons = []
        self._stops = []
        if self.which.code() == RESTING:
            for one in self._duties.resting:
                self._add(self._resting_row(one))
            self._finish(len(self._duties.resting), 0, tr("Không có việc nào đang hoãn"))
            return
        if self.which.code() == DONE:
            for done in self._duties.done:
                self._add(self._done_row(done))
            nothing = tr("Trong 14 ngày qua chưa có việc tự ghi nào xong")
            self._finish(len(self._duties.done), 0, nothing)
            return
        lines = self.lines()
        first = max(_LEAST, _AT_FIRST - len(self._duties.drafts))  # a draft takes the room of one
        shown = lines if all_ or len(lines) <= first + 1 else lines[:first]
        for line in shown:
            self._add(self._task_row(line))
        nothing = (
            tr("Tuần này không còn việc nào đến hạn")
            if self._duties.tasks
            else tr("Không còn việc nào đang chờ")
        )
        self._finish(len(lines), len(lines) - len(shown), nothing)
        if had >= 0 and self.buttons:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus()

    def _focused_row(self) -> int:
        return next((at for at, button in enumerate(self.buttons) if button.hasFocus()), -1)

    def _add(self, made: QWidget) -> None:
        if self._rows.count():
            self._rows.addWidget(rule())
        self._rows.addWidget(made)
        self._stops += made.findChildren(Button)

    def _finish(self, count: int, left: int, nothing: str) -> None:
        self.count.show_chip(ChipText(tr("{n} việc").format(n=count)))
        self.more.setText(tr("Xem {n} việc còn lại ›").format(n=left))
        self.more.setVisible(left > 0)
        self._nothing.show_words(nothing)
        self._nothing.setVisible(count == 0)
        chain([self.which, *self._stops, self.more])

    def _task_row(self, line: TaskLine) -> QWidget:
        button = self._way_on(line.button, line.title)
        button.clicked.connect(lambda: self.opened.emit(line.door))
        small = [_small("clock", tr("Hoãn việc này…"), tr("Hoãn: {task}"), line)]
        small[0].clicked.connect(lambda: self.snooze_wanted.emit(line))
        if line.task.own is not None:
            done = _small("check", tr("Xong việc này"), tr("Đã xong: {task}"), line)
            done.clicked.connect(lambda: self.done_wanted.emit(line))
            small.insert(0, done)
        disc = IconDisc(line.icon, line.tone, size=30)
        return _line(disc, line.title, line.detail, button, *small)

    def _resting_row(self, line: RestingLine) -> QWidget:
        button = self._way_on(tr("Làm ngay"), line.title, writes=True)
        button.clicked.connect(lambda: self.wake_wanted.emit(line.key))
        return _line(IconDisc("clock", "neu", size=30), line.title, line.detail, button)

    def _done_row(self, line: DoneLine) -> QWidget:
        button = self._way_on(tr("Làm lại"), line.title, writes=True)
        button.clicked.connect(lambda: self.again_wanted.emit(line.id))
        return _line(IconDisc("check", "ok", size=30), line.title, line.detail, button)

    def _way_on(self, verb: str, title: str, *, writes: bool = False) -> Button:
        button = Button(verb, height=30, writes=writes)
        button.setMinimumWidth(look().px(_BUTTON))
        button.setAccessibleName(f"{verb}: {title}")
        self.buttons.append(button)
        return button


class DraftPanel(Card):
    """Forms that were left half filled in.

    Attributes:
        opened: The door to one of them.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 6, 16, 6)
        self.body.setSpacing(0)
        self.hide()

    def show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        """Show them; the card is gone when there are none."""
        clear(self.body)
        for at, one in enumerate(drafts):
            if at:
                self.body.addWidget(rule())
            button = Button(tr("Làm tiếp"), kind="tint", height=32, writes=True)
            button.setMinimumWidth(look().px(_BUTTON))
            button.setAccessibleName(tr("Làm tiếp: {draft}").format(draft=one.title))
            button.clicked.connect(lambda _=False, door=one.door: self.opened.emit(door))
            self.body.addWidget(
                _line(IconDisc("pencil", "neu", size=30), one.title, one.detail, button)
            )
        self.setVisible(bool(drafts))


def _small(icon: str, tip: str, name: str, line: TaskLine) -> Button:
    """A button behind a task that shows only an icon."""
    made = Button("", kind="quiet", icon=icon, height=30, writes=True)
    made.setFixedWidth(look().control(32))
    made.setAccessibleName(name.format(task=line.title))
    made.setToolTip(tip)
    return made


def _line(disc: IconDisc, title: str, detail: str, *buttons: Button) -> QWidget:
    texts = column(WrapLabel(title, "strong"), WrapLabel(detail, "secondary"), gap=0)
    made = row(disc, texts, *buttons, gap=10, margins=(0, 6, 0, 6))
    made.setStretch(1, 1)
    for item in (disc, *buttons):
        made.setAlignment(item, Qt.AlignmentFlag.AlignVCenter)
    frame = hold(made)
    frame.setAccessibleName(f"{title}. {detail}")
    return frame


__all__ = ["ALL", "RESTING", "WEEK", "DraftPanel", "TaskPanel"]
