"""The data checks of a registry, and what was said to be right all the same."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import COMMUNE, PROVINCE, Offices, an_office
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.problem import Severity
from mdd_desktop.services import children, data_checks
from mdd_desktop.services.data_checks import CheckLine
from mdd_desktop.services.offices import Registry


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as office:
        yield office


def the_line(registry: Registry, rule: str) -> CheckLine | None:
    return next((x for x in data_checks.look(registry).lines if x.finding.rule == rule), None)


def test_an_incomplete_child_is_listed_with_her_name_and_what_to_do(registry: Registry) -> None:
    child = children.register(registry, {"full_name": "Lê Thị Diễm"})

    line = the_line(registry, "thieu_ngay_sinh")

    assert line is not None
    assert (line.name, line.code, line.is_ours) == ("Lê Thị Diễm", child.code, True)
    assert line.finding.child_id == child.id
    assert line.title
    assert line.reason


def test_the_counts_before_a_package_are_those_of_the_list(registry: Registry) -> None:
    children.register(registry, {"full_name": "Lê Thị Diễm 2"})

    report, counts = data_checks.look(registry), data_checks.count(registry)

    listed = Counter(line.finding.severity for line in report.lines)
    assert (counts.errors, counts.warnings, counts.notes) == tuple(listed[one] for one in Severity)
    assert counts.errors == 1
    assert sum(report.by_rule.values()) == len(report.lines)


def test_a_corrected_record_leaves_the_list(registry: Registry) -> None:
    child = children.register(registry, {"full_name": "Lê Thị Diễm"})

    children.correct(registry, child.id, {"birth": "2014-08-12"})

    assert the_line(registry, "thieu_ngay_sinh") is None


def test_a_soft_finding_is_accepted_with_a_reason_until_the_field_changes(
    registry: Registry,
) -> None:
    child = children.register(registry, {"full_name": "Lê Thị Diễm", "birth": "2014-01-01"})
    line = the_line(registry, "ngay_sinh_mot_mot")
    assert line is not None

    data_checks.accept(registry, line.finding, "Đúng theo giấy khai sinh")

    assert the_line(registry, "ngay_sinh_mot_mot") is None
    assert data_checks.look(registry).accepted == 1
    children.correct(registry, child.id, {"birth": "2015-01-01"})
    assert the_line(registry, "ngay_sinh_mot_mot") is not None


def test_a_hard_finding_or_one_without_a_reason_is_not_accepted(registry: Registry) -> None:
    children.register(registry, {"full_name": "Lê Thị Diễm 2"})
    hard, soft = the_line(registry, "ten_dau_la"), the_line(registry, "thieu_ngay_sinh")
    assert hard is not None
    assert soft is not None

    with pytest.raises(RuleError) as refused:
        data_checks.accept(registry, hard.finding, "Thế")
    with pytest.raises(RuleError) as unsaid:
        data_checks.accept(registry, soft.finding, "  ")

    assert (refused.value.code, unsaid.value.code) == ("hard_rule", "reason_missing")


def test_what_a_commune_accepted_is_accepted_at_the_province(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    children.register(commune, {"full_name": "Lê Thị Diễm", "birth": "2014-01-01"})
    line = the_line(commune, "ngay_sinh_mot_mot")
    assert line is not None
    data_checks.accept(commune, line.finding, "Đúng theo giấy khai sinh")

    offices.send(COMMUNE, PROVINCE)

    assert the_line(province, "ngay_sinh_mot_mot") is None
    other = the_line(province, "thieu_gioi_tinh")
    assert other is not None
    assert not other.is_ours
