"""What an import would do, row by row; the real run does exactly this."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from mdd_desktop.documents.xlsx.grid import column_letters
from mdd_desktop.domain.record import Record
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.findings import Finding
from mdd_desktop.services.excel.reading import ReadList, ReadRow


class Action(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"


class Likeness(NamedTuple):
    """A record or a row above that may be the same person, and why.

    Attributes:
        record: Id of the record; None for a row above.
        row: The row above; 0 for a record.
        score: Between 0 and 1.
        reasons: In Vietnamese.
    """

    record: UUID | None
    row: int
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class PlannedRow:
    """One row of the sheet and what becomes of it.

    Attributes:
        row: As the sheet numbers it.
        action: What becomes of it.
        fingerprint: Names rows that say the same.
        values: As they were read.
        record: As it shall be; None for a row that waits.
        before: As it was; None for a new one.
        alike: For a row that waits: what it may be the same as.
        apart: For a new one: what the officer says it is not, though it looks like it.
    """

    row: int
    action: Action
    fingerprint: str
    values: dict[str, Any]
    record: Record | None = None
    before: Record | None = None
    alike: tuple[Likeness, ...] = ()
    apart: tuple[Likeness, ...] = ()


@dataclass
class Plan:
    """Everything an import would do.

    Attributes:
        read: What was read.
        choices: By which it was read.
        rows: The rows that can be taken.
        findings: All remarks, of reading and of comparing.
    """

    read: ReadList
    choices: Choices
    rows: list[PlannedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are new, updated, unchanged, undecided."""
        found = Counter(row.action.value for row in self.rows)
        return {action.value: found[action.value] for action in Action}

    @property
    def mapping(self) -> dict[str, str | None]:
        """The field of each column by its letters; None for a column that is left out."""
        layout = self.read.layout
        columns = sorted(layout.headings.keys() | layout.fields.keys())
        return {column_letters(column): layout.fields.get(column) for column in columns}

    @property
    def refused(self) -> list[Finding]:
        """The cells that keep their rows out."""
        return [finding for finding in self.findings if finding.refuses]

    @property
    def warnings(self) -> list[Finding]:
        """The cells that were changed, guessed or are doubted."""
        return [finding for finding in self.findings if not finding.refuses]


def fingerprints(kind: str, rows: Iterable[ReadRow]) -> list[str]:
    """Name each row by what it says; the second of two equal rows has a name of its own."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        text = json.dumps([kind, row.values], ensure_ascii=False, sort_keys=True, default=str)
        seen[text] += 1
        found.append(hashlib.sha256(f"{text}#{seen[text]}".encode()).hexdigest()[:32])
    return found
