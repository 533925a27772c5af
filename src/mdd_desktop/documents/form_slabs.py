"""Parts of letters and forms as slabs: columns, halves, boxes, lines to write on, QR codes."""

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import assert_never

import segno
from reportlab.lib.utils import ImageReader

from mdd_desktop.documents.body import PARAGRAPH_GAP, TextStyle
from mdd_desktop.documents.signatures import signature_slab
from mdd_desktop.documents.slabs import Canvas, Slab, draw_page
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, MM, NORMAL_LEADING, Face
from mdd_desktop.domain.document import Block
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

WRITING_PITCH = 8 * MM
HALF_HEIGHT = 128.5 * MM
HALF_MARGIN = 8 * MM
BOX = 3.4 * MM
PALE = 0.45
_COLUMN_GAP = 5 * MM
_OPTION_GAP = 7 * MM
_BOX_GAP = 1.5 * MM
_SMALLEST = 8.0
_QUIET = 4
_CAPTION_SIZE = 10.0
_LINE_WIDTH = 0.4
Nested = Callable[[Iterable[Block], TextStyle], list[Slab]]


def form_slabs(  # noqa: C901, PLR0911 - a line for each sort of block
    block: FormBlock, style: TextStyle, nested: Nested
) -> list[Slab]:
    """One part of a form; ``nested`` lays out what stands inside it."""
    match block:
        case Pair():
            return [_pair(block, style, nested)]
        case Half():
            return [_half(block, style, nested)]
        case Signatures():
            return [signature_slab(block, style.fonts, style.width)]
        case Choice():
            return [_choice(block, style)]
        case WritingLines():
            return [_writing_lines(block, style)]
        case QrCode():
            return [_code(block, style)]
        case PhotoFrame():
            return [_photo(block, style)]
        case PageBreak():
            return [Slab(0.0, lambda _canvas, _left, _top: None, keep=True, fresh=True)]
        case _:
            assert_never(block)


def _depth(slabs: Sequence[Slab]) -> float:
    return sum(slab.height + (slab.gap if place else 0.0) for place, slab in enumerate(slabs))


def _narrowed(style: TextStyle, width: float, size: float = 0.0) -> TextStyle:
    if not size:
        return TextStyle(style.fonts, style.size, style.pitch, width)
    return TextStyle(style.fonts, size, size * style.pitch / style.size, width)


def _pair(block: Pair, style: TextStyle, nested: Nested) -> Slab:
    left_width = (style.width - _COLUMN_GAP) * block.share
    right_width = style.width - _COLUMN_GAP - left_width
    columns = (
        (nested(block.left, _narrowed(style, left_width)), 0.0),
        (nested(block.right, _narrowed(style, right_width)), left_width + _COLUMN_GAP),
    )

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for slabs, shift in columns:
            draw_page(canvas, slabs, left + shift, top)

    return Slab(max(_depth(slabs) for slabs, _ in columns), draw, PARAGRAPH_GAP)


def _half(block: Half, style: TextStyle, nested: Nested) -> Slab:
    """Half a page: letters shrink until everything fits, so that the cut is always the middle."""
    size = style.size
    slabs = nested(block.blocks, _narrowed(style, style.width, size))
    while _depth(slabs) > HALF_HEIGHT - HALF_MARGIN and size > _SMALLEST:
        size -= 0.5
        slabs = nested(block.blocks, _narrowed(style, style.width, size))
    shift = 0.0 if block.cut else HALF_MARGIN

    def draw(canvas: Canvas, left: float, top: float) -> None:
        draw_page(canvas, slabs, left, top - shift)
        if block.cut:
            canvas.saveState()
            canvas.setLineWidth(_LINE_WIDTH)
            canvas.setDash(4, 3)
            y = top - HALF_HEIGHT
            canvas.line(left, y, left + style.width, y)
            canvas.restoreState()

    return Slab(HALF_HEIGHT, draw)


def _choice(block: Choice, style: TextStyle) -> Slab:
    """Label, then the boxes behind it; what finds no room goes on under the label's end."""
    face, size = style.fonts.regular, style.size
    label = break_text(block.label, face, size, style.width)
    x, row = face.width(label[-1], size) + (_OPTION_GAP if block.label else 0.0), len(label) - 1
    x = max(x, block.tab * style.width)
    boxes: list[tuple[float, int, str]] = []
    earlier = [f"(lần trước: {block.earlier})"] if block.earlier else []
    for place, option in enumerate((*block.options, *earlier)):
        is_box = place < len(block.options)
        wide = (BOX + _BOX_GAP if is_box else 0.0) + face.width(option, size)
        if x + wide > style.width and x:
            x, row = 0.0, row + 1
        boxes.append((x, row, option))
        x += wide + _OPTION_GAP
    draw = partial(_draw_choice, block, tuple(label), tuple(boxes), style)
    return Slab((row + 1) * style.pitch, draw, PARAGRAPH_GAP)


