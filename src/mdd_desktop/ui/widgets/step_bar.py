"""Where one stands in a procedure of a few steps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import SECONDARY, SEMIBOLD
from mdd_desktop.ui.widgets.labels import label, restyle
from mdd_desktop.ui.widgets.layouts import row, rule


class StepMark(QWidget):
    """The number of a step on a round ground, or a tick."""

    def __init__(self, number: int, state: str = "later", *, size: int = 26) -> None:
        super().__init__()
        self._number, self._state = number, state
        self.setFixedSize(look().px(size), look().px(size))

    def show_state(self, state: str) -> None:
        """Show ``done``, ``now`` or ``later``."""
        self._state = state
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        grounds = {"done": tokens.ok_l, "now": tokens.pri_l, "later": tokens.neu_l}
        inks = {"done": tokens.ok, "now": tokens.pri_d, "later": tokens.neu}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(grounds[self._state]))
        painter.drawEllipse(QRectF(self.rect()))
        if self._state == "done":
            at = (self.width() - 16) // 2
            pixmap = icon_pixmap("check", tokens.ok, 16, self.devicePixelRatio())
            painter.drawPixmap(at, at, pixmap)
            return
        painter.setPen(QColor(inks[self._state]))
        painter.setFont(look().font(SECONDARY, SEMIBOLD))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class StepBar(QFrame):
    """Marks, names and hairlines between them."""

    def __init__(self, steps: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("mddKind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._marks = [StepMark(number) for number in range(1, len(steps) + 1)]
        self._texts = [label(text) for text in steps]
        self._lines: list[QFrame] = []
        self._now = 0
        self._compact = False
        layout = row(gap=10, margins=(16, 8, 16, 8))
        for at, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True)):
            if at:
                line = rule()
                line.setMinimumWidth(12)
                self._lines.append(line)
                layout.addWidget(line, 1)
            layout.addWidget(mark)
            layout.addWidget(text)
        self.setLayout(layout)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show which step is open; those before it are done."""
        self._now = step
        for at, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True)):
            mark.show_state("done" if at < step else "now" if at == step else "later")
            text.setProperty("mddType", "strong" if at == step else "body")
            text.setProperty("mddInk", "pri" if at == step else "ink" if at < step else "faint")
            restyle(text)
        for at, line in enumerate(self._lines):
            line.setProperty("mddDone", "true" if at < step else "false")
            restyle(line)
        self.fit(compact=self._compact)

    def fit(self, *, compact: bool) -> None:
        """Show only the name of the open step where room is scarce."""
        self._compact = compact
        for at, text in enumerate(self._texts):
            text.setVisible(not compact or at == self._now)
