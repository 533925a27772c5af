"""D6: consent to the use of personal data, page 1 for the guardian, page 2 for the child."""

from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import centred_line, fact, line
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Block, Paragraph
from mdd_desktop.domain.document_forms import Choice, PageBreak, Signatures, Signer, WritingLines
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.form_rules import PARTY_NOTE


@dataclass(frozen=True)
class ConsentForm:
    """Whose consent is asked; everything may be blank, the boxes always are."""

    child: str = ""
    code: str = ""
    guardian: str = ""
    relation: str = ""


def build(material: Material) -> Content:
    """Both pages."""
    form = material.given(ConsentForm)
    words = material.wording("forms")
    child = f"{form.child} (mã {form.code})" if form.child else ""
    body: list[Block] = [
        Paragraph.plain(words.say("d6.who")),
        fact(words.raw("d6.child"), child),
        fact(words.raw("d6.guardian"), form.guardian),
        fact(words.raw("d6.relation"), form.relation),
        *(Paragraph.plain(words.say(f"d6.{key}")) for key in ("kinds", "term", "rights")),
        line(words.say("d6.free"), bold=True),
        line(words.say("d6.ask")),
        *_boxes(words, "purposes"),
        line(words.raw("d6.version"), italic=True),
        line(words.raw("d6.date"), italic=True),
        _signed(tuple(words.say_all("d6.parties")), PARTY_NOTE),
    ]
    return Content(subject=words.say("d6.subject"), body=(*body, *_child_page(words)))


def _boxes(words: Wording, key: str) -> Iterator[Block]:
    options = (words.raw("d6.yes"), words.raw("d6.no"))
    for purpose in words.say_all(f"d6.{key}"):
        yield Choice(f"{purpose}:", options, tab=0.62)


def _child_page(words: Wording) -> Iterator[Block]:
    yield PageBreak()
    yield centred_line(words.raw("d6.child_title"), bold=True)
    yield from map(Paragraph.plain, words.say_all("d6.child_text"))
    yield from _boxes(words, "child_purposes")
    yield WritingLines(words.raw("d6.child_mark"))
    yield WritingLines(words.raw("d6.witness"))
    yield line(words.raw("d6.date"), italic=True)
    yield _signed(tuple(words.say_all("d6.child_parties")), words.raw("d6.child_note"))


def _signed(titles: tuple[str, ...], note: str) -> Signatures:
    return Signatures(tuple(Signer((title,), note=note) for title in titles), size=12)


CONSENT_FORM = DocumentKind(
    id="D6",
    title="Phiếu đồng ý xử lý dữ liệu cá nhân",
    type_code="",
    type_name="Phiếu đồng ý",
    period="none",
    build=build,
    needs=("child",),
    formats=("pdf", "docx"),
    layout=Layout(
        head=HeadForm.UNNUMBERED,
        end=EndForm.NONE,
        body_size=12,
        end_mark=False,
        drafted=False,
    ),
    audiences=(Audience.INTERNAL,),
)
