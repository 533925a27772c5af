"""Two records and what becomes of them: one line a field, a choice where they differ.

Values are never cut: two long ones may differ in their last words alone.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from mdd_desktop.ui.duplicates.ports import CompareLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.choice_list import RadioMark
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, restyle
from mdd_desktop.ui.widgets.layouts import MIDDLE, clear, column, hold, row, rule

_FIRST, _SECOND = 1, 2


class CompareCell(QFrame):
    """A value that can be chosen: click, Space, or the arrows to its neighbour.

    Attributes:
        picked: It is to be the value.
        left_for: The arrow towards the other value was pressed.
    """

    picked = Signal()
    left_for = Signal()

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = f"{name}: {value or tr('để trống')}"
        self._mark = RadioMark()
        content = row(WrapLabel(value or "–"), self._mark, gap=6, margins=(10, 2, 8, 2))
        content.setStretch(0, 1)
        content.setAlignment(self._mark, MIDDLE)
        self.setLayout(content)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether this is the value."""
        self.setProperty("mddChosen", "true" if chosen else "false")
        self._mark.show_chosen(chosen=chosen)
        said = tr("được chọn") if chosen else tr("không chọn")
        self.setAccessibleName(f"{self._name}, {said}")
        restyle(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.picked.emit()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.left_for.emit()
        else:
            super().keyPressEvent(event)


class CompareGrid(QWidget):
    """The whole comparison.

    Attributes:
        changed: Another value was chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("So hai hồ sơ"))
        self._lines: dict[str, CompareLine] = {}
        self._cells: dict[str, tuple[CompareCell, CompareCell]] = {}
        self._after: dict[str, WrapLabel] = {}
        self._from_second: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(2)
        for at, share in enumerate((0, 5, 5, 4)):
            self._grid.setColumnStretch(at, share)
        self._grid.setColumnMinimumWidth(0, look().px(146))

    def show_pair(
        self,
        heads: Sequence[tuple[str, str]],
        lines: Sequence[CompareLine],
        from_second: frozenset[str],
    ) -> None:
        """Show two other records."""
        clear(self._grid)
        self._lines = {line.key: line for line in lines if line.differs}
        self._from_second = set(from_second)
        self._cells, self._after = {}, {}
        self._add_heads(heads)
        for at, line in enumerate(lines, start=1):
            self._add_line(at * 2, line)
        self._show_choices()

    def taken(self) -> frozenset[str]:
        """The keys of the lines taken from the second record."""
        return frozenset(self._from_second)

    def _add_heads(self, heads: Sequence[tuple[str, str]]) -> None:
        result = (tr("Sau khi gộp"), tr("bấm vào ô bên trái để đổi"))
        for at, (title, sub) in enumerate((*heads, result), start=1):
            accent = at == len(heads) + 1
            texts = column(
                WrapLabel(title, "strong", "pri" if accent else ""),
                WrapLabel(sub, "caption", "muted"),
                None,
                gap=1,
                margins=(10, 6, 6, 4),
            )
            self._grid.addWidget(hold(texts), 0, at)

    def _add_line(self, at: int, line: CompareLine) -> None:
        self._grid.addWidget(rule(), at - 1, 0, 1, 4)
        self._grid.addWidget(_quiet(ElidedLabel(line.title, "secondary"), 16), at, 0)
        if line.differs:
            first = self._cell(line, line.first, of_second=False)
            second = self._cell(line, line.second, of_second=True)
            first.left_for.connect(second.setFocus)
            second.left_for.connect(first.setFocus)
            self._cells[line.key] = (first, second)
            self._grid.addWidget(first, at, _FIRST)
            self._grid.addWidget(second, at, _SECOND)
        else:
            self._grid.addWidget(_quiet(WrapLabel(line.first or "–")), at, _FIRST)
            self._grid.addWidget(_quiet(WrapLabel(line.second or "–")), at, _SECOND)
        after = WrapLabel(line.after or line.first or "–", "strong", "pri")
        self._after[line.key or line.title] = after
        self._grid.addWidget(_quiet(after), at, 3)
        self._grid.setRowMinimumHeight(at, look().px(28))

    def _cell(self, line: CompareLine, value: str, *, of_second: bool) -> CompareCell:
        cell = CompareCell(line.title, value)
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        cell.picked.connect(lambda: self._choose(line.key, of_second=of_second))
        return cell

    def _choose(self, key: str, *, of_second: bool) -> None:
        if of_second:
            self._from_second.add(key)
        else:
            self._from_second.discard(key)
        self._show_choices()
        self.changed.emit()

    def _show_choices(self) -> None:
        for key, (first, second) in self._cells.items():
            of_second = key in self._from_second
            first.show_chosen(chosen=not of_second)
            second.show_chosen(chosen=of_second)
            line = self._lines[key]
            self._after[key].setText((line.second if of_second else line.first) or "–")


def _quiet(words: QLabel, left: int = 10) -> QWidget:
    """Words without a frame, beside those that have one."""
    return hold(row(words, margins=(left, 0, 6, 0)))
