"""Records in the JSON shape of the command line."""

from collections.abc import Sequence
from typing import Any

from mdd_desktop.domain.record import Record
from mdd_desktop.services.shapes import shapes_of
from mdd_desktop.storage.registry import Registry


def shapes(registry: Registry, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Return records of one kind as JSON values, references in their public form."""
    with registry.read() as reading:
        return shapes_of(reading, records)
