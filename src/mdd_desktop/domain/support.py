"""Support received from sponsors and delivered to children: the ledger's lines."""

import datetime as dt
from typing import ClassVar, Final
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.record import Code, LongText, Month, Record, ShortText, UnitCode, Vnd


class Direction(Coded):
    """Received by the Hội, delivered to the child, or passed on the same day (both)."""

    RECEIVED = "received"
    DELIVERED = "delivered"
    PASSED = "passed"

    @property
    def comes_in(self) -> bool:
        """Whether it came from a sponsor."""
        return self in COMING_IN

    @property
    def goes_out(self) -> bool:
        """Whether it is for a child."""
        return self in GOING_OUT


COMING_IN: Final = (Direction.RECEIVED, Direction.PASSED)
GOING_OUT: Final = (Direction.DELIVERED, Direction.PASSED)


class SupportForm(Coded):
    """Cash, goods with an estimate, or a service without money value."""

    CASH = "tien"
    GOODS = "hien_vat"
    SERVICE = "dich_vu"

    @property
    def has_value(self) -> bool:
        """Whether an amount says what it is worth."""
        return self in VALUED


VALUED: Final = (SupportForm.CASH, SupportForm.GOODS)


class Outcome(Coded):
    """Whether a delivery reached the child."""

    DELIVERED = "da_trao"
    NOT_DELIVERED = "chua_trao"
    RETURNED = "tra_lai"


class SupportEntry(Record):
    """One line of the ledger; ``amount`` of goods is an estimate in đồng, None if not made.

    Attributes:
        for_month: The month of the pledge it is for; None when nobody said.
    """

    table: ClassVar[str] = "support_entry"

    date: dt.date
    unit_id: UnitCode
    direction: Direction
    form: SupportForm = SupportForm.CASH
    kind: Code | None = None
    amount: Vnd | None = None
    quantity: int = Field(default=1, ge=0, le=1_000_000)
    child_id: UUID | None = None
    sponsorship_id: UUID | None = None
    sponsor_id: UUID | None = None
    headcount: int | None = Field(default=None, ge=0, le=1_000_000)
    outcome: Outcome = Outcome.DELIVERED
    outcome_reason: ShortText | None = None
    occasion: Code | None = None
    for_month: Month | None = None
    receiver_name: ShortText | None = None
    description: ShortText | None = None
    note: LongText | None = None
