"""The head of a table: titles, the sign of the order, the box that marks every row."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import CAPTION, SEMIBOLD
from mdd_desktop.ui.widgets.check_box import BOX, paint_box
from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST
from mdd_desktop.ui.widgets.page_model import MARK_ROOM, SORTED
from mdd_desktop.ui.widgets.written import LEFT, MIDDLE, RIGHT, Face, write

_FACE = Face(CAPTION, SEMIBOLD)
_SIGN, _GAP = 14, 4


class TableHead(QHeaderView):
    """Draws what the model says of its columns.

    The model answers ``CheckStateRole`` for a column that carries a box and ``SORTED`` for the
    one that the rows are sorted by. By keyboard the box is Ctrl+A, or the table's own key.

    Attributes:
        box_pressed: The box was pressed; its state before, a ``Qt.CheckState``.
    """

    box_pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens = look().tokens
        painter.save()
        painter.fillRect(rect, colour(tokens.subtle))
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour(tokens.line))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(tokens.line2))
        self._title(painter, self._room(rect, logicalIndex), logicalIndex)
        box, state = self._box(rect, logicalIndex), self._state(logicalIndex)
        if state is not None:
            ratio = painter.device().devicePixelRatioF()
            partly = state == Qt.CheckState.PartiallyChecked
            checked = state != Qt.CheckState.Unchecked
            paint_box(painter, QRectF(box), checked=checked, partly=partly, ratio=ratio)
        painter.restore()

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        spot = e.position().toPoint()
        section = self.logicalIndexAt(spot)
        state = self._state(section) if section >= 0 else None
        if state is None or spot.x() - self.sectionViewportPosition(section) > self._reach(section):
            super().mousePressEvent(e)
            return
        self.box_pressed.emit(state)

    def _title(self, painter: QPainter, room: QRect, section: int) -> None:
        tokens, text = look().tokens, self._text(section)
        is_sorted = bool(self._said(section, SORTED))
        if is_sorted:
            room = room.adjusted(0, 0, -_GAP - _SIGN, 0)
        ink = tokens.pri_d if is_sorted else tokens.muted
        stands = write(painter, room, text, _FACE, ink, before=self._before(section))
        if is_sorted:
            ratio = painter.device().devicePixelRatioF()
            sign = icon_pixmap("chevron-down", ink, _SIGN, ratio)
            top = room.top() + (room.height() - _SIGN) // 2
            painter.drawPixmap(stands.left() + stands.width() + _GAP, top, sign)

    def _room(self, rect: QRect, section: int) -> QRect:
        left = PAD_FIRST if self.visualIndex(section) == 0 else PAD
        marks = MARK_ROOM if self._state(section) is not None else 0
        return rect.adjusted(left + marks, 0, -PAD, -1)

    def _box(self, rect: QRect, section: int) -> QRect:
        left = PAD_FIRST if self._text(section) else (rect.width() - BOX) // 2
        return QRect(rect.left() + left, rect.top() + (rect.height() - BOX) // 2, BOX, BOX)

    def _reach(self, section: int) -> int:
        return PAD_FIRST + MARK_ROOM if self._text(section) else self.sectionSize(section)

    def _text(self, section: int) -> str:
        return str(self._said(section, Qt.ItemDataRole.DisplayRole) or "")

    def _state(self, section: int) -> object:
        return self._said(section, Qt.ItemDataRole.CheckStateRole)

    def _before(self, section: int) -> float:
        said = self._said(section, Qt.ItemDataRole.TextAlignmentRole)
        flags = said if isinstance(said, int) else 0
        if flags & Qt.AlignmentFlag.AlignRight.value:
            return RIGHT
        return MIDDLE if flags & Qt.AlignmentFlag.AlignHCenter.value else LEFT

    def _said(self, section: int, role: int) -> object:
        return self.model().headerData(section, Qt.Orientation.Horizontal, role)
