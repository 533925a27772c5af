"""How a Word file flows: what stays together, how a section ends, which layout is asked for."""

from itertools import islice

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from mdd_desktop.documents.docx_parts import Part, backwards, keep_next, shape
from mdd_desktop.domain.document import Align

_MOST_NOTES = 3
_COMPATIBILITY = "15"


def keep_last(file: Part, count: int) -> None:
    """The last parts written so far stay with what comes next: lines, the last row of a table.

    They are so many, or the notes of a list with the row before them.
    """
    parts = list(islice(backwards(file), _MOST_NOTES + 1))
    row = next((place for place, part in enumerate(parts) if part.tag == qn("w:tbl")), 0)
    for part in parts[: max(count, row + 1)]:
        keep_next(part if part.tag == qn("w:p") else part.findall(qn("w:tr"))[-1])


def end_flat(file: Part) -> None:
    """End a section with a paragraph that takes no room: Word asks for one behind a table."""
    last = next(backwards(file), None)
    if last is None or last.tag == qn("w:tbl"):
        shape(file.add_paragraph(), Align.LEFT, pitch=1)
    elif not any(True for _ in last.iter(qn("w:t"))):
        shape(Paragraph(last, file), Align.LEFT, pitch=1)


def set_compatibility(file: Part) -> None:
    """Ask for the layout of today's Word: the edges of a table lie on the margins."""
    settings = file.settings.element
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), _COMPATIBILITY)
