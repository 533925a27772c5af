"""Rules of the running text and of tables, L12 to L16 and L21 to L23 of documents.md."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from documents_measured import MM, Paper, Part
from documents_measures import PrintedLine, PrintedPage

from mdd_desktop.domain.document import (
    Align,
    Heading,
    LegalBasis,
    Paragraph,
    RowStyle,
    Table,
)
from mdd_desktop.domain.document_rules import roman

INDENT = 12.7 * MM
_NUMBERED = re.compile(r"([IVX]+|\d+)\. ")
_SIZES = (12, 11, 10, 9)
_BROKEN = re.compile(r"\bNone\b|\bnan\b|\bnull\b|TODO")


def l12_paragraphs(paper: Paper) -> Iterator[str]:
    """Justified, the first line 12.7 mm in, lines 18 pt apart, 6 pt between paragraphs."""
    for part in paper.bodies:
        pitch = (part.document.layout.body_size or 14) * 18 / 14
        for block in part.document.body:
            if isinstance(block, Paragraph) and block.align is Align.JUSTIFY:
                for page, lines in _lines_of(block, part):
                    yield from _justified(block, page, lines, pitch)
        yield from _gaps(part, pitch)


def _justified(
    block: Paragraph, page: PrintedPage, lines: Sequence[PrintedLine], pitch: float
) -> Iterator[str]:
    first = page.left + (INDENT if block.indent else 0)
    if _is_first(lines[0], block) and abs(lines[0].left - first) > 0.5 * MM:
        yield f"indent of {lines[0].text[:20]}"
    for above, below in itertools.pairwise(lines):
        if abs(below.baseline - above.baseline - pitch) > 0.5:
            yield f"pitch {below.baseline - above.baseline:.1f}"
        if abs(above.right - page.right) > 0.5 * MM:
            yield f"not justified: {above.text[:20]}"


def _gaps(part: Part, pitch: float) -> Iterator[str]:
    """Between two paragraphs there are 6 pt more than between two lines."""
    pairs = itertools.pairwise(part.document.body)
    for above, below in pairs:
        if isinstance(above, Paragraph) and isinstance(below, Paragraph):
            before, after = _lines_of(above, part), _lines_of(below, part)
            if before and after and before[-1][0] is after[0][0]:
                step = after[0][1][0].baseline - before[-1][1][-1].baseline
                if abs(step - pitch - 6) > 0.5:
                    yield f"gap between paragraphs {step - pitch:.1f}"


def _lines_of(block: Paragraph, part: Part) -> list[tuple[PrintedPage, list[PrintedLine]]]:
    """The lines of a paragraph, page by page; empty when it stands on a page not measured."""
    wanted = "".join(block.text.split())
    found: list[tuple[PrintedPage, list[PrintedLine]]] = []
    said = ""
    for page, line in part.lines():
        words = "".join(line.text.split())
        if not said and not wanted.startswith(words[: len(wanted)]):
            continue
        if not wanted.startswith(said + words):
            said, found = "", []
            if not wanted.startswith(words):
                continue
        said += words
        if not found or found[-1][0] is not page:
            found.append((page, []))
        found[-1][1].append(line)
        if said == wanted:
            return found
    return []


def _is_first(line: PrintedLine, block: Paragraph) -> bool:
    return "".join(block.text.split()).startswith("".join(line.text.split()))


def l13_bases(paper: Paper) -> Iterator[str]:
    """Căn cứ lines are italic; each ends with ``;``, the last with a full stop."""
    for part in paper.bodies:
        bases = [block for block in part.document.body if isinstance(block, LegalBasis)]
        for place, basis in enumerate(bases):
            mark = "." if place == len(bases) - 1 else ";"
            if not basis.text.endswith(mark):
                yield f"{basis.text[-20:]} without {mark}"
            start = " ".join(basis.text.split())[:24]
            lines = [line for _, line in part.lines() if line.text.startswith(start)]
            if not lines or not lines[0].italic:
                yield f"not italic: {start}"
        if part.document.kind.startswith("KH") and len(bases) < 2:
            yield "fewer than two bases"


def l14_headings(paper: Paper) -> Iterator[str]:
    """I. in bold capitals, 1. in bold, numbered without gaps."""
    for part in paper.bodies:
        texts = {line.text: line for _, line in part.lines()}
        chapter = section = 0
        for block in part.document.body:
            if not isinstance(block, Heading):
                continue
            if block.level == 1:
                chapter, section = chapter + 1, 0
                number = f"{roman(chapter)}."
            else:
                section += 1
                number = f"{section}."
            start = f"{number} {block.line.split(' ', 1)[1]}".replace("\u00a0", " ")[:40]
            line = next((ln for text, ln in texts.items() if text.startswith(start)), None)
            if line is None:
                if part.whole:
                    yield f"heading {start} is not printed"
            elif not line.bold or line.italic:
                yield f"heading {start} not bold"


def l15_kept_together(paper: Paper) -> Iterator[str]:
    """No heading, no header and no single line of a paragraph at the end of a page."""
    for part in paper.parts:
        document = part.document
        yield from _headings_at_the_foot(part)
        blocks = part.annex.blocks if part.annex else document.body
        for block in blocks:
            if isinstance(block, Paragraph):
                found = _lines_of(block, part)
                if len(found) > 1 and any(len(lines) == 1 for _, lines in found):
                    yield f"one line alone: {block.text[:20]}"
            elif isinstance(block, Table) and part.whole:
                yield from _cut_rows(part)


def _headings_at_the_foot(part: Part) -> Iterator[str]:
    """A heading has two lines below it on its page; or one, when that is all it has."""
    texts = [_lines_within(page) for page in part.pages]
    for lines, after in itertools.pairwise(texts):
        above, last = lines[-2:]
        if _is_heading(last):
            yield f"heading at the foot: {last.text[:20]}"
        elif part.whole and _is_heading(above) and not _is_heading(after[0]):
            yield f"heading over a single line: {above.text[:20]}"


def _lines_within(page: PrintedPage) -> list[PrintedLine]:
    return [one for one in page.lines if page.top - 2 < one.baseline < page.bottom + 2]


def _is_heading(line: PrintedLine) -> bool:
    return bool(line.bold and _NUMBERED.match(line.text))


def _cut_rows(part: Part) -> Iterator[str]:
    """The grid of every page is closed above and below: no row goes on elsewhere."""
    for page in part.pages:
        if not page.uprights:
            continue
        top = min(line["top"] for line in page.uprights)
        bottom = max(line["bottom"] for line in page.uprights)
        edges = [rule["top"] for rule in page.rules] + [
            edge for frame in page.frames for edge in (frame["top"], frame["bottom"])
        ]
        if not any(abs(edge - top) < 1 for edge in edges):
            yield "a row begins on another page"
        if not any(abs(edge - bottom) < 1 for edge in edges):
            yield "a row ends on another page"


def l16_end_mark(paper: Paper) -> Iterator[str]:
    """Exactly one ``./.`` ends each part."""
    for part in paper.parts:
        if not part.whole:
            continue
        wanted = 1 if part.annex or part.document.layout.end_mark else 0
        if part.text.count("./.") != wanted:
            yield f"{part.text.count('./.')} end marks instead of {wanted}"


def l21_grid(paper: Paper) -> Iterator[str]:
    """Half a point of black without fills; as wide as the text; letters of 9 to 12 pt."""
    for part in paper.parts:
        tables = _tables(part)
        for page in part.pages if tables else ():
            yield from _grid(page)
            if page.uprights:
                yield from _header(page, tables)


def _tables(part: Part) -> list[Table]:
    blocks = part.annex.blocks if part.annex else part.document.body
    return [block for block in blocks if isinstance(block, Table)]


def _grid(page: PrintedPage) -> Iterator[str]:
    width = page.right - page.left
    for line in page.uprights:
        if abs(line["linewidth"] - 0.5) > 0.1:
            yield f"grid of {line['linewidth']} pt"
    whole = [rule for rule in page.rules if rule["x1"] - rule["x0"] > width - 3]
    if any(abs(rule["x1"] - rule["x0"] - width) > 0.2 * MM + 0.5 for rule in whole):
        yield "table not as wide as the text"
    for frame in page.frames:
        if frame["fill"] and frame["width"] > 20 and not _is_bar(page, frame):
            yield "a filled cell"


def _is_bar(page: PrintedPage, frame: dict[str, Any]) -> bool:
    """Bars of a chart stand outside any grid."""
    return not any(
        abs(line["x0"] - frame["x0"]) < 0.5 and line["top"] <= frame["top"] + 1
        for line in page.uprights
    )


def _header(page: PrintedPage, tables: Sequence[Table]) -> Iterator[str]:
    """The titles of one of the tables, bold and with no word cut."""
    bold = [line for line in page.lines if line.bold and line.size <= 12]
    printed = ["".join(line.text.split()) for line in bold]
    for table in tables:
        titles = [column.title for column in table.columns if not column.vertical]
        words = {word for title in titles for word in title.split()}
        if all(any(word in text for text in printed) for word in words):
            if not {line.size for line in bold} & set(_SIZES):
                yield "header of other letters"
            return
    yield "no whole header above the rows"


def l22_totals(paper: Paper) -> Iterator[str]:
    """The total is the last row, in bold; an empty table says so; the unit stands above."""
    for part in paper.parts:
        lines = [line for _, line in part.lines()]
        for table in _tables(part) if part.whole else ():
            yield from _totals(table, lines)
            if not table.rows and not any(table.empty_text in line.text for line in lines):
                yield "empty table says nothing"
            if table.unit_line:
                yield from _unit_line(table.unit_line, lines)


def _totals(table: Table, lines: Sequence[PrintedLine]) -> Iterator[str]:
    totals = [row for row in table.rows if row.style is RowStyle.TOTAL]
    if totals and table.rows[-1] is not totals[-1]:
        yield "rows below the total"
    for row in totals:
        start = str(row.cells[0]).split()[0]
        if not any(line.bold and start in line.text for line in lines):
            yield f"total {start} not bold"


def _unit_line(text: str, lines: Sequence[PrintedLine]) -> Iterator[str]:
    found = [line for line in lines if line.text == text.replace("\u00a0", " ")]
    if not found or not found[0].italic:
        yield "unit line not in italics above the table"


def l23_values(paper: Paper) -> Iterator[str]:
    """An unknown value is blank and not the word of a machine."""
    for part in paper.parts:
        if _BROKEN.search(part.text):
            yield f"{_BROKEN.search(part.text)}"


RULES = (
    l12_paragraphs,
    l13_bases,
    l14_headings,
    l15_kept_together,
    l16_end_mark,
    l21_grid,
    l22_totals,
    l23_values,
)
