"""The merge rule on random histories: by the rule, step by step, and against a slow writing of it.

The last test breaks the rule on purpose, in one way after another, and wants each noticed.
"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merge_checks import CHECKS, Check, Log, by_the_rule, edit, move, together
from merge_mutants import MUTANTS

from histories import AUTHORITY, FIELDS, RECORDS, Device, History, a_history, dice
from mdd_desktop.domain.change import ChangeKind

SEEDS = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@given(seed=SEEDS)
def test_on_random_histories(check: Check, seed: int) -> None:
    check(a_history(seed), dice(seed))


def test_the_histories_hold_what_they_are_meant_to_test() -> None:
    met = dict.fromkeys(
        ("conflict", "agreement", "late and in", "late and out", "fork", "rival"), 0
    )
    for seed in range(60):
        history = a_history(seed)
        places = [(change.head["s"], change.number) for change in history.changes]
        met["fork"] += len(places) != len(set(places))
        for record in RECORDS:
            changes = history.of(record)
            state = by_the_rule(changes, history.changes)
            earlier = {link.id for link in state.chain[:-1]}
            late = {c.id for c in changes if c.kind == "put" and c.link in earlier}
            decisions = [c.link for c in changes if c.kind == "own"]
            met["conflict"] += bool(state.conflicts())
            met["agreement"] += any(
                len(values) > 1 and name not in state.conflicts()
                for name, values in state.frontier.items()
            )
            met["late and out"] += bool(late & state.proposals)
            met["late and in"] += bool(late - state.proposals)
            met["rival"] += len(decisions) != len(set(decisions))

    assert all(met.values()), met


# -- single stories ------------------------------------------------------------------------------


@pytest.fixture
def rng() -> random.Random:
    return dice(5)


def pair(rng: random.Random) -> tuple[Device, Device]:
    """Two computers of one commune that know the same record."""
    one, other = Device("X1", "a"), Device("X1", "b")
    one.write(rng, ChangeKind.NEW, RECORDS[0], values=dict.fromkeys(FIELDS, "0"), link=b"")
    other.known.update(one.known)
    return one, other


def test_two_edits_that_do_not_know_each_other_both_stay(rng: random.Random) -> None:
    one, other = pair(rng)
    edit(one, rng, "1")
    edit(other, rng, "2")

    state = together(one, other)

    assert set(state.frontier["note"].values()) == {"1", "2"}
    assert state.conflicts() == {"note"}


def test_the_same_value_typed_twice_is_no_conflict(rng: random.Random) -> None:
    one, other = pair(rng)
    edit(one, rng, "1")
    edit(other, rng, "1")

    assert together(one, other).conflicts() == frozenset()


def test_edits_of_different_fields_are_merged(rng: random.Random) -> None:
    one, other = pair(rng)
    edit(one, rng, "1")
    other.write(rng, ChangeKind.PUT, RECORDS[0], values={"village": "2"})

    state = together(one, other)

    assert state.conflicts() == frozenset()
    assert {"note": "1", "village": "2"}.items() <= state.shown(AUTHORITY).items()


def test_a_decision_that_arrives_before_the_record_is_not_forgotten(rng: random.Random) -> None:
    one, _ = pair(rng)
    office = Device("H", "d", dict(one.known))
    decision = move(office, rng, "X2", office.heads())
    log = Log()

    log.take(decision)
    log.store_and_read()
    log.take(next(iter(one.known.values())))

    assert log.states[RECORDS[0]].owner == "X2"


def test_a_late_edit_comes_into_its_time_when_the_head_of_the_cut_arrives(
    rng: random.Random,
) -> None:
    one, _ = pair(rng)
    late = edit(one, rng, "1")
    head = one.write(rng, ChangeKind.NEW, RECORDS[1], values={"note": "x"}, link=b"")
    office = Device("H", "d", dict(one.known))
    decision = move(office, rng, "X2", [head.hash])
    log = Log()

    for change in one.known.values():
        if change.id != head.id:
            log.take(change)
    log.take(decision)
    before = set(log.states[RECORDS[0]].proposals)
    log.take(head)

    assert before == {late.id}
    assert log.states[RECORDS[0]].proposals == set()
    assert log.states[RECORDS[0]].shown(AUTHORITY)["note"] == "1"


def test_a_fork_that_continues_beyond_the_cut_stays_a_proposal(rng: random.Random) -> None:
    one, _ = pair(rng)
    office = Device("H", "d", dict(one.known))
    move(office, rng, "X2", office.heads())
    late = edit(one, rng, "1")

    state = together(one, office)

    assert state.proposals == {late.id}
    assert state.shown(AUTHORITY)["note"] == "0"


def test_of_two_decisions_the_higher_office_prevails(rng: random.Random) -> None:
    one, _ = pair(rng)
    below, above = Device("H", "d", dict(one.known)), Device("T", "f", dict(one.known))
    move(below, rng, "X2", below.heads())
    move(above, rng, "K", above.heads())

    assert together(one, below, above).owner == "K"


def is_noticed(most: int = 400) -> bool:
    return any(
        not holds(check, history, seed)
        for seed in range(most)
        for history in [a_history(seed)]
        for check in CHECKS
    )


def holds(check: Check, history: History, seed: int) -> bool:
    try:
        check(history, dice(seed))
    except (AssertionError, KeyError):
        return False
    return True


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_rule_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    MUTANTS[name](monkeypatch)

    assert is_noticed()
