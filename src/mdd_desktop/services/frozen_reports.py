"""Frozen reports: figures as they were reported, and what was corrected since."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from mdd_desktop.domain.change import ChangeKind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.outgoing import FrozenReport
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.domain.report import Adjustment, Report
from mdd_desktop.domain.report_snapshot import figures_hash, kept_report, kept_text
from mdd_desktop.services import documents
from mdd_desktop.services.corrections import (
    FROZEN_KINDS,
    corrected_since,
    frozen_below,
    late_units,
    latest_frozen,
)
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.record_names import RECORD_WORDS, name_of
from mdd_desktop.storage.queries.later_changes import LaterChange, changes_after
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_COUNTED = (
    "child",
    "sponsor",
    "sponsorship",
    "pledge",
    "support_entry",
    "visit",
    "activity",
    "officer",
    "external_count",
)
_DATED = frozenset({"support_entry", "visit", "activity"})
_TOLD = frozenset({ChangeKind.NEW, ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE})


@dataclass(frozen=True)
class FrozenLine:
    """One frozen report in a list.

    Attributes:
        stands: No later one for the same period replaced it.
    """

    id: UUID
    kind: str
    period: str
    period_label: str
    unit: str
    unit_name: str
    cut_off: dt.datetime
    by: str
    data_hash: str
    stands: bool


@dataclass(frozen=True)
class ChangedSince:
    """A record that was entered or changed after the freezing."""

    table: str
    record: UUID
    kind: str
    name: str
    at: dt.datetime
    officer: str
    is_new: bool


@dataclass(frozen=True)
class Corrections:
    """How a frozen report differs from what is counted now.

    Attributes:
        figures: Old and new number of each figure that differs.
        changes: The records behind it, in order of arrival.
    """

    figures: tuple[Adjustment, ...]
    changes: tuple[ChangedSince, ...]


@dataclass(frozen=True)
class UnitReport:
    """Whether a subordinate unit has reported for a period.

    Attributes:
        frozen: None while it is late.
        figures: Where the recount of its records differs from what it reported.
    """

    unit: str
    name: str
    frozen: FrozenReport | None
    figures: tuple[Adjustment, ...]


def freeze(registry: Registry, kind: str, period: str, *, again: bool = False) -> FrozenReport:
    """Count a report of this office and keep its figures as they stand now.

    Args:
        registry: Of the office.
        kind: ``BC-T``, ``BC-6T``, ``BC-N`` or ``BC-5N``.
        period: As in ``mdd document make``.
        again: Although one stands already, which this one then replaces.

    Raises:
        RuleError: ``not_frozen_kind``, ``already_frozen``, or the period is of the wrong kind.
    """
    kind = kind.upper()
    if kind not in FROZEN_KINDS:
        known = ", ".join(FROZEN_KINDS)
        raise RuleError("not_frozen_kind", f"Chỉ chốt số liệu của các báo cáo: {known}.")
    period = Period.parse(period).text
    with registry.read() as reading:
        standing = latest_frozen(reading, kind, period, registry.unit)
    if standing is not None and not again:
        raise RuleError(
            "already_frozen",
            f"Kỳ này đã chốt số liệu ngày {standing.known_on:%d/%m/%Y}. "
            "Muốn thay, chọn lập bản chốt thay thế.",
        )
    report = documents.gather(registry, Wish(kind=kind, period=period, known_on=registry.today))
    clock = registry.clock().astimezone().time().replace(second=0, microsecond=0)
    cut_off = dt.datetime.combine(registry.today, clock)
    report = replace(report, cut_off_at=cut_off.replace(tzinfo=dt.UTC))
    record = checked(
        FrozenReport,
        {
            "id": new_id(),
            "unit_id": registry.unit,
            "kind": kind,
            "period": period,
            "first": report.first,
            "last": report.last,
            "known_on": registry.today,
            "cut_off": cut_off.isoformat(),
            "frozen_by": registry.keys.officer,
            "figures": kept_text(report),
            "data_hash": figures_hash(report),
            "recorded_on": registry.today,
        },
    )
    with registry.transaction("Chốt số liệu báo cáo") as tx:
        tx.of(FrozenReport).save(record)
    return record


def standing(
    registry: Registry, kind: str, period: str, *, unit: str | None = None
) -> FrozenReport | None:
    """The frozen report of a unit for a period that stands now; None when there is none."""
    with registry.read() as reading:
        return latest_frozen(reading, kind.upper(), period, unit or registry.unit)


def listed(registry: Registry) -> tuple[FrozenLine, ...]:
    """All frozen reports known here, this office's and those that came, newest first."""
    with registry.read() as reading:
        found = [one for one in reading.of(FrozenReport).all() if not one.void]
        names = {code: unit.name for code, unit in reading.tree.units.items()}
    last: dict[tuple[str, str, str], str] = {}
    for one in found:
        key = (one.unit_id, one.kind, one.period)
        last[key] = max(last.get(key, ""), one.cut_off)
    lines = [
        FrozenLine(
            id=one.id,
            kind=one.kind,
            period=one.period,
            period_label=Period.parse(one.period).label,
            unit=one.unit_id,
            unit_name=names.get(one.unit_id, one.unit_id),
            cut_off=dt.datetime.fromisoformat(one.cut_off),
            by=one.frozen_by or "",
            data_hash=one.data_hash,
            stands=last[one.unit_id, one.kind, one.period] == one.cut_off,
        )
        for one in found
    ]
    return tuple(sorted(lines, key=lambda line: (line.cut_off, line.id.hex), reverse=True))


