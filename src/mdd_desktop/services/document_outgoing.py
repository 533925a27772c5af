"""D11: the register of outgoing documents of a year, as it is printed."""

from collections.abc import Iterable
from uuid import UUID

from mdd_desktop.documents.lists.outgoing_register import UNUSED, OutgoingLine, OutgoingRegister
from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.services.document_ground import Ground

_RECEIPTS = "D4"


def outgoing_register(ground: Ground) -> tuple[OutgoingRegister]:
    """The numbered documents of the year in the order of their numbers."""
    documents = ground.reading.of(OutgoingDocument).where(
        unit_id=ground.unit, year=ground.report.last.year
    )
    replaced = {one.replaces: one for one in documents if one.replaces and not one.void}
    return (OutgoingRegister(tuple(_lines(documents, replaced))),)


def _lines(
    documents: Iterable[OutgoingDocument], replaced: dict[UUID, OutgoingDocument]
) -> Iterable[OutgoingLine]:
    numbered = [one for one in documents if one.number and one.series != _RECEIPTS]
    for one in sorted(numbered, key=lambda d: (d.series or "", d.number or 0, d.id)):
        for number in one.numbers:
            yield OutgoingLine(
                number=number,
                symbol=one.symbol or "",
                dated=one.dated,
                title=UNUSED if one.unused else one.title,
                signer=one.signer or "",
                recipients=one.recipients or "",
                keeper=one.keeper or "",
                copies=one.copies,
                sent_on=one.sent_on,
                note=_note(one, replaced.get(one.id)),
                series=one.series or "",
            )


def _note(document: OutgoingDocument, successor: OutgoingDocument | None) -> str:
    parts = ["Hủy" if document.void else "", document.note or ""]
    if successor is not None and successor.number_text:
        parts.append(f"Thay bằng {successor.number_text}")
    return "; ".join(part for part in parts if part)
