"""Tasks follow from the facts of the day; putting one off hides it, growth brings it back."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

import pytest

from mdd_desktop.domain.report_calendar import DUTIES, ReportDuty
from mdd_desktop.domain.task import (
    Birthday,
    Dated,
    LateSupport,
    SilentUnit,
    Snooze,
    Task,
    TaskFacts,
    TaskKind,
    Urgency,
    awake,
)
from mdd_desktop.domain.tasks_due import tasks_due

TODAY = dt.date(2026, 11, 23)


def someone(number: int, on: str, name: str = "") -> Dated:
    return Dated(UUID(int=number), name or f"Trẻ {number}", dt.date.fromisoformat(on))


def birthday(number: int, age: int, on: str, *, has_plan: bool = False) -> Birthday:
    return Birthday(UUID(int=number), f"Trẻ {number}", age, dt.date.fromisoformat(on), has_plan)


def of(kind: TaskKind, facts: TaskFacts, today: dt.date = TODAY) -> list[Task]:
    return [task for task in tasks_due(facts, today) if task.kind is kind]


def test_an_office_without_anything_to_do_has_no_tasks() -> None:
    assert [t for t in tasks_due(TaskFacts(), TODAY) if t.kind is not TaskKind.REPORT_DUE] == []


def test_late_support_is_one_task_with_the_sum_and_the_longest_delay_first() -> None:
    late = [
        LateSupport(UUID(int=1), "Cô Ba", 500_000, dt.date(2026, 11, 1)),
        LateSupport(UUID(int=2), "Cô Tư", 300_000, dt.date(2026, 10, 31)),
    ]

    (task,) = of(TaskKind.SUPPORT_LATE, TaskFacts(late=late))

    assert (task.count, task.amount, task.days) == (2, 800_000, 23)
    assert [one.name for one in task.who] == ["Cô Tư", "Cô Ba"]
    assert task.urgency is Urgency.LATE


def test_late_visits_and_those_of_the_coming_month_are_two_tasks() -> None:
    days = ("2026-11-29", "2026-12-30", "2026-11-20", "2026-11-23")
    facts = TaskFacts(visits=[someone(at, day) for at, day in enumerate(days, start=1)])

    (late,) = of(TaskKind.VISIT_DUE, facts)
    (soon,) = of(TaskKind.VISIT_SOON, facts)

    assert [one.name for one in late.who] == ["Trẻ 3"]
    assert (late.urgency, late.days) == (Urgency.LATE, -3)
    assert [one.name for one in soon.who] == ["Trẻ 4", "Trẻ 1"]
    assert (soon.urgency, soon.days) == (Urgency.SOON, 0)


@pytest.mark.parametrize(("on", "step"), [("2027-01-02", 3), ("2026-12-20", 1), ("2027-02-20", 3)])
def test_a_birthday_counts_down_in_steps_and_a_new_step_is_a_new_task(on: str, step: int) -> None:
    (task,) = of(TaskKind.AGEING_OUT, TaskFacts(birthdays=[birthday(1, 18, on)]))

    assert task.key.endswith(f":{step}")
    assert task.days == (dt.date.fromisoformat(on) - TODAY).days
    assert not task.has_plan


def test_many_birthdays_become_one_task_and_the_far_ones_only_matter_without_a_plan() -> None:
    near = [birthday(n, 16, f"2026-12-{n:02d}") for n in range(1, 6)]
    far = [birthday(8, 18, "2027-09-01"), birthday(9, 18, "2027-09-02", has_plan=True)]

    found = of(TaskKind.AGEING_OUT, TaskFacts(birthdays=[*near, *far]))

    assert [(task.age, task.count) for task in found] == [(16, 5), (18, 1)]
    assert found[1].urgency is Urgency.NEWS


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (TaskKind.HOLD_EXPIRING, TaskFacts(holds=[someone(1, "2026-11-25")])),
        (TaskKind.CONSENT_EXPIRING, TaskFacts(consents=[someone(1, "2026-12-01")])),
        (TaskKind.PROTECTION_EXPIRING, TaskFacts(protection=[someone(1, "2026-12-01")])),
        (TaskKind.SPONSORSHIP_ENDING, TaskFacts(ending=[someone(1, "2026-12-01")])),
        (TaskKind.SPONSORSHIP_WAITING, TaskFacts(to_begin=[someone(1, "2026-11-01")])),
        (TaskKind.REPLACEMENT, TaskFacts(replaced=[someone(1, "2026-11-20")])),
        (TaskKind.CHILD_WAITING, TaskFacts(waiting=[someone(1, "2026-08-01")])),
        (TaskKind.RED_FLAG, TaskFacts(red_flags=[someone(1, "2026-11-20")])),
        (TaskKind.OVERAGE, TaskFacts(overage=[someone(1, "2026-11-20")])),
        (TaskKind.PAPERS_MISSING, TaskFacts(papers_missing=3)),
        (TaskKind.PROFILE_MISSING, TaskFacts(profiles_missing=3)),
        (TaskKind.CONFLICT, TaskFacts(conflicts=2)),
        (TaskKind.DUPLICATE, TaskFacts(duplicates=2)),
        (TaskKind.PROPOSAL, TaskFacts(proposals=2)),
        (TaskKind.FORK, TaskFacts(forks=1)),
        (TaskKind.HELD, TaskFacts(held=2)),
        (TaskKind.UNSENT, TaskFacts(unsent=14, last_package=dt.date(2026, 11, 18))),
        (TaskKind.BACKUP_OLD, TaskFacts(children=1, last_backup=dt.date(2026, 11, 19))),
        (TaskKind.PACKAGE_LATE, TaskFacts(silent=[SilentUnit("1", "xã A", None)])),
    ],
)
def test_each_cause_makes_its_task(kind: TaskKind, facts: TaskFacts) -> None:
    assert [task.kind for task in of(kind, facts)] == [kind]


@pytest.mark.parametrize(
    "facts",
    [
        TaskFacts(holds=[someone(1, "2026-12-25")]),
        TaskFacts(consents=[someone(1, "2027-02-01")]),
        TaskFacts(waiting=[someone(1, "2026-11-10")]),
        TaskFacts(children=1, last_backup=dt.date(2026, 11, 22)),
        TaskFacts(unsent=3, has_parent=False),
        TaskFacts(silent=[SilentUnit("1", "xã A", dt.date(2026, 11, 1))]),
    ],
)
def test_what_is_not_due_yet_is_no_task(facts: TaskFacts) -> None:
    found = [task.kind for task in tasks_due(facts, TODAY)]

    assert [kind for kind in found if kind not in {TaskKind.REPORT_DUE, TaskKind.OCCASION}] == []


@pytest.mark.parametrize(
    ("last", "urgency"),
    [
        (dt.date(2026, 11, 20), Urgency.NEWS),
        (dt.date(2026, 11, 14), Urgency.SOON),
        (dt.date(2026, 11, 1), Urgency.LATE),
        (None, Urgency.NEWS),
    ],
)
def test_unsent_changes_grow_louder_after_one_week_and_after_two(
    last: dt.date | None, urgency: Urgency
) -> None:
    (task,) = of(TaskKind.UNSENT, TaskFacts(unsent=5, last_package=last))

    assert task.urgency is urgency


def test_a_document_wanted_by_one_day_is_one_task_and_those_made_are_gone() -> None:
    facts = TaskFacts(children=1)

    found = of(TaskKind.REPORT_DUE, facts)
    made = frozenset({("KH1-month", dt.date(2026, 11, 20))})
    after = of(TaskKind.REPORT_DUE, TaskFacts(children=1, reports_made=made))

    assert [(t.report.duty.kind, t.due_on, t.count) for t in found if t.report] == [
        ("BC-N", dt.date(2026, 11, 11), 1),
        ("BC-N", dt.date(2026, 11, 15), 2),
        ("BC-T", dt.date(2026, 11, 20), 1),
        ("BC-N", dt.date(2026, 11, 29), 1),
    ]
    assert [t.report.duty.kind for t in after if t.report] == ["BC-N", "BC-N", "BC-N"]


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("BC-T", dt.date(2026, 11, 20)),
        ("BC-6T", dt.date(2026, 6, 15)),
        ("BC-6T", dt.date(2026, 6, 14)),
        ("BC-N", dt.date(2026, 11, 15)),
        ("BC-N", dt.date(2026, 11, 11)),
        ("BC-N", dt.date(2026, 11, 29)),
        ("BC-5N", dt.date(2026, 12, 31)),
    ],
    ids=str,
)
def test_a_report_comes_is_due_turns_late_and_is_gone_after_a_while(
    kind: str, last: dt.date
) -> None:
    def seen(days: int) -> list[Urgency]:
        tasks = of(TaskKind.REPORT_DUE, TaskFacts(children=1), last + dt.timedelta(days=days))
        return [
            task.urgency
            for task in tasks
            if task.due_on == last and task.report and task.report.duty.kind == kind
        ]

    assert [seen(days) for days in (-11, -10, 0)] == [[], [Urgency.SOON], [Urgency.SOON]]
    assert [seen(days) for days in (1, 20, 21)] == [[Urgency.LATE], [Urgency.LATE], []]


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_every_report_of_every_plan_becomes_a_task_before_its_last_day(duty: ReportDuty) -> None:
    year = duty.year or 2027
    last = max(duty.last_day(named) for named in duty.dates_in(year))

    tasks = of(TaskKind.REPORT_DUE, TaskFacts(children=1), last - dt.timedelta(days=3))

    assert (duty.kind, last) in [(one.report.duty.kind, one.due_on) for one in tasks if one.report]


def test_a_registry_begun_today_owes_no_report_of_last_week() -> None:
    (task,) = of(TaskKind.REPORT_DUE, TaskFacts())

    assert task.due_on == dt.date(2026, 11, 29)


def test_before_tet_the_gifts_are_a_task() -> None:
    (task,) = of(TaskKind.OCCASION, TaskFacts(children=40), dt.date(2027, 1, 5))

    assert task.occasion is not None
    assert task.occasion.code == "tet_nguyen_dan"
    assert (task.days, task.count) == (32, 40)


def snoozed(task: Task, days: int, size: int) -> dict[str, Snooze]:
    until = TODAY + dt.timedelta(days=days)
    return {task.key: Snooze(task.key, until, "gia đình đi vắng", size, "Hằng")}


def test_a_task_put_off_rests_until_its_day_or_until_it_has_grown() -> None:
    (task,) = of(TaskKind.CONFLICT, TaskFacts(conflicts=2))
    tasks: Sequence[Task] = [task]

    assert awake(tasks, snoozed(task, 3, 2), TODAY) == ((), (task,))
    assert awake(tasks, snoozed(task, 0, 2), TODAY) == ((task,), ())
    assert awake(tasks, snoozed(task, 3, 1), TODAY) == ((task,), ())


def test_the_most_urgent_comes_first() -> None:
    facts = TaskFacts(
        conflicts=1,
        papers_missing=4,
        late=[LateSupport(UUID(int=1), "Cô Ba", 500_000, dt.date(2026, 11, 1))],
    )

    kinds = [task.kind for task in tasks_due(facts, TODAY)]

    assert kinds == [
        TaskKind.SUPPORT_LATE,
        TaskKind.REPORT_DUE,
        TaskKind.CONFLICT,
        TaskKind.PAPERS_MISSING,
    ]
