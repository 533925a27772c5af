"""A thing to do (Việc cần làm), the facts it follows from, and that somebody put it off."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.occasions import Occasion
from mdd_desktop.domain.report_calendar import DUTIES, DueReport, ReportDuty

_WEEK = 7


class TaskKind(StrEnum):
    """The sorts of task, in the order in which they are shown when equally urgent."""

    OWN = "own"
    RED_FLAG = "red_flag"
    INCIDENT_REPORT = "incident_report"
    REFERRAL_DUE = "referral_due"
    SUPPORT_LATE = "support_late"
    PACKAGE_LATE = "package_late"
    VISIT_DUE = "visit_due"
    VISIT_SOON = "visit_soon"
    AGEING_OUT = "ageing_out"
    OVERAGE = "overage"
    HOLD_EXPIRING = "hold_expiring"
    REPLACEMENT = "replacement"
    CHILD_WAITING = "child_waiting"
    SPONSORSHIP_WAITING = "sponsorship_waiting"
    SPONSORSHIP_ENDING = "sponsorship_ending"
    CONSENT_EXPIRING = "consent_expiring"
    PROTECTION_EXPIRING = "protection_expiring"
    REPORT_DUE = "report_due"
    CONFLICT = "conflict"
    DUPLICATE = "duplicate"
    PROPOSAL = "proposal"
    FORK = "fork"
    HELD = "held"
    UNSENT = "unsent"
    OCCASION = "occasion"
    BACKUP_OLD = "backup_old"
    PAPERS_MISSING = "papers_missing"
    PROFILE_MISSING = "profile_missing"


class Urgency(IntEnum):
    """How loud a task is; the first comes first."""

    LATE = 0
    SOON = 1
    NEWS = 2


class Dated(NamedTuple):
    """Somebody, and the day that matters about her.

    Attributes:
        id: Of the child, the sponsor or the sponsorship.
        name: For the screen of this computer only.
    """

    id: UUID
    name: str
    on: dt.date


class LateSupport(NamedTuple):
    """A sponsorship behind its pledge."""

    id: UUID
    name: str
    amount: int
    since: dt.date


class Birthday(NamedTuple):
    """A child who reaches an age that ends something for her."""

    id: UUID
    name: str
    age: int
    on: dt.date
    has_plan: bool


class SilentUnit(NamedTuple):
    """A unit below and the day of its latest package, None if none ever came."""

    code: str
    name: str
    last: dt.date | None


class OwnTask(NamedTuple):
    """Something an officer wrote down to do about some children.

    Attributes:
        due_on: The last day, as the officer chose it.
        officer: Who wrote it down.
        done_on: None while it is to be done.
    """

    id: UUID
    words: str
    due_on: dt.date
    officer: str
    who: tuple[Dated, ...]
    done_on: dt.date | None = None


@dataclass(frozen=True)
class TaskFacts:
    """What tasks are worked out from, as one reading saw it; what does not concern stays empty.

    Attributes:
        visits: Sponsored children with the last day on which the next visit is in time.
        incidents: Reports of incidents that are being written, with the last day to send each.
        referrals: Children with the day to ask a service what became of them.
        waiting: Children without a sponsor, and since when.
        replaced: Those who had one before, and since when they have none.
        unsent: Changes in no package to the office above.
        duties: The reports that the office owes, on its days.
        reports_made: Duty and last day of the reports that were issued or frozen.
    """

    own: Sequence[OwnTask] = ()
    late: Sequence[LateSupport] = ()
    visits: Sequence[Dated] = ()
    red_flags: Sequence[Dated] = ()
    incidents: Sequence[Dated] = ()
    referrals: Sequence[Dated] = ()
    birthdays: Sequence[Birthday] = ()
    overage: Sequence[Dated] = ()
    holds: Sequence[Dated] = ()
    waiting: Sequence[Dated] = ()
    replaced: Sequence[Dated] = ()
    to_begin: Sequence[Dated] = ()
    ending: Sequence[Dated] = ()
    consents: Sequence[Dated] = ()
    protection: Sequence[Dated] = ()
    silent: Sequence[SilentUnit] = ()
    papers_missing: int = 0
    profiles_missing: int = 0
    conflicts: int = 0
    duplicates: int = 0
    proposals: int = 0
    forks: int = 0
    held: int = 0
    unsent: int = 0
    last_package: dt.date | None = None
    has_parent: bool = True
    last_backup: dt.date | None = None
    children: int = 0
    duties: Sequence[ReportDuty] = DUTIES
    reports_made: frozenset[tuple[str, dt.date]] = frozenset()


@dataclass(frozen=True)
class Task:
    """One thing to do.

    Attributes:
        key: Names the task from day to day, for putting it off.
        count: How many records it is about: the length of the list its button opens.
        due_on: Its last day; None when it has none.
        days: Since when it is late, or how long until it is due; None when neither says anything.
        amount: Đồng, for late support.
        who: Whom it is about, the most urgent first.
        age: The age somebody reaches.
        report: The report that is due.
        plans: Those that ask for it by that day.
        occasion: The occasion that comes.
        units: Units below that are silent.
        own: What an officer wrote down.
    """

    kind: TaskKind
    urgency: Urgency
    key: str
    count: int = 1
    due_on: dt.date | None = None
    days: int | None = None
    amount: int = 0
    who: tuple[Dated, ...] = ()
    age: int = 0
    has_plan: bool = False
    report: DueReport | None = None
    plans: tuple[str, ...] = ()
    occasion: Occasion | None = None
    units: tuple[SilentUnit, ...] = ()
    own: OwnTask | None = None


def own_task(one: OwnTask, today: dt.date) -> Task:
    """The task that an officer wrote down, as it stands today."""
    days = (one.due_on - today).days
    urgency = Urgency.LATE if days < 0 else Urgency.SOON if days <= _WEEK else Urgency.NEWS
    return Task(
        TaskKind.OWN,
        urgency,
        f"{TaskKind.OWN}:{one.id.hex}",
        count=len(one.who),
        due_on=one.due_on,
        days=days,
        who=one.who,
        own=one,
    )


class Snooze(NamedTuple):
    """A task that was put off.

    Attributes:
        size: How many records it was about then; when it grows, the task comes back at once.
    """

    key: str
    until: dt.date
    reason: str
    size: int
    officer: str


def awake(
    tasks: Iterable[Task], snoozed: Mapping[str, Snooze], today: dt.date
) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks to show, and those put off: until their day, or until they have grown."""
    shown: list[Task] = []
    resting: list[Task] = []
    for task in tasks:
        put_off = snoozed.get(task.key)
        rests = put_off is not None and today < put_off.until and task.count <= put_off.size
        (resting if rests else shown).append(task)
    return tuple(shown), tuple(resting)
