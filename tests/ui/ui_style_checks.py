"""What must hold for the look and the state of every screen: words, colours, sizes, reasons."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from ui_checks import count_pixels, describe, picture, place, shown, shown_of, texts_of

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import (
    BODY,
    CAPTION,
    FIGURE,
    SECONDARY,
    SECTION,
    TITLE,
)
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.page import PageHeader
from mdd_desktop.ui.widgets.page_model import CELL, Cell, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

_NEVER = re.compile(
    r"\b(đối tượng|xung đột|hợp nhất|lỗi hệ thống|file|backup|thành công|merge|bạn)\b|!",
    re.IGNORECASE,
)
_BARE = re.compile(r"^\W*không hợp lệ\W*$", re.IGNORECASE)
_ALLOWED = re.compile(
    r"bạn (bè|học|đọc|thân|cùng)|tình bạn|phù hợp nhất|đối tượng (bảo trợ|phát sinh)|"
    r"đối tượng, phạm vi",
    re.IGNORECASE,
)
"""Other words that hold them, and what official documents are written in."""
_MONEY = re.compile(r"^\d{1,3}(\.\d{3})+$")
_MUCH = 0.004


def never_said(window: QWidget) -> Iterator[str]:
    """Yield texts with words or signs that the program does not use."""
    for widget in shown(window):
        for text in texts_of(widget):
            found = _NEVER.search(_ALLOWED.sub("", text)) or _BARE.search(text)
            if found:
                yield f"“{found.group()}” in “{text[:60]}”"


def main_action_problems(window: QWidget) -> Iterator[str]:
    """Yield headers whose main action is not the rightmost."""
    for header in shown_of(PageHeader, window):
        buttons = list(shown_of(Button, header))
        rightmost = max(buttons, key=lambda one: place(one, window).right(), default=None)
        main = [one for one in buttons if one.property("mddKind") == "primary"]
        if main and main[-1] is not rightmost:
            yield f"{describe(main[-1])} is not the rightmost"


def hidden_columns(window: QWidget) -> Iterator[str]:
    """Yield columns of the first rank that a table does not show."""
    for table in shown_of(RecordTable, window):
        model = table.model()
        if isinstance(model, PageModel):
            for at, column in enumerate(model.columns):
                if column.rank == 1 and table.isColumnHidden(at):
                    yield f"{table.accessibleName()}: “{column.title}” is hidden"


def money_problems(window: QWidget) -> Iterator[str]:
    """Yield columns of money whose unit is said twice or never."""
    for table in shown_of(RecordTable, window):
        model = table.model()
        if not isinstance(model, PageModel):
            continue
        for at, column in enumerate(model.columns):
            cells = [model.data(model.index(row, at), CELL) for row in range(min(12, rows(model)))]
            texts = [cell.text for cell in cells if isinstance(cell, Cell) and cell.text]
            told = "đồng" in column.title
            if told and any("đồng" in text for text in texts):
                yield f"{table.accessibleName()}: “{column.title}” says đồng again in its cells"
            if not told and any(_MONEY.match(text) for text in texts):
                yield f"{table.accessibleName()}: “{column.title}” has sums without a unit"


def rows(model: PageModel[object]) -> int:
    """How many rows it has."""
    return model.rowCount()


def font_problems(window: QWidget) -> Iterator[str]:
    """Yield texts in a size that is not in the scale."""
    scale = {look().px(size) for size in (TITLE, SECTION, BODY, SECONDARY, CAPTION, FIGURE)}
    for widget in shown(window):
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and _says(widget):
            size = widget.font().pixelSize()
            if size not in scale:
                yield f"{describe(widget)} has {size} px"


def _says(widget: QWidget) -> bool:
    return bool(getattr(widget, "text", str)())


def colour_problems(window: QWidget) -> Iterator[str]:
    """Yield colours that cover much of the window and are not among the tokens; paper is paper."""
    tokens, image = look().tokens, picture(window)
    painter = QPainter(image)
    for paper in shown_of(QPdfView, window):
        painter.fillRect(place(paper, window), QColor(tokens.surface))
    painter.end()
    known = {QColor(value).rgb() for value in vars(tokens).values()}
    pixels = count_pixels(image, image.rect(), 7)
    whole = sum(pixels.values())
    for pixel, count in pixels.most_common(40):
        if count > whole * _MUCH and pixel not in known:
            yield f"{QColor(pixel).name()} covers {count / whole:.1%}"


def toneless(window: QWidget) -> Iterator[str]:
    """Yield chips that tell a state by their colour alone."""
    for widget in shown(window):
        if isinstance(widget, Chip):
            yield from _toneless(vars(widget)["_chip"])
    for table in shown_of(RecordTable, window):
        model = table.model()
        if isinstance(model, PageModel):
            for cell in _cells(model):
                if cell.chip is not None:
                    yield from _toneless(cell.chip)


def _toneless(chip: ChipText) -> Iterator[str]:
    if chip.tone != "neu" and not (chip.icon and chip.text):
        yield f"a chip of the tone {chip.tone} without an icon: “{chip.text}”"


def _cells(model: PageModel[object]) -> Iterator[Cell]:
    for row in range(min(12, rows(model))):
        for at in range(len(model.columns)):
            cell = model.data(model.index(row, at), CELL)
            if isinstance(cell, Cell):
                yield cell


def without_reason(window: QWidget) -> Iterator[str]:
    """Yield buttons that cannot be pressed now and do not say why."""
    for widget in shown(window):
        off = isinstance(widget, Button) and not widget.isEnabled()
        if off and not (widget.toolTip() and widget.accessibleDescription()):
            yield f"{describe(widget)} is disabled without a reason"


def order_problems(page: QWidget, window: QWidget, most: int = 80) -> Iterator[str]:
    """Walk with Tab through a page: the next stop is never above and left of the one before."""
    window.setFocus()
    before: QWidget | None = None
    seen: set[int] = set()
    for _ in range(most):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        if here is None or id(here) in seen:
            return
        seen.add(id(here))
        if before is not None and page.isAncestorOf(here) and page.isAncestorOf(before):
            yield from _backwards(before, here, page)
        before = here


def _backwards(before: QWidget, here: QWidget, page: QWidget) -> Iterator[str]:
    first, second = (
        widget.rect().translated(widget.mapTo(page, QPoint(0, 0))) for widget in (before, here)
    )
    if second.bottom() <= first.top() and second.left() < first.right():
        yield f"{describe(here)} stands above {describe(before)} and comes after it"
