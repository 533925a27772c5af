"""The words of a document line by line, for the sheet of a workbook and for the clipboard."""

from collections.abc import Iterator

from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import (
    Block,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.document_layout import EndForm, HeadForm
from mdd_desktop.domain.document_rules import (
    date_line,
    head_date,
    number_line,
    recipient_lines,
)
from mdd_desktop.domain.form_rules import closing_signatures, form_lines


def document_lines(document: OfficialDocument) -> Iterator[str]:
    """Head, text and end of a document without its tables."""
    if document.layout.head is not HeadForm.NONE:
        yield from _head_lines(document)
    for block in document.body:
        yield from block_lines(block)
    yield from _end_lines(document)


def block_lines(block: Block) -> Iterator[str]:
    """The words of one block; tables have sheets of their own."""
    match block:
        case Heading():
            yield block.line
        case Paragraph() | LegalBasis():
            yield block.text
        case Table() | Chart():
            yield from ()
        case _:
            yield from form_lines(block, block_lines)


def _head_lines(document: OfficialDocument) -> Iterator[str]:
    yield from (*document.issuer.superior_lines, *document.issuer.office_lines)
    parts = (number_line(document), document.urgency, head_date(document))
    yield from (part for part in parts if part)
    yield document.type_name.upper()
    yield from (part for part in (document.subject,) if part)
    yield from (f"Kính gửi: {one}" for one in document.addressees)


def _end_lines(document: OfficialDocument) -> Iterator[str]:
    if document.layout.end is EndForm.RECIPIENTS:
        yield "Nơi nhận:"
        yield from recipient_lines(document.recipients)
        yield from document.issuer.signature_lines
        yield document.issuer.signer_name
        return
    closing = closing_signatures(document, date_line(document))
    if closing:
        yield from form_lines(closing, block_lines)
