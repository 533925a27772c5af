"""Visits to children and the programme's activities."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.record import Code, LongText, Record, ShortText, UnitCode


class Visit(Record):
    """A monitoring visit; ratings are codes of the visit sheet, notes in the officer's words.

    ``follow_up`` says what was done about a red flag, ``follow_up_on`` when that was settled.
    """

    table: ClassVar[str] = "visit"

    date: dt.date
    unit_id: UnitCode
    child_id: UUID
    red_flag: bool = False
    visitor: ShortText | None = None
    living: Code | None = None
    living_note: LongText | None = None
    study: Code | None = None
    study_note: LongText | None = None
    health: Code | None = None
    health_note: LongText | None = None
    mind: Code | None = None
    mind_note: LongText | None = None
    safety: Code | None = None
    safety_note: LongText | None = None
    wishes: LongText | None = None
    suggestion: LongText | None = None
    follow_up_on: dt.date | None = None
    follow_up: LongText | None = None


class Activity(Record):
    """A communication, training or play event that feeds the indicators."""

    table: ClassVar[str] = "activity"

    date: dt.date
    unit_id: UnitCode
    type: Code
    programme: Code = "me_do_dau"
    participants: int = Field(default=0, ge=0, le=10_000_000)
    title: ShortText | None = None
    place: ShortText | None = None
    note: LongText | None = None


class ExternalCount(Record):
    """Numerator and denominator of an indicator that another office counted, with its source."""

    table: ClassVar[str] = "external_count"

    indicator: ShortText
    unit_id: UnitCode
    as_of: dt.date
    num: int = Field(ge=0)
    den: int | None = Field(default=None, ge=0)
    source: ShortText | None = None
