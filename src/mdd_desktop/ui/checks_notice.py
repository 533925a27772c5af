"""The line before a package or a report: how much the data checks find; it never blocks."""

from PySide6.QtWidgets import QVBoxLayout

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import data_checks
from mdd_desktop.services.data_checks import CheckCounts
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.notice_line import NoticeLine


class ChecksNotice(NoticeLine):
    """One slim line below the head of a page while something cannot be right.

    Args:
        ground: Of the section.
        page: The layout of the page.
        after: What goes on all the same, such as "Gói vẫn tạo được".
    """

    def __init__(self, ground: Ground, page: QVBoxLayout, after: str) -> None:
        super().__init__(page, Button(tr("Xem chỗ phải sửa"), icon="list-check", height=30))
        self._ground = ground
        self._after = after
        self.open.clicked.connect(lambda: ground.go("checks"))

    def look(self) -> None:
        """Count again."""
        self._ground.desk.ask(
            data_checks.count, on_done=self._show, owner=self, key=("checks_notice", self._after)
        )

    def _show(self, counts: CheckCounts) -> None:
        title = tr("Còn {count} chỗ phải sửa trong sổ").format(count=format_number(counts.errors))
        self.show_notice(title if counts.errors else "", self._after)
