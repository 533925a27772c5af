"""What the merge rule must keep for every history, in both of its forms."""

import random
from collections.abc import Callable
from uuid import UUID

from slow_merge_rule import slow_state

from histories import AUTHORITY, FIELDS, RECORDS, Chains, Device, History
from mdd_desktop.domain import frontier
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.frontier import RecordState

Check = Callable[[History, random.Random], None]


def by_the_rule(changes: list[Change], everything: list[Change]) -> RecordState:
    return frontier.state_of(changes, AUTHORITY, Chains(everything))


def standing(state: RecordState) -> dict[str, set[bytes]]:
    return {name: set(values) for name, values in state.frontier.items()}


def settled_facts(state: RecordState) -> tuple[object, ...]:
    """All of a state that anybody can see; what is still awaited is its own affair."""
    shown = {change for values in state.frontier.values() for change in values}
    authors = {change: state.authors[change] for change in shown}
    said = (state.proposals, state.answers, state.erased)
    return state.chain, state.frontier, authors, said, state.conflicts()


def in_some_order(changes: list[Change], rng: random.Random) -> list[Change]:
    """Any order in which no change comes before the one it follows in its feed."""
    waiting, here, ordered = list(changes), {bytes(32)}, []
    while waiting:
        change = rng.choice([change for change in waiting if change.prev in here])
        waiting.remove(change)
        here.add(change.hash)
        ordered.append(change)
    return ordered


class Log:
    """The states of all records, taken forward change by change as the change log does."""

    def __init__(self) -> None:
        self.states = {record: RecordState() for record in RECORDS}
        self.known: dict[bytes, Change] = {}
        self.chains = Chains()

    def take(self, change: Change) -> None:
        if change.id in self.known:
            return
        self.known[change.id] = change
        self.chains.learn(change)
        state = self.states[change.record]
        if state.needs_rebuild(change, AUTHORITY):
            self._rebuild(change.record)
        else:
            state.add(change, self.chains)
        for record, other in self.states.items():
            if other.is_awaiting(change):
                self._rebuild(record)

    def store_and_read(self) -> None:
        for record, state in self.states.items():
            self.states[record] = RecordState.from_plain(state.to_plain(), state.kind)

    def of(self, record: UUID) -> list[Change]:
        return [change for change in self.known.values() if change.record == record]

    def _rebuild(self, record: UUID) -> None:
        self.states[record] = frontier.state_of(self.of(record), AUTHORITY, self.chains)


def together(*devices: Device) -> RecordState:
    everything = {c.id: c for device in devices for c in device.known.values()}
    return Device("H", "d", everything).state(RECORDS[0])


def edit(device: Device, rng: random.Random, value: str) -> Change:
    return device.write(rng, ChangeKind.PUT, RECORDS[0], values={"note": value})


def move(device: Device, rng: random.Random, to: str, heads: list[bytes]) -> Change:
    extra = {"to": to, "cut": [head.hex() for head in heads]}
    return device.write(rng, ChangeKind.OWN, RECORDS[0], extra=extra)


# -- what must hold for every history ------------------------------------------------------------


def the_rule_is_what_the_design_says(history: History, rng: random.Random) -> None:
    some = in_some_order(history.changes, rng)[: rng.randint(0, len(history.changes))]
    for everything in (history.changes, some):
        for record in RECORDS:
            changes = [change for change in everything if change.record == record]
            state, slow = by_the_rule(changes, everything), slow_state(changes, everything)
            assert state.owner == slow.owner
            assert [link.id for link in state.chain] == slow.decisions
            assert standing(state) == slow.standing
            assert state.conflicts() == slow.conflicts
            assert state.proposals == slow.proposals
            assert state.erased == slow.erased


def step_by_step_gives_the_same(history: History, rng: random.Random) -> None:
    log = Log()
    looked_at = {rng.randint(1, len(history.changes)) for _ in range(4)} | {len(history.changes)}
    for place, change in enumerate(in_some_order(history.changes, rng), start=1):
        log.take(change)
        if rng.random() < 0.2:
            log.take(rng.choice(list(log.known.values())))
        if rng.random() < 0.1:
            log.store_and_read()
        if place in looked_at:
            everything = list(log.known.values())
            for record in RECORDS:
                whole = by_the_rule(log.of(record), everything)
                assert settled_facts(log.states[record]) == settled_facts(whole)


def order_changes_nothing(history: History, rng: random.Random) -> None:
    for record in RECORDS:
        changes = history.of(record)
        shuffled = rng.sample(changes, len(changes))
        one = by_the_rule(changes, history.changes)
        other = by_the_rule(shuffled, history.changes[::-1])
        assert settled_facts(one) == settled_facts(other)
        assert one.shown(AUTHORITY) == other.shown(AUTHORITY)


