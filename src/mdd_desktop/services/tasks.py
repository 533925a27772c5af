"""What there is to do today, and putting a task off.

A task that was put off is remembered in this computer's registry and not sent anywhere: tasks
follow from the records on every computer, and what one officer puts off must not hide a duty
from another one or from the office above. The reason stays with it, so that a colleague at the
same computer can see who put it off and why.
"""

import datetime as dt
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report_calendar import (
    ANSWERS,
    ASKED_FOR,
    INCIDENT,
    DueReport,
    ReportDuty,
    due_between,
    incident_due,
    plans_answered,
)
from mdd_desktop.domain.task import (
    Dated,
    OwnTask,
    SilentUnit,
    Snooze,
    Task,
    TaskFacts,
    TaskKind,
    awake,
)
from mdd_desktop.domain.tasks_due import tasks_due
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese_letters import normalise
from mdd_desktop.services import backups, forks, history, own_tasks, revocation
from mdd_desktop.services.corrections import FROZEN_KINDS
from mdd_desktop.services.document_issuers import issuer_on
from mdd_desktop.services.kept_answers import kept_answer
from mdd_desktop.services.report_days import duties_of
from mdd_desktop.services.task_facts import People
from mdd_desktop.services.waiting import proposals_here
from mdd_desktop.storage import snoozes
from mdd_desktop.storage.queries import task_rows
from mdd_desktop.storage.queries.child_filters import Tab
from mdd_desktop.storage.queries.summary import summary
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

LONGEST_DAYS = 92
_SHORTEST_REASON = 3
_REPORT_SPAN = 25
_LOOKS_BACK = {"BC-T": 10, "BC-6T": 31, "BC-N": 90}
"""How many days into the next period a report may be due."""
_EARLY = dt.timedelta(days=366)
_PEOPLE = (
    "child",
    "sponsor",
    "sponsorship",
    "pledge",
    "hold",
    "support_entry",
    "visit",
    "paper",
    "settings",
    "unit",
)
"""Kinds of record that the tasks about people follow from."""


@dataclass(frozen=True)
class Due:
    """The tasks of a day.

    Attributes:
        resting: Those that were put off, with what was said.
        done: What officers wrote down for themselves and did of late, the latest first.
    """

    tasks: tuple[Task, ...]
    resting: tuple[tuple[Task, Snooze], ...]
    done: tuple[OwnTask, ...] = ()


def due(registry: Registry) -> Due:
    """The tasks of today, the most urgent first."""
    today = registry.today
    facts = _facts(registry)
    done = [one for one in facts.own if one.done_on is not None]
    done.sort(key=lambda one: str(one.done_on), reverse=True)
    with registry.read() as reading:
        put_off = {
            key: Snooze(key, dt.date.fromisoformat(until), reason, size, officer)
            for key, until, reason, size, officer in snoozes.read_all(reading.connection)
        }
    shown, resting = awake(tasks_due(facts, today), put_off, today)
    return Due(shown, tuple((task, put_off[task.key]) for task in resting), tuple(done))


def snooze(registry: Registry, task: Task, *, days: int, reason: str) -> Snooze:
    """Put a task off for some days.

    Raises:
        RuleError: ``bad_days`` or ``reason_needed``.
    """
    words = normalise(reason).strip()
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleError(
            "bad_days", f"Hoãn được từ 1 đến {LONGEST_DAYS} ngày. Chị chọn lại số ngày."
        )
    if len(words) < _SHORTEST_REASON:
        raise RuleError("reason_needed", "Chị ghi vì sao hoãn, để người khác mở sổ cũng hiểu.")
    until = registry.today + dt.timedelta(days=days)
    officer = registry.keys.officer
    snoozes.write(registry.engine, task.key, until.isoformat(), words, task.count, officer)
    return Snooze(task.key, until, words, task.count, officer)


def wake(registry: Registry, key: str) -> None:
    """Show a task again that was put off."""
    snoozes.remove(registry.engine, key)


def _facts(registry: Registry) -> TaskFacts:
    today = registry.today
    with registry.read() as reading:
        parent = reading.tree.units[registry.unit].parent or ""
        counted = summary(reading.connection, today=today)
        duties = duties_of(reading)
        facts = TaskFacts(
            conflicts=counted.conflicts,
            duplicates=counted.duplicates,
            proposals=proposals_here(reading),
            has_parent=bool(parent),
            last_package=task_rows.last_package_out(reading.connection, parent),
            duties=duties,
            reports_made=_reports_made(reading, today, duties),
            children=counted.children[Tab.ALL],
            own=own_tasks.all_tasks(reading, today),
            incidents=_incidents(reading),
        )
        if reading.tree.level(registry.unit) is UnitLevel.COMMUNE:
            facts = replace(facts, **_about_people(registry, reading))
        else:
            facts = replace(facts, silent=_units(reading))
    newest = backups.latest(registry)
    sends = bool(parent) and not registry.is_training
    return replace(
        facts,
        forks=len(forks.open_forks(registry)),
        held=len(revocation.held(registry)),
        unsent=history.counts_to_send(registry, parent).unsent if sends else 0,
        last_backup=newest[1].astimezone().date() if newest else None,
    )


