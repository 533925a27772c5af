"""An official document as PDF/A: the same document always gives the same bytes."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from mdd_desktop.documents.body import TextStyle, basis_slabs, heading_slabs, paragraph_slabs
from mdd_desktop.documents.charts import chart_slabs
from mdd_desktop.documents.foot import end_slabs
from mdd_desktop.documents.form_slabs import form_slabs
from mdd_desktop.documents.head import draw_stack, head_slabs, stacked, title_slabs
from mdd_desktop.documents.marks import Marks, draw_marks
from mdd_desktop.documents.pdf_archive import archived
from mdd_desktop.documents.slabs import Canvas, Slab, draw_page, fill_pages
from mdd_desktop.documents.table_slabs import table_slabs
from mdd_desktop.documents.typography import MM, FontFamily, chosen_fonts, text_size
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

LEFT, RIGHT, TOP, BOTTOM = 30 * MM, 15 * MM, 20 * MM, 20 * MM
_FOOT_COMPANIONS = 2
_MOST_NOTES = 8
rl_config.useA85 = 0  # streams are bytes; spelling them in letters costs a quarter more


@dataclass(frozen=True)
class Part:
    """The body or one annex, as pages of slabs.

    Attributes:
        index: 0 for the body, then the annexes.
    """

    document: OfficialDocument
    index: int
    pages: list[list[Slab]]
    size: tuple[float, float]


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
    parts = document_parts(document, family)
    pages = sum(len(part.pages) for part in parts)
    return archived(_drawn(parts, family), document), pages


def page_count(document: OfficialDocument, fonts: FontFamily | None = None) -> int:
    """How many pages the PDF has, annexes included."""
    return sum(len(part.pages) for part in document_parts(document, fonts or chosen_fonts()))


def document_parts(document: OfficialDocument, fonts: FontFamily) -> list[Part]:
    """Body and annexes laid out into pages; those of a batch follow one another."""
    parts = []
    for one in document.batch:
        parts.append(_body_part(one, fonts))
        parts += [_annex_part(one, index, fonts) for index in range(len(one.annexes))]
    return parts


def _style(document: OfficialDocument, fonts: FontFamily, width: float) -> TextStyle:
    size, pitch = text_size(document)
    return TextStyle(fonts, size, pitch, width)


def _body_part(document: OfficialDocument, fonts: FontFamily) -> Part:
    size = landscape(A4) if document.layout.landscape else A4
    width, height = size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM
    slabs = head_slabs(document, fonts, width)
    slabs += block_slabs(document.body, _style(document, fonts, width), height)
    end = end_slabs(document, fonts, width)
    for slab in _companions(slabs) if end else ():
        slab.keep = True
    return Part(document, 0, fill_pages([*slabs, *end], height), size)


def _companions(slabs: Sequence[Slab]) -> Sequence[Slab]:
    """What stays on the page of the end block: two lines, of a list its last rows and notes."""
    notes = next((n for n, slab in enumerate(reversed(slabs)) if slab.repeat), len(slabs))
    return slabs[-max(_FOOT_COMPANIONS, notes + 1 if notes < _MOST_NOTES else 0) :]


def _annex_part(document: OfficialDocument, index: int, fonts: FontFamily) -> Part:
    annex = document.annexes[index]
    label = annex_label(index, len(document.annexes))
    size = landscape(A4) if annex.landscape else A4
    width, height = size[0] - LEFT - RIGHT, size[1] - TOP - BOTTOM
    slabs = [_annex_head(document, annex, label, fonts, width)]
    slabs += block_slabs(annex.blocks, _style(document, fonts, width), height)
    return Part(document, index + 1, fill_pages(slabs, height), size)


def _annex_head(
    document: OfficialDocument, annex: Annex, label: str, fonts: FontFamily, width: float
) -> Slab:
    head = stacked([(label, fonts.bold, 14.0)], width)
    title = title_slabs("", annex.title.upper(), fonts, width, attached=attached_to(document))[0]

    def draw(canvas: Canvas, left: float, top: float) -> None:
        draw_stack(canvas, head, left, width, top)
        title.draw(canvas, left, top - head.depth)

    return Slab(head.depth + title.height, draw, keep=True)


def block_slabs(blocks: Iterable[Block], style: TextStyle, height: float) -> list[Slab]:
    """Blocks of text and tables as slabs."""
    slabs: list[Slab] = []
    for block in blocks:
        match block:
            case Paragraph():
                slabs += paragraph_slabs(block, style)
            case LegalBasis():
                slabs += basis_slabs(block, style)
            case Heading():
                slabs += heading_slabs(block, style)
            case Table():
                slabs += table_slabs(block, style.fonts, style.width, height)
            case Chart():
                slabs += chart_slabs(block, style.fonts, style.width)
            case _:
                slabs += form_slabs(block, style, partial(block_slabs, height=height))
    return slabs


def _drawn(parts: Sequence[Part], fonts: FontFamily) -> bytes:
    buffer = io.BytesIO()
    canvas = ReportlabCanvas(
        buffer, pagesize=A4, pageCompression=1, invariant=1, lang="vi-VN", pdfVersion=(1, 7)
    )
    canvas._preamble = "1 0 0 1 0 0 cm"  # noqa: SLF001 - else every page names Helvetica
    for part in parts:
        for page_index, page in enumerate(part.pages):
            canvas.setPageSize(part.size)
            marks = Marks(part.document, part.index, page_index, part.size)
            draw_marks(canvas, marks, fonts)
            draw_page(canvas, page, LEFT, part.size[1] - TOP)
            canvas.showPage()
    canvas.save()
    return buffer.getvalue()
