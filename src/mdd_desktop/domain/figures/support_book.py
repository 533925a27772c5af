"""The ledger as figures ask it: sums of lines that are alike, and single lines where named.

Figures ask a book, not a list of entries, because a registry keeps a million lines and has them
added up by month already; what was read into memory answers in the same words.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from uuid import UUID

from mdd_desktop.domain.support import Direction, Outcome, SupportEntry, SupportForm


class Booked(Protocol):
    """What says whether something came and whether it reached its receiver."""

    @property
    def direction(self) -> Direction:
        """Received, delivered or passed."""

    @property
    def outcome(self) -> Outcome:
        """Whether it was handed over."""


def is_delivery(booked: Booked) -> bool:
    """Whether something reached its receiver: delivered or passed, and not kept or returned."""
    return booked.direction.goes_out and booked.outcome is Outcome.DELIVERED


def is_receipt(booked: Booked) -> bool:
    """Whether it came from a sponsor: received, or passed on the same day."""
    return booked.direction.comes_in


@dataclass(frozen=True, slots=True)
class SupportSum:
    """Lines of the ledger that are alike in everything a figure asks, added up.

    Attributes:
        kind: "" where none was given.
        through_bond: Whether they belong to a sponsorship.
        is_valued: Whether they have an amount.
        lines: How many there are.
        entry: The id of the line where it is one alone.
    """

    unit_id: str
    direction: Direction
    form: SupportForm
    kind: str
    outcome: Outcome
    through_bond: bool
    is_valued: bool
    lines: int
    amount: int
    quantity: int
    headcount: int
    entry: UUID | None = None

    @classmethod
    def of(cls, entry: SupportEntry) -> "SupportSum":
        """One line alone."""
        return cls(
            unit_id=entry.unit_id,
            direction=entry.direction,
            form=entry.form,
            kind=entry.kind or "",
            outcome=entry.outcome,
            through_bond=entry.sponsorship_id is not None,
            is_valued=entry.amount is not None,
            lines=1,
            amount=entry.amount or 0,
            quantity=entry.quantity,
            headcount=entry.headcount or 0,
            entry=entry.id,
        )


@dataclass(frozen=True, slots=True)
class BondSum:
    """What was booked for one sponsorship, in đồng.

    Attributes:
        received: Cash from the sponsor.
        delivered: Cash, and goods with an estimate.
    """

    received: int = 0
    delivered: int = 0


class SupportBook(Protocol):
    """Existing lines of the ledger; both days of every span inclusive."""

    def sums(self, first: dt.date, last: dt.date) -> Iterable[SupportSum]:
        """Every line in a sum of its like."""

    def lines(self, first: dt.date, last: dt.date) -> Iterable[SupportSum]:
        """Every line alone, in the order of ids."""

    def entries(self, first: dt.date, last: dt.date) -> Sequence[SupportEntry]:
        """The records themselves, in the order of ids."""

    def helped(self, first: dt.date, last: dt.date) -> Iterable[tuple[str, UUID]]:
        """Which unit delivered to which child."""

    def bonds(self, first: dt.date, last: dt.date) -> Mapping[UUID, BondSum]:
        """What was booked for each sponsorship."""

    def last_deliveries(self, children: Collection[UUID], last: dt.date) -> Mapping[UUID, dt.date]:
        """The last day, up to ``last``, on which each of these children got something."""

    def of_children(self, children: Collection[UUID]) -> Sequence[SupportEntry]:
        """The records of these children, in the order of ids."""

    def latest(self, units: Collection[str], last: dt.date) -> SupportEntry | None:
        """The last record of these units up to a day; of several that day the one of highest id."""

    def known_on(self, day: dt.date) -> "SupportBook":
        """The book without what was recorded after a day (rule F2)."""


@dataclass(frozen=True, eq=False)
class EntryBook:
    """A book of entries in memory."""

    _entries: tuple[SupportEntry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[SupportEntry]) -> "EntryBook":
        """A book of those that exist."""
        return cls(tuple(entry for entry in entries if not entry.void))

    def entries(self, first: dt.date, last: dt.date) -> Sequence[SupportEntry]:
        """The records themselves."""
        return [entry for entry in self._entries if first <= entry.date <= last]

    def lines(self, first: dt.date, last: dt.date) -> Iterable[SupportSum]:
        """Every line alone."""
        return map(SupportSum.of, self.entries(first, last))

    def sums(self, first: dt.date, last: dt.date) -> Iterable[SupportSum]:
        """Every line: nothing is added up beforehand."""
        return self.lines(first, last)

    def helped(self, first: dt.date, last: dt.date) -> Iterable[tuple[str, UUID]]:
        """Which unit delivered to which child."""
        return dict.fromkeys(
            (entry.unit_id, entry.child_id)
            for entry in self.entries(first, last)
            if entry.child_id is not None and is_delivery(entry)
        )

    def bonds(self, first: dt.date, last: dt.date) -> Mapping[UUID, BondSum]:
        """What was booked for each sponsorship."""
        found: dict[UUID, BondSum] = defaultdict(BondSum)
        for entry in self.entries(first, last):
            if entry.sponsorship_id is not None:
                found[entry.sponsorship_id] = _booked_with(found[entry.sponsorship_id], entry)
        return found

    def last_deliveries(self, children: Collection[UUID], last: dt.date) -> Mapping[UUID, dt.date]:
        """The last day on which each of these children got something."""
        found: dict[UUID, dt.date] = {}
        for entry in self.entries(dt.date.min, last):
            child = entry.child_id
            if child is not None and child in children and is_delivery(entry):
                found[child] = max(entry.date, found.get(child, entry.date))
        return found

    def of_children(self, children: Collection[UUID]) -> Sequence[SupportEntry]:
        """The records of these children."""
        return [entry for entry in self._entries if entry.child_id in children]

    def latest(self, units: Collection[str], last: dt.date) -> SupportEntry | None:
        """The last record of these units up to a day."""
        found = [entry for entry in self.entries(dt.date.min, last) if entry.unit_id in units]
        return max(found, key=lambda entry: (entry.date, entry.id), default=None)

    def known_on(self, day: dt.date) -> "EntryBook":
        """The book without what was recorded after a day."""
        return EntryBook(
            tuple(
                entry
                for entry in self._entries
                if entry.recorded_on is None or entry.recorded_on <= day
            )
        )


def _booked_with(before: BondSum, entry: SupportEntry) -> BondSum:
    amount = entry.amount or 0
    if entry.form is SupportForm.CASH and is_receipt(entry):
        before = replace(before, received=before.received + amount)
    if entry.form.has_value and is_delivery(entry):
        before = replace(before, delivered=before.delivered + amount)
    return before
