"""A figure that is a door: press it and the list it counted opens."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.card import IconDisc
from mdd_desktop.ui.widgets.enter_walk import ENTER
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import TOP, column, row

_WAITING = "…"


class FigureDoor(QFrame):
    """One figure, what it counts, a line about it; Enter, Space or a click opens its list.

    Attributes:
        opened: The officer wants to see what was counted.
    """

    opened = Signal()

    def __init__(self, icon: str, tone: Tone | None, text: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "door")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.figure = tabular(label(_WAITING, "figure"))
        self.caption = ElidedLabel(text, "strong")
        self.sub = WrapLabel("", "secondary")
        self.arrow = label("")
        self.arrow.setPixmap(icon_pixmap("chevron-right", look().tokens.muted, 16))
        self._disc = IconDisc(icon, tone, size=30)
        head = row(self.figure, None, self._disc, gap=6)
        head.setAlignment(self._disc, TOP)
        foot = row(self.sub, self.arrow, gap=4)
        foot.setStretch(0, 1)
        self.setLayout(column(head, self.caption, foot, None, gap=1, margins=(15, 8, 12, 8)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._say()

    def show_figure(self, figure: str, sub: str) -> None:
        """Show the figure and the line about it; "" as figure while it is being counted."""
        self.figure.setText(figure or _WAITING)
        self.sub.setText(sub)
        self._say()

    def show_narrow(self, *, narrow: bool) -> None:
        """Do without the icon where room is scarce."""
        self._disc.setVisible(not narrow)

    def _say(self) -> None:
        self.setAccessibleName(f"{self.caption.text()}: {self.figure.text()}")
        self.setAccessibleDescription(self.sub.text())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, super().minimumSizeHint().height())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.opened.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {*ENTER, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
