"""What must hold for where things stand: edges, gaps, the same place every time, room for sums."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLineEdit, QListWidget, QWidget
from ui_checks import describe, place, shown, shown_of

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, REGULAR
from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST
from mdd_desktop.ui.widgets.page import Page, PageHeader
from mdd_desktop.ui.widgets.page_model import PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

_CLOSE, _MOST_EDGES = 2, 2
_CARD_GAPS = {4, 8, 10, 12}
"""Steps of the design; 10 is its distance between cards, 4 that between folded lines."""
_HEADS = {"title", "section", "strong", "label"}
_LONGEST_SUM = "999.999.999.999"


def ragged(window: QWidget) -> Iterator[str]:
    """Yield cards whose lines begin at more than two places: an edge, and one step inwards."""
    for card in _cards(window):
        edges: list[int] = []
        for leaf in _leading(card, window):
            if all(abs(leaf - edge) > _CLOSE for edge in edges):
                edges.append(leaf)
        if len(edges) > _MOST_EDGES:
            yield f"{_named(card)} has left edges at {sorted(edges)}"


def _cards(window: QWidget) -> Iterator[QFrame]:
    for widget in shown(window):
        if isinstance(widget, QFrame) and widget.property("mddKind") == "card":
            yield widget


def _leading(card: QFrame, window: QWidget) -> Iterator[int]:
    """The left edges of the titles, captions and tables that begin a line of a card."""
    left = place(card, window).left()
    third = left + card.width() // 3
    own = [
        leaf
        for leaf in card.findChildren(QWidget)
        if leaf.isVisible() and _is_leaf(leaf) and _own(leaf, card)
    ]
    leaves = [place(leaf, window) for leaf in own]
    begins = [place(leaf, window) for leaf in own if leaf.property("mddType") in _HEADS]
    begins += [
        place(table, window).adjusted(2 + PAD_FIRST, 0, 0, 0)
        for table in card.findChildren(RecordTable)
        if table.isVisible()
    ]
    for box in begins:
        before = any(
            other.left() < box.left() and _beside(other, box) for other in leaves if other != box
        )
        if not before and box.left() < third:
            yield box.left()


def _is_leaf(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit) or (
        isinstance(widget, QLabel) and not widget.pixmap().isNull()
    ):
        return True
    said = getattr(widget, "text", None)
    return callable(said) and bool(said()) and widget.width() > 0


def _own(leaf: QWidget, card: QFrame) -> bool:
    """Whether a text belongs to the card itself: not to a card, a table or a box inside it."""
    here = leaf.parentWidget()
    while here is not None and here is not card:
        if here.property("mddKind") in {"card", "segments", "well"}:
            return False
        if isinstance(here, RecordTable) or callable(getattr(here, "text", None)):
            return False
        here = here.parentWidget()
    return here is card


def _beside(first: QRect, second: QRect) -> bool:
    return first.top() < second.bottom() and second.top() < first.bottom()


def _named(card: QWidget) -> str:
    said = [leaf for leaf in card.findChildren(QWidget) if leaf.isVisible() and _is_leaf(leaf)]
    return describe(said[0]) if said else describe(card)


def uneven_gaps(window: QWidget) -> Iterator[str]:
    """Yield rows and columns of cards that stand unevenly, or not in a step of the design."""
    for holder in shown(window):
        layout = holder.layout()
        if isinstance(layout, QBoxLayout):
            yield from _uneven(layout, holder)


def _uneven(layout: QBoxLayout, holder: QWidget) -> Iterator[str]:
    upright = layout.direction() in {
        QBoxLayout.Direction.TopToBottom,
        QBoxLayout.Direction.BottomToTop,
    }
    gaps = set()
    before: QWidget | None = None
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None and not widget.isVisible():
            continue
        is_card = widget is not None and widget.property("mddKind") in {"card", "door"}
        if is_card and before is not None and widget is not None:
            first, second = before.geometry(), widget.geometry()
            gaps.add(
                second.top() - first.bottom() - 1 if upright else second.left() - first.right() - 1
            )
        before = widget if is_card else None
    if len(gaps) > 1 or any(gap not in _CARD_GAPS for gap in gaps):
        yield f"cards in {describe(holder)} stand {sorted(gaps)} apart"


def misplaced(window: QWidget) -> Iterator[str]:
    """Yield heads that do not stand where every page has them: the same place every time."""
    for page in shown_of(Page, window):
        for header in shown_of(PageHeader, page):
            if header.parentWidget() is not page:
                continue
            box, margin = header.geometry(), page.fit_now.margin
            top = page.outer.contentsMargins().top()
            if max(abs(box.left() - margin), abs(box.top() - top)) > _CLOSE:
                yield f"the head of {page.accessibleName()} stands at {box.left()}, {box.top()}"


def hollow(window: QWidget) -> Iterator[str]:
    """Yield cards and tables that say nothing at all."""
    for table in shown_of(RecordTable, window):
        if table.model().rowCount() == 0:
            yield f"{table.accessibleName()} has no row"
    for card in _cards(window):
        parts = [part for part in card.findChildren(QWidget) if part.isVisible()]
        listed = any(part.count() for part in parts if isinstance(part, QListWidget))
        if not listed and not any(map(_is_leaf, parts)):
            yield f"{describe(card)} is empty"


def narrow_sums(window: QWidget) -> Iterator[str]:
    """Yield columns of money in which a sum of twelve digits would be cut."""
    font = look().font(BODY, REGULAR, figures=True)
    needed = QFontMetrics(font).horizontalAdvance(_LONGEST_SUM)
    for table in shown_of(RecordTable, window):
        model = table.model()
        if not isinstance(model, PageModel):
            continue
        for at, column in enumerate(model.columns):
            room = table.columnWidth(at) - 2 * PAD
            if "(đồng)" in column.title and not table.isColumnHidden(at) and room < needed:
                yield f"{table.accessibleName()}: “{column.title}” has {room} px for sums"
