"""The steps of a sponsorship asked for in the window: approve, pause, go on, end, change."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from mdd_desktop.domain.code_lists import CHILD_END_REASONS, SPONSOR_END_REASONS, codes, label
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsorship import Reminder, SponsorshipState
from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.services import sponsorships
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

APPROVE, CANCEL, PAUSE, RESUME, END, CHANGE, REMIND = (
    "approve",
    "cancel",
    "pause",
    "resume",
    "end",
    "change",
    "remind",
)
STEPS: dict[SponsorshipState, tuple[str, ...]] = {
    SponsorshipState.WAITING: (APPROVE, CANCEL),
    SponsorshipState.ACTIVE: (REMIND, PAUSE, CHANGE, END),
    SponsorshipState.PAUSED: (RESUME, CHANGE, END),
}
"""What may be done with a sponsorship; in the other states nothing."""


def steps_of(state: SponsorshipState, access: Access) -> tuple[str, ...]:
    """What a role may do with a sponsorship in a state."""
    if access is Access.LEADER:
        return ()
    steps = STEPS.get(state, ())
    return tuple(step for step in steps if step != APPROVE or access is not Access.ENTRY)


def step_text(step: str) -> str:
    """The words on a step's button."""
    return {
        APPROVE: tr("Duyệt"),
        CANCEL: tr("Hủy đăng ký…"),
        PAUSE: tr("Tạm dừng…"),
        RESUME: tr("Tiếp tục…"),
        END: tr("Kết thúc…"),
        CHANGE: tr("Đổi Mẹ…"),
        REMIND: tr("Nhắc…"),
    }[step]


@dataclass(frozen=True)
class Bond:
    """A sponsorship as a question names it.

    Attributes:
        reminder: Words to send to the sponsor, "" where nothing is known to be behind.
        phone: Where to send them.
    """

    id: UUID
    child_id: UUID
    child: str
    sponsor: str
    reminder: str = ""
    phone: str = ""


Service = Callable[..., object]


class SponsorshipSteps(QObject):
    """Asks for the day and the reason, saves, and says what happened.

    Attributes:
        taken: A step was saved: (step, id of the sponsorship).
    """

    taken = Signal(str, object)

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: ReasonDialog | None = None

    def ask(self, step: str, bond: Bond) -> None:
        """Ask what the step needs to know; a role that may not do it is told who may."""
        access = self._ground.facts.access
        if access is Access.LEADER or (access is Access.ENTRY and step == APPROVE):
            self._ground.desk.told.emit(tr("Việc này do cán bộ phụ trách làm."))
            return
        if step in {END, CHANGE}:
            self._ground.desk.ask(
                sponsorships.undelivered,
                bond.id,
                on_done=lambda left: self._open(step, bond, left),
                owner=self,
                key="undelivered",
            )
        else:
            self._open(step, bond, 0)

    def _open(self, step: str, bond: Bond, left: int) -> None:
        if step == REMIND and bond.reminder:
            QGuiApplication.clipboard().setText(bond.reminder)
        dialog = ReasonDialog(
            self._ground.window, _asked(step, bond, left), self._ground.desk.today
        )
        dialog.decided.connect(lambda decision: self._save(step, bond, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        question = f"{step}_{bond.id}"
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="child", question=question, record=bond.child_id)

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, step: str, bond: Bond, decision: Decision) -> None:
        service, named = _service(step, decision)
        dialog = self.dialog
        if dialog is None:
            return
        self._ground.desk.save(
            service,
            bond.id,
            on_done=lambda _: self._saved(step, bond),
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=self,
            **named,
        )

    def _saved(self, step: str, bond: Bond) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._ground.desk.saved(_told(step, bond))
        self.taken.emit(step, bond.id)
        if step == CHANGE:
            self._ground.go("matching", bond.child_id)


def _service(step: str, decision: Decision) -> tuple[Service, dict[str, Any]]:
    on, reason = decision.day, decision.reason
    ways: dict[str, tuple[Service, dict[str, Any]]] = {
        APPROVE: (sponsorships.approve, {"on": on}),
        CANCEL: (sponsorships.cancel, {"on": on, "reason": reason}),
        PAUSE: (sponsorships.pause, {"on": on, "reason": reason}),
        RESUME: (sponsorships.resume, {"on": on}),
        END: (sponsorships.end, {"on": on, "reason": reason, "handover": decision.note}),
        CHANGE: (sponsorships.end, {"on": on, "reason": reason, "handover": decision.note}),
        REMIND: (sponsorships.remind, {"on": on, "way": reason, "answer": decision.note}),
    }
    return ways[step]


def _told(step: str, bond: Bond) -> str:
    text = {
        APPROVE: tr("Đã duyệt: {sponsor} đỡ đầu em {child}."),
        CANCEL: tr("Đã hủy đăng ký của {sponsor} với em {child}."),
        PAUSE: tr("Đã tạm dừng lượt {sponsor} đỡ đầu em {child}."),
        RESUME: tr("{sponsor} tiếp tục đỡ đầu em {child}."),
        END: tr("Đã kết thúc lượt {sponsor} đỡ đầu em {child}. Em trở lại danh sách chờ."),
        CHANGE: tr("Đã kết thúc lượt của {sponsor}. Chọn Mẹ mới cho em {child}."),
        REMIND: tr("Đã ghi lần nhắc {sponsor}."),
    }[step]
    return text.format(sponsor=bond.sponsor, child=bond.child)


