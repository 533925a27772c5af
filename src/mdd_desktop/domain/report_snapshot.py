"""A report as text that can be kept and read again, and the hash of its figures.

Rows are kept as columns: the ids of the figures once, then the numbers of each unit. A rate is
text (``"66.7"``), so that nothing is ever rounded by a reader.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import (
    Adjustment,
    Figure,
    NeedCount,
    Report,
    UnitFigures,
    YearFigures,
)

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_PLAIN = (
    "kind",
    "unit_code",
    "unit_name",
    "level",
    "period_label",
    "previous_label",
    "adjusted_from",
)


def kept_text(report: Report) -> str:
    """The report as canonical JSON, without typed paragraphs and without names of persons."""
    keys = sorted({key for row in report.rows for key in (*row.figures, *row.cumulative)})
    content: dict[str, Any] = {name: getattr(report, name) for name in _PLAIN} | {
        "first": report.first.isoformat(),
        "last": report.last.isoformat(),
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "cut_off_at": report.cut_off_at.isoformat(),
        "figures": _plain(report.figures),
        "cumulative": _plain(report.cumulative),
        "indicators": {name: pair and list(pair) for name, pair in report.indicators.items()},
        "row_keys": keys,
        "rows": [
            [row.name, row.note, _column(row.figures, keys), _column(row.cumulative, keys)]
            for row in report.rows
        ],
        "upcoming": list(report.upcoming),
        "adjustments": [[a.figure, a.label, a.before, a.after] for a in report.adjustments],
        "level_threshold_vnd": report.level_threshold_vnd,
        "visits_a_year": report.visits_a_year,
        "previous": _plain(report.previous),
        "by_year": [
            [one.year, one.first.isoformat(), one.last.isoformat(), _plain(one.figures)]
            for one in report.by_year
        ],
        "needs": [[one.unit_name, one.need, one.children] for one in report.needs],
        "places": list(report.places),
        "reporting": dict(report.reporting),
        "sources": {name: list(texts) for name, texts in report.sources.items()},
        "late_units": list(report.late_units),
        "goals": dict(report.goals),
        "letters_sent": report.letters_sent,
    }
    return _ENCODER.encode(content)


def kept_report(text: str) -> Report:
    """The report that was kept.

    Raises:
        DamagedError: The text is not one.
    """
    try:
        return _report(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedError(
            "frozen_damaged",
            "Không đọc được bản chốt số liệu này. Cập nhật chương trình rồi mở lại.",
        ) from error


def figures_hash(report: Report) -> str:
    """SHA-256 over what was counted: unit, days, figures; equal wherever the figures are equal."""
    counted = [
        report.unit_code,
        report.first.isoformat(),
        report.state_on.isoformat(),
        _plain(report.figures),
        _plain(report.cumulative),
        {name: pair and list(pair) for name, pair in report.indicators.items()},
    ]
    return hashlib.sha256(_ENCODER.encode(counted).encode()).hexdigest()


def adjustments(
    before: Mapping[str, Figure], after: Mapping[str, Figure]
) -> tuple[Adjustment, ...]:
    """The whole numbers that differ, in the order of the dictionary of figures."""
    found = []
    for name, definition in FIGURES.items():
        old, new = before.get(name), after.get(name)
        if isinstance(old, int) and isinstance(new, int) and old != new:
            found.append(Adjustment(name, definition.label, old, new))
    return tuple(found)


def _plain(figures: Mapping[str, Figure]) -> dict[str, int | str | None]:
    return {name: _number(value) for name, value in figures.items()}


def _column(figures: Mapping[str, Figure], keys: Sequence[str]) -> list[int | str | None]:
    return [_number(figures.get(key)) for key in keys]


def _number(value: Figure) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _figure(value: int | str | None) -> Figure:
    return Decimal(value) if isinstance(value, str) else value


def _figures(plain: Mapping[str, int | str | None]) -> dict[str, Figure]:
    return {name: _figure(value) for name, value in plain.items()}


def _row(content: Sequence[Any], keys: Sequence[str]) -> UnitFigures:
    name, note, figures, cumulative = content
    return UnitFigures(
        name,
        _figures(dict(zip(keys, figures, strict=True))),
        _figures(dict(zip(keys, cumulative, strict=True))),
        note,
    )


def _report(content: Mapping[str, Any]) -> Report:
    day = dt.date.fromisoformat
    return Report(
        **{name: content[name] for name in _PLAIN},
        first=day(content["first"]),
        last=day(content["last"]),
        as_of=day(content["as_of"]) if content["as_of"] else None,
        cut_off_at=dt.datetime.fromisoformat(content["cut_off_at"]),
        figures=_figures(content["figures"]),
        cumulative=_figures(content["cumulative"]),
        indicators={
            name: (pair[0], pair[1]) if pair else None
            for name, pair in content["indicators"].items()
        },
        rows=tuple(_row(row, content["row_keys"]) for row in content["rows"]),
        upcoming=tuple(content["upcoming"]),
        adjustments=tuple(Adjustment(*one) for one in content["adjustments"]),
        level_threshold_vnd=content["level_threshold_vnd"],
        visits_a_year=content.get("visits_a_year", 2),
        previous=_figures(content["previous"]),
        by_year=tuple(
            YearFigures(year, day(first), day(last), _figures(figures))
            for year, first, last, figures in content["by_year"]
        ),
        needs=tuple(NeedCount(*one) for one in content["needs"]),
        places=tuple(content["places"]),
        reporting=dict(content["reporting"]),
        sources={name: tuple(texts) for name, texts in content.get("sources", {}).items()},
        late_units=tuple(content["late_units"]),
        goals=content.get("goals", {}),
        letters_sent=content.get("letters_sent", 0),
    )
