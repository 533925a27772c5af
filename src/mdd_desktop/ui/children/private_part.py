"""The private part of a record: asked for with a reason, seen for a while, hidden again."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.services import private_part
from mdd_desktop.services.private_part import Privacy
from mdd_desktop.ui.children.record_ports import ChildSheet
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog


def private_banner(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """What is hidden and how it is opened, or until when it stays open."""
    privacy = sheet.privacy
    if privacy.until is not None:
        told = tr("Phần riêng đang mở đến {time}, rồi tự che lại.")
        return [Banner("info", "", told.format(time=f"{privacy.until.astimezone():%H:%M}"))]
    if not privacy.is_hidden:
        return []
    banner = Banner(
        "info",
        tr("Phần riêng được che"),
        tr("Nơi ở chi tiết, sức khỏe, hoàn cảnh riêng chỉ mở khi có lý do. Mỗi lần mở có nhật ký."),
    )
    button = banner.add_action(Button(tr("Mở xem 30 phút…"), icon="eye", height=30, writes=True))
    button.clicked.connect(wishes.private_wanted)
    return [banner]


class PrivatePart(QObject):
    """Asks for the reason, opens, and has the record shown again when the time is over.

    Attributes:
        dialog: The one that is open, or None.
    """

    def __init__(self, ground: Ground, reload: Callable[[], object]) -> None:
        super().__init__(ground)
        self._ground, self._reload = ground, reload
        self.dialog: ReasonDialog | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(reload)

    def watch(self, privacy: Privacy) -> None:
        """Show the record again when its private part closes."""
        self._clock.stop()
        if privacy.until is not None:
            left = privacy.until - dt.datetime.now().astimezone()
            self._clock.start(max(0, int(left.total_seconds() * 1000)) + 500)

    def ask(self, child: UUID, then: Callable[[], object] | None = None) -> None:
        """Ask why, open the part, and go on."""
        asked = Asked(
            tr("Mở phần riêng của hồ sơ này?"),
            tr("Hiện trong 30 phút rồi tự che lại. Lần mở này ghi vào nhật ký cùng lý do."),
            tr("Mở 30 phút"),
            reasons=[(code, label("private_reason", code)) for code in codes("private_reason")],
            reason_text=tr("Cần xem để"),
        )
        dialog = ReasonDialog(self._ground.window, asked, self._ground.desk.today)
        dialog.decided.connect(lambda found: self._open(dialog, child, found, then))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        dialog.open()

    def _open(
        self,
        dialog: ReasonDialog,
        child: UUID,
        found: Decision,
        then: Callable[[], object] | None,
    ) -> None:
        def done(_until: object) -> None:
            dialog.accept()
            (then or self._reload)()

        self._ground.desk.ask(
            private_part.open_for_a_while,
            child,
            reason=found.reason,
            on_done=done,
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa mở được")),
            owner=dialog,
        )

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()
