"""A place kept (giữ chỗ): a child is reserved for a sponsor for some days, then free again."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.record import Code, Record, ShortText

USUAL_DAYS = 7
LONGEST_DAYS = 60


class HoldOutcome(Coded):
    """How a hold ended before its last day."""

    SPONSORED = "da_lap_luot"
    SPONSOR_REFUSED = "me_tu_choi"
    FAMILY_REFUSED = "gia_dinh_tu_choi"
    RELEASED = "bo_giu_cho"


class Hold(Record):
    """A child kept for one sponsor from a day to a day, both inclusive; it expires by itself.

    Attributes:
        closed_on: The first day it no longer holds, when it did not simply run out.
        refusal: From the coded list, when the sponsor or the family said no.
    """

    table: ClassVar[str] = "hold"

    child_id: UUID
    sponsor_id: UUID
    from_: dt.date = Field(alias="from")
    until: dt.date
    closed_on: dt.date | None = None
    outcome: HoldOutcome | None = None
    refusal: Code | None = None
    note: ShortText | None = None

    def is_open(self, day: dt.date) -> bool:
        """Whether the child is kept on a day."""
        closed = self.closed_on is not None and self.closed_on <= day
        return not self.void and self.from_ <= day <= self.until and not closed

    @property
    def is_refusal(self) -> bool:
        """Whether it ended because one side said no."""
        return self.outcome in {HoldOutcome.SPONSOR_REFUSED, HoldOutcome.FAMILY_REFUSED}
