"""What is said of the packages that were made here."""

import datetime as dt
from typing import Any

from mdd_desktop.services import packages
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.packages.ports import SentCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

_SHOWN_SENT = 6


def sent_cards(registry: Registry) -> list[SentCard]:
    """The last packages, each with what is known of its fate."""
    rows = packages.sent(registry)[:_SHOWN_SENT]
    newest: dict[str, Any] = {}
    for one in rows:
        newest.setdefault(str(one["recipient"]), one["id"])
    return [
        _card(
            one,
            is_newest=newest[str(one["recipient"])] == one["id"],
            is_kept=packages.kept_original(registry, str(one["file"])) is not None,
        )
        for one in rows
    ]


def _card(one: dict[str, Any], *, is_newest: bool, is_kept: bool) -> SentCard:
    made = dt.datetime.fromisoformat(str(one["created"])).astimezone()
    told = one.get("acknowledged_at")
    if told:
        day = dt.datetime.fromisoformat(str(told)).astimezone()
        received = tr("Nơi nhận đã nhận {day}").format(day=f"{day:%d/%m}")
        state = ChipText(received, "ok", "circle-check")
    elif is_newest:
        state = ChipText(tr("Chờ xác nhận"), "info", "device-usb")
    else:
        state = ChipText(tr("Đã có trong gói sau"), "neu", "package")
    return SentCard(
        title=tr("Gói số {number}").format(number=one["number"]),
        when=f"{made:%d/%m/%Y %H:%M}",
        state=state,
        note=tr("{count} thay đổi").format(count=one["changes"]),
        file=str(one["file"]) if is_kept and is_newest and not told else "",
    )
