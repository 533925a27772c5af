import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import builders
from builders import Offices
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import Hold, HoldOutcome
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.services import (
    holds,
    matching,
    sponsor_screen,
    sponsorships,
    timeline,
    transfers,
)
from mdd_desktop.services.matching import Candidate, WaitingQuestion
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.sponsor_screen import SponsorQuestion, SponsorTab
from mdd_desktop.services.sponsorships import propose

TODAY = builders.TODAY
DAY = dt.timedelta(days=1)
PLEDGE = {"rhythm": "thang", "need": "sinh_hoat", "amount": 500_000, "from_month": "2026-11"}


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def pair(child: Child, sponsor: Sponsor, **values: Any) -> dict[str, Any]:
    given = {"child_id": child.id, "sponsor_id": sponsor.id, "form": "gian_tiep", "start": TODAY}
    return given | values


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(RuleError) as error:
        do()
    return error.value.code


def test_a_proposal_ends_the_waiting(office: Registry) -> None:
    child = builders.a_child(office, registered_on=TODAY - 97 * DAY)
    sponsor = builders.a_sponsor(office, capacity=2)

    before = matching.waiting(office, WaitingQuestion())
    made = propose(office, pair(child, sponsor), [PLEDGE])
    after = matching.waiting(office, WaitingQuestion())

    assert [(one.id, one.days) for one in before.children] == [(child.id, 97)]
    assert (before.total, before.with_room) == (1, 1)
    assert after.with_room == 1
    assert made.state_on(TODAY) is SponsorshipState.ACTIVE
    assert after.children == ()


def test_without_a_start_the_sponsorship_waits_and_the_child_says_for_whom(
    office: Registry,
) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    made = propose(office, pair(child, sponsor, start=None))

    (shown,) = matching.waiting(office, WaitingQuestion()).children
    assert shown.proposed_for == sponsor.full_name
    assert refused(lambda: propose(office, pair(child, sponsor))) == "already_sponsors"

    begun = sponsorships.approve(office, made.id, on=TODAY)
    assert begun.start == TODAY
    assert refused(lambda: sponsorships.cancel(office, made.id, on=TODAY, reason="khac")) == (
        "not_waiting"
    )


def test_a_sponsor_takes_no_more_children_than_she_said(office: Registry) -> None:
    sponsor = builders.a_sponsor(office, capacity=1)
    builders.a_sponsorship(office, sponsor=sponsor)
    child = builders.a_child(office)

    assert refused(lambda: propose(office, pair(child, sponsor))) == "sponsor_full"
    assert refused(lambda: holds.keep(office, child.id, sponsor.id)) == "sponsor_full"
    (found,) = matching.candidates(office, child.id).found
    assert found.fit.refusal == "Đã đủ 1 trẻ"


def test_direct_care_is_refused_until_the_promise_is_signed(office: Registry) -> None:
    child, bare = builders.a_child(office), builders.a_sponsor(office)
    signed = builders.a_sponsor(office, protection_signed_on=TODAY - 9 * DAY)
    expired = builders.a_sponsor(
        office, protection_signed_on=TODAY - 9 * DAY, protection_expires_on=TODAY - DAY
    )

    for sponsor in (bare, expired):
        wish = pair(child, sponsor, form="truc_tiep")
        assert refused(lambda wish=wish: propose(office, wish)) == "promise_missing"  # type: ignore[misc]
    waiting = propose(office, pair(child, bare, form="truc_tiep", start=None))
    assert refused(lambda: sponsorships.approve(office, waiting.id, on=TODAY)) == "promise_missing"
    assert propose(office, pair(child, signed, form="truc_tiep")).start == TODAY


def test_a_kept_place_expires_by_itself(office: Registry) -> None:
    child = builders.a_child(office)
    sponsor, other = builders.a_sponsor(office), builders.a_sponsor(office)

    hold = holds.keep(office, child.id, sponsor.id, days=7)

    (shown,) = matching.waiting(office, WaitingQuestion()).children
    assert (shown.held_for, shown.held_until) == (sponsor.full_name, TODAY + 7 * DAY)
    assert refused(lambda: propose(office, pair(child, other))) == "held_for_other"
    office.today = hold.until + DAY
    (free,) = matching.waiting(office, WaitingQuestion()).children
    assert free.held_for == ""
    assert propose(office, pair(child, other)).sponsor_id == other.id
    office.today = TODAY


