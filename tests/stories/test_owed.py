"""What still has to go up though nothing here was changed since the last package."""

import datetime as dt

import pytest
from story_records import propose, the
from test_papers_travel import a_paper

from builders import COMMUNE, PROVINCE, Offices, a_child
from mdd_desktop.services import packages, papers
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.owed import Owed, owed_to


def _later(registry: Registry) -> None:
    """Let an hour pass."""
    registry.clock = lambda: dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)


def test_nothing_is_owed_once_a_package_was_made(offices: Offices) -> None:
    a_child(offices[COMMUNE])

    offices.make(COMMUNE, PROVINCE)

    assert owed_to(offices[COMMUNE], "T") == Owed()


def test_what_came_from_above_has_to_be_confirmed_once(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune)
    offices.send(COMMUNE, PROVINCE)
    propose(province, the(province, child), school_class="5C")
    _later(commune)

    offices.send(PROVINCE, COMMUNE)
    assert owed_to(commune, "T") == Owed(receipt=True)
    packages.make(commune, "T", offices.errands)

    assert owed_to(commune, "T") == Owed()


def test_what_the_office_above_says_that_it_lacks_goes_again(offices: Offices) -> None:
    commune = offices[COMMUNE]
    a_child(commune)
    offices.make(COMMUNE, PROVINCE)  # and lost
    _later(commune)

    offices.send(PROVINCE, COMMUNE)

    assert owed_to(commune, "T").again > 0


def test_scans_that_found_no_room_are_still_owed(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune)
    _, content = papers.read_scan(commune, a_paper(commune, child, "anh_tre", 9))
    a_paper(commune, child, "giay_hoc_tap", 1)
    monkeypatch.setattr("mdd_desktop.services.carried.MAX_ATTACHMENT", len(content) + 1100)

    packages.make(commune, "T", offices.errands)
    assert owed_to(commune, "T") == Owed(scans=1)
    packages.make(commune, "T", offices.errands)

    assert owed_to(commune, "T") == Owed()
