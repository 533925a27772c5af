"""Records of one child joined by a decision: which one is read instead of which.

The rows of both stay as they are; a decision says which one is read, and another takes it back.
Decisions can contradict one another or close a circle when two offices decide without knowing of
each other. Then the smaller decision id prevails, on every computer alike, and a person is asked.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID


class Alias(NamedTuple):
    """A standing decision: ``record`` is the same as ``survivor``."""

    record: UUID
    survivor: UUID
    decision: bytes


def effective(aliases: Iterable[Alias]) -> dict[UUID, UUID]:
    """The decisions that are followed: one for each record, and no circle."""
    into: dict[UUID, UUID] = {}
    for alias in sorted(aliases, key=lambda a: (a.decision, a.record)):
        if alias.record in into or canonical(alias.survivor, into) == alias.record:
            continue
        into[alias.record] = alias.survivor
    return into


def canonical(record: UUID, into: Mapping[UUID, UUID]) -> UUID:
    """The record that is read instead of this one; itself when it was not joined."""
    while record in into:
        record = into[record]
    return record
