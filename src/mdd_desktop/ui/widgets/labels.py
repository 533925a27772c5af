"""Labels: plain, wrapped without being clipped, elided with a tooltip."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

Type = Literal[
    "title", "section", "strong", "body", "label", "secondary", "caption", "figure", "value"
]
Ink = Literal["", "ink", "muted", "faint", "pri", "ok", "warn", "bad", "info", "white"]

_TALL = 100_000


def restyle(widget: QWidget) -> None:
    """Let the style sheet see properties that have just changed; a new widget it will see yet."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _dress(made: QLabel, type_: Type, ink: Ink) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("mddType", type_)
    if ink:
        made.setProperty("mddInk", ink)


def _height(made: QLabel, width: int) -> int:
    """How high its words are, wrapped in a width."""
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    room = QRect(0, 0, max(1, width), _TALL)
    return made.fontMetrics().boundingRect(room, flags, made.text() or " ").height()


def set_ink(made: QLabel, ink: Ink) -> None:
    """Change the colour of a label."""
    made.setProperty("mddInk", ink)
    restyle(made)


def tabular(made: QLabel) -> QLabel:
    """Give the label digits of equal width."""
    font = made.font()
    font.setFeature(QFont.Tag("tnum"), 1)
    made.setFont(font)
    return made


def label(text: str, type_: Type = "body", ink: Ink = "") -> QLabel:
    """Return a label of one line; its text is never read as markup."""
    made = QLabel(text)
    _dress(made, type_, ink)
    return made


class WrapLabel(QLabel):
    """A label of several lines that asks for the height its width needs."""

    def __init__(self, text: str = "", type_: Type = "body", ink: Ink = "") -> None:
        super().__init__(text)
        _dress(self, type_, ink)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(80)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        self._fit()
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def _fit(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # what is dressed before it has its place is dressed anew in every place
        needed = _height(self, self.width())
        if needed != self.minimumHeight():
            self.setFixedHeight(needed)


class LongLabel(QLabel):
    """A label in a flow: as wide as its words, and where a line is too short, on several lines."""

    def __init__(self, text: str = "", type_: Type = "body", ink: Ink = "") -> None:
        super().__init__(text)
        _dress(self, type_, ink)
        self.setWordWrap(True)

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @override
    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        return _height(self, width)


class ElidedLabel(QLabel):
    """A label of one line that ends in "…" when it is too long; the tooltip has all of it."""

    def __init__(self, text: str = "", type_: Type = "body", ink: Ink = "") -> None:
        super().__init__(text)
        _dress(self, type_, ink)
        self.setProperty("mddElided", True)  # noqa: FBT003 - Qt's signature
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(24)

    @override
    def sizeHint(self) -> QSize:
        sides = self.contentsMargins()
        text = self.fontMetrics().horizontalAdvance(self.text())
        wanted = text + sides.left() + sides.right() + 2
        return QSize(wanted, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        room = self.contentsRect()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if shown == self.text():
            super().paintEvent(event)
            self.setToolTip("")
            return
        self.setToolTip(self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()), shown)
