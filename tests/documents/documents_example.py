"""The worked example (documents.md §4) counted and put into every kind of plan and report."""

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

from documents_builders import MADE_ON, an_issuer, the_fonts
from worked_example import worked_example

from mdd_desktop.documents.catalogue import Print, compose, document_kind
from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.domain.document import Issuer, OfficialDocument
from mdd_desktop.domain.figures import count_by_unit, prepare
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Report, UnitFigures
from mdd_desktop.services.report_parts import Further, needs_of, places_of

NAMES = {"X1": "xã Hoa Sen", "X2": "xã Sông Mai", "T": "tỉnh Bình Hà"}
HI = dt.date(2026, 6, 30)
START = dt.date(2021, 10, 20)
PERIODS = {
    "KH1": Period.year(2026),
    "KH2": Period.years(2024, 2030),
    "KH3": Period.year(2026),
    "KH4": Period.years(2026, 2030),
    "KH5": Period.year(2026),
    "BC-T": Period.month(2026, 6),
    "BC-6T": Period.half(2026, 1),
    "BC-N": Period.year(2026),
    "BC-5N": Period.cumulative(HI, START),
    "BC-DX": Period.year(2026),
    "BC-D": Period.month(2026, 6),
}
PLANS = ("KH1", "KH2", "KH3", "KH4", "KH5")


@cache
def example_report(kind: str, unit: str = "X1") -> Report:
    """What a kind says about the worked example, made on 03/07/2026 and counted to 30/06."""
    period, wants = PERIODS[kind], document_kind(kind).wants
    snapshot = worked_example()
    facts = prepare(snapshot)
    below = ("X1", "X2") if unit == "T" else (unit,)
    span = period if period.hi <= HI else Period.days(min(period.lo, HI), HI)
    figures = count_by_unit(facts, span, dict.fromkeys((unit, *below)))
    total = count_by_unit(facts, Period.cumulative(span.hi, START), dict.fromkeys((unit, *below)))
    further = Further(facts, unit, span, START)
    previous = further.previous() if "previous" in wants else {}
    return Report(
        kind=kind,
        unit_code=unit,
        unit_name=NAMES[unit],
        level="province" if unit == "T" else "commune",
        period_label=period.label,
        first=period.lo,
        last=period.hi,
        as_of=HI,
        cut_off_at=dt.datetime.fromisoformat("2026-07-03T17:05"),
        figures=figures[unit].values,
        cumulative=total[unit].values,
        indicators={
            name: (found.num, found.den) for name, found in figures[unit].indicators.items()
        },
        rows=tuple(UnitFigures(NAMES[u], figures[u].values, total[u].values) for u in below),
        previous=previous,
        previous_label="cùng kỳ năm 2025" if previous else "",
        by_year=further.by_year() if "by_year" in wants else (),
        needs=needs_of(snapshot, below, figures) if "needs" in wants else (),
        places=places_of(snapshot, unit, below, figures) if "needs" in wants else (),
        reporting={
            name: found.reporting_units
            for name, found in figures[unit].indicators.items()
            if found.reporting_units is not None
        },
    )


def preset_issuer(preset: str, unit: str = "X1") -> Issuer:
    """The issuer with another head and a signer."""
    level, above = ("province", "") if unit == "T" else ("commune", "tỉnh Bình Hà")
    made = issuer_of(Office(NAMES[unit], level, above), preset=preset)
    return replace(made, signer_name="Nguyễn Thị Bích Hạnh")


def example_document(kind: str, unit: str = "X1", **options: Any) -> OfficialDocument:
    """A composed document of the example; options are those of Print, ``content``, ``issuer``."""
    content = options.pop("content", None)
    report = options.pop("report", None) or example_report(kind, unit)
    issuer = options.pop("issuer", None) or an_issuer(unit)
    how = Print(**({"number": 5, "dated": MADE_ON} | options))
    return compose(kind, report, issuer, today=MADE_ON, how=how, content=content)


def example_pdf(kind: str, unit: str = "X1", **options: Any) -> bytes:
    """The same as PDF in the shipped typeface."""
    return render_pdf(example_document(kind, unit, **options), the_fonts())
