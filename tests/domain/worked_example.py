"""The project's invented example (documents.md §4) as a snapshot, ids made of its short names."""

import json
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid5

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Officer, Settings
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.unit import Unit
from mdd_desktop.domain.visit import Activity, ExternalCount, Visit

_NAMES = UUID("5f0b7d5e-0000-4000-8000-000000000000")
_GOLDEN = Path(__file__).parent.parent / "golden" / "worked_example.json"
_REFERENCES = ("id", "child_id", "sponsor_id", "sponsorship_id", "merged_into")
_NAMED = (Child, Sponsor)
R = TypeVar("R", bound=Record)


def ref(name: str) -> UUID:
    """The id of a record of the example, such as ``C01``."""
    return uuid5(_NAMES, name)


def snapshot_of(data: dict[str, Any]) -> Snapshot:
    """A snapshot of records in the shape of documents.md §3.1."""
    return Snapshot(
        settings=Settings(unit_id="T", **data.get("settings", {})),
        units=tuple(_unit(row) for row in data.get("units", [])),
        children=_records(Child, data, "children"),
        sponsors=_records(Sponsor, data, "sponsors"),
        sponsorships=_records(Sponsorship, data, "sponsorships"),
        pledges=_records(Pledge, data, "pledges"),
        support_entries=_records(SupportEntry, data, "support_entries"),
        visits=_records(Visit, data, "visits"),
        activities=_records(Activity, data, "activities"),
        officers=_records(Officer, data, "officers"),
        external_counts=_records(ExternalCount, data, "external_counts"),
    )


def example_data() -> dict[str, Any]:
    """The example as it stands in its file."""
    data: dict[str, Any] = json.loads(_GOLDEN.read_text(encoding="utf-8"))
    return data


def worked_example() -> Snapshot:
    """The whole example."""
    return snapshot_of(example_data())


def _unit(row: dict[str, Any]) -> Unit:
    values = {name: value for name, value in row.items() if name != "id"}
    return Unit(id=ref(f"unit {row['id']}"), code=row["id"], **values)


def _records(kind: type[R], data: dict[str, Any], table: str) -> tuple[R, ...]:
    return tuple(_record(kind, row) for row in data.get(table, []))


def _record(kind: type[R], row: dict[str, Any]) -> R:
    values = {
        name: ref(value) if name in _REFERENCES and value else value for name, value in row.items()
    }
    if kind in _NAMED:
        values.setdefault("full_name", row["id"])
    return kind.model_validate(values)