def test_keeping_again_moves_the_last_day_and_making_the_sponsorship_closes_it(
    office: Registry,
) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    first = holds.keep(office, child.id, sponsor.id, days=3)
    again = holds.keep(office, child.id, sponsor.id, days=10)

    assert (again.id, again.until) == (first.id, TODAY + 10 * DAY)
    propose(office, pair(child, sponsor))
    with office.read() as reading:
        closed = reading.of(Hold).get(first.id)
    assert (closed.closed_on, closed.outcome) == (TODAY, HoldOutcome.SPONSORED)


def test_a_kept_place_can_be_given_back_once(office: Registry) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office)
    hold = holds.keep(office, child.id, sponsor.id)

    holds.release(office, hold.id)

    assert refused(lambda: holds.release(office, hold.id)) == "hold_over"
    assert refused(lambda: holds.keep(office, child.id, sponsor.id, days=0)) == "hold_days"


def test_who_refused_is_shown_with_the_reason_and_ranked_last(office: Registry) -> None:
    child = builders.a_child(office)
    no, yes = builders.a_sponsor(office), builders.a_sponsor(office)
    holds.keep(office, child.id, no.id)
    said = holds.Refused("me_o_xa", note="Mẹ chuyển lên thị trấn")
    holds.refuse(office, child.id, no.id, said)

    found = matching.candidates(office, child.id).found

    assert [one.sponsor.id for one in found] == [yes.id, no.id]
    assert found[1].fit.refusal == "Đã từ chối: Mẹ đỡ đầu ở quá xa"
    with office.read() as reading:
        (hold,) = reading.of(Hold).all()
    assert (hold.outcome, hold.refusal) == (HoldOutcome.SPONSOR_REFUSED, "me_o_xa")


def test_a_cancelled_registration_counts_as_a_refusal(office: Registry) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office)
    made = propose(office, pair(child, sponsor, start=None))
    sponsorships.cancel(office, made.id, on=TODAY, reason="gia_dinh_khong_dong_y")

    (found,) = matching.candidates(office, child.id).found

    assert found.fit.refusal == "Đã từ chối: gia đình trẻ không đồng ý"


def test_an_ended_sponsorship_starts_the_count_and_is_named_by_its_replacement(
    office: Registry,
) -> None:
    child = builders.a_child(office, registered_on=TODAY - 900 * DAY)
    old = builders.a_sponsorship(office, child, began_on=TODAY - 800 * DAY)
    sponsorships.end(
        office, old.id, on=TODAY - 41 * DAY, reason="me_chuyen_di", handover="Đã trao hết tiền."
    )

    (shown,) = matching.waiting(office, WaitingQuestion()).children
    made = propose(office, pair(child, builders.a_sponsor(office)))

    assert (shown.days, shown.replaces) == (40, old.id)  # from the day after the last one
    assert made.replaces == old.id


def test_brothers_and_sisters_stand_beside_each_other(office: Registry) -> None:
    home = builders.a_child(office).id
    names = []
    for days, household in ((90, home), (60, None), (30, home)):
        child = builders.a_child(office, registered_on=TODAY - days * DAY, household_id=household)
        names.append(child.id)

    order = [one.id for one in matching.waiting(office, WaitingQuestion()).children]

    assert order.index(names[2]) == order.index(names[0]) + 1


def test_the_filters_of_the_waiting_list(office: Registry) -> None:
    poor = builders.a_child(
        office,
        village="ấp Một",
        needs=[{"kind": "hoc_nghe"}],
        household=[{"year": TODAY.year, "status": "ngheo"}],
    )
    builders.a_child(office, village="ấp Hai")

    asked = (
        WaitingQuestion(village="ấp Một"),
        WaitingQuestion(need="hoc_nghe"),
        WaitingQuestion(poor=True),
    )

    for question in asked:
        assert [one.id for one in matching.waiting(office, question).children] == [poor.id]
    assert matching.waiting_count(office) == 2


def test_lateness_is_that_of_the_figures(office: Registry) -> None:
    sponsor = builders.a_sponsor(office, capacity=5)
    builders.a_sponsorship(office, sponsor=sponsor, began_on=dt.date(2026, 8, 1))
    child = builders.a_child(office)

    (found,) = matching.candidates(office, child.id).found

    assert "đang chậm 3 tháng" in words(found)


def words(found: Candidate) -> list[str]:
    return [reason.text for reason in found.fit.reasons]


def test_from_the_sponsor_her_waiting_children_are_found(office: Registry) -> None:
    sponsor = builders.a_sponsor(office, wish_sex="nu", capacity=3)
    boy, girl = builders.a_child(office, sex="nam"), builders.a_child(office, sex="nu")

    found = matching.children_for(office, sponsor.id).found

    assert [one.child.id for one in found] == [girl.id, boy.id]
    assert [one[0].id for one in matching.sponsors_to_match(office)] == [sponsor.id]


