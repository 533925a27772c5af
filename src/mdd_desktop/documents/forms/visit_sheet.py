"""D7: the visit sheet, one page in the order of the entry screen, blank or for one child."""

from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import centred_line, fact, line, shortened
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Block
from mdd_desktop.domain.document_forms import (
    Choice,
    Pair,
    QrCode,
    Signatures,
    Signer,
    WritingLines,
)
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.record_code import as_scanned, with_check

QUESTIONS = ("living", "study", "health", "mind", "safety")
_ON_A_LINE = 90


@dataclass(frozen=True)
class VisitSheet:
    """The child to be visited; a blank sheet has no code.

    Attributes:
        call_name: What she is called, not her full name: the sheet is carried about.
        earlier: The last answers by question: rating and words.
        received: What she was given since the last visit.
    """

    code: str = ""
    call_name: str = ""
    earlier: dict[str, tuple[str, str]] | None = None
    received: str = ""
    wishes: str = ""


def build(material: Material) -> Content:
    """The sheet."""
    sheet = material.given(VisitSheet)
    words = material.wording("forms")
    head: tuple[Block, ...] = (
        line(material.issuer.office_text, bold=True),
        centred_line(words.raw("d7.title"), bold=True),
        fact(words.raw("d7.child"), sheet.call_name),
        fact(words.raw("d7.code"), sheet.code),
        WritingLines(words.raw("d7.day")),
    )
    first: Block = Pair(head, (_code(sheet),), share=0.76) if sheet.code else Pair(head, (), 0.98)
    body = [first, *_questions(words, sheet), *_rest(words, sheet)]
    return Content(subject="", body=tuple(body))


def _code(sheet: VisitSheet) -> QrCode:
    code = with_check(sheet.code)
    return QrCode(as_scanned(code), code)


def _questions(words: Wording, sheet: VisitSheet) -> Iterator[Block]:
    options = tuple(words.say_all("d7.options"))
    earlier = sheet.earlier or {}
    for question, key in zip(words.say_all("d7.questions"), QUESTIONS, strict=True):
        rating, note = earlier.get(key, ("", ""))
        yield Choice(f"{question}:", options, earlier=rating, tab=0.2)
        yield WritingLines(words.raw("d7.note"), 2, earlier=shortened(note, _ON_A_LINE))


def _rest(words: Wording, sheet: VisitSheet) -> Iterator[Block]:
    yield WritingLines(words.raw("d7.received"), 2, earlier=shortened(sheet.received, _ON_A_LINE))
    yield WritingLines(words.raw("d7.wishes"), 2, earlier=shortened(sheet.wishes, _ON_A_LINE))
    yield WritingLines(words.raw("d7.suggestion"), 2)
    yield Signatures(
        tuple(Signer((title,)) for title in words.say_all("d7.signers")), space_mm=22, size=12
    )
    yield centred_line(words.raw("d7.danger"), bold=True)


VISIT_SHEET = DocumentKind(
    id="D7",
    title="Phiếu thăm hỏi",
    type_code="",
    type_name="Phiếu thăm hỏi",
    period="none",
    build=build,
    needs=("child",),
    formats=("pdf", "docx"),
    layout=Layout(
        head=HeadForm.NONE, end=EndForm.NONE, body_size=12, end_mark=False, drafted=False
    ),
    audiences=(Audience.INTERNAL,),
)
