"""D5: the agreement of sponsor, guardian and Hội."""

from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.letters.sponsor_letter import called
from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import DOTS, left, title
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience, ChildView
from mdd_desktop.domain.document import Block, Paragraph
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.vietnamese import amount_in_words, format_vnd, official_date


@dataclass(frozen=True)
class Agreement:
    """A sponsorship as the three parties agree on it.

    Attributes:
        details: What tells the sponsor from others: year of birth, address, telephone.
        levels: Đồng and rhythm of each pledge in money.
        direct: The child lives with the sponsor.
    """

    sponsor: str
    details: str
    child: ChildView
    form: str
    regular: bool
    time: str
    content: str
    levels: tuple[tuple[int, str], ...]
    direct: bool


def build(material: Material) -> Content:
    """The five articles."""
    made = material.given(Agreement)
    words = material.wording("letters")
    day = official_date(material.dated)
    signer = material.issuer.signer_name or DOTS
    body: list[Block] = [
        Paragraph.plain(
            words.fill(words.raw("d5.opening"), day=day, place=material.issuer.office_text)
        ),
        Paragraph.item(
            words.fill(words.raw("d5.sponsor"), name=made.sponsor, details=made.details)
        ),
        left(f"- {words.raw('d5.guardian')}"),
        left(f"- {words.fill(words.raw('d5.office'), signer=signer)}"),
        Paragraph.plain(words.fill(words.raw("d5.about"), child=called(words, made.child))),
    ]
    for place, (name, texts) in enumerate(
        zip(words.say_all("d5.articles"), _articles(words, made), strict=True), start=1
    ):
        body.append(title(f"Điều {place}. {name}"))
        body += map(Paragraph.plain, texts)
    body.append(Paragraph.plain(words.say("d5.copies")))
    return Content(
        subject=words.say("d5.subject"),
        body=tuple(body),
        signers=(made.sponsor, "", material.issuer.signer_name),
    )


def _articles(words: Wording, made: Agreement) -> Iterator[list[str]]:
    regular = "thường xuyên" if made.regular else "không thường xuyên"
    forms = words.fill(
        words.raw("d5.forms"), form=made.form.lower(), regular=regular, time=made.time
    )
    yield [forms, *([words.say("d5.care")] if made.direct else [])]
    levels = [
        words.fill(
            words.raw("d5.level_money"),
            amount=format_vnd(amount),
            words=amount_in_words(amount),
            rhythm=rhythm,
        )
        for amount, rhythm in made.levels
    ]
    level = "; ".join(levels) or words.say("d5.level_none")
    way = words.raw("d5.way_direct" if made.direct else "d5.way_indirect")
    yield [words.fill(words.raw("d5.support"), content=made.content, level=level, way=way)]
    yield words.say_all("d5.duties")
    yield [words.say("d5.changes")]
    yield [words.say("d5.data")]


AGREEMENT = DocumentKind(
    id="D5",
    title="Bản thỏa thuận đỡ đầu",
    type_code="BTT",
    type_name="Bản thỏa thuận",
    period="none",
    build=build,
    needs=("sponsorship",),
    formats=("pdf", "docx"),
    typed={"duties": "Quyền, trách nhiệm (thay phần soạn sẵn)"},
    layout=Layout(
        head=HeadForm.NUMBERED,
        end=EndForm.PARTIES,
        parties=("MẸ ĐỠ ĐẦU", "NGƯỜI GIÁM HỘ", "ĐẠI DIỆN HỘI"),
        body_size=13,
    ),
    audiences=(Audience.SPONSOR,),
)
