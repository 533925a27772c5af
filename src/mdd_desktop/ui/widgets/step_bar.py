"""Where one stands in a procedure of a few steps."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import SECONDARY, SEMIBOLD
from mdd_desktop.ui.widgets.labels import label, restyle
from mdd_desktop.ui.widgets.layouts import row, rule

_LEAST_LINE = 12


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
        self._row = row(gap=10, margins=(16, 8, 16, 8))
        for at, (mark, text) in enumerate(zip(self._marks, self._texts, strict=True)):
            if at:
                line = rule()
                line.setMinimumWidth(_LEAST_LINE)
                self._lines.append(line)
                self._row.addWidget(line, 1)
            self._row.addWidget(mark)
            self._row.addWidget(text)
        self.setLayout(self._row)
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
        self.updateGeometry()
        self._share_room()

    @override
    def sizeHint(self) -> QSize:
        # With every name, also while some are hidden: they come back where there is room again.
        return QSize(self._needed(self._texts), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed([self._texts[self._now]]), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Show every name; only that of the open step where room is scarce."""
        whole = self._needed(self._texts) <= self.width()
        for at, text in enumerate(self._texts):
            text.setVisible(whole or at == self._now)

    def _needed(self, texts: Sequence[QLabel]) -> int:
        """How wide the bar is with these names."""
        margins = self._row.contentsMargins()
        parts = [one.sizeHint().width() for one in texts]
        parts += [one.width() for one in self._marks]
        parts += [_LEAST_LINE for _ in self._lines]
        gaps = self._row.spacing() * (len(parts) - 1)
        return margins.left() + sum(parts) + gaps + margins.right()
