"""Lines of the register of outgoing documents as the services around it read them."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from mdd_desktop.documents.material import DocumentKind
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.outgoing import DocumentState, NumberSeries, OutgoingDocument
from mdd_desktop.services.document_issuers import letterhead_on
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.wish_text import wish_from
from mdd_desktop.storage.transaction import Reading

RECEIPTS = "D4"


def is_numbered(kind: DocumentKind) -> bool:
    """Whether documents of a kind take a number from the yearly series."""
    return kind.layout.head is HeadForm.NUMBERED or kind.id == RECEIPTS


def wish_of(document: OutgoingDocument) -> Wish:
    """What a document of the register is made of, with its number and date.

    Raises:
        RuleError: It was written elsewhere.
    """
    if not document.wish:
        raise RuleError("written_elsewhere", "Văn bản này soạn ở nơi khác, ở đây chỉ có sổ ghi.")
    wish = wish_from(document.wish)
    frozen = document.frozen_id or wish.frozen_id
    head = {**wish.head, **({"signer_name": document.signer} if document.signer else {})}
    return replace(wish, number=document.number, dated=document.dated, frozen_id=frozen, head=head)


def own_documents(reading: Reading) -> tuple[OutgoingDocument, ...]:
    """Every line of this office, void ones too: they keep their numbers."""
    return reading.of(OutgoingDocument).where(unit_id=reading.unit)


def draft_of(reading: Reading, document_id: UUID) -> OutgoingDocument:
    """A draft that is still one.

    Raises:
        RuleError: It was issued.
        NotFoundError: It was thrown away, or never was.
    """
    found = reading.of(OutgoingDocument).get(document_id)
    if found.void:
        raise NotFoundError("not_found", "Bản thảo này đã bỏ. Soạn lại từ mẫu.")
    if found.state is not DocumentState.DRAFT:
        raise RuleError(
            "already_issued",
            f"Văn bản này đã ban hành ({found.number_text or found.dated}). "
            "Muốn sửa, chị lập bản thay thế.",
        )
    return found


def series_of(reading: Reading, kind: DocumentKind, day: dt.date) -> str:
    """The name of the series a kind is numbered in; empty where all share one."""
    if kind.id == RECEIPTS:
        return RECEIPTS
    letterhead = letterhead_on(reading, reading.unit, day)
    by_type = letterhead is not None and letterhead.number_series is NumberSeries.BY_TYPE
    return kind.type_code if by_type else ""
