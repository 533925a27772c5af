"""Visits: who is due, what was found, and that a red flag stays until somebody settles it."""

import datetime as dt

import pytest

from builders import COMMUNE, PROVINCE, TODAY, Offices, a_child, a_sponsorship, a_support
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record_code import check_letter, with_check
from mdd_desktop.domain.visit_rules import Trend, compared, is_open_flag
from mdd_desktop.services import reports, visits
from mdd_desktop.services.visits import VisitDue

LONG_AGO = TODAY - dt.timedelta(days=400)


def line_of(offices: Offices, name: str) -> VisitDue:
    return next(one for one in visits.due_list(offices[COMMUNE]) if one.name == name)


def test_a_sponsored_child_is_due_and_a_waiting_one_is_not(offices: Offices) -> None:
    commune = offices[COMMUNE]
    sponsored = a_child(commune, full_name="Đặng Ngọc Hân", village="ấp Phú Lợi")
    a_child(commune, full_name="Lê Văn Chờ", village="ấp Mỹ Đông")
    a_sponsorship(commune, sponsored, start=LONG_AGO)

    due, waiting = line_of(offices, "Đặng Ngọc Hân"), line_of(offices, "Lê Văn Chờ")

    assert due.is_overdue(TODAY)
    assert (due.days_left(TODAY) or 0) < 0
    assert waiting.due is None
    assert not waiting.is_overdue(TODAY)
    assert not waiting.is_soon(TODAY)
    assert [one.village for one in visits.due_list(commune)] == ["ấp Mỹ Đông", "ấp Phú Lợi"]


def test_the_late_visits_are_those_that_the_figure_counts(offices: Offices) -> None:
    commune = offices[COMMUNE]
    for days in (400, 100):
        child = a_child(commune)
        a_sponsorship(commune, child, start=TODAY - dt.timedelta(days=days))

    counted = reports.count(commune, reports.Period.days(TODAY, TODAY), unit=commune.unit)

    assert visits.overdue_count(commune) == counted.values["children_visit_overdue"] == 1


def test_a_visit_puts_the_next_one_off(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, full_name="Đặng Ngọc Hân")
    a_sponsorship(commune, child, start=LONG_AGO)

    visits.record(commune, child.id, {"living": "tot", "visitor": "Trần Thị Giả"})

    line = line_of(offices, "Đặng Ngọc Hân")
    assert line.last == TODAY
    assert not line.is_overdue(TODAY)


def test_the_entry_shows_the_time_before_and_what_came_since(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    bond = a_sponsorship(commune, child, start=LONG_AGO)
    first = visits.record(commune, child.id, {"date": LONG_AGO, "study": "tot"})
    a_support(commune, bond, child_id=child.id, date=TODAY)
    second = visits.record(
        commune, child.id, {"study": "can_chu_y", "study_note": "nghỉ học hai tuần"}
    )

    now = visits.ground(commune, child.id)
    correcting = visits.ground(commune, child.id, before=second.id)
    answers = {one.question: one.trend for one in compared(first, second)}

    assert now.last == second
    assert correcting.last == first
    assert len(correcting.received) == 1
    assert answers["study"] is Trend.WORSE
    assert answers["living"] is Trend.FIRST
    assert {one.trend for one in compared(second, first) if one.question == "study"} == {
        Trend.BETTER
    }


def test_an_unsafe_child_is_a_red_flag_until_somebody_says_what_was_done(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, full_name="Đặng Ngọc Hân")
    visit = visits.record(
        commune, child.id, {"safety": "can_chu_y", "safety_note": "ở nhà một mình ban đêm"}
    )
    flagged = line_of(offices, "Đặng Ngọc Hân").flagged

    settled = visits.settle(commune, visit.id, on=TODAY, done="đã gặp bà ngoại, báo công an xã")

    assert visit.red_flag
    assert flagged == TODAY
    assert line_of(offices, "Đặng Ngọc Hân").flagged is None
    assert not is_open_flag(settled)


def test_what_cannot_be_is_refused_in_words(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    calm = visits.record(commune, child.id, {"living": "tot"})
    flagged = visits.record(commune, child.id, {"living": "tot", "red_flag": True})
    ahead = TODAY + dt.timedelta(days=1)

    for code, attempt in {
        "visit_in_future": lambda: visits.record(
            commune, child.id, {"date": ahead, "living": "tot"}
        ),
        "empty_visit": lambda: visits.record(commune, child.id, {}),
        "note_missing": lambda: visits.record(commune, child.id, {"mind": "can_chu_y"}),
        "no_flag": lambda: visits.settle(commune, calm.id, on=TODAY, done="x"),
        "bad_day": lambda: visits.settle(commune, flagged.id, on=LONG_AGO, done="x"),
        "too_many": lambda: visits.sheets(commune, [child.id] * 201),
    }.items():
        with pytest.raises(RuleError) as caught:
            attempt()
        assert caught.value.code == code
    with pytest.raises(RuleError):
        visits.settle(commune, flagged.id, on=TODAY, done=" ")


def test_a_visit_is_corrected(offices: Offices) -> None:
    commune = offices[COMMUNE]
    visit = visits.record(commune, a_child(commune).id, {"living": "tot"})

    corrected = visits.correct(commune, visit.id, {"living": "kha"})

    assert (corrected.id, corrected.living) == (visit.id, "kha")


def test_the_code_of_the_sheet_opens_the_child_however_it_is_typed(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    code = str(child.code)
    sign = check_letter(code)

    for typed in (code, with_check(code), f" {code.lower()}.{sign.lower()} ", f"{code}{sign}"):
        assert visits.child_of_code(commune, typed) == child.id
    with pytest.raises(RuleError):
        visits.child_of_code(commune, f"{code}·{'A' if sign != 'A' else 'B'}")
    for typed in ("khong-co", ""):
        with pytest.raises(NotFoundError):
            visits.child_of_code(commune, typed)


def test_a_code_is_found_though_the_input_method_made_vietnamese_of_it(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    code = "30127-26-0001-KAS"
    with commune.transaction("Mã của máy khác") as tx:
        tx.of(Child).save(tx.of(Child).get(child.id).corrected(code=code))

    for typed in (f"30127-26-0001-KÁ.{check_letter(code)}", "30127-26-0001-ká"):
        assert visits.child_of_code(commune, typed) == child.id


def test_the_sheets_of_a_village_are_one_file(offices: Offices) -> None:
    commune = offices[COMMUNE]
    children = [a_child(commune).id for _ in range(2)]

    made = visits.sheets(commune, children)

    assert made.content.startswith(b"%PDF")
    assert made.pages == len(children)
    assert visits.sheets(commune, []).pages == 1


def test_what_was_done_travels_with_the_visit(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    visit = visits.record(commune, child.id, {"living": "tot", "red_flag": True})
    visits.settle(commune, visit.id, on=TODAY, done="đã báo trường")

    offices.send(COMMUNE, PROVINCE)

    assert visits.ground(offices[PROVINCE], child.id).last == visits.ground(commune, child.id).last
