"""The head of page 1 as slabs: office, Quốc hiệu, number, date, title (documents.md, L5-L11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from mdd_desktop.documents.slabs import Canvas, Slab
from mdd_desktop.documents.textflow import balanced, break_text
from mdd_desktop.documents.typography import (
    ASCENT,
    DESCENT,
    MM,
    NORMAL_LEADING,
    SIZE_SETS,
    Face,
    FontFamily,
    Sizes,
)
from mdd_desktop.domain.document import Issuer, OfficialDocument, SizeSet
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.document_rules import date_line, head_date, number_line

STATE_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RULE_WIDTH, RULE_GAP = 0.6, 1.5
SHORT_RULE_GAP = 2.5
RULE_SHARE = 0.4
TITLE_DEPTH = 8.0
"""Below the rule of a title."""
LEFT_MINIMUM = 60 * MM
ROW_GAP = 8.0
URGENCY_WIDTHS = {"KHẨN": 20 * MM, "HỎA TỐC": 30 * MM, "THƯỢNG KHẨN": 40 * MM}
URGENCY_HEIGHT, URGENCY_GAP, URGENCY_SIZE = 8 * MM, 6.0, 13.0
URGENCY_RED = (0.8, 0.0, 0.0)
_SLACK = 2 * MM
_TITLE_GAP = 16.0


@dataclass(frozen=True, slots=True)
class CenteredLine:
    """A line centred in a column; ``drop`` is its baseline below the block's upper edge."""

    text: str
    face: Face
    size: float
    drop: float

    @property
    def width(self) -> float:
        """Natural width in points."""
        return self.face.width(self.text, self.size)


@dataclass(frozen=True, slots=True)
class Stack:
    """Centred lines with perhaps a rule beneath; ``depth`` is the height of all."""

    lines: tuple[CenteredLine, ...]
    depth: float
    rule: float = 0.0
    rule_drop: float = 0.0

    @property
    def rule_gap(self) -> float:
        """Between the last line, with what hangs below it, and the rule."""
        last = self.lines[-1]
        return self.rule_drop - last.drop - DESCENT * last.size


@dataclass(frozen=True, slots=True)
class HeadColumns:
    """Widths of the two columns in points and the sizes that make them fit."""

    left: float
    right: float
    sizes: Sizes


def head_columns(document: OfficialDocument, fonts: FontFamily, width: float) -> HeadColumns:
    """Choose the columns; a left one under 60 mm falls back to the small set of sizes."""
    right = 0.0
    if document.layout.landscape:
        return HeadColumns(width / 2, width / 2, SIZE_SETS[document.size_set])
    for size_set in (document.size_set, SizeSet.SMALL):
        sizes = SIZE_SETS[size_set]
        right = _SLACK + max(
            fonts.bold.width(STATE_TITLE, sizes.state_title),
            fonts.italic.width(date_line(document), sizes.date),
        )
        if width - right >= LEFT_MINIMUM:
            return HeadColumns(width - right, right, sizes)
    return HeadColumns(LEFT_MINIMUM, width - LEFT_MINIMUM, SIZE_SETS[SizeSet.SMALL])


def stacked(texts: Sequence[tuple[str, Face, float]], width: float, *, start: float = 0.0) -> Stack:
    """Lay texts under each other, single spaced, broken where they are too wide."""
    lines: list[CenteredLine] = []
    depth = start
    for text, face, size in texts:
        for part in break_unit_name(text, face, size, width):
            lines.append(CenteredLine(part, face, size, depth + ASCENT * size))
            depth += NORMAL_LEADING * size
    return Stack(tuple(lines), depth)


