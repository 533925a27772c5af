"""The button beside a long list that opens the menu of its table."""

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.record_table import RecordTable


class ColumnMenu(Button):
    """The menu that every table has, where it is seen without knowing of it."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__("", kind="link", icon="columns", height=30)
        self._table = table
        self.setAccessibleName(tr("Cột và dòng của danh sách"))
        self.setToolTip(tr("Chọn cột, độ rộng, chiều cao dòng"))
        self.clicked.connect(self._pull)

    def _pull(self) -> None:
        self._table.menu.pull(self.mapToGlobal(self.rect().bottomLeft()))
