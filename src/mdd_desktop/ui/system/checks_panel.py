"""How much the data checks find, and the way to the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.data_checks import CheckCounts
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import FigureCard
from mdd_desktop.ui.widgets.layouts import hold, row


class ChecksPanel(Panel):
    """Three figures and a button.

    Attributes:
        list_wanted: Show the findings one by one.
    """

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Kiểm tra dữ liệu"),
            tr(
                "Máy rà cả sổ theo hơn tám mươi điều. Phải sửa là chỗ không thể đúng; "
                "nên xem thì giữ nguyên được nếu có lý do."
            ),
        )
        self._figures = (
            FigureCard("alert-circle", "bad", tr("phải sửa")),
            FigureCard("alert-triangle", "warn", tr("nên xem")),
            FigureCard("info-circle", "info", tr("bổ sung")),
        )
        self.open = Button(tr("Mở từng chỗ"), kind="primary", icon="list-check")
        self.open.clicked.connect(self.list_wanted)
        self.add(hold(row(*self._figures, gap=10)), hold(row(self.open, None)))

    def show_counts(self, counts: CheckCounts) -> None:
        """Show how much was found."""
        self.show_opened()
        numbers = (counts.errors, counts.warnings, counts.notes)
        for card, number in zip(self._figures, numbers, strict=True):
            card.show_figure(format_number(number))

    @override
    def first_box(self) -> QWidget:
        return self.open