def break_unit_name(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Break an office's name before the word for its kind, never inside a name if it can fit."""
    if "\n" not in text and face.width(text, size) > width:
        for kind in (" TỈNH ", " THÀNH PHỐ ", " XÃ ", " PHƯỜNG ", " ĐẶC KHU ", " HUYỆN ", " CỤM "):
            before, found, after = text.rpartition(kind)
            if found:
                text = f"{before}\n{found.strip()} {after}"
                break
    return break_text(text, face, size, width)


def with_rule(stack: Stack, share: float) -> Stack:
    """The stack with a rule under its last line, as long as that share of it."""
    if not stack.lines:
        return stack
    last = stack.lines[-1]
    gap = RULE_GAP if share == 1 else SHORT_RULE_GAP
    drop = last.drop + DESCENT * last.size + gap
    return Stack(stack.lines, max(stack.depth, drop + RULE_WIDTH), last.width * share, drop)


def draw_stack(canvas: Canvas, stack: Stack, left: float, width: float, top: float) -> None:
    """Draw a stack centred in a column."""
    center = left + width / 2
    for line in stack.lines:
        canvas.setFont(line.face.name, line.size)
        canvas.drawString(center - line.width / 2, top - line.drop, line.text)
    if stack.rule:
        y = top - stack.rule_drop
        canvas.setLineWidth(RULE_WIDTH)
        canvas.line(center - stack.rule / 2, y, center + stack.rule / 2, y)


def head_slabs(document: OfficialDocument, fonts: FontFamily, width: float) -> list[Slab]:
    """Everything above the body of page 1."""
    if document.layout.head is HeadForm.NONE:
        return []
    columns = head_columns(document, fonts, width)
    slabs = [_letterhead_slab(document, fonts, columns)]
    if document.type_name:
        slabs += title_slabs(document.type_name, document.subject, fonts, width)
    if document.addressees:
        slabs.append(_addressee_slab(document.addressees, fonts, width))
    for slab in slabs:
        slab.keep = True
    return slabs


def _letterhead_slab(document: OfficialDocument, fonts: FontFamily, columns: HeadColumns) -> Slab:
    sizes = columns.sizes
    office = office_stack(document.issuer, fonts, sizes, columns.left)
    motto = Stack((), 0.0)
    if document.issuer.state_title:
        motto = with_rule(
            stacked(
                [(STATE_TITLE, fonts.bold, sizes.state_title), (MOTTO, fonts.bold, sizes.motto)],
                columns.right,
            ),
            1.0,
        )
    start = max(office.depth, motto.depth) + ROW_GAP
    drop = start + ASCENT * max(sizes.number, sizes.date)
    number = _on_baseline([number_line(document)], fonts.regular, sizes.number, drop)
    dates = break_text(head_date(document), fonts.italic, sizes.date, columns.right)
    date = _on_baseline(dates, fonts.italic, sizes.date, drop)
    depth = max(number.depth, date.depth, start - ROW_GAP)
    left_parts, right_parts = [office, number], [motto, date]
    if not document.type_name:
        matter = stacked(
            [(f"V/v {document.subject}", fonts.regular, 12)], columns.left, start=number.depth + 6
        )
        left_parts.append(matter)
        depth = max(depth, matter.depth)

    below = depth + URGENCY_GAP
    if document.urgency:
        depth = below + URGENCY_HEIGHT

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for part in left_parts:
            draw_stack(canvas, part, left, columns.left, top)
        for part in right_parts:
            draw_stack(canvas, part, left + columns.left, columns.right, top)
        if document.urgency:
            _draw_urgency(canvas, document.urgency, fonts, left + columns.left / 2, top - below)

    return Slab(depth, draw)


def _draw_urgency(canvas: Canvas, words: str, fonts: FontFamily, center: float, top: float) -> None:
    """The stamp of haste: red words in a red frame (L28)."""
    width, size = URGENCY_WIDTHS[words], URGENCY_SIZE
    canvas.saveState()
    canvas.setStrokeColorRGB(*URGENCY_RED)
    canvas.setFillColorRGB(*URGENCY_RED)
    canvas.setLineWidth(1.0)
    canvas.rect(center - width / 2, top - URGENCY_HEIGHT, width, URGENCY_HEIGHT)
    canvas.setFont(fonts.bold.name, size)
    drop = (URGENCY_HEIGHT + (ASCENT - DESCENT) * size) / 2
    canvas.drawCentredString(center, top - drop, words)
    canvas.restoreState()


def office_stack(issuer: Issuer, fonts: FontFamily, sizes: Sizes, width: float) -> Stack:
    """Chủ quản over cơ quan ban hành, with its rule or stars."""
    texts = [(line, fonts.regular, sizes.superior) for line in issuer.superior_lines]
    texts += [(line, fonts.bold, sizes.office) for line in issuer.office_lines]
    if issuer.stars:
        return stacked([*texts, ("***", fonts.regular, sizes.office)], width)
    return with_rule(stacked(texts, width), RULE_SHARE)


def _on_baseline(texts: Sequence[str], face: Face, size: float, drop: float) -> Stack:
    if not any(texts):
        return Stack((), 0.0)
    step = NORMAL_LEADING * size
    lines = tuple(CenteredLine(t, face, size, drop + n * step) for n, t in enumerate(texts))
    return Stack(lines, lines[-1].drop + DESCENT * size)


def title_slabs(
    type_name: str, subject: str, fonts: FontFamily, width: float, *, attached: str = ""
) -> list[Slab]:
    """Tên loại over trích yếu with its rule, and the space below.

    An annex has no tên loại but a line that says what it is attached to.
    """
    size = 14.0
    texts = [(type_name.upper(), fonts.bold, size)] if type_name else []
    if subject:
        lines = balanced(subject, fonts.bold, size, width * 0.85)
        texts += [(line, fonts.bold, size) for line in lines]
    if attached:
        lines = balanced(attached, fonts.italic, size, width)
        texts += [(line, fonts.italic, size) for line in lines]
    stack = with_rule(stacked(texts, width), RULE_SHARE)
    draw = partial(_draw_centred, stack, width)
    return [Slab(stack.depth + TITLE_DEPTH, draw, _TITLE_GAP)]


def _addressee_slab(addressees: Sequence[str], fonts: FontFamily, width: float) -> Slab:
    label, size = "Kính gửi:", 14.0
    face = fonts.regular
    label_width = face.width(label, size)
    if len(addressees) == 1:
        lines = list(break_text(f"{label} {addressees[0]}", face, size, width))
        return _centred_slab(lines, face, size, width)
    room = width - label_width
    items = [
        line
        for place, one in enumerate(addressees)
        for line in break_text(
            f"- {one.rstrip(' .;')}{'.' if place == len(addressees) - 1 else ';'}", face, size, room
        )
    ]
    indent = max(0.0, (width - label_width - max(face.width(i, size) for i in items)) / 2)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.setFont(face.name, size)
        canvas.drawString(left + indent, top - ASCENT * size, label)
        for place, line in enumerate(items, start=1):
            x = left + indent + label_width - face.width(":", size)
            canvas.drawString(x, top - ASCENT * size - place * 18.0, line)

    return Slab(18.0 * (len(items) + 1) + 6.0, draw, 6.0)


def _centred_slab(lines: Sequence[str], face: Face, size: float, width: float) -> Slab:
    stack = stacked([(line, face, size) for line in lines], width)
    return Slab(stack.depth + 6.0, partial(_draw_centred, stack, width), 6.0)


def _draw_centred(stack: Stack, width: float, canvas: Canvas, left: float, top: float) -> None:
    draw_stack(canvas, stack, left, width, top)
