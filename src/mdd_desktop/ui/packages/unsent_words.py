"""How much waits to be sent, and since when, in words."""

import datetime as dt

from mdd_desktop.domain.task import Urgency
from mdd_desktop.domain.tasks_due import unsent_urgency
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.history import ToSend
from mdd_desktop.services.owed import Owed
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

_TONES: dict[Urgency, Tone] = {Urgency.LATE: "bad", Urgency.SOON: "warn"}


def unsent_title(found: ToSend, owed: Owed) -> str:
    """Return what has to go; when nothing does, what is on its way."""
    told = (
        (found.records, tr("{count} mục có thay đổi chưa gửi")),
        (owed.passed_on, tr("{count} thay đổi của đơn vị cấp dưới chờ gửi tiếp")),
        (owed.again, tr("{count} thay đổi nơi nhận chưa có, phải gửi thêm")),
        (owed.scans, tr("{count} ảnh, bản chụp chưa gửi")),
        (int(owed.receipt), tr("Còn phải báo đã nhận gói của cấp trên")),
        (found.waiting, tr("{count} thay đổi đã vào gói, chờ nơi nhận xác nhận")),
    )
    first = next(((count, text) for count, text in told if count), None)
    if first is None:
        return tr("Thay đổi chưa gửi")
    count, text = first
    return text.format(count=format_number(count))


def age_chip(found: ToSend, today: dt.date) -> ChipText:
    """Return when the last package was made; amber or red when something waits too long."""
    if found.last_made is None:
        return ChipText(tr("Chưa gửi gói nào"), "warn" if found.records else "neu", "upload")
    days = max(0, (today - found.last_made).days)
    ago = tr("{days} ngày trước").format(days=days) if days else tr("hôm nay")
    text = tr("Gói gần nhất: {day}, {ago}").format(day=f"{found.last_made:%d/%m/%Y}", ago=ago)
    if not found.records:
        return ChipText(text, "ok", "circle-check")
    return ChipText(text, _TONES.get(unsent_urgency(days), "info"), "clock")
