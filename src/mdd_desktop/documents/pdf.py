"""An official document as PDF/A: the same document always gives the same bytes."""

import io
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from mdd_desktop.documents.body import TextStyle, basis_slabs, heading_slabs, paragraph_slabs
from mdd_desktop.documents.charts import chart_slabs
from mdd_desktop.documents.foot import end_slabs
from mdd_desktop.documents.form_slabs import form_slabs
from mdd_desktop.documents.head import draw_stack, head_slabs, stacked, title_slabs
from mdd_desktop.documents.marks import Marks, address_reserve, draw_marks
from mdd_desktop.documents.page_box import PageBox, page_box
from mdd_desktop.documents.pdf_archive import archived
from mdd_desktop.documents.pdf_sheets import Sheets
from mdd_desktop.documents.slabs import Canvas, Slab, draw_page, fill_pages
from mdd_desktop.documents.table_slabs import table_slabs
from mdd_desktop.documents.typography import FontFamily, chosen_fonts, text_size
from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import (
    Annex,
    Block,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.document_rules import annex_label, attached_to

_FOOT_COMPANIONS = 2
_MOST_NOTES = 8
_HIGHEST_NOTES = 150.0
rl_config.useA85 = 0  # streams are bytes; spelling them in letters costs a quarter more


@dataclass(frozen=True)
class Part:
    """The body or one annex, as pages of slabs.

    Attributes:
        index: 0 for the body, then the annexes.
        pages: Made one at a time, so they can be gone through once.
    """

    document: OfficialDocument
    index: int
    pages: Iterator[list[Slab]]
    box: PageBox


def render_pdf(document: OfficialDocument, fonts: FontFamily | None = None) -> bytes:
    """Draw a document.

    Args:
        document: Already arranged, as :func:`~mdd_desktop.documents.catalogue.compose` gives it.
        fonts: The typeface; by default Times New Roman when this computer has it.

    Raises:
        RuleError: A character cannot be printed in the typeface.
    """
    return drawn_pdf(document, fonts)[0]


def drawn_pdf(document: OfficialDocument, fonts: FontFamily | None = None) -> tuple[bytes, int]:
    """Draw a document and say how many pages it has, laying it out once.

    Raises:
        RuleError: As :func:`render_pdf`.
    """
    family = fonts or chosen_fonts()
    frame, sheets = _drawn(document_parts(document, family), family)
    return archived(frame, sheets, document), len(sheets)


def page_count(document: OfficialDocument, fonts: FontFamily | None = None) -> int:
    """How many pages the PDF has, annexes included."""
    parts = document_parts(document, fonts or chosen_fonts())
    return sum(1 for part in parts for _page in part.pages)


def document_parts(document: OfficialDocument, fonts: FontFamily) -> Iterator[Part]:
    """Body and annexes, laid out page by page; those of a batch follow one another."""
    for one in document.batch:
        yield _body_part(one, fonts)
        for index in range(len(one.annexes)):
            yield _annex_part(one, index, fonts)


def _style(document: OfficialDocument, fonts: FontFamily, width: float) -> TextStyle:
    size, pitch = text_size(document)
    return TextStyle(fonts, size, pitch, width)


def _body_part(document: OfficialDocument, fonts: FontFamily) -> Part:
    box = page_box(document, across=document.layout.landscape)
    slabs = chain(
        head_slabs(document, fonts, box.width),
        block_slabs(document.body, _style(document, fonts, box.width), box.height),
    )
    end = end_slabs(document, fonts, box.width)
    whole = chain(_with_companions(slabs), end) if end else slabs
    return Part(document, 0, fill_pages(whole, box.height, address_reserve(document)), box)


def _with_companions(slabs: Iterable[Slab]) -> Iterator[Slab]:
    """Slabs of which the last stay together on the page of the end block.

    They are two lines, of a list its last row and its notes. A list so short that its first row
    comes before them may be parted there.
    """
    held: deque[Slab] = deque()
    for slab in slabs:
        held.append(slab)
        if len(held) > _MOST_NOTES:
            yield held.popleft()
    last = list(held)
    notes = next((n for n, slab in enumerate(reversed(last)) if slab.repeat), 0)
    short = sum(slab.height for slab in last[len(last) - notes :]) <= _HIGHEST_NOTES
    count = max(_FOOT_COMPANIONS, notes + 1 if notes and short else 0)
    for slab in last[-count:]:
        slab.keep = True
    for slab in last[-count - 1 : -count]:
        slab.yields = bool(slab.repeat)
    yield from last


def _annex_part(document: OfficialDocument, index: int, fonts: FontFamily) -> Part:
    annex = document.annexes[index]
    label = annex_label(index, len(document.annexes))
    box = page_box(document, across=annex.landscape)
    slabs = chain(
        [_annex_head(document, annex, label, fonts, box.width)],
        block_slabs(annex.blocks, _style(document, fonts, box.width), box.height),
    )
    return Part(document, index + 1, fill_pages(slabs, box.height), box)


def _annex_head(
    document: OfficialDocument, annex: Annex, label: str, fonts: FontFamily, width: float
) -> Slab:
    head = stacked([(label, fonts.bold, 14.0)], width)
    title = title_slabs("", annex.title.upper(), fonts, width, attached=attached_to(document))[0]

    def draw(canvas: Canvas, left: float, top: float) -> None:
        draw_stack(canvas, head, left, width, top)
        title.draw(canvas, left, top - head.depth)

    return Slab(head.depth + title.height, draw, keep=True)


def block_slabs(blocks: Iterable[Block], style: TextStyle, height: float) -> Iterator[Slab]:
    """Blocks of text and tables as slabs, one after the other."""
    held = tuple(blocks)
    for block, above, below in zip(held, (None, *held), (*held[1:], None), strict=False):
        match block:
            case Paragraph():
                first = isinstance(above, Heading) and not isinstance(below, Heading | None)
                yield from paragraph_slabs(block, style, first_of_more=first)
            case LegalBasis():
                yield from basis_slabs(block, style)
            case Heading():
                yield from heading_slabs(block, style)
            case Table():
                yield from table_slabs(block, style.fonts, style.width, height)
            case Chart():
                yield from chart_slabs(block, style.fonts, style.width)
            case _:
                yield from form_slabs(block, style, partial(_laid_out, height=height))


def _laid_out(blocks: Iterable[Block], style: TextStyle, height: float) -> list[Slab]:
    return list(block_slabs(blocks, style, height))


def _drawn(parts: Iterable[Part], fonts: FontFamily) -> tuple[bytes, Sheets]:
    """The frame of a file, with the fonts and pictures of its pages, and the pages themselves.

    reportlab would hold a page as words, as an object and as part of the file, several times over;
    so each is taken away from it, and it keeps blank ones: one for all pages without pictures, one
    for each with its own.
    """
    buffer, sheets = io.BytesIO(), Sheets()
    canvas = ReportlabCanvas(
        buffer, pagesize=A4, pageCompression=1, invariant=1, lang="vi-VN", pdfVersion=(1, 7)
    )
    canvas.showPage()
    for part in parts:
        for page_index, page in enumerate(part.pages):
            canvas.setPageSize(part.box.size)
            marks = Marks(part.document, part.index, page_index, part.box)
            draw_marks(canvas, marks, fonts)
            draw_page(canvas, page, part.box.left, part.box.top)
            _take_from(canvas, sheets, part.box.size)
    canvas.save()
    return buffer.getvalue(), sheets


def _take_from(canvas: Canvas, sheets: Sheets, size: tuple[float, float]) -> None:
    """Write what the finished page says; the canvas begins the next with a clean sheet.

    A canvas has no other door to these than its own names. What it puts before every page, a
    typeface that nothing is written in, is left out.
    """
    drawing, like = "\n".join(canvas._code), 0  # noqa: SLF001 - as said
    if canvas._formsinuse:  # noqa: SLF001 - as said: the pictures of the page
        canvas._code = []  # noqa: SLF001 - as said
        canvas.showPage()
        like = len(canvas._doc.Pages.pages) - 1  # noqa: SLF001 - as said
    else:
        canvas._startPage()  # noqa: SLF001 - as said
    sheets.add(drawing, size, like)
