"""Activities and counts of other offices move the indicators of the report."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builders import an_office
from mdd_desktop.domain.document import Table
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import activities, documents, targets, undo
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.reports import Period
from mdd_desktop.services.targets import Target
from mdd_desktop.storage.transaction import ChangeSet

TODAY = dt.date(2026, 11, 23)
NOVEMBER = Period.month(2026, 11)
PARENTS = {"type": "giao_duc_lam_cha_me", "programme": "dong_hanh_cung_con", "participants": 45}
MOTHERS = {"indicator": "001-2b", "num": 410, "den": 520, "source": "Trạm Y tế, BC 12/BC-TYT"}


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as opened:
        opened.today = TODAY
        yield opened


def indicator(registry: Registry, name: str) -> Target:
    return next(one for one in targets.progress(registry, NOVEMBER) if one.id == name)


def test_an_activity_moves_its_indicator(registry: Registry) -> None:
    assert indicator(registry, "001-2a").reached is False

    activities.record(registry, PARENTS)

    assert indicator(registry, "001-2a").reached is True
    assert indicator(registry, "001-3a").numerator == 1


def test_an_activity_removed_counts_no_more_until_it_is_taken_back(registry: Registry) -> None:
    activity = activities.record(registry, PARENTS)
    heard: list[ChangeSet] = []
    registry.on_commit = heard.append

    activities.remove(registry, activity.id)

    assert indicator(registry, "001-2a").reached is False
    undo.take_back(registry, heard)
    assert indicator(registry, "001-2a").reached is True


def test_an_activity_is_corrected_in_place(registry: Registry) -> None:
    activity = activities.record(registry, PARENTS)

    activities.record(registry, {"participants": 54}, activity=activity.id)

    year = activities.year_of(registry, 2026)
    assert [one.participants for one in year.activities] == [54]
    assert year.participants == 54
    assert year.owned == {activity.id}


def test_a_count_of_another_office_moves_its_indicator(registry: Registry) -> None:
    activities.record_count(registry, MOTHERS)

    found = indicator(registry, "001-2b")

    assert (found.numerator, found.denominator, found.reporting_units) == (410, 520, 1)
    assert found.percent == Decimal("78.8")


def test_how_many_members_have_heard_reaches_the_report_with_its_source(registry: Registry) -> None:
    heard = {"indicator": "001-1c", "num": 1180, "den": 1200, "source": "Sổ chi hội"}
    activities.record_count(registry, heard)

    wish = Wish(kind="BC-N", period="2026", number=5)
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    tables = [block for block in document.body if isinstance(block, Table)]
    (line,) = (row.cells for row in tables[-1].rows if str(row.cells[1]).startswith("Cán bộ, hội"))
    assert line[2:] == (100, "1.180/1.200", Decimal("98.3"), "Chưa đạt")
    detail = document.annexes[-1].blocks[0]
    assert isinstance(detail, Table)
    (row,) = (row.cells for row in detail.rows if "001-1c" in row.cells)
    assert row[3:] == (1180, 1200, Decimal("98.3"), "1 đơn vị báo cáo; nguồn: Sổ chi hội")


def test_a_count_is_corrected_and_removed(registry: Registry) -> None:
    count = activities.record_count(registry, MOTHERS)
    activities.record_count(registry, {"num": 416}, count=count.id)
    assert indicator(registry, "001-2b").reached is True

    activities.remove(registry, count.id)

    assert activities.year_of(registry, 2026).counts == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"source": "  "}, "source_missing"),
        ({"num": 521}, "more_than_all"),
        ({"indicator": "000-1"}, "not_external"),
        ({"as_of": dt.date(2026, 12, 1)}, "date_ahead"),
        ({"num": -1}, "invalid"),
    ],
)
def test_a_refused_count_is_not_written(
    registry: Registry, values: dict[str, Any], code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        activities.record_count(registry, MOTHERS | values)

    assert refused.value.code == code
    assert activities.year_of(registry, 2026).counts == ()


def test_an_activity_of_a_day_to_come_is_refused(registry: Registry) -> None:
    with pytest.raises(RuleError) as refused:
        activities.record(registry, PARENTS | {"date": dt.date(2026, 12, 1)})

    assert refused.value.code == "date_ahead"


def test_what_does_not_exist_cannot_be_removed(registry: Registry) -> None:
    with pytest.raises(NotFoundError):
        activities.remove(registry, new_id())


def test_each_year_shows_its_own(registry: Registry) -> None:
    activities.record(registry, PARENTS | {"date": dt.date(2025, 6, 1)})

    assert activities.year_of(registry, 2026).activities == ()
    assert activities.year_of(registry, 2026).years == (2026, 2025)
    assert len(activities.year_of(registry, 2025).activities) == 1
