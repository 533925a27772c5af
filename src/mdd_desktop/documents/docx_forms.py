"""Parts of letters and forms in the DOCX twin."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import assert_never

import segno
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from mdd_desktop.documents.body import PARAGRAPH_GAP
from mdd_desktop.documents.docx_parts import (
    Part,
    cell_margins,
    drop_first_paragraph,
    element,
    lower,
    never_split,
    plain_table,
    shape,
    write,
    xml,
)
from mdd_desktop.documents.form_slabs import HALF_HEIGHT, HALF_MARGIN, WRITING_PITCH
from mdd_desktop.documents.signatures import DATE_SIZE, GAP, NOTE_SIZE
from mdd_desktop.documents.typography import MM, FontFamily
from mdd_desktop.domain.document import Align, Block
from mdd_desktop.domain.document_forms import (
    Choice,
    FormBlock,
    Half,
    PageBreak,
    Pair,
    PhotoFrame,
    QrCode,
    Signatures,
    WritingLines,
)
from mdd_desktop.domain.document_rules import NBSP

_BOX, _BOX_FONT = "☐", "Segoe UI Symbol"
_PALE = RGBColor(0x73, 0x73, 0x73)
_HALF_SIZE = 11.5


@dataclass(frozen=True)
class Page:
    """Where blocks are written and how."""

    file: Part  # python-docx brings no types
    fonts: FontFamily
    width: float
    size: float
    pitch: float

    def within(self, cell: Part, width: float, size: float = 0.0) -> "Page":
        """The same inside a cell."""
        size = size or self.size
        return Page(cell, self.fonts, width, size, size * self.pitch / self.size)


_COLUMN_GAP = 5 * MM
Nested = Callable[[Page, Iterable[Block]], None]


def write_form(  # noqa: C901 - a line for each sort of block
    page: Page, block: FormBlock, nested: Nested
) -> None:
    """Write one part of a form; ``nested`` writes what stands inside it."""
    match block:
        case Pair():
            widths = [page.width * block.share, page.width * (1 - block.share)]
            pair = plain_table(page.file, 1, widths).rows[0]
            never_split(pair)
            cells = pair.cells
            cell_margins(cells[0], right=_COLUMN_GAP)
            for cell, width, inner in zip(cells, widths, (block.left, block.right), strict=True):
                _fill(page.within(cell, width), inner, nested)
        case Half():
            _write_half(page, block, nested)
        case Signatures():
            write_signatures(page.file, block, page.width)
        case Choice():
            _write_choice(page, block)
        case WritingLines():
            _write_lines(page, block)
        case QrCode():
            _write_code(page, block)
        case PhotoFrame():
            _write_photo(page, block)
        case PageBreak():
            begun = shape(page.file.add_paragraph(), Align.LEFT, pitch=1)
            begun.paragraph_format.page_break_before = True
        case _:
            assert_never(block)


def _fill(page: Page, blocks: Iterable[Block], nested: Nested) -> None:
    """Blocks in a cell, which must begin without and end with a paragraph."""
    nested(page, blocks)
    cell = page.file
    if len(cell.paragraphs) > 1:
        drop_first_paragraph(cell)
    if xml(cell)[-1].tag == qn("w:tbl"):
        shape(cell.add_paragraph(), Align.LEFT, pitch=1)


def _write_half(page: Page, block: Half, nested: Nested) -> None:
    """Half a page as a row of fixed height.

    A line of no height begins the page: LibreOffice would take a page that begins with a table and
    holds nothing else for a later one, and number it.
    """
    if block.cut:
        shape(page.file.add_paragraph(), Align.LEFT, pitch=1)
    table = plain_table(page.file, 1, [page.width])
    row = table.rows[0]
    row.height = Pt(HALF_HEIGHT if block.cut else HALF_HEIGHT - HALF_MARGIN)
    row.height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    cell = row.cells[0]
    _fill(page.within(cell, page.width, _HALF_SIZE), block.blocks, nested)
    if block.cut:
        borders = element("tcBorders")
        borders.append(element("bottom", val="dashed", sz=4, space=0, color="000000"))
        xml(cell).get_or_add_tcPr().append(borders)
        shape(page.file.add_paragraph(), Align.LEFT, pitch=HALF_MARGIN / 2)


def write_signatures(container: Part, block: Signatures, width: float) -> None:
    """Columns of signatures: a row with the titles, a row with the names."""
    count = len(block.signers)
    table = plain_table(container, 2, [width / count] * count)
    dated = any(signer.above for signer in block.signers)
    for place, signer in enumerate(block.signers):
        head, foot = (row.cells[place] for row in table.rows)
        if dated:
            write(_line(head), signer.above, DATE_SIZE, italic=True)
        for title in signer.titles:
            write(_line(head), title, block.size, bold=True)
        if signer.note:
            write(_line(head), signer.note, min(block.size, NOTE_SIZE), italic=True)
        if len(head.paragraphs) > 1:
            drop_first_paragraph(head)
        for paragraph in head.paragraphs:
            paragraph.paragraph_format.keep_with_next = True
        name = shape(foot.paragraphs[0], Align.CENTER, before=block.space_mm * MM)
        write(name, signer.name, block.size, bold=True)
    for row in table.rows:
        never_split(row)
    lower(table, GAP)


def _line(cell: Part) -> Part:
    return shape(cell.add_paragraph(), Align.CENTER)


def _write_choice(page: Page, block: Choice) -> None:
    paragraph = shape(page.file.add_paragraph(), Align.LEFT, before=PARAGRAPH_GAP)
    write(paragraph, block.label, page.size)
    if block.tab:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(page.width * block.tab))
        write(paragraph, "\t", page.size)
    for option in block.options:
        write(paragraph, "    ", page.size)
        write(paragraph, _BOX, page.size)
        paragraph.runs[-1].font.name = _BOX_FONT
        write(paragraph, f"{NBSP}{option}", page.size)  # a box stays with its first word
    if block.earlier:
        write(paragraph, f"    (lần trước: {block.earlier})", page.size, italic=True)
        paragraph.runs[-1].font.color.rgb = _PALE


def _write_lines(page: Page, block: WritingLines) -> None:
    for place in range(block.count):
        paragraph = shape(page.file.add_paragraph(), Align.LEFT, pitch=WRITING_PITCH)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(page.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if place == 0:
            write(paragraph, f"{block.label} ".lstrip(), page.size)
            if block.earlier:
                write(paragraph, f"{block.earlier} ", page.size - 1, italic=True)
                paragraph.runs[-1].font.color.rgb = _PALE
        write(paragraph, "\t", page.size)


def _write_code(page: Page, block: QrCode) -> None:
    image = io.BytesIO()
    code = segno.make(block.content, error="m", micro=False, boost_error=False)
    code.save(image, kind="png", scale=8, border=4)
    share = code.symbol_size(border=4)[0] / code.symbol_size(border=0)[0]
    paragraph = shape(page.file.add_paragraph(), Align.RIGHT)
    paragraph.add_run().add_picture(io.BytesIO(image.getvalue()), width=Mm(block.size_mm * share))
    write(shape(page.file.add_paragraph(), Align.RIGHT), block.caption, 10)


def _write_photo(page: Page, block: PhotoFrame) -> None:
    if block.picture:
        paragraph = shape(page.file.add_paragraph(), Align.RIGHT, before=PARAGRAPH_GAP)
        picture = io.BytesIO(block.picture)
        paragraph.add_run().add_picture(picture, width=Mm(block.width_mm))
        return
    table = plain_table(page.file, 1, [block.width_mm * MM], grid=True)
    table.alignment = 2
    row = table.rows[0]
    row.height, row.height_rule = Mm(block.height_mm), WD_ROW_HEIGHT_RULE.EXACTLY
    write(shape(row.cells[0].paragraphs[0], Align.CENTER), block.label, 11)
    row.cells[0].vertical_alignment = 1
