"""What a window tells about people, in whatever an onlooker, a pointer or a screen reader finds."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from mdd_desktop.domain.vietnamese import fold

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 60


def names_shown(window: QWidget, names: Iterable[str]) -> list[str]:
    """The names that stand in some text of the window, each with where it was found."""
    told = [(where, f" {fold(text)} ") for where, text in told_by(window)]
    sought = {name: f" {fold(name)}" for name in names if " " in name.strip()}
    return sorted({f"{name} in {w}" for name, text in sought.items() for w, s in told if text in s})


def told_by(window: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (where, text) for everything a window says, also what only a pointer finds."""
    yield "the title", window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        kind = type(widget).__name__
        if widget.isVisible() or isinstance(widget, QMenu):
            yield from ((f"{kind}, {how}", text) for how, text in _said(widget) if text)


def _said(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tooltip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if isinstance(widget, QLineEdit):
        yield "example", widget.placeholderText()
    text = getattr(widget, "text", None)
    if callable(text):
        yield "text", str(text())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield "text", widget.toPlainText()
    if isinstance(widget, QAbstractItemView | QComboBox):
        yield from _cells(widget.model())
    if isinstance(widget, QMenu):
        yield from (("entry", action.text()) for action in widget.actions())


def _cells(model: QAbstractItemModel | None) -> Iterator[tuple[str, str]]:
    if model is None:
        return
    top = QModelIndex()
    wide = model.columnCount(top) if isinstance(model, QAbstractTableModel) else 1
    for row in range(min(model.rowCount(top), _MOST_ROWS)):
        for at in range(wide):
            index = model.index(row, at)
            yield from (("cell", str(model.data(index, role) or "")) for role in _ROLES)
