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

    def may_decide(self, upper: str, lower: str) -> bool:
        """Whether ``upper`` stands above ``lower``, as far as that can be known here."""
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


def ownership(changes: Iterable[Change], authority: Authority) -> tuple[Link, ...]:
    """Follow the ownership decisions of one record.

    Args:
        changes: All known changes of the record, in any order.
        authority: The tree of units.

    Returns:
        The accepted steps, oldest first; none while nothing tells where the record begins.
    """
    chain, _, _ = _walk(changes, authority)
    return tuple(chain)


def overtaken(changes: Iterable[Change], authority: Authority) -> tuple[Link, ...]:
    """The decisions that were right where they stood before another prevailed, and their own."""
    _, rivals, followers = _walk(changes, authority)
    found: list[Link] = []
    while rivals:
        rival = rivals.pop()
        found.append(_link(rival.decision, rival.receiver, rival.cut, b"", authority))
        rivals += _following(found[-1], followers, authority)
    return tuple(found)


def _walk(
    changes: Iterable[Change], authority: Authority
) -> tuple[list[Link], list[Change], dict[bytes, list[Change]]]:
    """The accepted steps, the decisions that they overtook, and what follows none of the steps."""
    roots: list[Change] = []
    followers: dict[bytes, list[Change]] = {}
    for change in changes:
        if change.kind == ChangeKind.NEW:
            roots.append(change)
        elif change.kind == ChangeKind.OWN and change.decision:
            followers.setdefault(change.link, []).append(change)
    chain: list[Link] = []
    lost: list[Change] = []
    if roots:
        root = min(roots, key=lambda change: change.id)
        chain.append(first_link(root, authority.line(root.unit)))
    known = {c.id for c in roots}.union(c.decision for them in followers.values() for c in them)
    while followers:
        entitled = _following(chain[-1], followers, authority) if chain else []
        entitled = entitled or _told(chain, followers, known, authority)
        if not entitled:
            break
        chain.append(_decided(entitled, authority))
        lost += [change for change in entitled if change.decision != chain[-1].id]
    return chain, lost, followers


def _following(
    last: Link, followers: dict[bytes, list[Change]], authority: Authority
) -> list[Change]:
    """The decisions that follow one, by its owner or a unit above it."""
    return [
        change
        for change in followers.pop(last.id, ())
        if last.is_of(change.unit) or authority.may_decide(change.unit, last.owner)
    ]


def _told(
    chain: list[Link],
    followers: dict[bytes, list[Change]],
    known: set[bytes],
    authority: Authority,
) -> list[Change]:
    """Where the record goes on for an office that was not told of what comes between.

    An office hears of the decisions about its own units. So a record begins for it with the values
    that a unit above gives it; and one that it gave away comes back by a decision that names, among
    those that it follows, the last one known here.
    """
    here = {link.id for link in chain}
    told = [
        change
        for before, rivals in followers.items()
        if before not in known
        for change in rivals
        if change.is_copy
        and change.past & known == change.past & here
        and authority.may_decide(change.unit, change.receiver)
    ]
    if chain:
        last = chain[-1]
        told = [c for c in told if last.id in c.past and authority.may_decide(c.unit, last.owner)]
    first = min((c.link for c in told if chain or c.is_snapshot), default=b"")
    followers.pop(first, None)
    return [change for change in told if change.link == first]


def _decided(entitled: list[Change], authority: Authority) -> Link:
    """Which of the decisions that follow the same one prevails: higher rank, then smaller id."""
    winner = min(entitled, key=lambda c: (-authority.rank(c.unit), c.decision, c.id))
    copies = [c for c in entitled if c.decision == winner.decision]
    begun = min((c.id for c in copies if c.is_snapshot), default=b"")
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
        link.is_of(change.unit) or authority.may_decide(change.unit, link.owner) for link in links
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

    may_decide = is_above

    def heir(self, code: str) -> str:
        return code

    def line(self, code: str) -> tuple[str, ...]:
        return (code,)
