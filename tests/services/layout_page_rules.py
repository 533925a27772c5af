"""Rules of the page and of its head, L1 to L11 of documents.md: each says what is wrong."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from documents_measured import FONTS, MM, Paper, Part, page_number
from documents_measures import PrintedLine, PrintedPage

from mdd_desktop.documents.typography import ASCENT, DESCENT
from mdd_desktop.domain.document import Block, Paragraph, SizeSet
from mdd_desktop.domain.document_forms import Pair
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.document_rules import date_line

SMALL, LARGE = (12, 13, 12, 12, 13, 13), (13, 14, 13, 13, 13, 14)
MOTTO, STATE = "Độc lập - Tự do", "CỘNG HÒA XÃ HỘI"


def l1_margins(paper: Paper) -> Iterator[str]:
    """A4; nothing outside the margins but page number, marks and tracing."""
    for page in paper.pages:
        if sorted((round(page.width / MM), round(page.height / MM))) != [210, 297]:
            yield "not A4"
        for char in page.chars:
            if char["top"] >= page.top - 2 and char["bottom"] <= page.bottom + 2:
                if char["x0"] < page.left - 0.5 * MM or char["x1"] > page.right + 0.5 * MM:
                    yield f"{char['text']} outside left or right"
            elif not _may_stand_outside(char, page):
                yield f"{char['text']} outside top or bottom"
        lines = (*page.rules, *page.uprights)
        if any(ln["x0"] < page.left - 0.6 or ln["x1"] > page.right + 0.6 for ln in lines):
            yield "a rule outside left or right"


def _may_stand_outside(char: dict[str, Any], page: PrintedPage) -> bool:
    if char["bottom"] > page.bottom:
        return float(char["size"]) <= 8
    return round(char["size"]) == 13


def l2_letters(paper: Paper) -> Iterator[str]:
    """One family, embedded as subsets; black; what is copied is what was written, in NFC."""
    for part in paper.parts:
        blocks = part.annex.blocks if part.annex else part.document.body
        for page in part.pages:
            yield from _colours(page, is_pale=_has_earlier(blocks))
            for name in {char["fontname"] for char in page.chars}:
                if "+LiberationSerif" not in name:
                    yield f"typeface {name}"
            if not unicodedata.is_normalized("NFC", page.text):
                yield "not NFC"
        text = _packed(part.text)
        for block in blocks:
            if part.whole and isinstance(block, Paragraph) and _packed(block.text) not in text:
                yield f"not copied as written: {block.text[:30]}"


def _has_earlier(blocks: Sequence[Block]) -> bool:
    """Whether an earlier answer stands on a line to write on."""
    return any(
        _has_earlier((*block.left, *block.right))
        if isinstance(block, Pair)
        else bool(getattr(block, "earlier", ""))
        for block in blocks
    )


def _colours(page: PrintedPage, *, is_pale: bool) -> Iterator[str]:
    """Black; an earlier answer on a line to write on is pale, and slanted."""
    for char in page.chars:
        if is_pale and "Italic" in char["fontname"]:
            continue
        colour = char["non_stroking_color"]
        if colour not in (None, 0, (0,), (0, 0, 0)) and char["size"] > 8:
            yield f"{char['text']} is not black"


def _packed(text: str) -> str:
    return "".join(text.split())


def l3_sizes(paper: Paper) -> Iterator[str]:
    """One set of sizes: S, or L where the left column has room for it."""
    for part in _headed(paper):
        page, document = part.pages[0], part.document
        shown = _head_sizes(page, part)
        kept = [place for place, size in enumerate(shown) if size]
        sets = (SMALL, LARGE) if document.size_set is SizeSet.LARGE else (SMALL,)
        if not any(all(shown[n] == sizes[n] for n in kept) for sizes in sets):
            yield f"sizes {shown}"
        body = document.layout.body_size or 14
        lines = [line for line in page.lines if _is_running(line, part)]
        if any(abs(line.size - body) > 0.1 for line in lines):
            yield "running text of another size"


def _head_sizes(page: PrintedPage, part: Part) -> tuple[float, ...]:
    superior, offices = _left(page)
    number = _first(page, "Số:")
    return (
        page.line(STATE).size,
        page.line(MOTTO).size,
        superior[0].size if superior else 0,
        offices[0].size,
        number.size if number else 0,
        _date(page, part).size if part.document.layout.head is not HeadForm.UNNUMBERED else 0,
    )


def _is_running(line: PrintedLine, part: Part) -> bool:
    first = next((b.text for b in part.document.body if isinstance(b, Paragraph)), "")
    start = " ".join(first.split())[:25]
    return bool(start) and line.text.startswith(start) and not line.italic


def l4_page_number(paper: Paper) -> Iterator[str]:
    """None on page 1; 2, 3… at the top centre; each annex and each letter begins anew."""
    for part in paper.parts:
        if page_number(part.pages[0]) is not None:
            yield "page 1 is numbered"
        last = part.count if part.count > 1 else None
        expected = list(range(2, part.count + 1)) if part.whole else [last] if last else []
        for page, count in zip(part.pages[1:], expected, strict=True):
            line = page_number(page)
            if line is None or line.text != str(count):
                yield f"page {count} without its number"
                continue
            if not 10 * MM <= line.baseline <= 14 * MM or line.bold or line.italic:
                yield "number at another height"
            if abs(line.middle - (page.left + page.right) / 2) > 1 * MM:
                yield "number not centred"


def l5_columns(paper: Paper) -> Iterator[str]:
    """The right column is as wide as its widest line, the left one has the rest, 60 mm at least."""
    for part in _headed(paper):
        page, document = part.pages[0], part.document
        width = page.right - page.left
        state, size = page.line(STATE), page.line(MOTTO).size
        date = FONTS.italic.width(date_line(document), 13 if size == 13 else 14)
        right = max(state.right - state.left, date) + 2 * MM
        left = width / 2 if document.layout.landscape else width - right
        if left < 60 * MM:
            yield "left column under 60 mm"
        for line in (*_left(page)[0], *_left(page)[1]):
            if abs(line.middle - page.left - left / 2) > 1 * MM:
                yield f"{line.text} not centred at the left"
        if abs(state.middle - (page.left + left + page.right) / 2) > 1 * MM:
            yield "state title not centred at the right"


def l6_office(paper: Paper) -> Iterator[str]:
    """Chủ quản in capitals, not bold; below it the office in bold capitals."""
    for part in _headed(paper):
        superior, offices = _left(part.pages[0])
        issuer = part.document.issuer
        if "".join(line.text for line in offices) != _joined(issuer.office_lines):
            yield "the office is not in bold"
        if "".join(line.text for line in superior) != _joined(issuer.superior_lines):
            yield "the superior is not upright and light"
        if any(line.text != line.text.upper() or line.italic for line in (*superior, *offices)):
            yield "not in upright capitals"


def _joined(lines: tuple[str, ...]) -> str:
    return "".join(line.replace("\n", "").replace("\u00a0", " ") for line in lines)


def l7_state_title(paper: Paper) -> Iterator[str]:
    """Quốc hiệu and tiêu ngữ in bold with their rules."""
    for part in _headed(paper):
        page = part.pages[0]
        state, motto = page.line(STATE), page.line(MOTTO)
        if state.text != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" or not state.bold:
            yield "state title"
        if motto.text != "Độc lập - Tự do - Hạnh phúc" or not motto.bold:
            yield "motto"
        rule = page.rule_below(motto)
        if abs(rule["x1"] - rule["x0"] - (motto.right - motto.left)) > 1 * MM:
            yield "rule under the motto is not as long as the motto"
        if not 0.5 <= rule["linewidth"] <= 0.75:
            yield "rule under the motto is too thin or thick"
        if not 1 <= rule["top"] - motto.baseline - DESCENT * motto.size <= 2:
            yield "gap above the rule"
        yield from short_rule(page, _left(page)[1][-1])


def short_rule(page: PrintedPage, line: PrintedLine) -> Iterator[str]:
    """Whether a rule of a third to a half lies centred under a line."""
    rule = page.rule_below(line)
    if not 1 / 3 - 0.01 <= (rule["x1"] - rule["x0"]) / (line.right - line.left) <= 1 / 2 + 0.01:
        yield f"rule under {line.text}"


def l8_number_and_date(paper: Paper) -> Iterator[str]:
    """On one baseline; the number upright, the date italic; room where they are missing."""
    for part in _headed(paper):
        page, head = part.pages[0], part.document.layout.head
        if head is HeadForm.UNNUMBERED:
            continue
        date = _date(page, part)
        if not date.italic:
            yield "date not italic"
        yield from _gap_above(page, date)
        number = _first(page, "Số:")
        if head is HeadForm.DATED:
            continue
        if number is None or number.bold or number.italic:
            yield "number not upright"
        elif abs(number.baseline - date.baseline) > 0.3 * MM:
            yield "number and date on two lines"
        if part.document.number is None:
            yield from _writing_room(page, date.baseline)


def _gap_above(page: PrintedPage, date: PrintedLine) -> Iterator[str]:
    top = date.baseline - ASCENT * date.size
    lowest = max(line.baseline + DESCENT * line.size for line in _left(page)[1][-1:])
    rules = [rule["top"] for rule in page.rules if rule["top"] < top]
    if not 6 <= top - max(lowest, *rules) <= 12:
        yield f"gap above number and date {top - max(lowest, *rules):.1f}"


def _writing_room(page: PrintedPage, baseline: float) -> Iterator[str]:
    row = [c for c in page.chars if abs(page.height - c["matrix"][5] - baseline) < 1]
    colon = next(c for c in row if c["text"] == ":")
    slash = next(c for c in row if c["text"] == "/")
    if slash["x0"] - colon["x1"] < 8 * MM:
        yield "no room to write the number"


def l9_matter(paper: Paper) -> Iterator[str]:
    """A công văn has V/v centred under its number, three lines at most, and no tên loại."""
    for part in _headed(paper):
        if part.document.type_name:
            continue
        page = part.pages[0]
        number, matter = _first(page, "Số:"), _first(page, "V/v")
        if number is None or matter is None:
            yield "no V/v under the number"
        elif not 12 <= matter.size <= 13 or abs(matter.middle - number.middle) > 1 * MM:
            yield "V/v not centred under the number"


def l10_title(paper: Paper) -> Iterator[str]:
    """Tên loại and trích yếu bold and centred, a short rule, no single word on the last line."""
    for part in _headed(paper):
        document, page = part.document, part.pages[0]
        if not document.type_name:
            continue
        title = page.line(document.type_name.upper()[:30])
        below = [line for line in page.lines if line.baseline > title.baseline]
        count = _title_lines(document.subject, below)
        lines = [title, *below[:count]]
        middle = (page.left + page.right) / 2
        if any(not ln.bold or ln.size != 14 or abs(ln.middle - middle) > 1 * MM for ln in lines):
            yield "title not bold, 14 pt and centred"
        if count > 1 and len(lines[-1].text.split()) == 1:
            yield "one word on the last line of the title"
        yield from short_rule(page, lines[-1])
        above = [line for line in page.lines if line.baseline < title.baseline - 1]
        lowest = max(line.baseline + DESCENT * line.size for line in above)
        rules = [rule["bottom"] for rule in page.rules if rule["top"] < title.baseline - 14]
        gap = title.baseline - ASCENT * 14 - max(lowest, *rules, 0)
        if not 11.5 <= gap <= 18.5:
            yield f"gap above the title {gap:.1f}"


def _title_lines(subject: str, below: list[PrintedLine]) -> int:
    """How many lines the trích yếu takes."""
    wanted, said = "".join(subject.split()), ""
    for count, line in enumerate(below):
        if len(said) >= len(wanted):
            return count
        said += "".join(line.text.split())
    return 0


def l11_addressees(paper: Paper) -> Iterator[str]:
    """Kính gửi where due, 14 pt upright; several are listed with ``;`` and ``.``."""
    for part in _headed(paper):
        document, page = part.document, part.pages[0]
        line = _first(page, "Kính gửi:")
        if bool(document.addressees) != (line is not None):
            yield "Kính gửi where none is due, or none where one is"
        if line is None:
            continue
        if line.size != 14 or line.bold or line.italic:
            yield "Kính gửi not 14 pt upright"
        if len(document.addressees) == 1 and _packed(document.addressees[0])[:12] not in _packed(
            line.text
        ):
            yield "the one addressee stands on another line"


def _headed(paper: Paper) -> Iterator[Part]:
    return (part for part in paper.bodies if part.document.layout.head is not HeadForm.NONE)


def _left(page: PrintedPage) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines of the left column above the number: light ones, bold ones."""
    state, motto = page.line(STATE), page.line(MOTTO)
    limit = max(motto.baseline, state.baseline) + 22
    found = [
        line
        for line in page.lines
        if line.right < state.left
        and page.top - 2 < line.baseline < limit
        and not line.text.startswith("Số:")
        and line.size < 14
    ]
    return [ln for ln in found if not ln.bold], [ln for ln in found if ln.bold]


def _first(page: PrintedPage, beginning: str) -> PrintedLine | None:
    return next((line for line in page.lines if line.text.startswith(beginning)), None)


def _date(page: PrintedPage, part: Part) -> PrintedLine:
    return page.line(f"{part.document.issuer.place.replace(chr(160), ' ')}, ngày")


RULES = (
    l1_margins,
    l2_letters,
    l3_sizes,
    l4_page_number,
    l5_columns,
    l6_office,
    l7_state_title,
    l8_number_and_date,
    l9_matter,
    l10_title,
    l11_addressees,
)
