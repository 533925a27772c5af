"""What a computer with the next version of the program would write: codes, fields, kinds."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from pydantic import BaseModel

from mdd_desktop.domain.change import UP, Change, ChangeKind, Feed
from mdd_desktop.domain.coded import CODE, Coded
from mdd_desktop.domain.record import Part, new_id
from mdd_desktop.domain.record_fields import (
    RECORDS,
    FieldShape,
    FieldValue,
    canonical_json,
    shapes,
)
from mdd_desktop.domain.tolerant import item_type
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.records import LOCAL_TABLES

NEW = "cua_nam_sau"
"""A code that nobody here knows."""
SHOWN = f"(mã mới: {NEW})"
FIELD = "field_of_next_year"
KIND = "kind_of_next_year"
THERE = ("0123456789abcdef", "01234567")
"""Device and epoch of the computer that has the next version."""
FACTS: dict[str, tuple[str, dict[str, object]]] = {
    "needs": (NEW, {"kind": NEW}),
    "household": ("2019", {"year": 2019, "status": NEW}),
    "pauses": ("2026-02-01", {"from": "2026-02-01", "to": "2026-03-01", "reason": NEW}),
    "past_exits": (
        "2025-01-10|2025-02-10",
        {"date": "2025-01-10", "reopened_on": "2025-02-10", "reason": NEW},
    ),
    "referrals": (
        "2026-05-01|y_te",
        {
            "on": "2026-05-01",
            "kind": "y_te",
            "to": "Trạm y tế",
            "reason": "kham_benh",
            "due": "2026-06-01",
            "state": NEW,
        },
    ),
}


def write(registry: Registry, table: str, record: UUID, values: dict[str, FieldValue]) -> Change:
    """Write fields past everything that this version would check, as the record's owner would."""
    with registry.transaction("Bản mới") as tx:
        owner = tx.log.state(record).owner
        kind = ChangeKind.PUT if owner else ChangeKind.NEW
        feed = tx.feed(UP) if owner in {None, tx.unit} else Feed(str(owner), *THERE, UP)
        return tx.log.append(feed, kind, table, record, values, tx.origin)


def coded_fields(table: str) -> Iterator[tuple[str, FieldValue]]:
    """Every field of a kind of record that holds codes, with a new one."""
    cls = RECORDS[table]
    for shape in shapes(cls):
        annotation = cls.model_fields[shape.name].rebuild_annotation()
        if shape.inner is not None:
            yield from _inside(shape, shape.inner)
        elif _is_coded(annotation):
            yield (f"{shape.alias}[{NEW}]", True) if shape.is_list else (shape.alias, NEW)


def _inside(shape: FieldShape, inner: type[BaseModel]) -> Iterator[tuple[str, FieldValue]]:
    key, fact = FACTS.get(shape.alias, ("", {}))
    known = {one.alias for one in shapes(inner)}
    if shape.is_list and key and fact.keys() <= known:
        yield f"{shape.alias}[{key}]", canonical_json({**fact, FIELD: "giữ lại"})
    elif shape.alias == "exit":
        fact = {"date": "2026-04-01", "reason": NEW, FIELD: "giữ lại"}
        yield shape.alias, canonical_json(fact)
    elif issubclass(inner, Part):
        for one in shapes(inner):
            if _is_coded(inner.model_fields[one.name].annotation):
                yield f"{shape.alias}.{one.alias}", NEW


def fill(registry: Registry, most: int = 40) -> dict[str, list[UUID]]:
    """Put a new code into each coded field of some record of each kind, and new fields beside.

    Every record has one new code, so that the others decide what becomes of it; the first one of
    each kind has all but those that close it.

    Returns:
        The records of each kind that have something new, the first one with nearly all of it.
    """
    written = {}
    for table, cls in RECORDS.items():
        fields = list(coded_fields(table))
        if not fields or table in {*LOCAL_TABLES, "officer"}:  # a role decides who may write
            continue
        with registry.read() as reading:
            records = [record.id for record in islice(reading.of(cls).all(), most)]
        for place, record in enumerate(records):  # the first one has all but what closes it
            values = dict(fields if place == 0 else [fields[place % len(fields)]])
            if place == 0:
                values.pop("exit", None)
            write(registry, table, record, {FIELD: "giá trị mới", **values})
        written[table] = records
    write(registry, KIND, new_id(), {"name": "một", "amount": 5})
    return written


def _is_coded(annotation: object) -> bool:
    """Whether a field holds a code: of a closed list, or one that is checked against none."""
    _, kind = item_type(annotation)
    closed = isinstance(kind, type) and issubclass(kind, Coded)
    return closed or f"^{CODE.pattern}$" in repr(annotation)