def report_of(registry: Registry, frozen_id: UUID) -> Report:
    """The report exactly as it was frozen.

    Raises:
        NotFoundError: There is none.
        DamagedError: Its figures are not those that were frozen.
    """
    with registry.read() as reading:
        return kept_report(reading.of(FrozenReport).get(frozen_id).figures)


def is_whole(frozen: FrozenReport) -> bool:
    """Whether the kept figures are those whose hash was noted."""
    return figures_hash(kept_report(frozen.figures)) == frozen.data_hash


def corrections(registry: Registry, frozen_id: UUID) -> Corrections:
    """What is counted differently now, and the records that were entered or changed since.

    Raises:
        NotFoundError: There is no such frozen report.
    """
    with registry.read() as reading:
        frozen = reading.of(FrozenReport).get(frozen_id)
        changes = _changes(reading, frozen)
    return Corrections(corrected_since(registry, frozen), changes)


def received(registry: Registry, kind: str, period: str) -> tuple[UnitReport, ...]:
    """For each commune below this office: its frozen report, or that it is late."""
    span = Period.parse(period)
    with registry.read() as reading:
        sent = frozen_below(reading, kind, span.text, registry.unit)
        below = [code for code in reading.tree.communes(registry.unit) if code != registry.unit]
        names = {code: reading.tree.units[code].name for code in below}
    return tuple(
        UnitReport(
            code,
            names[code],
            sent.get(code),
            corrected_since(registry, sent[code]) if code in sent else (),
        )
        for code in below
    )


def late(registry: Registry, kind: str, period: str) -> tuple[str, ...]:
    """Names of the communes whose report for a period has not come."""
    with registry.read() as reading:
        return late_units(reading, kind, Period.parse(period).text, registry.unit)


def _changes(reading: Reading, frozen: FrozenReport) -> tuple[ChangedSince, ...]:
    below = reading.tree.subtree(frozen.unit_id)
    found: dict[UUID, ChangedSince] = {}
    for later in changes_after(reading.connection, frozen.id, _COUNTED):
        if later.change.kind in _TOLD and later.change.unit in below:
            is_new = later.change.kind == ChangeKind.NEW or (
                later.record in found and found[later.record].is_new
            )
            one = _changed(reading, frozen, later, is_new=is_new)
            if one is not None:
                found[later.record] = one
    return tuple(found.values())


def _changed(
    reading: Reading, frozen: FrozenReport, later: LaterChange, *, is_new: bool
) -> ChangedSince | None:
    record = reading.of(RECORDS[later.table]).find(later.record)
    if record is None:
        return None
    day = getattr(record, "date", None)
    if later.table in _DATED and day is not None and day > frozen.last:
        return None
    kind = RECORD_WORDS.get(later.table, "")
    named = later.table in {"child", "sponsor", "officer"}
    name = name_of(record) if named else f"{kind} ngày {day:%d/%m/%Y}" if day else kind
    at = dt.datetime.fromtimestamp(later.change.made_at_ms / 1000, dt.UTC).astimezone()
    return ChangedSince(
        later.table, later.record, kind, name, at, later.change.officer, is_new=is_new
    )
