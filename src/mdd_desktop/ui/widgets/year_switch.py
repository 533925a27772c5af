"""The year of the book, with a step to the one before and after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row


class YearSwitch(QFrame):
    """Two small buttons around the year.

    Attributes:
        stepped: -1 or 1.
    """

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        before = Button(tr("Năm trước"), icon="chevron-left", height=30)
        after = Button(tr("Năm sau"), icon="chevron-right", height=30)
        for button, step in ((before, -1), (after, 1)):
            button.set_compact(compact=True)
            button.setFixedWidth(32)
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
        self._year = label("", "strong")
        self.setLayout(row(before, self._year, after))

    def show_year(self, year: int) -> None:
        """Show a year."""
        self._year.setText(tr("Năm {year}").format(year=year))
