"""The tables of children and sponsors, with what lists and search need of them."""

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from mdd_desktop.storage.tables_base import RecordRow


def merged_index(table: str) -> Index:
    """The few records that were merged into another; figures and lists resolve them first."""
    name = f"ix_{table}_merged_into"
    return Index(name, "merged_into", sqlite_where=text("merged_into IS NOT NULL"))


_LISTED_BY = (
    "listed",
    "name_key",
    "id",
    "birth",
    "born_by",
    "village",
    "unit_id",
    "family",
    "sponsor_wanted",
    "lacks_papers",
    "complete",
    "poor_years",
    "need_kinds",
)
"""What lists of children ask for; with all of it in the index no row has to be opened."""

_CLOSED_BY = ("name_key", "id", "void", "merged_into")
"""The same for the list of records that were closed."""


class ChildRow(RecordRow, table=True):
    """A child; the last columns are worked out for lists and search (``shown_columns``)."""

    __tablename__ = "child"
    __table_args__ = (
        merged_index("child"),
        Index("ix_child_listed", *_LISTED_BY),
        Index("ix_child_closed", *_CLOSED_BY, sqlite_where=text("exit IS NOT NULL")),
    )

    unit_id: str
    code: str | None = Field(default=None, index=True)
    old_codes: str
    full_name: str
    sort_name: str | None
    sex: str | None
    birth: str | None = Field(default=None, index=True)
    ethnic: str | None
    identity_number: str | None = Field(default=None, index=True)
    village: str | None
    address: str | None
    registered_on: str | None
    verified_on: str | None
    verified_by: str | None
    enrolled_on: str | None
    father: str
    mother: str
    guardian_name: str | None
    guardian_relation: str | None
    phone: str | None
    caregivers: str
    household_id: str | None = Field(default=None, index=True, max_length=32)
    household: str
    groups: str
    hardship_confirmed: bool
    circumstances: str | None
    school: str | None
    school_class: str | None
    health: str | None
    health_note: str | None
    needs: str
    sponsor_wanted: bool
    unit_history: str
    pauses: str
    exit: str | None
    past_exits: str
    transfer_wish: str | None
    referrals: str = Field(sa_column_kwargs={"server_default": "[]"})
    exit_plan: str | None
    state_allowance: str
    consents: str
    merged_into: str | None = Field(default=None, max_length=32)
    note: str | None
    name_key: bytes
    search: str
    listed: bool
    family: str
    born_by: str | None
    complete: int
    lacks_papers: bool
    poor_years: str = Field(sa_column_kwargs={"server_default": ""})
    need_kinds: str = Field(sa_column_kwargs={"server_default": ""})


class SponsorRow(RecordRow, table=True):
    """A sponsor; the last columns are worked out for lists and search."""

    __tablename__ = "sponsor"
    __table_args__ = (merged_index("sponsor"),)

    unit_id: str
    kind: str
    foreign: bool
    full_name: str
    sort_name: str | None
    identity_number: str | None = Field(default=None, index=True)
    born_year: int | None
    occupation: str | None
    village: str | None
    address: str | None
    phone: str | None = Field(default=None, index=True)
    email: str | None
    country: str | None
    contact_name: str | None
    contact_officer: str | None
    capacity: int | None
    offer_form: str | None
    offer_amount: int | None = Field(sa_type=BigInteger)
    offer_needs: str
    offer_until_18: bool
    wish_sex: str | None
    wish_age_from: int | None
    wish_age_to: int | None
    wishes: str | None
    protection_signed_on: str | None
    protection_expires_on: str | None
    merged_into: str | None = Field(default=None, max_length=32)
    note: str | None
    name_key: bytes
    search: str
    listed: bool
