"""Who owns a record: the chain of ownership changes, as a pure function (sync-format, clause O).

A record is owned by the unit that made it until its owner or a unit above decides otherwise. A
decision names the decision it follows; of two that follow the same one the higher rank wins,
then the smaller id, so that every computer comes to the same answer in any order.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from mdd_desktop.domain.change import OWN, Change, ChangeKind


class Authority(Protocol):
    """What the merge rule asks of the tree of units."""

    def rank(self, code: str) -> int:
        """The rank of a unit's level; higher stands above."""
        ...

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` stands above ``lower``."""
        ...

    def heir(self, code: str) -> str:
        """The unit that stands for ``code`` after a merger by law; mostly itself."""
        ...

    def line(self, code: str) -> tuple[str, ...]:
        """Who writes for a unit: itself and those that took it over, the present one last."""
        ...

    @property
    def heirs(self) -> Mapping[str, str]:
        """Every unit for which another one stands."""
        ...


class History(Protocol):
    """What the merge rule asks of the chains of the feeds."""

    def reaches(self, heads: frozenset[bytes], change: Change) -> bool:
        """Whether ``change`` is one of the ``heads`` or stands before one in its feed."""
        ...


ANYBODY = "*"


class Link(NamedTuple):
    """One step of the ownership chain: from this change on the record belongs to ``owner``.

    Attributes:
        id: Of the first change or of the decision.
        owner: The unit that may write.
        cut: Full hashes up to which the owner before may have written.
        snapshot: The change whose values begin the record anew, empty when none is known here.
        former: The unit that was named and those after it, when the law let ``owner`` take them
            over, and those whose taking over was undone; ``ANYBODY`` for a record that never leaves
            its computer; empty otherwise.
    """

    id: bytes
    owner: str
    cut: frozenset[bytes]
    snapshot: bytes = b""
    former: tuple[str, ...] = ()

    def is_of(self, unit: str) -> bool:
        """Whether a unit writes as the owner: the present one, or one that it took over."""
        return unit == self.owner or unit in self.former or ANYBODY in self.former


class Ownership(NamedTuple):
    """The accepted chain, oldest first, and the changes that lost or had no right."""

    chain: tuple[Link, ...]
    refused: frozenset[bytes]

    @property
    def owner(self) -> str | None:
        """The present owner; None while the record's first change has not arrived."""
        return self.chain[-1].owner if self.chain else None

    @property
    def current(self) -> bytes:
        """The id of the decision that is current."""
        return self.chain[-1].id if self.chain else b""


def ownership(changes: Iterable[Change], authority: Authority) -> Ownership:
    """Follow the ownership decisions of one record.

    Args:
        changes: All known changes of the record, in any order.
        authority: The tree of units.
    """
    roots: list[Change] = []
    followers: dict[bytes, list[Change]] = {}
    for change in changes:
        if change.kind == ChangeKind.NEW:
            roots.append(change)
        elif change.kind == ChangeKind.OWN and change.decision:
            followers.setdefault(change.link, []).append(change)
    refused = {change.id for change in roots}
    if roots:
        root = min(roots, key=lambda change: change.id)
        refused.remove(root.id)
        chain = [first_link(root, authority.line(root.unit))]
    else:
        chain = _begun_elsewhere(followers, authority, refused)
    while chain and (rivals := followers.pop(chain[-1].id, None)):
        last = chain[-1]
        entitled = [
            c for c in rivals if last.is_of(c.unit) or authority.is_above(c.unit, last.owner)
        ]
        link = _decided(rivals, entitled, authority, refused)
        if link is None:
            break
        chain.append(link)
    return Ownership(tuple(chain), frozenset(refused))


def _begun_elsewhere(
    followers: dict[bytes, list[Change]], authority: Authority, refused: set[bytes]
) -> list[Link]:
    """Where a record begins for an office that got it from another: at a decision with values.

    The office never sees the feeds of the owner before, so the decision it was told of is the
    first thing it knows. Only a unit above may tell it so.
    """
    known = {change.decision for rivals in followers.values() for change in rivals}
    begins = [
        change
        for before, rivals in followers.items()
        if before not in known
        for change in rivals
        if change.is_copy and authority.is_above(change.unit, change.receiver)
    ]
    told = {change.link for change in begins if change.is_snapshot}
    if not told:
        return []
    rivals = followers.pop(min(told))
    link = _decided(rivals, [c for c in rivals if c in begins], authority, refused)
    return [link] if link else []


def _decided(
    rivals: list[Change], entitled: list[Change], authority: Authority, refused: set[bytes]
) -> Link | None:
    """Which of the decisions that follow the same one prevails: higher rank, then smaller id."""
    refused.update(c.id for c in rivals)
    if not entitled:
        return None
    winner = min(entitled, key=lambda c: (-authority.rank(c.unit), c.decision, c.id))
    copies = [c for c in entitled if c.decision == winner.decision]
    refused.difference_update(c.id for c in copies)
    snapshots = [c.id for c in copies if c.is_snapshot]
    begun = min(snapshots) if snapshots else b""
    return _link(winner.decision, winner.receiver, winner.cut, begun, authority)


def first_link(change: Change, line: tuple[str, ...]) -> Link:
    """Where the chain of a record begins, with those who took its author over by law.

    What is written for nobody else stays valid whatever the computer's unit is called by law.
    """
    *former, owner = line
    if change.feed.audience == OWN:
        former = [ANYBODY]
    return Link(change.id, owner, frozenset(), former=tuple(former))


def _link(
    decision: bytes, unit: str, cut: frozenset[bytes], snapshot: bytes, authority: Authority
) -> Link:
    """A step of the chain, for the unit that stands today for the one that was named."""
    *former, owner = authority.line(unit)
    return Link(decision, owner, cut, snapshot, tuple(former))


_WRITES = frozenset({ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE})
_DECIDES = frozenset({ChangeKind.ALIAS, ChangeKind.UNALIAS, ChangeKind.ERASE, ChangeKind.ANSWER})


def is_valid(change: Change, chain: tuple[Link, ...], history: History) -> bool:
    """Whether a change of a record's fields was made by its owner, in her time.

    After the record has moved on, an edit of the old owner still counts when the next decision
    had seen it: the cut names heads, because a number is ambiguous after a fork.
    """
    if not chain:
        return False
    if change.kind == ChangeKind.NEW:
        return change.id == chain[0].id
    if change.kind == ChangeKind.OWN:
        return any(change.id == link.snapshot for link in chain)
    return change.kind in _WRITES and _wrote_in_time(change, chain, history)


def _wrote_in_time(change: Change, chain: tuple[Link, ...], history: History) -> bool:
    if len(chain) == 1:
        return chain[0].id == change.link and chain[0].is_of(change.unit)
    for link, successor in zip(chain, (*chain[1:], None), strict=True):
        if link.id == change.link:
            if not link.is_of(change.unit):
                return False
            return successor is None or history.reaches(successor.cut, change)
    return False


def is_entitled(change: Change, chain: tuple[Link, ...], authority: Authority) -> bool:
    """Whether a decision about a record was made by its owner of the time or a unit above."""
    if change.kind not in _DECIDES:
        return False
    links = [link for link in chain if link.id == change.link]
    return any(
        link.is_of(change.unit) or authority.is_above(change.unit, link.owner) for link in links
    )


def is_history(change: Change, chain: tuple[Link, ...]) -> bool:
    """Whether a later decision began the record anew with values of its own."""
    if len(chain) == 1 and change.kind != ChangeKind.OWN:
        return False  # nearly every record: nobody ever decided about it
    base = max((place for place, link in enumerate(chain) if link.snapshot), default=0)
    if change.kind == ChangeKind.OWN:
        return change.id != chain[base].snapshot
    wanted = chain[0].id if change.kind == ChangeKind.NEW else change.link
    return all(link.id != wanted for link in chain[base:]) or (
        change.kind == ChangeKind.NEW and base > 0
    )


def by_unit(levels: Mapping[str, int]) -> Authority:
    """A flat authority for tests and simulations: a higher rank stands above a lower one."""
    return _ByRank(levels)


class _ByRank:
    def __init__(self, levels: Mapping[str, int]) -> None:
        self._levels = levels
        self.heirs: Mapping[str, str] = {}

    def rank(self, code: str) -> int:
        return self._levels.get(code, 1)

    def is_above(self, upper: str, lower: str) -> bool:
        return self.rank(upper) > self.rank(lower)

    def heir(self, code: str) -> str:
        return code

    def line(self, code: str) -> tuple[str, ...]:
        return (code,)
