"""Sponsors with offers and wishes, for the pictures of the list and of Kết nối."""

import datetime as dt

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import sponsor_list, sponsors
from mdd_desktop.services.offices import Registry

_VILLAGES = ("ấp Phú Lợi", "ấp Mỹ Điền", "ấp Tân Hòa", "ấp Tân Bình")
_AMOUNTS = (1_000_000, 700_000, 500_000, 300_000)
_WORK = ("chủ cơ sở may", "tiểu thương", "giáo viên", "nông dân", "cán bộ hưu trí")


def dressed(registry: Registry) -> None:
    """Give the sponsors what an office asks of them."""
    with registry.transaction("Mở sổ hỗ trợ") as tx:
        opened = tx.settings().corrected(ledger_start=dt.date(registry.today.year, 9, 1))
        tx.of(Settings).save(opened)
    for number, sponsor in enumerate(sponsor_list.find(registry)):
        sponsors.correct(registry, sponsor.id, _offer(number, sponsor, registry.today))


def _offer(number: int, sponsor: Sponsor, today: dt.date) -> dict[str, object]:
    values: dict[str, object] = {
        "occupation": sponsor.occupation or _WORK[number % len(_WORK)],
        "village": _VILLAGES[number % len(_VILLAGES)],
        "capacity": 2 + number % 8,
        "offer_amount": _AMOUNTS[number % len(_AMOUNTS)],
        "offer_needs": ("sinh_hoat", "hoc_tap") if number % 2 else ("sinh_hoat",),
        "offer_form": "truc_tiep" if number % 7 == 0 else "gian_tiep",
        "offer_until_18": number % 3 == 0,
        "wish_sex": ("nu", "nam", None)[number % 3],
    }
    if number % 3:
        values["protection_signed_on"] = today - dt.timedelta(days=700)
        values["protection_expires_on"] = today + dt.timedelta(days=40 * (number % 9) - 53)
    return values
