"""The DOCX twin of the PDF: the same text in the same order and sizes (documents.md, L30)."""

import io
from collections.abc import Iterable

import docx
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mdd_desktop.documents.archive import settled
from mdd_desktop.documents.body import INDENT, PARAGRAPH_GAP
from mdd_desktop.documents.charts import chart_table
from mdd_desktop.documents.docx_flow import end_flat, keep_last, set_compatibility
from mdd_desktop.documents.docx_forms import Page, write_form
from mdd_desktop.documents.docx_head import write_foot, write_head, write_title
from mdd_desktop.documents.docx_joined import join_end
from mdd_desktop.documents.docx_marks import write_marks
from mdd_desktop.documents.docx_parts import FONT, Part, element, shape, write
from mdd_desktop.documents.docx_table import write_table
from mdd_desktop.documents.page_box import PageBox, page_box
from mdd_desktop.documents.typography import (
    SIZE_SETS,
    FontFamily,
    chosen_fonts,
    text_size,
)
from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import (
    Align,
    Annex,
    Block,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Run,
    Table,
)
from mdd_desktop.domain.document_layout import EndForm
from mdd_desktop.domain.document_rules import annex_label, attached_to

_COMPANIONS = 2


def render_docx(document: OfficialDocument, fonts: FontFamily | None = None) -> bytes:
    """Write a document as DOCX; the typeface is only measured, Word brings its own.

    Raises:
        RuleError: A character cannot be printed.
    """
    file = docx.Document()
    _set_defaults(file, document)
    family = fonts or chosen_fonts()
    for place, one in enumerate(document.batch):
        section = _next_section(file) if place else file.sections[0]
        _write_document(file, section, one, family)
    end_flat(file)
    buffer = io.BytesIO()
    file.save(buffer)
    return settled(buffer.getvalue())


def _write_document(
    file: Part, section: Part, document: OfficialDocument, fonts: FontFamily
) -> None:
    size, pitch = text_size(document)
    box = page_box(document, across=document.layout.landscape)
    page = Page(file, fonts, box.width, size, pitch)
    _set_page(section, box)
    write_marks(section, document, fonts, box, first=True)
    write_head(file, document, fonts, box.width)
    write_blocks(page, document.body)
    if document.layout.end is not EndForm.NONE:
        keep_last(file, _COMPANIONS)
    write_foot(file, document, box.width)
    if document.layout.end is EndForm.PREPARED:
        join_end(file)
    for index, annex in enumerate(document.annexes):
        _write_annex(page, document, annex, annex_label(index, len(document.annexes)))


def _next_section(file: Part) -> Part:
    """A new section on a new page; the paragraph that ends the one before takes no room."""
    section = file.add_section(WD_SECTION.NEW_PAGE)
    end_flat(file)
    return section


def _set_page(section: Part, box: PageBox) -> None:
    """The paper and its margins; pages count from 1 in each section."""
    width, height = box.size
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.orientation = 1 if width > height else 0
    section.left_margin, section.right_margin = Pt(box.left), Pt(width - box.right)
    section.top_margin, section.bottom_margin = Pt(height - box.top), Pt(box.bottom)
    section.header_distance, section.footer_distance = Mm(8), Mm(10)
    section.different_first_page_header_footer = True
    properties = section._sectPr  # noqa: SLF001 - a section has no other door
    for stale in properties.findall(qn("w:pgNumType")):
        properties.remove(stale)
    margins = properties.find(qn("w:pgMar"))
    margins.addnext(element("pgNumType", start=1))


def _set_defaults(file: Part, document: OfficialDocument) -> None:
    style = file.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE_SETS[document.size_set].body)
    fonts = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    defaults = file.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), "vi-VN")
    properties = file.core_properties
    properties.title, properties.author = document.title, document.issuer.office_text
    properties.language, properties.subject = "vi-VN", document.kind
    properties.comments, properties.last_modified_by = "", ""
    properties.keywords = ""
    set_compatibility(file)


def write_blocks(page: Page, blocks: Iterable[Block]) -> None:
    """Write blocks of text and tables."""
    for block in blocks:
        match block:
            case Paragraph():
                _write_paragraph(page, block)
            case LegalBasis(text=text):
                _write_paragraph(page, Paragraph((Run(text, italic=True),)))
            case Heading():
                made = _write_paragraph(page, Paragraph((Run(block.line, bold=block.bold),)))
                made.paragraph_format.keep_with_next = True
            case Table():
                write_table(page.file, block, page.fonts, page.width)
            case Chart():
                write_table(page.file, chart_table(block), page.fonts, page.width)
            case _:
                write_form(page, block, write_blocks)


def _write_paragraph(page: Page, block: Paragraph) -> Part:
    paragraph = shape(
        page.file.add_paragraph(),
        block.align,
        before=PARAGRAPH_GAP,
        pitch=page.pitch,
        indent=INDENT if block.indent else 0.0,
    )
    paragraph.paragraph_format.widow_control = True
    paragraph.paragraph_format.keep_with_next = block.keep or None
    for run in block.runs:
        write(paragraph, run.text, page.size, bold=run.bold, italic=run.italic)
    return paragraph


def _write_annex(page: Page, document: OfficialDocument, annex: Annex, label: str) -> None:
    section = _next_section(page.file)
    box = page_box(document, across=annex.landscape)
    _set_page(section, box)
    write_marks(section, document, page.fonts, box, first=False)
    write(shape(page.file.add_paragraph(), Align.CENTER), label, 14, bold=True)
    write_title(
        page.file, annex.title.upper(), page.fonts, box.width, attached=attached_to(document)
    )
    inner = Page(page.file, page.fonts, box.width, page.size, page.pitch)
    write_blocks(inner, annex.blocks)
