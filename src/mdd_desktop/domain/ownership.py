"""Who owns a record: the chain of ownership changes, as a pure function (sync-format, clause O).

A record is owned by the unit that made it until its owner or a unit above decides otherwise. A
decision names the decision it follows; of two that follow the same one the higher rank wins,
then the smaller id, so that every computer comes to the same answer in any order.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from mdd_desktop.domain.change import Change, ChangeKind


class Authority(Protocol):
    """What the merge rule asks of the tree of units."""

    def rank(self, code: str) -> int:
        """The rank of a unit's level; higher stands above."""
        ...

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` stands above ``lower``."""
        ...


class History(Protocol):
    """What the merge rule asks of the chains of the feeds."""

    def reaches(self, heads: frozenset[bytes], change: Change) -> bool:
        """Whether ``change`` is one of the ``heads`` or stands before one in its feed."""
        ...


class Link(NamedTuple):
    """One step of the ownership chain: from this change on the record belongs to ``owner``."""

    id: bytes
    owner: str
    cut: frozenset[bytes]


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
        elif change.kind == ChangeKind.OWN:
            followers.setdefault(change.link, []).append(change)
    if not roots:
        return Ownership((), frozenset())
    root = min(roots, key=lambda change: change.id)
    chain = [Link(root.id, root.unit, frozenset())]
    refused = {change.id for change in roots if change is not root}
    while rivals := followers.pop(chain[-1].id, None):
        owner = chain[-1].owner
        entitled = [c for c in rivals if c.unit == owner or authority.is_above(c.unit, owner)]
        refused.update(c.id for c in rivals if c not in entitled)
        if not entitled:
            break
        winner = min(entitled, key=lambda c: (-authority.rank(c.unit), c.id))
        refused.update(c.id for c in entitled if c is not winner)
        chain.append(Link(winner.id, winner.receiver, winner.cut))
    return Ownership(tuple(chain), frozenset(refused))


def is_valid(change: Change, chain: tuple[Link, ...], history: History) -> bool:
    """Whether a change of a record's fields was made by its owner, in her time.

    After the record has moved on, an edit of the old owner still counts when the next decision
    had seen it: the cut names heads, because a number is ambiguous after a fork.
    """
    if not chain:
        return False
    if change.kind == ChangeKind.NEW:
        return change.id == chain[0].id
    if change.kind != ChangeKind.PUT:
        return False
    for link, successor in zip(chain, (*chain[1:], None), strict=True):
        if link.id == change.link:
            if link.owner != change.unit:
                return False
            return successor is None or history.reaches(successor.cut, change)
    return False


def by_unit(levels: Mapping[str, int]) -> Authority:
    """A flat authority for tests and simulations: a higher rank stands above a lower one."""
    return _ByRank(levels)


class _ByRank:
    def __init__(self, levels: Mapping[str, int]) -> None:
        self._levels = levels

    def rank(self, code: str) -> int:
        return self._levels.get(code, 1)

    def is_above(self, upper: str, lower: str) -> bool:
        return self.rank(upper) > self.rank(lower)
