"""Rows of the ledger: who got what, when and from whom; people are named, not yet found."""

from typing import Any, Final

from mdd_desktop.services.excel.columns import (
    read_codes,
    read_count,
    read_line,
    read_name,
    read_note,
)
from mdd_desktop.services.excel.list_columns import ListColumns, Reader, Values
from mdd_desktop.services.excel.name_columns import read_soft
from mdd_desktop.services.excel.numbers import read_identity, read_money
from mdd_desktop.services.excel.partial_columns import read_days, read_partial

_PLAIN: Final[dict[str, Reader]] = {
    "amount": read_money,
    "quantity": read_count,
    "form": read_codes("support_form"),
    "direction": read_codes("direction"),
    "outcome": read_codes("outcome"),
    "receiver_name": read_name,
    "description": read_line,
    "note": read_note,
    "child": read_name,
    "child_code": read_line,
    "sponsor": read_name,
}
_SOFT: Final = {"kind": "support_kind", "occasion": "occasion"}


def support_rows(columns: ListColumns) -> list[dict[str, Any]]:
    """Return the values of each row; ``child``, ``child_code``, ``child_birth``,
    ``child_identity`` and ``sponsor`` still name people.
    """  # noqa: D205 - five names
    values: dict[str, Values] = {}
    for name, reader in _PLAIN.items():
        if (found := columns.read(name, reader)) is not None:
            values[name] = found
    for name, list_name in _SOFT.items():
        if (soft := read_soft(columns, name, list_name)) is not None:
            values[name] = soft
    values["date"] = read_days(columns, "date") or [None] * len(columns.rows)
    if (births := read_partial(columns, "child_birth")) is not None:
        values["child_birth"] = births
    if column := columns.columns.get("child_identity"):
        values["child_identity"], _ = read_identity(column.remarks, column.cells)
    _check(columns, values)
    return [_with_form(row) for row in columns.by_row(values)]


def _check(columns: ListColumns, values: dict[str, Values]) -> None:
    """Every line needs a day and somebody who got the support."""
    refused = {finding.row - 1 for finding in columns.found if finding.refuses}
    named = [values[name] for name in ("child", "child_code", "child_identity") if name in values]
    for index, row in enumerate(columns.rows):
        if row in refused:
            continue
        if values["date"][index] is None:
            columns.refuse(index, "date_missing", "Dòng này chưa có ngày.")
        if not any(names[index] for names in named):
            columns.refuse(index, "child_missing", "Dòng này chưa ghi trẻ nào.")


def _with_form(row: dict[str, Any]) -> dict[str, Any]:
    """Money unless the line says otherwise or has no amount."""
    form = row.get("form") or ("tien" if row.get("amount") is not None else "hien_vat")
    direction = row.get("direction") or ("passed" if row.get("sponsor") else "delivered")
    return {**row, "form": form, "direction": direction}
