"""What happens while a computer is let in by the office above."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import trust
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.enrol_card import EnrolCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Show
from mdd_desktop.ui.ways_out import Stick


class EnrolPresenter(QObject):
    """Asks the office above, and takes its welcome once people compared the digits.

    Attributes:
        enrolled: This computer was let in.
    """

    enrolled = Signal()

    def __init__(self, card: EnrolCard, desk: Desk, stick: Stick, show_failure: Show) -> None:
        super().__init__(card)
        self._card = card
        self._desk = desk
        self._stick = stick
        self._show_failure = show_failure
        self._welcome: Path | None = None
        card.request_wanted.connect(self._ask)
        card.welcome_wanted.connect(self._choose)
        card.agreed.connect(self._accept)
        card.differed.connect(self._stop)

    def open_welcome(self, path: Path) -> None:
        """Look into a welcome package; nothing is adopted before the digits were compared."""
        self._desk.ask(
            trust.look_at_welcome,
            path,
            on_done=lambda digits: self._compare(path, digits),
            on_error=self._desk.refused(self._show_failure, tr("Chưa nhận được")),
            owner=self._card,
        )

    def _ask(self) -> None:
        path = self._stick.file_to_save("de-nghi-ghi-danh.mddreq", "mddreq")
        if path is not None:
            self._desk.ask(
                make_request,
                path,
                on_done=self._asked,
                on_error=self._desk.refused(self._show_failure, tr("Chưa tạo được tệp")),
                owner=self._card,
            )

    def _asked(self, made: tuple[str, str]) -> None:
        digits, text = made
        self._show_failure("", "")
        self._card.show_message(
            tr("Đọc cho cấp trên nghe sáu nhóm số"),
            tr(
                "Hai bên thấy cùng một dãy số thì đúng máy này. Khi nhận được gói chào mừng, bấm "
                "Mở gói chào mừng."
            ),
            digits=digits,
        )
        self._card.show_code(text)

    def _choose(self) -> None:
        for path in self._stick.files_to_open(tr("Mở gói chào mừng"), "*")[:1]:
            self.open_welcome(path)

    def _compare(self, path: Path, digits: str) -> None:
        self._welcome = path
        self._show_failure("", "")
        if not digits:
            self._accept()
            return
        self._card.show_message(
            tr("So sáu nhóm số của khóa gốc trong gói"),
            tr("So với dãy số in trên quyết định, hoặc gọi số máy chị đã biết của cấp trên. Khớp "
               "cả sáu nhóm mới nhận."),
            digits=digits,
            compare=True,
        )  # fmt: skip

    def _accept(self) -> None:
        if self._welcome is not None:
            self._desk.ask(
                trust.accept,
                self._welcome,
                on_done=lambda _enrolled: self.enrolled.emit(),
                on_error=self._desk.refused(self._show_failure, tr("Chưa nhận được")),
                owner=self._card,
                sentence=tr("Đang nhận danh sách và hồ sơ"),
            )

    def _stop(self) -> None:
        self._welcome = None
        self._card.show_message(
            tr("Đã dừng, chưa nhận gì từ gói ấy"),
            tr("Số lệch: gói có thể do người lạ làm. Gọi cấp trên xin gói khác rồi mở lại."),
        )


def make_request(registry: Registry, path: Path) -> tuple[str, str]:
    """Write the request file; return the digits to read aloud and the text of the file."""
    digits = trust.request(registry, path)
    return digits, path.read_text(encoding="utf-8")
