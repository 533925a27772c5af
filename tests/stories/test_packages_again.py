"""A package that came before: it is not read again, unless something of it is missing."""

import json

import pytest
from sqlalchemy import update

from builders import COMMUNE, PROVINCE, Offices, a_child
from mdd_desktop.services import packages
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.database import writing
from mdd_desktop.storage.tables import ChangeRow
from mdd_desktop.sync import reader

_CHANGES = ChangeRow.__table__


def told(registry: Registry, what: str) -> int:
    """What the book says of the package that came last."""
    (newest, *_) = packages.received(registry)
    return int(json.loads(newest["result"])[what])


def test_the_same_file_again_is_not_read_a_second_time(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    (first,) = packages.merge(offices[PROVINCE], [package])
    monkeypatch.setattr(reader, "read_contents", lambda *_: pytest.fail("read again"))

    (again,) = packages.merge(offices[PROVINCE], [package])

    assert (first.status, again.status) == ("merged", "nothing_new")
    assert told(offices[PROVINCE], "known") == first.applied > 0


def test_the_same_file_again_brings_back_a_content_that_is_missing(offices: Offices) -> None:
    child = a_child(offices[COMMUNE]).id
    package = offices.make(COMMUNE, PROVINCE)
    packages.merge(offices[PROVINCE], [package])
    with writing(offices[PROVINCE].engine) as connection:
        connection.execute(
            update(_CHANGES).where(_CHANGES.c.record == child.bytes).values(body=None)
        )

    packages.merge(offices[PROVINCE], [package])

    with offices[PROVINCE].read() as reading:
        assert all(change.body is not None for change in reading.log.changes_of(child))


def test_of_a_package_that_repeats_only_what_is_new_is_applied(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    packages.merge(offices[PROVINCE], [offices.make(COMMUNE, PROVINCE)])
    known = told(offices[PROVINCE], "applied")
    a_child(offices[COMMUNE])

    (result,) = packages.merge(offices[PROVINCE], [offices.make(COMMUNE, PROVINCE)])

    assert result.applied == 1
    assert told(offices[PROVINCE], "known") == known
