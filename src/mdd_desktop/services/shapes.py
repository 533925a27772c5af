"""Records in the JSON shape of the command line and of bulk files, and back to values."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.record import Record
from mdd_desktop.services.public_ids import PublicIds
from mdd_desktop.storage.transaction import Reading

REFERENCES: dict[str, dict[str, str]] = {
    "child": {"merged_into": "child"},
    "sponsor": {"merged_into": "sponsor"},
    "sponsorship": {"child_id": "child", "sponsor_id": "sponsor", "replaces": "sponsorship"},
    "pledge": {"sponsorship_id": "sponsorship"},
    "hold": {"child_id": "child", "sponsor_id": "sponsor"},
    "support_entry": {
        "child_id": "child",
        "sponsorship_id": "sponsorship",
        "sponsor_id": "sponsor",
    },
    "visit": {"child_id": "child"},
    "distinction": {"first_id": "child", "second_id": "child"},
    "paper": {"child_id": "child", "sponsor_id": "sponsor"},
}
"""Which fields of which kind of record name another record, and of which kind."""


def shapes_of(reading: Reading, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return records of one kind as JSON values, references in their public form."""
    if not records:
        return []
    table = records[0].table
    ids = PublicIds(reading)
    ids.load(table, (record.id for record in records))
    for name, target in REFERENCES.get(table, {}).items():
        ids.load(target, _named(records, name))
    return [_shape(record, ids) for record in records]


def _named(records: Iterable[Record], name: str) -> Iterable[UUID]:
    return (value for record in records if (value := getattr(record, name)) is not None)


def _shape(record: Record, ids: PublicIds) -> dict[str, Any]:
    shape = record.model_dump(mode="json", by_alias=True)
    shape["uuid"] = shape["id"]
    shape["id"] = ids.of(record.table, record.id)
    for name, target in REFERENCES.get(record.table, {}).items():
        value = getattr(record, name)
        if value is not None:
            shape[name] = ids.of(target, value)
    return shape
