"""Headers and footers of the DOCX twin: page number, DỰ THẢO, LƯU HÀNH NỘI BỘ, tracing."""

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from mdd_desktop.documents.docx_parts import frame, page_field, shape, write, xml
from mdd_desktop.documents.marks import ADDRESS_SIZE, DRAFT, RESTRICTED, address_reserve
from mdd_desktop.documents.page_box import PageBox
from mdd_desktop.documents.typography import MM, FontFamily
from mdd_desktop.domain.document import Align, OfficialDocument

Section = Any  # python-docx brings no types
_FRAME_TOP = 10 * MM
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    '<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>'
    '</v:formulas><v:path textpathok="t" o:connecttype="none"/>'
    '<v:textpath on="t" fitshape="t"/></v:shapetype>'
)
_RULE_ABOVE = (
    f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="4" w:space="2" w:color="000000"/></w:pBdr>'
)
_PALE_WORD = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    f' xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>{_WORD_ART}'
    '<v:shape type="#_x0000_t136" stroked="f" fillcolor="#e0e0e0" style="position:absolute;'
    "width:400pt;height:100pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin">'
    f'<v:textpath style="font-family:\'Times New Roman\';font-size:1pt" string="{DRAFT}"/>'
    "</v:shape></w:pict></w:r>"
)


def write_marks(
    section: Section, document: OfficialDocument, fonts: FontFamily, box: PageBox, *, first: bool
) -> None:
    """Write what stands in the margins of a section; ``first`` is the one with the head."""
    section.first_page_header.is_linked_to_previous = False
    section.header.is_linked_to_previous = False
    opening = section.first_page_header.paragraphs[0]
    number = shape(section.header.paragraphs[0], Align.CENTER)
    page_field(number, 13)
    if document.draft:
        for paragraph in (opening, number):
            xml(paragraph).append(parse_xml(_PALE_WORD))
    if document.draft and first:
        _framed(section, DRAFT, fonts, box.left)
    if document.restricted:
        width = fonts.bold.width(RESTRICTED, 13) + 4 * MM
        _framed(section, RESTRICTED, fonts, box.right - width)
    if first and address_reserve(document):
        _write_address(section, document.issuer.address_line)
    if document.tracing:
        for footer in (section.first_page_footer, section.footer):
            footer.is_linked_to_previous = False
            paragraph = shape(footer.paragraphs[-1], Align.LEFT)
            write(paragraph, document.tracing, 7.5)
            paragraph.runs[0].font.color.rgb = RGBColor(0x73, 0x73, 0x73)


def _write_address(section: Section, words: str) -> None:
    """The address under its rule, in the footer of the first page; a tracing goes below it."""
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    paragraph = shape(footer.paragraphs[0], Align.CENTER)
    write(paragraph, words, ADDRESS_SIZE)
    xml(paragraph).get_or_add_pPr().append(parse_xml(_RULE_ABOVE))
    footer.add_paragraph()


def _framed(section: Section, words: str, fonts: FontFamily, left: float) -> None:
    header = section.first_page_header  # a frame that ends it would not be one
    paragraph = shape(header.paragraphs[0].insert_paragraph_before(), Align.CENTER)
    write(paragraph, words, 13, bold=True)
    frame(paragraph, fonts.bold.width(words, 13) + 4 * MM, left, _FRAME_TOP)
