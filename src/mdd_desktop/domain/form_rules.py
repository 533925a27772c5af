"""Rules for the parts of forms: tidy texts, the end block that a layout asks for."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mdd_desktop.domain.document_forms import (
    Choice,
    FormBlock,
    Half,
    PageBreak,
    Pair,
    PhotoFrame,
    QrCode,
    Signatures,
    Signer,
    WritingLines,
)
from mdd_desktop.domain.document_layout import EndForm
from mdd_desktop.domain.vietnamese import normalise

if TYPE_CHECKING:
    from mdd_desktop.domain.document import Block, OfficialDocument

PARTY_NOTE = "(Ký, ghi rõ họ tên)"
PREPARED_BY = "NGƯỜI LẬP BIỂU"
LIST_SPACE_MM = 25.2  # the least there is to be, and a rounding
_BOX = "☐"


def tidied_form(block: FormBlock, tidied: "Callable[[Block], Block]") -> FormBlock:
    """The block with its texts tidied; ``tidied`` does the same for what stands inside."""
    match block:
        case Pair():
            return replace(
                block,
                left=tuple(map(tidied, block.left)),
                right=tuple(map(tidied, block.right)),
            )
        case Half():
            return replace(block, blocks=tuple(map(tidied, block.blocks)))
        case Signatures():
            return replace(block, signers=tuple(map(_tidied_signer, block.signers)))
        case Choice():
            return replace(
                block,
                label=normalise(block.label),
                options=tuple(map(normalise, block.options)),
                earlier=normalise(block.earlier),
            )
        case WritingLines():
            return replace(block, label=normalise(block.label), earlier=normalise(block.earlier))
        case QrCode() | PhotoFrame() | PageBreak():
            return block


def _tidied_signer(signer: Signer) -> Signer:
    return replace(signer, name=normalise(signer.name).replace(" ", "\u00a0"))


def closing_signatures(document: "OfficialDocument", date_line: str) -> Signatures | None:
    """The end block of a document whose layout is none with Nơi nhận."""
    issuer = document.issuer
    office = Signer(issuer.signature_lines, name=issuer.signer_name)
    match document.layout.end:
        case EndForm.PREPARED:
            prepared = Signer((PREPARED_BY,), name=document.signers[0] if document.signers else "")
            office = replace(office, above=date_line)
            return Signatures((prepared, office), space_mm=LIST_SPACE_MM)
        case EndForm.SIGNED:
            return Signatures((Signer(()), office))
        case EndForm.PARTIES:
            names = (*document.signers, *[""] * len(document.layout.parties))
            signers = tuple(
                Signer((title,), note=PARTY_NOTE, name=name)
                for title, name in zip(document.layout.parties, names, strict=False)
            )
            return Signatures(signers, size=13.0)
        case _:
            return None


def form_lines(  # noqa: C901 - a line for each sort of block
    block: FormBlock, lines: "Callable[[Block], Iterator[str]]"
) -> Iterator[str]:
    """The words of a block, line by line, for a workbook."""
    match block:
        case Pair():
            for inner in (*block.left, *block.right):
                yield from lines(inner)
        case Half():
            for inner in block.blocks:
                yield from lines(inner)
        case Signatures():
            for signer in block.signers:
                yield from (text for text in (signer.above, *signer.titles, signer.name) if text)
        case Choice():
            yield " ".join((block.label, *(f"{_BOX} {option}" for option in block.options)))
        case WritingLines():
            yield f"{block.label} {block.earlier}".strip()
        case QrCode():
            yield block.caption
        case PhotoFrame() | PageBreak():
            yield from ()
