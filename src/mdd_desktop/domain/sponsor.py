"""The godmother: a person, a group or an organisation that takes children under her care."""

import datetime as dt
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.record import Code, LongText, Record, ShortText, UnitCode, Vnd
from mdd_desktop.domain.sponsorship import SponsorshipForm


class SponsorKind(Coded):
    """A person, an organisation or a group."""

    PERSON = "ca_nhan"
    ORGANISATION = "tap_the"
    GROUP = "to_nhom"


class Promise(StrEnum):
    """How the signed promise to protect children stands on a day."""

    MISSING = "chua_co"
    EXPIRED = "het_han"
    VALID = "con_han"


class Sponsor(Record):
    """A Mẹ đỡ đầu; a foreign one needs a contact officer at the Hội (plan 001).

    ``offer_…`` is what she said she could give, ``wish_…`` which child she would like to help;
    ``wishes`` has the rest in her own words. They only rank, they never exclude.
    """

    table: ClassVar[str] = "sponsor"

    unit_id: UnitCode
    kind: SponsorKind = SponsorKind.PERSON
    foreign: bool = False
    full_name: ShortText
    sort_name: ShortText | None = None
    identity_number: ShortText | None = None
    born_year: int | None = Field(default=None, ge=1900, le=2100)
    occupation: ShortText | None = None
    village: ShortText | None = None
    address: ShortText | None = None
    phone: ShortText | None = None
    email: ShortText | None = None
    country: ShortText | None = None
    contact_name: ShortText | None = None
    contact_officer: ShortText | None = None
    capacity: int | None = Field(default=None, ge=0, le=10_000)
    offer_form: SponsorshipForm | None = None
    offer_amount: Vnd | None = None
    offer_needs: tuple[Code, ...] = ()
    offer_until_18: bool = False
    wish_sex: Sex | None = None
    wish_age_from: int | None = Field(default=None, ge=0, le=30)
    wish_age_to: int | None = Field(default=None, ge=0, le=30)
    wishes: LongText | None = None
    protection_signed_on: dt.date | None = None
    protection_expires_on: dt.date | None = None
    merged_into: UUID | None = None
    note: LongText | None = None

    def promise_on(self, day: dt.date) -> Promise:
        """How her signed promise to protect children stands; its last day still counts."""
        if self.protection_signed_on is None or self.protection_signed_on > day:
            return Promise.MISSING
        expires = self.protection_expires_on
        return Promise.EXPIRED if expires is not None and expires < day else Promise.VALID
