"""Work before seven in the morning is work of that day; at Greenwich it is still the day before."""

import datetime as dt

import pytest

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.services import history, originals, timeline, trust
from mdd_desktop.services.inbox_state import unit_states
from mdd_desktop.storage.queries import task_rows

HANOI = dt.timezone(dt.timedelta(hours=7))


@pytest.fixture
def morning(offices: Offices) -> dt.datetime:
    """Half past five of tomorrow, on the clock of every office."""
    tomorrow = dt.datetime.now(HANOI).date() + dt.timedelta(days=1)
    at = dt.datetime.combine(tomorrow, dt.time(5, 30), HANOI).astimezone(dt.UTC)
    for name in offices.names():
        offices[name].clock = lambda: at  # type: ignore[method-assign]
    return at


def test_a_package_of_the_early_morning_is_of_that_day(
    offices: Offices, morning: dt.datetime
) -> None:
    child = a_child(offices[COMMUNE])
    day = morning.astimezone(HANOI).date()

    offices.send(COMMUNE, PROVINCE)

    commune, province = offices[COMMUNE], offices[PROVINCE]
    assert history.counts_to_send(commune, province.unit).last_made == day
    with province.read() as reading:
        assert task_rows.last_packages_in(reading.connection) == {commune.unit: day}
    states = {one.code: one for one in unit_states(province)}
    assert states[commune.unit].days(day) == 0
    (original,) = originals.all_merged(province)
    assert (original.made.date(), original.merged.date()) == (day, day)
    for registry in (commune, province):
        assert f"{day:%d/%m/%Y}" in timeline.of_child(registry, child.id)[0].package


def test_until_when_a_computer_is_listed_is_told_by_the_clock_on_the_wall(
    offices: Offices,
) -> None:
    listed = trust.devices(offices[PROVINCE])

    assert {one["not_after"].utcoffset() for one in listed} == {dt.timedelta(hours=7)}
    assert {one["not_before"].utcoffset() for one in listed} == {dt.timedelta(hours=7)}


def test_the_computers_of_a_unit_are_told_apart_by_number(offices: Offices) -> None:
    commune = offices[COMMUNE].unit
    listed = [one for one in trust.devices(offices[PROVINCE]) if one["unit"] == commune]

    assert [one["computer"] for one in listed] == [1, 2]
    assert offices[SECOND].unit == commune
