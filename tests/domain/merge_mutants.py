"""The merge rule broken on purpose, in one way after another, each with the name of its mistake."""

import functools
from collections.abc import Callable

import pytest

from histories import AUTHORITY, FIELDS, LEVELS, Chains
from mdd_desktop.domain import frontier, ownership
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.frontier import Candidate, RecordState
from mdd_desktop.domain.ownership import Authority, Link

Patch = Callable[[pytest.MonkeyPatch], None]
MUTANTS: dict[str, Patch] = {}


def mutant(name: str) -> Callable[[Patch], Patch]:
    def keep(patch: Patch) -> Patch:
        MUTANTS[name] = patch
        return patch

    return keep


def with_state(change_state: Callable[[RecordState], None]) -> Patch:
    """A rule whose result is spoilt afterwards, the same in both of its forms."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        rule, add = frontier.state_of, RecordState.add

        @functools.wraps(rule)
        def spoilt(*args: object) -> RecordState:
            state = rule(*args)  # type: ignore[arg-type]
            change_state(state)
            return state

        def spoilt_add(self: RecordState, *args: object) -> None:
            add(self, *args)  # type: ignore[arg-type]
            change_state(self)

        monkeypatch.setattr(frontier, "state_of", spoilt)
        monkeypatch.setattr(RecordState, "add", spoilt_add)

    return patch


def keeping(best: Callable[[RecordState, bytes], object]) -> Patch:
    def keep_one(state: RecordState) -> None:
        for name, values in state.frontier.items():
            winner = max(values, key=lambda change: best(state, change))
            for change in values.keys() - {winner}:
                state.standing[change].pop(name)

    return with_state(keep_one)


MUTANTS["the later clock wins"] = keeping(lambda state, c: (state.authors[c].made_at_ms, c))
MUTANTS["the second value is dropped"] = keeping(lambda _, change: change)
MUTANTS["proposals are forgotten"] = with_state(lambda state: state.proposals.clear())


def with_validity(rule: Callable[..., bool]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(frontier, "is_valid", functools.partial(rule, ownership.is_valid))

    return patch


class Everything:
    def reaches(self, _heads: frozenset[bytes], _change: Change) -> bool:
        return True


class Nothing:
    def reaches(self, _heads: frozenset[bytes], _change: Change) -> bool:
        return False


class ByNumber:
    """What the design warns of: a feed and a number, which a fork makes ambiguous."""

    def __init__(self, chains: Chains) -> None:
        self._known = chains._by_hash  # noqa: SLF001 - a mutant may look inside

    def reaches(self, heads: frozenset[bytes], change: Change) -> bool:
        return any(
            self._known[head].feed == change.feed and self._known[head].number >= change.number
            for head in heads
            if head in self._known
        )


MUTANTS["late edits of the old owner count"] = with_validity(
    lambda rule, change, chain, _: rule(change, chain, Everything())
)
MUTANTS["edits before the move no longer count"] = with_validity(
    lambda rule, change, chain, _: rule(change, chain, Nothing())
)
MUTANTS["the cut counts by number"] = with_validity(
    lambda rule, change, chain, chains: rule(change, chain, ByNumber(chains))
)
MUTANTS["the cut of the wrong decision is read"] = with_validity(
    lambda rule, change, chain, chains: rule(
        change, tuple(Link(a.id, a.owner, chain[-1].cut) for a in chain), chains
    )
)
MUTANTS["a unit above may write"] = with_validity(
    lambda rule, change, chain, chains: (
        rule(change, chain, chains)
        or (
            change.kind == "put"
            and any(
                link.id == change.link and AUTHORITY.is_above(change.unit, link.owner)
                for link in chain
            )
        )
    )
)
MUTANTS["whoever owns it now was always right"] = with_validity(
    lambda rule, change, chain, chains: (
        rule(change, chain, chains)
        or (change.kind == "put" and bool(chain) and change.unit == chain[-1].owner)
    )
)
MUTANTS["proposals are applied"] = with_validity(
    lambda rule, change, chain, chains: (
        rule(change, chain, chains) or (change.kind == "prop" and bool(chain))
    )
)
MUTANTS["every first change counts"] = with_validity(
    lambda rule, change, chain, chains: (
        rule(change, chain, chains) or (change.kind == "new" and bool(chain))
    )
)


def with_ownership(pick: Callable[[list[Change]], list[Change]]) -> Patch:
    """Ownership worked out from a selection of the changes."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        rule = frontier.ownership
        monkeypatch.setattr(
            frontier, "ownership", lambda changes, units: rule(pick(changes), units)
        )

    return patch


