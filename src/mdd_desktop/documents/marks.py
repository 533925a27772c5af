"""Marks beside the text: page number, DỰ THẢO, LƯU HÀNH NỘI BỘ, tracing footer (L4, L26-L28)."""

from dataclasses import dataclass
from functools import cache

from mdd_desktop.documents.page_box import PageBox
from mdd_desktop.documents.slabs import Canvas
from mdd_desktop.documents.textflow import break_text
from mdd_desktop.documents.typography import ASCENT, DESCENT, MM, FontFamily
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.document_rules import tidy
from mdd_desktop.resources import resource

DRAFT, RESTRICTED = "DỰ THẢO", "LƯU HÀNH NỘI BỘ"
_PAGE_NUMBER_DROP = 12 * MM
_PAGE_NUMBER_SIZE, _MARK_SIZE, _TRACING_SIZE = 13.0, 13.0, 7.5
_FRAME_DROP, _FRAME_PADDING = 10 * MM, 2 * MM
_PALE = 0.88
ADDRESS_SIZE = 11.0
_ADDRESS_RESERVE = 24.0
_DRAFT_SPAN = 0.72


@dataclass(frozen=True)
class Marks:
    """Which page of which part is being marked."""

    document: OfficialDocument
    part: int
    page: int
    box: PageBox


def draw_marks(canvas: Canvas, marks: Marks, fonts: FontFamily) -> None:
    """Draw what stands beside and under the text; nothing of it moves the text."""
    document, box = marks.document, marks.box
    if document.draft:
        _draw_pale_word(canvas, box.size)
    if document.draft and marks.part == marks.page == 0:
        _draw_frame(canvas, DRAFT, fonts, box, right=False)
    if document.restricted and marks.page == 0:
        _draw_frame(canvas, RESTRICTED, fonts, box, right=True)
    if marks.page:
        canvas.setFont(fonts.regular.name, _PAGE_NUMBER_SIZE)
        canvas.drawCentredString(box.middle, box.size[1] - _PAGE_NUMBER_DROP, str(marks.page + 1))
    if document.tracing:
        _draw_tracing(canvas, document.tracing, fonts, box)
    if address_reserve(document) and marks.part == marks.page == 0:
        _draw_address(canvas, document.issuer.address_line, fonts, box)


def address_reserve(document: OfficialDocument) -> float:
    """What page 1 leaves at its foot for the address; lists and forms have none (L20)."""
    dated = document.layout.head in {HeadForm.NUMBERED, HeadForm.DATED}
    return _ADDRESS_RESERVE if dated and document.issuer.address_line else 0.0


def _draw_address(canvas: Canvas, words: str, fonts: FontFamily, box: PageBox) -> None:
    canvas.setLineWidth(0.5)
    canvas.line(box.left, box.bottom + 16, box.right, box.bottom + 16)
    canvas.setFont(fonts.regular.name, ADDRESS_SIZE)
    line = break_text(tidy(words), fonts.regular, ADDRESS_SIZE, box.width)[0]
    canvas.drawCentredString(box.middle, box.bottom + 4, line)


def _draw_frame(
    canvas: Canvas, words: str, fonts: FontFamily, box: PageBox, *, right: bool
) -> None:
    width = fonts.bold.width(words, _MARK_SIZE) + 2 * _FRAME_PADDING
    height = (ASCENT + DESCENT) * _MARK_SIZE + 4
    left = box.right - width if right else box.left
    bottom = box.size[1] - _FRAME_DROP - height
    canvas.setLineWidth(0.6)
    canvas.rect(left, bottom, width, height)
    canvas.setFont(fonts.bold.name, _MARK_SIZE)
    canvas.drawString(left + _FRAME_PADDING, bottom + 2 + DESCENT * _MARK_SIZE, words)


def _draw_tracing(canvas: Canvas, words: str, fonts: FontFamily, box: PageBox) -> None:
    canvas.saveState()
    canvas.setFillGray(0.45)
    canvas.setFont(fonts.regular.name, _TRACING_SIZE)
    line = break_text(tidy(words), fonts.regular, _TRACING_SIZE, box.width)[0]
    canvas.drawString(box.left, 10 * MM, line)
    canvas.restoreState()


@cache
def _draft_outline() -> tuple[float, tuple[tuple[str, tuple[float, ...]], ...]]:
    """The outline of the word at size 1: its width, then strokes as a pen would move.

    An outline and not text: a program that copies the page must not find the letters of this word
    between the words of the document.
    """
    lines = resource("templates", "draft_word.txt").read_text(encoding="utf-8").splitlines()
    strokes = tuple(
        (parts[0], tuple(float(number) for number in parts[1:]))
        for parts in (line.split() for line in lines[1:])
    )
    return float(lines[0]), strokes


def _draw_pale_word(canvas: Canvas, size: tuple[float, float]) -> None:
    width, strokes = _draft_outline()
    scale = _DRAFT_SPAN * min(size) / width
    canvas.saveState()
    canvas.setFillGray(_PALE)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(45)
    canvas.scale(scale, scale)
    canvas.translate(-width / 2, -0.3)
    path = canvas.beginPath()
    pen = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo}
    for command, numbers in strokes:
        if command == "Z":
            path.close()
        else:
            pen[command](*numbers)
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.restoreState()
