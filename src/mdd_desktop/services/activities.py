"""Activities of the programme, and counts of other offices: what feeds the indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.visit import Activity, ExternalCount
from mdd_desktop.storage.registry import Registry

EXTERNAL = tuple(one.id for one in INDICATORS.values() if one.is_external)
"""The indicators whose numbers another office counts."""


@dataclass(frozen=True)
class ActivityYear:
    """What an office did in a year, the newest first; lines struck out are left out.

    Attributes:
        years: Years with an activity or a count, the newest first.
        owned: Ids of the records this office may write.
    """

    activities: tuple[Activity, ...]
    counts: tuple[ExternalCount, ...]
    years: tuple[int, ...]
    owned: frozenset[UUID]

    @property
    def participants(self) -> int:
        """Everybody who came, added up."""
        return sum(activity.participants for activity in self.activities)


def year_of(registry: Registry, year: int) -> ActivityYear:
    """The activities and counts of a year, of the office and everything below it."""
    with registry.read() as reading:
        activities = reading.of(Activity).where(void=False)
        counts = reading.of(ExternalCount).where(void=False)
        shown = [one for one in activities if one.date.year == year]
        told = [one for one in counts if one.as_of.year == year]
        owners = {
            **{one.id: reading.of(Activity).owner(one.id) for one in shown},
            **{one.id: reading.of(ExternalCount).owner(one.id) for one in told},
        }
    years = {one.date.year for one in activities} | {one.as_of.year for one in counts}
    return ActivityYear(
        tuple(sorted(shown, key=lambda one: (one.date, str(one.id)), reverse=True)),
        tuple(sorted(told, key=lambda one: (one.as_of, str(one.id)), reverse=True)),
        tuple(sorted(years | {registry.today.year}, reverse=True)),
        frozenset(one for one, owner in owners.items() if owner == registry.unit),
    )


def one(registry: Registry, record: UUID) -> tuple[Activity | ExternalCount, bool]:
    """An activity or a count, and whether this office may write it.

    Raises:
        NotFoundError: There is none.
    """
    with registry.read() as reading:
        found = reading.of(Activity).find(record) or reading.of(ExternalCount).get(record)
        return found, reading.of(type(found)).owner(record) == registry.unit


def record(
    registry: Registry, values: Mapping[str, Any], *, activity: UUID | None = None
) -> Activity:
    """Enter an activity, or correct one.

    Raises:
        RuleError: A value is refused, the day is ahead, another office owns it.
    """
    label = "Sửa hoạt động" if activity else "Ghi hoạt động"
    with registry.transaction(label) as tx:
        records = tx.of(Activity)
        if activity:
            made = records.get(activity).corrected(**values)
        else:
            given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
            made = checked(Activity, {"id": new_id(), **given, **values})
        _not_ahead(made.date > registry.today)
        records.save(made)
    return made


def record_count(
    registry: Registry, values: Mapping[str, Any], *, count: UUID | None = None
) -> ExternalCount:
    """Enter a count that another office made, with its source; or correct one.

    Raises:
        RuleError: ``source_missing``, ``more_than_all``, the day is ahead, a refused value.
    """
    label = "Sửa số liệu cơ quan khác" if count else "Ghi số liệu cơ quan khác"
    with registry.transaction(label) as tx:
        records = tx.of(ExternalCount)
        if count:
            made = records.get(count).corrected(**values)
        else:
            given = {"unit_id": tx.unit, "as_of": registry.today, "recorded_on": registry.today}
            made = checked(ExternalCount, {"id": new_id(), **given, **values})
        _not_ahead(made.as_of > registry.today)
        if made.indicator not in EXTERNAL:
            raise RuleError("not_external", "Chỉ tiêu này máy tự đếm, không ghi số từ nơi khác.")
        if not (made.source or "").strip():
            raise RuleError("source_missing", "Ghi nguồn: cơ quan cung cấp, văn bản nào.")
        if made.den is not None and made.num > made.den:
            raise RuleError("more_than_all", "Số đạt lớn hơn tổng số. Xem lại hai ô này.")
        records.save(made)
    return made


def remove(registry: Registry, record: UUID) -> None:
    """Strike an activity or a count out as entered by mistake; it counts nowhere.

    Raises:
        NotFoundError: There is none.
        RuleError: Another office owns it.
    """
    with registry.transaction("Xóa khỏi danh sách hoạt động") as tx:
        activity = tx.of(Activity).find(record)
        if activity is not None:
            tx.of(Activity).save(activity.corrected(void=True))
        else:
            tx.of(ExternalCount).save(tx.of(ExternalCount).get(record).corrected(void=True))


def _not_ahead(is_ahead: bool) -> None:  # noqa: FBT001 - one private question
    if is_ahead:
        raise RuleError("date_ahead", "Ngày ở sau ngày hôm nay. Xem lại ngày.")
