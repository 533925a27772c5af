"""What each step of a sponsorship asks before it is taken."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.code_lists import CHILD_END_REASONS, SPONSOR_END_REASONS, codes, label
from mdd_desktop.domain.period import months_before
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked


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


def asked_to_approve(bond: Bond) -> Asked:
    """Ask from when it runs."""
    return Asked(
        named(tr("Duyệt cho {sponsor} đỡ đầu em {child}?"), bond),
        tr("Lượt đỡ đầu bắt đầu từ ngày này."),
        tr("Duyệt"),
        day_text=tr("Bắt đầu từ ngày"),
    )


def asked_to_cancel(bond: Bond) -> Asked:
    """Ask why it is refused."""
    return Asked(
        named(tr("Hủy đăng ký của {sponsor} với em {child}?"), bond),
        tr("Kết nối sẽ không đề xuất lại hai người này, và nêu lý do."),
        tr("Hủy đăng ký"),
        day_text=tr("Ngày hủy"),
        reasons=_listed("cancel_reason"),
    )


def asked_to_pause(bond: Bond) -> Asked:
    """Ask from when it rests, and why."""
    return Asked(
        named(tr("Tạm dừng lượt {sponsor} đỡ đầu em {child}?"), bond),
        tr("Trong lúc tạm dừng không tính là trễ. Tiếp tục lại được bất cứ lúc nào."),
        tr("Tạm dừng"),
        day_text=tr("Tạm dừng từ ngày"),
        reasons=_listed("pause_reason"),
    )


def asked_to_resume(bond: Bond) -> Asked:
    """Ask from when it goes on."""
    return Asked(
        named(tr("Tiếp tục lượt {sponsor} đỡ đầu em {child}?"), bond),
        tr("Từ ngày này lượt đỡ đầu lại tính theo mức cam kết."),
        tr("Tiếp tục"),
        day_text=tr("Tiếp tục từ ngày"),
    )


def asked_to_remind(bond: Bond) -> Asked:
    """Ask when and how she was reminded."""
    told = [tr("Ghi lại để người sau biết đã nhắc khi nào, bằng cách nào, Mẹ trả lời ra sao.")]
    if bond.phone:
        told.append(tr("Điện thoại: {phone}.").format(phone=bond.phone))
    if bond.reminder:
        told.append(tr("Lời nhắc đã chép sẵn để dán vào tin nhắn."))
    return Asked(
        named(tr("Đã nhắc {sponsor} về em {child}?"), bond),
        " ".join(told),
        tr("Ghi lần nhắc"),
        day_text=tr("Ngày nhắc"),
        reasons=_listed("remind_way"),
        reason_text=tr("Nhắc bằng cách nào"),
        note_text=tr("Mẹ trả lời"),
        long_note=True,
    )


def asked_to_prolong(bond: Bond, planned_end: dt.date | None) -> Asked:
    """Ask for a later end than the one agreed on."""
    told = tr("Mức cam kết đang có kéo theo đến hẹn mới; các tháng đã qua giữ nguyên.")
    if planned_end is not None:
        agreed = tr("Đã hẹn đến {day}.").format(day=f"{planned_end:%d/%m/%Y}")
        told = f"{agreed} {told}"
    return Asked(
        named(tr("Gia hạn lượt {sponsor} đỡ đầu em {child}?"), bond),
        told,
        tr("Gia hạn"),
        day_text=tr("Hẹn đến ngày"),
        day=months_before(planned_end, -12) if planned_end else None,
        note_text=tr("Lý do"),
        long_note=True,
    )


def asked_to_end(bond: Bond, left: int, *, changing: bool) -> Asked:
    """Ask for the last day; the one who takes over is chosen next when she is changed.

    Args:
        bond: Which one.
        left: What was received and not yet handed over, in đồng.
        changing: Another sponsor is looked for at once.
    """
    after = tr("Em trở lại danh sách chờ, số ngày chờ tính từ hôm đó. Lượt này vẫn còn trong sổ.")
    if left:
        money = tr("Còn {money} đồng đã nhận mà chưa trao cho em: ghi rõ bàn giao cho ai.")
        after = f"{money.format(money=format_number(left))} {after}"
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
        named(question, bond),
        after,
        tr("Kết thúc, chọn Mẹ mới") if changing else tr("Kết thúc"),
        day_text=tr("Ngày đỡ đầu cuối cùng"),
        reasons=reasons,
        reason="doi_me_do_dau" if changing else "",
        note_text=tr("Bàn giao (tiền, quà chưa trao; giấy tờ; ai theo dõi em)"),
        long_note=True,
    )


def named(text: str, bond: Bond) -> str:
    """A sentence with the two names."""
    return text.format(sponsor=bond.sponsor, child=bond.child)


def _side(which: str) -> list[tuple[str, str]]:
    side = SPONSOR_END_REASONS if which == "sponsor" else CHILD_END_REASONS
    return list(side.items())


def _listed(name: str) -> list[tuple[str, str]]:
    return [(code, label(name, code)) for code in codes(name)]
