"""The list of activities, and of counts by other offices; the indicators they feed at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.activities.rows import ActivityRow, Fed, activity_columns, count_columns
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import LEFT, clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button
from mdd_desktop.ui.widgets.year_switch import YearSwitch

ACTIVITIES, COUNTS = "activities", "counts"


class ActivitiesView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        year_stepped: -1 or 1.
        view_changed: ``activities`` or ``counts``.
        activity_wanted, count_wanted: Enter a new one.
        opened: The number of a row of the open view.
    """

    year_stepped = Signal(int)
    view_changed = Signal(str)
    activity_wanted = Signal()
    count_wanted = Signal()
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Hoạt động"))
        self._build_header()
        self.activities: PageModel[ActivityRow] = PageModel(activity_columns(), self)
        self.counts: PageModel[ActivityRow] = PageModel(count_columns(), self)
        self.tables = {
            ACTIVITIES: RecordTable(tr("Hoạt động"), self.activities),
            COUNTS: RecordTable(tr("Số liệu nơi khác"), self.counts),
        }
        self.empty = EmptyState("users-group", "")
        self.first = self.empty.add_action(Button(tr("Ghi hoạt động"), kind="tint", writes=True))
        self.first.clicked.connect(self._first)
        self.stack = QStackedWidget()
        for table in self.tables.values():
            table.opened.connect(self.opened)
            self.stack.addWidget(table)
        self.stack.addWidget(self.empty)
        self.foot = ElidedLabel("", "secondary", "faint")
        card = Card()
        card.body.setContentsMargins(1, 2, 1, 4)
        card.body.setSpacing(0)
        card.body.addWidget(self.stack, 1)
        card.body.addLayout(row(self.foot, margins=(15, 6, 15, 4)))
        self.fed = Card()
        side = scrolled(hold(column(self.fed, None)))
        middle = row(card, side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.beside = SidePanel(
            self, side, middle, button=self._pull, title=tr("Chỉ tiêu"), widths=(300, 264)
        )
        self.beside.show_filled(filled=False)

    def _build_header(self) -> None:
        self.header = PageHeader(tr("Hoạt động"))
        self.year = YearSwitch()
        self.year.stepped.connect(self.year_stepped)
        self.header.add_head(self.year)
        self.views = Segmented(
            tr("Cách xem"),
            [(ACTIVITIES, tr("Hoạt động"), "h"), (COUNTS, tr("Số liệu nơi khác"), "s")],
        )
        self.views.show_code(ACTIVITIES)
        self.views.chosen.connect(self.open_view)
        self.header.add_head(self.views)
        self._pull = self.header.add_action(side_button())
        count = Button(tr("Ghi số liệu nơi khác"), icon="clipboard-list", writes=True)
        count.clicked.connect(self.count_wanted)
        add = Button(tr("Ghi hoạt động"), kind="primary", icon="plus", writes=True)
        add.clicked.connect(self.activity_wanted)
        self.entering = [self.header.add_action(one) for one in (count, add)]

    def show_permission(self, *, may_enter: bool) -> None:
        """Offer the forms only to whoever may write what they hold."""
        for button in (*self.entering, self.first):
            button.setVisible(may_enter)

    def open_view(self, code: str) -> None:
        """Show activities, or counts."""
        self.views.show_code(code)
        self.view_changed.emit(code)

    def view(self) -> str:
        """Return which view is open."""
        return self.views.code()

    def show_rows(self, rows: Sequence[ActivityRow], foot: str, nothing: tuple[str, str]) -> None:
        """Show the rows of the open view; ``nothing`` stands where there are none."""
        model = self.activities if self.view() == ACTIVITIES else self.counts
        model.show_first(len(rows), rows[:PAGE_ROWS])
        for offset in range(PAGE_ROWS, len(rows), PAGE_ROWS):
            model.show_page(offset, rows[offset : offset + PAGE_ROWS])
        self.foot.setText(foot if rows else "")
        self.empty.show_words(*nothing)
        self.first.setText(
            tr("Ghi hoạt động") if self.view() == ACTIVITIES else tr("Ghi số liệu nơi khác")
        )
        self.stack.setCurrentWidget(self.tables[self.view()] if rows else self.empty)

    def show_fed(self, found: Sequence[Fed]) -> None:
        """Show the indicators that this page feeds."""
        self.beside.show_filled(filled=bool(found))
        clear(self.fed.body)
        self.fed.body.addWidget(label(tr("Chỉ tiêu nhận số từ đây"), "section"))
        for one in found:
            chip = Chip(one.state)
            part = column(
                WrapLabel(one.text, "secondary", "ink"),
                WrapLabel(one.told, "secondary"),
                chip,
                gap=3,
                margins=(0, 6, 0, 4),
            )
            part.setAlignment(chip, LEFT)
            self.fed.body.addLayout(part)
        self.fed.body.addStretch(1)

    @override
    def first_box(self) -> QWidget:
        shown = self.stack.currentWidget()
        return self.first if shown is self.empty else self.tables[self.view()]

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.beside.fit(fit)

    def _first(self) -> None:
        wish = self.activity_wanted if self.view() == ACTIVITIES else self.count_wanted
        wish.emit()
