"""The log on random histories: whatever the order, it ends where the merge rule does."""

import random

import pytest
from sqlalchemy import Engine, select

from histories import AUTHORITY, RECORDS, Chains, Device, a_history, dice
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.frontier import RecordState, state_of
from mdd_desktop.storage.change_log import ChangeLog
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.tables import ProposalRow


def taken(engine: Engine, changes: list[Change]) -> None:
    """Take changes in one transaction."""
    with writing(engine) as connection:
        log = ChangeLog(connection, lambda: AUTHORITY)
        for change in changes:
            log.take(change, None)
        log.flush()


def states_in(engine: Engine) -> list[RecordState]:
    with reading(engine) as connection:
        log = ChangeLog(connection, lambda: AUTHORITY)
        return [log.state(record) for record in RECORDS]


def proposals_in(engine: Engine) -> set[bytes]:
    with reading(engine) as connection:
        return set(connection.execute(select(ProposalRow.__table__.c.change)).scalars())


def in_chain_order(changes: list[Change], rng: random.Random) -> list[Change]:
    waiting, here, ordered = list(changes), {bytes(32)}, []
    while waiting:
        change = rng.choice([change for change in waiting if change.prev in here])
        waiting.remove(change)
        here.add(change.hash)
        ordered.append(change)
    return ordered


def facts(state: RecordState) -> tuple[object, ...]:
    said = (state.proposals, state.answers, state.erased)
    return state.chain, state.frontier, said, state.conflicts()


@pytest.mark.parametrize("seed", range(12))
def test_the_log_ends_where_the_merge_rule_does(engine: Engine, seed: int) -> None:
    rng, history = dice(seed), a_history(seed)
    left = in_chain_order(history.changes, rng)
    while left:
        count = rng.randint(1, 20)
        taken(engine, left[:count])
        left = left[count:]

    everything = Chains(history.changes)
    ruled = [state_of(history.of(record), AUTHORITY, everything) for record in RECORDS]
    assert [facts(state) for state in states_in(engine)] == [facts(state) for state in ruled]
    assert proposals_in(engine) == set().union(*(state.proposals for state in ruled))


@pytest.mark.parametrize("in_one_transaction", [True, False])
def test_a_late_edit_counts_once_the_head_named_by_the_decision_has_come(
    engine: Engine, *, in_one_transaction: bool
) -> None:
    rng, record = dice(1), RECORDS[0]
    commune = Device("X1", "a")
    first = commune.write(rng, ChangeKind.NEW, record, values={"full_name": "A"}, link=b"")
    late = commune.write(rng, ChangeKind.PUT, record, values={"full_name": "B"})
    head = commune.write(rng, ChangeKind.NEW, RECORDS[1], values={"full_name": "C"}, link=b"")
    office = Device("H", "d", dict(commune.known))
    extra = {"to": "X2", "cut": [head.hash.hex()]}
    decision = office.write(rng, ChangeKind.OWN, record, extra=extra)

    if in_one_transaction:
        taken(engine, [first, late, decision, head])
    else:
        taken(engine, [first, late, decision])
        assert proposals_in(engine) == {late.id}
        taken(engine, [head])

    state = states_in(engine)[0]
    assert state.owner == "X2"
    assert state.shown(AUTHORITY)["full_name"] == "B"
    assert proposals_in(engine) == set()


def test_a_decision_that_comes_before_the_record_is_followed(engine: Engine) -> None:
    rng, record = dice(2), RECORDS[0]
    commune = Device("X1", "a")
    first = commune.write(rng, ChangeKind.NEW, record, values={"full_name": "A"}, link=b"")
    office = Device("H", "d", dict(commune.known))
    decision = office.write(
        rng, ChangeKind.OWN, record, extra={"to": "X2", "cut": [first.hash.hex()]}
    )

    taken(engine, [decision])
    taken(engine, [first])

    assert states_in(engine)[0].owner == "X2"


@pytest.mark.parametrize("kind", [ChangeKind.ERASE, ChangeKind.ANSWER])
def test_what_is_said_of_a_record_before_it_comes_counts_once_it_comes(
    engine: Engine, kind: ChangeKind
) -> None:
    rng, record = dice(3), RECORDS[0]
    first = Device("X1", "a").write(
        rng, ChangeKind.NEW, record, values={"full_name": "A"}, link=b""
    )
    other = Device("X1", "b", {first.id: first})
    said = other.write(rng, kind, record, extra={"re": [first.id.hex()]})

    taken(engine, [said])
    taken(engine, [first])

    ruled = state_of([said, first], AUTHORITY, Chains([said, first]))
    assert facts(states_in(engine)[0]) == facts(ruled)
    assert ruled.erased or ruled.answers
