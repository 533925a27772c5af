"""What is pledged in a sponsorship, as its cards and questions say it."""

import datetime as dt
from collections.abc import Sequence

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.sponsorship import Pledge, Reminder
from mdd_desktop.domain.standing_pledges import coming_after, standing
from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.ui.text import tr


def pledge_money(pledge: Pledge | None) -> str:
    """The amount of each rhythm, or that things are given."""
    if pledge is None:
        return tr("chưa ghi mức")
    if pledge.amount is None:
        return tr("hiện vật")
    return tr("{money} đồng").format(money=format_number(pledge.amount))


def pledge_rhythm(pledge: Pledge | None) -> str:
    """For which need, and how often."""
    if pledge is None:
        return ""
    need = label("need", pledge.need).lower() if pledge.need else ""
    often = label("rhythm", pledge.rhythm.value).lower()
    return ", ".join(word for word in (need.removesuffix(f" {often}"), often) if word)


def level_words(pledge: Pledge) -> str:
    """The amount with what it is for, in one line."""
    return tr("{money} ({rhythm})").format(money=pledge_money(pledge), rhythm=pledge_rhythm(pledge))


def coming_words(pledges: Sequence[Pledge], today: dt.date) -> str:
    """What is agreed for a later month; "" where nothing is to change."""
    now = f"{today:%Y-%m}"
    coming = coming_after(pledges, now)
    if not coming or coming[0] in standing(pledges, now):  # which the card tells already
        return ""
    levels = "; ".join(level_words(one) for one in coming)
    month = month_words(coming[0].from_month)
    return tr("Từ {month}: {levels}").format(month=month, levels=levels)


def month_words(month: str) -> str:
    """A month such as ``2026-06`` in words."""
    year, _, number = month.partition("-")
    return tr("tháng {month}/{year}").format(month=int(number), year=year)


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
