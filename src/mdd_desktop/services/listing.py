"""Records in the JSON shape of the command line."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.record import Record
from mdd_desktop.services.public_ids import PublicIds
from mdd_desktop.services.shapes import shapes_of
from mdd_desktop.storage.registry import Registry


def shapes(registry: Registry, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return records of one kind as JSON values, references in their public form."""
    with registry.read() as reading:
        return shapes_of(reading, records)


def public_ids(registry: Registry, table: str, ids: Sequence[str]) -> dict[str, str]:
    """The public form of each id of one kind of record."""
    with registry.read() as reading:
        known = PublicIds(reading)
        known.load(table, map(UUID, ids))
        return {text: known.of(table, UUID(text)) for text in ids}
