"""Who owns a record where the list names nobody of another district and not every decision came."""

import itertools
from collections.abc import Sequence
from uuid import UUID

import pytest

from mdd_desktop.domain.change import (
    NO_PREDECESSOR,
    Change,
    ChangeKind,
    Feed,
    Origin,
    decision_id,
    new_change,
)
from mdd_desktop.domain.ownership import ownership
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.unit import Unit, UnitLevel, UnitTree

RECORD = UUID(int=1)
LEVELS = {"T": UnitLevel.PROVINCE, "C": UnitLevel.CLUSTER, "X": UnitLevel.COMMUNE}


def tree(**parents: str) -> UnitTree:
    """What one office's list names: each unit with the one above it."""
    return UnitTree(
        Unit(id=new_id(), code=code, name=code, level=LEVELS[code[0]], parent=parent)
        for code, parent in {"T": None, "C1": "T", "C2": "T", "X3": "T", **parents}.items()
    )


FROM_X3, FROM_X1 = tree(), tree(X1="C1", X2="C1")
FROM_T = tree(X1="C1", X2="C1", X5="C2", X6="C2")


def written(feed: Feed, kind: ChangeKind, link: bytes, extra: dict[str, object]) -> Change:
    return new_change(
        feed=feed,
        number=1,
        prev=NO_PREDECESSOR,
        kind=kind,
        table="child",
        record=RECORD,
        link=link,
        values={"village": "một"},
        parents={},
        origin=Origin("0" * 32, 0, "ok", "a"),
        salt=bytes(16),
        extra=extra,
    )


def begun_by(unit: str) -> Change:
    return written(Feed(unit, "a" * 16, "0" * 8, "up"), ChangeKind.NEW, b"", {})


def told(
    reader: str, by: str, to: str, *, past: Sequence[Change], why: str = "", names: bool = True
) -> Change:
    """The copy of a decision for one reader; it follows the last of those before, and names all."""
    last = past[-1].decision
    head = {"r": RECORD.hex, "w": last.hex(), "from": "X9", "to": to, "cut": [], "why": why}
    shared: dict[str, object] = {name: head[name] for name in ("from", "to", "cut", "why")}
    shared["dec"] = decision_id(head, by).hex()
    if names:
        shared["past"] = [c.decision.hex() for c in past]
    extra = {**shared, "snap": True} if reader == to else shared
    return written(Feed(by, "b" * 16, "0" * 8, reader), ChangeKind.OWN, last, extra)


def owners(known: Sequence[Change], seen_from: UnitTree) -> list[str]:
    """Whose the record was one after another, the same in every order of arrival."""
    found = {
        tuple(link.owner for link in ownership(order, seen_from))
        for order in itertools.permutations(known)
    }
    (one,) = found
    return list(one)


def test_a_record_comes_back_from_a_unit_that_the_list_does_not_name() -> None:
    first = begun_by("X3")
    away = told("X3", "T", "X1", past=[first])
    back = told("X3", "T", "X3", past=[first, away])

    assert owners([first, away, back], FROM_X3) == ["X3", "X1", "X3"]


def test_it_comes_back_though_others_were_told_of_what_came_between() -> None:
    first = begun_by("X3")
    away = told("X3", "T", "X1", past=[first])
    unheard = told("X2", "C1", "X2", past=[first, away])
    back = told("X3", "T", "X3", past=[first, away, unheard])

    assert owners([first, away, back], FROM_X3) == ["X3", "X1", "X3"]
    assert owners([first, away, unheard, back], FROM_T) == ["X3", "X1", "X2", "X3"]


def test_going_and_coming_back_twice_keeps_its_order() -> None:
    first = begun_by("X5")
    given = told("X3", "T", "X3", past=[first])
    away = told("X3", "T", "X1", past=[first, given])
    unheard = told("X2", "C1", "X2", past=[first, given, away])
    back = told("X3", "T", "X3", past=[first, given, away, unheard])
    to_the_other_district = told("X3", "T", "X5", past=[first, given, away, unheard, back])

    known = [given, away, back, to_the_other_district]
    assert owners(known, FROM_X3) == ["X3", "X1", "X3", "X5"]


def test_what_follows_a_decision_that_lost_is_not_followed() -> None:
    first = begun_by("X3")
    away = told("X3", "T", "X1", past=[first])
    lost = told("X2", "C1", "X2", past=[first, away])
    after_it = told("X3", "T", "X3", past=[first, away, lost])
    prevailed = told("X3", "T", "X5", past=[first, away])

    assert owners([first, away, prevailed, after_it], FROM_X3) == ["X3", "X1", "X5"]
    assert owners([first, away, prevailed, after_it, lost], FROM_T) == ["X3", "X1", "X5"]


@pytest.mark.parametrize("seen_from", [FROM_X1, FROM_T], ids=["its commune", "the province"])
@pytest.mark.parametrize("away_to", ["X3", "X5"], ids=["named", "of another district"])
def test_a_district_takes_nothing_from_units_outside_it(seen_from: UnitTree, away_to: str) -> None:
    first = begun_by("X1")
    away = told("X1", "T", away_to, past=[first])
    between = told("X1", "C1", "X2", past=[first, away], why="bịa")
    at_once = told("X1", "C1", "X1", past=[first, away])
    later = told("X1", "C1", "X1", past=[first, away, between])

    assert owners([first, away, at_once, later], seen_from) == ["X1", away_to]


def test_a_district_whose_units_nobody_here_knows_may_decide_about_one_of_them() -> None:
    assert FROM_X3.may_decide("C1", "X1")
    assert not FROM_X1.may_decide("C1", "X5")
    assert not FROM_X3.may_decide("X3", "X1")
    assert not FROM_X3.may_decide("C1", "X3")
    assert not FROM_X3.may_decide("X1", "X5")


def test_a_copy_by_an_older_program_begins_a_record_that_was_unknown() -> None:
    first = begun_by("X1")
    given = told("X3", "T", "X3", past=[first], names=False)

    assert owners([given], FROM_X3) == ["X3"]
