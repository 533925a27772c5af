"""The first page: five figures, what to do, the months of the year, how far the targets are."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.overview.figure_panels import BarsPanel, FirstSteps, SharesPanel
from mdd_desktop.ui.overview.ports import Counted, Duties, UnitRow
from mdd_desktop.ui.overview.task_panel import DraftPanel, TaskPanel
from mdd_desktop.ui.overview.units_panel import UnitsPanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.figure_door import FigureDoor
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled

_NARROW = 1180
CARDS: Sequence[tuple[str, str, Tone | None, str]] = (
    ("children_listed", "mood-kid", None, "Trẻ trong danh sách"),
    ("children_sponsored", "heart-handshake", "ok", "Đang được đỡ đầu"),
    ("children_unsponsored", "clock", "warn", "Chưa có Mẹ đỡ đầu"),
    ("sponsors_active", "user-heart", None, "Mẹ đang đỡ đầu"),
    ("delivered_total", "gift", "info", "Triệu đồng đã trao"),
)


class OverviewView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        figure_opened: The id of the figure whose list is wanted.
        door_opened: The door of a task, a draft or a target.
        report_wanted: This month's report.
        main_wanted: The main thing: a new child in a commune, the inbox above it.
    """

    figure_opened = Signal(str)
    door_opened = Signal(object)
    report_wanted = Signal()
    main_wanted = Signal()

    def __init__(self, *, registers: bool) -> None:
        super().__init__(tr("Tổng quan"))
        self.header = PageHeader(tr("Tổng quan"))
        self.report = self.header.add_action(Button(tr("Báo cáo tháng"), icon="printer"))
        self.report.clicked.connect(self.report_wanted)
        main = (
            Button(
                tr("Tiếp nhận trẻ"),
                kind="primary",
                icon="plus",
                key="Ctrl+N",
                hint_only=True,
                writes=True,
            )
            if registers
            else Button(tr("Hộp nhận gói"), kind="primary", icon="inbox")
        )
        self.main = self.header.add_action(main)
        self.main.clicked.connect(self.main_wanted)
        self.doors = {key: FigureDoor(icon, tone, tr(text)) for key, icon, tone, text in CARDS}
        for key, door in self.doors.items():
            door.opened.connect(lambda key=key: self.figure_opened.emit(key))
        self.tasks = TaskPanel()
        self.drafts = DraftPanel()
        self.has_units = not registers
        self.units = UnitsPanel()
        self.bars = BarsPanel()
        self.shares = SharesPanel()
        self.steps = FirstSteps(registers=registers)
        self.steps.hide()
        for panel in (self.tasks, self.drafts, self.units, self.shares, self.steps):
            panel.opened.connect(self.door_opened)
        self._lay_out()

    def _lay_out(self) -> None:
        self._cards = row(*self.doors.values(), gap=12)
        self._left = column(self.tasks, self.units, self.drafts, gap=12)
        self._left.setStretch(0, 1)
        self._right = column(self.bars, self.steps, self.shares, gap=12)
        self._right.setStretch(0, 1)
        self._right.setStretch(1, 1)
        self._right.addStretch(0)
        self._middle = row(self._left, self._right, gap=12)
        self._middle.setStretch(0, 58)
        self._middle.setStretch(1, 42)
        body = column(self._cards, self._middle, gap=12)
        body.setStretch(1, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(scrolled(hold(body)), 1)

    def show_day(self, subtitle: str, report: str) -> None:
        """Show which day it is, and the name of the month's report."""
        self.header.show_subtitle(subtitle)
        self.report.setText(report)

    def show_counted(self, counted: Counted) -> None:
        """Show the figures, the months and the targets."""
        for one in counted.figures:
            self.doors[one.key].show_figure(one.figure, one.sub)
        self.bars.show_months(counted.year, counted.bars)
        self.bars.setVisible(not counted.is_first_day)
        self.steps.setVisible(counted.is_first_day)
        self.shares.show_shares(counted.shares_title, counted.shares, counted.shares_all)
        self.shares.setVisible(bool(counted.shares) and not counted.is_first_day)

    def show_duties(self, duties: Duties) -> None:
        """Show what is to be done, and what was left half done."""
        self.tasks.show_duties(duties)
        self.drafts.show_drafts(duties.drafts)

    def show_units(self, rows: Sequence[UnitRow]) -> None:
        """Show the units below; the tasks leave them the room they do not need."""
        self.units.show_units(rows)
        self._left.setStretch(0, 0 if rows else 1)
        self._left.setStretch(1, 1 if rows else 0)

    @override
    def first_box(self) -> QWidget:
        return next(iter(self.doors.values()))

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.header.subtitle.setVisible(bool(self.header.subtitle.text()) and not fit.low)
        narrow = fit.width / fit.scale < _NARROW
        for door in self.doors.values():
            door.show_narrow(narrow=narrow)
        self.bars.show_narrow(narrow=not fit.full)
        self.tasks.show_narrow(narrow=narrow)
        for layout in (self._cards, self._middle, self._left, self._right):
            layout.setSpacing(8 if fit.low else 12)