def _draw_choice(
    block: Choice,
    label: tuple[str, ...],
    boxes: tuple[tuple[float, int, str], ...],
    style: TextStyle,
    canvas: Canvas,
    left: float,
    top: float,
) -> None:
    _draw_lines(canvas, label, style, left, top)
    for place, (x, row, text) in enumerate(boxes):
        base = top - row * style.pitch - style.baseline
        canvas.setFont(style.fonts.regular.name, style.size)
        if place < len(block.options):
            canvas.setLineWidth(0.6)
            canvas.rect(left + x, base - 0.6, BOX, BOX)
            canvas.drawString(left + x + BOX + _BOX_GAP, base, text)
        else:
            _draw_pale(canvas, style.fonts.italic, style.size, left + x, base, text)


def _writing_lines(block: WritingLines, style: TextStyle) -> Slab:
    face, size = style.fonts.regular, style.size
    label = break_text(block.label, face, size, style.width * 0.8) if block.label else ("",)
    indent = face.width(f"{label[-1]} ", size) if block.label else 0.0
    earlier = break_text(block.earlier, style.fonts.italic, size - 1, style.width - indent - 4)
    above = len(label) - 1
    rows = above + max(block.count, len(earlier) if block.earlier else 0)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        for row in range(rows):
            y = top - (row + 1) * WRITING_PITCH + 2 * MM
            if row < len(label):
                canvas.setFont(face.name, size)
                canvas.drawString(left, y, label[row])
            if row < above:
                continue
            start = left + (indent if row == above else 0.0)
            canvas.setLineWidth(_LINE_WIDTH)
            canvas.setDash(0.6, 2)
            canvas.line(start, y - 1.2, left + style.width, y - 1.2)
            if block.earlier and row - above < len(earlier):
                text = earlier[row - above]
                _draw_pale(canvas, style.fonts.italic, size - 1, start + 2, y, text)
        canvas.restoreState()

    return Slab(rows * WRITING_PITCH, draw)


def _draw_pale(canvas: Canvas, face: Face, size: float, x: float, y: float, text: str) -> None:
    canvas.saveState()
    canvas.setFillGray(PALE)
    canvas.setFont(face.name, size)
    canvas.drawString(x, y, text)
    canvas.restoreState()


def _draw_lines(
    canvas: Canvas, lines: Sequence[str], style: TextStyle, left: float, top: float
) -> None:
    canvas.setFont(style.fonts.regular.name, style.size)
    for place, line in enumerate(lines):
        canvas.drawString(left, top - place * style.pitch - style.baseline, line)


def qr_modules(content: str) -> list[list[bool]]:
    """The dark and light modules of a code, level M, without its quiet zone."""
    code = segno.make(content, error="m", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]


def _code(block: QrCode, style: TextStyle) -> Slab:
    """A code at the right edge with its quiet zone, and its letters beneath."""
    modules = qr_modules(block.content)
    step = block.size_mm * MM / len(modules)
    quiet = _QUIET * step
    whole = block.size_mm * MM + 2 * quiet
    face = style.fonts.regular
    width = face.width(block.caption, _CAPTION_SIZE)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        x0 = left + style.width - whole + quiet
        for row, line in enumerate(modules):
            for column, dark in enumerate(line):
                if dark:
                    x, y = x0 + column * step, top - quiet - (row + 1) * step
                    canvas.rect(x, y, step, step, stroke=0, fill=1)
        canvas.setFont(face.name, _CAPTION_SIZE)
        x = left + style.width - max(width, (whole + width) / 2)
        canvas.drawString(x, top - whole - ASCENT * _CAPTION_SIZE, block.caption)

    return Slab(whole + NORMAL_LEADING * _CAPTION_SIZE, draw)


def _photo(block: PhotoFrame, style: TextStyle) -> Slab:
    width, height = block.width_mm * MM, block.height_mm * MM
    face, size = style.fonts.regular, 11.0

    def draw(canvas: Canvas, left: float, top: float) -> None:
        x = left + style.width - width
        if block.picture:
            image = ImageReader(io.BytesIO(block.picture))
            canvas.drawImage(
                image, x, top - height, width, height, preserveAspectRatio=True, anchor="c"
            )
            return
        canvas.setLineWidth(_LINE_WIDTH)
        canvas.rect(x, top - height, width, height)
        canvas.setFont(face.name, size)
        canvas.drawCentredString(x + width / 2, top - height / 2, block.label)

    return Slab(height, draw)
