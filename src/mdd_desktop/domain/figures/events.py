"""Figures of visits and activities, by the unit that made them."""

from collections.abc import Callable, Iterable, Iterator

from mdd_desktop.domain.figures.children import itself, life_id
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
from mdd_desktop.domain.visit import Activity, Visit

ACTIVITY_TYPES = {
    "truyen_thong": "Hoạt động truyền thông",
    "tap_huan": "Hoạt động tập huấn",
    "giao_duc_lam_cha_me": "Hoạt động giáo dục làm cha mẹ",
    "vui_choi": "Hoạt động vui chơi",
}


def _visits(moment: Moment) -> Iterator[Placed[Visit]]:
    for visit in moment.visits:
        yield visit.unit_id, visit, None


def _visited(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for visit in moment.visits:
        life = moment.facts.child(visit.child_id)
        if life:
            yield visit.unit_id, life, None


def _activities(moment: Moment) -> Iterator[Placed[Activity]]:
    for activity in moment.activities:
        yield activity.unit_id, activity, None


def _visit_id(visit: Visit) -> Ident:
    return visit.id


def _activity_id(activity: Activity) -> Ident:
    return activity.id


_VISITS = Stream(_visits, _visit_id)
_ACTIVITIES = Stream(_activities, _activity_id)


def _visit_figure(name: str, label: str, test: Callable[[Visit], bool]) -> FigureDefinition:
    rule = Count(_VISITS, test)
    return FigureDefinition(name, label, Kind.IN_PERIOD, "lượt", RollUp.SUM, rule)


def _activity_figure(name: str, label: str, word: str, rule: Count) -> FigureDefinition:
    return FigureDefinition(name, label, Kind.IN_PERIOD, word, RollUp.SUM, rule)


def activities_of_type(code: str) -> FigureDefinition:
    """The figure of one type of activity; offices may add types of their own."""
    return _activity_figure(
        f"activities_{code}",
        ACTIVITY_TYPES.get(code, f"Hoạt động loại {code}"),
        "hoạt động",
        Count(_ACTIVITIES, lambda activity: activity.type == code),
    )


def activity_figures(types: Iterable[str]) -> tuple[FigureDefinition, ...]:
    """One figure for every type met that is not among the usual ones."""
    return tuple(activities_of_type(code) for code in sorted({*types} - {*ACTIVITY_TYPES}))


EVENT_FIGURES = (
    _visit_figure("visits", "Lượt thăm", always),
    _visit_figure(
        "visits_red_flag", "Lượt thăm có dấu hiệu cần chú ý", lambda visit: visit.red_flag
    ),
    FigureDefinition(
        "children_visited",
        "Trẻ được thăm",
        Kind.IN_PERIOD,
        "trẻ",
        RollUp.RECOUNT,
        Count(Stream(_visited, life_id, distinct=itself), always),
    ),
    _activity_figure("activities", "Hoạt động", "hoạt động", Count(_ACTIVITIES, always)),
    *(activities_of_type(code) for code in ACTIVITY_TYPES),
    _activity_figure(
        "activity_participants",
        "Lượt người tham gia hoạt động",
        "lượt người",
        Count(_ACTIVITIES, always, lambda activity: activity.participants),
    ),
)
