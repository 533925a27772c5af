"""What a record's fields are now, given the changes known here: the merge rule.

``state_of`` is the rule itself: a pure function of the set of changes. ``RecordState.add`` is the
same rule step by step, as the log applies it; a property test holds the two together. Nothing
depends on the order of arrival, and no clock or counter decides which value is kept: two changes
that do not know each other are a conflict, and both values stay until a person decides.
"""

from collections.abc import Iterable

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.ownership import (
    Authority,
    History,
    Link,
    first_link,
    is_entitled,
    is_history,
    is_valid,
    overtaken,
    ownership,
)
from mdd_desktop.domain.standing import REMOVED, Answer, Author, Candidate, Standing


class RecordState(Standing):
    """The frontier of one record, taken forward change by change."""

    def needs_rebuild(self, change: Change, authority: Authority) -> bool:
        """Whether one change may alter which others count, so that all must be read again.

        So it is with those of a unit that the law ended, and with records of one for which others
        may write.
        """
        if change.kind in _READ_ALL_AGAIN or change.id in self.erased:
            return True
        if change.unit in authority.heirs or change.table != (self.kind or change.table):
            return True
        if change.kind == ChangeKind.NEW:
            alone = authority.line(change.unit) == (change.unit,)
            return not alone or bool(self.chain or self.proposals or self.waiting)
        return not self.chain

    def is_awaiting(self, change: Change) -> bool:
        """Whether a change of any record, being named in a cut, brings late edits into their time.

        All must then be read again: an edit came, then a decision that had seen more of the old
        owner's feed than was known here, and now the rest of that feed.
        """
        return bool(self.proposals) and any(change.hash in link.cut for link in self.chain)

    def add(self, change: Change, history: History) -> None:
        """Take in a change that does not need a rebuild."""
        self.kind = change.table
        if change.kind == ChangeKind.NEW:
            self._begin(change)
        elif not is_valid(change, self.chain, history):
            if change.kind in _PROPOSABLE:
                self.proposals.add(change.id)
        elif not is_history(change, self.chain):
            self._advance(change)

    def _begin(self, change: Change) -> None:
        """The first change of a record of which nothing was known replaces nothing."""
        self.chain = (first_link(change, (change.unit,)),)
        values = change.values
        if written := {name: values.get(name) for name in change.fields}:
            self.standing, self.authors = {change.id: written}, {change.id: _author(change)}

    def _advance(self, change: Change) -> None:
        for name in change.fields:
            replaced = self.superseded.get(name, set())
            for parent in change.replaces(name):
                if self._replace(parent, name) is _MISSING:
                    replaced = self.superseded.setdefault(name, replaced)
                    replaced.add(parent)
            if change.id not in replaced:
                self.let_stand(change, name)

    def _replace(self, change: bytes, name: str) -> object:
        """Take a standing value away; what nothing stands of any more is forgotten."""
        values = self.standing.get(change, {})
        value = values.pop(name, _MISSING)
        if not values and change in self.standing:
            del self.standing[change], self.authors[change]
        return value

    def let_stand(self, change: Change, name: str) -> None:
        """Let the value of one field stand."""
        self.standing.setdefault(change.id, {})[name] = change.values.get(name)
        self.authors[change.id] = _author(change)
        if change.kind == ChangeKind.RETRACT and name == REMOVED:
            self.removals[change.id] = change.replaces(name)


_MISSING = object()
_READ_ALL_AGAIN = frozenset(
    {
        ChangeKind.OWN,
        ChangeKind.ALIAS,
        ChangeKind.UNALIAS,
        ChangeKind.ERASE,
        ChangeKind.ANSWER,
    }
)
_PROPOSABLE = frozenset(
    {
        ChangeKind.PUT,
        ChangeKind.PROPOSAL,
        ChangeKind.NOTE,
        ChangeKind.RETRACT,
        ChangeKind.RESTORE,
        ChangeKind.ALIAS,
        ChangeKind.UNALIAS,
    }
)
_ALIASES = frozenset({ChangeKind.ALIAS, ChangeKind.UNALIAS})


def _author(change: Change) -> Author:
    head = change.head
    return Author(change.feed.unit, head["at"], head["clk"] == "ok", head["by"])


def state_of(changes: Iterable[Change], authority: Authority, history: History) -> RecordState:
    """The state of one record as a pure function of the set of its changes.

    Args:
        changes: All known changes of the record, in any order, each once.
        authority: The tree of units.
        history: The chains of the feeds.
    """
    known = _of_one_kind(list(changes))
    chain = ownership(known, authority)
    decided = [change for change in known if is_entitled(change, chain, authority)]
    valid = [change for change in known if is_valid(change, chain, history)]
    valid += [change for change in decided if change.kind in _ALIASES]
    state = RecordState(chain=chain, kind=known[0].table if known else "")
    state.waiting = not chain and bool(known)
    state.erased = _erased(known, chain, authority)
    _stand(state, [change for change in valid if not is_history(change, chain)], known)
    counted = {change.id for change in valid} | {link.id for link in chain}
    state.proposals = {
        change.id
        for change in known
        if change.id not in counted
        and (change.kind in _PROPOSABLE or change.kind == ChangeKind.NEW)
    }
    _answer(state, decided)
    return state


def _erased(known: list[Change], chain: tuple[Link, ...], authority: Authority) -> set[bytes]:
    """What the law had erased.

    Its content is gone wherever that was heard, so it stays erased when another decision overtakes
    the one under which it was erased: else it would be gone here and kept, or come back, there.
    """
    erasures = [change for change in known if change.kind == ChangeKind.ERASE]
    if {change.link for change in erasures} - {link.id for link in chain}:
        chain = (*chain, *overtaken(known, authority))
    entitled = [change for change in erasures if is_entitled(change, chain, authority)]
    return {erased for change in entitled for erased in change.named}


def _of_one_kind(changes: list[Change]) -> list[Change]:
    """The changes that speak of the kind of record that it began as.

    The fields of another kind would be read as this one's; such a change is kept and sent on, and
    counts for nothing.
    """
    if len({change.table for change in changes}) <= 1:
        return changes
    first = min(changes, key=lambda change: (change.kind != ChangeKind.NEW, change.id))
    return [change for change in changes if change.table == first.table]


def _stand(state: RecordState, valid: list[Change], known: list[Change]) -> None:
    """Let the values stand that no other valid change replaces."""
    replaced = {
        (name, parent)
        for change in valid
        for name in change.fields
        for parent in change.replaces(name)
    }
    for change in valid:
        for name in change.fields:
            if (name, change.id) in replaced or change.id in state.erased:
                continue
            state.let_stand(change, name)
    here = {change.id for change in known}
    for name, parent in replaced:
        if parent not in here:
            state.superseded.setdefault(name, set()).add(parent)


def _answer(state: RecordState, decided: list[Change]) -> None:
    """Note what the owner said to proposals; of two words the one that accepts prevails."""
    for change in decided:
        if change.kind != ChangeKind.ANSWER or not any(
            link.is_of(change.unit) for link in state.chain
        ):
            continue
        answer = Answer(change.id, change.values.get("accepted") is True)
        for proposal in change.named:
            standing = state.answers.get(proposal, answer)
            state.answers[proposal] = max(standing, answer, key=lambda a: (a.accepted, a.change))


__all__ = ["Author", "Candidate", "RecordState", "state_of"]
