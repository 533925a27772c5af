"""Figures of children over a period: new, left, moved, listed, under care, newly under care."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from mdd_desktop.domain.child import ExitReason
from mdd_desktop.domain.figures.children import itself, life_id
from mdd_desktop.domain.figures.definition import (
    Count,
    FigureDefinition,
    Kind,
    Placed,
    RollUp,
    Stream,
    always,
)
from mdd_desktop.domain.figures.lives import ChildLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import overlap

_LEFT_LABELS = {
    ExitReason.GROWN_UP: "Trẻ rời danh sách do đủ 18 tuổi",
    ExitReason.MOVED_AWAY: "Trẻ rời danh sách do chuyển đi nơi khác",
    ExitReason.ADOPTED: "Trẻ rời danh sách do được nhận làm con nuôi",
    ExitReason.DIED: "Trẻ rời danh sách do qua đời",
    ExitReason.OTHER: "Trẻ rời danh sách do lý do khác",
}


def _present(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life in moment.facts.children.values():
        span = overlap(life.listed, moment.window) if life.listed else None
        if span:
            for unit, _ in life.stays_within(span):
                yield unit, life, None


def _cared_for(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for unit, life in moment.cared_for:
        yield unit, life, None


def _no_longer_cared_for(moment: Moment) -> Iterator[Placed[ChildLife]]:
    active = moment.day.active
    for unit, life in moment.cared_for:
        yield unit, life, life.unit_on(moment.hi) if life in active else None


def _registered(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life in moment.facts.children.values():
        if life.registered is not None and moment.lo <= life.registered <= moment.hi:
            yield life.unit_on(life.registered), life, None


def _left(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life in moment.facts.children.values():
        if life.exit_day is not None and moment.lo <= life.exit_day <= moment.hi:
            yield life.unit_on(life.exit_day - 1), life, None


def _moved(moment: Moment) -> Iterator[tuple[ChildLife, str, str]]:
    for life in moment.facts.children.values():
        for (_, before), (day, after) in pairwise(life.stays):
            within = moment.lo <= day <= moment.hi
            if within and life.is_listed(day - 1) and life.is_listed(day):
                yield life, before, after


def _moved_in(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life, before, after in _moved(moment):
        yield after, life, before


def _moved_out(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life, before, after in _moved(moment):
        yield before, life, after


def _first_cared_for(moment: Moment) -> Iterator[Placed[ChildLife]]:
    for life in moment.facts.children.values():
        if life.sponsored and moment.lo <= life.sponsored[0][0] <= moment.hi:
            yield life.unit_on(life.sponsored[0][0]), life, None


def _figure(
    name: str,
    label: str,
    stream: Stream[ChildLife],
    *,
    roll_up: RollUp = RollUp.SUM,
    test: Callable[[ChildLife], bool] = always,
) -> FigureDefinition:
    return FigureDefinition(name, label, Kind.IN_PERIOD, "trẻ", roll_up, Count(stream, test))


def _left_because(reason: ExitReason, stream: Stream[ChildLife]) -> FigureDefinition:
    return _figure(
        f"children_left_{reason.value}",
        _LEFT_LABELS[reason],
        stream,
        test=lambda life: life.record.exit is not None and life.record.exit.reason is reason,
    )


_LEAVING = Stream(_left, life_id)

MOVEMENT_FIGURES = (
    _figure(
        "children_listed_in_period",
        "Trẻ có trong danh sách trong kỳ",
        Stream(_present, life_id, distinct=itself),
        roll_up=RollUp.RECOUNT,
    ),
    _figure("children_new", "Trẻ mới lập danh sách", Stream(_registered, life_id)),
    *(_left_because(reason, _LEAVING) for reason in ExitReason),
    _figure(
        "children_moved_in",
        "Trẻ chuyển đến",
        Stream(_moved_in, life_id, distinct=itself),
        roll_up=RollUp.RECOUNT,
    ),
    _figure(
        "children_moved_out",
        "Trẻ chuyển đi",
        Stream(_moved_out, life_id, distinct=itself),
        roll_up=RollUp.RECOUNT,
    ),
    _figure(
        "children_sponsored_in_period",
        "Trẻ được đỡ đầu trong kỳ",
        Stream(_cared_for, life_id, distinct=itself),
        roll_up=RollUp.RECOUNT,
    ),
    _figure(
        "children_sponsored_stopped",
        "Trẻ ngừng được đỡ đầu trong kỳ",
        Stream(_no_longer_cared_for, life_id, distinct=itself),
        roll_up=RollUp.RECOUNT,
    ),
    _figure(
        "children_sponsored_new",
        "Trẻ mới được đỡ đầu",
        Stream(_first_cared_for, life_id),
    ),
)
