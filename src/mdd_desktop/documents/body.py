"""Running text as slabs: căn cứ, headings, paragraphs (documents.md, L12-L15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.textflow import Line, break_runs
from mdd_desktop.documents.typography import ASCENT, DESCENT, MM, FontFamily
from mdd_desktop.domain.document import Align, Heading, LegalBasis, Paragraph, Run

INDENT = 12.7 * MM
PARAGRAPH_GAP = 6.0
_WHOLE_BELOW = 4


@dataclass(frozen=True)
class TextStyle:
    """How running text is set."""

    fonts: FontFamily
    size: float
    pitch: float
    width: float

    @property
    def baseline(self) -> float:
        """Distance of the baseline from the upper edge of a line."""
        return (self.pitch - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size


def paragraph_slabs(
    paragraph: Paragraph, style: TextStyle, *, first_of_more: bool = False
) -> list[Slab]:
    """A paragraph: two lines at least stay together at either side of a page's end.

    Args:
        paragraph: Of any number of lines.
        style: How they are set.
        first_of_more: A heading stands above and more text below; a single line is too little
            to stay with the heading at the foot of a page, so it stays with what follows.
    """
    slabs = _text_slabs(paragraph.runs, style, paragraph.align, indent=paragraph.indent)
    if paragraph.keep or (first_of_more and len(slabs) == 1):
        for slab in slabs:
            slab.keep = True
    return slabs


def basis_slabs(basis: LegalBasis, style: TextStyle) -> list[Slab]:
    """A căn cứ line in italics."""
    return _text_slabs((Run(basis.text, italic=True),), style)


def heading_slabs(heading: Heading, style: TextStyle) -> list[Slab]:
    """A heading; it stays with two lines of what follows."""
    slabs = _text_slabs((Run(heading.line, bold=heading.bold),), style)
    for slab in slabs:
        slab.keep = True
    return slabs


def _text_slabs(
    runs: Sequence[Run], style: TextStyle, align: Align = Align.JUSTIFY, *, indent: bool = True
) -> list[Slab]:
    first = INDENT if indent else 0.0
    lines = break_runs(runs, style.fonts, style.size, style.width, first)
    slabs = [
        Slab(style.pitch, partial(_draw_line, line, style, align), PARAGRAPH_GAP if not n else 0.0)
        for n, line in enumerate(lines)
    ]
    count = len(slabs)
    for place in range(count - 1):
        slabs[place].keep = count < _WHOLE_BELOW or place in {0, count - 2}
    return slabs


def _draw_line(
    line: Line, style: TextStyle, align: Align, canvas: Canvas, left: float, top: float
) -> None:
    spare = style.width - line.indent - line.width
    stretch = align is Align.JUSTIFY and not line.last and line.blanks > 0
    shift = {Align.CENTER: spare / 2, Align.RIGHT: spare}.get(align, 0.0)
    text = canvas.beginText(left + line.indent + shift, top - style.baseline)
    if stretch:
        text.setWordSpace(spare / line.blanks)
    for words, face in line.fragments:
        text.setFont(face.name, style.size)
        text.textOut(words)
    if stretch:
        text.setWordSpace(0)
    canvas.drawText(text)
