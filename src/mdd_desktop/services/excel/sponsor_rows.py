"""Rows of a list of sponsors, as values of their records."""

from typing import Any, Final

from mdd_desktop.services.excel.columns import (
    read_codes,
    read_count,
    read_line,
    read_marks,
    read_name,
    read_note,
)
from mdd_desktop.services.excel.list_columns import ListColumns, Reader, Values
from mdd_desktop.services.excel.name_columns import read_names
from mdd_desktop.services.excel.numbers import read_phones
from mdd_desktop.services.excel.partial_columns import read_days, read_partial

_PLAIN: Final[dict[str, Reader]] = {
    "kind": read_codes("sponsor_kind"),
    "foreign": read_marks,
    "occupation": read_line,
    "address": read_line,
    "email": read_line,
    "country": read_line,
    "contact_name": read_name,
    "contact_officer": read_name,
    "capacity": read_count,
    "wishes": read_note,
    "note": read_note,
}
_DAYS: Final = ("protection_signed_on", "protection_expires_on")
_YEAR: Final = 4


def sponsor_rows(columns: ListColumns) -> list[dict[str, Any]]:
    """Return the values of each row by field; a refused cell has left its remark."""
    values: dict[str, Values] = {"full_name": read_names(columns)}
    for name, reader in _PLAIN.items():
        if (found := columns.read(name, reader)) is not None:
            values[name] = found
    for name in _DAYS:
        if (days := read_days(columns, name)) is not None:
            values[name] = days
    if (born := read_partial(columns, "born_year")) is not None:
        values["born_year"] = [int(iso[:_YEAR]) if iso else None for iso in born]
    if column := columns.columns.get("phone"):
        values["phone"], further = read_phones(column.remarks, column.cells)
        for index, number in further.items():
            columns.notes.setdefault(index, []).append(f"Điện thoại khác: {number}")
    return columns.by_row(values)
