"""The line on the first page and where packages are: clocks, keys, copies, what is kept aside."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from mdd_desktop.services import notices
from mdd_desktop.services.notices import Notice
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.notice_line import NoticeLine


class TrustNotice(NoticeLine):
    """The most urgent notice, and how many more there are on the page behind it."""

    def __init__(self, ground: Ground, page: QVBoxLayout) -> None:
        super().__init__(page, Button(tr("Xem và xử lý"), icon="key", height=30))
        self._ground = ground
        self.open.clicked.connect(lambda: ground.go("trust"))

    def look(self) -> None:
        """Ask again."""
        self._ground.desk.ask(
            notices.notices,
            on_done=self._show,
            owner=self,
            key=("trust_notice", id(self)),
            beside=True,
        )

    def _show(self, found: Sequence[Notice]) -> None:
        if not found:
            self.show_notice("", "")
            return
        first, _dot, rest = found[0].text.partition(". ")
        more = tr("Còn {count} việc khác.").format(count=len(found) - 1) if found[1:] else ""
        self.show_notice(first.rstrip("."), " ".join(part for part in (rest, more) if part))
