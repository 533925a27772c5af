"""The register of outgoing documents: drafts, numbers, gaps, sending."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from mdd_desktop.documents.catalogue import document_kind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.outgoing import (
    DocumentState,
    OutgoingDocument,
    free_number,
    numbered_twice,
    taken_numbers,
    unexplained_gaps,
)
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.services import documents
from mdd_desktop.services.document_lines import draft_of, is_numbered, own_documents, series_of
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.wish_text import wish_text
from mdd_desktop.storage.registry import Registry

_EDITABLE_AFTER = ("signer", "recipients", "keeper", "copies", "sent_on", "note")


@dataclass(frozen=True)
class RegisterYear:
    """The register of one year.

    Attributes:
        documents: By series, then number; those without a number last, by date.
        gaps: Numbers nobody used or explained, by series.
        twice: Pairs that got the same number on two computers.
    """

    year: int
    documents: tuple[OutgoingDocument, ...]
    gaps: Mapping[str, tuple[int, ...]]
    twice: tuple[tuple[OutgoingDocument, OutgoingDocument], ...]


def save_draft(
    registry: Registry, wish: Wish, *, draft: UUID | None = None, note: str | None = None
) -> OutgoingDocument:
    """Keep a document that is being written; the paper is composed once, so it can be printed.

    Args:
        registry: Of the office.
        wish: Which document, with what the officer wrote.
        draft: The draft to write anew; a new one when None.
        note: For the office alone.

    Raises:
        RuleError: The document cannot be composed, names an unknown figure, or was issued
            meanwhile.
    """
    wish = replace(wish, number=None, dated=None)
    documents.check_words(wish)
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    with registry.transaction("Lưu bản thảo văn bản") as tx:
        before = draft_of(tx, draft) if draft else None
        values = {
            "id": draft or new_id(),
            "unit_id": registry.unit,
            "kind": document.kind,
            "title": document.sentence,
            "wish": wish_text(wish),
            "count": len(document.batch),
            "written_by": registry.keys.officer,
            "replaces": before.replaces if before else None,
            "note": note or (before.note if before else None),
            "recorded_on": before.recorded_on if before else registry.today,
        }
        record = checked(OutgoingDocument, values)
        tx.of(OutgoingDocument).save(record)
    return record


def get(registry: Registry, document_id: UUID) -> OutgoingDocument:
    """A line of the register.

    Raises:
        NotFoundError: There is none.
    """
    with registry.read() as reading:
        return reading.of(OutgoingDocument).get(document_id)


def drafts(registry: Registry) -> tuple[OutgoingDocument, ...]:
    """What is being written, newest first."""
    with registry.read() as reading:
        found = own_documents(reading)
    shown = [one for one in found if one.state is DocumentState.DRAFT and not one.void]
    return tuple(sorted(shown, key=lambda one: one.id, reverse=True))


def register_of(registry: Registry, year: int) -> RegisterYear:
    """The register of a year, with gaps and numbers given twice."""
    with registry.read() as reading:
        found = [one for one in own_documents(reading) if _year(one) == year]
    series = sorted({one.series or "" for one in found if one.number is not None})
    ordered = sorted(found, key=_place)
    gaps = {name: unexplained_gaps(taken_numbers(found, year, name)) for name in series}
    return RegisterYear(year, tuple(ordered), gaps, numbered_twice(ordered))


def years(registry: Registry) -> tuple[int, ...]:
    """The years that have documents, newest first; the present one always."""
    with registry.read() as reading:
        found = {year for one in own_documents(reading) if (year := _year(one))}
    return tuple(sorted(found | {registry.today.year}, reverse=True))


def next_number(registry: Registry, kind_id: str, dated: dt.date | None = None) -> int | None:
    """The number the next document of a kind would get; None for kinds without number."""
    kind = document_kind(kind_id)
    if not is_numbered(kind):
        return None
    day = dated or registry.today
    with registry.read() as reading:
        taken = taken_numbers(own_documents(reading), day.year, series_of(reading, kind, day))
    return free_number(taken, 1)


def enter(registry: Registry, values: Mapping[str, Any]) -> OutgoingDocument:
    """Enter a document written elsewhere: number, date, title, signer, recipients.

    Raises:
        RuleError: The number is taken, or something is missing.
    """
    with registry.transaction("Ghi sổ văn bản đi") as tx:
        given = {"id": new_id(), "unit_id": registry.unit, "recorded_on": registry.today}
        record = checked(OutgoingDocument, {"dated": registry.today, **given, **values})
        dated = record.dated or registry.today
        record = record.corrected(year=dated.year, wish=None, kind=None)
        if record.number is None:
            raise RuleError("number_missing", "Ghi số của văn bản.")
        taken = taken_numbers(own_documents(tx), dated.year, record.series or "")
        free_number(taken, record.count, record.number)
        tx.of(OutgoingDocument).save(record)
    return record


def mark_unused(
    registry: Registry, year: int, number: int, reason: str, *, series: str = ""
) -> OutgoingDocument:
    """Say why a number was never used; the register prints “Không sử dụng”.

    Raises:
        RuleError: The number has a document, or no reason is given.
    """
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do không sử dụng số này.")
    with registry.transaction("Giải trình số không sử dụng") as tx:
        taken = taken_numbers(own_documents(tx), year, series)
        free_number(taken, 1, number)
        values = {
            "unit_id": registry.unit,
            "title": "Không sử dụng",
            "year": year,
            "number": number,
            "series": series or None,
            "unused": True,
            "note": reason,
            "recorded_on": registry.today,
        }
        record = checked(OutgoingDocument, values)
        tx.of(OutgoingDocument).save(record)
    return record


def note_sending(
    registry: Registry, document_id: UUID, values: Mapping[str, Any]
) -> OutgoingDocument:
    """Write when and to whom an issued document was sent, how many copies, who keeps it.

    Raises:
        RuleError: A field that is settled once a document is issued, or it was cancelled.
    """
    for name in values:
        if name not in _EDITABLE_AFTER:
            raise RuleError("settled", "Văn bản đã ban hành không sửa được. Lập bản thay thế.")
    with registry.transaction("Ghi chuyển văn bản") as tx:
        record = tx.of(OutgoingDocument).get(document_id)
        if record.void:
            raise RuleError("cancelled", "Văn bản này đã hủy, không ghi chuyển được nữa.")
        record = record.corrected(**values)
        tx.of(OutgoingDocument).save(record)
    return record


def remove(registry: Registry, document_id: UUID, reason: str = "") -> None:
    """Throw a draft away, or cancel an issued document, which keeps its number.

    Raises:
        RuleError: An issued one needs a reason.
    """
    with registry.transaction("Bỏ văn bản") as tx:
        record = tx.of(OutgoingDocument).get(document_id)
        if record.state is DocumentState.ISSUED and not reason.strip():
            raise RuleError("reason_missing", "Ghi lý do hủy văn bản đã ban hành.")
        record = record.corrected(note=reason.strip() or record.note)
        tx.of(OutgoingDocument).save(record)
        tx.of(OutgoingDocument).save(record.corrected(void=True))


def _year(document: OutgoingDocument) -> int | None:
    if document.year is not None:
        return document.year
    return document.dated.year if document.dated else None


def _place(document: OutgoingDocument) -> tuple[str, int, dt.date, str]:
    number = document.number if document.number is not None else 10**6
    return document.series or "", number, document.dated or dt.date.min, document.id.hex
