"""Another level from a month on, and a later agreed end: what was before stays as it was told."""

import datetime as dt
from collections.abc import Callable

import pytest

import builders
from builders import Offices
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import prepare
from mdd_desktop.domain.figures.pledged_months import pledged_by_month
from mdd_desktop.domain.sponsorship import Pledge, Rhythm, Sponsorship, SponsorshipState
from mdd_desktop.services import ledger, sponsorship_terms, sponsorships, timeline, undo
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.sponsorship_terms import NewLevel, change_level, prolong

TODAY = builders.TODAY
BEGAN = dt.date(2026, 3, 1)
MORE = NewLevel("2026-12", Rhythm.MONTHLY, 700_000, need="sinh_hoat")


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def pledges_of(office: Registry, bond: Sponsorship) -> list[Pledge]:
    with office.read() as reading:
        found = reading.of(Pledge).where(sponsorship_id=bond.id, void=False)
    return sorted(found, key=lambda one: one.from_month)


def changed(office: Registry, bond: Sponsorship, **values: object) -> Pledge:
    only = pledges_of(office, bond)[-1]
    level = NewLevel(**{**vars(MORE), "pledge": only.id, **values})
    return change_level(office, bond.id, level=level, reason="Mẹ có lương mới")


def pledged(office: Registry) -> tuple[int, ...]:
    with office.read() as reading:
        return pledged_by_month(prepare(reading.snapshot()), reading.unit, TODAY.year)


def limited(office: Registry, until: dt.date, **pledge: object) -> Sponsorship:
    """A sponsorship with an agreed end, its pledge of as many months, as the window makes it."""
    child, sponsor = builders.a_child(office, registered_on=BEGAN), builders.a_sponsor(office)
    given = {"form": "gian_tiep", "start": BEGAN, "planned_end": until}
    terms = {
        "rhythm": "thang",
        "need": "sinh_hoat",
        "amount": 500_000,
        "from_month": "2026-03",
        "to_month": f"{until:%Y-%m}",
    }
    return sponsorships.begin(
        office, {**given, "child_id": child.id, "sponsor_id": sponsor.id}, [{**terms, **pledge}]
    )


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(RuleError) as error:
        do()
    return error.value.code


def test_another_level_holds_from_its_month_and_no_month_before_changes(office: Registry) -> None:
    child = builders.a_child(office, registered_on=BEGAN)
    bond = builders.a_sponsorship(office, child, began_on=BEGAN)
    before = pledged(office)

    changed(office, bond)

    old, new = pledges_of(office, bond)
    assert (old.amount, old.to_month) == (500_000, "2026-11")
    assert (new.amount, new.from_month, new.to_month) == (700_000, "2026-12", None)
    assert new.note == "Mẹ có lương mới"
    assert pledged(office) == (*before[:11], 700_000)
    (row,) = ledger.year_book(office, 2026).rows
    assert [cell.pledged for cell in row.cells][-2:] == [500_000, 700_000]
    assert row.level == 500_000


def test_a_new_level_is_taken_back_as_one(office: Registry) -> None:
    bond = builders.a_sponsorship(office, began_on=BEGAN)
    before = pledges_of(office, bond)
    heard: list[undo.Act] = []
    office.on_commit = heard.append

    changed(office, bond)
    office.on_commit = None
    undo.take_back(office, heard)

    assert len(heard) == 1
    assert [(one.id, one.amount, one.to_month) for one in pledges_of(office, bond)] == [
        (before[0].id, 500_000, None)
    ]


def test_a_level_that_had_not_begun_is_written_anew_in_its_place(office: Registry) -> None:
    bond = builders.a_sponsorship(office, began_on=BEGAN)
    changed(office, bond)

    changed(office, bond, amount=800_000, rhythm=Rhythm.QUARTERLY)

    old, new = pledges_of(office, bond)
    assert (old.amount, new.amount, new.rhythm) == (500_000, 800_000, Rhythm.QUARTERLY)


def test_the_new_level_ends_when_the_old_one_would_have(office: Registry) -> None:
    bond = limited(office, dt.date(2027, 2, 28))

    assert changed(office, bond).to_month == "2027-02"
    assert refused(lambda: changed(office, bond, from_month="2027-03", amount=1)) == (
        "outside_pledge"
    )


def test_where_nothing_is_promised_a_level_begins(office: Registry) -> None:
    bond = builders.a_sponsorship(office, began_on=BEGAN, monthly_vnd=None)

    made = change_level(office, bond.id, level=MORE, reason="Mẹ nhận mức")

    assert pledges_of(office, bond) == [made]
    assert (made.from_month, made.amount) == ("2026-12", 700_000)


