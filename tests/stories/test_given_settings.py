"""What the province decides for everybody reaches the communes with its packages."""

import datetime as dt

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Settings
from mdd_desktop.services import packages
from mdd_desktop.services.offices import Registry


def _set(registry: Registry, **values: object) -> None:
    with registry.transaction("Đổi thiết lập") as tx:
        tx.of(Settings).save(tx.settings().corrected(**values))


def _settings(registry: Registry) -> Settings:
    with registry.read() as reading:
        return reading.settings()


def test_the_opening_of_the_ledger_and_the_thresholds_reach_every_commune(
    offices: Offices,
) -> None:
    opened_on = dt.date(2026, 1, 1)
    _set(offices[PROVINCE], ledger_start=opened_on, level_threshold=700_000, visit_months=3)

    for name in (COMMUNE, SECOND, OTHER):
        offices.send(PROVINCE, name)

    for name in (COMMUNE, SECOND, OTHER):
        found = _settings(offices[name])
        assert (found.ledger_start, found.level_threshold) == (opened_on, 700_000)
        assert (found.visit_months, found.unit_id) == (3, offices[name].unit)


def test_settings_nobody_changed_are_not_sent_and_a_commune_sends_none_up(
    offices: Offices,
) -> None:
    before = _settings(offices[PROVINCE])
    _set(offices[COMMUNE], visit_months=2)

    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    assert _settings(offices[PROVINCE]) == before
    assert _settings(offices[COMMUNE]).visit_months == 2


def test_a_decision_that_is_taken_back_is_taken_back_below(offices: Offices) -> None:
    _set(offices[PROVINCE], late_grace_days=3)
    offices.send(PROVINCE, COMMUNE)
    _set(offices[PROVINCE], late_grace_days=15)

    offices.send(PROVINCE, COMMUNE)

    assert _settings(offices[COMMUNE]).late_grace_days == 15


def test_a_package_with_everything_fills_a_computer_that_acknowledged_and_then_lost_it(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    offices.everybody_hears_of_everything()
    usual = packages.make(offices[PROVINCE], "X1", offices.errands / "thuong.mdd")

    whole = packages.make(offices[PROVINCE], "X1", offices.errands / "het.mdd", everything=True)

    assert usual.changes == 0
    assert whole.changes > 0
    assert offices.merge(SECOND, whole.file).status == "nothing_new"
    with offices[SECOND].read() as reading:
        assert reading.of(Child).find(child.id) is not None


def test_settings_that_come_with_the_list_are_no_records_of_the_previewed_package(
    offices: Offices,
) -> None:
    for grace in (3, 15):  # the first ones are new here, the next ones known
        _set(offices[PROVINCE], late_grace_days=grace)
        package = offices.make(PROVINCE, COMMUNE)
        seen = packages.inspect(offices[COMMUNE], package)
        assert (seen.changes, seen.new, seen.changed) == (0, 0, 0)
        offices.merge(COMMUNE, package)
