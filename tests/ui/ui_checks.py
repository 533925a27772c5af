"""What must hold for every screen, asserted on its widgets: room, words, names, contrast, focus."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QImage, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import HIGH
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.commit_bar import CommitBar, WholeOrNothing
from mdd_desktop.ui.widgets.drawer import Drawer
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.nav_button import NavButton
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tabs import TabStrip
from mdd_desktop.ui.widgets.toast import Toast

_OVER = (Toast, Drawer)
_LEFTOVERS = re.compile(r"\bNone\b|\bnan\b|[{}]|\b(True|False)\b|\b[a-z]+_[a-z_]+\b|<[a-z]+>")
_ENGLISH = re.compile(
    r"\b(the|and|with|file|files|save|saved|cancel|close|open|ok|yes|error|failed|loading|search|"
    r"edit|delete|remove|new|next|back|done|child|children|sponsor|report|settings|help|user|"
    r"password|backup|restore|update|sync|list|name|date|total|warning|invalid|unknown|export|"
    r"import|print|page|record|records|none|select|filter|sort|click)\b",
    re.IGNORECASE,
)
_NOT_ENGLISH = {"sao", "ban"}
_LEAST_CONTRAST, _LEAST_HIGH = 4.5, 7.0
_SAMPLED = 4000
_ICON_BUTTON = 26
_RING = 6
Kind = TypeVar("Kind", bound=QWidget)


class WindowWatch(QObject):
    """Notes widgets that are shown before anything holds them: they flash and take the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.parent() is None
        ):
            self.shown.append(describe(watched))
        return False


def room_problems(window: QWidget) -> Iterator[str]:
    """Yield what does not fit, sticks out, overlaps or competes."""
    needed = window.minimumSizeHint()
    if needed.width() > window.width() or needed.height() > window.height():
        yield f"the window needs {needed.width()}x{needed.height()}"
    primary = []
    for widget in shown(window):
        yield from clipped(widget)
        yield from outside(widget)
        yield from overlapping(widget)
        if isinstance(widget, Button) and widget.property("mddKind") == "primary":
            primary.append(widget.text())
        if isinstance(widget, CommitBar) and not window.rect().contains(place(widget, window)):
            yield "the commit bar is outside the window"
    if len(primary) > 1:
        yield f"several main actions: {primary}"


def shown(window: QWidget) -> Iterator[QWidget]:
    """Yield the widgets an officer sees, without what is laid over the page for a while."""
    for child in window.children():
        if isinstance(child, QWidget) and _is_part(child):
            yield child
            yield from shown(child)


def _is_part(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow() and not isinstance(widget, _OVER)


def shown_of(kind: type[Kind], window: QWidget) -> Iterator[Kind]:
    """Yield the widgets of a kind that an officer sees."""
    return (widget for widget in shown(window) if isinstance(widget, kind))


def clipped(widget: QWidget) -> Iterator[str]:
    """Yield texts that are wider or taller than their widget."""
    if isinstance(widget, WrapLabel):
        if widget.text() and widget.height() + 1 < _needed_height(widget):
            yield f"cut: “{widget.text()[:40]}”"
    elif isinstance(widget, QLabel) and widget.text() and not widget.property("mddElided"):
        metrics = QFontMetrics(widget.font())
        if metrics.horizontalAdvance(widget.text()) > widget.width() + 1 and not widget.wordWrap():
            yield f"cut: “{widget.text()[:40]}”"
        if metrics.height() > widget.height() + 2:
            yield f"too low: “{widget.text()[:40]}”"
    elif isinstance(widget, Button | NavButton) and _is_cut(widget):
        yield f"button cut: “{widget.text()[:40]}”"
    elif isinstance(widget, QToolButton) and widget.width() < _words_and_icon(widget):
        yield f"choice cut: “{widget.text()[:40]}”"


def _is_cut(button: Button | NavButton) -> bool:
    only_icon = not button.text() or button.toolTip() == button.text()
    needed = _ICON_BUTTON if only_icon else button.sizeHint().width()
    return needed > button.width() + 1


def _words_and_icon(button: QToolButton) -> int:
    """Qt shortens the words of such a button in their middle where they have no room."""
    icon = 0 if button.icon().isNull() else button.iconSize().width()
    if button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and icon:
        return icon
    return icon + QFontMetrics(button.font()).horizontalAdvance(button.text().replace("&&", "&"))


def _needed_height(widget: WrapLabel) -> int:
    room = QRect(0, 0, widget.width(), 100_000)
    flags = int(Qt.TextFlag.TextWordWrap)
    return QFontMetrics(widget.font()).boundingRect(room, flags, widget.text()).height()


def outside(widget: QWidget) -> Iterator[str]:
    """Yield widgets that stick out of the one that holds them."""
    parent = widget.parentWidget()
    if parent is None or isinstance(widget, QScrollBar):
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        if widget.width() > parent.width() and not isinstance(
            parent.parentWidget(), QStackedWidget
        ):
            yield f"{describe(widget)} is wider than what shows it"
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{describe(widget)} {widget.geometry().getRect()} outside {parent.rect().getRect()}"


_COMPOUND = (QLineEdit, QComboBox, QAbstractScrollArea, QStackedWidget)


def overlapping(parent: QWidget) -> Iterator[str]:
    """Yield pairs of siblings of which one covers part of the other."""
    if isinstance(parent, _COMPOUND) or parent.layout() is None:
        return
    placed = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and not isinstance(child, _OVER)
        and not child.geometry().isEmpty()
    ]
    for at, first in enumerate(placed):
        for second in placed[at + 1 :]:
            common = first.geometry().intersected(second.geometry())
            if common.width() > 1 and common.height() > 1:
                yield f"{describe(first)} and {describe(second)} overlap"


