"""A finding of the data checks that was looked at and is to stay: with a reason, for everybody."""

from typing import ClassVar
from uuid import UUID

from mdd_desktop.domain.record import Code, Record, ShortText, UnitCode


class Acceptance(Record):
    """Somebody's word that what a soft rule found is right as it stands.

    Attributes:
        unit_id: Of the office that decided.
        rule: The rule's code.
        record_id: The record it was found in.
        mark: Of what was found; when the record says something else, the rule asks again.
        reason: In the officer's words.
    """

    table: ClassVar[str] = "acceptance"

    unit_id: UnitCode
    rule: Code
    record_id: UUID
    mark: ShortText
    reason: ShortText
