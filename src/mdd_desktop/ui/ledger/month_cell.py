"""How the cells of the grid are drawn and typed into."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.ui.ledger.amounts import shorter
from mdd_desktop.ui.ledger.grid_model import (
    CHECK,
    CHECKED,
    MONTH,
    NAME,
    Index,
    MonthView,
    amount_shown,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import CAPTION, MEDIUM, SECONDARY, SEMIBOLD, Tokens
from mdd_desktop.ui.widgets.check_box import BOX, paint_box
from mdd_desktop.ui.widgets.delegates import CellDelegate
from mdd_desktop.ui.widgets.enter_walk import ENTER
from mdd_desktop.ui.widgets.month_strip import LOOKS
from mdd_desktop.ui.widgets.written import MIDDLE, Face, width_of, write

_ICON, _GAP, _SIDE, _BAR = 14, 3, 3, 3
_WIDE, _NARROW = Face(SECONDARY, SEMIBOLD), Face(CAPTION, SEMIBOLD)


class MonthCellDelegate(CellDelegate):
    """Months, the box of a row, and the texts beside them.

    Attributes:
        typed: (index, text): an editor was left; "" when nothing was typed or Esc pressed.
    """

    typed = Signal(QModelIndex, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._editor: QLineEdit | None = None
        self._index: QPersistentModelIndex = QPersistentModelIndex()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = index.data(MONTH)
        if isinstance(view, MonthView):
            painter.save()
            self._paint_month(painter, option, view)
            painter.restore()
        elif index.column() == CHECK:
            painter.save()
            self._paint_check(painter, option, index.data(CHECKED))
            painter.restore()
        else:
            plain = QStyleOptionViewItem(option)
            plain.state &= ~QStyle.StateFlag.State_Selected
            super().paint(painter, plain, index)

    def _paint_check(
        self, painter: QPainter, option: QStyleOptionViewItem, checked: object
    ) -> None:
        _ground(painter, option.rect, look().tokens, marked=False)
        if checked is None:
            return
        top = option.rect.top() + (option.rect.height() - BOX) / 2
        at = QRectF(option.rect.left() + (option.rect.width() - BOX) / 2, top, BOX, BOX)
        ratio = painter.device().devicePixelRatioF()
        paint_box(painter, at, checked=bool(checked), ratio=ratio)

    def _paint_month(
        self, painter: QPainter, option: QStyleOptionViewItem, view: MonthView
    ) -> None:
        tokens = look().tokens
        rect: QRect = option.rect
        _ground(painter, rect, tokens, marked=view.marked is not None)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = rect.adjusted(_SIDE, 4, -_SIDE, -5)
        if view.marked is None:
            paint_month_cell(painter, box, view.cell)
        elif view.cell.state in LOOKS:
            _paint_state(painter, box, view.cell.state, shorter(view.marked))
        else:
            _amount(painter, box, shorter(view.marked), tokens.pri_d, SEMIBOLD)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected or has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour(tokens.focus), 2 if has_focus else 1))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1.5, -2))

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        if index.column() == NAME:
            editor.setPlaceholderText(tr("Lý do khác mức cam kết"))
            editor.setAccessibleName(tr("Lý do khác mức cam kết"))
        else:
            editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
            editor.setTextMargins(-8, 0, -8, 0)
            editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self._editor, self._index = editor, QPersistentModelIndex(index)
        editor.destroyed.connect(self._forget)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The table puts the first digit in; a reason begins empty."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was typed is told by ``typed``, after Enter only."""

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(1, 1, -1, -2))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, QLineEdit):
            if event.type() is QEvent.Type.KeyPress and event.key() in ENTER:
                self.finish(watched, watched.text())
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.finish(watched, None)
                return True
        if event.type() is QEvent.Type.FocusOut and isinstance(watched, QLineEdit):
            self.finish(watched, watched.text())
            return True
        return super().eventFilter(watched, event)

    def finish(self, editor: QLineEdit, text: str | None) -> None:
        """Close an editor, once; None gives up what was typed."""
        if editor is not self._editor:
            return
        self._editor, index = None, self._index
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)
        here = index.model().index(index.row(), index.column())
        self.typed.emit(here, "" if text is None else text.strip())

    def _forget(self) -> None:
        if self._editor is not None and not shiboken6.isValid(self._editor):
            self._editor = None

    def editor(self) -> QLineEdit | None:
        """Return the open editor."""
        return self._editor


def paint_month_cell(painter: QPainter, box: QRect, cell: MonthCell) -> None:
    """Draw the state of a month: tint, icon and amount; hatched outside the sponsorship."""
    tokens = look().tokens
    if cell.state is CellState.OUTSIDE:
        painter.fillRect(box.adjusted(-_SIDE, -4, _SIDE, 4), QBrush(colour(tokens.line), _HATCH))
        return
    ways = [tr("quà")] if cell.goods else shorter(amount_shown(cell))
    if cell.state is CellState.NOT_DUE:
        _amount(painter, box, ways, tokens.faint, MEDIUM)
        return
    _paint_state(painter, box, cell.state, ways)


def _paint_state(painter: QPainter, box: QRect, state: CellState, ways: Sequence[str]) -> None:
    """Draw what a month has come to: tint, icon and amount."""
    tone, icon = LOOKS[state]
    ink, ground = look().tokens.tone(tone)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground))
    painter.drawRoundedRect(QRectF(box), 5, 5)
    least = box.width() - _ICON - _GAP - 2
    text, face = _fitting(ways, least, _WIDE, _NARROW)
    width = min(width_of(text, face), least)
    left = box.left() + (box.width() - width - _ICON - _GAP) // 2
    ratio = painter.device().devicePixelRatioF()
    top = box.top() + (box.height() - _ICON) // 2
    painter.drawPixmap(left, top, icon_pixmap(icon, ink, _ICON, ratio))
    room = QRect(left + _ICON + _GAP, box.top(), least, box.height())
    write(painter, room, text, face, ink)


def _amount(painter: QPainter, box: QRect, ways: Sequence[str], ink: str, weight: int) -> None:
    text, face = _fitting(ways, box.width(), Face(SECONDARY, weight), Face(CAPTION, weight))
    write(painter, box, text, face, ink, before=MIDDLE)


def _fitting(ways: Sequence[str], room: int, *faces: Face) -> tuple[str, Face]:
    """The first way that fits, large if possible; the last and smallest where none does."""
    tried = [(way, face) for way in ways for face in faces]
    return next((one for one in tried if width_of(*one) < room), tried[-1])


def _ground(painter: QPainter, rect: QRect, tokens: Tokens, *, marked: bool) -> None:
    painter.fillRect(rect, colour(tokens.pri_l if marked else tokens.surface))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(tokens.line))
    if marked:
        bar = QRect(rect.left() + 6, rect.bottom() - _BAR, rect.width() - 12, _BAR)
        painter.fillRect(bar, colour(tokens.pri))


_HATCH = Qt.BrushStyle.BDiagPattern
