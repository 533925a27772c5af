"""Figures and reports: counted from one consistent reading, for screen, paper and table alike."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import FIGURES, Figures, RollUp, Value, count_by_unit, count_since
from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Report, UnitFigures
from mdd_desktop.domain.unit import UnitTree
from mdd_desktop.domain.vietnamese import sort_key
from mdd_desktop.services.counting import counted_from
from mdd_desktop.services.public_ids import PublicIds
from mdd_desktop.services.report_parts import Further, needs_of, places_of
from mdd_desktop.storage.registry import Registry

_OWN_ROWS = {
    "centre": "Cơ quan Trung ương Hội",
    "province": "Cơ quan Hội tỉnh",
    "cluster": "Cơ quan Hội cụm",
    "commune": "Cơ quan Hội xã",
}
_MONTHS = 12
_LETTERS = frozenset({"D1", "D2"})


def period_of(
    registry: Registry,
    text: str | None = None,
    *,
    from_: dt.date | None = None,
    to: dt.date | None = None,
    cumulative: bool = False,
) -> Period:
    """The period that a caller means; cumulative ones begin with the programme.

    Raises:
        RuleError: ``bad_period``.
    """
    with registry.read() as reading:
        begun = reading.settings().programme_start
    return Period.chosen(text, lo=from_, hi=to, cumulative=cumulative, programme_start=begun)


def count(
    registry: Registry,
    period: Period,
    *,
    unit: str | None = None,
    known_on: dt.date | None = None,
) -> Figures:
    """Count every figure and indicator of a unit with everything below it.

    Raises:
        RuleError: ``unknown_unit``.
    """
    kept = counted_from(registry)
    code = _known_unit(kept.tree, unit or registry.unit)
    return count_by_unit(kept.known_on(known_on), period, (code,))[code]


def listed_ids(registry: Registry, figures: Figures, figure_id: str) -> list[str]:
    """What a figure counts, in public ids, each once.

    Raises:
        NotFoundError: There is no such figure.
    """
    idents = figures.listing(figure_id)
    with registry.read() as reading:
        ids = PublicIds(reading)
        found = [ident if isinstance(ident, str) else ids.of_any(ident) for ident in idents]
    return list(dict.fromkeys(found))


@without_collector()
def gather(
    registry: Registry,
    kind: str,
    period: Period,
    *,
    unit: str | None = None,
    known_on: dt.date | None = None,
    as_of: dt.date | None = None,
    typed: Mapping[str, str | Sequence[str]] | None = None,
    wants: Collection[str] = (),
) -> Report:
    """Everything a plan or report says about a unit and a period.

    Args:
        registry: Of the office.
        kind: Id of the document.
        period: Both days inclusive.
        unit: Code; the office's own by default.
        known_on: Ignore what was recorded later: a frozen report.
        as_of: For a plan made before its period ends: the day its figures are counted for.
        typed: Paragraphs the officer wrote.
        wants: Further parts: ``previous``, ``by_year``, ``needs``.
    """
    kept = counted_from(registry)
    tree, snapshot = kept.tree, kept.snapshot
    code = _known_unit(tree, unit or registry.unit)
    settings = snapshot.settings
    facts = kept.known_on(known_on)
    below = tree.communes(code) or (code,)
    counted_to = min(period.hi, as_of) if as_of else period.hi
    span = Period.days(min(period.lo, counted_to), counted_to) if as_of else period
    asked = tuple(dict.fromkeys((code, *below)))
    figures = count_by_unit(facts, span, asked)
    start = min(settings.programme_start, span.hi)
    cumulative = count_since(start, figures)
    values = {unit: counted.values for unit, counted in figures.items()}
    further = Further(facts, code, span, settings.programme_start)
    previous = further.previous() if "previous" in wants else {}
    return Report(
        kind=kind,
        unit_code=code,
        unit_name=tree.units[code].name,
        level=tree.level(code).value,
        period_label=period.label,
        first=period.lo,
        last=period.hi,
        cut_off_at=_cut_off(registry.today, known_on),
        figures=figures[code].values,
        cumulative=cumulative[code],
        indicators={
            name: None if found.num is None or found.den is None else (found.num, found.den)
            for name, found in figures[code].indicators.items()
        },
        rows=_rows(tree, code, below, values, cumulative),
        typed=typed or {},
        as_of=as_of,
        level_threshold_vnd=settings.level_threshold,
        visits_a_year=max(1, _MONTHS // settings.visit_months),
        previous=previous,
        previous_label=f"cùng kỳ năm {span.lo.year - 1}" if previous else "",
        by_year=further.by_year() if "by_year" in wants else (),
        needs=needs_of(snapshot, below, figures) if "needs" in wants else (),
        places=places_of(snapshot, code, below, figures) if "needs" in wants else (),
        letters_sent=_letters_sent(registry, tree.subtree(code), span),
        goals={goal.indicator: goal.percent for goal in settings.goals},
        reporting={
            name: found.reporting_units
            for name, found in figures[code].indicators.items()
            if found.reporting_units is not None
        },
        sources={
            name: found.sources for name, found in figures[code].indicators.items() if found.sources
        },
    )


def _letters_sent(registry: Registry, units: Collection[str], span: Period) -> int:
    """Letters to sponsors that the registers of these units hold for the days (indicator 000-4)."""
    with registry.read() as reading:
        issued = reading.of(OutgoingDocument).where(void=False)
    return sum(
        one.count
        for one in issued
        if one.kind in _LETTERS
        and one.unit_id in units
        and one.dated is not None
        and span.lo <= one.dated <= span.hi
    )


def _known_unit(tree: UnitTree, code: str) -> str:
    if code not in tree.units:
        raise RuleError("unknown_unit", f"Không có đơn vị mã “{code[:40]}” trong sổ này.")
    return code


def _cut_off(today: dt.date, known_on: dt.date | None) -> dt.datetime:
    """Noon of the day: the minute of printing would make a reprint differ."""
    return dt.datetime.combine(known_on or today, dt.time(12), tzinfo=dt.UTC)


def _rows(
    tree: UnitTree,
    code: str,
    below: tuple[str, ...],
    figures: Mapping[str, Mapping[str, Value]],
    cumulative: Mapping[str, Mapping[str, Value]],
) -> tuple[UnitFigures, ...]:
    rows = [
        UnitFigures(tree.units[c].name, figures[c], cumulative[c])
        for c in sorted(below, key=lambda c: (sort_key(tree.units[c].name), c))
    ]
    if code not in below:
        own = _own_entries(figures, code, below)
        if any(own.values()):
            name = _OWN_ROWS[tree.level(code)]
            rows.append(UnitFigures(name, own, _own_entries(cumulative, code, below)))
    return tuple(rows)


def _own_entries(
    figures: Mapping[str, Mapping[str, Value]], code: str, below: tuple[str, ...]
) -> dict[str, int]:
    """What the office booked itself: the exact sums of all, less those of its communes."""
    own = {}
    for name, definition in FIGURES.items():
        total = figures[code].get(name)
        if definition.roll_up is RollUp.SUM and isinstance(total, int):
            parts = [figures[c].get(name) for c in below]
            own[name] = total - sum(part for part in parts if isinstance(part, int))
    return own


__all__ = ["Period", "count", "gather", "listed_ids", "period_of"]
