"""What an officer should do next, worked out from what the registry holds (Việc cần làm).

Tasks are not stored: they follow from the facts of the day, on every computer alike, and are
gone as soon as their cause is. Remembered are only those an officer wrote down (``OwnTask``), and
that somebody put one off (``Snooze``).
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from mdd_desktop.domain.coming_of_age import AGES
from mdd_desktop.domain.occasions import occasions_between
from mdd_desktop.domain.period import months_before
from mdd_desktop.domain.report_calendar import DueReport, due_between
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.task import (
    Birthday,
    Dated,
    Task,
    TaskFacts,
    TaskKind,
    Urgency,
    own_task,
)

_MONTHS_AHEAD = (12, 6, 3, 1)
_AGE_ALONE_DAYS = 92
_SINGLE_AT_MOST = 2
_VISIT_DAYS = 30
_WEEK = 7
_CONSENT_DAYS = 30
_HOLD_DAYS = 3
_INCIDENT_DAYS = 366
_REPORT_DAYS = 10
_REPORT_LATE_DAYS = 20
_UNSENT_WARN, _UNSENT_LATE = 7, 14
_SILENT_DAYS = 35
_BACKUP_DAYS = 2
_WAITING_DAYS = 30
_ORDER = {kind: at for at, kind in enumerate(TaskKind)}


def tasks_due(facts: TaskFacts, today: dt.date) -> tuple[Task, ...]:
    """Every task of the day, the most urgent first."""
    found = [task for rule in heeded(_RULES, step=1) for task in rule(facts, today)]
    return tuple(
        sorted(found, key=lambda task: (task.urgency, _ORDER[task.kind], task.due_on or today))
    )


def _support_late(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    late = sorted(facts.late, key=lambda one: (one.since, -one.amount))
    if late:
        yield Task(
            TaskKind.SUPPORT_LATE,
            Urgency.LATE,
            TaskKind.SUPPORT_LATE.value,
            count=len(late),
            days=(today - late[0].since).days,
            amount=sum(one.amount for one in late),
            who=tuple(Dated(one.id, one.name, one.since) for one in late),
        )


def _visits(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    """Those that are late and those of the coming month: each is a tab of the list of visits."""
    late = _by_day(one for one in facts.visits if one.on < today)
    if late:
        yield _about(TaskKind.VISIT_DUE, Urgency.LATE, late, late[-1].on, today)
    last = today + dt.timedelta(days=_VISIT_DAYS)
    soon = _by_day(one for one in facts.visits if today <= one.on <= last)
    if soon:
        kind = TaskKind.VISIT_SOON
        near = soon[0].on <= today + dt.timedelta(days=_WEEK)
        yield _about(kind, Urgency.SOON if near else Urgency.NEWS, soon, soon[0].on, today)


def _ages(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    for age in AGES:
        coming = sorted((b for b in facts.birthdays if b.age == age), key=lambda b: b.on)
        near = [one for one in coming if (one.on - today).days <= _AGE_ALONE_DAYS]
        if len(near) <= _SINGLE_AT_MOST:
            yield from (_one_birthday(one, today) for one in near)
            coming = [one for one in coming if one not in near and not one.has_plan]
        if coming:
            yield Task(
                TaskKind.AGEING_OUT,
                Urgency.SOON
                if coming[0].on <= today + dt.timedelta(_AGE_ALONE_DAYS)
                else Urgency.NEWS,
                f"{TaskKind.AGEING_OUT}:{age}",
                count=len(coming),
                due_on=coming[0].on,
                days=(coming[0].on - today).days,
                who=tuple(Dated(one.id, one.name, one.on) for one in coming),
                age=age,
                has_plan=all(one.has_plan for one in coming),
            )


def _one_birthday(one: Birthday, today: dt.date) -> Task:
    """A countdown that says more as the day comes nearer: the step is part of the key."""
    step = next(
        (m for m in reversed(_MONTHS_AHEAD) if months_before(one.on, m) <= today),
        _MONTHS_AHEAD[0],
    )
    return Task(
        TaskKind.AGEING_OUT,
        Urgency.SOON,
        f"{TaskKind.AGEING_OUT}:{one.age}:{one.id}:{step}",
        due_on=one.on,
        days=(one.on - today).days,
        who=(Dated(one.id, one.name, one.on),),
        age=one.age,
        has_plan=one.has_plan,
    )


def _ahead(
    kind: TaskKind, of: Callable[[TaskFacts], Sequence[Dated]], days: int
) -> Callable[[TaskFacts, dt.date], Iterable[Task]]:
    """A task about everything whose day comes within so many days, or has passed."""

    def rule(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
        last = today + dt.timedelta(days=days)
        due = _by_day(one for one in of(facts) if one.on <= last)
        if due:
            late = due[0].on < today
            yield _about(kind, Urgency.LATE if late else Urgency.SOON, due, due[-1].on, today)

    return rule


def _since(
    kind: TaskKind, of: Callable[[TaskFacts], Sequence[Dated]], urgency: Urgency, days: int
) -> Callable[[TaskFacts, dt.date], Iterable[Task]]:
    """A task about everything that has waited for at least so many days."""

    def rule(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
        waiting = _by_day(of(facts))
        waited = (today - waiting[0].on).days if waiting else -1
        if waited >= days:
            yield Task(kind, urgency, kind.value, count=len(waiting), days=waited, who=waiting)

    return rule


def _reports(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    """One task for each document and last day, though several plans may ask for it by then."""
    # A registry without children was begun today: what fell due before is not its business.
    back = _REPORT_LATE_DAYS if facts.children else 0
    together: dict[tuple[str, dt.date], list[DueReport]] = {}
    asked = due_between(
        today - dt.timedelta(days=back), today + dt.timedelta(days=_REPORT_DAYS), facts.duties
    )
    plans: dict[tuple[str, dt.date], list[str]] = {}
    for one in asked:
        plans.setdefault((one.duty.kind, one.last_day), []).append(one.duty.plan)
        if (one.duty.id, one.last_day) not in facts.reports_made:
            together.setdefault((one.duty.kind, one.last_day), []).append(one)
    for found in together.values():
        due = found[0]
        yield Task(
            TaskKind.REPORT_DUE,
            Urgency.LATE if due.last_day < today else Urgency.SOON,
            f"{TaskKind.REPORT_DUE}:{due.duty.id}:{due.last_day}",
            count=len(found),
            due_on=due.last_day,
            days=(due.last_day - today).days,
            report=due,
            plans=tuple(dict.fromkeys(plans[due.duty.kind, due.last_day])),
        )


def unsent_urgency(age: int | None) -> Urgency:
    """How pressing it is to send, by the days since the last package; None before the first."""
    if age is None or age <= _UNSENT_WARN:
        return Urgency.NEWS
    return Urgency.LATE if age > _UNSENT_LATE else Urgency.SOON


def _unsent(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    if not facts.unsent or not facts.has_parent:
        return
    age = (today - facts.last_package).days if facts.last_package else None
    yield Task(
        TaskKind.UNSENT,
        unsent_urgency(age),
        TaskKind.UNSENT.value,
        count=facts.unsent,
        due_on=facts.last_package,
        days=age,
    )


def _silent(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    limit = today - dt.timedelta(days=_SILENT_DAYS)
    silent = [one for one in facts.silent if one.last is None or one.last < limit]
    if silent:
        silent.sort(key=lambda one: (one.last or dt.date.min, one.name))
        last = silent[0].last
        yield Task(
            TaskKind.PACKAGE_LATE,
            Urgency.LATE,
            TaskKind.PACKAGE_LATE.value,
            count=len(silent),
            days=(today - last).days if last else None,
            units=tuple(silent),
        )


def _backup(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    age = (today - facts.last_backup).days if facts.last_backup else None
    if facts.children and (age is None or age > _BACKUP_DAYS):
        yield Task(TaskKind.BACKUP_OLD, Urgency.SOON, TaskKind.BACKUP_OLD.value, days=age)


def _occasions(facts: TaskFacts, today: dt.date) -> Iterable[Task]:
    if not facts.children:
        return
    for one in occasions_between(today, today + dt.timedelta(days=60)):
        days = (one.day - today).days
        if days <= one.days_ahead:
            yield Task(
                TaskKind.OCCASION,
                Urgency.NEWS,
                f"{TaskKind.OCCASION}:{one.code}:{one.day.year}",
                count=facts.children,
                due_on=one.day,
                days=days,
                occasion=one,
            )


def _counted(
    kind: TaskKind, of: Callable[[TaskFacts], int], urgency: Urgency
) -> Callable[[TaskFacts, dt.date], Iterable[Task]]:
    def rule(facts: TaskFacts, _today: dt.date) -> Iterable[Task]:
        if of(facts):
            yield Task(kind, urgency, kind.value, count=of(facts))

    return rule


def _about(
    kind: TaskKind, urgency: Urgency, who: tuple[Dated, ...], last: dt.date, today: dt.date
) -> Task:
    days = (who[0].on - today).days
    return Task(kind, urgency, kind.value, count=len(who), due_on=last, days=days, who=who)


def _by_day(found: Iterable[Dated]) -> tuple[Dated, ...]:
    return tuple(sorted(found, key=lambda one: (one.on, one.name, one.id)))


_RULES: tuple[Callable[[TaskFacts, dt.date], Iterable[Task]], ...] = (
    lambda facts, today: (own_task(one, today) for one in facts.own if not one.done_on),
    _since(TaskKind.RED_FLAG, lambda f: f.red_flags, Urgency.LATE, 0),
    _ahead(TaskKind.INCIDENT_REPORT, lambda f: f.incidents, _INCIDENT_DAYS),
    _ahead(TaskKind.REFERRAL_DUE, lambda f: f.referrals, _WEEK),
    _support_late,
    _silent,
    _visits,
    _ages,
    _since(TaskKind.OVERAGE, lambda f: f.overage, Urgency.SOON, 0),
    _ahead(TaskKind.HOLD_EXPIRING, lambda f: f.holds, _HOLD_DAYS),
    _since(TaskKind.REPLACEMENT, lambda f: f.replaced, Urgency.SOON, 0),
    _since(TaskKind.CHILD_WAITING, lambda f: f.waiting, Urgency.SOON, _WAITING_DAYS),
    _since(TaskKind.SPONSORSHIP_WAITING, lambda f: f.to_begin, Urgency.SOON, 0),
    _ahead(TaskKind.SPONSORSHIP_ENDING, lambda f: f.ending, _CONSENT_DAYS),
    _ahead(TaskKind.CONSENT_EXPIRING, lambda f: f.consents, _CONSENT_DAYS),
    _ahead(TaskKind.PROTECTION_EXPIRING, lambda f: f.protection, _CONSENT_DAYS),
    _reports,
    _counted(TaskKind.CONFLICT, lambda f: f.conflicts, Urgency.SOON),
    _counted(TaskKind.DUPLICATE, lambda f: f.duplicates, Urgency.SOON),
    _counted(TaskKind.PROPOSAL, lambda f: f.proposals, Urgency.SOON),
    _counted(TaskKind.FORK, lambda f: f.forks, Urgency.SOON),
    _counted(TaskKind.HELD, lambda f: f.held, Urgency.SOON),
    _unsent,
    _occasions,
    _backup,
    _counted(TaskKind.PAPERS_MISSING, lambda f: f.papers_missing, Urgency.NEWS),
    _counted(TaskKind.PROFILE_MISSING, lambda f: f.profiles_missing, Urgency.NEWS),
)
