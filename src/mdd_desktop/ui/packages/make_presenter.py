"""What happens on the page that makes packages."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import history, packages, replies, sticks, waiting
from mdd_desktop.services.history import ToSend
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.owed import Owed, owed_to
from mdd_desktop.services.replies import Reply
from mdd_desktop.services.sticks import Parting, PluggedStick
from mdd_desktop.services.waiting import Waiting
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.enrol_presenter import EnrolPresenter
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.ports import MadePackage, SentCard, UnsentLine
from mdd_desktop.ui.packages.receipts_presenter import ReceiptsPresenter
from mdd_desktop.ui.packages.sent_words import sent_cards
from mdd_desktop.ui.packages.stick_watch import StickWatch, carry, parted
from mdd_desktop.ui.packages.told import told_line, told_replies
from mdd_desktop.ui.packages.unsent_words import age_chip, unsent_title
from mdd_desktop.ui.text import tr, within
from mdd_desktop.ui.ways_out import Stick

_MOST_REPLIES = 6


class MakePackagePresenter(QObject):
    """Makes packages for one office.

    Attributes:
        open_wanted: A package or an acknowledgement is to be opened.
        made: A package was made, or the receiver said what it has.
        enrolment: What happens while this computer is let in.
    """

    open_wanted = Signal()
    made = Signal()

    def __init__(self, view: MakePackageView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self._to = self._refusal = ""
        self._plugged: list[PluggedStick] = []
        self._made: packages.MadePackage | None = None
        self._lines: list[UnsentLine] = []
        self._owed: tuple[Path, Path] | None = None
        self._copied_to: Path | None = None
        self.enrolment = EnrolPresenter(view.enrolment, desk, stick, view.show_failure)
        self.receipts = ReceiptsPresenter(view, desk, stick, view)
        self.receipts.confirmed.connect(self._confirmed)
        view.receipts.code_typed.connect(lambda text: self.receipts.confirm(self._to, text))
        view.receipts.code_wanted.connect(lambda: self.receipts.read_aloud(self._to))
        view.receipts.file_wanted.connect(lambda: self.receipts.write(self._to))
        view.make_requested.connect(self._make)
        view.copy_requested.connect(self._copy)
        view.folder_requested.connect(self._show_folder)
        view.again_requested.connect(self._carry_again)
        view.sent.copy_wanted.connect(self._copy_kept)
        view.open_requested.connect(self.open_wanted)
        desk.committed.connect(self.load)
        StickWatch(view, self._look_for_sticks)

    def show_recipient(self, code: str, name: str, refusal: str = "") -> None:
        """Say where packages go."""
        self._to = code
        sentence = tr("Gửi lên Hội LHPN {office}, không cần mạng").format(office=within(name))
        self._view.show_recipient(sentence)
        self._refuse(refusal)
        self._view.enrolment.show_message("", "")

    def show_not_enrolled(self, code: str, name: str) -> None:
        """Say how this computer is let in by the office above."""
        self._to = code
        title = tr("Máy này chưa được ghi danh")
        sentence = tr(
            "Tạo tệp đề nghị, đưa {office} duyệt, rồi mở gói chào mừng nhận lại. Sau đó mới gửi, "
            "nhận gói được."
        ).format(office=tr("Hội LHPN {name}").format(name=within(name)))
        subtitle = tr("Gửi lên Hội LHPN {office}").format(office=within(name))
        self._view.show_recipient(subtitle)
        self._refuse(title)
        self._view.enrolment.show_message(title, sentence)

    def _refuse(self, refusal: str) -> None:
        """Make no packages, whatever is unsent; "" ends that."""
        self._refusal = refusal
        self._view.make.show_possible(refusal)

    def load(self) -> None:
        """Count again what is unsent and what was sent."""
        if not self._to:
            return
        self._desk.ask(
            _what_to_send,
            self._to,
            on_done=self._show_unsent,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="unsent",
        )
        self._desk.ask(sent_cards, on_done=self._show_sent, owner=self._view, key="packages_sent")
        self._desk.ask(
            waiting.waiting, on_done=self._show_waiting, owner=self._view, key="to_answer"
        )
        self._desk.ask(replies.replies, on_done=self._show_replies, owner=self._view, key="replies")
        self._look_for_sticks()

    def _look_for_sticks(self) -> None:
        self._desk.tasks.free(
            sticks.plugged_in, on_done=self._show_sticks, owner=self._view, key="sticks_to_write"
        )

    def _show_sticks(self, found: list[PluggedStick]) -> None:
        if found != self._plugged:
            self._plugged = found
            self._view.show_stick(found[0].name if len(found) == 1 else "")

    def _show_unsent(self, told: tuple[ToSend, Owed]) -> None:
        found, owed = told
        self._view.show_opened()
        title = unsent_title(found, owed)
        nothing = "" if found.records or any(owed) else tr("Không còn gì chưa gửi.")
        self._view.make.show_possible(self._refusal or nothing)
        lines = [told_line(one) for one in found.lines]
        if self._made is not None and not found.records:  # what just went, as long as nothing new
            title = tr("{count} thay đổi trong gói số {number}").format(
                count=format_number(self._made.changes), number=self._made.number
            )
            lines = self._lines
        self._lines = lines
        self._view.show_unsent(title, lines)
        self._view.show_age(age_chip(found, self._desk.today))

    def _show_sent(self, found: Sequence[SentCard]) -> None:
        self._view.show_sent(found)

    def _show_waiting(self, found: Waiting) -> None:
        self._view.waiting.show_waiting(found.proposals, found.conflicts)

    def _show_replies(self, found: Sequence[Reply]) -> None:
        told = tr("Đến ngày {day} còn {count} hồ sơ chờ quyết định; mọi thay đổi khác đã nhận.")
        last = max((one.at for one in found), default=None)
        day = f"{last:%d/%m/%Y}" if last else ""
        title = told.format(day=day, count=format_number(len(found)))
        lines = told_replies(found)
        left = len(lines) - _MOST_REPLIES
        more = tr("và {count} dòng nữa").format(count=format_number(left)) if left > 0 else ""
        self._view.replies.show_replies(title, lines[:_MOST_REPLIES], more)

    def _place(self, title: str) -> Path | None:
        """The one stick that is plugged in, otherwise the folder that the officer chooses."""
        if len(self._plugged) == 1:
            return self._plugged[0].path
        return self._stick.folder_to_use(title)

    def _make(self) -> None:
        folder = self._place(tr("Chọn USB hoặc thư mục để chép gói"))
        if folder is None:
            return
        self._view.show_failure("", "")
        self._view.show_idle()
        self._view.steps.show_step(1)
        self._desk.ask(
            packages.make,
            self._to,
            on_done=lambda made: self._written(made, folder),
            on_error=self._not_made,
            owner=self._view,
            sentence=tr("Đang tạo gói"),
        )

    def _not_made(self, error: Exception) -> None:
        self._view.show_idle()
        self._desk.refused(self._view.show_failure, tr("Chưa tạo được gói"))(error)

    def _written(self, made: packages.MadePackage, folder: Path) -> None:
        self._made = made
        self._view.steps.show_step(2)
        self._carry(made.outbox, folder)
        self.load()
        self.made.emit()

    def _carry(self, outbox: Path, folder: Path) -> None:
        self._owed = outbox, folder
        self._desk.tasks.free(
            carry,
            outbox,
            folder,
            on_done=self._carried,
            on_error=self._desk.refused(self._not_carried, tr("Chưa chép xong")),
            owner=self._view,
            sentence=tr("Đang chép và đọc lại"),
        )

    def _carry_again(self) -> None:
        """Once more to the place that failed: the stick that was plugged in again."""
        if self._owed is not None:
            outbox, folder = self._owed
            place = folder if folder.is_dir() else self._place(tr("Chọn nơi chép gói"))
            if place is not None:
                self._carry(outbox, place)

    def _not_carried(self, title: str, sentence: str) -> None:
        kept = tr("Gói đã làm xong, bản gốc giữ trong máy.")
        self._view.show_failure(title, f"{sentence} {kept}", again=True)

    def _carried(self, done: tuple[Path, Parting]) -> None:
        file, parting = done
        self._owed = None
        self._view.show_failure("", "")
        title, what_to_do = parted(parting)
        place = file.parent.name or str(file.parent)
        made = self._made
        if made is None or made.outbox.name != file.name:
            sentence = tr("{file} đã chép vào {folder} và đã đọc lại, khớp từng chữ.")
            told = sentence.format(file=file.name, folder=place)
            self._view.show_result(title, f"{told} {what_to_do}".strip(), good=True)
            return
        sentence = tr("Gói số {number} đã chép vào {folder} và đã đọc lại, khớp từng chữ.")
        told = sentence.format(number=made.number, folder=place)
        self._copied_to = file.parent
        self._view.show_made(
            MadePackage(
                title=title,
                sentence=" ".join(filter(None, (told, what_to_do, made.left))),
                file=f"{file.name} · {_size(made.size)}",
                check_code=made.check_code,
                checks=(
                    tr("Đã ký bằng khóa của máy này, {count} thay đổi").format(count=made.changes),
                    tr("Chỉ cơ quan nhận mở được; bản gốc giữ trong máy đến khi có xác nhận"),
                ),
                folder=None if parting is Parting.OUT else file.parent,
            )
        )

    def _copy(self) -> None:
        if self._made is not None:
            self._copy_to_another_place(self._made.outbox)

    def _show_folder(self) -> None:
        if self._copied_to is not None:
            self._stick.show_folder(self._copied_to)

    def _copy_kept(self, file: str) -> None:
        self._desk.ask(
            packages.kept_original,
            file,
            on_done=self._copy_to_another_place,
            owner=self._view,
        )

    def _copy_to_another_place(self, outbox: Path | None) -> None:
        folder = self._stick.folder_to_use(tr("Chọn nơi chép thêm")) if outbox else None
        if outbox is not None and folder is not None:
            self._carry(outbox, folder)

    def _confirmed(self) -> None:
        self._view.receipts.box.show_text("")
        self.load()
        self.made.emit()


def _what_to_send(registry: Registry, to: str) -> tuple[ToSend, Owed]:
    return history.to_send(registry, to), owed_to(registry, to)


def _size(size: int) -> str:
    kilobyte, megabyte = 1024, 1024 * 1024
    if size < megabyte:
        return f"{max(1, size // kilobyte)} kB"
    return f"{size / megabyte:.1f} MB".replace(".", ",")
