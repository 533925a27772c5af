"""The list of children as the queries answer it."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from storage_rows import TODAY, a_bond, a_child, a_sponsor

from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.storage import suspects
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab, survivors
from mdd_desktop.storage.queries.child_lines import CareState, ChildLine
from mdd_desktop.storage.queries.children import (
    ChildPage,
    child_counts,
    child_ids,
    search_children,
    villages,
)
from mdd_desktop.storage.search import rebuild

Save = Callable[..., None]


def page(engine: Engine, typed: str = "", **asked: object) -> ChildPage:
    with reading(engine) as connection:
        return search_children(connection, typed, today=TODAY, **asked)  # type: ignore[arg-type]


def the_line(engine: Engine) -> ChildLine:
    (line,) = page(engine).rows
    return line


def names(engine: Engine, **chosen: object) -> set[str]:
    filters = ChildFilter(**chosen)  # type: ignore[arg-type]
    return {line.full_name for line in page(engine, filters=filters).rows}


def of_tab(engine: Engine, tab: Tab) -> set[str]:
    return names(engine, tabs=frozenset({tab}))


def test_a_line_shows_what_the_picture_of_the_list_shows(engine: Engine, save: Save) -> None:
    child = a_child(
        full_name="Nguyễn Thị Ngọc Ánh",
        code="30127-26-0148",
        birth="2014-08-12",
        sex="nu",
        father={"status": "mat"},
        mother={"status": "mat"},
        guardian_name="Nguyễn Văn Tư",
        guardian_relation="ong_ngoai",
        village="Ấp Phú Lợi",
        registered_on=dt.date(2026, 8, 17),
    )
    save(child)

    line = the_line(engine)

    assert line._replace(id=child.id) == line
    assert line[1:10] == (
        "30127-26-0148",
        "Nguyễn Thị Ngọc Ánh",
        "12/08/2014",
        12,
        True,
        "nu",
        FamilyKind.BOTH_DEAD,
        "Nguyễn Văn Tư",
        "ong_ngoai",
    )
    assert (line.state, line.days) == (CareState.NONE, 97)
    assert line.sponsors_shown == "—"
    assert line.complete == 40
    assert (line.village, line.unit_id, line.owner) == ("Ấp Phú Lợi", "30127", "30127")


@pytest.mark.parametrize(
    ("birth", "shown", "age", "exact"),
    [("2018", "2018", 7, False), ("2014-03", "03/2014", 12, False), (None, "", None, False)],
)
def test_a_birth_known_in_part_is_shown_in_part(
    engine: Engine,
    save: Save,
    birth: str | None,
    shown: str,
    age: int | None,
    exact: bool,  # noqa: FBT001 - the same
) -> None:
    save(a_child(birth=birth))

    line = the_line(engine)

    assert (line.birth, line.age, line.age_is_exact) == (shown, age, exact)


def test_present_sponsors_are_named_and_counted(engine: Engine, save: Save) -> None:
    child, van, cuc, le = a_child(), a_sponsor(), a_sponsor(full_name="Cúc"), a_sponsor()
    save(
        child,
        van,
        cuc,
        le,
        a_bond(child, van),
        a_bond(child, cuc, start=dt.date(2026, 3, 1)),
        a_bond(child, van, start=dt.date(2026, 4, 1)),
        a_bond(child, le, end=dt.date(2026, 5, 1)),
        a_bond(child, le, void=True),
    )

    line = the_line(engine)

    assert line.sponsors == ("Đỗ Thị Thanh Vân", "Cúc")
    assert line.sponsors_shown == "Đỗ Thị Thanh Vân +1"
    assert (line.state, line.days) == (CareState.ACTIVE, None)


@pytest.mark.parametrize(
    ("values", "state", "days"),
    [
        ({}, CareState.ACTIVE, None),
        ({"pauses": [{"from": "2026-11-01"}]}, CareState.PAUSED, None),
        ({"start": None}, CareState.WAITING, 21),
        ({"start": dt.date(2027, 1, 1)}, CareState.WAITING, 21),
        ({"end": dt.date(2026, 11, 12)}, CareState.NONE, 10),
        ({"end": dt.date(2026, 11, 22)}, CareState.ACTIVE, None),
        ({"start": None, "cancelled_on": dt.date(2026, 2, 1)}, CareState.NONE, 21),
    ],
)
def test_the_state_of_care_and_the_days_of_waiting(
    engine: Engine, save: Save, values: dict[str, object], state: CareState, days: int | None
) -> None:
    child, sponsor = a_child(registered_on=dt.date(2026, 11, 1)), a_sponsor()
    save(child, sponsor, a_bond(child, sponsor, **values))

    line = the_line(engine)

    assert (line.state, line.days) == (state, days)


def test_a_child_who_wants_no_sponsor_is_not_waiting(engine: Engine, save: Save) -> None:
    save(a_child(sponsor_wanted=False, registered_on=dt.date(2026, 1, 1)))

    assert (the_line(engine).state, the_line(engine).days) == (CareState.NOT_WANTED, None)


def test_without_a_day_of_registration_no_days_are_invented(engine: Engine, save: Save) -> None:
    save(a_child())

    assert the_line(engine).days is None


def test_a_sponsor_of_a_merged_record_is_shown_in_the_surviving_one(
    engine: Engine, save: Save
) -> None:
    stays, sponsor = a_child(full_name="Nguyễn An"), a_sponsor()
    middle = a_child(merged_into=stays.id)
    first = a_child(merged_into=middle.id)
    save(stays, middle, first, sponsor, a_bond(first, sponsor))

    line = the_line(engine)

    assert (line.full_name, line.state) == ("Nguyễn An", CareState.ACTIVE)
    assert line.sponsors == (sponsor.full_name,)
    assert of_tab(engine, Tab.SPONSORED) == {"Nguyễn An"}
    assert of_tab(engine, Tab.WITHOUT_SPONSOR) == set()


def test_records_merged_in_a_circle_do_not_hang_the_list(engine: Engine, save: Save) -> None:
    a, b = a_child(), a_child()
    save(a.corrected(merged_into=b.id), b.corrected(merged_into=a.id))

    with reading(engine) as connection:
        assert set(survivors(connection)) == {a.id.hex, b.id.hex}
    assert page(engine).total == 0


def test_the_tabs_hold_whom_they_say(engine: Engine, save: Save) -> None:
    sponsored, sponsor = a_child(full_name="Có mẹ"), a_sponsor()
    complete_papers = {
        "identity_number": "079214000123",
        "father": {"status": "mat", "paper_seen": True},
        "consents": [{"scope": "lap_ho_so", "by": "giam_ho", "from": "2026-01-01"}],
    }
    save(
        sponsored,
        sponsor,
        a_bond(sponsored, sponsor),
        a_child(full_name="Chưa có", **complete_papers),
        a_child(full_name="Không cần", sponsor_wanted=False),
        a_child(full_name="Đã đóng", exit={"date": "2026-01-01", "reason": "du_18"}),
        a_child(full_name="Ghi nhầm", void=True),
        a_child(full_name="Sắp 16", birth="2010-12-01", sponsor_wanted=False),
        a_child(full_name="Sắp 18", birth="2009-01-31", sponsor_wanted=False),
        a_child(full_name="Đã 16", birth="2010-11-21", sponsor_wanted=False),
    )

    everybody = {"Có mẹ", "Chưa có", "Không cần", "Sắp 16", "Sắp 18", "Đã 16"}
    assert of_tab(engine, Tab.ALL) == everybody
    assert of_tab(engine, Tab.SPONSORED) == {"Có mẹ"}
    assert of_tab(engine, Tab.WITHOUT_SPONSOR) == {"Chưa có"}
    assert of_tab(engine, Tab.LACKING_PAPERS) == everybody - {"Chưa có"}
    assert of_tab(engine, Tab.INCOMPLETE) == everybody
    assert of_tab(engine, Tab.SOON_OF_AGE) == {"Sắp 16", "Sắp 18"}
    assert of_tab(engine, Tab.CLOSED) == {"Đã đóng"}
    assert of_tab(engine, Tab.SUSPECTED_DUPLICATE) == set()


def test_a_closed_record_says_so(engine: Engine, save: Save) -> None:
    save(a_child(exit={"date": "2026-01-01", "reason": "du_18"}))

    (line,) = page(engine, filters=ChildFilter(tabs=frozenset({Tab.CLOSED}))).rows

    assert line.state is CareState.CLOSED


def test_the_numbers_on_the_tabs_are_the_lengths_of_their_lists(engine: Engine, save: Save) -> None:
    children = [a_child(village="Ấp 1" if place % 2 else "Ấp 2") for place in range(9)]
    sponsor = a_sponsor()
    save(*children, sponsor, *(a_bond(child, sponsor) for child in children[:4]))
    chosen = ChildFilter(village="Ấp 1")

    with reading(engine) as connection:
        counts = child_counts(connection, today=TODAY, filters=chosen)

    assert counts[Tab.ALL] == 4
    for tab in Tab:
        assert counts[tab] == len(names_of_tab(engine, tab, chosen)), tab


def names_of_tab(engine: Engine, tab: Tab, chosen: ChildFilter) -> list[str]:
    filters = ChildFilter(tabs=frozenset({tab}), village=chosen.village)
    with reading(engine) as connection:
        return child_ids(connection, today=TODAY, filters=filters)


def test_a_suspected_pair_is_listed_until_it_is_answered(engine: Engine, save: Save) -> None:
    a, b, other = a_child(full_name="A"), a_child(full_name="B"), a_child(full_name="C")
    save(a, b, other)
    pair = (a.id.hex, b.id.hex)
    with writing(engine) as connection:
        suspects.keep(connection, [pair], suspects.edition(connection))
    assert of_tab(engine, Tab.SUSPECTED_DUPLICATE) == {"A", "B"}

    with writing(engine) as connection:
        suspects.drop(connection, pair)
    assert of_tab(engine, Tab.SUSPECTED_DUPLICATE) == set()


def test_a_pair_of_which_one_left_the_list_is_not_shown(engine: Engine, save: Save) -> None:
    a, b = a_child(full_name="A"), a_child(full_name="B")
    save(a, b.corrected(exit={"date": "2026-01-01", "reason": "du_18"}))
    with writing(engine) as connection:
        suspects.keep(connection, [(a.id.hex, b.id.hex)], suspects.edition(connection))

    assert of_tab(engine, Tab.SUSPECTED_DUPLICATE) == set()


def test_whoever_is_paused_or_grown_is_not_among_the_sponsored(engine: Engine, save: Save) -> None:
    paused, back, grown = (
        a_child(full_name=name, birth=birth)
        for name, birth in (("Nghỉ", "2015"), ("Trở lại", "2015"), ("Lớn", "2008-11-22"))
    )
    sponsor = a_sponsor()
    over = {"from": "2026-01-01", "to": "2026-11-21"}
    save(
        *(paused, back, grown, sponsor, a_bond(grown, sponsor)),
        a_bond(paused, sponsor, pauses=[over, {"from": "2026-11-22"}]),
        a_bond(back, sponsor, pauses=[over]),
    )

    assert of_tab(engine, Tab.SPONSORED) == {"Trở lại"}
    assert of_tab(engine, Tab.WITHOUT_SPONSOR) == {"Nghỉ"}


def test_every_chip_lets_through_whom_it_names(engine: Engine, save: Save) -> None:
    home = a_child().id
    an = a_child(
        full_name="An",
        village="Ấp 1",
        birth="2015-06-01",
        needs=[{"kind": "hoc_phi"}],
        household=[{"year": 2026, "status": "ngheo"}],
        household_id=home,
        father={"status": "mat"},
    )
    binh = a_child(
        full_name="Bình",
        unit_id="30128",
        village="Ấp 2",
        birth="2010",
        needs=[{"kind": "nha_o"}],
        household=[{"year": 2025, "status": "can_ngheo"}],
        groups=["b"],
    )
    chi = a_child(
        full_name="Chi",
        household=[{"year": 2025, "status": "ngheo"}, {"year": 2026, "status": "khong"}],
    )
    save(an, binh, chi)

    assert names(engine, village="Ấp 1") == {"An"}
    assert names(engine, need="hoc_phi") == {"An"}
    assert names(engine, need="hoc") == set()
    assert names(engine, family=FamilyKind.FATHER_DEAD) == {"An"}
    assert names(engine, family=FamilyKind.ABANDONED) == {"Bình"}
    assert names(engine, ages=(11, 11)) == {"An"}
    assert names(engine, ages=(0, 15)) == {"An", "Bình"}
    assert names(engine, ages=(16, 18)) == set()
    assert names(engine, poor=True) == {"An", "Bình"}
    assert names(engine, household=home) == {"An"}
    assert names(engine, units=frozenset({"30128"})) == {"Bình"}
    assert names(engine, units=frozenset()) == set()
    assert names(engine, village="Ấp 1", need="nha_o") == set()


def test_typed_words_and_filters_hold_together_in_every_order(engine: Engine, save: Save) -> None:
    save(
        a_child(full_name="Nguyễn Bình", village="Ấp 1", birth="2012-01-01", code="2"),
        a_child(full_name="Nguyễn An", village="Ấp 1", birth="2015-01-01", code="3"),
        a_child(full_name="Nguyễn Chi", village="Ấp 2", code="1"),
    )
    with writing(engine) as connection:
        rebuild(connection, "child")
    save(a_child(full_name="Nguyễn Ân", village="Ấp 1"), a_child(full_name="Trần An"))
    first = ChildFilter(village="Ấp 1")

    def found(sort: str, filters: ChildFilter | None = None) -> list[str]:
        rows = page(engine, "nguyen", sort=sort, filters=filters).rows
        return [line.full_name.split()[1] for line in rows]

    assert found("name") == ["An", "Ân", "Bình", "Chi"]
    assert found("name", first) == ["An", "Ân", "Bình"]
    assert found("born", first) == ["An", "Bình", "Ân"]
    assert found("code") == ["Chi", "Bình", "An", "Ân"]
    assert page(engine, "nguyen", filters=first, limit=1, offset=2).total == 3


def test_closed_records_are_searched_in_their_tab(engine: Engine, save: Save) -> None:
    closed = {"exit": {"date": "2026-01-01", "reason": "du_18"}}
    save(a_child(full_name="Nguyễn An", **closed), a_child(full_name="Trần Bình", **closed))
    chosen = ChildFilter(tabs=frozenset({Tab.CLOSED}))
    for _ in range(2):
        assert page(engine, "nguyen", filters=chosen).total == 1
        with writing(engine) as connection:
            rebuild(connection, "child")


def test_villages_are_counted(engine: Engine, save: Save) -> None:
    save(a_child(village="Ấp 2"), a_child(village="Ấp 1"), a_child(village="Ấp 2"), a_child())

    with reading(engine) as connection:
        assert villages(connection) == [("Ấp 1", 1), ("Ấp 2", 2)]


def test_a_child_born_on_the_leap_day_turns_of_age_on_the_first_of_march(
    engine: Engine, save: Save
) -> None:
    save(a_child(full_name="An", birth="2008-02-29"))

    def soon(today: dt.date, days: int) -> bool:
        chosen = ChildFilter(tabs=frozenset({Tab.SOON_OF_AGE}), soon_days=days, of_age=(18,))
        with reading(engine) as connection:
            return bool(child_ids(connection, today=today, filters=chosen))

    assert not soon(dt.date(2026, 2, 27), 1)
    assert soon(dt.date(2026, 2, 28), 1)
    assert soon(dt.date(2026, 3, 1), 0)
    assert not soon(dt.date(2026, 3, 2), 30)
