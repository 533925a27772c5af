"""How cells are drawn: two lines with matched letters, chips, completeness, linked figures."""

from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.ui.theme.icons import blank, icon_pixmap
from mdd_desktop.ui.theme.look import colour, look
from mdd_desktop.ui.theme.tokens import CAPTION, MEDIUM, SEMIBOLD
from mdd_desktop.ui.widgets.card import meter_colours, paint_meter
from mdd_desktop.ui.widgets.check_box import BOX, paint_box
from mdd_desktop.ui.widgets.chip import chip_size, paint_chip
from mdd_desktop.ui.widgets.page_model import CELL, Cell
from mdd_desktop.ui.widgets.written import LEFT, RIGHT, Face, lines_of, width_of, words, write

Index = QModelIndex | QPersistentModelIndex

PAD, PAD_FIRST = 8, 13
"""With the edges of card and table the first column begins where the title of a card does."""
_BAR, _BAR_HIGH, _FIRST, _SIGN = 48, 6, 3, 16
_CLOSEST = 1
"""By how many pixels one line may stand closer to the next than its letters need."""
_MOST_LINES = 5
"""An organisation's name can be a paragraph; a row is no page."""
_AIR = 6
_PLAIN, _STRONG, _HEAD = Face(), Face(weight=MEDIUM), Face(weight=SEMIBOLD)
_SUB = Face(CAPTION)


def face_of(cell: Cell) -> Face:
    """Return how the words of a cell look."""
    return _HEAD if cell.link or cell.group else _STRONG if cell.strong else _PLAIN


def heights_of(cell: Cell, room: int) -> tuple[int, int]:
    """Return how high a row must be at least for every line of a text, and to show it well.

    Args:
        cell: What it says.
        room: The width of its column without what stands before and behind the text.
    """
    if not cell.wrap or cell.group or (cell.sub and not cell.text):
        return 0, 0
    high, low = _heights(cell)
    count = min(_MOST_LINES, len(lines_of(cell.text, face_of(cell), room)))
    subs = len(_sub_lines(cell, room))
    if max(count, subs) == 1:
        return 0, 0
    whole = count * high + subs * low + 1
    return whole if subs > 1 else count * (high - _CLOSEST) + 1, whole + _AIR


def _heights(cell: Cell) -> tuple[int, int]:
    """The heights of a line of the text and of a line below it, 0 where it has none."""
    high = QFontMetrics(face_of(cell).font()).height()
    return high, QFontMetrics(_SUB.font()).height() if cell.sub else 0


def _sub_lines(cell: Cell, room: int) -> tuple[str, ...]:
    return lines_of(cell.sub, _SUB, room) if cell.whole and cell.sub else (cell.sub,)


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


