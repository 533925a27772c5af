"""Figures of the Mẹ đỡ đầu: distinct sponsors of active sponsorships, where the child is (F6)."""

from collections.abc import Callable, Iterator

from mdd_desktop.domain.figures.definition import (
    Both,
    Count,
    FigureDefinition,
    Ident,
    Kind,
    Placed,
    RollUp,
    Rule,
    Stream,
    always,
)
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.sponsor import Sponsor, SponsorKind
from mdd_desktop.domain.sponsorship import SponsorshipForm

_Case = tuple[Sponsor, SponsorshipForm]


def _case(life: SponsorshipLife, sponsor: Sponsor) -> _Case:
    return sponsor, life.record.form


def _active(moment: Moment) -> Iterator[Placed[_Case]]:
    for lives in moment.day.active.values():
        for life in lives:
            if life.sponsor:
                yield life.child.unit_on(moment.hi), _case(life, life.sponsor), None


def _in_period(moment: Moment) -> Iterator[Placed[_Case]]:
    for life in moment.facts.sponsorships:
        if life.sponsor:
            for unit, _ in life.active_stays(moment.window):
                yield unit, _case(life, life.sponsor), None


def _first(moment: Moment) -> Iterator[Placed[_Case]]:
    for day, life, sponsor in moment.facts.first_bonds:
        if moment.lo <= day <= moment.hi:
            yield life.child.unit_on(day), _case(life, sponsor), None


def _sponsor_id(case: _Case) -> Ident:
    return case[0].id


def _number(case: _Case) -> int:
    return case[0].id.int


_ACTIVE = Stream(_active, _sponsor_id, distinct=_number)


def _figure(name: str, label: str, rule: Rule, kind: Kind = Kind.AS_OF) -> FigureDefinition:
    return FigureDefinition(name, label, kind, "Mẹ đỡ đầu", RollUp.RECOUNT, rule)


def _of(name: str, label: str, test: Callable[[_Case], bool]) -> FigureDefinition:
    return _figure(name, label, Count(_ACTIVE, test))


SPONSOR_FIGURES = (
    _of("sponsors_active", "Mẹ đỡ đầu đang giúp đỡ", always),
    _of(
        "sponsors_person",
        "Mẹ đỡ đầu là cá nhân",
        lambda case: case[0].kind is SponsorKind.PERSON,
    ),
    _of(
        "sponsors_organisation",
        "Mẹ đỡ đầu là tập thể, đơn vị",
        lambda case: case[0].kind is SponsorKind.ORGANISATION,
    ),
    _of(
        "sponsors_group",
        "Mẹ đỡ đầu là tổ, nhóm",
        lambda case: case[0].kind is SponsorKind.GROUP,
    ),
    _of("sponsors_foreign", "Mẹ đỡ đầu là người nước ngoài", lambda case: case[0].foreign),
    _of(
        "sponsors_direct",
        "Mẹ đỡ đầu trực tiếp",
        lambda case: case[1] is SponsorshipForm.DIRECT,
    ),
    _of(
        "sponsors_indirect",
        "Mẹ đỡ đầu gián tiếp",
        lambda case: case[1] is SponsorshipForm.INDIRECT,
    ),
    _figure(
        "sponsors_both_forms",
        "Mẹ đỡ đầu cả trực tiếp và gián tiếp",
        Both(("sponsors_direct", "sponsors_indirect")),
    ),
    _figure(
        "sponsors_in_period",
        "Mẹ đỡ đầu trong kỳ",
        Count(Stream(_in_period, _sponsor_id, distinct=_number), always),
        Kind.IN_PERIOD,
    ),
    _figure(
        "sponsors_new",
        "Mẹ đỡ đầu mới",
        Count(Stream(_first, _sponsor_id, distinct=_number), always),
        Kind.IN_PERIOD,
    ),
)