def _asked(step: str, bond: Bond, left: int) -> Asked:
    if step in {END, CHANGE}:
        return _asked_to_end(step, bond, left)
    if step == REMIND:
        return _asked_to_remind(bond)
    if step == APPROVE:
        return Asked(
            _named(tr("Duyệt cho {sponsor} đỡ đầu em {child}?"), bond),
            tr("Lượt đỡ đầu bắt đầu từ ngày này."),
            tr("Duyệt"),
            day_text=tr("Bắt đầu từ ngày"),
        )
    if step == CANCEL:
        return Asked(
            _named(tr("Hủy đăng ký của {sponsor} với em {child}?"), bond),
            tr("Kết nối sẽ không đề xuất lại hai người này, và nêu lý do."),
            tr("Hủy đăng ký"),
            day_text=tr("Ngày hủy"),
            reasons=_listed("cancel_reason"),
        )
    if step == PAUSE:
        return Asked(
            _named(tr("Tạm dừng lượt {sponsor} đỡ đầu em {child}?"), bond),
            tr("Trong lúc tạm dừng không tính là trễ. Tiếp tục lại được bất cứ lúc nào."),
            tr("Tạm dừng"),
            day_text=tr("Tạm dừng từ ngày"),
            reasons=_listed("pause_reason"),
        )
    return Asked(
        _named(tr("Tiếp tục lượt {sponsor} đỡ đầu em {child}?"), bond),
        tr("Từ ngày này lượt đỡ đầu lại tính theo mức cam kết."),
        tr("Tiếp tục"),
        day_text=tr("Tiếp tục từ ngày"),
    )


def _asked_to_remind(bond: Bond) -> Asked:
    told = [tr("Ghi lại để người sau biết đã nhắc khi nào, bằng cách nào, Mẹ trả lời ra sao.")]
    if bond.phone:
        told.append(tr("Điện thoại: {phone}.").format(phone=bond.phone))
    if bond.reminder:
        told.append(tr("Lời nhắc đã chép sẵn để dán vào tin nhắn."))
    return Asked(
        _named(tr("Đã nhắc {sponsor} về em {child}?"), bond),
        " ".join(told),
        tr("Ghi lần nhắc"),
        day_text=tr("Ngày nhắc"),
        reasons=_listed("remind_way"),
        reason_text=tr("Nhắc bằng cách nào"),
        note_text=tr("Mẹ trả lời"),
        long_note=True,
    )


def reminder_to_send(sponsor: str, missing: int, when: str) -> str:
    """Return the words to send to a sponsor; the child is not named.

    Args:
        sponsor: Her name.
        missing: Đồng that are behind.
        when: Since when, or of which months.
    """
    return tr(
        "Kính gửi {sponsor}. Hội Phụ nữ xin nhắc khoản đỡ đầu còn thiếu {amount} đồng "
        "({when}). Nếu có khó khăn, xin báo để Hội cùng bàn. Trân trọng cảm ơn."
    ).format(sponsor=sponsor, amount=format_vnd(missing), when=when)


def reminder_words(reminder: Reminder | None) -> str:
    """Tell when and how a sponsor was reminded; "" when never."""
    if reminder is None:
        return ""
    way = label("remind_way", reminder.way).lower()
    told = tr("Đã nhắc {day}, {way}").format(day=f"{reminder.on:%d/%m/%Y}", way=way)
    return f"{told}: {reminder.note}" if reminder.note else told


def _asked_to_end(step: str, bond: Bond, left: int) -> Asked:
    after = tr("Em trở lại danh sách chờ, số ngày chờ tính từ hôm đó. Lượt này vẫn còn trong sổ.")
    if left:
        money = tr("Còn {money} đồng đã nhận mà chưa trao cho em: ghi rõ bàn giao cho ai.")
        after = f"{money.format(money=format_number(left))} {after}"
    changing = step == CHANGE
    question = (
        tr("Đổi Mẹ cho em {child}: kết thúc lượt của {sponsor}?")
        if changing
        else tr("Kết thúc lượt {sponsor} đỡ đầu em {child}?")
    )
    reasons = [
        *((code, tr("Phía Mẹ: {text}").format(text=text)) for code, text in _side("sponsor")),
        *((code, tr("Phía trẻ: {text}").format(text=text)) for code, text in _side("child")),
        ("khac", label("end_reason", "khac")),
    ]
    return Asked(
        _named(question, bond),
        after,
        tr("Kết thúc, chọn Mẹ mới") if changing else tr("Kết thúc"),
        day_text=tr("Ngày đỡ đầu cuối cùng"),
        reasons=reasons,
        reason="doi_me_do_dau" if changing else "",
        note_text=tr("Bàn giao (tiền, quà chưa trao; giấy tờ; ai theo dõi em)"),
        long_note=True,
    )


def _side(which: str) -> list[tuple[str, str]]:
    side = SPONSOR_END_REASONS if which == "sponsor" else CHILD_END_REASONS
    return list(side.items())


def _named(text: str, bond: Bond) -> str:
    return text.format(sponsor=bond.sponsor, child=bond.child)


def _listed(name: str) -> list[tuple[str, str]]:
    return [(code, label(name, code)) for code in codes(name)]