def nameless(window: QWidget) -> Iterator[str]:
    """Yield what takes the focus and has no name for a screen reader."""
    for widget in shown(window):
        if int(widget.focusPolicy().value) & 1 and not widget.accessibleName():
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


def word_problems(window: QWidget) -> Iterator[str]:
    """Yield texts that are decomposed, half made, English, or not in the font."""
    for widget in shown(window):
        for text in texts_of(widget):
            if text != unicodedata.normalize("NFC", text):
                yield f"decomposed: “{text[:50]}”"
            if _LEFTOVERS.search(text):
                yield f"leftover: “{text[:50]}”"
            found = _ENGLISH.search(text)
            if found and found.group().lower() not in _NOT_ENGLISH:
                yield f"English “{found.group()}” in “{text[:50]}”"
            yield from _missing_glyphs(widget, text)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield what a widget says: its text, its tooltip, the cells of a table."""
    if isinstance(widget, Segmented | TabStrip | QLineEdit | QPlainTextEdit):
        yield str(getattr(widget, "placeholderText", str)())
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text().replace("&&", "&")
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        top = QModelIndex()
        for row in range(min(model.rowCount(top), 12)):
            for column in _columns(model):
                yield str(model.data(model.index(row, column)) or "")


def _columns(model: QAbstractItemModel) -> range:
    wide = model.columnCount(QModelIndex()) if isinstance(model, QAbstractTableModel) else 1
    return range(wide)


def _missing_glyphs(widget: QWidget, text: str) -> Iterator[str]:
    font = QRawFont.fromFont(widget.font())  # unlike the metrics, without fonts of the machine
    lacking = {s for s in text if s.isprintable() and not font.supportsCharacter(ord(s))}
    if lacking:
        yield f"not in the font: {sorted(lacking)} in “{text[:50]}”"


def pale(window: QWidget) -> Iterator[str]:
    """Yield texts whose contrast with what they stand on is too low; measured on the picture."""
    least = _LEAST_HIGH if look().tokens is HIGH else _LEAST_CONTRAST
    image = picture(window)
    whole = window.rect()
    for widget in shown(window):
        if not widget.isEnabled() or not _said(widget):
            continue
        box = place(widget, window).intersected(_seen(widget, window)).intersected(whole)
        if box.width() < 8 or box.height() < widget.fontMetrics().height() - 4:
            continue
        found = _contrast(image, box)
        if found < least:
            yield f"contrast {found:.1f}: {describe(widget)}"


def _said(widget: QWidget) -> str:
    """What is read in a widget; in an empty box that is its example."""
    if isinstance(widget, WholeOrNothing) and not widget.is_whole():
        return ""  # it is not drawn
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QLabel | Button) else ""


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which a widget can be seen."""
    region = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, region.topLeft()), region.size())


def picture(widget: QWidget) -> QImage:
    """Return a widget as it is drawn, one number for each pixel."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def count_pixels(image: QImage, box: QRect, step: int) -> Counter[int]:
    """Count the colours of a part of a picture, of every so manieth pixel of its lines."""
    bits, wide = memoryview(image.constBits()).cast("I"), image.bytesPerLine() // 4
    pixels: Counter[int] = Counter()
    for line in range(box.top(), box.bottom() + 1):
        begin = line * wide + box.left()
        pixels.update(bits[begin + line % step : begin + box.width() : step])
    return pixels


def _contrast(image: QImage, box: QRect) -> float:
    pixels = count_pixels(image, box, max(1, box.width() * box.height() // _SAMPLED))
    ground = QColor(pixels.most_common(1)[0][0])
    return max(contrast_of(QColor(pixel), ground) for pixel in pixels)


def contrast_of(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 counts it."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def focus_problems(page: QWidget, window: QWidget, most: int = 80) -> Iterator[str]:
    """Walk on with Tab: the page is reached, nothing is a trap, every stop shows its focus."""
    window.setFocus()
    stops: list[QWidget] = []
    for _ in range(most):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or here in stops[:-1]:
            break
        if stops and here is stops[-1]:
            yield f"a trap for Tab: {describe(here)}"
            break
        stops.append(here)
    inside = [stop for stop in stops if page.isAncestorOf(stop)]
    waiting = [w for w in page.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
    if not inside and any(int(widget.focusPolicy().value) & 1 for widget in waiting):
        yield "Tab never reaches the page"
    for stop in inside:
        if stop.isVisible() and not _shows_focus(stop):
            yield f"no ring: {describe(stop)}"


def _shows_focus(stop: QWidget) -> bool:
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    here = QApplication.focusWidget()
    if here is None or (here is not stop and not stop.isAncestorOf(here)):
        return True  # it hands the focus on, which shows elsewhere
    framed = stop.parentWidget() or stop
    around = stop.geometry() if framed is not stop else stop.rect()
    around = around.adjusted(-_RING, -_RING, _RING, _RING)
    with_focus = framed.grab(around).toImage()
    here.clearFocus()
    return framed.grab(around).toImage() != with_focus


def describe(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    said = text() if callable(text) else ""
    return f"{type(widget).__name__} “{str(said)[:40] or widget.accessibleName()[:40]}”"


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
