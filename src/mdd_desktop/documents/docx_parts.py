"""Small pieces of WordprocessingML that python-docx has no words for."""

from collections.abc import Iterator
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from mdd_desktop.domain.document import Align

Part = Any  # python-docx and lxml bring no types
Element = Any
FONT = "Times New Roman"
_TWIP = 20
_ABOVE = 2.0
ALIGNMENTS = {
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def element(tag: str, **attributes: str | int) -> Element:
    """An element of the ``w`` namespace with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def xml(part: Part) -> Element:
    """The element behind a paragraph, table, row or cell; python-docx has no public door to it."""
    return part._element  # noqa: SLF001 - see above


def shape(
    paragraph: Part,
    align: Align,
    *,
    before: float = 0.0,
    pitch: float | None = None,
    indent: float = 0.0,
) -> Part:
    """Set a paragraph's spacing, all in points; without ``pitch`` it is single spaced."""
    form = paragraph.paragraph_format
    form.alignment = ALIGNMENTS[align]
    form.space_before, form.space_after = Pt(before), Pt(0)
    form.first_line_indent = Pt(indent) if indent else None
    if pitch is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(pitch)
    return paragraph


def write(
    paragraph: Part,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
) -> None:
    """Add words of one style to a paragraph."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None


def rule(
    container: Part,
    length: float,
    width: float,
    *,
    gap: float,
    after: float = 0.0,
) -> None:
    """An almost flat paragraph with a line above it, centred in ``width``.

    Args:
        container: Of the words the line is for, which come last in it.
        length: Of the line.
        width: Of the container.
        gap: Between the words, with what hangs below their line, and the line.
        after: Below it.
    """
    paragraph = shape(container.add_paragraph(), Align.CENTER, before=gap, pitch=2.0)
    paragraph.paragraph_format.space_after = Pt(after)
    side = Pt(max(0.0, (width - length) / 2))
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=5, space=0, color="000000"))
    xml(paragraph).get_or_add_pPr().append(borders)
    _in_order(xml(paragraph).pPr)


def frame(
    paragraph: Part,
    width: float,
    left: float,
    top: float,
) -> None:
    """Frame a paragraph and fix it on the page, lengths in points from the paper's edges."""
    properties = xml(paragraph).get_or_add_pPr()
    properties.append(
        element(
            "framePr",
            w=round(width * _TWIP),
            hSpace=0,
            wrap="around",
            vAnchor="page",
            hAnchor="page",
            x=round(left * _TWIP),
            y=round(top * _TWIP),
        )
    )
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=5, space=1, color="000000"))
    properties.append(borders)
    _in_order(properties)


def boxed(paragraph: Part, colour: str) -> None:
    """Draw a frame of that colour around a paragraph where it stands."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=8, space=3, color=colour))
    properties = xml(paragraph).get_or_add_pPr()
    properties.append(borders)
    _in_order(properties)


_ORDER = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "pBdr",
    "spacing",
    "ind",
    "jc",
)


def _in_order(properties: Element) -> None:
    """Word wants the properties of a paragraph in the order of its schema."""
    children = sorted(properties, key=lambda child: _ORDER.index(child.tag.rpartition("}")[2]))
    for child in children:
        properties.append(child)


def page_field(paragraph: Part, size: float) -> None:
    """The number of the page."""
    run = element("r")
    run_properties = element("rPr")
    run_properties.append(element("sz", val=round(size * 2)))
    run.append(run_properties)
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field = element("fldSimple", instr="PAGE")
    field.append(run)
    xml(paragraph).append(field)


def plain_table(
    container: Part,
    rows: int,
    widths: list[float],
    *,
    grid: bool = False,
    padding: float = 0.0,
) -> Part:
    """A table of fixed widths in points, flush with the text; ruled or not."""
    total = sum(widths)
    before = next(backwards(container), None)
    if before is not None and before.tag == qn("w:tbl"):  # with nothing between they become one
        between = shape(container.add_paragraph(), Align.LEFT, pitch=1)
        between.paragraph_format.keep_with_next = True
    table = container.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties = xml(table).tblPr
    for stale in properties.findall(qn("w:tblW")):
        properties.remove(stale)
    properties.append(element("tblW", w=round(total * _TWIP), type="dxa"))
    properties.append(element("tblInd", w=0, type="dxa"))
    properties.append(_borders("single" if grid else "none"))
    properties.append(element("tblLayout", type="fixed"))
    properties.append(_margins(padding))
    _table_in_order(properties)
    for place, width in enumerate(widths):
        table.columns[place].width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return table


_TABLE_ORDER = (
    "tblStyle",
    "tblW",
    "jc",
    "tblInd",
    "tblBorders",
    "tblLayout",
    "tblCellMar",
    "tblLook",
)


def _table_in_order(properties: Element) -> None:
    layouts = properties.findall(qn("w:tblLayout"))
    for stale in layouts[:-1]:
        properties.remove(stale)
    for child in sorted(
        properties, key=lambda child: _TABLE_ORDER.index(child.tag.rpartition("}")[2])
    ):
        properties.append(child)


def _borders(style: str) -> Element:
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val=style, sz=4, space=0, color="000000"))
    return borders


def _margins(padding: float) -> Element:
    margins = element("tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        room = padding if side in {"left", "right"} else min(padding, _ABOVE)
        margins.append(element(side, w=round(room * _TWIP), type="dxa"))
    return margins


def cell_margins(cell: Part, **sides: float) -> None:
    """Give one cell other margins than its table, in points."""
    margins = element("tcMar")
    for side, room in sides.items():
        margins.append(element(side, w=round(room * _TWIP), type="dxa"))
    xml(cell).get_or_add_tcPr().append(margins)


def keep_one_paragraph(cell: Part) -> None:
    """Remove the empty paragraphs that merging cells leaves behind."""
    for extra in cell.paragraphs[1:]:
        xml(extra).getparent().remove(xml(extra))


def drop_first_paragraph(cell: Part) -> None:
    """Remove the empty paragraph a cell is born with, once it has others."""
    first = xml(cell.paragraphs[0])
    first.getparent().remove(first)


def repeat_header(row: Part) -> None:
    """Print this row again at the head of each page."""
    xml(row).get_or_add_trPr().append(element("tblHeader"))


def never_split(row: Part) -> None:
    """Keep a row on one page."""
    xml(row).get_or_add_trPr().insert(0, element("cantSplit"))


def lower(table: Part, gap: float) -> None:
    """Leave room above a table inside its first row.

    A paragraph that takes the room would do for Word; LibreOffice would part it from the table.
    """
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.space_before = Pt(gap)


def turn(cell: Part) -> None:
    """Write a cell's text from bottom to top."""
    xml(cell).get_or_add_tcPr().append(element("textDirection", val="btLr"))


def keep_next(part: Element) -> None:
    """Keep every paragraph of a part with what follows it."""
    for paragraph in part.iter(qn("w:p")):
        paragraph.get_or_add_pPr().keepNext_val = True


def backwards(container: Part) -> Iterator[Element]:
    """The paragraphs and tables of a file or a cell, the last one first."""
    holder, wanted = xml(container), {qn("w:p"), qn("w:tbl")}
    holder = holder.body if holder.tag == qn("w:document") else holder
    return (one for one in holder.iterchildren(reversed=True) if one.tag in wanted)