def only_the_owner_is_shown(history: History, _: random.Random) -> None:
    by_id = {change.id: change for change in history.changes}
    for record in RECORDS:
        state = by_the_rule(history.of(record), history.changes)
        owner_at = {link.id: link.owner for link in state.chain}
        for name, values in state.frontier.items():
            for change in map(by_id.__getitem__, values):
                assert change.kind in ("new", "put")
                assert change.unit == owner_at[change.link or state.chain[0].id], name


def no_value_is_chosen_in_silence(history: History, _: random.Random) -> None:
    for record in RECORDS:
        state = by_the_rule(history.of(record), history.changes)
        for name, values in state.frontier.items():
            different = {repr(value) for value in values.values()}
            assert (name in state.conflicts()) == (len(different) > 1)


def what_is_shown_meanwhile_is_agreed(history: History, _: random.Random) -> None:
    by_id = {change.id: change for change in history.changes}
    for record in RECORDS:
        state = by_the_rule(history.of(record), history.changes)
        for name, values in state.frontier.items():
            changes = [by_id[change] for change in values]
            highest = max(AUTHORITY.rank(change.unit) for change in changes)
            best = [change for change in changes if AUTHORITY.rank(change.unit) == highest]
            if all(change.clock_is_trusted for change in changes):
                latest = max(change.made_at_ms for change in best)
                best = [change for change in best if change.made_at_ms == latest]
            shown = max(best, key=lambda change: change.id)
            assert state.shown(AUTHORITY)[name] == shown.values.get(name)


def a_decision_settles_everywhere(history: History, rng: random.Random) -> None:
    for record in RECORDS:
        state = by_the_rule(history.of(record), history.changes)
        if not state.conflicts():
            continue
        known = {change.id: change for change in history.changes}
        office = Device(str(state.owner), "9", known)
        wanted = dict.fromkeys(sorted(state.conflicts()), "settled")
        decision = office.write(rng, ChangeKind.PUT, record, values=wanted)
        after = office.state(record)
        assert not after.conflicts() & set(wanted)
        assert wanted.items() <= after.shown(AUTHORITY).items()
        log = Log()
        for change in in_some_order([*history.changes, decision], rng):
            log.take(change)
        assert settled_facts(log.states[record]) == settled_facts(after)


def what_was_erased_stays_erased(history: History, rng: random.Random) -> None:
    """Its content is gone: only a first change heard later may say otherwise."""
    ordered = in_some_order(history.changes, rng)
    some = ordered[: rng.randint(0, len(ordered))]
    for record in RECORDS:
        before = by_the_rule([change for change in some if change.record == record], some)
        after = by_the_rule(history.of(record), history.changes)
        if before.chain[:1] == after.chain[:1]:
            assert before.erased <= after.erased


def a_fork_is_cut_by_heads_not_by_numbers(_: History, rng: random.Random) -> None:
    """A number names two changes after a fork; the office had seen one of them."""
    seen = Device("X1", "a")
    seen.write(rng, ChangeKind.NEW, RECORDS[0], values=dict.fromkeys(FIELDS, "0"), link=b"")
    restored = Device("X1", "a", dict(seen.known), number=seen.number, head=seen.head)
    mine, fork = edit(seen, rng, "1"), edit(restored, rng, "2")
    office = Device("H", "d", dict(seen.known))
    move(office, rng, "X2", [mine.hash])

    state = together(seen, restored, office)

    assert mine.number == fork.number
    assert state.frontier["note"] == {mine.id: "1"}
    assert state.proposals == {fork.id}


def an_erasure_outlives_the_decisions_it_follows(_: History, rng: random.Random) -> None:
    """An office moves a record twice and erases it; one above it had moved it elsewhere."""
    commune = Device("X1", "a")
    first = commune.write(rng, ChangeKind.NEW, RECORDS[0], values={"note": "0"}, link=b"")
    below, above = (Device(unit, "d", dict(commune.known)) for unit in ("H", "T"))
    for to in ("X2", "X1"):
        move(below, rng, to, below.heads())
    extra = {"re": [first.id.hex()]}
    below.write(rng, ChangeKind.ERASE, RECORDS[0], values={"why": "luật"}, extra=extra)
    move(above, rng, "K", above.heads())

    state = together(commune, below, above)

    assert state.owner == "K"
    assert state.erased == {first.id}


CHECKS: tuple[Check, ...] = (
    the_rule_is_what_the_design_says,
    step_by_step_gives_the_same,
    order_changes_nothing,
    only_the_owner_is_shown,
    no_value_is_chosen_in_silence,
    what_is_shown_meanwhile_is_agreed,
    a_decision_settles_everywhere,
    what_was_erased_stays_erased,
    a_fork_is_cut_by_heads_not_by_numbers,
    an_erasure_outlives_the_decisions_it_follows,
)
