"""Whom the programme helps first, and since when a child waits."""

import datetime as dt
from typing import Any

import pytest
from small_registry import UNITS, child, sponsorship
from worked_example import ref, snapshot_of

from mdd_desktop.domain.figures import prepare
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.moment import Day
from mdd_desktop.domain.waiting import priority, waiting_since

DEAD, COVID, ALIVE = {"status": "mat"}, {"status": "mat", "cause": "covid"}, {"status": "con_song"}


def case(*given: dict[str, Any], **values: Any) -> ChildCase:
    rows = {"units": UNITS, "children": [child(**values)], "sponsorships": list(given)}
    rows["sponsors"] = [{"id": "S1", "unit_id": "X1"}]
    facts = prepare(snapshot_of(rows))
    return ChildCase(facts.children[ref("C1")], Day(facts, dt.date(2026, 6, 30)))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"father": DEAD, "mother": DEAD}, 1),
        ({"groups": ["b"]}, 1),
        ({"father": ALIVE, "needs": [{"kind": "y_te", "level": "cao"}]}, 1),
        ({"father": COVID, "mother": ALIVE}, 2),
        ({"household": [{"year": 2026, "status": "can_ngheo"}]}, 2),
        ({"hardship_confirmed": True}, 2),
        ({"father": DEAD, "mother": ALIVE}, 3),
    ],
)
def test_priority_follows_family_then_hardship(values: dict[str, Any], expected: int) -> None:
    assert priority(case(**values)) == expected


def test_a_child_waits_from_registration_or_from_the_day_after_her_last_sponsor() -> None:
    never = case(registered_on="2025-01-01")
    left = case(sponsorship(end="2026-03-31"), registered_on="2025-01-01")

    assert waiting_since(never) == dt.date(2025, 1, 1).toordinal()
    assert waiting_since(left) == dt.date(2026, 4, 1).toordinal()
