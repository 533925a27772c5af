"""The merge rule once more, written from the design's words, slowly and without cleverness."""

from collections.abc import Sequence
from typing import NamedTuple

from histories import AUTHORITY
from mdd_desktop.domain.change import NO_PREDECESSOR, Change


class SlowState(NamedTuple):
    """What the rule says of one record.

    Attributes:
        owner: The present owner.
        decisions: Ids of the first change and of every decision that was followed.
        standing: Ids by field.
        conflicts: Fields with different standing values.
        proposals: Ids of what was never lost and never applied.
        erased: Ids of what the law had erased.
    """

    owner: str | None
    decisions: list[bytes]
    standing: dict[str, set[bytes]]
    conflicts: set[str]
    proposals: set[bytes]
    erased: set[bytes]


def slow_state(changes: Sequence[Change], everything: Sequence[Change]) -> SlowState:
    """Work out one record from all its changes, given all changes of all feeds."""
    begun = sorted(changes, key=lambda change: (change.kind != "new", change.id))
    changes = [change for change in changes if change.table == begun[0].table]
    steps = _decisions(changes)
    applied = [change for change in changes if _counts(change, steps, everything)]
    erased = _erased(changes, steps)
    standing: dict[str, set[bytes]] = {}
    for change in applied:
        for name in change.fields:
            replaced = any(change.id in other.replaces(name) for other in applied)
            if not replaced and change.id not in erased:
                standing.setdefault(name, set()).add(change.id)
    value = {(c.id, name): c.values.get(name) for c in applied for name in c.fields}
    conflicts = {
        name for name, ids in standing.items() if len({repr(value[i, name]) for i in ids}) > 1
    }
    spoken = {change.id for change in changes if change.kind in ("new", "put", "prop", "note")}
    return SlowState(
        owner=steps[-1][1] if steps else None,
        decisions=[step.id for step, _ in steps],
        standing=standing,
        conflicts=conflicts,
        proposals=spoken - {change.id for change in applied},
        erased=erased,
    )


def _decisions(changes: Sequence[Change]) -> list[tuple[Change, str]]:
    first = sorted((change for change in changes if change.kind == "new"), key=lambda c: c.id)
    if not first:
        return []
    steps = [(first[0], first[0].unit)]
    while True:
        current, owner = steps[-1]
        rivals = [
            change
            for change in changes
            if change.kind == "own"
            and change.link == current.id
            and (change.unit == owner or AUTHORITY.is_above(change.unit, owner))
        ]
        if not rivals:
            return steps
        highest = max(AUTHORITY.rank(change.unit) for change in rivals)
        best = min(c.id for c in rivals if AUTHORITY.rank(c.unit) == highest)
        winner = next(change for change in rivals if change.id == best)
        steps.append((winner, winner.receiver))


def _counts(change: Change, steps: list[tuple[Change, str]], everything: Sequence[Change]) -> bool:
    if change.kind == "new":
        return bool(steps) and change.id == steps[0][0].id
    if change.kind != "put":
        return False
    for place, (decision, owner) in enumerate(steps):
        if decision.id == change.link and owner == change.unit:
            later = steps[place + 1 :]
            return not later or change.hash in _seen(later[0][0].cut, everything)
    return False


def _erased(changes: Sequence[Change], steps: list[tuple[Change, str]]) -> set[bytes]:
    """What an owner of its time, or a unit above that, had erased, whatever was decided beside."""
    owner_at = {step.id: owner for step, owner in steps}
    for _ in changes:  # one decision after another
        for change in changes:
            if change.kind == "own" and _may_decide(change, owner_at):
                owner_at[change.id] = change.receiver
    erasures = [change for change in changes if change.kind == "erase"]
    return {name for change in erasures if _may_decide(change, owner_at) for name in change.named}


def _may_decide(change: Change, owner_at: dict[bytes, str]) -> bool:
    owner = owner_at.get(change.link)
    return owner is not None and (change.unit == owner or AUTHORITY.is_above(change.unit, owner))


def _seen(heads: frozenset[bytes], everything: Sequence[Change]) -> set[bytes]:
    """The heads and everything before them."""
    known = {change.hash: change for change in everything}
    seen: set[bytes] = set()
    for head in heads:
        here = head
        while here != NO_PREDECESSOR and here in known:
            seen.add(here)
            here = known[here].prev
    return seen
