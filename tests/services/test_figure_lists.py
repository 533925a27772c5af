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
from mdd_desktop.services import child_screen, figure_lists, offices, reports
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office_with"]
DAY = dt.date(2026, 6, 30)
MONTH = Period.month(2026, 6)
COUNTED = [name for name, one in FIGURES.items() if one.unit_word not in {"%", "đồng"}]
MONEY = [name for name, one in FIGURES.items() if one.unit_word == "đồng"]


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = offices.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


@pytest.mark.parametrize("unit", ["T", "X1", "X2"])
@pytest.mark.parametrize("period", [MONTH, Period.cumulative(DAY)], ids=["month", "cumulative"])
def test_every_list_is_as_long_as_its_figure(office: Registry, unit: str, period: Period) -> None:
    figures = reports.count(office, period, unit=unit)

    for name in COUNTED:
        found = figure_lists.figure_list(office, name, period, unit=unit)
        summed = [row.amount for row in found.rows if row.amount is not None]
        shown = sum(summed) if summed else len(found.rows)
        assert shown == figures.values[name] == found.value, name


@pytest.mark.parametrize("unit", ["T", "X1", "X2"])
def test_every_list_of_money_adds_up_to_its_figure(office: Registry, unit: str) -> None:
    figures = reports.count(office, MONTH, unit=unit)

    for name in MONEY:
        found = figure_lists.figure_list(office, name, MONTH, unit=unit)
        total = sum(row.amount or 0 for row in found.rows) + found.opening
        assert total == figures.values[name] == found.value, name


def test_the_numerator_of_an_indicator_is_listed(office: Registry) -> None:
    figures = reports.count(office, MONTH)

    for name, one in INDICATORS.items():
        if one.num:
            found = figure_lists.figure_list(office, name, MONTH)
            assert len(found.rows) == figures.indicators[name].num, name
            assert found.label == one.text


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
