"""The search in the top bar: children, sponsors and documents by the beginnings of words."""

from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.storage.queries.children import search_children
from mdd_desktop.storage.queries.sponsors import search_sponsors
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_EACH = 5


class Hit(NamedTuple):
    """Something found.

    Attributes:
        page: The page of the window that shows it.
        record: Its id.
        title: What it is called.
        about: What tells it from another of the same name.
    """

    page: str
    record: UUID
    title: str
    about: str


def find(registry: Registry, typed: str) -> list[Hit]:
    """The first few of each kind; nothing for nothing typed."""
    if not typed.strip():
        return []
    with registry.read() as reading:
        return [
            *_children(reading, registry, typed),
            *_sponsors(reading, registry, typed),
            *_documents(reading, typed),
        ]


def _children(reading: Reading, registry: Registry, typed: str) -> list[Hit]:
    found = search_children(reading.connection, typed, today=registry.today, limit=_EACH)
    return [
        Hit("child", row.id, row.full_name, _joined(row.birth, row.village, row.code))
        for row in found.rows
    ]


def _sponsors(reading: Reading, registry: Registry, typed: str) -> list[Hit]:
    found = search_sponsors(reading.connection, typed, today=registry.today, limit=_EACH)
    return [
        Hit("sponsor", row.id, row.full_name, _joined(row.village or row.address, row.phone))
        for row in found.rows
    ]


def _documents(reading: Reading, typed: str) -> list[Hit]:
    words = fold(typed).split()
    found = [
        document
        for document in reading.of(OutgoingDocument).where(void=False)
        if all(word in fold(_named(document)) for word in words)
    ]
    newest = sorted(found, key=lambda d: (d.year or 0, d.number or 0), reverse=True)[:_EACH]
    return [Hit("documents", d.id, d.title, _number(d)) for d in newest]


def _named(document: OutgoingDocument) -> str:
    return f"{document.title} {_number(document)}"


def _number(document: OutgoingDocument) -> str:
    if document.number is None:
        return "Đang soạn"
    symbol = f"/{document.symbol}" if document.symbol else ""
    return f"Số {document.number}{symbol}, năm {document.year}"


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