class CellPainter:
    """Draws every kind of ``Cell``; its painter never has antialiasing on between two cells."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def show_search(self, text: str) -> None:
        """Highlight these words from now on."""
        self._words = fold(text).split()

    def ground(self, painter: QPainter, rect: QRect, *, headed: bool, selected: bool) -> None:
        """Fill the ground of a cell or of a whole row, with its hairline."""
        tokens = look().tokens
        ground = tokens.pri_xl if selected else tokens.subtle if headed else tokens.surface
        painter.fillRect(rect, colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour(tokens.line))

    def edge(self, painter: QPainter, rect: QRect) -> None:
        """The mark at the left of a row that is selected."""
        mark = QRect(rect.left(), rect.top(), _FIRST, rect.height() - 1)
        painter.fillRect(mark, colour(look().tokens.pri))

    def box(self, painter: QPainter, rect: QRect, *, checked: bool) -> None:
        """The box at the left of a row that can be marked."""
        top = rect.top() + (rect.height() - BOX) // 2
        at = QRectF(rect.left() + PAD_FIRST, top, BOX, BOX)
        paint_box(painter, at, checked=checked, ratio=painter.device().devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def cell(
        self, painter: QPainter, rect: QRect, cell: Cell, *, before: int = PAD, right: bool = False
    ) -> None:
        """Draw what a cell says, on a ground that is there.

        Args:
            painter: Of the table.
            rect: Of the cell.
            cell: What it says.
            before: The room at its left.
            right: Whether its text stands at the right.
        """
        room = rect.adjusted(before, 0, -PAD, -1)
        if cell.chip is not None:
            height = chip_size(cell.chip).height()
            at = QPoint(room.left(), room.top() + (room.height() - height) // 2)
            ratio = painter.device().devicePixelRatioF()
            paint_chip(painter, at, cell.chip, ratio, room.width())
        elif cell.percent is not None:
            self._completeness(painter, room, cell.percent)
        elif cell.problem is not None:
            self._problem(painter, room, cell)
        elif cell.wrap and heights_of(cell, room.width())[0]:
            self._wrapped(painter, room, cell)
        elif cell.sub:
            self._two_lines(painter, room, cell, right=right)
        else:
            self._line(painter, room, cell, right=right)

    def _problem(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """A cell that needs somebody: its own ground, an icon, the text in the tone's ink."""
        ink, ground = look().tokens.tone(cell.problem or "bad")
        painter.fillRect(room.adjusted(-PAD, 2, PAD - 2, -2), colour(ground))
        name = "alert-circle" if cell.problem == "bad" else "alert-triangle"
        ratio = painter.device().devicePixelRatioF()
        top = room.top() + (room.height() - _SIGN) // 2
        painter.drawPixmap(room.left(), top, icon_pixmap(name, ink, _SIGN, ratio))
        write(painter, room.adjusted(_SIGN + 5, 0, 0, 0), cell.text, _STRONG, ink)

    def _two_lines(self, painter: QPainter, room: QRect, cell: Cell, *, right: bool) -> None:
        face, text, sub = face_of(cell), cell.text, cell.sub
        upper = words(text, face, room.width()).height
        lower = words(sub, _SUB, room.width()).height
        gap = min(0, max(-3, room.height() - upper - lower))
        top = room.top() + (room.height() - upper - lower - gap) // 2
        above = QRect(room.left(), top, room.width(), upper)
        if right:
            write(painter, above, text, face, look().tokens.ink, before=RIGHT)
        else:
            self._text(painter, above, text, face)
        below = QRect(room.left(), top + upper + gap, room.width(), lower)
        write(painter, below, sub, _SUB, look().tokens.muted, before=RIGHT if right else LEFT)

    def _wrapped(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        """A text on several lines, close together where the row is low.

        Its sub line stands below them; where the row lacks the room, behind the last of them.
        """
        face, muted = face_of(cell), look().tokens.muted
        high, low = _heights(cell)
        most = max(2, (room.height() + 2 * _CLOSEST) // high)
        said = lines_of(cell.text, face, room.width())
        lines = list(said) if len(said) <= most else [*said[: most - 1], " ".join(said[most - 1 :])]
        subs = _sub_lines(cell, room.width()) if cell.sub else ()
        under = low * len(subs)
        if room.height() - len(lines) * (high - _CLOSEST) < under:
            under = 0
        step = min(high, (room.height() - under) // len(lines))
        at = QRect(room.left(), 0, room.width(), step)
        at.moveTop(room.top() + (room.height() - under - len(lines) * step) // 2)
        for line in lines:
            self._text(painter, at, line, face)
            at.translate(0, step)
        if under:
            for line in subs:
                write(painter, QRect(at.left(), at.top(), at.width(), low), line, _SUB, muted)
                at.translate(0, low)
        elif subs:
            behind = at.adjusted(width_of(lines[-1], face), -step, 0, -step)
            write(painter, behind, f" · {cell.sub}", _SUB, muted)

    def _line(self, painter: QPainter, room: QRect, cell: Cell, *, right: bool) -> None:
        face = face_of(cell)
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = room.top() + (room.height() - metrics.height()) // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look().tokens.hit))
        for start, length in hits(shown, self._words):
            left = room.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start : start + length])
            box = QRectF(left - 1, middle, width + 2, metrics.height())
            painter.drawRoundedRect(box, 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _completeness(self, painter: QPainter, room: QRect, percent: int) -> None:
        wide, ratio = min(look().px(_BAR), room.width() // 2), painter.device().devicePixelRatioF()
        meter = _meter(wide, percent, meter_colours(percent), ratio)
        painter.drawPixmap(room.left(), room.center().y() - 2, meter)
        write(painter, room, f"{percent}%", _PLAIN, look().tokens.muted, before=RIGHT)


class CellDelegate(QStyledItemDelegate):
    """Draws cells with a ``CellPainter``, for a table that leaves the painting to Qt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cells = CellPainter()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        cell, first = index.data(CELL), index.column() == 0
        known = cell if isinstance(cell, Cell) else Cell()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._cells.ground(painter, option.rect, headed=known.group, selected=selected)
        if selected and first:
            self._cells.edge(painter, option.rect)
        before = PAD_FIRST if first else PAD
        self._cells.cell(painter, option.rect, known, before=before, right=_aligned_right(index))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, look().px(38))


def _aligned_right(index: Index) -> bool:
    flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return bool(flags is not None and int(flags) & int(Qt.AlignmentFlag.AlignRight))


_NOTHING = {"—", "–", "-"}


@lru_cache(maxsize=512)
def _meter(width: int, percent: int, colours: tuple[str, str], ratio: float) -> QPixmap:
    """The bar of a percentage, drawn once for all the rows that have it."""
    with blank(width, _BAR_HIGH, ratio) as (drawn, painter):
        paint_meter(painter, QRectF(0, 0, width, _BAR_HIGH), percent, colours)
    return drawn
