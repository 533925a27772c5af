"""Undo: after taking an action back the registry says what it said before."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import COMMUNE, PROVINCE, TODAY, Offices, a_child, a_sponsorship, problems_of
from mdd_desktop.domain.child import Child, ExitReason
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services import (
    cases,
    children,
    joins,
    packages,
    sponsors,
    sponsorships,
    support,
    undo,
)
from mdd_desktop.services.offices import Registry

COMMANDS = st.sampled_from(["correct", "close", "reopen", "household", "pay", "void", "pause"])


def pause_once(registry: Registry, lot: UUID) -> None:
    """Pause a sponsorship; one that rests already stays as it is."""
    with suppress(RuleError):
        sponsorships.pause(registry, lot, on=TODAY)


def acts_of(registry: Registry, do: Callable[[], object]) -> list[undo.Act]:
    """Do something and return what it committed."""
    heard: list[undo.Act] = []
    registry.on_commit = heard.append
    do()
    registry.on_commit = None
    return heard


def shown(registry: Registry) -> dict[UUID, dict[str, Any]]:
    """What every record says that is not entered by mistake."""
    with registry.read() as reading:
        found = [
            record
            for kind in ("children", "sponsors", "sponsorships", "pledges", "support_entries")
            for record in getattr(reading.snapshot(), kind)
        ]
    return {record.id: fields_of(record) for record in found if not record.void}


def child_of(registry: Registry, child: Child) -> Child:
    with registry.read() as reading:
        return reading.of(Child).get(child.id)


def test_a_correction_is_taken_back(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp Phú Lợi")
    before = shown(commune)

    acts = acts_of(
        commune, lambda: children.correct(commune, child.id, {"village": "ấp Tân Hòa", "note": "x"})
    )
    done = undo.take_back(commune, acts)

    assert shown(commune) == before
    assert done[:2] == ("Sửa hồ sơ trẻ", 1)
    assert problems_of(commune) == []


def test_a_registration_is_taken_back_by_voiding_the_record(offices: Offices) -> None:
    commune = offices[COMMUNE]
    before = shown(commune)

    acts = acts_of(commune, lambda: a_child(commune))
    undo.take_back(commune, acts)

    assert shown(commune) == before
    (made,) = acts[0].records["child"]
    with commune.read() as reading:
        assert reading.of(Child).get(made).void


def test_forty_payments_are_taken_back_at_once(offices: Offices) -> None:
    commune = offices[COMMUNE]
    lots = [a_sponsorship(commune) for _ in range(4)]
    lines = [
        {"direction": "passed", "form": "tien", "kind": "sinh_hoat", "amount": 500_000}
        | {"child_id": lot.child_id, "sponsorship_id": lot.id}
        for lot in lots
        for _ in range(10)
    ]
    before = shown(commune)

    acts = acts_of(commune, lambda: support.record(commune, lines))
    done = undo.take_back(commune, acts)

    assert done.records == 40
    assert shown(commune) == before
    with commune.read() as reading:
        assert all(entry.void for entry in reading.of(SupportEntry).all())


def test_several_transactions_of_one_action_are_taken_back_together(offices: Offices) -> None:
    commune = offices[COMMUNE]
    sibling = a_child(commune)
    before = shown(commune)

    def register_a_sibling() -> None:
        child = a_child(commune)
        children.register(commune, {"full_name": child.full_name}, sibling=sibling.id)

    acts = acts_of(commune, register_a_sibling)
    undo.take_back(commune, acts)

    assert len(acts) == 2
    assert shown(commune) == before


def test_a_transition_is_taken_back(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    lot = a_sponsorship(commune, child)
    before = shown(commune)

    acts = acts_of(
        commune, lambda: sponsorships.end(commune, lot.id, on=TODAY, reason="nguyen_vong")
    )
    undo.take_back(commune, acts)
    acts = acts_of(
        commune, lambda: cases.close(commune, child.id, on=TODAY, reason=ExitReason.ADOPTED)
    )
    undo.take_back(commune, acts)

    assert shown(commune) == before


def test_what_was_marked_as_a_mistake_counts_again(offices: Offices) -> None:
    commune = offices[COMMUNE]
    lot = a_sponsorship(commune)
    line = {"direction": "passed", "form": "tien", "kind": "sinh_hoat", "amount": 500_000}
    (entry,) = support.record(commune, [line | {"child_id": lot.child_id}])
    before = shown(commune)

    undo.take_back(commune, acts_of(commune, lambda: support.void(commune, entry.id)))

    assert shown(commune) == before


def test_the_way_back_travels_like_any_other_change(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp Phú Lợi")
    acts = acts_of(commune, lambda: children.correct(commune, child.id, {"village": "ấp Tân Hòa"}))
    offices.send(COMMUNE, PROVINCE)

    undo.take_back(commune, acts)
    offices.send(COMMUNE, PROVINCE)

    assert child_of(offices[PROVINCE], child).village == "ấp Phú Lợi"


def test_nothing_is_taken_back_that_somebody_has_overwritten(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    acts = acts_of(commune, lambda: children.correct(commune, child.id, {"village": "ấp 1"}))
    children.correct(commune, child.id, {"village": "ấp 2"})

    with pytest.raises(RuleError) as refused:
        undo.take_back(commune, acts)

    assert refused.value.code == "overwritten"
    assert child_of(commune, child).village == "ấp 2"


def test_a_later_edit_of_another_field_stays(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 0")
    acts = acts_of(commune, lambda: children.correct(commune, child.id, {"village": "ấp 1"}))
    children.correct(commune, child.id, {"note": "mới"})

    undo.take_back(commune, acts)

    assert child_of(commune, child).village == "ấp 0"
    assert child_of(commune, child).note == "mới"


def test_a_new_record_that_was_edited_since_is_not_voided(offices: Offices) -> None:
    commune = offices[COMMUNE]
    made: list[Child] = []
    acts = acts_of(commune, lambda: made.append(a_child(commune)))
    children.correct(commune, made[0].id, {"note": "sửa sau"})

    with pytest.raises(RuleError) as refused:
        undo.take_back(commune, acts)

    assert refused.value.code == "overwritten"
    assert not child_of(commune, made[0]).void


def test_merging_packages_and_joining_records_have_their_own_way_back(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    first, second = a_child(commune), a_child(commune)
    file = offices.make(COMMUNE, PROVINCE)

    merged = acts_of(province, lambda: packages.merge(province, [file]))
    joined = acts_of(commune, lambda: joins.merge(commune, first.id, second.id))

    for registry, acts in ((province, merged), (commune, joined)):
        with pytest.raises(RuleError) as refused:
            undo.take_back(registry, acts)
        assert refused.value.code == "not_taken_back"


def test_after_a_day_it_is_too_late(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    acts = acts_of(commune, lambda: children.correct(commune, child.id, {"village": "ấp 1"}))
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=25)
    commune.clock = lambda: later

    with pytest.raises(RuleError) as refused:
        undo.take_back(commune, acts)

    assert refused.value.code == "too_late"
    assert child_of(commune, child).village == "ấp 1"


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commands=st.lists(COMMANDS, min_size=1, max_size=6))
def test_doing_and_taking_back_in_turn_leads_to_the_values_of_before(
    offices: Offices, commands: list[str]
) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 0")
    lot = a_sponsorship(commune, child)
    line = {"direction": "passed", "form": "tien", "kind": "sinh_hoat", "amount": 500_000}
    (entry,) = support.record(commune, [line | {"child_id": child.id}])
    do: dict[str, Callable[[], object]] = {
        "correct": lambda: children.correct(
            commune, child.id, {"village": "ấp 9", "needs": [{"kind": "hoc_tap"}]}
        ),
        "close": lambda: children.correct(
            commune, child.id, {"exit": {"date": TODAY, "reason": "khac"}}
        ),
        "reopen": lambda: children.correct(commune, child.id, {"exit": None}),
        "household": lambda: children.register(
            commune, {"full_name": "Lê Thị Em"}, sibling=child.id
        ),
        "pay": lambda: support.record(commune, [line | {"child_id": child.id}] * 2),
        "void": lambda: support.void(commune, entry.id),
        "pause": lambda: pause_once(commune, lot.id),
    }
    before = shown(commune)

    done = [acts_of(commune, do[name]) for name in commands]
    undone: set[str] = set()
    for acts in reversed([acts for acts in done if acts]):
        undone |= undo.take_back(commune, acts, undone).transactions

    assert shown(commune) == before


def test_a_sponsor_is_taken_back_too(offices: Offices) -> None:
    commune = offices[COMMUNE]
    before = shown(commune)

    acts = acts_of(
        commune, lambda: sponsors.register(commune, {"kind": "ca_nhan", "full_name": "Đỗ Thị Vân"})
    )
    undo.take_back(commune, acts)

    assert shown(commune) == before


# -- kept in the registry --------------------------------------------------------------------


def done_and_kept(registry: Registry, do: Callable[[], object]) -> None:
    undo.keep(registry, acts_of(registry, do))


def test_a_kept_action_outlives_the_program(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 0")
    for village in ("ấp 1", "ấp 2"):
        done_and_kept(
            commune,
            lambda village=village: children.correct(commune, child.id, {"village": village}),
        )

    offices.close(COMMUNE)
    commune = offices[COMMUNE]
    assert undo.take_back_last(commune) is not None
    assert child_of(commune, child).village == "ấp 1"
    offices.close(COMMUNE)
    commune = offices[COMMUNE]
    done = undo.take_back_last(commune)

    assert done is not None
    assert done.label == "Sửa hồ sơ trẻ"
    assert child_of(commune, child).village == "ấp 0"
    assert undo.take_back_last(commune) is None


def test_what_another_officer_did_is_not_hers_to_take_back(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 0")
    done_and_kept(commune, lambda: children.correct(commune, child.id, {"village": "ấp 1"}))
    keys = dataclasses.replace(commune.keys, officer="Trần Thị Khác")

    monkeypatch.setattr(commune, "keys", keys)

    assert undo.take_back_last(commune) is None
    assert child_of(commune, child).village == "ấp 1"


def test_a_refused_action_is_given_up_and_the_one_before_is_next(offices: Offices) -> None:
    commune = offices[COMMUNE]
    first, second = a_child(commune, village="ấp 0"), a_child(commune, village="ấp 0")
    done_and_kept(commune, lambda: children.correct(commune, first.id, {"village": "ấp 1"}))
    done_and_kept(commune, lambda: children.correct(commune, second.id, {"village": "ấp 1"}))
    children.correct(commune, second.id, {"village": "ấp 2"})

    with pytest.raises(RuleError) as refused:
        undo.take_back_last(commune)
    undo.take_back_last(commune)

    assert refused.value.code == "overwritten"
    assert child_of(commune, second).village == "ấp 2"
    assert child_of(commune, first).village == "ấp 0"


def test_a_registration_that_a_sponsorship_was_built_on_stays(offices: Offices) -> None:
    commune = offices[COMMUNE]
    made: list[Child] = []
    done_and_kept(commune, lambda: made.append(a_child(commune)))
    lot = a_sponsorship(commune, made[0])

    with pytest.raises(RuleError) as refused:
        undo.take_back_last(commune)

    assert refused.value.code == "built_on"
    assert not child_of(commune, made[0]).void
    with commune.read() as reading:
        assert not reading.of(type(lot)).get(lot.id).void
