import datetime as dt

import pytest

import builders
from builders import Offices
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import exit_plans
from mdd_desktop.services.exit_plans import growing_up
from mdd_desktop.services.offices import Registry

TODAY = builders.TODAY


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def born(office: Registry, day: str) -> Child:
    return builders.a_child(office, birth={"date": day, "precision": "day"})


def test_a_plan_is_wanted_within_a_year_of_eighteen_and_then_no_more(office: Registry) -> None:
    child = born(office, "2009-03-01")

    before = growing_up(child, TODAY)
    exit_plans.make(office, child.id, "hoc_tiep", until=dt.date(2031, 2, 28), answers="Chị Hạnh")
    with office.read() as reading:
        after = growing_up(reading.of(Child).get(child.id), TODAY)

    assert (before.ahead[0].age, before.ahead[0].days) == (18, 99)
    assert before.wanted
    assert not after.wanted
    assert after.plan is not None
    assert (after.plan.kind, after.plan.answers, after.plan.made_on) == (
        "hoc_tiep",
        "Chị Hạnh",
        TODAY,
    )


def test_help_ends_at_twenty_two(office: Registry) -> None:
    child = born(office, "2009-03-01")

    with pytest.raises(RuleError) as refused:
        exit_plans.make(office, child.id, "hoc_tiep", until=dt.date(2031, 3, 2))

    assert refused.value.code == "until_too_late"


def test_a_plan_may_be_replaced_and_survives_a_replay(office: Registry) -> None:
    child = born(office, "2009-03-01")
    exit_plans.make(office, child.id, "hoc_nghe")
    exit_plans.make(office, child.id, "di_lam", note="Vào xưởng may của Mẹ đỡ đầu.")

    with office.read() as reading:
        plan = reading.of(Child).get(child.id).exit_plan
    assert plan is not None
    assert plan.kind == "di_lam"
    assert builders.problems_of(office) == []


def test_who_left_the_list_gets_no_plan(office: Registry) -> None:
    child = builders.a_child(office, exit={"date": TODAY, "reason": "chuyen_di"})

    with pytest.raises(RuleError) as refused:
        exit_plans.make(office, child.id, "di_lam")

    assert refused.value.code == "child_left"
