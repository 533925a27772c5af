"""Figures of the children on the list on the last day of the period (kind Đ)."""

from collections.abc import Callable, Iterator

from mdd_desktop.domain.child import Poverty
from mdd_desktop.domain.figures.child_case import ChildCase
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
from mdd_desktop.domain.figures.lives import ChildLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import overlaps
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.sponsorship import SponsorshipForm

_ELDEST = 10**6
_CaseOfPeriod = tuple[ChildCase, Moment]


def _listed(moment: Moment) -> Iterator[Placed[ChildCase]]:
    for life in moment.facts.children.values():
        if life.is_listed(moment.hi):
            yield life.unit_on(moment.hi), ChildCase(life, moment.day), None


def _through_the_period(moment: Moment) -> Iterator[Placed[_CaseOfPeriod]]:
    for unit, case, _ in LISTED.at(moment):
        yield unit, (case, moment), None


def _overage(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life in moment.facts.children.values():
        known = life.registered is not None and life.registered <= moment.hi
        left = life.exit_day is not None and life.exit_day <= moment.hi
        if known and not left and life.grown <= moment.hi:
            yield life.unit_on(moment.hi), life, None


def case_id(case: ChildCase) -> Ident:
    """The id of a case's child."""
    return case.record.id


def life_id(life: ChildLife) -> Ident:
    """The id of a child."""
    return life.record.id


def itself(life: ChildLife) -> ChildLife:
    """What tells one child from another: lives are compared by identity."""
    return life


LISTED = Stream(_listed, case_id, shared=True)
_IN_PERIOD = Stream(_through_the_period, lambda found: case_id(found[0]))
OVERAGE = Stream(_overage, life_id)


def _figure(name: str, label: str, test: Callable[[ChildCase], bool]) -> FigureDefinition:
    return FigureDefinition(name, label, Kind.AS_OF, "trẻ", RollUp.SUM, Count(LISTED, test))


def _of_period(
    name: str, label: str, test: Callable[[ChildCase, Moment], bool]
) -> FigureDefinition:
    rule = Count(_IN_PERIOD, lambda found: test(*found))
    return FigureDefinition(name, label, Kind.IN_PERIOD, "trẻ", RollUp.SUM, rule)


def _was_helped(case: ChildCase, moment: Moment) -> bool:
    """A delivery or an active sponsorship day in the period."""
    delivered = case.life in moment.delivered_to
    return delivered or bool(overlaps(case.life.sponsored, moment.window))


def _in_group(letter: str) -> FigureDefinition:
    return _figure(
        f"children_group_{letter}",
        f"Trẻ thuộc nhóm {letter} Điều 10",
        lambda case: letter in case.groups,
    )


def _at_level(band: int, name: str, label: str) -> FigureDefinition:
    return _figure(
        f"children_level_{name}", label, lambda case: case.is_sponsored and case.level_band == band
    )


_WHO = (
    _figure("children_listed", "Trẻ trong danh sách", always),
    _figure("orphans_listed", "Trẻ mồ côi", lambda case: case.is_orphan),
    _figure(
        "orphans_both_parents",
        "Trẻ mồ côi cả cha và mẹ",
        lambda case: case.fatherless and case.motherless,
    ),
    _figure(
        "orphans_father",
        "Trẻ mồ côi cha",
        lambda case: case.fatherless and not case.motherless,
    ),
    _figure(
        "orphans_mother",
        "Trẻ mồ côi mẹ",
        lambda case: case.motherless and not case.fatherless,
    ),
    _figure("orphans_covid", "Trẻ mồ côi do Covid-19", lambda case: case.is_covid_orphan),
    _figure(
        "orphans_other_cause",
        "Trẻ mồ côi do nguyên nhân khác",
        lambda case: case.is_orphan and not case.is_covid_orphan,
    ),
    _figure("children_girls", "Trẻ em gái", lambda case: case.record.sex is Sex.FEMALE),
    _figure("children_ethnic_minority", "Trẻ dân tộc thiểu số", lambda case: case.is_of_minority),
    _figure("children_poor", "Trẻ thuộc hộ nghèo", lambda case: case.poverty is Poverty.POOR),
    _figure(
        "children_near_poor",
        "Trẻ thuộc hộ cận nghèo",
        lambda case: case.poverty is Poverty.NEAR_POOR,
    ),
    _figure(
        "children_state_allowance",
        "Trẻ hưởng trợ cấp xã hội hằng tháng",
        lambda case: case.has_state_allowance,
    ),
    _figure(
        "children_public_allowed",
        "Trẻ được phép công khai thông tin",
        lambda case: case.may_be_public,
    ),
    _figure("children_under_6", "Trẻ dưới 6 tuổi", lambda case: case.aged(-_ELDEST, 5)),
    _figure("children_6_to_10", "Trẻ từ 6 đến 10 tuổi", lambda case: case.aged(6, 10)),
    _figure("children_11_to_15", "Trẻ từ 11 đến 15 tuổi", lambda case: case.aged(11, 15)),
    _figure(
        "children_16_17", "Trẻ từ 16 tuổi đến dưới 18 tuổi", lambda case: case.aged(16, _ELDEST)
    ),
    _figure("children_age_unknown", "Trẻ chưa rõ tuổi", lambda case: case.age is None),
    *(_in_group(letter) for letter in "abcdn"),
    _figure("children_special", "Trẻ có hoàn cảnh đặc biệt", lambda case: bool(case.groups)),
    _of_period(
        "children_special_helped",
        "Trẻ có hoàn cảnh đặc biệt được trợ giúp trong kỳ",
        lambda case, moment: bool(case.groups) and _was_helped(case, moment),
    ),
    _figure("children_turning_18_soon", "Trẻ sắp đủ 18 tuổi", lambda case: case.turns_grown_soon),
    FigureDefinition(
        "children_overage_open",
        "Trẻ quá 18 tuổi chưa đóng hồ sơ",
        Kind.AS_OF,
        "trẻ",
        RollUp.SUM,
        Count(OVERAGE, always),
    ),
)

_CARE = (
    _figure("children_sponsored", "Trẻ đang được đỡ đầu", lambda case: case.is_sponsored),
    _figure(
        "orphans_sponsored",
        "Trẻ mồ côi đang được đỡ đầu",
        lambda case: case.is_orphan and case.is_sponsored,
    ),
    _figure(
        "orphans_covid_sponsored",
        "Trẻ mồ côi do Covid-19 đang được đỡ đầu",
        lambda case: case.is_covid_orphan and case.is_sponsored,
    ),
    _figure(
        "children_sponsored_direct",
        "Trẻ được đỡ đầu trực tiếp",
        lambda case: SponsorshipForm.DIRECT in case.forms,
    ),
    _figure(
        "children_sponsored_indirect",
        "Trẻ được đỡ đầu gián tiếp",
        lambda case: SponsorshipForm.INDIRECT in case.forms,
    ),
    _figure(
        "children_sponsored_both_forms",
        "Trẻ được đỡ đầu cả trực tiếp và gián tiếp",
        lambda case: case.forms.issuperset(SponsorshipForm),
    ),
    _figure(
        "children_sponsored_regular",
        "Trẻ được đỡ đầu thường xuyên",
        lambda case: any(life.record.regular for life in case.active),
    ),
    _figure(
        "children_sponsored_irregular",
        "Trẻ được đỡ đầu không thường xuyên",
        lambda case: case.is_sponsored and not any(life.record.regular for life in case.active),
    ),
    _figure(
        "children_sponsored_to_18",
        "Trẻ được đỡ đầu đến đủ 18 tuổi",
        lambda case: any(life.record.until_18 for life in case.active),
    ),
    _figure(
        "children_several_sponsors",
        "Trẻ có từ 2 Mẹ đỡ đầu",
        lambda case: case.has_several_sponsors,
    ),
    _figure(
        "children_double_need",
        "Trẻ có nhiều Mẹ đỡ đầu cùng giúp một nhu cầu",
        lambda case: case.has_double_need,
    ),
    _figure(
        "children_unsponsored",
        "Trẻ chưa được đỡ đầu",
        lambda case: not case.is_sponsored and case.record.sponsor_wanted,
    ),
    _figure(
        "children_not_seeking",
        "Trẻ không có nhu cầu được đỡ đầu",
        lambda case: not case.is_sponsored and not case.record.sponsor_wanted,
    ),
    _of_period(
        "children_sponsored_no_delivery",
        "Trẻ đang được đỡ đầu, chưa nhận hỗ trợ trong kỳ",
        lambda case, moment: case.is_sponsored and case.life not in moment.delivered_to,
    ),
    _at_level(0, "none", "Trẻ được đỡ đầu chưa có mức tiền hằng tháng"),
    _at_level(1, "below_300k", "Trẻ được đỡ đầu dưới 300.000 đồng/tháng"),
    _at_level(2, "300k_500k", "Trẻ được đỡ đầu từ 300.000 đến dưới 500.000 đồng/tháng"),
    _at_level(3, "500k_1m", "Trẻ được đỡ đầu từ 500.000 đến dưới 1.000.000 đồng/tháng"),
    _at_level(4, "from_1m", "Trẻ được đỡ đầu từ 1.000.000 đồng/tháng"),
    _figure(
        "children_visit_overdue",
        "Trẻ quá hạn thăm",
        lambda case: case.is_sponsored and case.is_overdue_for_visit,
    ),
)

CHILD_FIGURES = (*_WHO, *_CARE)
IN_TIME_PART = _figure(
    "children_visited_in_time",
    "Trẻ đang được đỡ đầu được thăm đúng hạn",
    lambda case: case.is_sponsored and not case.is_overdue_for_visit,
)
VISITED_PART = _of_period(
    "children_sponsored_visited",
    "Trẻ đang được đỡ đầu được thăm trong kỳ",
    lambda case, moment: case.is_sponsored and case.life in moment.visited,
)