def test_a_level_is_refused_that_would_change_what_was_told_or_nothing(office: Registry) -> None:
    bond = builders.a_sponsorship(office, began_on=BEGAN)
    ended = builders.a_sponsorship(office, began_on=BEGAN)
    sponsorships.end(office, ended.id, on=TODAY - dt.timedelta(days=9), reason="khac")

    assert refused(lambda: changed(office, bond, from_month="2026-10")) == "month_past"
    assert refused(lambda: changed(office, bond, amount=500_000)) == "nothing_changed"
    assert refused(lambda: changed(office, ended)) == "not_active"
    assert refused(lambda: change_level(office, bond.id, level=MORE, reason=" ")) == (
        "reason_missing"
    )


def test_a_later_end_takes_the_pledge_along(office: Registry) -> None:
    bond = limited(office, dt.date(2026, 12, 31))

    longer = prolong(office, bond.id, until=dt.date(2027, 12, 31), reason="Mẹ đỡ đầu tiếp")

    assert longer.planned_end == dt.date(2027, 12, 31)
    assert longer.note == f"Gia hạn ngày {TODAY:%d/%m/%Y} đến 31/12/2027: Mẹ đỡ đầu tiếp"
    assert [one.to_month for one in pledges_of(office, bond)] == ["2027-12"]
    assert longer.state_on(TODAY) is SponsorshipState.ACTIVE


def test_a_pledge_that_was_over_goes_on_from_this_month(office: Registry) -> None:
    bond = limited(office, dt.date(2026, 8, 31))
    before = pledged(office)

    prolong(office, bond.id, until=dt.date(2027, 6, 30), reason="Mẹ đỡ đầu tiếp")

    old, new = pledges_of(office, bond)
    assert (old.to_month, new.from_month, new.to_month) == ("2026-08", "2026-11", "2027-06")
    assert pledged(office)[:10] == before[:10]
    assert pledged(office)[10:] == (500_000, 500_000)


def test_a_single_gift_is_not_given_again_for_a_later_end(office: Registry) -> None:
    bond = limited(office, dt.date(2026, 12, 31), rhythm="mot_lan")

    prolong(office, bond.id, until=dt.date(2027, 12, 31), reason="Mẹ đỡ đầu tiếp")

    assert [one.to_month for one in pledges_of(office, bond)] == ["2026-12"]


def test_what_cannot_be_prolonged_says_why(office: Registry) -> None:
    until = dt.date(2027, 12, 31)
    bond = limited(office, until)
    endless = builders.a_sponsorship(office, began_on=BEGAN)

    def asked(one: Sponsorship, day: dt.date, why: str = "Mẹ đỡ đầu tiếp") -> str:
        return refused(lambda: prolong(office, one.id, until=day, reason=why))

    assert asked(bond, until) == "not_later"
    assert asked(bond, TODAY - dt.timedelta(days=1)) == "date_past"
    assert asked(bond, dt.date(2028, 1, 1), "") == "reason_missing"
    assert asked(endless, until) == "no_agreed_end"
    sponsorships.end(office, bond.id, on=TODAY - dt.timedelta(days=1), reason="khac")
    assert asked(bond, dt.date(2028, 1, 1)) == "not_active"


def test_the_timeline_names_the_new_level_and_the_later_end(office: Registry) -> None:
    bond = limited(office, dt.date(2026, 12, 31))
    prolong(office, bond.id, until=dt.date(2027, 12, 31), reason="Mẹ đỡ đầu tiếp")
    changed(office, bond)

    told = timeline.of_child(office, bond.child_id)
    labels = {entry.label for entry in told}
    words = {(edit.field, edit.before, edit.after) for entry in told for edit in entry.edits}

    assert {"Đổi mức cam kết từ tháng 12/2026", "Gia hạn đỡ đầu đến 31/12/2027"} <= labels
    assert ("Dự kiến kết thúc", "31/12/2026", "31/12/2027") in words
    assert any(after.startswith("700.000") for _, _, after in words)


def test_only_what_lasts_may_be_changed(office: Registry) -> None:
    bond = limited(office, dt.date(2026, 8, 31))
    once = limited(office, dt.date(2026, 12, 31), rhythm="mot_lan")
    both = limited(office, dt.date(2026, 12, 31))
    changed(office, both)

    assert sponsorship_terms.terms_of(office, bond.id).pledges == ()
    assert sponsorship_terms.terms_of(office, once.id).pledges == ()
    assert [one.amount for one in sponsorship_terms.terms_of(office, both.id).pledges] == [
        500_000,
        700_000,
    ]
