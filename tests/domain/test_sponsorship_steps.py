import datetime as dt
from uuid import UUID

import pytest

from mdd_desktop.domain.coming_of_age import ExitPlan, milestones, needs_plan
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.sponsor import Promise, Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.domain.value_words import value_words

TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)


def a_bond(**values: object) -> Sponsorship:
    given = {"child_id": UUID(int=1), "sponsor_id": UUID(int=2), "form": "gian_tiep", **values}
    return Sponsorship.model_validate(given)


def test_the_whole_way_from_registration_to_the_end() -> None:
    bond = a_bond(registered_on=TODAY)
    states = [bond.state_on(TODAY)]
    bond = bond.approved_on(TODAY)
    states.append(bond.state_on(TODAY))
    bond = bond.paused_from(TODAY + DAY, reason="me_di_vang")
    states.append(bond.state_on(TODAY + DAY))
    bond = bond.resumed_on(TODAY + 3 * DAY)
    states.append(bond.state_on(TODAY + 3 * DAY))
    bond = bond.end_on(TODAY + 9 * DAY, reason="het_cam_ket")
    states.append(bond.state_on(TODAY + 10 * DAY))

    assert states == [
        SponsorshipState.WAITING,
        SponsorshipState.ACTIVE,
        SponsorshipState.PAUSED,
        SponsorshipState.ACTIVE,
        SponsorshipState.ENDED,
    ]
    assert bond.pauses[0].to == TODAY + 2 * DAY
    assert bond.pauses[0].reason == "me_di_vang"


@pytest.mark.parametrize(
    ("bond", "step", "code"),
    [
        (a_bond(start=TODAY), lambda b: b.approved_on(TODAY), "not_waiting"),
        (a_bond(cancelled_on=TODAY), lambda b: b.approved_on(TODAY), "not_waiting"),
        (
            a_bond(registered_on=TODAY),
            lambda b: b.approved_on(TODAY - DAY),
            "start_before_registration",
        ),
        (a_bond(start=TODAY), lambda b: b.cancelled(TODAY, reason="khac"), "not_waiting"),
        (a_bond(), lambda b: b.paused_from(TODAY), "not_active"),
        (
            a_bond(start=TODAY, pauses=({"from": TODAY},)),
            lambda b: b.paused_from(TODAY + DAY),
            "already_paused",
        ),
        (a_bond(start=TODAY, end=TODAY), lambda b: b.paused_from(TODAY + DAY), "not_active"),
        (a_bond(start=TODAY), lambda b: b.resumed_on(TODAY + DAY), "not_paused"),
        (
            a_bond(start=TODAY, pauses=({"from": TODAY},)),
            lambda b: b.resumed_on(TODAY),
            "resumed_before_pause",
        ),
        (a_bond(), lambda b: b.end_on(TODAY, reason="khac"), "not_active"),
        (
            a_bond(start=TODAY),
            lambda b: b.end_on(TODAY - DAY, reason="khac"),
            "end_before_start",
        ),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(bond: Sponsorship, step: object, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        step(bond)  # type: ignore[operator]

    assert refused.value.code == code


def test_a_cancelled_registration_says_why() -> None:
    gone = a_bond(registered_on=TODAY).cancelled(TODAY, reason="me_rut_dang_ky")

    assert gone.state_on(TODAY) is SponsorshipState.CANCELLED
    assert gone.cancel_reason == "me_rut_dang_ky"


def test_a_place_is_kept_until_its_last_day_and_no_longer() -> None:
    hold = Hold.model_validate(
        {"child_id": UUID(int=1), "sponsor_id": UUID(int=2), "from": TODAY, "until": TODAY + DAY}
    )

    days = [hold.is_open(TODAY + n * DAY) for n in (-1, 0, 1, 2)]

    assert days == [False, True, True, False]
    assert not hold.corrected(closed_on=TODAY).is_open(TODAY)
    assert not hold.corrected(void=True).is_open(TODAY)


def test_the_promise_is_valid_on_its_last_day() -> None:
    sponsor = Sponsor(unit_id="X1", full_name="Đỗ Thị Vân", protection_signed_on=TODAY)
    until = sponsor.corrected(protection_expires_on=TODAY + DAY)

    assert Sponsor(unit_id="X1", full_name="A").promise_on(TODAY) is Promise.MISSING
    assert sponsor.promise_on(TODAY - DAY) is Promise.MISSING
    assert sponsor.promise_on(TODAY) is Promise.VALID
    assert until.promise_on(TODAY + DAY) is Promise.VALID
    assert until.promise_on(TODAY + 2 * DAY) is Promise.EXPIRED


def test_the_nearest_milestone_comes_first_and_past_ones_are_gone() -> None:
    born = PartialDate.model_validate("2009-11-25")

    ahead = milestones(born, TODAY)

    assert [(one.age, one.days) for one in ahead] == [(18, 367), (22, 367 + 1461)]
    assert milestones(None, TODAY) == ()
    assert milestones(PartialDate.model_validate("1990"), TODAY) == ()


def test_a_plan_is_wanted_in_the_year_before_the_eighteenth_birthday() -> None:
    plan = ExitPlan(kind="hoc_tiep", made_on=TODAY)
    later = PartialDate.model_validate("2009-12-01")

    assert needs_plan(PartialDate.model_validate("2008-12-01"), None, TODAY)
    assert not needs_plan(PartialDate.model_validate("2008-12-01"), plan, TODAY)
    assert not needs_plan(later, None, TODAY)


@pytest.mark.parametrize(
    ("table", "path", "value", "words"),
    [
        (
            "sponsorship",
            "pauses[2026-11-01]",
            '{"from":"2026-11-01","reason":"me_di_vang"}',
            "Mẹ đỡ đầu đi vắng dài ngày, từ 01/11/2026",
        ),
        ("sponsorship", "cancel_reason", "me_o_xa", "Mẹ đỡ đầu ở quá xa"),
        ("sponsor", "kind", "tap_the", "Tập thể"),
        ("sponsor", "offer_needs[hoc_nghe]", True, "Học nghề"),
        ("sponsor", "born_year", 1961, "1961"),
        ("sponsor", "offer_amount", 500_000, "500.000 đồng"),
        ("hold", "outcome", "me_tu_choi", "Mẹ đỡ đầu từ chối"),
    ],
)
def test_the_timeline_says_the_steps_in_words(
    table: str, path: str, value: FieldValue, words: str
) -> None:
    assert value_words(table, path, value) == words
