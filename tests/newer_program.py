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


def write(
    registry: Registry,
    table: str,
    record: UUID,
    values: dict[str, FieldValue],
    *,
    owner: str | None = None,
) -> Change:
    """Write fields past everything that this version would check.

    Args:
        registry: Whose log gets them.
        table: The kind of record.
        record: The record; one of which nothing is known begins.
        values: By field.
        owner: The unit below whose computer wrote them; this one by default.
    """
    with registry.transaction("Bản mới") as tx:
        kind = ChangeKind.PUT if tx.log.state(record).chain else ChangeKind.NEW
        feed = Feed(owner, *THERE, UP) if owner and owner != tx.unit else tx.feed(UP)
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
    not_here = {*LOCAL_TABLES, "officer"}  # a role decides who may write
    for table in sorted(RECORDS.keys() - not_here):
        fields = list(coded_fields(table))
        with registry.read() as reading:
            found = reading.of(RECORDS[table])
            owners = {one.id: found.owner(one.id) for one in islice(found.all(), most)}
        for place, (record, owner) in enumerate(owners.items()):
            some = fields[place % len(fields) :][:1] if place and fields else fields
            values = dict(some) | {FIELD: "giá trị mới"}
            if place == 0:
                values.pop("exit", None)
            write(registry, table, record, values, owner=owner)
        written[table] = list(owners)
    write(registry, KIND, new_id(), {"name": "một", "amount": 5})
    return written


def _is_coded(annotation: object) -> bool:
    """Whether a field holds a code: of a closed list, or one that is checked against none."""
    _, kind = item_type(annotation)
    closed = isinstance(kind, type) and issubclass(kind, Coded)
    return closed or f"^{CODE.pattern}$" in repr(annotation)
