"""What is kept between two questions never makes a figure differ from a fresh count."""

import datetime as dt
import gc
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents_office import example_office

from builders import PASSPHRASE
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import Figures, count_figures
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import ASKED
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import offices, reports, support, support_entries, visits
from mdd_desktop.services.counting import counted_from
from mdd_desktop.services.offices import Registry

__all__ = ["example_office"]
DAY = dt.date(2026, 6, 30)
MONTH = Period.month(2026, 6)
SO_FAR = Period.cumulative(DAY)
GIFT: dict[str, Any] = {
    "date": "2026-06-29",
    "unit_id": "T",
    "direction": "passed",
    "form": "tien",
    "amount": 700_000,
}

VISIT = {"date": "2026-06-29", "visitor": "Chị Hai", "wishes": "xe đạp"}


@pytest.fixture
def office(example_office: Path, tmp_path: Path) -> Iterator[Registry]:
    folder = tmp_path / "so"
    shutil.copytree(example_office, folder)
    registry = offices.open_office(folder, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


def afresh(registry: Registry, period: Period) -> Figures:
    """Counted line by line from everything there is."""
    with registry.read() as reading:
        return count_figures(reading.snapshot(), period, registry.unit)


def assert_right(registry: Registry) -> None:
    for period in (MONTH, SO_FAR, Period.days(dt.date(2026, 4, 12), dt.date(2026, 6, 20))):
        counted, expected = reports.count(registry, period), afresh(registry, period)
        assert counted.values == expected.values
        assert counted.indicators == expected.indicators


def test_a_new_line_a_correction_and_a_line_struck_out_count_at_once(office: Registry) -> None:
    assert_right(office)
    before = reports.count(office, MONTH).values["delivered_cash"]

    (entry,) = support.record(office, [GIFT])
    assert reports.count(office, MONTH).values["delivered_cash"] == int(before or 0) + 700_000
    assert_right(office)

    support_entries.correct(office, entry.id, GIFT | {"amount": 650_000}, reason="gõ nhầm")
    assert reports.count(office, MONTH).values["delivered_cash"] == int(before or 0) + 650_000
    assert_right(office)

    support_entries.strike_out(office, entry.id, reason="ghi hai lần")
    assert reports.count(office, MONTH).values["delivered_cash"] == before
    assert_right(office)


def test_a_visit_counts_at_once(office: Registry) -> None:
    before = reports.count(office, MONTH).values["visits"]
    with office.read() as reading:
        child = next(one for one in reading.of(Child).all() if one.exit is None)

    visits.record(
        office, child.id, {"date": "2026-06-29", "visitor": "Chị Hai", "wishes": "xe đạp"}
    )

    assert reports.count(office, MONTH).values["visits"] == int(before or 0) + 1
    assert_right(office)


def test_only_what_was_saved_is_read_again(office: Registry) -> None:
    first = counted_from(office)

    support.record(office, [GIFT])
    assert counted_from(office) is first

    visits.record(office, first.snapshot.children[0].id, VISIT)
    second = counted_from(office)
    assert second.snapshot.children is first.snapshot.children
    assert second.snapshot.visits is not first.snapshot.visits


def test_what_is_kept_holds_what_counts_ask_and_nothing_confidential(office: Registry) -> None:
    kept = counted_from(office).snapshot
    with office.read() as reading:
        whole = {cls: reading.of(cls).all() for cls in ASKED}
    parts: dict[type[Record], tuple[Any, ...]] = {
        Child: kept.children,
        Sponsor: kept.sponsors,
        Visit: kept.visits,
    }
    assert set(parts) == set(ASKED)

    for cls, records in parts.items():
        assert records
        assert [(one.id, *asked(one, cls)) for one in records] == [
            (one.id, *asked(one, cls)) for one in whole[cls]
        ]
        for name in set(cls.model_fields) - set(ASKED[cls]):
            assert not hasattr(records[0], name)
    assert not {"identity_number", "health_note", "circumstances"} & set(ASKED[Child])


def asked(record: Any, cls: type[Record]) -> list[Any]:
    return [getattr(record, name) for name in ASKED[cls]]


def test_figures_of_another_unit_use_its_own_settings(office: Registry) -> None:
    first = counted_from(office)

    office.speak_for("X1")

    assert counted_from(office) is not first
    assert counted_from(office).unit == "X1"


def test_figures_of_a_state_are_those_of_the_period_in_the_cumulative_column(
    office: Registry,
) -> None:
    report = reports.gather(office, "BC-T", MONTH)

    assert dict(report.cumulative) == dict(reports.count(office, SO_FAR).values)
    for row in report.rows:
        assert set(row.cumulative) == set(row.figures)


def test_what_is_counted_does_not_keep_a_registry_alive(
    example_office: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "so"
    shutil.copytree(example_office, folder)
    registry: Registry | None = offices.open_office(folder, PASSPHRASE, today=DAY)
    assert registry is not None
    figures, known = reports.count(registry, MONTH), weakref.ref(registry)
    assert figures.listing("delivered_cash")

    registry.close()
    registry = None
    gc.collect()

    assert known() is None
    with pytest.raises(RuleError) as refused:
        figures.listing("delivered_cash")
    assert refused.value.code == "closed"
