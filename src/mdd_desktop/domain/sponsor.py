"""The godmother: a person, a group or an organisation that takes children under her care."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.record import LongText, Record, ShortText, UnitCode


class SponsorKind(StrEnum):
    """A person, an organisation or a group."""

    PERSON = "ca_nhan"
    ORGANISATION = "tap_the"
    GROUP = "to_nhom"


class Sponsor(Record):
    """A Mẹ đỡ đầu; a foreign one needs a contact officer at the Hội (plan 001)."""

    table: ClassVar[str] = "sponsor"

    unit_id: UnitCode
    kind: SponsorKind = SponsorKind.PERSON
    foreign: bool = False
    full_name: ShortText
    sort_name: ShortText | None = None
    born_year: int | None = Field(default=None, ge=1900, le=2100)
    occupation: ShortText | None = None
    address: ShortText | None = None
    phone: ShortText | None = None
    email: ShortText | None = None
    country: ShortText | None = None
    contact_name: ShortText | None = None
    contact_officer: ShortText | None = None
    capacity: int | None = Field(default=None, ge=0, le=10_000)
    wishes: LongText | None = None
    protection_signed_on: dt.date | None = None
    protection_expires_on: dt.date | None = None
    merged_into: UUID | None = None
    note: LongText | None = None
