"""A sponsorship (lượt đỡ đầu): one sponsor's dated commitment to one child, and its pledges."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import (
    Code,
    LongText,
    Month,
    Record,
    ShortText,
    UnitCode,
    Value,
    Vnd,
)


class SponsorshipForm(StrEnum):
    """Direct: she brings the child up; indirect: through the family or the Hội."""

    DIRECT = "truc_tiep"
    INDIRECT = "gian_tiep"


class SponsorshipState(StrEnum):
    """Where a sponsorship stands on a day."""

    WAITING = "cho_duyet"
    ACTIVE = "dang_do_dau"
    PAUSED = "tam_dung"
    ENDED = "ket_thuc"
    CANCELLED = "da_huy"


class PledgeKind(StrEnum):
    """Money or goods."""

    MONEY = "tien"
    GOODS = "hien_vat"


class Rhythm(StrEnum):
    """How often a pledge is handed over."""

    MONTHLY = "thang"
    QUARTERLY = "quy"
    HALF_YEARLY = "nua_nam"
    YEARLY = "nam"
    ONCE = "mot_lan"

    @property
    def months(self) -> int:
        """Length of one block in months; a one-off pledge has one month."""
        return {"thang": 1, "quy": 3, "nua_nam": 6, "nam": 12, "mot_lan": 1}[self.value]


class Pause(Value):
    """A time without support; both days inclusive, no ``to`` while it lasts."""

    key_fields: ClassVar[tuple[str, ...]] = ("from_",)
    from_: dt.date = Field(alias="from")
    to: dt.date | None = None


class Sponsorship(Record):
    """One sponsor for one child; many-to-many by need (plan 000, II)."""

    table: ClassVar[str] = "sponsorship"

    child_id: UUID
    sponsor_id: UUID
    form: SponsorshipForm
    regular: bool = True
    until_18: bool = False
    registered_on: dt.date | None = None
    start: dt.date | None = None
    planned_end: dt.date | None = None
    end: dt.date | None = None
    end_reason: Code | None = None
    pauses: tuple[Pause, ...] = ()
    cancelled_on: dt.date | None = None
    credited_unit_id: UnitCode | None = None
    receiver_name: ShortText | None = None
    note: LongText | None = None

    def state_on(self, day: dt.date) -> SponsorshipState:
        """Where it stands on ``day``; the last day of support still counts as active."""
        if self.cancelled_on is not None and self.cancelled_on <= day and self.start is None:
            return SponsorshipState.CANCELLED
        if self.start is None or self.start > day:
            return SponsorshipState.WAITING
        if self.end is not None and self.end < day:
            return SponsorshipState.ENDED
        if any(pause.from_ <= day <= (pause.to or day) for pause in self.pauses):
            return SponsorshipState.PAUSED
        return SponsorshipState.ACTIVE

    def end_on(self, day: dt.date, *, reason: str) -> Self:
        """Return this sponsorship ended.

        Args:
            day: Last day of support, local calendar date, inclusive.
            reason: From the coded list of reasons.

        Raises:
            RuleError: It never started, has already ended, or ``day`` is before its start.

        Source: plan 000 (commitment until grown up or for a stated time).
        """
        if self.start is None or self.end is not None:
            raise RuleError("not_active", "Lượt đỡ đầu này không đang diễn ra nên không kết thúc.")
        if day < self.start:
            raise RuleError(
                "end_before_start",
                f"Ngày kết thúc {day:%d/%m/%Y} sớm hơn ngày bắt đầu {self.start:%d/%m/%Y}. "
                "Xem lại hai ngày này.",
            )
        return self.corrected(end=day, end_reason=reason)


class Pledge(Record):
    """What a sponsor promised within a sponsorship: an amount per rhythm, in whole months."""

    table: ClassVar[str] = "pledge"

    sponsorship_id: UUID
    kind: PledgeKind = PledgeKind.MONEY
    need: Code | None = None
    rhythm: Rhythm
    amount: Vnd | None = None
    from_month: Month
    to_month: Month | None = None
    note: LongText | None = None
