"""How cells are drawn: two lines with matched letters, chips, completeness, linked figures."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD
from mdd_desktop.ui.widgets.card import paint_meter
from mdd_desktop.ui.widgets.check_box import paint_box
from mdd_desktop.ui.widgets.chip import chip_size, paint_chip
from mdd_desktop.ui.widgets.page_model import CELL, MARK_ROOM, MARKED, Cell
from mdd_desktop.ui.widgets.written import LEFT, RIGHT, Face, words, write

Index = QModelIndex | QPersistentModelIndex

PAD, PAD_FIRST = 8, 16
_MARK = 18
_BAR, _FIRST, _SIGN = 48, 3, 16
_PLAIN, _STRONG, _HEAD = Face(), Face(weight=MEDIUM), Face(weight=SEMIBOLD)
_SUB = Face(CAPTION)


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
        selected = marked or bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.pri_xl if selected else tokens.subtle if headed else tokens.surface
        painter.fillRect(rect, colour(ground))
        if selected and first:
            mark = QRect(rect.left(), rect.top(), _FIRST, rect.height() - 1)
            painter.fillRect(mark, colour(tokens.pri))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(tokens.line))

    def _mark(self, painter: QPainter, rect: QRect, *, checked: bool) -> None:
        """The box at the left of a row that can be marked."""
        box = QRectF(
            rect.left() + PAD_FIRST, rect.top() + (rect.height() - _MARK) // 2, _MARK, _MARK
        )
        paint_box(painter, box, checked=checked, ratio=painter.device().devicePixelRatioF())

    def _problem(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """A cell that needs somebody: its own ground, an icon, the text in the tone's ink."""
        ink, ground = look().tokens.tone(cell.problem or "bad")
        painter.fillRect(room.adjusted(-PAD, 2, PAD - 2, -2), colour(ground))
        name = "alert-circle" if cell.problem == "bad" else "alert-triangle"
        ratio = painter.device().devicePixelRatioF()
        top = room.top() + (room.height() - _SIGN) // 2
        painter.drawPixmap(room.left(), top, icon_pixmap(name, ink, _SIGN, ratio))
        write(painter, room.adjusted(_SIGN + 5, 0, 0, 0), cell.text, _STRONG, ink)

    def _two_lines(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        face = _STRONG if cell.strong else _PLAIN
        upper = words(cell.text, face, room.width()).height
        lower = words(cell.sub, _SUB, room.width()).height
        gap = -3 if upper + lower > room.height() - 2 else 0
        top = room.top() + (room.height() - upper - lower - gap) // 2
        self._text(painter, QRect(room.left(), top, room.width(), upper), cell.text, face)
        below = QRect(room.left(), top + upper + gap, room.width(), lower)
        write(painter, below, cell.sub, _SUB, look().tokens.muted)

    def _line(self, painter: QPainter, room: QRect, cell: Cell, right: bool) -> None:  # noqa: FBT001 - one private caller
        face = _HEAD if cell.link or cell.group else _STRONG if cell.strong else _PLAIN
        if not right and not cell.link:
            self._text(painter, room, cell.text, face)
            return
        tokens = look().tokens
        ink = tokens.pri_d if cell.link else tokens.ink
        before = RIGHT if right else LEFT
        stands = write(painter, room, cell.text, face, ink, before=before)
        if cell.link:
            y = room.center().y() + QFontMetrics(face.font()).ascent() // 2 + 4
            painter.fillRect(stands.left(), y, stands.width(), 1, colour(tokens.pri_e))

    def _text(self, painter: QPainter, room: QRect, text: str, face: Face) -> None:
        tokens = look().tokens
        if self._words:
            self._hits(painter, room, words(text, face, room.width()).shown, face)
        write(painter, room, text, face, tokens.faint if text in _NOTHING else tokens.ink)

    def _hits(self, painter: QPainter, room: QRect, shown: str, face: Face) -> None:
        """The ground of the letters that were searched for."""
        metrics = QFontMetrics(face.font())
        middle = room.top() + (room.height() - metrics.height()) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look().tokens.hit))
        for start, length in hits(shown, self._words):
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start : start + length])
            box = QRectF(left - 1, middle, width + 2, metrics.height())
            painter.drawRoundedRect(box, 3, 3)

    def _completeness(self, painter: QPainter, room: QRect, percent: int) -> None:
        bar = QRectF(room.left(), room.center().y() - 2, min(_BAR, room.width() / 2), 6)
        paint_meter(painter, bar, percent)
        write(painter, room, f"{percent}%", _PLAIN, look().tokens.muted, before=RIGHT)


def _aligned_right(index: Index) -> bool:
    flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(flags is not None and int(flags) & int(Qt.AlignmentFlag.AlignRight))


_NOTHING = {"—", "–", "-"}
