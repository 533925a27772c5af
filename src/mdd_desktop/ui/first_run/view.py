"""The wizard of the first run."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.first_run.step import Step
from mdd_desktop.ui.first_run.steps import (
    OfficerStep,
    PassphraseStep,
    RecoveryStep,
    StartStep,
    WelcomeStep,
)
from mdd_desktop.ui.first_run.unit_step import UnitStep
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import DECISION
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.gate import GateSide
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.page import scrolled

_COLUMN, _WIDE = 660, 1200
_TOP, _LOWER, _AROUND = 28, 64, 190


class FirstRunView(QWidget):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        next_requested: This step is done.
        back_requested: To the step before.
    """

    next_requested = Signal()
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.welcome, self.unit = WelcomeStep(), UnitStep()
        self.officer, self.passphrase = OfficerStep(), PassphraseStep()
        self.recovery, self.start = RecoveryStep(), StartStep()
        self._steps: list[Step] = [
            self.welcome,
            self.unit,
            self.officer,
            self.passphrase,
            self.recovery,
            self.start,
        ]
        self.side = GateSide(
            [
                tr("Chào mừng"),
                tr("Đơn vị của chị"),
                tr("Người dùng, người ký"),
                tr("Mật khẩu mở sổ"),
                tr("In phiếu khôi phục"),
                tr("Bắt đầu: thật hay tập huấn"),
            ]
        )
        self._at = 0
        for step in self._steps:
            step.next_wanted.connect(self.next_requested)
            step.height_changed.connect(self._place)
        self._title = label("", "title")
        self._number = label("", "secondary")
        self.banner = Banner("bad")
        self.banner.hide()
        self._build()
        self.show_step(0)

    def _build(self) -> None:
        self.back = Button(tr("Quay lại"), key="Esc", height=DECISION)
        self.back.clicked.connect(self.back_requested)
        self.next = Button(
            tr("Đi tiếp"),
            kind="primary",
            icon="check",
            key="Enter",
            hint_only=True,
            height=DECISION,
        )
        self.next.clicked.connect(self.next_requested)
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.next_requested)
        self._note = label(tr("Làm tiếp sau cũng được, máy nhớ bước này"), "secondary")
        foot = row(self.back, None, self._note, self.next, gap=14)
        head = row(self._title, None, self._number)
        self._area = scrolled(hold(column(*self._steps)))
        whole = column(head, self.banner, self._area, rule(), foot, gap=12)
        whole.setStretch(2, 1)
        inner = hold(whole)
        inner.setMaximumWidth(look().px(_COLUMN))
        self._middle = row(None, inner, None, gap=0, margins=(24, _TOP, 24, 18))
        self._middle.setStretch(1, 100)
        both = row(self.side, hold(self._middle), gap=0)
        both.setStretch(1, 1)
        self.setLayout(both)

    def show_step(self, at: int) -> None:
        """Open a step, from 0."""
        self._at, step = at, self._steps[at]
        for one in self._steps:  # no stack: that is as high as its highest page
            one.setVisible(one is step)
        self.side.show_step(at)
        self._title.setText(step.title)
        count = len(self._steps)
        self._number.setText(tr("Bước {step} trong {count}").format(step=at + 1, count=count))
        self.back.setVisible(0 < at < count - 2)
        self._note.setVisible(at < count - 2)
        self.next.setText(tr("Mở sổ") if at == count - 1 else tr("Đúng, đi tiếp"))
        self.show_failure("", "")
        self._place()
        self._area.verticalScrollBar().setValue(0)  # not where the step before was left
        box = step.first_box()
        (box or self.next).setFocus()
        if box is not None:
            self._area.ensureWidgetVisible(box)

    def step(self) -> int:
        """Return the number of the open step, from 0."""
        return self._at

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def show_busy(self, *, busy: bool, sentence: str = "") -> None:
        """Say that something is being made."""
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self._note.setText(sentence or tr("Làm tiếp sau cũng được, máy nhớ bước này"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(wide=self.width() >= _WIDE)
        self._place()

    def _place(self) -> None:
        """A short step does not hang under the upper edge of a high window."""
        step = self._steps[self._at]
        spare = self.height() - step.sizeHint().height() - look().px(_AROUND)
        self._middle.setContentsMargins(24, _TOP + min(max(0, spare), _LOWER), 24, 18)
