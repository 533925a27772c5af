"""The end of a list in a Word file: its notes and signatures as further rows of its table.

Word keeps a table with the lines below it when its last row is told so; LibreOffice does not, and
would leave the closing sentence and the signatures alone on a page. Both keep a row with the next.
"""

from collections.abc import Sequence
from itertools import accumulate, islice, takewhile

from docx.oxml.ns import qn

from mdd_desktop.documents.docx_parts import Element, Part, backwards, element

_MOST_BELOW = 4
_SIDES = ("top", "left", "bottom", "right")


def join_end(file: Part) -> None:
    """Move what stands below the last table into it, ruled by nothing."""
    signatures, *above = islice(backwards(file), _MOST_BELOW + 1)
    notes = list(takewhile(lambda part: part.tag == qn("w:p"), above))
    if signatures.tag != qn("w:tbl") or len(notes) == len(above):
        return
    table = above[len(notes)]
    widths = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
    said = [note for note in reversed(notes) if next(note.iter(qn("w:t")), None) is not None]
    if said:
        table.append(_row(_cell(widths, said)))
    for row in signatures.findall(qn("w:tr")):
        table.append(_halves(row, widths))
    for moved in (signatures, *notes):
        if moved.getparent() is table.getparent():
            table.getparent().remove(moved)


def _halves(row: Element, widths: Sequence[int]) -> Element:
    """The two cells of a row of signatures; what the nearest column lacks is taken as indent."""
    middle = sum(widths) / 2
    first = max(1, sum(edge <= middle for edge in accumulate(widths)))
    indent = max(0, round(middle - sum(widths[:first])))
    cells = []
    for cell, share in zip(row.findall(qn("w:tc")), (widths[:first], widths[first:]), strict=True):
        paragraphs = cell.findall(qn("w:p"))
        for one in paragraphs:
            one.get_or_add_pPr().get_or_add_ind().set(qn("w:left"), str(indent))
        cells.append(_cell(share, paragraphs))
    return _row(*cells)


def _row(*cells: Element) -> Element:
    row, properties = element("tr"), element("trPr")
    properties.append(element("cantSplit"))
    row.append(properties)
    row.extend(cells)
    return row


def _cell(widths: Sequence[int], paragraphs: Sequence[Element]) -> Element:
    cell, properties = element("tc"), element("tcPr")
    borders, margins = element("tcBorders"), element("tcMar")
    borders.extend(element(side, val="nil") for side in _SIDES)
    margins.extend(element(side, w=0, type="dxa") for side in _SIDES)
    properties.append(element("tcW", w=sum(widths), type="dxa"))
    properties.append(element("gridSpan", val=len(widths)))
    properties.extend((borders, margins))
    cell.append(properties)
    cell.extend(paragraphs)
    return cell
