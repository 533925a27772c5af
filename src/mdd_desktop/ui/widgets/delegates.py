"""How cells are drawn: two lines with matched letters, chips, completeness, linked figures."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, CAPTION, MEDIUM, REGULAR, SEMIBOLD
from mdd_desktop.ui.widgets.card import paint_meter
from mdd_desktop.ui.widgets.check_box import paint_box
from mdd_desktop.ui.widgets.chip import chip_size, paint_chip
from mdd_desktop.ui.widgets.page_model import CELL, MARK_ROOM, MARKED, Cell

Index = QModelIndex | QPersistentModelIndex

PAD, PAD_FIRST = 8, 16
_MARK = 18
_BAR, _FIRST, _SIGN = 48, 3, 16


def hits(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Return (start, length) of the places in a text where a folded search word begins a word."""
    found: list[tuple[int, int]] = []
    folded = _folded(text)
    if len(folded) != len(text):
        return found
    for word in words:
        at = folded.find(word)
        while at >= 0 and word:
            if at == 0 or not folded[at - 1].isalnum():
                found.append((at, len(word)))
            at = folded.find(word, at + 1)
    return found


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Letter by letter, so that places in it are places in the text."""
    return "".join(fold(letter) or letter for letter in text)


class CellDelegate(QStyledItemDelegate):
    """Draws every kind of ``Cell``; one delegate serves a whole table."""

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._words: list[str] = []

    def show_search(self, text: str) -> None:
        """Highlight these words from now on."""
        self._words = fold(text).split()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        cell, marked = index.data(CELL), index.data(MARKED)
        self._ground(painter, option, cell, first=index.column() == 0, marked=bool(marked))
        if isinstance(cell, Cell):
            left = PAD_FIRST if index.column() == 0 else PAD
            if index.column() == 0 and marked is not None:
                self._mark(painter, option.rect, checked=bool(marked))
                left += MARK_ROOM
            room = option.rect.adjusted(left, 0, -PAD, -1)
            self._draw(painter, room, cell, index)
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, look().px(38))

    def _draw(self, painter: QPainter, room: QRect, cell: Cell, index: Index) -> None:
        if cell.chip is not None:
            height = chip_size(cell.chip).height()
            at = QPoint(room.left(), room.top() + (room.height() - height) // 2)
            ratio = painter.device().devicePixelRatioF()
            paint_chip(painter, at, cell.chip, ratio, room.width())
        elif cell.percent is not None:
            self._completeness(painter, room, cell.percent)
        elif cell.problem is not None:
            self._problem(painter, room, cell)
        elif cell.sub:
            self._two_lines(painter, room, cell)
        else:
            self._line(painter, room, cell, _aligned_right(index))

    def _ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        cell: object,
        *,
        first: bool,
        marked: bool,
    ) -> None:
        tokens = look().tokens
        headed = isinstance(cell, Cell) and cell.group
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        selected = chosen or marked
        painter.fillRect(
            rect, QColor(tokens.pri_xl if selected else tokens.subtle if headed else tokens.surface)
        )
        if selected and first:
            mark = QRect(rect.left(), rect.top(), _FIRST, rect.height() - 1)
            painter.fillRect(mark, QColor(tokens.pri))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _mark(self, painter: QPainter, rect: QRect, *, checked: bool) -> None:
        """The box at the left of a row that can be marked."""
        box = QRectF(
            rect.left() + PAD_FIRST, rect.top() + (rect.height() - _MARK) // 2, _MARK, _MARK
        )
        paint_box(painter, box, checked=checked, ratio=painter.device().devicePixelRatioF())

    def _problem(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """A cell that needs somebody: its own ground, an icon, the text in the tone's ink."""
        worn = look()
        ink, ground = worn.tokens.tone(cell.problem or "bad")
        painter.fillRect(room.adjusted(-PAD, 2, PAD - 2, -2), QColor(ground))
        name = "alert-circle" if cell.problem == "bad" else "alert-triangle"
        ratio = painter.device().devicePixelRatioF()
        top = room.top() + (room.height() - _SIGN) // 2
        painter.drawPixmap(room.left(), top, icon_pixmap(name, ink, _SIGN, ratio))
        font = worn.font(BODY, MEDIUM, figures=True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        words = room.adjusted(_SIGN + 5, 0, 0, 0)
        shown = QFontMetrics(font).elidedText(cell.text, _ELIDE, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _two_lines(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        worn = look()
        weight = MEDIUM if cell.strong else REGULAR
        first, second = worn.font(BODY, weight, figures=True), worn.font(CAPTION, figures=True)
        heights = QFontMetrics(first).height(), QFontMetrics(second).height()
        gap = -3 if sum(heights) > room.height() - 2 else 0
        top = room.top() + (room.height() - sum(heights) - gap) // 2
        self._text(painter, QRect(room.left(), top, room.width(), heights[0]), cell.text, first)
        below = QRect(room.left(), top + heights[0] + gap, room.width(), heights[1])
        painter.setFont(second)
        painter.setPen(QColor(worn.tokens.muted))
        shown = QFontMetrics(second).elidedText(cell.sub, _ELIDE, room.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _line(self, painter: QPainter, room: QRect, cell: Cell, right: bool) -> None:  # noqa: FBT001 - one private caller
        worn = look()
        weight = SEMIBOLD if cell.link or cell.group else MEDIUM if cell.strong else REGULAR
        font = worn.font(BODY, weight, figures=True)
        if not right and not cell.link:
            self._text(painter, room, cell.text, font)
            return
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(worn.tokens.pri_d if cell.link else worn.tokens.ink))
        flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(cell.text, _ELIDE, room.width())
        painter.drawText(room, int(flag | Qt.AlignmentFlag.AlignVCenter), shown)
        if cell.link:
            width = metrics.horizontalAdvance(shown)
            left = room.right() - width + 1 if right else room.left()
            y = room.center().y() + metrics.ascent() // 2 + 4
            painter.fillRect(QRect(left, y, width, 1), QColor(worn.tokens.pri_e))

    def _text(self, painter: QPainter, room: QRect, text: str, font: QFont) -> None:
        tokens = look().tokens
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, _ELIDE, room.width())
        middle = room.top() + (room.height() - metrics.height()) // 2
        for start, length in hits(shown, self._words) if self._words else ():
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start : start + length])
            box = QRectF(left - 1, middle, width + 2, metrics.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hit))
            painter.drawRoundedRect(box, 3, 3)
        painter.setFont(font)
        painter.setPen(QColor(tokens.faint if text in _NOTHING else tokens.ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _completeness(self, painter: QPainter, room: QRect, percent: int) -> None:
        worn = look()
        bar = QRectF(room.left(), room.center().y() - 2, min(_BAR, room.width() / 2), 6)
        paint_meter(painter, bar, percent)
        painter.setFont(worn.font(BODY, figures=True))
        painter.setPen(QColor(worn.tokens.muted))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(room, right, f"{percent}%")


def _aligned_right(index: Index) -> bool:
    flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(flags is not None and int(flags) & int(Qt.AlignmentFlag.AlignRight))


_ELIDE = Qt.TextElideMode.ElideRight
_NOTHING = {"—", "–", "-"}
