"""What a rule is and what it finds."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.record import Record

if TYPE_CHECKING:
    from mdd_desktop.domain.checks.facts import CheckFacts

R = TypeVar("R", bound=Record)

_FIGURES = re.compile(r"\d+")
_MARK_LENGTH = 12

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class CheckRule(Generic[R]):
    """One rule for records of one kind.

    Attributes:
        code: Stable lower-case word.
        severity: An error cannot be true, a warning is to be looked at, a note may wait.
        field: Of the record, which a correction begins with.
        title: Over a list of findings, in Vietnamese.
        reason: Why it matters and what to do, in one sentence.
        look: Says what is wrong with a record, without names and numbers of people; "" if nothing.
    """

    code: str
    severity: Severity
    field: str
    title: str
    reason: str
    look: "Callable[[CheckFacts, R], str]"


def mark_of(rule: str, record: Record, field: str, message: str) -> str:
    """A short mark of what was found; days and years that go on counting leave it alone."""
    value = getattr(record, field, None)
    content = "\x1f".join((rule, record.id.hex, repr(value), _FIGURES.sub("", message)))
    return hashlib.sha256(content.encode()).hexdigest()[:_MARK_LENGTH]


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """A record that breaks a rule.

    Attributes:
        rule: The rule's code.
        severity: Of the rule.
        table: Kind of record.
        record_id: Which record.
        child_id: Whose file it is found in; None for a sponsor's own record.
        field: Where a correction begins.
        message: What is wrong, in Vietnamese; no name and no number of a person.
        mark: Another one as soon as the field says something else; see ``Acceptance``.
    """

    rule: str
    severity: Severity
    table: str
    record_id: UUID
    child_id: UUID | None
    field: str
    message: str
    mark: str
