"""A child's and a sponsorship's days, made ready for counting (rules F3 to F6)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from weakref import ref

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.figures.spans import (
    FAR,
    Span,
    joined,
    month_number,
    month_of,
    month_text,
    overlap,
    overlaps,
    span_at,
    without,
)
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, PledgeKind, Sponsorship
from mdd_desktop.domain.standing_pledges import standing

_LAST_YEAR = 9999


def birthday(birth: PartialDate | None, age: int) -> int:
    """The day on which she turns ``age``; far away when her birth date is unknown (rule F4)."""
    if birth is None or birth.year + age > _LAST_YEAR:
        return FAR
    return birth.birthday(age).toordinal()


@dataclass(eq=False)
class ChildLife:
    """A surviving child record with the days on which she is listed, and where she lives.

    What every count asks is made at once; the rest when it is asked for.

    Attributes:
        registered: Earliest day of the merged records and of the first sponsorship; None if none.
        grown: The day she reaches the programme's age; far away when her birth is unknown.
        exit_day: The first day she is no longer on the list, if an exit is recorded.
        listed: From registration to the day before exit or grown-up birthday; None if empty.
        stays: From which day she belongs to which unit, in order; the first has no beginning.
    """

    record: Child
    registered: int | None
    grown: int
    sponsorships: "list[SponsorshipLife]" = field(default_factory=list)
    exit_day: int | None = field(init=False)
    listed: Span | None = field(init=False, default=None)
    stays: tuple[tuple[int, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        self.exit_day = self.record.exit.date.toordinal() if self.record.exit else None
        last = min(FAR if self.exit_day is None else self.exit_day, self.grown) - 1
        if self.registered is not None and self.registered <= last:
            self.listed = (self.registered, last)
        self.stays = _stays(self.record)

    def is_listed(self, day: int) -> bool:
        """Whether ``day`` is one of her listed days."""
        return self.listed is not None and self.listed[0] <= day <= self.listed[1]

    def unit_on(self, day: int) -> str:
        """The unit she belongs to on ``day``."""
        if len(self.stays) == 1:
            return self.stays[0][1]
        return next(unit for begin, unit in reversed(self.stays) if begin <= day)

    def stays_within(self, span: Span) -> Sequence[tuple[str, Span]]:
        """The parts of ``span`` with the unit she belonged to, in order."""
        if len(self.stays) == 1:
            return ((self.stays[0][1], span),)
        ends = [begin - 1 for begin, _ in self.stays[1:]] + [FAR]
        parts = zip(self.stays, ends, strict=True)
        return [
            (unit, part) for (begin, unit), end in parts if (part := overlap((begin, end), span))
        ]

    @cached_property
    def born(self) -> dt.date | None:
        """The last day on which she can have been born; None if unknown (rule F4)."""
        return self.record.birth.last_day() if self.record.birth else None

    @cached_property
    def sponsored(self) -> tuple[Span, ...]:
        """The days with at least one active sponsorship."""
        return joined(span for sponsorship in self.sponsorships for span in sponsorship.active)


def _stays(record: Child) -> tuple[tuple[int, str], ...]:
    """The units she belonged to.

    Before the first recorded stay she belongs to ``unit_id``, unless that already names the unit
    of the last of several stays.
    """
    if not record.unit_history:
        return ((0, record.unit_id),)
    dated = {stay.from_.toordinal(): stay.unit_id for stay in record.unit_history}
    days = sorted(dated)
    first = record.unit_id
    if len(days) > 1 and dated[days[-1]] == first:
        first = dated[days[0]]
    stays = [(0, first)]
    for day in days:
        if dated[day] != stays[-1][1]:
            stays.append((day, dated[day]))
    return tuple(stays)


@dataclass(frozen=True)
class Terms:
    """A pledge in numbers: months ``first`` to ``last``, ``amount`` for each ``block`` months."""

    pledge: Pledge
    first: int
    last: int
    block: int
    amount: int | None

    @classmethod
    def of(cls, pledge: Pledge) -> "Terms":
        """The terms of a pledge; goods have no amount, a one-off has one month (rule F9)."""
        first = month_number(pledge.from_month)
        if not pledge.rhythm.recurs:
            last = first
        else:
            last = FAR if pledge.to_month is None else month_number(pledge.to_month)
        amount = pledge.amount if pledge.kind is PledgeKind.MONEY else None
        return cls(pledge, first, last, pledge.rhythm.months, amount)

    @property
    def is_regular(self) -> bool:
        """Whether it comes again, unlike a one-off."""
        return self.pledge.rhythm.recurs

    def in_force(self, month: int) -> bool:
        """Whether the pledge runs in ``month``."""
        return self.first <= month <= self.last

    def spread(self, months: Span) -> int:
        """The đồng that fall on the months of the pledge within ``months``, both inclusive."""
        first, last = max(self.first, months[0]), min(self.last, months[1])
        if first > last or not self.amount:
            return 0
        return self._until(last + 1) - self._until(first)

    def _until(self, month: int) -> int:
        return (self.amount or 0) * (month - self.first) // self.block

    def level_twelfths(self, month: int) -> int:
        """Twelve times the monthly level in ``month``: exact, for every block divides twelve."""
        if not (self.is_regular and self.amount and self.in_force(month)):
            return 0
        return self.amount * 12 // self.block


@dataclass(eq=False)
class SponsorshipLife:
    """A sponsorship with its surviving sponsor and her child.

    The child holds it, and not the other way round: what was counted from is gone as soon as
    nobody needs it, and nobody has to look for rings in a million objects.

    Args:
        of: The child; whoever asks for her holds her too.

    Attributes:
        running: From start to end within the child's listed days, pauses included.
        active: Its active days, in order (rule F5).
    """

    record: Sponsorship
    of: InitVar[ChildLife]
    sponsor: Sponsor | None
    terms: tuple[Terms, ...] = ()
    running: Span | None = field(init=False, default=None)
    active: tuple[Span, ...] = field(init=False, default=())

    def __post_init__(self, of: ChildLife) -> None:
        self._child = ref(of)
        start, end = self.record.start, self.record.end
        if start is None or of.listed is None:
            return
        days = (start.toordinal(), end.toordinal() if end else FAR)
        self.running = overlap(days, of.listed)
        if self.running is not None:
            pauses = [
                (pause.from_.toordinal(), pause.to.toordinal() if pause.to else FAR)
                for pause in self.record.pauses
            ]
            self.active = without(self.running, pauses) if pauses else (self.running,)

    @property
    def child(self) -> ChildLife:
        """The child."""
        child = self._child()
        assert child is not None  # noqa: S101 - the facts that both belong to are held
        return child

    def terms_at(self, month: int) -> tuple[Terms, ...]:
        """The terms that speak for it in a month: those in force, the next, or the last."""
        if len(self.terms) <= 1:
            return self.terms
        spoken = {one.id for one in standing((t.pledge for t in self.terms), month_text(month))}
        return tuple(terms for terms in self.terms if terms.pledge.id in spoken)

    def is_active(self, day: int) -> bool:
        """Whether ``day`` is one of its active days."""
        return span_at(self.active, day) is not None

    def is_paused(self, day: int) -> bool:
        """Whether it would be active on ``day`` but for a pause."""
        running = self.running
        return running is not None and running[0] <= day <= running[1] and not self.is_active(day)

    def is_waiting(self, day: int) -> bool:
        """Registered, not started, not cancelled by ``day``; an undated registration is old."""
        record = self.record
        return (
            (record.registered_on is None or record.registered_on.toordinal() <= day)
            and (record.start is None or record.start.toordinal() > day)
            and (record.cancelled_on is None or record.cancelled_on.toordinal() > day)
        )

    def active_stays(self, window: Span) -> Sequence[tuple[str, Span]]:
        """The active days within ``window`` with the child's unit, in order."""
        within = self.child.stays_within
        return [stay for span in overlaps(self.active, window) for stay in within(span)]

    def accruing(self, window: Span) -> list[tuple[str, Span]]:
        """The months with an active day in ``window``, by the unit of the last such day."""
        runs: list[tuple[str, Span]] = []
        for unit, (first, last) in self.active_stays(window):
            months = (month_of(first), month_of(last))
            if runs and runs[-1][1][1] == months[0]:
                before, (begin, _) = runs.pop()
                if begin < months[0]:
                    runs.append((before, (begin, months[0] - 1)))
            runs.append((unit, months))
        return runs
