"""Figures of communes (cơ sở Hội) and of officers, from which the indicators are made."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mdd_desktop.domain.figures.child_case import ChildCase, level_twelfths
from mdd_desktop.domain.figures.children import LISTED
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
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.sponsorships import STANDING
from mdd_desktop.domain.figures.support_book import is_delivery
from mdd_desktop.domain.office import Officer
from mdd_desktop.domain.unit import Unit, UnitLevel

_PROGRAMME = "me_do_dau"
_ACCOMPANYING = "dong_hanh_cung_con"
_PARENT_EDUCATION = "giao_duc_lam_cha_me"
_ADVISER = "tham_muu_tre_em"


@dataclass(frozen=True)
class _Standing:
    """The communes for which something holds on the last day."""

    active: frozenset[str]
    waiting: frozenset[str]
    covid: frozenset[str]
    committed: frozenset[str]


@dataclass(frozen=True)
class _Evidence:
    """The communes for which something holds."""

    standing: _Standing
    programme: frozenset[str]
    accompanying: frozenset[str]
    parent_education: frozenset[str]
    delivering: frozenset[str]

    def is_at_work(self, code: str) -> bool:
        """Indicator 000-1: an active sponsorship, an activity or a delivery."""
        return code in self.standing.active or code in self.programme or code in self.delivering

    def responds_to_covid(self, code: str) -> bool:
        """Indicator 000-2, asked only of communes with a Covid orphan."""
        standing = self.standing
        answers = standing.active | standing.waiting | self.programme
        return code in standing.covid and code in answers


@dataclass(frozen=True)
class CommuneCase:
    """One commune and what speaks for it."""

    code: str
    evidence: _Evidence


def _standing(moment: Moment) -> _Standing:
    standing, listed = tuple(STANDING.at(moment)), tuple(LISTED.at(moment))
    return _Standing(
        active=frozenset(unit for unit, case, _ in standing if case.is_active),
        waiting=frozenset(unit for unit, case, _ in standing if case.is_waiting),
        covid=frozenset(unit for unit, case, _ in listed if case.is_covid_orphan),
        committed=frozenset(
            code for unit, case, _ in listed for code in _committed_for(case, unit)
        ),
    )


def _gather(moment: Moment) -> _Evidence:
    return _Evidence(
        standing=moment.day.once(_standing, moment),
        programme=frozenset(a.unit_id for a in moment.activities if a.programme == _PROGRAMME),
        accompanying=frozenset(
            a.unit_id for a in moment.activities if a.programme == _ACCOMPANYING
        ),
        parent_education=frozenset(
            a.unit_id for a in moment.activities if a.type == _PARENT_EDUCATION
        ),
        delivering=frozenset(one.unit_id for one in moment.booked if is_delivery(one)),
    )


def _committed_for(case: ChildCase, unit: str) -> Iterator[str]:
    """The communes whose sponsorships until 18 give this orphan in hardship enough a month."""
    if not (case.is_orphan and case.active and case.is_in_hardship):
        return
    credited: dict[str, int] = defaultdict(int)
    for life in case.active:
        if life.record.until_18:
            code = life.record.credited_unit_id or unit
            credited[code] += level_twelfths(life, case.day.month)
    for code, level in credited.items():
        if level >= case.day.settings.level_threshold * 12:
            yield code


def _is_valid(unit: Unit, moment: Moment) -> bool:
    hi = moment.period.hi
    return (unit.valid_from is None or unit.valid_from <= hi) and (
        unit.valid_to is None or hi <= unit.valid_to
    )


def _communes(moment: Moment) -> Iterator[Placed[CommuneCase]]:
    evidence = _gather(moment)
    for code, unit in sorted(moment.facts.tree.units.items()):
        if unit.level is UnitLevel.COMMUNE and _is_valid(unit, moment):
            yield code, CommuneCase(code, evidence), None


def _in_office(moment: Moment) -> Iterator[Placed[tuple[Officer, Moment]]]:
    hi = moment.period.hi
    for officer in moment.facts.officers:
        begun = officer.from_ is None or officer.from_ <= hi
        if begun and (officer.to is None or hi <= officer.to):
            yield officer.unit_id, (officer, moment), None


def _is_trained(case: tuple[Officer, Moment]) -> bool:
    """Trained since the programme began, and briefed on its papers."""
    officer, moment = case
    start, hi = moment.settings.programme_start, moment.period.hi
    return officer.briefed and any(start <= day <= hi for day in officer.trained_on)


def _is_adviser(case: tuple[Officer, Moment]) -> bool:
    return case[0].role == _ADVISER


def _officer_id(case: tuple[Officer, Moment]) -> Ident:
    return case[0].id


def _code(case: CommuneCase) -> Ident:
    return case.code


_COMMUNES = Stream(_communes, _code)
_OFFICERS = Stream(_in_office, _officer_id)


def _unit_figure(name: str, label: str, test: Callable[[CommuneCase], bool]) -> FigureDefinition:
    rule = Count(_COMMUNES, test)
    return FigureDefinition(name, label, Kind.IN_PERIOD, "cơ sở", RollUp.SUM, rule)


def _officer_figure(
    name: str, label: str, test: Callable[[tuple[Officer, Moment]], bool]
) -> FigureDefinition:
    rule = Count(_OFFICERS, test)
    return FigureDefinition(name, label, Kind.AS_OF, "cán bộ", RollUp.SUM, rule)


COMMUNE_FIGURES = (
    FigureDefinition(
        "units_total", "Cơ sở Hội", Kind.AS_OF, "cơ sở", RollUp.SUM, Count(_COMMUNES, always)
    ),
    _unit_figure(
        "units_active",
        "Cơ sở Hội có hoạt động đỡ đầu",
        lambda case: case.evidence.is_at_work(case.code),
    ),
    FigureDefinition(
        "units_with_covid_orphan",
        "Cơ sở Hội có trẻ mồ côi do Covid-19",
        Kind.AS_OF,
        "cơ sở",
        RollUp.SUM,
        Count(_COMMUNES, lambda case: case.code in case.evidence.standing.covid),
    ),
    _unit_figure(
        "units_covid_responding",
        "Cơ sở Hội có trẻ mồ côi do Covid-19 đã hưởng ứng",
        lambda case: case.evidence.responds_to_covid(case.code),
    ),
    FigureDefinition(
        "units_meeting_commitment",
        "Cơ sở Hội đỡ đầu trẻ mồ côi khó khăn đến 18 tuổi đủ mức",
        Kind.AS_OF,
        "cơ sở",
        RollUp.SUM,
        Count(_COMMUNES, lambda case: case.code in case.evidence.standing.committed),
    ),
)

INDICATOR_PARTS = (
    _unit_figure(
        "units_parent_education",
        "Cơ sở Hội tuyên truyền, giáo dục làm cha mẹ",
        lambda case: case.code in case.evidence.parent_education,
    ),
    _unit_figure(
        "units_accompanying",
        "Cơ sở Hội triển khai Đồng hành cùng con, Mẹ đỡ đầu",
        lambda case: case.evidence.is_at_work(case.code) or case.code in case.evidence.accompanying,
    ),
    _officer_figure("officers_advising", "Cán bộ tham mưu công tác trẻ em", _is_adviser),
    _officer_figure(
        "officers_advising_trained",
        "Cán bộ tham mưu công tác trẻ em đã tập huấn, quán triệt",
        lambda case: _is_adviser(case) and _is_trained(case),
    ),
    _officer_figure("officers_all", "Cán bộ Hội", always),
    _officer_figure("officers_trained", "Cán bộ Hội đã tập huấn, quán triệt", _is_trained),
)
