"""The line before a package or a report: how much the data checks find; it never blocks."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import data_checks
from mdd_desktop.services.data_checks import CheckCounts
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import row

_BELOW_HEADER = 1


class ChecksNotice(QFrame):
    """One slim line below the head of a page while something cannot be right.

    Args:
        ground: Of the section.
        page: The layout of the page.
        after: What goes on all the same, such as "Gói vẫn tạo được".
    """

    def __init__(self, ground: Ground, page: QVBoxLayout, after: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "warn")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ground = ground
        self._after = after
        mark = label("")
        mark.setPixmap(icon_pixmap("alert-triangle", look().tokens.warn, 18))
        mark.setFixedWidth(20)
        self.title = ElidedLabel("", "strong", "warn")
        self.sentence = ElidedLabel(after, "secondary", "ink")
        self.open = Button(tr("Xem chỗ phải sửa"), icon="list-check", height=30)
        self.open.clicked.connect(lambda: ground.go("checks"))
        line = row(mark, self.title, self.sentence, self.open, gap=10, margins=(14, 4, 6, 4))
        line.setStretch(2, 1)
        self.setLayout(line)
        page.insertWidget(_BELOW_HEADER, self)
        self.hide()

    def look(self) -> None:
        """Count again."""
        self._ground.desk.ask(
            data_checks.count, on_done=self._show, owner=self, key=("checks_notice", self._after)
        )

    def _show(self, counts: CheckCounts) -> None:
        title = tr("Còn {count} chỗ phải sửa trong sổ").format(count=format_number(counts.errors))
        self.title.setText(title)
        self.setAccessibleName(f"{title}. {self._after}")
        self.setVisible(counts.errors > 0)
