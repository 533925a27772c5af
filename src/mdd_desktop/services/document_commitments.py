"""The rows of lists B3 and B7: sponsorships, and what is double, missed or late about them."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from uuid import UUID

from mdd_desktop.documents.lists.gaps import DoubleLine, GapListing, LateLine, MissedLine
from mdd_desktop.documents.lists.sponsorships import SponsorshipLine, SponsorshipListing
from mdd_desktop.domain.acceptance import Acceptance
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.document import Absent, CellValue
from mdd_desktop.domain.figures.child_case import level_twelfths
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.gaps import (
    KEPT_BOTH,
    DoubleGap,
    double_gaps,
    last_deliveries,
    late_gaps,
    missed_gaps,
)
from mdd_desktop.domain.sponsorship import PledgeKind
from mdd_desktop.domain.vietnamese import short_date
from mdd_desktop.services.document_ground import (
    Ground,
    child_order,
    sponsor_names,
    sponsor_order,
)
from mdd_desktop.services.document_lists import form_label
from mdd_desktop.storage.transaction import Reading

_TO_18 = "đủ 18 tuổi"
_OPEN_END = "…"
_PAUSED, _ENDED, _UNKNOWN = "Tạm dừng", "Đã kết thúc", "Chưa rõ"


def sponsorships(ground: Ground) -> tuple[SponsorshipListing]:
    """B3: the sponsorships with an active day in the period, by child."""
    window = ground.moment.window
    lives = [
        life
        for life in ground.facts.sponsorships
        if any(unit in ground.below for unit, _ in life.active_stays(window))
    ]
    lives.sort(key=lambda life: (child_order(ground.case(life.child)), _sponsor_order(life)))
    delivered = _delivered(ground)
    return (
        SponsorshipListing(
            lines=tuple(_line(ground, life, delivered) for life in lives),
            children=len({life.child.record.id for life in lives}),
            sponsors=len({life.sponsor.id for life in lives if life.sponsor}),
        ),
    )


def _sponsor_order(life: SponsorshipLife) -> tuple[object, ...]:
    return sponsor_order(life.sponsor) if life.sponsor else (9, b"", str(life.record.id))


def _delivered(ground: Ground) -> dict[UUID, tuple[int, int]]:
    """What was delivered through each sponsorship: in the period, and ever."""
    period, start = ground.moment.period, ground.facts.settings.programme_start
    now = ground.facts.support.bonds(max(start, period.lo), period.hi)
    ever = ground.facts.support.bonds(start, period.hi)
    return {
        bond: (now[bond].delivered if bond in now else 0, booked.delivered)
        for bond, booked in ever.items()
    }


def _line(
    ground: Ground, life: SponsorshipLife, delivered: dict[UUID, tuple[int, int]]
) -> SponsorshipLine:
    now, ever = delivered.get(life.record.id, (0, 0))
    return SponsorshipLine(
        child=ground.view(ground.case(life.child)),
        sponsor=life.sponsor.full_name if life.sponsor else "",
        form=form_label(life.record.form),
        content=support_content(life, ground.moment.day.month),
        monthly=monthly_level(life, ground.moment.day.month),
        time=time_text(life),
        delivered=now,
        delivered_ever=ever,
        note=_state(life, ground.moment.hi),
    )


def support_content(life: SponsorshipLife, month: int) -> str:
    """What is pledged in a month, in words."""
    parts = []
    for terms in life.terms_at(month):
        need = label("need", terms.pledge.need) if terms.pledge.need else "Hỗ trợ"
        rhythm = label("rhythm", terms.pledge.rhythm).lower()
        details = [f"trao {rhythm}"] if rhythm not in need else []
        details += ["hiện vật"] if terms.pledge.kind is PledgeKind.GOODS else []
        parts.append(f"{need} ({', '.join(details)})" if details else need)
    return "; ".join(dict.fromkeys(parts))


def monthly_level(life: SponsorshipLife, month: int) -> CellValue:
    """The level in đồng a month; a dash when only goods or one-off sums are pledged."""
    twelfths = level_twelfths(life, month)
    if not twelfths:
        return Absent.NOT_APPLICABLE if life.terms else None
    return round(Fraction(twelfths, 12))


def time_text(life: SponsorshipLife) -> str:
    """From when to when, for a table."""
    begin, end = time_span(life)
    return f"{begin} – {end or _OPEN_END}"


def time_span(life: SponsorshipLife) -> tuple[str, str]:
    """The day it began and what ends it; empty where there is none."""
    record = life.record
    begin = short_date(record.start) if record.start else ""
    if record.end:
        return begin, short_date(record.end)
    if record.until_18:
        return begin, _TO_18
    return begin, short_date(record.planned_end) if record.planned_end else ""


def _state(life: SponsorshipLife, day: int) -> str:
    if life.is_active(day):
        return ""
    return _PAUSED if life.is_paused(day) else _ENDED


def gaps(ground: Ground) -> tuple[GapListing]:
    """B7: double needs, children who were missed, sponsorships behind; what the screen shows."""
    delivered = last_deliveries(ground.moment, ground.listed)
    kept = kept_both(ground.reading)
    return (
        GapListing(
            double=tuple(
                _double(ground, gap) for case in ground.listed for gap in double_gaps(case, kept)
            ),
            missed=tuple(
                MissedLine(ground.view(case), dt.date.fromordinal(gap.since), gap.reason.value)
                for case in ground.listed
                for gap in missed_gaps(case, ground.moment, delivered)
            ),
            late=tuple(_late(ground)),
        ),
    )


def kept_both(reading: Reading) -> frozenset[tuple[UUID, str]]:
    """(child, mark) of the double needs that an officer left as they are."""
    return frozenset(
        (one.record_id, one.mark)
        for one in reading.of(Acceptance).where(rule=KEPT_BOTH)
        if not one.void
    )


def _double(ground: Ground, gap: DoubleGap) -> DoubleLine:
    ordered = sorted(gap.sponsors, key=sponsor_order)
    return DoubleLine(
        child=ground.view(gap.case),
        need=label("need", gap.need),
        first=ordered[0].full_name,
        second=sponsor_names(ordered[1:]),
        monthly=round(Fraction(gap.twelfths, 12)) if gap.twelfths else Absent.NOT_APPLICABLE,
    )


def _late(ground: Ground) -> Iterator[LateLine]:
    found = late_gaps(ground.moment, ground.below)
    found.sort(key=lambda case: (_sponsor_order(case.life), str(case.life.record.id)))
    for case in found:
        yield LateLine(
            sponsor=case.life.sponsor.full_name if case.life.sponsor else _UNKNOWN,
            child=ground.view(ground.case(case.life.child)),
            due=case.due,
            paid=case.paid,
            missing=case.amount,
            days=ground.moment.hi - case.since,
        )
