"""Head and foot of the DOCX twin."""

from typing import Any

from docx.shared import Pt, RGBColor

from mdd_desktop.documents.docx_forms import write_signatures
from mdd_desktop.documents.docx_parts import (
    boxed,
    drop_first_paragraph,
    lower,
    never_split,
    plain_table,
    rule,
    shape,
    write,
    xml,
)
from mdd_desktop.documents.foot import FOOT_GAP, LABEL, LEFT_SHARE, SIGNATURE_SPACE
from mdd_desktop.documents.head import (
    MOTTO,
    ROW_GAP,
    RULE_SHARE,
    SHORT_RULE_GAP,
    STATE_TITLE,
    TITLE_DEPTH,
    URGENCY_GAP,
    URGENCY_RED,
    URGENCY_SIZE,
    URGENCY_WIDTHS,
    Stack,
    head_columns,
    office_stack,
    stacked,
    with_rule,
)
from mdd_desktop.documents.textflow import balanced
from mdd_desktop.documents.typography import Face, FontFamily, Sizes
from mdd_desktop.domain.document import Align, OfficialDocument
from mdd_desktop.domain.document_layout import EndForm, HeadForm
from mdd_desktop.domain.document_rules import date_line, head_date, number_line, recipient_lines
from mdd_desktop.domain.form_rules import closing_signatures

File = Any  # python-docx brings no types


def write_head(file: File, document: OfficialDocument, fonts: FontFamily, width: float) -> None:
    """Letterhead, number, date, title and Kính gửi."""
    if document.layout.head is HeadForm.NONE:
        return
    columns = head_columns(document, fonts, width)
    sizes = columns.sizes
    table = plain_table(file, 2, [columns.left, columns.right])
    left, right = table.rows[0].cells
    _write_stack(
        left, office_stack(document.issuer, fonts, sizes, columns.left), fonts, columns.left
    )
    motto = stacked(
        [(STATE_TITLE, fonts.bold, sizes.state_title), (MOTTO, fonts.bold, sizes.motto)],
        columns.right,
    )
    if document.issuer.state_title:
        _write_stack(right, with_rule(motto, 1.0), fonts, columns.right)
    if document.layout.head is HeadForm.UNNUMBERED:
        xml(table).remove(xml(table.rows[1]))
    else:
        _write_number_row(table, document, sizes, columns.left)
    if document.type_name:
        write(
            shape(file.add_paragraph(), Align.CENTER, before=16),
            document.type_name.upper(),
            14,
            bold=True,
        )
        write_title(file, document.subject, fonts, width)
    _write_addressees(file, document.addressees)


def _write_urgency(cell: File, words: str, width: float) -> None:
    paragraph = shape(cell.add_paragraph(), Align.CENTER, before=URGENCY_GAP)
    side = Pt((width - URGENCY_WIDTHS[words]) / 2)
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    write(paragraph, words, URGENCY_SIZE, bold=True)
    red = "".join(f"{round(255 * part):02X}" for part in URGENCY_RED)
    paragraph.runs[0].font.color.rgb = RGBColor.from_string(red)
    boxed(paragraph, red)


def write_title(
    file: File, subject: str, fonts: FontFamily, width: float, *, attached: str = ""
) -> None:
    """Trích yếu, or an annex's title with the line it is attached by, and the rule below."""
    lines = balanced(subject, fonts.bold, 14, width * 0.85) if subject else ()
    for line in lines:
        write(shape(file.add_paragraph(), Align.CENTER), line, 14, bold=True)
    face: Face = fonts.bold
    if attached:
        lines, face = balanced(attached, fonts.italic, 14, width), fonts.italic
        for line in lines:
            write(shape(file.add_paragraph(), Align.CENTER), line, 14, italic=True)
    if lines:
        length = face.width(lines[-1], 14) * RULE_SHARE
        rule(file, length, width, gap=SHORT_RULE_GAP, after=TITLE_DEPTH)


def _write_number_row(table: File, document: OfficialDocument, sizes: Sizes, left: float) -> None:
    number, date = table.rows[1].cells
    paragraph = shape(number.paragraphs[0], Align.CENTER, before=ROW_GAP)
    write(paragraph, number_line(document), sizes.number)
    if not document.type_name:
        matter = shape(number.add_paragraph(), Align.CENTER, before=6)
        write(matter, f"V/v {document.subject}", 12)
    if document.urgency:
        _write_urgency(number, document.urgency, left)
    paragraph = shape(date.paragraphs[0], Align.CENTER, before=ROW_GAP)
    write(paragraph, head_date(document), sizes.date, italic=True)


def _write_stack(cell: File, stack: Stack, fonts: FontFamily, width: float) -> None:
    for line in stack.lines:
        paragraph = shape(cell.add_paragraph(), Align.CENTER)
        write(paragraph, line.text, line.size, bold=line.face is fonts.bold)
    if stack.rule:
        rule(cell, stack.rule, width, gap=stack.rule_gap)
    drop_first_paragraph(cell)


def _write_addressees(file: File, addressees: tuple[str, ...]) -> None:
    if len(addressees) == 1:
        paragraph = shape(file.add_paragraph(), Align.CENTER, before=12)
        write(paragraph, f"Kính gửi: {addressees[0]}", 14)
    elif addressees:
        write(shape(file.add_paragraph(), Align.LEFT, before=12), "Kính gửi:", 14)
        for line in recipient_lines(addressees):
            write(shape(file.add_paragraph(), Align.LEFT), line, 14)


def write_foot(file: File, document: OfficialDocument, width: float) -> None:
    """The end block: Nơi nhận on the left and the signature on the right, or signatures."""
    if document.layout.end is not EndForm.RECIPIENTS:
        closing = closing_signatures(document, date_line(document))
        if closing:
            write_signatures(file, closing, width)
        return
    table = plain_table(file, 1, [width * LEFT_SHARE, width * (1 - LEFT_SHARE)])
    never_split(table.rows[0])
    left, right = table.rows[0].cells
    write(shape(left.paragraphs[0], Align.LEFT), LABEL, 12, bold=True, italic=True)
    for line in recipient_lines(document.recipients):
        write(shape(left.add_paragraph(), Align.LEFT), line, 11)
    for line in document.issuer.signature_lines:
        write(shape(right.add_paragraph(), Align.CENTER), line, 14, bold=True)
    signer = shape(right.add_paragraph(), Align.CENTER, before=SIGNATURE_SPACE)
    write(signer, document.issuer.signer_name, 14, bold=True)
    drop_first_paragraph(right)
    lower(table, FOOT_GAP)
