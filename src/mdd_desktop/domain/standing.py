"""The values that stand in a record, what is shown of them, and their form for storing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from mdd_desktop.domain.ownership import Authority, Link
from mdd_desktop.domain.record_fields import FieldValue

REMOVED, MERGED = "void", "merged_into"


class Candidate(NamedTuple):
    """A value that nothing has replaced yet, with who wrote it."""

    change: bytes
    value: FieldValue
    unit: str
    made_at_ms: int
    clock_is_trusted: bool
    officer: str


class Answer(NamedTuple):
    """What the owner said to a proposal, and the change that says it."""

    change: bytes
    accepted: bool


class Author(NamedTuple):
    """What a shown value and a conflict's sentence need to know of a change."""

    unit: str
    made_at_ms: int
    clock_is_trusted: bool
    officer: str


@dataclass
class Standing:
    """What stands in one record.

    Attributes:
        chain: The ownership decisions, oldest first; empty while the first change is missing.
        authors: Who made the changes of which values stand.
        standing: By change id the values that nothing has replaced, by field.
        superseded: Changes that were replaced before they arrived, by field.
        proposals: Changes by units that did not own the record; shown to the owner.
        waiting: Whether something came before the record's first change: an edit, a decision, an
            answer, an erasure.
        answers: What the owner said to proposals, by the proposal's id.
        erased: Changes whose content the law had erased; they say nothing any more.
        removals: Standing removals of the record, each with the values that it had seen.
        kind: Of the record; empty while nothing is known of it.
    """

    chain: tuple[Link, ...] = ()
    authors: dict[bytes, Author] = field(default_factory=dict)
    standing: dict[bytes, dict[str, FieldValue]] = field(default_factory=dict)
    superseded: dict[str, set[bytes]] = field(default_factory=dict)
    proposals: set[bytes] = field(default_factory=set)
    waiting: bool = False
    answers: dict[bytes, Answer] = field(default_factory=dict)
    erased: set[bytes] = field(default_factory=set)
    removals: dict[bytes, frozenset[bytes]] = field(default_factory=dict)
    kind: str = field(default="", compare=False)

    @property
    def frontier(self) -> dict[str, dict[bytes, FieldValue]]:
        """What stands, seen from the fields: for each its values by change id."""
        frontier: dict[str, dict[bytes, FieldValue]] = {}
        for change, values in self.standing.items():
            for name, value in values.items():
                frontier.setdefault(name, {})[change] = value
        return frontier

    @property
    def owner(self) -> str | None:
        """The unit that may write; None while the first change is missing."""
        return self.chain[-1].owner if self.chain else None

    @property
    def link(self) -> bytes:
        """The ownership decision that is current."""
        return self.chain[-1].id if self.chain else b""

    @property
    def was_decided(self) -> bool:
        """Whether anybody ever decided who owns the record."""
        return len(self.chain) > 1 or any(link.snapshot for link in self.chain)

    def everything_standing(self) -> list[str]:
        """The ids, in hex, of all values that a removal has seen."""
        return sorted(change.hex() for change in self.standing)

    def parents(self, names: Iterable[str]) -> dict[str, list[str]]:
        """For each field the ids, in hex, of the values that a new change would replace."""
        if not self.standing:
            return {}
        found = {name: [c.hex() for c in self.standing_in(name)] for name in names}
        return {name: changes for name, changes in found.items() if changes}

    def candidates(self, name: str, authority: Authority) -> list[Candidate]:
        """The standing values of a field, the shown one first.

        Which one is shown while people have not decided: the higher rank, then the later if both
        clocks are trusted, then the greater id.
        """
        found = [
            Candidate(change, value, *self.authors[change])
            for change, value in self.standing_in(name).items()
        ]
        if name == MERGED:
            return sorted(found, key=lambda c: c.change)
        if name == REMOVED and (edits := self._edits_after_removal()):
            found += [Candidate(change, None, *self.authors[change]) for change in sorted(edits)]
            return sorted(found, key=lambda c: (c.value is not None, c.made_at_ms, c.change))
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
        if len(self.standing) == 1:  # most records: one change has written all of it
            return dict(*self.standing.values())
        shown = {
            name: next(iter(standing.values()))
            if len(standing) == 1
            else self.candidates(name, authority)[0].value
            for name, standing in self.frontier.items()
        }
        if self._edits_after_removal():
            shown[REMOVED] = None
        return shown

    def conflicts(self) -> frozenset[str]:
        """The fields for which different values stand side by side.

        A record that was edited by somebody who did not know of its removal is one too.
        """
        if len(self.standing) == 1:
            return frozenset()
        found = {
            name
            for name, standing in self.frontier.items()
            if len(standing) > 1 and len({repr(value) for value in standing.values()}) > 1
        }
        if self._edits_after_removal():
            found.add(REMOVED)
        return frozenset(found)

    def to_decide(self) -> frozenset[str]:
        """The conflicts that somebody can decide: of what the law had erased nothing is shown."""
        return frozenset() if self.erased else self.conflicts()

    def standing_in(self, name: str) -> dict[bytes, FieldValue]:
        """The standing values of one field, by change id."""
        return {c: values[name] for c, values in self.standing.items() if name in values}

    def _edits_after_removal(self) -> set[bytes]:
        """Changes with standing values that a standing removal had not seen."""
        removed = [c for c in self.standing_in(REMOVED) if c in self.removals]
        edits = [c for c, values in self.standing.items() if values.keys() - {REMOVED}]
        return {c for c in edits if any(c not in self.removals[r] for r in removed)}

    def to_plain(self) -> dict[str, Any]:
        """Return lists, texts and numbers only, for storing."""
        return {
            "o": [_plain_link(link) for link in self.chain],
            "a": {change.hex(): list(self.authors[change]) for change in self.standing},
            "f": {change.hex(): values for change, values in self.standing.items()},
            "s": {
                name: sorted(change.hex() for change in gone)
                for name, gone in self.superseded.items()
            },
            "p": sorted(change.hex() for change in self.proposals),
            **self._plain_decisions(),
        }

    def _plain_decisions(self) -> dict[str, Any]:
        """What few records have; absent where there is nothing."""
        parts: dict[str, Any] = {
            "w": self.waiting,
            "n": {p.hex(): [a.change.hex(), a.accepted] for p, a in sorted(self.answers.items())},
            "e": sorted(change.hex() for change in self.erased),
            "r": {r.hex(): sorted(c.hex() for c in seen) for r, seen in self.removals.items()},
        }
        return {name: part for name, part in parts.items() if part}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any], kind: str = "") -> Self:
        """Read what ``to_plain`` wrote of a record of a kind."""
        unhex = bytes.fromhex
        return cls(
            kind=kind,
            chain=tuple(_link(*parts) for parts in plain["o"]),
            authors={unhex(change): Author(*author) for change, author in plain["a"].items()},
            standing={unhex(change): dict(values) for change, values in plain["f"].items()},
            superseded={name: set(map(unhex, gone)) for name, gone in plain["s"].items()},
            proposals=set(map(unhex, plain["p"])),
            waiting=plain.get("w", False),
            answers={unhex(p): Answer(unhex(c), yes) for p, (c, yes) in plain.get("n", {}).items()},
            erased=set(map(unhex, plain.get("e", ()))),
            removals={
                unhex(r): frozenset(map(unhex, seen)) for r, seen in plain.get("r", {}).items()
            },
        )


def _plain_link(link: Link) -> list[Any]:
    plain = [link.id.hex(), link.owner, [h.hex() for h in sorted(link.cut)]]
    if link.former:
        return [*plain, link.snapshot.hex(), *link.former]
    return [*plain, link.snapshot.hex()] if link.snapshot else plain


def _link(change: str, owner: str, cut: list[str], snapshot: str = "", *former: str) -> Link:
    heads = frozenset(map(bytes.fromhex, cut))
    return Link(bytes.fromhex(change), owner, heads, bytes.fromhex(snapshot), former)
