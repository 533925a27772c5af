"""From lines of the list's query to what the table draws."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import overload
from uuid import UUID

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.person import format_phone
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.sponsor_screen import Giving, SponsorLine
from mdd_desktop.ui.sponsors.ports import SponsorRow
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

_NOTHING = Giving(0, 0, 0)
_SOON_DAYS = 60


class Rows(Sequence[SponsorRow]):
    """The rows of a page, made ready only when they are drawn."""

    def __init__(
        self, found: Sequence[SponsorLine], giving: Mapping[UUID, Giving], today: dt.date
    ) -> None:
        self._found, self._giving, self._today = found, giving, today
        self._ready: dict[int, SponsorRow] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> SponsorRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[SponsorRow]: ...
    def __getitem__(self, at: int | slice) -> SponsorRow | Sequence[SponsorRow]:
        """Return a row, ready to be drawn."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        if at not in self._ready:
            found = self._found[at]
            giving = self._giving.get(found.id, _NOTHING)
            self._ready[at] = row_of(found, giving, self._today)
        return self._ready[at]


def row_of(found: SponsorLine, giving: Giving, today: dt.date) -> SponsorRow:
    """Return one row, ready to be drawn."""
    kind = tr("người nước ngoài") if found.foreign else ""
    kind = kind or ("" if found.kind == "ca_nhan" else label("sponsor_kind", found.kind).lower())
    parts = (kind, found.occupation or "", found.village or found.address or "")
    offer = tr("có thể {money}").format(money=format_number(found.offer_amount or 0))
    phone = (found.phone or "") if found.foreign else format_phone(found.phone or "")
    return SponsorRow(
        id=found.id,
        name=found.full_name,
        about=" · ".join(part for part in parts if part),
        children=_children(found),
        forms=_forms(found),
        monthly=format_number(giving.monthly) if giving.monthly else "—",
        offer=offer if found.offer_amount else "",
        late=late_chip(giving.months_late),
        promise=promise_chip(found.protection_signed_on, found.protection_expires_on, today),
        contact=phone or found.contact_name or "—",
        contact_sub=(found.contact_name or found.contact_officer or "") if phone else "",
    )


def late_chip(months: int) -> ChipText | None:
    """How far behind she is; None when she is not."""
    if not months:
        return None
    return ChipText(tr("Chậm {months} tháng").format(months=months), "bad", "alert-triangle")


def promise_chip(signed: str | None, expires: str | None, today: dt.date) -> ChipText:
    """How her promise to protect children stands."""
    if not signed:
        return ChipText(tr("Chưa ký"), "neu", "minus")
    if not expires:
        return ChipText(tr("Đã ký"), "ok", "shield-check")
    day = dt.date.fromisoformat(expires)
    if day < today:
        return ChipText(tr("Hết hạn {day}").format(day=f"{day:%d/%m/%Y}"), "bad", "alert-triangle")
    soon = (day - today).days <= _SOON_DAYS
    text = tr("Đến {day}").format(day=f"{day:%d/%m/%Y}")
    return ChipText(text, "warn" if soon else "ok", "clock" if soon else "shield-check")


def _children(found: SponsorLine) -> str:
    if found.capacity is None:
        return str(found.children)
    return tr("{now} / {most}").format(now=found.children, most=found.capacity)


def _forms(found: SponsorLine) -> str:
    parts = (
        tr("{count} trực tiếp").format(count=found.direct) if found.direct else "",
        tr("{count} gián tiếp").format(count=found.indirect) if found.indirect else "",
    )
    return " · ".join(part for part in parts if part)
