"""Nơi nhận and the signature, one block that never stands alone (documents.md, L17 and L18)."""

from mdd_desktop.documents.head import draw_stack, stacked
from mdd_desktop.documents.signatures import signature_slab
from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, MM, NORMAL_LEADING, FontFamily
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.document_layout import EndForm
from mdd_desktop.domain.document_rules import date_line, recipient_lines
from mdd_desktop.domain.form_rules import closing_signatures

LEFT_SHARE = 0.45
SIGNATURE_SPACE = 27 * MM
LABEL = "Nơi nhận:"
_LABEL_SIZE, _ITEM_SIZE, _SIGNER_SIZE = 12.0, 11.0, 14.0
FOOT_GAP = 12.0


def end_slabs(document: OfficialDocument, fonts: FontFamily, width: float) -> list[Slab]:
    """The end block that the document's layout asks for; none for a form without one."""
    if document.layout.end is EndForm.RECIPIENTS:
        return [foot_slab(document, fonts, width)]
    closing = closing_signatures(document, date_line(document))
    return [signature_slab(closing, fonts, width)] if closing else []


def foot_slab(document: OfficialDocument, fonts: FontFamily, width: float) -> Slab:
    """The whole block as one slab."""
    left_width, right_width = width * LEFT_SHARE, width * (1 - LEFT_SHARE)
    issuer = document.issuer
    titles = stacked(
        [(line, fonts.bold, _SIGNER_SIZE) for line in issuer.signature_lines], right_width
    )
    signer = stacked(
        [(issuer.signer_name, fonts.bold, _SIGNER_SIZE)] if issuer.signer_name else [],
        right_width,
        start=titles.depth + SIGNATURE_SPACE,
    )
    items = [
        line
        for one in recipient_lines(document.recipients)
        for line in break_text(one, fonts.regular, _ITEM_SIZE, left_width)
    ]
    first = ASCENT * _SIGNER_SIZE
    step = NORMAL_LEADING * _ITEM_SIZE
    left_depth = first + NORMAL_LEADING * _LABEL_SIZE + step * len(items)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        draw_stack(canvas, titles, left + left_width, right_width, top)
        draw_stack(canvas, signer, left + left_width, right_width, top)
        canvas.setFont(fonts.bold_italic.name, _LABEL_SIZE)
        canvas.drawString(left, top - first, LABEL)
        canvas.setFont(fonts.regular.name, _ITEM_SIZE)
        for place, line in enumerate(items):
            y = top - first - NORMAL_LEADING * _LABEL_SIZE - place * step
            canvas.drawString(left, y, line)

    return Slab(max(left_depth, signer.depth), draw, FOOT_GAP)
