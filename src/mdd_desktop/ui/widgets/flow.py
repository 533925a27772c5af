"""A layout whose widgets stand side by side and wrap to the next line where room ends."""

from collections.abc import Iterable
from itertools import filterfalse

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Left to right, then down; the height follows the width."""

    def __init__(self, *, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            x = rect.x()
            for item, size in zip(line, sizes, strict=True):
                if move:
                    at = QPoint(x, y + (height - size.height()) // 2)
                    item.setGeometry(QRect(at, size))
                x += size.width() + self._gap
            y += height + self._line_gap
        return max(0, y - self._line_gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = width + 1
        for item in filterfalse(_is_hidden, self._items):
            needed = item.sizeHint().width()
            if used + needed > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += needed + self._gap
        return lines


def _is_hidden(item: QLayoutItem) -> bool:
    """Whether somebody hid it; what nobody has shown yet is not hidden."""
    widget = item.widget()
    if widget is None:
        return False
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def _size(item: QLayoutItem, room: int) -> QSize:
    """As large as it likes; what is wider than a line has it for itself, and may wrap in it."""
    hint = item.sizeHint()
    if hint.width() <= room:
        return hint
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else hint.height())


class FlowBox(QFrame):
    """Widgets side by side in as many lines as the width asks for; as high as its lines."""

    def __init__(self, widgets: Iterable[QWidget], *, gap: int = 8, line_gap: int = 4) -> None:
        super().__init__()
        self._flow = FlowLayout(gap=gap, line_gap=line_gap)
        for widget in widgets:
            self._flow.addWidget(widget)
        self.setLayout(self._flow)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(80)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # words have changed
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self._flow.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setFixedHeight(needed)
