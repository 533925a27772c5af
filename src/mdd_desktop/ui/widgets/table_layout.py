"""How somebody likes a table: columns that are out of sight, widths, order, height of the rows."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

LEAST_WIDTH, MOST_WIDTH = 48, 900
_ROWS = range(28, 81)


@dataclass(frozen=True)
class TableLayout:
    """What is not named is as the table itself has it.

    Attributes:
        hidden: Keys of columns that are not wanted.
        widths: Pixels at a text scale of 100 %, by key of the column.
        sort: Key of the column that the rows are sorted by, or "".
        row: Height of a row, 0 for the usual one.
    """

    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: str = ""
    row: int = 0


def read_layouts(text: str) -> dict[str, TableLayout]:
    """Return the layouts of all tables from a line of the preferences; what is damaged is left."""
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(stored, dict):
        return {}
    found = {name: _read(one) for name, one in stored.items() if isinstance(one, dict)}
    return {name: layout for name, layout in found.items() if layout is not None}


def write_layouts(layouts: Mapping[str, TableLayout]) -> str:
    """Return them as that line; a table that is as it was at first takes no room."""
    plain = TableLayout()
    kept = {name: asdict(one) for name, one in layouts.items() if one != plain}
    return json.dumps(kept, ensure_ascii=True, separators=(",", ":")) if kept else ""


def _read(stored: Mapping[str, Any]) -> TableLayout | None:
    try:
        widths = {str(key): int(wide) for key, wide in dict(stored.get("widths", {})).items()}
        return TableLayout(
            hidden=tuple(str(key) for key in stored.get("hidden", ())),
            widths={key: min(MOST_WIDTH, max(LEAST_WIDTH, w)) for key, w in widths.items()},
            sort=str(stored.get("sort", "")),
            row=row if (row := int(stored.get("row", 0))) in _ROWS else 0,
        )
    except (TypeError, ValueError):
        return None
