"""The tables of the records: what the registry shows, worked out from the changes.

Every field of a record has a column of the same name and nullability (a test compares them), and
``owner`` is the unit that may write it. How a field lies in its column:

* UUID: 32 hex digits without dashes. A 16-byte BLOB was measured: a file 9 % smaller, joins and
  reading no faster; and everything in between (change fields, JSON, parameters) is text already.
* dates, partial dates and codes: their text; money and numbers: integers.
* groups of fields and lists: JSON, without what has its default.

There is no unique constraint beyond the primary key and no foreign key between records: what two
offices typed may contradict each other, and must still be storable.
"""

from collections.abc import Mapping

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from mdd_desktop.storage.tables_base import RecordRow
from mdd_desktop.storage.tables_documents import (
    FrozenReportRow,
    OutgoingDocumentRow,
    TemplateTextRow,
)
from mdd_desktop.storage.tables_duplicates import AcceptanceRow, DistinctionRow
from mdd_desktop.storage.tables_people import ChildRow, SponsorRow


class UnitRow(RecordRow, table=True):
    """A unit."""

    __tablename__ = "unit"

    code: str
    name: str
    level: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None
    successors: str
    opening_cash: int = Field(sa_type=BigInteger)


class SettingsRow(RecordRow, table=True):
    """An office's settings."""

    __tablename__ = "settings"

    unit_id: str
    programme_start: str
    programme_age: int
    law_age: int
    assent_age: int
    ledger_start: str | None
    late_grace_days: int
    visit_months: int
    soon_days: int
    level_threshold: int = Field(sa_type=BigInteger)
    level_bands: str
    kinh_names: str
    goals: str = Field(sa_column_kwargs={"server_default": "[]"})


class LetterheadRow(RecordRow, table=True):
    """A letterhead."""

    __tablename__ = "letterhead"

    unit_id: str
    valid_from: str | None
    preset: str
    superior_name: str | None
    office_name: str | None
    symbol_suffix: str | None
    place_name: str | None
    signature_lines: str | None
    signer_name: str | None
    recipients: str | None
    number_series: str | None
    state_title: bool
    stars: bool
    address_line: str | None
    margin_top: int | None
    margin_bottom: int | None
    margin_left: int | None
    margin_right: int | None


class OfficerRow(RecordRow, table=True):
    """An officer."""

    __tablename__ = "officer"

    unit_id: str
    role: str
    from_: str | None
    to: str | None
    trained_on: str
    briefed: bool
    full_name: str | None
    title: str | None
    phone: str | None
    access: str | None


class SponsorshipRow(RecordRow, table=True):
    """A sponsorship."""

    __tablename__ = "sponsorship"
    __table_args__ = (
        Index(
            "ix_sponsorship_runs", "child_id", "sponsor_id", "void", "start", "end", "pauses"
        ),  # who is sponsored on a day is asked of all of them: no row has to be opened
    )

    child_id: str = Field(index=True, max_length=32)
    sponsor_id: str = Field(index=True, max_length=32)
    form: str
    regular: bool
    until_18: bool
    registered_on: str | None
    start: str | None
    planned_end: str | None
    end: str | None
    end_reason: str | None
    pauses: str
    reminders: str = "[]"
    handover: str | None
    replaces: str | None = Field(default=None, max_length=32)
    cancelled_on: str | None
    cancel_reason: str | None
    credited_unit_id: str | None
    receiver_name: str | None
    note: str | None


class PledgeRow(RecordRow, table=True):
    """A pledge."""

    __tablename__ = "pledge"

    sponsorship_id: str = Field(index=True, max_length=32)
    kind: str
    need: str | None
    rhythm: str
    amount: int | None = Field(sa_type=BigInteger)
    from_month: str
    to_month: str | None
    note: str | None


class HoldRow(RecordRow, table=True):
    """A place kept."""

    __tablename__ = "hold"

    child_id: str = Field(index=True, max_length=32)
    sponsor_id: str = Field(index=True, max_length=32)
    from_: str
    until: str
    closed_on: str | None
    outcome: str | None
    refusal: str | None
    note: str | None


class SupportEntryRow(RecordRow, table=True):
    """A line of the ledger."""

    __tablename__ = "support_entry"
    __table_args__ = (Index("ix_support_entry_recorded_on", "recorded_on"),)

    date: str = Field(index=True)
    unit_id: str
    direction: str
    form: str
    kind: str | None
    amount: int | None = Field(sa_type=BigInteger)
    quantity: int
    child_id: str | None = Field(default=None, index=True, max_length=32)
    sponsorship_id: str | None = Field(default=None, index=True, max_length=32)
    sponsor_id: str | None = Field(default=None, index=True, max_length=32)
    headcount: int | None
    outcome: str
    outcome_reason: str | None
    occasion: str | None
    for_month: str | None
    receiver_name: str | None
    description: str | None
    note: str | None


class VisitRow(RecordRow, table=True):
    """A visit."""

    __tablename__ = "visit"

    date: str = Field(index=True)
    unit_id: str
    child_id: str = Field(index=True, max_length=32)
    red_flag: bool
    visitor: str | None
    living: str | None
    living_note: str | None
    study: str | None
    study_note: str | None
    health: str | None
    health_note: str | None
    mind: str | None
    mind_note: str | None
    safety: str | None
    safety_note: str | None
    wishes: str | None
    suggestion: str | None
    follow_up_on: str | None
    follow_up: str | None


class PaperRow(RecordRow, table=True):
    """A paper; its content lies in the table ``attachment``."""

    __tablename__ = "paper"

    unit_id: str
    child_id: str | None = Field(default=None, index=True, max_length=32)
    sponsor_id: str | None = Field(default=None, index=True, max_length=32)
    kind: str
    title: str | None
    dated_on: str | None
    valid_until: str | None
    content: str | None = Field(default=None, index=True, max_length=64)
    media: str | None
    size: int
    note: str | None


class ActivityRow(RecordRow, table=True):
    """An activity."""

    __tablename__ = "activity"

    date: str = Field(index=True)
    unit_id: str
    type: str
    programme: str
    participants: int
    title: str | None
    place: str | None
    note: str | None


class ExternalCountRow(RecordRow, table=True):
    """A count by another office."""

    __tablename__ = "external_count"

    indicator: str
    unit_id: str
    as_of: str
    num: int = Field(sa_type=BigInteger)
    den: int | None = Field(sa_type=BigInteger)
    source: str | None


RECORD_TABLES: Mapping[str, type[RecordRow]] = {
    row.__tablename__: row
    for row in (
        UnitRow,
        SettingsRow,
        LetterheadRow,
        OutgoingDocumentRow,
        FrozenReportRow,
        TemplateTextRow,
        OfficerRow,
        ChildRow,
        SponsorRow,
        SponsorshipRow,
        PledgeRow,
        HoldRow,
        SupportEntryRow,
        VisitRow,
        ActivityRow,
        ExternalCountRow,
        PaperRow,
        DistinctionRow,
        AcceptanceRow,
    )
}
"""The table of each kind of record, by the record's own table name."""
