"""The tasks of a registry: counted as the figures count, put off with a reason, gone when done."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import builders
from builders import PASSPHRASE, TODAY, Offices, an_office
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period, months_before
from mdd_desktop.domain.report_calendar import DUTIES
from mdd_desktop.domain.task import Task, TaskKind, Urgency
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services import (
    bulk_load,
    document_issuing,
    document_prints,
    document_register,
    documents,
    frozen_reports,
    matching,
    offices,
    overview,
    reports,
    tasks,
)
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.task_facts import People


@pytest.fixture(scope="module")
def commune_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("viec") / "so"
    registry = an_office(folder, "30127", parent="82")
    content = Inventor("30127", 11, TODAY).everything(60)
    pledged = content["sponsorships"][:6]
    for one in pledged[:2]:
        one["end"] = "2026-10-01"
    older = pledged[2]  # a sponsorship that is older than the record, and rests
    older |= {"start": "2021-11-01", "pauses": [{"from": "2026-11-01"}]}
    child = next(one for one in content["children"] if one["id"] == older["child_id"])
    child["registered_on"] = "2026-11-08"
    content["children"][0]["consents"] = [
        {"scope": "cong_khai", "by": "giam_ho", "from": "2025-12-01", "until": "2026-12-01"},
        {"scope": "lap_ho_so", "by": "giam_ho", "from": "2025-12-01"},
    ]
    loaded = bulk_load.load_records(registry, content)
    assert not loaded.refused
    registry.close()
    return folder


@pytest.fixture
def commune(commune_folder: Path) -> Iterator[Registry]:
    registry = offices.open_office(commune_folder, PASSPHRASE, today=TODAY)
    yield registry
    registry.close()


def found(registry: Registry, kind: TaskKind) -> Task | None:
    return next((task for task in tasks.due(registry).tasks if task.kind is kind), None)


def counted(registry: Registry, name: str) -> int:
    value = reports.count(registry, Period.days(TODAY, TODAY)).values[name]
    assert isinstance(value, int)
    return value


def test_tasks_count_what_the_figures_count(commune: Registry) -> None:
    with commune.read() as reading:
        people = People(reading, reading.settings(), TODAY)
        late = people.late()
        waiting = list(people.waiting())
        overdue = [one for one in people.visits() if one.on < TODAY]
        grown = list(people.overage())

    assert len(late) == counted(commune, "sponsorships_late") > 0
    assert sum(one.amount for one in late) == counted(commune, "late_amount")
    assert len(waiting) == counted(commune, "children_unsponsored") > 0
    assert any(replaced for _, replaced in waiting)
    longest = max((TODAY - one.on).days for one, _ in waiting)
    assert longest == overview.overview(commune).longest_wait
    assert len(overdue) == counted(commune, "children_visit_overdue")
    assert len(grown) == counted(commune, "children_overage_open")


def test_the_waiting_list_counts_the_same_days_as_the_tasks(commune: Registry) -> None:
    with commune.read() as reading:
        found = People(reading, reading.settings(), TODAY).waiting()
        told = {one.id: (TODAY - one.on).days for one, _ in found}

    listed = matching.waiting(commune, WaitingQuestion()).children

    assert {one.id: one.days for one in listed} == told
    order = [one.days for one in listed if not one.household_id]
    assert order == sorted(order, key=lambda days: -(days or 0))


def test_an_ending_consent_is_told_with_its_child(commune: Registry) -> None:
    task = found(commune, TaskKind.CONSENT_EXPIRING)

    assert task is not None
    assert task.who[0].on == dt.date(2026, 12, 1)


@pytest.mark.parametrize(("days", "urgency"), [(20, Urgency.SOON), (-20, Urgency.LATE)])
def test_a_commitment_whose_time_is_over_stays_a_task_until_somebody_decides(
    tmp_path: Path, days: int, urgency: Urgency
) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    content = Inventor("30127", 11, TODAY).everything(10)
    bond = next(one for one in content["sponsorships"] if not one.get("end"))
    bond["planned_end"] = (TODAY + dt.timedelta(days=days)).isoformat()
    assert not bulk_load.load_records(registry, content).refused

    task = found(registry, TaskKind.SPONSORSHIP_ENDING)
    registry.close()

    assert task is not None
    assert (task.count, task.urgency, task.days) == (1, urgency, days)


@pytest.mark.parametrize(("age", "told"), [(16, [16]), (18, [18]), (22, [])])
def test_sixteen_and_eighteen_are_told_a_year_ahead(
    tmp_path: Path, age: int, told: list[int]
) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    born = months_before(TODAY, 12 * age - 11)
    values = {"id": "C1", "unit_id": "30127", "full_name": "Ngô Hoài An", "birth": str(born)}
    assert not bulk_load.load_records(registry, {"children": [values]}).refused

    ages = [task.age for task in tasks.due(registry).tasks if task.kind is TaskKind.AGEING_OUT]
    registry.close()

    assert ages == told


def test_a_task_put_off_is_remembered_with_its_reason(commune_folder: Path) -> None:
    with offices.open_office(commune_folder, PASSPHRASE, today=TODAY) as registry:
        task = found(registry, TaskKind.SUPPORT_LATE)
        assert task is not None
        tasks.snooze(registry, task, days=7, reason="  Chờ mạnh thường quân về quê ")

    with offices.open_office(commune_folder, PASSPHRASE, today=TODAY) as registry:
        assert found(registry, TaskKind.SUPPORT_LATE) is None
        (resting,) = tasks.due(registry).resting
        assert resting[1].reason == "Chờ mạnh thường quân về quê"
        assert resting[1].until == TODAY + dt.timedelta(days=7)
        tasks.wake(registry, task.key)
        assert found(registry, TaskKind.SUPPORT_LATE) is not None


@pytest.mark.parametrize(
    ("days", "reason", "code"),
    [(0, "vì mưa", "bad_days"), (200, "vì mưa", "bad_days"), (3, " ", "reason_needed")],
)
def test_putting_off_needs_a_day_and_a_reason(
    commune: Registry, days: int, reason: str, code: str
) -> None:
    task = tasks.due(commune).tasks[0]

    with pytest.raises(RuleError) as refused:
        tasks.snooze(commune, task, days=days, reason=reason)

    assert refused.value.code == code
    assert tasks.due(commune).resting == ()


def test_the_first_page_shows_the_figures_of_the_report(commune: Registry) -> None:
    shown = overview.overview(commune)
    whole = reports.count(commune, shown.period)

    assert {name: whole.values[name] for name in shown.figures} == shown.figures
    assert sum(month.delivered for month in shown.months) == whole.values["delivered_total"]
    assert [month.month for month in shown.months] == list(range(1, 12))
    for share in shown.shares:
        assert len(whole.listing(share.figure)) == share.num


def test_a_province_hears_of_silent_communes_and_not_of_single_children(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "tinh", "82", name="tỉnh Đồng Tháp")
    bulk_load.load_records(
        registry, {"units": [{"id": "30127", "name": "xã A", "level": "commune", "parent": "82"}]}
    )
    registry.today = TODAY
    with registry.read() as reading:
        assert reading.tree.level("82") is not UnitLevel.COMMUNE

    kinds = {task.kind for task in tasks.due(registry).tasks}
    task = found(registry, TaskKind.PACKAGE_LATE)
    registry.close()

    assert task is not None
    assert [unit.name for unit in task.units] == ["xã A"]
    assert TaskKind.VISIT_DUE not in kinds


def test_tasks_about_people_are_worked_out_again_when_people_or_the_day_change(
    lone: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = lone.add("xa", "X1")
    child = builders.a_child(office, registered_on=office.today - dt.timedelta(days=200))
    counted: list[object] = []
    gathered = tasks._gathered  # noqa: SLF001 - how often people are looked at is what is tested
    monkeypatch.setattr(tasks, "_gathered", lambda people: counted.append(1) or gathered(people))

    first, again = tasks.due(office), tasks.due(office)
    assert first == again
    assert len(counted) == 1
    builders.a_sponsorship(office, child)
    assert tasks.due(office) != first
    office.today += dt.timedelta(days=1)
    tasks.due(office)
    assert len(counted) == 3


def test_every_report_that_falls_due_is_a_document_that_can_be_made() -> None:
    assert {duty.kind for duty in DUTIES} <= {kind["id"] for kind in documents.kinds()}


def test_a_report_out_of_turn_is_a_task_from_its_draft_until_it_is_issued(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    asked = document_register.save_draft(
        registry, Wish(kind="BC-DX", content={"due": "26/11/2026"})
    )
    at_once = document_register.save_draft(registry, Wish(kind="BC-DX"))
    document_register.save_draft(registry, Wish(kind="D10"))

    both = found(registry, TaskKind.INCIDENT_REPORT)
    assert both is not None
    assert [(one.id, one.on) for one in both.who] == [
        (at_once.id, TODAY + dt.timedelta(days=1)),
        (asked.id, dt.date(2026, 11, 26)),
    ]

    document_issuing.issue(registry, at_once.id, Issuing())
    alone = found(registry, TaskKind.INCIDENT_REPORT)
    assert alone is not None
    assert [one.id for one in alone.who] == [asked.id]

    document_register.remove(registry, asked.id)
    assert found(registry, TaskKind.INCIDENT_REPORT) is None
    registry.close()


def reports_due(registry: Registry) -> set[str]:
    return {task.report.duty.id for task in tasks.due(registry).tasks if task.report}


def test_a_report_is_done_when_that_of_its_own_period_is_issued(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    registry.today = dt.date(2026, 11, 10)
    assert {"KH1-month", "KH1-year", "KH3-year"} <= reports_due(registry)

    for wish in (Wish(kind="BC-T", period="2026-10"), Wish(kind="BC-N", period="2026")):
        draft = document_register.save_draft(registry, wish)
        document_issuing.issue(registry, draft.id, Issuing())

    assert "KH1-month" in reports_due(registry)  # that of October was late, November's is owed
    assert not {"KH1-year", "KH2-year"} & reports_due(registry)
    registry.close()


def test_a_report_settles_the_plans_that_it_names_and_no_other(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    registry.today = dt.date(2026, 11, 10)
    yearly = {"KH1-year", "KH2-year", "KH3-year"}
    owed = []
    for plans in ("KH3", "KH1", ""):
        wish = Wish(kind="BC-N", period="2026", content={"plans": plans})
        draft = document_register.save_draft(registry, wish)
        document_issuing.issue(registry, draft.id, Issuing())
        owed.append(yearly & reports_due(registry))

    assert owed == [{"KH1-year"}, {"KH2-year"}, set()]  # two of one day are one task
    registry.close()


def test_a_report_of_the_committee_settles_none_that_the_association_owes(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    registry.today = dt.date(2026, 11, 10)
    yearly = {"KH1-year", "KH2-year", "KH3-year"}
    owed = []
    for content in ({}, {"plans": "KH3"}):
        wish = Wish(kind="BC-N", period="2026", preset="u", content=content)
        draft = document_register.save_draft(registry, wish)
        document_issuing.issue(registry, draft.id, Issuing())
        owed.append(yearly & reports_due(registry))

    assert owed == [{"KH1-year", "KH3-year"}, {"KH1-year"}]  # two of one day are one task
    registry.close()


def test_figures_that_are_frozen_settle_what_goes_with_the_own_report_alone(
    tmp_path: Path,
) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    registry.today = dt.date(2026, 11, 10)

    frozen_reports.freeze(registry, "BC-N", "2026")

    assert "KH3-year" in reports_due(registry)
    assert not {"KH1-year", "KH2-year"} & reports_due(registry)
    registry.close()


def test_a_list_that_is_asked_for_is_done_when_it_was_printed(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    registry.today = dt.date(2027, 1, 4)
    assert "KH1-list" in reports_due(registry)
    report = documents.gather(registry, Wish(kind="B1"))
    document = documents.composed(registry, Wish(kind="B1"), report)
    registry.clock = lambda: dt.datetime(2027, 1, 4, 3, tzinfo=dt.UTC)

    document_prints.note_print(registry, document, documents.draw(document, report, "pdf"), 2)

    assert "KH1-list" not in reports_due(registry)
    registry.close()
