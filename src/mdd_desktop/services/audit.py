"""The log of this computer: who saw, printed, exported and changed what, and when."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.storage import audit
from mdd_desktop.storage.registry import Registry


class Act(StrEnum):
    """What somebody did with what the registry holds."""

    VIEW = "view"
    PRINT = "print"
    EXPORT = "export"
    CHANGE = "change"


ACT_WORDS = {Act.VIEW: "Xem", Act.PRINT: "In", Act.EXPORT: "Xuất", Act.CHANGE: "Thay đổi"}


class Entry(NamedTuple):
    """One line of the log.

    Attributes:
        at: By the clock of this computer.
        what: The kind of record or document, or the sentence of a change.
        subject: The printed code of the record, "" for lists and documents.
        how_many: How many records or sheets.
    """

    at: dt.datetime
    officer: str
    act: Act
    what: str
    subject: str
    how_many: int


def note(
    registry: Registry, act: Act, what: str, subject: UUID | None = None, *, how_many: int = 1
) -> None:
    """Add a line: somebody looks at a record, prints or exports something.

    Args:
        registry: Of the office.
        act: What is done.
        what: In words, such as "Hồ sơ trẻ" or "Danh sách trẻ (Excel)"; never a name or a number.
        subject: The record, where there is one.
        how_many: How many records or sheets.
    """
    at = registry.clock().astimezone().isoformat(timespec="seconds")
    line = audit.AuditLine(
        at, registry.keys.officer, act.value, what, subject.hex if subject else "", how_many
    )
    audit.append(registry.engine, line)


def entries(registry: Registry, *, since: dt.date | None = None) -> list[Entry]:
    """The log with the changes saved on this computer, newest first.

    Args:
        registry: Of the office.
        since: The first day, local time; everything by default.
    """
    start = dt.datetime.combine(since or dt.date(1970, 1, 2), dt.time()).astimezone()
    with registry.read() as reading:
        seen = audit.lines(reading.connection, start.isoformat(timespec="seconds"))
        saved = audit.done(reading.connection, int(start.timestamp() * 1000))
        subjects = {UUID(line.subject) for line in seen if line.subject}
        codes = {child.id.hex: child.code for child in reading.of(Child).many(sorted(subjects))}
        found = [
            Entry(
                dt.datetime.fromisoformat(line.at),
                line.officer,
                Act(line.act),
                line.what,
                codes.get(line.subject) or "",
                line.how_many,
            )
            for line in seen
        ]
    found += [
        Entry(_instant(one.at_ms), one.officer, Act.CHANGE, one.label, "", 1) for one in saved
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def holds(registry: Registry, end: str) -> bool:
    """Whether this log still goes on from where another office noted that it ended.

    Args:
        registry: Of this office.
        end: ``<number>:<hash>``, as a package of this computer told it.
    """
    with registry.read() as reading:
        return audit.holds(reading.connection, end)


def is_whole(registry: Registry) -> bool:
    """Whether no line was taken out or written over since it was added."""
    with registry.read() as reading:
        return audit.is_whole(reading.connection)


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()
