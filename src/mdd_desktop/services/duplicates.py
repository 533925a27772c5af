"""Suspected duplicates: found, decided about, asked again when a child's identity changes.

Joining and parting records is in ``joins``; this module finds the pairs and remembers those that
were said to be two children.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import Distinction, DistinctionKind, identity_mark, in_order
from mdd_desktop.domain.duplicates import (
    DEFAULT_MIN_SCORE,
    Group,
    Match,
    Person,
    find_pairs,
    groups_of,
)
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import new_id
from mdd_desktop.services.people_csv import read_people_csv
from mdd_desktop.storage import suspects
from mdd_desktop.storage.database import writing
from mdd_desktop.storage.queries.people import people_on_the_list
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction

MIN_SCORE = DEFAULT_MIN_SCORE
"""From this chance on a pair is shown to a person."""

Decisions = Mapping[frozenset[UUID], tuple[Distinction, ...]]


@dataclass(frozen=True)
class Gathered:
    """What a scan compares.

    Attributes:
        edition: Tells whether anything was written since.
    """

    people: Sequence[Person]
    edition: int


def scan(registry: Registry, min_score: float = MIN_SCORE) -> list[Match]:
    """Compare the children on the list with one another; best first.

    Pairs that were said to be two children are left out, for as long as that holds.
    """
    gathered = gather(registry)
    found = find_pairs(gathered.people, min_score)
    return (
        _undecided(registry, found) if min_score != MIN_SCORE else keep(registry, gathered, found)
    )


def gather(registry: Registry) -> Gathered:
    """Read what a scan compares; ``find_pairs`` compares it, on any thread."""
    with registry.read() as reading:
        return Gathered(
            people_on_the_list(reading.connection), suspects.edition(reading.connection)
        )


def keep(registry: Registry, gathered: Gathered, found: Sequence[Match]) -> list[Match]:
    """Keep what a scan found for the lists that show it; return what nobody has decided about."""
    left = _undecided(registry, found)
    known = {_pair(UUID(match.a), UUID(match.b)) for match in left}
    with writing(registry.engine) as connection:
        suspects.keep(connection, known, gathered.edition)
    return left


def gather_changed(registry: Registry) -> Gathered | None:
    """Read what a scan compares, unless the last scan still speaks of the children as they are."""
    with registry.read() as reading:
        if suspects.are_current(reading.connection):
            return None
    return gather(registry)


def refresh(registry: Registry) -> None:
    """Scan again unless the last scan still speaks of the children as they are."""
    gathered = gather_changed(registry)
    if gathered is not None:
        keep(registry, gathered, find_pairs(gathered.people))


def groups(registry: Registry, min_score: float = MIN_SCORE) -> list[Group]:
    """The suspected duplicates put together: a child entered three times is one group."""
    return groups_of(scan(registry, min_score))


def compare_file(path: Path, min_score: float = MIN_SCORE) -> list[Match]:
    """Compare the people of a CSV file with one another; nothing is stored.

    Raises:
        NotFoundError: ``no_file``.
        RuleError: ``bad_csv``.
    """
    return find_pairs(read_people_csv(path), min_score)


def distinguish(
    registry: Registry,
    first: UUID,
    second: UUID,
    *,
    kind: DistinctionKind = DistinctionKind.DIFFERENT,
    note: str = "",
) -> Distinction:
    """Remember that two records are of two children; they are not asked about again.

    It holds until a field of identity of either changes, travels to the offices that read the
    first child, and can be taken back with ``ask_again``.

    Raises:
        NotFoundError: One of the two is unknown.
        RuleError: ``same_record``, or ``not_above``: neither of the two is of this office.
    """
    if first == second:
        raise RuleError("same_record", "Hai mã này là một hồ sơ.")
    with registry.transaction("Ghi là không trùng") as tx:
        one, other = tx.of(Child).get(first), tx.of(Child).get(second)
        decision = tell_apart(tx, one, other, registry.today, kind=kind, note=note)
        if kind is DistinctionKind.SIBLINGS:
            _join_household(tx, one, other)
    return decision


def tell_apart(
    tx: Transaction,
    first: Child,
    second: Child,
    today: dt.date,
    *,
    kind: DistinctionKind = DistinctionKind.DIFFERENT,
    note: str = "",
) -> Distinction:
    """Remember within an act of its own that two records are of two children.

    Raises:
        RuleError: ``not_above``: neither of the two is of this office.
    """
    one, other = in_order(first, second)
    decision = Distinction(
        unit_id=tx.unit,
        first_id=one.id,
        second_id=other.id,
        kind=kind,
        first_mark=identity_mark(one),
        second_mark=identity_mark(other),
        note=note.strip() or None,
        recorded_on=today,
    )
    tx.of(Distinction).save(decision, owner=_owner(tx, one, other))
    suspects.drop(tx.connection, _pair(one.id, other.id))
    return decision


def ask_again(registry: Registry, decision: UUID) -> None:
    """Take back that two records are of two children.

    Raises:
        NotFoundError: There is no such decision.
        RuleError: Another unit keeps it.
    """
    with registry.transaction("Xem lại cặp nghi trùng") as tx:
        tx.of(Distinction).save(tx.of(Distinction).get(decision).corrected(void=True))


def decided(registry: Registry) -> list[Distinction]:
    """The decisions that two records are of two children, newest first."""
    with registry.read() as reading:
        return [one for one in reversed(reading.of(Distinction).all()) if not one.void]


def decided_with_names(registry: Registry) -> list[tuple[Distinction, str]]:
    """The same decisions, each with the names of both children."""
    found = decided(registry)
    with registry.read() as reading:
        ids = list(dict.fromkeys(child for one in found for child in (one.first_id, one.second_id)))
        names = {child.id: child.full_name for child in reading.of(Child).many(ids)}
    return [
        (one, f"{names[one.first_id]} – {names[one.second_id]}")
        for one in found
        if {one.first_id, one.second_id} <= names.keys()
    ]


def decisions_of(reading: Reading) -> Decisions:
    """The decisions by the pair they are about."""
    return _by_pair(reading.of(Distinction).all())


def decisions_about(reading: Reading, child: UUID) -> Decisions:
    """The decisions about one child, by the pair they are about."""
    found = reading.of(Distinction)
    return _by_pair((*found.where(first_id=child), *found.where(second_id=child)))


def undecided(reading: Reading, matches: Iterable[Match], decisions: Decisions) -> list[Match]:
    """The matches about which nobody has decided, or not since the children's identity changed."""
    return [
        match
        for match in matches
        if not is_decided(reading, UUID(match.a), UUID(match.b), decisions)
    ]