def _only(
    changes: list[Change], kind: ChangeKind, kept: Callable[[list[Change]], Change]
) -> list[Change]:
    """Among changes of one kind with the same link, keep one."""
    rest = [change for change in changes if change.kind != kind]
    groups: dict[bytes, list[Change]] = {}
    for change in changes:
        if change.kind == kind:
            groups.setdefault(change.link, []).append(change)
    return rest + [kept(group) for group in groups.values()]


MUTANTS["the greatest first change is the root"] = with_ownership(
    lambda changes: _only(changes, ChangeKind.NEW, lambda group: max(group, key=lambda c: c.id))
)
MUTANTS["the first to arrive is the root"] = with_ownership(
    lambda changes: _only(changes, ChangeKind.NEW, lambda group: group[0])
)
MUTANTS["of two decisions the first to arrive prevails"] = with_ownership(
    lambda changes: _only(changes, ChangeKind.OWN, lambda group: group[0])
)
MUTANTS["of two decisions the later clock prevails"] = with_ownership(
    lambda changes: _only(changes, ChangeKind.OWN, lambda g: max(g, key=lambda c: c.made_at_ms))
)
MUTANTS["of two decisions the smaller id prevails whatever the rank"] = with_ownership(
    lambda changes: _only(changes, ChangeKind.OWN, lambda group: min(group, key=lambda c: c.id))
)
MUTANTS["decisions are ignored"] = with_ownership(
    lambda changes: [change for change in changes if change.kind != ChangeKind.OWN]
)


@mutant("an erasure counts no more when another decision overtakes the one it follows")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontier, "overtaken", lambda _changes, _units: ())


@mutant("anybody may move a record")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    rule, equal = frontier.ownership, ownership.by_unit(LEVELS)
    monkeypatch.setattr(equal, "may_decide", lambda _upper, _lower: True)
    monkeypatch.setattr(frontier, "ownership", lambda changes, _: rule(changes, equal))


@mutant("parents are ignored")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Change, "replaces", lambda _change, _name: frozenset())


@mutant("a field is replaced together with its neighbours")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    replaces = Change.replaces
    monkeypatch.setattr(
        Change,
        "replaces",
        lambda change, _: frozenset().union(*(replaces(change, name) for name in FIELDS)),
    )


@mutant("a change replaced before it came stands up again")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    advance = RecordState._advance  # noqa: SLF001 - a mutant may look inside

    def forgetful(self: RecordState, change: Change) -> None:
        self.superseded.clear()
        advance(self, change)

    monkeypatch.setattr(RecordState, "_advance", forgetful)


@mutant("what was replaced early is not stored")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    to_plain = RecordState.to_plain
    monkeypatch.setattr(RecordState, "to_plain", lambda self: {**to_plain(self), "s": {}})


@mutant("a move does not make all be read again")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordState, "needs_rebuild", lambda self, *_: not self.chain)


@mutant("a second first change does not make all be read again")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = RecordState.needs_rebuild
    monkeypatch.setattr(
        RecordState,
        "needs_rebuild",
        lambda self, change, tree: change.kind != ChangeKind.NEW and needs(self, change, tree),
    )


@mutant("what is said of another kind of record counts")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frontier, "_of_one_kind", lambda changes: changes)


@mutant("decisions before the first change are forgotten")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = RecordState.needs_rebuild

    def forgetful(self: RecordState, change: Change, tree: Authority) -> bool:
        self.waiting = False
        return needs(self, change, tree)

    monkeypatch.setattr(RecordState, "needs_rebuild", forgetful)


@mutant("the heads of a cut are not awaited")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordState, "is_awaiting", lambda *_: False)


@mutant("equal values are a conflict")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        RecordState,
        "conflicts",
        lambda self: frozenset(name for name, values in self.frontier.items() if len(values) > 1),
    )


@mutant("conflicts are not told")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordState, "conflicts", lambda _: frozenset())


@mutant("a decision replaces only the value that was shown")
def _(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = RecordState.parents
    monkeypatch.setattr(
        RecordState,
        "parents",
        lambda self, names: {name: ids[:1] for name, ids in parents(self, names).items()},
    )


def with_candidates(key: Callable[[Candidate], object]) -> Patch:
    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        rule = RecordState.candidates
        monkeypatch.setattr(
            RecordState,
            "candidates",
            lambda self, *args: sorted(rule(self, *args), key=key, reverse=True),
        )

    return patch


MUTANTS["a doubtful clock chooses what is shown"] = with_candidates(
    lambda candidate: (AUTHORITY.rank(candidate.unit), candidate.made_at_ms, candidate.change)
)
MUTANTS["trusted clocks do not choose what is shown"] = with_candidates(
    lambda candidate: (AUTHORITY.rank(candidate.unit), candidate.change)
)
