"""Registries of a handful of rows: a test says only what matters to it."""

from typing import Any

from worked_example import snapshot_of

from mdd_desktop.domain.figures import Figures, count_by_unit
from mdd_desktop.domain.period import Period

JUNE = Period.month(2026, 6)
UNITS = [
    {"id": "T", "name": "tỉnh", "level": "province"},
    {"id": "K", "name": "cụm", "level": "cluster", "parent": "T"},
    {"id": "X1", "name": "xã 1", "level": "commune", "parent": "K"},
    {"id": "X2", "name": "xã 2", "level": "commune", "parent": "T"},
]
Row = dict[str, Any]


def child(name: str = "C1", **values: Any) -> Row:
    return {"id": name, "unit_id": "X1", "registered_on": "2025-01-01", **values}


def born(text: str) -> Row:
    return {"date": text, "precision": {4: "year", 7: "month", 10: "day"}[len(text)]}


def sponsorship(name: str = "P1", child_id: str = "C1", sponsor_id: str = "S1", **v: Any) -> Row:
    values = {"form": "truc_tiep", "registered_on": "2025-01-01", "start": "2025-01-01", **v}
    return {"id": name, "child_id": child_id, "sponsor_id": sponsor_id, **values}


def pledge(amount: int, rhythm: str, from_month: str, **values: Any) -> Row:
    terms = {"rhythm": rhythm, "amount": amount, "from_month": from_month, **values}
    return {"id": f"G{rhythm}{from_month}", "sponsorship_id": "P1", "kind": "tien", **terms}


def count(period: Period = JUNE, **tables: Any) -> dict[str, Figures]:
    data = {"units": UNITS, "sponsors": [{"id": "S1", "unit_id": "X1"}], **tables}
    return count_by_unit(snapshot_of(data), period, ("X1", "X2", "K", "T"))


def value(name: str, period: Period = JUNE, unit: str = "X1", **tables: Any) -> object:
    return count(period, **tables)[unit].values[name]


def visit(child_id: str, date: str = "2026-06-05", unit: str = "X1") -> Row:
    return {"id": f"V{child_id}{date}", "child_id": child_id, "date": date, "unit_id": unit}
