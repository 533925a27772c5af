"""What happens on the page that makes packages."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import history, packages, receipts, trust
from mdd_desktop.services.history import ToSend, Unsent
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.ports import MadePackage, SentCard, UnsentLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.chip import ChipText

_SHOWN_FIELDS, _SHOWN_SENT = 4, 6


class MakePackagePresenter(QObject):
    """Makes packages for one office.

    Attributes:
        open_wanted: A package or an acknowledgement is to be opened.
        enrolled: This computer was let in.
        made: A package was made.
    """

    open_wanted = Signal()
    enrolled = Signal()
    made = Signal()

    def __init__(self, view: MakePackageView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._to = ""
        self._made: packages.MadePackage | None = None
        view.make_requested.connect(self._make)
        view.copy_requested.connect(self._copy)
        view.open_requested.connect(self.open_wanted)
        view.enrolment_requested.connect(self._ask_for_enrolment)
        view.welcome_requested.connect(self._take_welcome)
        view.code_typed.connect(self._confirm)
        desk.committed.connect(self.load)

    def show_recipient(self, code: str, name: str, refusal: str = "") -> None:
        """Say where packages go."""
        self._to = code
        sentence = tr("Gửi thay đổi lên Hội LHPN {office}, không cần mạng").format(
            office=_small(name)
        )
        self._view.show_recipient(sentence, refusal)
        self._view.show_enrolment("", "")

    def show_not_enrolled(self, code: str, name: str) -> None:
        """Say how this computer is let in by the office above."""
        self._to = code
        title = tr("Máy này chưa được ghi danh")
        sentence = tr(
            "Tạo tệp đề nghị, đưa {office} duyệt, rồi mở gói chào mừng nhận lại. Sau đó mới gửi, "
            "nhận gói được."
        ).format(office=tr("Hội LHPN {name}").format(name=_small(name)))
        subtitle = tr("Gửi lên Hội LHPN {office}").format(office=_small(name))
        self._view.show_recipient(subtitle, title)
        self._view.show_enrolment(title, sentence)

    def _ask_for_enrolment(self) -> None:
        path = self._stick.file_to_save("de-nghi-ghi-danh.mddreq", "mddreq")
        if path is not None:
            self._desk.ask(
                trust.request,
                path,
                on_done=self._asked,
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa tạo được tệp")),
                owner=self._view,
            )

    def _asked(self, digits: str) -> None:
        title = tr("Đọc cho cấp trên nghe sáu nhóm số: {digits}").format(digits=digits)
        sentence = tr("Hai bên thấy cùng một dãy số thì đúng máy này. Nhận gói chào mừng thì mở.")
        self._view.show_enrolment(title, sentence)

    def _take_welcome(self) -> None:
        for path in self._stick.files_to_open(tr("Mở gói chào mừng"), "*")[:1]:
            self._desk.ask(
                trust.accept,
                path,
                on_done=lambda _enrolled: self.enrolled.emit(),
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa nhận được")),
                owner=self._view,
            )

    def load(self) -> None:
        """Count again what is unsent and what was sent."""
        if not self._to:
            return
        self._desk.ask(
            history.to_send,
            self._to,
            on_done=self._show_unsent,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="unsent",
        )
        self._desk.ask(
            packages.sent, on_done=self._show_sent, owner=self._view, key="packages_sent"
        )

    def _show_unsent(self, found: ToSend) -> None:
        title = tr("{count} mục có thay đổi chưa gửi").format(count=format_number(found.records))
        if not found.records and found.waiting:
            title = tr("{count} thay đổi đã vào gói, chờ nơi nhận xác nhận").format(
                count=format_number(found.waiting)
            )
        self._view.show_unsent(title, [_line(one) for one in found.lines])

    def _show_sent(self, found: Sequence[dict[str, Any]]) -> None:
        self._view.show_sent([_card(one) for one in found[:_SHOWN_SENT]])

    def _make(self) -> None:
        folder = self._stick.folder_to_use(tr("Chọn USB hoặc thư mục để chép gói"))
        if folder is None:
            return
        self._view.show_failure("", "")
        self._view.show_idle()
        self._view.steps.show_step(1)
        self._desk.ask(
            packages.make,
            self._to,
            folder,
            on_done=self._show_made,
            on_error=self._not_made,
            owner=self._view,
            sentence=tr("Đang tạo gói, chép và đọc lại"),
        )

    def _not_made(self, error: Exception) -> None:
        self._view.show_idle()
        self._desk.refused(self._view.show_failure, tr("Chưa tạo được gói"))(error)

    def _show_made(self, made: packages.MadePackage) -> None:
        self._made = made
        self._view.show_made(
            MadePackage(
                title=tr("Có thể rút USB"),
                sentence=tr(
                    "Gói số {number} đã chép vào {folder} và đã đọc lại, khớp từng chữ."
                ).format(number=made.number, folder=made.file.parent.name or str(made.file.parent)),
                file=f"{made.file.name} · {_size(made.size)}",
                checks=(
                    tr("Đã ký bằng khóa của máy này, {count} thay đổi").format(count=made.changes),
                    tr("Chỉ cơ quan nhận mở được; bản gốc giữ trong máy đến khi có xác nhận"),
                ),
            )
        )
        self.load()
        self.made.emit()

    def _confirm(self, typed: str) -> None:
        self._desk.ask(
            receipts.confirm_spoken,
            self._to,
            typed,
            on_done=self._confirmed,
            on_error=self._desk.refused(self._view.show_failure, tr("Mã chưa khớp")),
            owner=self._view,
        )

    def _confirmed(self, number: int) -> None:
        self._view.show_failure("", "")
        self._view.receipt_code.show_text("")
        told = tr("Nơi nhận đã có đủ {count} thay đổi của máy này.")
        self._desk.saved(told.format(count=format_number(number)), undo=False)
        self.load()
        self.made.emit()

    def _copy(self) -> None:
        folder = self._stick.folder_to_use(tr("Chọn nơi chép thêm"))
        if folder is None or self._made is None:
            return
        self._desk.tasks.free(
            packages.copy_again,
            self._made,
            folder,
            on_done=lambda file: self._desk.told.emit(
                tr("Đã chép {file} và đọc lại.").format(file=file.name)
            ),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa chép được")),
            owner=self._view,
            sentence=tr("Đang chép và đọc lại"),
        )


def _line(one: Unsent) -> UnsentLine:
    named = ", ".join(field.lower() for field in one.fields[:_SHOWN_FIELDS])
    what = (
        tr("Ghi mới, {count} ô").format(count=len(one.fields))
        if one.is_new
        else tr("Sửa {fields}").format(fields=named)
    )
    chip = (
        ChipText(tr("mới"), "ok", "plus") if one.is_new else ChipText(tr("sửa"), "info", "pencil")
    )
    return UnsentLine(one.name, one.kind, what, f"{one.at:%d/%m/%Y}", chip)


def _card(row: dict[str, Any]) -> SentCard:
    made = dt.datetime.fromisoformat(str(row["created"])).astimezone()
    told = row.get("acknowledged_at")
    state = ChipText(tr("Đã chép, chờ xác nhận"), "info", "device-usb")
    if told:
        day = dt.datetime.fromisoformat(str(told)).astimezone()
        received = tr("Nơi nhận đã nhận {day}").format(day=f"{day:%d/%m}")
        state = ChipText(received, "ok", "circle-check")
    return SentCard(
        title=tr("Gói số {number}").format(number=row["number"]),
        when=f"{made:%d/%m/%Y %H:%M}",
        state=state,
        note=tr("{count} thay đổi").format(count=row["changes"]),
    )


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _size(size: int) -> str:
    kilobyte, megabyte = 1024, 1024 * 1024
    if size < megabyte:
        return f"{max(1, size // kilobyte)} kB"
    return f"{size / megabyte:.1f} MB".replace(".", ",")
