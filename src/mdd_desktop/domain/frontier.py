"""What a record's fields are now, given the changes known here: the merge rule.

``state_of`` is the rule itself: a pure function of the set of changes. ``RecordState.add`` is the
same rule step by step, as the log applies it; a property test holds the two together. Nothing
depends on the order of arrival, and no clock or counter decides which value is kept: two changes
that do not know each other are a conflict, and both values stay until a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.ownership import Authority, History, Link, is_valid, ownership
from mdd_desktop.domain.record_fields import FieldValue


class Candidate(NamedTuple):
    """A value that nothing has replaced yet, with who wrote it."""

    change: bytes
    value: FieldValue
    unit: str
    made_at_ms: int
    clock_is_trusted: bool
    officer: str


class Author(NamedTuple):
    """What a shown value and a conflict's sentence need to know of a change."""

    unit: str
    made_at_ms: int
    clock_is_trusted: bool
    officer: str


@dataclass
class RecordState:
    """The frontier of one record.

    Attributes:
        chain: The ownership decisions, oldest first; empty while the first change is missing.
        authors: Who made the changes that still stand in ``frontier``.
        frontier: For each field the values that nothing has replaced, by change id.
        superseded: Changes that were replaced before they arrived, by field.
        proposals: Changes by units that did not own the record; shown to the owner.
        waiting: Whether an ownership decision came before the record's first change.
    """

    chain: tuple[Link, ...] = ()
    authors: dict[bytes, Author] = field(default_factory=dict)
    frontier: dict[str, dict[bytes, FieldValue]] = field(default_factory=dict)
    superseded: dict[str, set[bytes]] = field(default_factory=dict)
    proposals: set[bytes] = field(default_factory=set)
    waiting: bool = False

    @property
    def owner(self) -> str | None:
        """The unit that may write; None while the first change is missing."""
        return self.chain[-1].owner if self.chain else None

    @property
    def link(self) -> bytes:
        """The ownership decision that is current."""
        return self.chain[-1].id if self.chain else b""

    def needs_rebuild(self, change: Change) -> bool:
        """Whether one change may alter which others count, so that all must be read again."""
        if change.kind == ChangeKind.OWN:
            return True
        if change.kind == ChangeKind.NEW:
            return bool(self.chain or self.proposals or self.waiting)
        return not self.chain

    def is_awaiting(self, change: Change) -> bool:
        """Whether a change of any record, being named in a cut, brings late edits into their time.

        All must then be read again: an edit came, then a decision that had seen more of the old
        owner's feed than was known here, and now the rest of that feed.
        """
        return bool(self.proposals) and any(change.hash in link.cut for link in self.chain)

    def add(self, change: Change, history: History) -> None:
        """Take in a change that does not need a rebuild."""
        if change.kind == ChangeKind.NEW:
            self._begin(change)
        elif is_valid(change, self.chain, history):
            self._advance(change)
        elif change.kind in (ChangeKind.PUT, ChangeKind.PROPOSAL):
            self.proposals.add(change.id)

    def _begin(self, change: Change) -> None:
        """The first change of a record of which nothing was known replaces nothing."""
        self.chain = (Link(change.id, change.unit, frozenset()),)
        self.authors[change.id] = _author(change)
        values = change.values
        self.frontier = {name: {change.id: values.get(name)} for name in change.fields}

    def _advance(self, change: Change) -> None:
        values = change.values
        for name in change.fields:
            standing = self.frontier.setdefault(name, {})
            replaced = self.superseded.get(name, set())
            for parent in change.replaces(name):
                if standing.pop(parent, _MISSING) is _MISSING:
                    replaced = self.superseded.setdefault(name, replaced)
                    replaced.add(parent)
            if change.id not in replaced:
                standing[change.id] = values.get(name)
                self.authors[change.id] = _author(change)
            if not standing:
                del self.frontier[name]

    def parents(self, names: Iterable[str]) -> dict[str, list[str]]:
        """For each field the ids, in hex, of the values that a new change would replace."""
        return {
            name: [change.hex() for change in self.frontier[name]]
            for name in names
            if name in self.frontier
        }

    def candidates(self, name: str, authority: Authority) -> list[Candidate]:
        """The standing values of a field, the shown one first.

        Which one is shown while people have not decided: the higher rank, then the later if both
        clocks are trusted, then the greater id.
        """
        found = [
            Candidate(change, value, *self.authors[change])
            for change, value in self.frontier.get(name, {}).items()
        ]
        all_trusted = all(candidate.clock_is_trusted for candidate in found)
        return sorted(
            found,
            key=lambda c: (
                authority.rank(c.unit),
                c.made_at_ms if all_trusted else 0,
                c.change,
            ),
            reverse=True,
        )

    def shown(self, authority: Authority) -> dict[str, FieldValue]:
        """The value of each field as screens and documents show it."""
        return {
            name: next(iter(standing.values()))
            if len(standing) == 1
            else self.candidates(name, authority)[0].value
            for name, standing in self.frontier.items()
        }

    def conflicts(self) -> frozenset[str]:
        """The fields for which different values stand side by side."""
        return frozenset(
            name
            for name, standing in self.frontier.items()
            if len(standing) > 1 and len({repr(value) for value in standing.values()}) > 1
        )

    def to_plain(self) -> dict[str, Any]:
        """Return lists, texts and numbers only, for storing."""
        standing: dict[str, dict[str, FieldValue]] = {}
        for name, values in self.frontier.items():
            for change, value in values.items():
                standing.setdefault(change.hex(), {})[name] = value
        return {
            "o": [
                [link.id.hex(), link.owner, [h.hex() for h in sorted(link.cut)]]
                for link in self.chain
            ],
            "a": {change: list(self.authors[bytes.fromhex(change)]) for change in standing},
            "f": standing,
            "s": {
                name: sorted(change.hex() for change in gone)
                for name, gone in self.superseded.items()
            },
            "p": sorted(change.hex() for change in self.proposals),
            **({"w": True} if self.waiting else {}),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read what ``to_plain`` wrote."""
        unhex = bytes.fromhex
        frontier: dict[str, dict[bytes, FieldValue]] = {}
        for change, values in plain["f"].items():
            for name, value in values.items():
                frontier.setdefault(name, {})[unhex(change)] = value
        return cls(
            chain=tuple(
                Link(unhex(change), owner, frozenset(map(unhex, cut)))
                for change, owner, cut in plain["o"]
            ),
            authors={unhex(change): Author(*author) for change, author in plain["a"].items()},
            frontier=frontier,
            superseded={name: set(map(unhex, gone)) for name, gone in plain["s"].items()},
            proposals=set(map(unhex, plain["p"])),
            waiting=plain.get("w", False),
        )


_MISSING = object()


def _author(change: Change) -> Author:
    return Author(change.unit, change.made_at_ms, change.clock_is_trusted, change.officer)


def state_of(changes: Iterable[Change], authority: Authority, history: History) -> RecordState:
    """The state of one record as a pure function of the set of its changes.

    Args:
        changes: All known changes of the record, in any order, each once.
        authority: The tree of units.
        history: The chains of the feeds.
    """
    known = list(changes)
    owned = ownership(known, authority)
    valid = [change for change in known if is_valid(change, owned.chain, history)]
    state = RecordState(chain=owned.chain)
    state.waiting = not owned.chain and any(change.kind == ChangeKind.OWN for change in known)
    replaced = {
        (name, parent)
        for change in valid
        for name in change.fields
        for parent in change.replaces(name)
    }
    for change in valid:
        for name in change.fields:
            if (name, change.id) not in replaced:
                state.frontier.setdefault(name, {})[change.id] = change.values.get(name)
                state.authors[change.id] = _author(change)
    here = {change.id for change in known}
    for name, parent in replaced:
        if parent not in here:
            state.superseded.setdefault(name, set()).add(parent)
    counted = {change.id for change in valid} | {link.id for link in owned.chain}
    state.proposals = {
        change.id
        for change in known
        if change.id not in counted
        and change.kind in (ChangeKind.NEW, ChangeKind.PUT, ChangeKind.PROPOSAL)
    }
    return state