def is_decided(reading: Reading, a: UUID, b: UUID, decisions: Decisions) -> bool:
    """Whether a decision that two records are of two children holds."""
    if frozenset((a, b)) not in decisions:
        return False
    return told_apart(reading.of(Child).get(a), reading.of(Child).get(b), decisions)


def told_apart(one: Child, other: Child, decisions: Decisions) -> bool:
    """Whether it was decided of these two, as they read now, that they are two children."""
    known = decisions.get(frozenset((one.id, other.id)), ())
    return any(decision.holds_for(one, other) for decision in known)


def _undecided(registry: Registry, found: Sequence[Match]) -> list[Match]:
    with registry.read() as reading:
        return undecided(reading, found, decisions_of(reading))


def _pair(one: UUID, other: UUID) -> suspects.Pair:
    first, second = sorted((one.hex, other.hex))
    return first, second


def _by_pair(distinctions: Iterable[Distinction]) -> Decisions:
    found: dict[frozenset[UUID], tuple[Distinction, ...]] = {}
    for one in distinctions:
        if not one.void:
            found[one.pair] = (*found.get(one.pair, ()), one)
    return found


def _join_household(tx: Transaction, one: Child, other: Child) -> None:
    """Brothers and sisters are of one household, where this office writes both records."""
    if any(tx.of(Child).owner(child.id) != tx.unit for child in (one, other)):
        return
    household = one.household_id or other.household_id or new_id()
    tx.of(Child).save(one.corrected(household_id=household))
    tx.of(Child).save(other.corrected(household_id=household))


def _owner(tx: Transaction, one: Child, other: Child) -> str:
    """The unit that keeps the decision: this office, or the first child's below it."""
    owners = [tx.of(Child).owner(child.id) or tx.unit for child in (one, other)]
    if tx.unit in owners:
        return tx.unit
    for owner in owners:
        if tx.tree.is_above(tx.unit, owner):
            return owner
    raise RuleError(
        "not_above", "Hai hồ sơ này của đơn vị khác; đơn vị ấy hoặc cấp trên quyết định."
    )
