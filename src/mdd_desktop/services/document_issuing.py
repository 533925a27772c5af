"""Issuing a document: its number, its frozen figures, the bytes that are kept for ever.

Kept are the PDF and its twins in every other form of the kind: drawn anew next month, a Word file
under the same number would say what the registry and the templates say then.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from mdd_desktop.documents.catalogue import document_kind, render
from mdd_desktop.documents.material import DocumentKind
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.document_rules import AS_ABOVE
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.outgoing import (
    DocumentState,
    OutgoingDocument,
    free_number,
    taken_numbers,
)
from mdd_desktop.domain.report import Report
from mdd_desktop.services import documents, frozen_reports
from mdd_desktop.services.corrections import FROZEN_KINDS
from mdd_desktop.services.document_lines import (
    draft_of,
    is_numbered,
    own_documents,
    series_of,
    wish_of,
)
from mdd_desktop.services.document_persons import persons_named
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.wish_text import wish_text
from mdd_desktop.storage.documents_kept import find_file, keep_file, name_of_twin
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.storage.whole_file import write_whole

_PDF = "pdf"


@dataclass(frozen=True)
class Issuing:
    """What is asked when a document gets its number.

    Attributes:
        number: None takes the next one.
        dated: None takes the business date.
        signer: None takes that of the letterhead.
        copies: How many bản are sent out.
        keeper: Who keeps the archive copy.
    """

    number: int | None = None
    dated: dt.date | None = None
    signer: str | None = None
    copies: int | None = None
    keeper: str | None = None
    note: str | None = None


def issue(registry: Registry, document_id: UUID, how: Issuing | None = None) -> OutgoingDocument:
    """Give a draft its number and date, freeze its figures and keep the exact bytes of its files.

    Raises:
        RuleError: It was issued already, the number is taken, or a legal basis is closed.
        NotFoundError: There is no such draft.
    """
    how = how or Issuing()
    dated = how.dated or registry.today
    with registry.read() as reading:
        draft = draft_of(reading, document_id)
        wish = wish_of(draft)
        kind = document_kind(wish.kind)
        series = series_of(reading, kind, dated)
        taken = taken_numbers(own_documents(reading), dated.year, series)
    number = free_number(taken, draft.count, how.number) if is_numbered(kind) else None
    frozen_id = _frozen_figures(registry, wish)
    head = {**wish.head, **({"signer_name": how.signer} if how.signer else {})}
    wish = replace(wish, number=number, dated=dated, frozen_id=frozen_id, head=head)
    report = documents.gather(registry, wish)
    document = documents.composed(registry, wish, report)
    made = documents.draw(document, report, _PDF)
    twins = _twins(document, kind)
    with registry.transaction("Ban hành văn bản") as tx:
        draft = draft_of(tx, document_id)
        if number is not None:
            free_number(taken_numbers(own_documents(tx), dated.year, series), draft.count, number)
        issued = draft.corrected(
            **_issued_values(document, made, how),
            year=dated.year,
            series=series or None,
            number=number,
            dated=dated,
            frozen_id=frozen_id,
            issued_by=registry.keys.officer,
        )
        tx.of(OutgoingDocument).save(issued)
        _keep(tx, registry, {made.sha256: made.content} | _named(made, twins), report, wish)
    return issued


def reprint(registry: Registry, document_id: UUID, form: str = _PDF) -> bytes:
    """The bytes of an issued document, the same for ever.

    Args:
        registry: Of the office.
        document_id: Of the document.
        form: ``pdf``, or a twin in ``docx`` or ``xlsx``.

    Raises:
        RuleError: ``not_issued``, ``unknown_format``, or ``file_gone``: they are not on this
            computer and what is drawn anew is not the same.
    """
    with registry.read() as reading:
        document = reading.of(OutgoingDocument).get(document_id)
        if document.sha256 is None:
            raise RuleError("not_issued", "Văn bản này chưa ban hành. Cấp số và ban hành trước.")
        name = document.sha256 if form == _PDF else name_of_twin(document.sha256, form)
        content = find_file(reading.connection, name)
    if content is not None:
        return content
    made = documents.make(registry, wish_of(document), _PDF)
    if made.sha256 != document.sha256:
        raise RuleError(
            "file_gone",
            "Máy này không giữ tệp đã ban hành (lập ở máy khác, hoặc đã xóa theo luật). "
            "In lại ở máy đã ban hành, hoặc lập bản thay thế.",
        )
    if form == _PDF:
        return made.content
    return documents.make(registry, wish_of(document), form).content


def save_reprint(registry: Registry, document_id: UUID, path: Path, form: str = "") -> None:
    """Write the bytes of an issued document to a file.

    Args:
        registry: Of the office.
        document_id: Of the document.
        path: Of the file.
        form: As in :func:`reprint`; that of the file's ending by default, else the PDF.

    Raises:
        RuleError: As :func:`reprint`.
    """
    ending = path.suffix.lower().lstrip(".")
    form = form or (ending if ending in documents.FORMATS else _PDF)
    write_whole(path, reprint(registry, document_id, form))


def replacement(registry: Registry, document_id: UUID) -> OutgoingDocument:
    """Begin a draft that will replace an issued document; the old one keeps number and file.

    Raises:
        RuleError: ``not_issued`` or ``written_elsewhere``.
    """
    with registry.transaction("Lập bản thay thế") as tx:
        old = tx.of(OutgoingDocument).get(document_id)
        if old.state is not DocumentState.ISSUED:
            raise RuleError("not_issued", "Chỉ lập bản thay thế cho văn bản đã ban hành.")
        wish = replace(wish_of(old), number=None, dated=None, frozen_id=None)
        record = OutgoingDocument(
            unit_id=registry.unit,
            kind=old.kind,
            title=old.title,
            wish=wish_text(wish),
            count=old.count,
            written_by=registry.keys.officer,
            replaces=old.id,
            recorded_on=registry.today,
        )
        tx.of(OutgoingDocument).save(record)
    return record


def _frozen_figures(registry: Registry, wish: Wish) -> UUID | None:
    """The frozen report that the paper prints; it is frozen now when it was not yet."""
    if wish.kind.upper() not in FROZEN_KINDS or wish.unit not in {None, registry.unit}:
        return None
    period = documents.period_text(registry, wish)
    standing = frozen_reports.standing(registry, wish.kind, period)
    return (standing or frozen_reports.freeze(registry, wish.kind, period)).id


def _issued_values(document: OfficialDocument, made: Made, how: Issuing) -> dict[str, Any]:
    issuer = document.issuer
    return {
        "title": document.sentence,
        "symbol": document.symbol or None,
        "signer": issuer.signer_name.replace("\u00a0", " ") or None,
        "recipients": "; ".join(_receivers(document)) or None,
        "keeper": how.keeper or "Văn thư",
        "copies": how.copies,
        "note": how.note,
        "pages": made.pages,
        "sha256": made.sha256,
        "count": len(document.batch),
    }


def _receivers(document: OfficialDocument) -> Iterator[str]:
    """Who gets the paper, each by name: a register has nothing above to which it could point."""
    for one in document.recipients:
        if one == AS_ABOVE:
            yield from document.addressees
        elif not one.startswith("Lưu"):
            yield one


def _twins(document: OfficialDocument, kind: DocumentKind) -> dict[str, bytes]:
    """What the document says, in the other forms of its kind."""
    others = (form for form in kind.formats if form != _PDF)
    return {form: render(document, form) for form in others}


def _named(made: Made, twins: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name_of_twin(made.sha256, form): content for form, content in twins.items()}


def _keep(
    tx: Transaction, registry: Registry, files: Mapping[str, bytes], report: Report, wish: Wish
) -> None:
    about = persons_named(tx, wish, report)
    at = registry.clock().astimezone().isoformat(timespec="seconds")
    for name, content in files.items():
        keep_file(tx.connection, name, content, about, at)
