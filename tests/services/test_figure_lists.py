"""Behind every figure lies a list that is as long, or adds up to as much, as the figure says."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents_office import example_office, office_with

from builders import PASSPHRASE
from mdd_desktop.domain.errors import NotFoundError
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.period import Period
from mdd_desktop.services import child_screen, figure_lists, kept_lists, offices, reports
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.figure_lists import FigureQuestion
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office_with"]
DAY = dt.date(2026, 6, 30)
MONTH = Period.month(2026, 6)
PERIODS = [MONTH, Period.chosen("2026-H1"), Period.cumulative(DAY)]
COUNTED = [name for name, one in FIGURES.items() if one.unit_word not in {"%", "đồng"}]
MONEY = [name for name, one in FIGURES.items() if one.unit_word == "đồng"]


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = offices.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


@pytest.mark.parametrize("unit", ["T", "X1", "X2"])
@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.label)
def test_every_list_is_as_long_as_its_figure(office: Registry, unit: str, period: Period) -> None:
    figures = reports.count(office, period, unit=unit)

    for name in COUNTED:
        found = figure_lists.figure_list(office, name, period, unit=unit)
        summed = [row.amount for row in found.rows if row.amount is not None]
        shown = sum(summed) if summed else len(found.rows)
        assert shown == figures.values[name] == found.value, name


@pytest.mark.parametrize("unit", ["T", "X1", "X2"])
@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.label)
def test_every_list_of_money_adds_up_to_its_figure(
    office: Registry, unit: str, period: Period
) -> None:
    figures = reports.count(office, period, unit=unit)

    for name in MONEY:
        found = figure_lists.figure_list(office, name, period, unit=unit)
        total = sum(row.amount or 0 for row in found.rows) + found.opening
        assert total == figures.values[name] == found.value, name


def test_the_numerator_of_an_indicator_is_listed(office: Registry) -> None:
    figures = reports.count(office, MONTH)

    for name, one in INDICATORS.items():
        if one.num:
            found = figure_lists.figure_list(office, name, MONTH)
            assert len(found.rows) == figures.indicators[name].num, name
            assert found.label == one.text


@pytest.mark.parametrize("unit", ["T", "X1", "X2"])
def test_what_others_counted_is_listed_with_its_source_and_adds_up(
    office: Registry, unit: str
) -> None:
    figures = reports.count(office, MONTH, unit=unit)

    for name, one in INDICATORS.items():
        if one.is_external:
            found = figure_lists.figure_list(office, name, MONTH, unit=unit)
            indicator = figures.indicators[name]
            assert len(found.rows) == indicator.reporting_units, name
            assert found.value == indicator.num == sum(row.amount or 0 for row in found.rows), name
            assert all("nguồn: " in row.about for row in found.rows)


def test_the_list_of_a_count_by_others_is_kept_and_found_again(office: Registry) -> None:
    found = figure_lists.figure_list(office, "001-2b", MONTH, unit="T")
    assert [(row.name, row.day) for row in found.rows] == [("xã Hoa Sen", "2026-06-30")]

    kept = kept_lists.keep(office, "Kiến thức cho cha mẹ", found.asked)
    again = figure_lists.kept_list(office, kept.asked)

    assert (again.rows, again.value, again.kind) == (found.rows, 410, "external_count")


def test_the_list_of_children_shows_exactly_those_that_were_counted(office: Registry) -> None:
    for name in ("children_sponsored_in_period", "children_overage_open", "children_listed"):
        found = figure_lists.figure_list(office, name, Period.cumulative(DAY))

        page = child_screen.page(office, Question(only=found.selection), 0, 100)

        assert page.total == len(found.rows) == found.value
        assert {row.id for row in page.rows} == found.selection.ids


def test_rows_say_who_and_lead_to_the_child(office: Registry) -> None:
    found = figure_lists.figure_list(office, "delivered_total", MONTH, unit="X1")

    named = {row.name: row for row in found.rows}
    assert named["Trần Thị Ánh"].leads_to is not None
    assert "30 lượt không ghi tên" in named
    assert found.kind == "support_entry"


def test_a_figure_nobody_knows_is_refused(office: Registry) -> None:
    with pytest.raises(NotFoundError):
        figure_lists.figure_list(office, "children_on_the_moon", MONTH)


@pytest.mark.parametrize("unit", ["T", "X1"])
def test_the_list_behind_any_figure_is_kept_and_found_again_row_for_row(
    office: Registry, unit: str
) -> None:
    """Children, sponsors, sponsorships, lines of the book, visits, activities, units, officers."""
    names = [name for name in (*FIGURES, *INDICATORS) if name in FIGURES or INDICATORS[name].num]
    kinds = set()
    for name in names:
        found = figure_lists.figure_list(office, name, MONTH, unit=unit)
        if not found.rows:
            continue
        kept = kept_lists.keep(office, f"{name} {unit}", found.asked)
        again = figure_lists.kept_list(office, kept.asked)
        assert (again.rows, again.label, again.kind) == (found.rows, found.label, found.kind), name
        assert (again.period, again.unit_word) == (found.period, found.unit_word), name
        kinds.add(found.kind)
    everything = {one.name: one.asked for one in kept_lists.everything(office, FigureQuestion)}

    assert kinds >= {"child", "sponsor", "sponsorship", "pledge", "support_entry", "visit", "unit"}
    asked = figure_lists.figure_list(office, "visits", MONTH, unit=unit).asked
    assert everything[f"visits {unit}"] == asked


def test_a_kept_list_holds_its_records_also_when_the_figure_counts_others(
    office: Registry,
) -> None:
    """A figure counts a day; a working list is for the weeks after it."""
    then = figure_lists.figure_list(office, "children_unsponsored", MONTH)
    now = figure_lists.figure_list(office, "children_unsponsored", Period.month(2024, 1))
    assert now.selection.ids != then.selection.ids

    kept = kept_lists.keep(office, "Còn chờ tháng 6", then.asked)

    again = figure_lists.kept_list(office, kept.asked)
    assert again.selection.ids == then.selection.ids
    assert again.value == len(then.rows)