def _about_people(registry: Registry, reading: Reading) -> Mapping[str, Any]:
    """What the people of a commune give rise to, worked out again only when they changed."""
    return kept_answer(
        registry,
        "tasks about people",
        lambda: _gathered(People(reading, reading.settings(), registry.today)),
        kinds=_PEOPLE,
    )


def _gathered(people: People) -> Mapping[str, Any]:
    waiting = list(people.waiting())
    papers, profiles = people.counts()
    return {
        "late": people.late(),
        "visits": tuple(people.visits()),
        "red_flags": tuple(people.red_flags()),
        "referrals": tuple(people.referrals()),
        "birthdays": tuple(people.birthdays()),
        "overage": tuple(people.overage()),
        "holds": tuple(people.holds()),
        "waiting": tuple(one for one, replaced in waiting if not replaced),
        "replaced": tuple(one for one, replaced in waiting if replaced),
        "to_begin": tuple(people.to_begin()),
        "ending": tuple(people.ending()),
        "consents": tuple(people.consents()),
        "protection": people.protection(),
        "papers_missing": papers,
        "profiles_missing": profiles,
    }


def _units(reading: Reading) -> tuple[SilentUnit, ...]:
    """The units below with their latest package."""
    tree = reading.tree
    last = task_rows.last_packages_in(reading.connection)
    return tuple(
        SilentUnit(code, tree.units[code].name, last.get(code))
        for code in tree.communes(reading.unit)
        if code != reading.unit
    )


def period_of(due_report: DueReport) -> Period | None:
    """The period a report that falls due is about; None when it is of no period.

    One that is due soon after a period has ended is about that one.
    """
    back = _LOOKS_BACK.get(due_report.duty.kind, 0)
    day = due_report.named_day - dt.timedelta(days=back)
    return {
        "BC-T": Period.month(day.year, day.month),
        "BC-6T": Period.half(day.year, 1 if day.month <= 6 else 2),  # noqa: PLR2004 - a half
        "BC-N": Period.year(day.year),
        "BC-5N": Period.years(max(2021, day.year - 5), day.year),
    }.get(due_report.duty.kind)


def _incidents(reading: Reading) -> tuple[Dated, ...]:
    """The reports out of turn that are being written, with the last day to send each."""
    found = []
    for draft in task_rows.drafts(reading.connection, reading.unit, INCIDENT):
        begun = dt.date.fromisoformat(draft.begun_on)
        asked = json.loads(draft.wish).get("content", {}).get(ASKED_FOR, "")
        try:
            day = incident_due(begun, asked if isinstance(asked, str) else " ".join(asked))
        except RuleError:  # words of another version: they were a day when they were saved
            day = incident_due(begun)
        found.append(Dated(UUID(draft.id), draft.title, day))
    return tuple(found)


def _reports_made(
    reading: Reading, today: dt.date, duties: Sequence[ReportDuty]
) -> frozenset[tuple[str, dt.date]]:
    """The duties that are done.

    A report on a period is done for the plans that one that was issued names; before any was, for
    those of the Hội's own report once its figures are frozen. What is on no period is done when
    it was issued or printed in time: lists get no number.
    """
    span = dt.timedelta(days=_REPORT_SPAN)
    frozen = task_rows.frozen_periods(reading.connection, reading.unit)
    since = today - 2 * span
    sent = task_rows.issued_documents(reading.connection, reading.unit, since)
    sent += task_rows.printed_documents(reading.connection, since)
    answered = _answered(reading, today - _EARLY)

    def is_made(due: DueReport) -> bool:
        kind, period = due.duty.kind, period_of(due)
        if period is not None:
            named = answered.get((kind, period.text))
            if named is not None:
                return due.duty.plan in named
            return due.duty.with_own and (kind, period.text) in frozen
        return any(name == kind and abs(day - due.last_day) <= span for name, day in sent)

    asked = due_between(today - span, today + span, duties)
    return frozenset((one.duty.id, one.last_day) for one in asked if is_made(one))


def _answered(reading: Reading, since: dt.date) -> Mapping[tuple[str, str], Collection[str]]:
    """The plans named by the issued reports of each kind and period."""
    found: dict[tuple[str, str], set[str]] = {}
    for kind, text in task_rows.issued_wishes(
        reading.connection, reading.unit, since, FROZEN_KINDS
    ):
        wish = json.loads(text)
        found.setdefault((kind, str(wish.get("period"))), set()).update(
            _plans_of(reading, kind, wish)
        )
    return found


def _plans_of(reading: Reading, kind: str, wish: Mapping[str, Any]) -> tuple[str, ...]:
    """The plans that an issued report names, in its own words or by the custom of its head."""
    issuer = issuer_on(reading, reading.unit, None, wish.get("preset"))
    written = wish.get("content", {}).get(ANSWERS, "")
    written = written if isinstance(written, str) else " ".join(written)
    try:
        return plans_answered(kind, written, government=issuer.government)
    except RuleError:  # words of another version: they were plans when they were issued
        return plans_answered(kind, government=issuer.government)


__all__ = ["Due", "Task", "TaskKind", "due", "period_of", "snooze", "wake"]
