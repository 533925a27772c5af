"""Figures of sponsorships: active, paused, waiting, started, ended, late (rules F5, F10)."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mdd_desktop.domain.figures.definition import (
    Count,
    FigureDefinition,
    Ident,
    Kind,
    Placed,
    RollUp,
    Stream,
    always,
)
from mdd_desktop.domain.figures.lives import SponsorshipLife, Terms
from mdd_desktop.domain.figures.moment import Day, Moment
from mdd_desktop.domain.figures.spans import (
    Span,
    joined,
    month_of,
    overlaps,
)
from mdd_desktop.domain.figures.support_book import BondSum


class SponsorshipCase:
    """A sponsorship as it stands on the last day of the period.

    Attributes:
        is_active: Whether that day is active.
        is_paused: Whether it would be active but for a pause.
        is_waiting: Whether it is registered and has not started.
        expires_soon: Whether it is active and its planned end falls in the days announced ahead.
    """

    __slots__ = ("expires_soon", "is_active", "is_paused", "is_waiting", "life")

    def __init__(self, life: SponsorshipLife, day: Day) -> None:
        self.life = life
        self.is_active = life.is_active(day.hi)
        self.is_paused = not self.is_active and life.is_paused(day.hi)
        self.is_waiting = life.is_waiting(day.hi)
        planned = life.record.planned_end
        ahead = planned.toordinal() - day.hi if planned else 0
        self.expires_soon = self.is_active and 0 < ahead <= day.settings.soon_days


@dataclass(frozen=True)
class LateCase:
    """A sponsorship behind its pledges.

    Attributes:
        amount: What is missing, in đồng.
        due: What has fallen due since the ledger began.
        since: The day, grace included, from which something is missing.
    """

    life: SponsorshipLife
    amount: int
    due: int
    since: int

    @property
    def paid(self) -> int:
        """What was received for it since the ledger began."""
        return self.due - self.amount


@dataclass(frozen=True)
class MonthsCase:
    """The đồng of a pledge that fall on a run of months in one unit."""

    terms: Terms
    amount: int


def _standing(moment: Moment) -> Iterator[Placed[SponsorshipCase]]:
    for life in moment.facts.sponsorships:
        yield life.child.unit_on(moment.hi), SponsorshipCase(life, moment.day), None


def _on(day: Callable[[SponsorshipLife], dt.date | None]) -> Stream[SponsorshipLife]:
    def cases(moment: Moment) -> Iterator[Placed[SponsorshipLife]]:
        for life in moment.facts.sponsorships:
            date = day(life)
            if date is not None and moment.period.lo <= date <= moment.period.hi:
                yield life.child.unit_on(date.toordinal()), life, None

    return Stream(cases, lambda life: life.record.id)


def due_limits(moment: Moment) -> Span:
    """The months whose blocks can have fallen due: since the ledger began, with days of grace."""
    start = moment.settings.ledger_start
    # Only blocks that begin in this month or later; a ledger opened inside a month misses it.
    opened = month_of(start.toordinal() - 1) + 1 if start else 0
    # The last month that is over, with the days of grace after it.
    closed = month_of(moment.hi - moment.settings.late_grace_days + 1) - 1
    return opened, closed


def _late(moment: Moment) -> Iterator[Placed[LateCase]]:
    begun = moment.settings.ledger_start or dt.date.min
    booked = moment.facts.support.bonds(begun, moment.period.hi)
    opened, closed = due_limits(moment)
    for unit, standing, _ in STANDING.at(moment):
        life = standing.life
        if life.terms and (standing.is_active or standing.is_paused):
            months = accruing_months(life)
            paid = booked.get(life.record.id, BondSum()).received
            due = _owed(life, months, (opened, closed))
            if due > paid:
                since = _last_day(_first_late(life, months, (opened, closed), paid))
                since += moment.settings.late_grace_days
                yield unit, LateCase(life, due - paid, due, since), None


def _first_late(life: SponsorshipLife, months: Sequence[Span], limits: Span, paid: int) -> int:
    """The first month after which more had fallen due than was paid; what is due only grows."""
    opened, closed = limits
    terms = life.terms[0]
    if len(life.terms) == len(months) == terms.block == 1 and terms.amount:  # as nearly all are
        return max(opened, terms.first, months[0][0]) + paid // terms.amount
    begun = max(opened, min(terms.first for terms in life.terms) - 1)
    return begun + bisect_right(
        range(begun, closed), paid, key=lambda month: _owed(life, months, (opened, month))
    )


def accruing_months(life: SponsorshipLife) -> tuple[Span, ...]:
    """The months of a sponsorship with an active day, in order."""
    return joined((month_of(first), month_of(last)) for first, last in life.active)


def late_cases(moment: Moment) -> Iterator[Placed[LateCase]]:
    """The sponsorships behind their pledges on the last day, with the unit of the child."""
    return _late(moment)


def _owed(life: SponsorshipLife, months: Sequence[Span], limits: Span) -> int:
    return sum([_due(terms, life, months, limits) for terms in life.terms])


def _last_day(month: int) -> int:
    year, following = divmod(month + 1, 12)
    return dt.date(year, following + 1, 1).toordinal() - 1


def _due(terms: Terms, life: SponsorshipLife, months: Sequence[Span], limits: Span) -> int:
    if terms.block > 1:
        return sum(terms.spread(span) for span in due_spans(terms, life, months, limits))
    first, last = max(terms.first, limits[0]), min(terms.last, limits[1])  # each month by itself
    return (terms.amount or 0) * sum([max(0, min(b, last) - max(a, first) + 1) for a, b in months])


def due_spans(
    terms: Terms, life: SponsorshipLife, months: Sequence[Span], limits: Span
) -> tuple[Span, ...]:
    """The months of a pledge that have fallen due, in order.

    A block falls due as a whole. One in which the pledge or the sponsorship ended falls due after
    its last accruing month, and that can make a difference only for the block not yet over.

    Args:
        terms: Of the pledge.
        life: Its sponsorship.
        months: Its accruing months.
        limits: From ``due_limits``.
    """
    opened, closed = limits
    begin = terms.first + max(0, -((terms.first - opened) // terms.block)) * terms.block
    running = max(begin, closed + 1 - (closed + 1 - terms.first) % terms.block)
    due = overlaps(months, (begin, running - 1))
    close = running + terms.block - 1
    last = overlaps(months, (running, min(close, terms.last)))
    end = life.record.end
    ended = terms.last <= close or (
        end is not None and running <= month_of(end.toordinal()) <= close
    )
    return due + last if ended and last and last[-1][1] <= closed else due


def _pledged(moment: Moment) -> Iterator[Placed[MonthsCase]]:
    for life in moment.facts.sponsorships:
        paying = [terms for terms in life.terms if terms.amount]
        for unit, months in life.accruing(moment.window) if paying else ():
            for terms in paying:
                amount = terms.spread(months)
                if amount:
                    yield unit, MonthsCase(terms, amount), None


def _pledge_id(case: MonthsCase) -> Ident:
    return case.terms.pledge.id


def _late_id(case: LateCase) -> Ident:
    return case.life.record.id


def _case_id(case: SponsorshipCase) -> Ident:
    return case.life.record.id


STANDING = Stream(_standing, _case_id, shared=True)
_LATE = Stream(_late, _late_id)
_PLEDGED = Stream(_pledged, _pledge_id, distinct=_pledge_id)


def _as_of(name: str, label: str, test: Callable[[SponsorshipCase], bool]) -> FigureDefinition:
    return FigureDefinition(name, label, Kind.AS_OF, "lượt", RollUp.SUM, Count(STANDING, test))


def _in_period(
    name: str, label: str, day: Callable[[SponsorshipLife], dt.date | None]
) -> FigureDefinition:
    rule = Count(_on(day), always)
    return FigureDefinition(name, label, Kind.IN_PERIOD, "lượt", RollUp.SUM, rule)


SPONSORSHIP_FIGURES = (
    _as_of("sponsorships_active", "Lượt đang đỡ đầu", lambda case: case.is_active),
    _as_of("sponsorships_paused", "Lượt tạm dừng", lambda case: case.is_paused),
    _as_of("sponsorships_waiting", "Lượt chờ bắt đầu", lambda case: case.is_waiting),
    _as_of("sponsorships_expiring_soon", "Lượt sắp hết hạn", lambda case: case.expires_soon),
    _in_period("sponsorships_started", "Lượt bắt đầu", lambda life: life.record.start),
    _in_period("sponsorships_ended", "Lượt kết thúc", lambda life: life.record.end),
    FigureDefinition(
        "pledged_money",
        "Số tiền cam kết",
        Kind.IN_PERIOD,
        "đồng",
        RollUp.SUM,
        Count(_PLEDGED, always, lambda case: case.amount),
    ),
    FigureDefinition(
        "sponsorships_late",
        "Lượt hỗ trợ trễ",
        Kind.AS_OF,
        "lượt",
        RollUp.SUM,
        Count(_LATE, always),
    ),
    FigureDefinition(
        "late_amount",
        "Số tiền trễ",
        Kind.AS_OF,
        "đồng",
        RollUp.SUM,
        Count(_LATE, always, lambda case: case.amount),
    ),
)