def test_a_child_who_left_is_not_brought_together_with_anybody(office: Registry) -> None:
    child = builders.a_child(office, exit={"date": TODAY, "reason": "chuyen_di"})

    assert refused(lambda: propose(office, pair(child, builders.a_sponsor(office)))) == "child_left"


def test_money_that_was_not_handed_over_is_known_at_the_end(office: Registry) -> None:
    bond = builders.a_sponsorship(office)
    builders.a_support(office, bond, direction="received", amount=700_000, child_id=None)
    builders.a_support(office, bond, direction="delivered", amount=200_000)

    assert sponsorships.undelivered(office, bond.id) == 500_000


def test_everything_survives_a_replay(office: Registry) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, offer_needs=("hoc_tap",))
    holds.keep(office, child.id, sponsor.id)
    made = propose(office, pair(child, sponsor, start=None), [PLEDGE])
    sponsorships.approve(office, made.id, on=TODAY)
    sponsorships.pause(office, made.id, on=TODAY, reason="me_di_vang")

    assert builders.problems_of(office) == []


def test_the_place_that_is_kept_does_not_count_against_the_sponsor_it_is_kept_for(
    office: Registry,
) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    holds.keep(office, child.id, sponsor.id)

    found = matching.candidates(office, child.id)

    assert found.hold is not None
    assert [(one.fit.refusal, one.room) for one in found.found] == [("", 1)]
    other = builders.a_child(office)
    (refused_one,) = matching.candidates(office, other.id).found
    assert refused_one.fit.refusal == "Đã đủ 1 trẻ"


def test_as_many_sponsors_have_room_as_their_list_shows_of_that_kind(office: Registry) -> None:
    child, full = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    builders.a_sponsor(office)  # she named no number
    builders.a_sponsor(office, capacity=0)

    for taken in (False, True):
        if taken:
            holds.keep(office, child.id, full.id)
        room = SponsorQuestion(tab=SponsorTab.ROOM)
        listed = sponsor_screen.page(office, room, 0, 25).total

        assert matching.waiting(office, WaitingQuestion()).with_room == listed == 2 - taken


def test_a_kept_place_moves_with_the_child(offices: Offices) -> None:
    commune, province = offices[builders.COMMUNE], offices[builders.PROVINCE]
    child, sponsor = builders.a_child(commune), builders.a_sponsor(commune)
    hold = holds.keep(commune, child.id, sponsor.id)
    offices.send(builders.COMMUNE, builders.PROVINCE)

    transfers.transfer(province, child.id, to="X2", reason="Em về ở với bà")
    offices.send(builders.PROVINCE, builders.OTHER)

    with offices[builders.OTHER].read() as reading:
        assert reading.of(Hold).owner(hold.id) == "X2"
    assert holds.release(offices[builders.OTHER], hold.id).closed_on == TODAY


def test_a_reminder_keeps_its_day_way_and_answer_and_is_told_on_the_child(office: Registry) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    made = propose(office, pair(child, sponsor, start=TODAY - 90 * DAY), [PLEDGE])

    sponsorships.remind(office, made.id, on=TODAY - DAY, way="goi_dien")
    sponsorships.remind(office, made.id, on=TODAY - DAY, way="goi_dien", answer=" hẹn mai ")
    sponsorships.remind(office, made.id, on=TODAY - 9 * DAY, way="gap")

    (kept,) = sponsorships.of_child(office, child.id)
    assert [(one.on, one.way, one.note) for one in kept.reminders] == [
        (TODAY - 9 * DAY, "gap", None),
        (TODAY - DAY, "goi_dien", "hẹn mai"),
    ]
    told = timeline.of_child(office, child.id)[0].edits[0]
    assert told.field == "Lần nhắc"
    assert "gặp trực tiếp" in told.after.lower()


def test_a_reminder_of_tomorrow_or_of_an_ended_sponsorship_is_refused(office: Registry) -> None:
    child, sponsor = builders.a_child(office), builders.a_sponsor(office, capacity=1)
    made = propose(office, pair(child, sponsor, start=TODAY - 90 * DAY), [PLEDGE])

    def remind(day: dt.date) -> None:
        sponsorships.remind(office, made.id, on=day, way="gap")

    assert refused(lambda: remind(TODAY + DAY)) == "future_date"
    assert refused(lambda: remind(TODAY - 91 * DAY)) == "not_active"
    sponsorships.end(office, made.id, on=TODAY - DAY, reason="khac")
    assert refused(lambda: remind(TODAY)) == "not_active"
