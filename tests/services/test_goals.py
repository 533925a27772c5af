"""The goal of an office's own plan counts everywhere: targets, reports, plans, first page."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from documents_office import example_office

from builders import PASSPHRASE
from mdd_desktop.domain.document import Table
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report_snapshot import figures_hash, kept_report, kept_text
from mdd_desktop.services import (
    documents,
    figure_lists,
    frozen_reports,
    offices,
    overview,
    reports,
    settings,
    targets,
)
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office"]
DAY = dt.date(2026, 6, 30)
HALF = Period.half(2026, 1)
NAME = "002-1"  # 4 of 5 children: 80 %


@pytest.fixture
def office(example_office: Path, tmp_path: Path) -> Iterator[Registry]:
    folder = tmp_path / "so"
    shutil.copytree(example_office, folder)
    registry = offices.open_office(folder, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


def reached(office: Registry) -> tuple[int | None, bool | None]:
    found = next(one for one in targets.progress(office, HALF) if one.id == NAME)
    return found.goal, found.reached


def printed(office: Registry, kind: str, period: str) -> str:
    wish = Wish(kind=kind, period=period)
    document = documents.composed(office, wish, documents.gather(office, wish))
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows)
    return "\n".join(" | ".join(map(str, row.cells)) for row in rows)


def test_a_goal_of_the_own_plan_decides_whether_it_is_reached(office: Registry) -> None:
    assert reached(office) == (95, False)

    targets.set_goal(office, NAME, 80)

    assert reached(office) == (80, True)
    assert reports.gather(office, "BC-6T", HALF).goal(NAME) == 80
    share = next(one for one in overview.overview(office).shares if one.figure == NAME)
    assert share.goal == 80
    assert "| 80 | 4/5 | 80.0 | Đạt" in printed(office, "BC-6T", "2026-H1")


def test_a_plan_prints_the_goal_of_the_office(office: Registry) -> None:
    targets.set_goal(office, NAME, 97)

    assert "| 97 |" in printed(office, "KH3", "2026")


def test_every_target_of_a_plan_is_live_and_its_goal_the_one_of_the_office(
    office: Registry,
) -> None:
    found = {one.id: one for one in targets.progress(office, HALF)}
    assert (found["000-5"].numerator, found["000-5"].denominator) == (6, 9)
    assert (found["000-6"].numerator, found["000-6"].denominator) == (5, 6)
    assert len(figure_lists.figure_list(office, "000-6", HALF).rows) == 5
    assert "| 80 | 6/9 | 66.7 | Chưa đạt" in printed(office, "BC-6T", "2026-H1")

    targets.set_goal(office, "000-5", 60)
    targets.set_goal(office, "000-6", 75)
    settings.change(office, {"visit_months": 3})

    plan = printed(office, "KH1", "2026")
    assert "Tỷ lệ trẻ có nhu cầu được đỡ đầu | % | 66.7 | 60 |" in plan
    assert "Số lần thăm mỗi trẻ được đỡ đầu trong năm | lần | 0.8 | 4 |" in plan
    assert "Tỷ lệ trẻ đang được đỡ đầu được thăm đúng hạn | % | 83.3 | 75 |" in plan
    assert "| 60 | 6/9 | 66.7 | Đạt" in printed(office, "BC-6T", "2026-H1")
    share = next(one for one in overview.overview(office).shares if one.figure == "coverage_rate")
    assert share.goal == 60


def test_the_goal_of_the_plans_comes_back(office: Registry) -> None:
    targets.set_goal(office, NAME, 80)
    targets.set_goal(office, "001-1b", 90)

    targets.set_goal(office, NAME, 0)
    assert reached(office) == (95, False)
    left = targets.set_goal(office, "001-1b", 80)

    assert left.goals == ()


@pytest.mark.parametrize(
    ("indicator", "percent", "code"),
    [("000-3", 50, "no_goal"), ("999-9", 50, "no_goal"), (NAME, 101, "bad_goal")],
)
def test_a_goal_that_makes_no_sense_is_refused(
    office: Registry, indicator: str, percent: int, code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        targets.set_goal(office, indicator, percent)

    assert refused.value.code == code


def test_a_frozen_report_keeps_the_goal_it_was_measured_by(office: Registry) -> None:
    targets.set_goal(office, NAME, 80)
    frozen = frozen_reports.freeze(office, "BC-6T", "2026-H1")
    targets.set_goal(office, NAME, 90)

    report = frozen_reports.report_of(office, frozen.id)

    assert report.goal(NAME) == 80
    assert frozen_reports.is_whole(frozen)


def test_a_report_that_was_frozen_before_goals_could_be_set_is_still_read(
    office: Registry,
) -> None:
    report = reports.gather(office, "BC-6T", HALF)
    older = kept_text(report).replace('"goals":{},', "")
    assert older != kept_text(report)

    assert figures_hash(kept_report(older)) == figures_hash(replace(report))
    assert kept_report(older).goal(NAME) == 95
