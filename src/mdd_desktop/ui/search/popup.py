"""What the search of the top bar found, grouped, below its box; the focus stays in the box."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CAPTION, SEMIBOLD
from mdd_desktop.ui.widgets.layouts import column

_ROW, _HEAD, _MOST_ROWS = 34, 26, 13
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True)
class Found:
    """One line: what opens it, its icon, its words."""

    code: object
    icon: str
    title: str
    about: str = ""


class SearchPopup(QFrame):
    """Laid over the window; arrows move, Enter opens, Esc closes.

    Attributes:
        opened: The code of the line that was picked.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget, box: QLineEdit) -> None:
        super().__init__(parent)
        self._over, self._box = parent, box
        self.setProperty("mddKind", "popup")
        self.setAccessibleName(tr("Kết quả tìm"))
        self.lines = QListWidget()
        self.lines.setAccessibleName(tr("Kết quả tìm"))
        self.lines.setProperty("mddKind", "subjects")
        self.lines.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemClicked.connect(self._pick)
        self.setLayout(column(self.lines, margins=(6, 6, 6, 6)))
        box.installEventFilter(self)
        self.hide()

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Found]]]) -> None:
        """Show what was found; nothing found hides it."""
        self.lines.clear()
        for title, found in groups:
            if found:
                self._head(title)
            for one in found:
                self._line(one)
        if not self.lines.count():
            self.hide()
            return
        self._step(1)
        self._place()
        self.show()
        self.raise_()

    def titles(self) -> list[str]:
        """Return the lines that can be opened."""
        return [
            self.lines.item(at).text()
            for at in range(self.lines.count())
            if self.lines.item(at).flags() & Qt.ItemFlag.ItemIsSelectable
        ]

    def _head(self, title: str) -> None:
        item = QListWidgetItem(title)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(look().font(CAPTION, SEMIBOLD))
        item.setSizeHint(QSize(0, look().px(_HEAD)))
        self.lines.addItem(item)

    def _line(self, one: Found) -> None:
        text = f"{one.title}   {one.about}" if one.about else one.title
        item = QListWidgetItem(icon(one.icon, look().tokens.muted, 18), text)
        item.setData(Qt.ItemDataRole.UserRole, one.code)
        item.setSizeHint(QSize(0, look().px(_ROW)))
        item.setToolTip(text)
        self.lines.addItem(item)

    def _place(self) -> None:
        corner = self._box.mapTo(self._over, QPoint(0, self._box.height() + 4))
        height = sum(self.lines.sizeHintForRow(at) for at in range(self.lines.count())) + 18
        room = self._over.height() - corner.y() - 20
        most = look().px(_ROW) * _MOST_ROWS
        width = max(self._box.width(), look().px(440))
        self.setGeometry(corner.x(), corner.y(), width, min(height, room, most))

    def _step(self, step: int) -> None:
        at = self.lines.currentRow() if self.lines.currentRow() >= 0 else -1
        for _ in range(self.lines.count()):
            at = (at + step) % self.lines.count()
            if self.lines.item(at).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.lines.setCurrentRow(at)
                return

    def _pick(self, item: QListWidgetItem) -> None:
        code = item.data(Qt.ItemDataRole.UserRole)
        if code is not None:
            self.hide()
            self.opened.emit(code)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if not self.isVisible() or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if event.type() is QEvent.Type.ShortcutOverride and key is Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTER and self.lines.currentItem() is not None:
            self._pick(self.lines.currentItem())
        elif key is Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True
