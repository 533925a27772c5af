"""Six groups of five digits, ticked one by one while somebody reads them aloud on the phone."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.check_box import CheckBox


class ReadDigits(QWidget):
    """Nothing is ticked beforehand.

    Args:
        groups: As the other screen shows them.
        across: How many stand side by side.

    Attributes:
        ticked: A group was ticked, or its tick taken away.
    """

    ticked = Signal()

    def __init__(self, groups: Sequence[str], *, across: int) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(across, 1)
        self._boxes = [CheckBox(group) for group in groups]
        for at, box in enumerate(self._boxes):
            box.toggled.connect(self.ticked)
            grid.addWidget(box, at // across, at % across)

    def refusal(self) -> str:
        """Why nothing can be approved yet; "" once every group agrees."""
        agrees = all(box.isChecked() for box in self._boxes)
        return "" if agrees else tr("Đánh dấu đủ 6 nhóm số đã nghe đọc.")
