"""Signatures in columns, for end blocks and inside forms (documents.md, L18 and L19)."""

from functools import partial

from mdd_desktop.documents.head import Stack, draw_stack, stacked
from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.typography import MM, FontFamily
from mdd_desktop.domain.document_forms import Signatures

GAP = 7.0  # with LIST_SPACE_MM: a summary of two communes keeps to one page
DATE_SIZE = 13.0
NOTE_SIZE = 12.0
_Placed = tuple[Stack, float, float]


def signature_slab(block: Signatures, fonts: FontFamily, width: float) -> Slab:
    """The whole block as one slab; titles begin on one line, names stand on one line."""
    part = width / len(block.signers)
    size = block.size
    heads: list[_Placed] = [
        _above(signer.above, fonts, (place + 1) * part, part)
        for place, signer in enumerate(block.signers)
        if signer.above
    ]
    start = max((stack.depth for stack, _, _ in heads), default=0.0)
    for place, signer in enumerate(block.signers):
        texts = [(line, fonts.bold, size) for line in signer.titles]
        texts += [(signer.note, fonts.italic, min(size, NOTE_SIZE))] if signer.note else []
        heads.append((stacked(texts, part, start=start), place * part, part))
    below = max(stack.depth for stack, _, _ in heads) + block.space_mm * MM
    names: list[_Placed] = [
        (
            stacked([(signer.name, fonts.bold, size)] if signer.name else [], part, start=below),
            place * part,
            part,
        )
        for place, signer in enumerate(block.signers)
    ]
    depth = max(below, *(stack.depth for stack, _, _ in names))
    return Slab(depth, partial(_draw, (*heads, *names)), GAP)


def _above(text: str, fonts: FontFamily, right: float, part: float) -> _Placed:
    """Place and date over a column; under a long place name they begin left of it, on one line."""
    room = min(right, max(part, fonts.italic.width(text, DATE_SIZE) + 1))
    return stacked([(text, fonts.italic, DATE_SIZE)], room), right - room, room


def _draw(stacks: tuple[_Placed, ...], canvas: Canvas, left: float, top: float) -> None:
    for stack, shift, width in stacks:
        draw_stack(canvas, stack, left + shift, width, top)
