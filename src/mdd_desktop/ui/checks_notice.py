"""The line before a package or a report: how much the data checks find; it never blocks."""

from PySide6.QtWidgets import QVBoxLayout

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import data_checks
from mdd_desktop.services.data_checks import CheckCounts
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button

_BELOW_HEADER = 1


class ChecksNotice(Banner):
    """Stands below the head of a page while something cannot be right.

    Args:
        ground: Of the section.
        page: The layout of the page.
        after: What goes on all the same, such as "Gói vẫn tạo được".
    """

    def __init__(self, ground: Ground, page: QVBoxLayout, after: str) -> None:
        super().__init__("warn")
        self._ground = ground
        self._after = after
        self.open = self.add_action(Button(tr("Xem chỗ phải sửa"), icon="list-check"))
        self.open.clicked.connect(lambda: ground.go("checks"))
        page.insertWidget(_BELOW_HEADER, self)
        self.hide()

    def look(self) -> None:
        """Count again."""
        self._ground.desk.ask(
            data_checks.count, on_done=self._show, owner=self, key=("checks_notice", self._after)
        )

    def _show(self, counts: CheckCounts) -> None:
        title = tr("Còn {count} chỗ phải sửa trong sổ").format(count=format_number(counts.errors))
        self.show_message("warn", title, self._after)
        self.setVisible(counts.errors > 0)
