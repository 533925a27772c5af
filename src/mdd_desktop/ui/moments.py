"""When something happened, as one says it on the same day, the day after, and later."""

import datetime as dt

from mdd_desktop.ui.text import tr


def moment_words(then: dt.datetime, now: dt.datetime) -> str:
    """Return ``08:02 hôm nay``, ``16:52 hôm qua`` or ``16:52 18/11``."""
    days = (now.date() - then.date()).days
    if days == 0:
        return tr("{time} hôm nay").format(time=f"{then:%H:%M}")
    if days == 1:
        return tr("{time} hôm qua").format(time=f"{then:%H:%M}")
    return f"{then:%H:%M %d/%m}"


def kept_words(kept_at: dt.datetime, now: dt.datetime, told: str) -> str:
    """When a draft was kept, and how far it came."""
    moment = moment_words(kept_at.astimezone(now.tzinfo), now)
    return tr("Tự lưu {moment} · {told}").format(moment=moment, told=told)


def decided_words(decisions: int) -> str:
    """How far an import came that was begun."""
    return tr("đã quyết định {n} chỗ").format(n=decisions)
