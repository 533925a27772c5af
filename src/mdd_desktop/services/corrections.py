"""What was corrected after a report was frozen, and which units have not reported yet."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mdd_desktop.domain.outgoing import FrozenReport
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.report import Adjustment, Report, UnitFigures
from mdd_desktop.domain.report_snapshot import adjustments, kept_report
from mdd_desktop.domain.vietnamese import official_date, sort_key
from mdd_desktop.services import reports
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

FROZEN_KINDS = ("BC-T", "BC-6T", "BC-N", "BC-5N")
LATE, ADJUSTED = "Chưa gửi", "Điều chỉnh"


def latest_frozen(reading: Reading, kind: str, period: str, unit: str) -> FrozenReport | None:
    """The frozen report of a unit that stands now: the last one for that period."""
    found = reading.of(FrozenReport).where(unit_id=unit, kind=kind, period=period, void=False)
    return max(found, key=_moment, default=None)


def frozen_below(reading: Reading, kind: str, period: str, unit: str) -> dict[str, FrozenReport]:
    """The frozen reports that subordinate units of a unit sent for a period, by unit."""
    below = set(reading.tree.communes(unit)) - {unit}
    found = reading.of(FrozenReport).where(kind=kind, period=period, void=False)
    return {one.unit_id: one for one in sorted(found, key=_moment) if one.unit_id in below}


def late_units(reading: Reading, kind: str, period: str, unit: str) -> tuple[str, ...]:
    """Names of the communes whose report has not come, once any of them ever sent one."""
    below = set(reading.tree.communes(unit)) - {unit}
    senders = {one.unit_id for one in reading.of(FrozenReport).where(kind=kind, void=False)}
    if not below & senders:
        return ()
    missing = below - frozen_below(reading, kind, period, unit).keys()
    names = [reading.tree.units[code].name for code in missing]
    return tuple(sorted(names, key=sort_key))


def with_corrections(registry: Registry, report: Report, period: Period) -> Report:
    """The report with corrections to what was frozen before it, and with late units marked.

    A period that was frozen already is compared with its own frozen figures, any other one with
    those of the period before.
    """
    if report.kind not in FROZEN_KINDS:
        return report
    before = period.previous()
    with registry.read() as reading:
        own = latest_frozen(reading, report.kind, period.text, report.unit_code)
        previous = (
            latest_frozen(reading, report.kind, before.text, report.unit_code) if before else None
        )
        late = late_units(reading, report.kind, period.text, report.unit_code)
        sent = frozen_below(reading, report.kind, period.text, report.unit_code)
        names = {reading.tree.units[code].name: one for code, one in sent.items()}
    report = replace(report, late_units=late, rows=_marked(report.rows, late, names))
    if own is not None:
        found = adjustments(kept_report(own.figures).figures, report.figures)
        label = f"số liệu đã chốt {official_date(own.known_on)}"
        return replace(report, adjustments=found, adjusted_from=label)
    if previous is not None:
        return replace(report, adjustments=corrected_since(registry, previous))
    return report


def corrected_since(registry: Registry, frozen: FrozenReport) -> tuple[Adjustment, ...]:
    """The figures that are counted differently now than when they were frozen."""
    kept = kept_report(frozen.figures)
    span = Period.days(min(kept.first, kept.state_on), kept.state_on)
    now = reports.count(registry, span, unit=frozen.unit_id)
    return adjustments(kept.figures, now.values)


def _moment(frozen: FrozenReport) -> tuple[str, str]:
    return frozen.cut_off, frozen.id.hex


def _marked(
    rows: Iterable[UnitFigures], late: Iterable[str], sent: Mapping[str, FrozenReport]
) -> tuple[UnitFigures, ...]:
    """Rows with a remark: the unit has not reported, or what it reported counts differently now."""
    late = frozenset(late)
    return tuple(replace(row, note=_note(row, late, sent)) for row in rows)


def _note(row: UnitFigures, late: frozenset[str], sent: Mapping[str, FrozenReport]) -> str:
    if row.name in late:
        return LATE
    frozen = sent.get(row.name)
    if frozen and adjustments(kept_report(frozen.figures).figures, row.figures):
        return ADJUSTED
    return row.note
