"""The board: three columns, filters by month and village."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.gaps.cards import GapColumn, GapText, first_button
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import step_to
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.page import Page, PageHeader

DOUBLE, MISSED, LATE = "double", "missed", "late"


class GapsView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Args:
        all_places: What the filter of places says when it is off.
        way: How the first child comes into the registry.

    Attributes:
        month_changed: ``2026-11``, or "" for the present one.
        place_changed: A village or a commune, or "".
        child_wanted: (column, number of the case).
        fix_wanted: (column, number of the case, code of the button).
        print_wanted: Print the list.
        way_wanted: Let the first child come into the registry.
    """

    month_changed = Signal(str)
    place_changed = Signal(str)
    child_wanted = Signal(str, int)
    fix_wanted = Signal(str, int, str)
    print_wanted = Signal()
    way_wanted = Signal()

    def __init__(self, all_places: str, way: str) -> None:
        super().__init__(tr("Trùng – Sót – Trễ"))
        self.header = PageHeader(tr("Trùng – Sót – Trễ"))
        self.month = FilterChip(tr("Tháng này"))
        self.month.chosen.connect(self.month_changed)
        self.place = FilterChip(all_places)
        self.place.chosen.connect(self.place_changed)
        paper = Button(tr("In danh sách"), icon="printer", key="Ctrl+P")
        paper.clicked.connect(self.print_wanted)
        self.header.add_filter(self.month)
        self.header.add_filter(self.place)
        self.header.add_action(paper)
        self.needs_reading(paper)
        self.columns = {
            DOUBLE: GapColumn(
                "double", tr("Trùng"), tr("hai nơi cùng lo một nhu cầu"), "copy", "warn"
            ),
            MISSED: GapColumn(
                "missed", tr("Sót"), tr("chưa có Mẹ, chưa nhận, chưa thăm"), "user-x", "bad"
            ),
            LATE: GapColumn("late", tr("Trễ"), tr("đã hứa mà chưa gửi"), "clock", "bad"),
        }
        for name, part in self.columns.items():
            part.opened.connect(lambda at, name=name: self.child_wanted.emit(name, at))
            part.fixed.connect(lambda at, code, name=name: self.fix_wanted.emit(name, at, code))
        columns = row(*self.columns.values(), gap=12)
        for at in range(len(self.columns)):
            columns.setStretch(at, 1)
        self.clear = EmptyState("circle-check", tr("Tháng này không trùng, không sót, không trễ."))
        self.empty = EmptyState("mood-kid", "")
        self.way = self.empty.add_action(Button(way, kind="tint"))
        self.way.clicked.connect(self.way_wanted)
        self._columns = hold(columns)
        self.stack = QStackedWidget()
        for shown in (self._columns, self.clear, self.empty):
            self.stack.addWidget(shown)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.stack, 1)
        for keys, step in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.walk(step))

    def show_cases(self, column: str, texts: Sequence[GapText], foot: str = "") -> None:
        """Show the cases of one column."""
        nothing = {
            DOUBLE: tr("Không có nhu cầu nào bị trùng"),
            MISSED: tr("Không sót em nào"),
            LATE: tr("Không có lượt nào trễ"),
        }[column]
        self.columns[column].show_cases(texts, nothing, foot)

    def show_columns(self) -> None:
        """Show the cases."""
        self._show(self._columns)

    def show_all_clear(self, sentence: str) -> None:
        """Say that there is nothing to do."""
        self.clear.show_words(tr("Tháng này không trùng, không sót, không trễ."), sentence)
        self._show(self.clear)

    def show_nobody(self, sentence: str) -> None:
        """Say that there is no child to look at yet, and how to begin."""
        self.empty.show_words(tr("Sổ chưa có trẻ nào"), sentence)
        self._show(self.empty)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        lack = tr("Chưa có trẻ nào để in.") if part is self.empty else ""
        self.show_lack(tr("Không có việc nào để in.") if part is self.clear else lack)

    def walk(self, step: int) -> None:
        """Go to the next case, or the one before."""
        cards = [card for part in self.columns.values() for card in part.cards]
        at = step_to(cards, self.focusWidget(), step)
        if at < 0:
            return
        card = cards[at]
        first_button(card).setFocus(Qt.FocusReason.ShortcutFocusReason)
        for part in self.columns.values():
            if card in part.cards:
                part.area.ensureWidgetVisible(card)

    @override
    def first_box(self) -> QWidget:
        if self.stack.currentWidget() is self.empty:
            return self.way
        cards = [card for part in self.columns.values() for card in part.cards]
        return first_button(cards[0]) if cards else self.month
