"""D2: the letter to a sponsor abroad, Vietnamese and English side by side, by paragraph."""

import datetime as dt

from mdd_desktop.documents.letters.sponsor_letter import (
    LETTER,
    SponsorLetter,
    addressee,
    balance_sentences,
    child_paragraph,
    english_date,
    gift_table,
    letter_words,
)
from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Align, Block, Paragraph, Run
from mdd_desktop.domain.document_forms import Pair


def build(material: Material) -> Content:
    """The letter in two columns."""
    letter = material.given(SponsorLetter)
    own = letter_words(material, letter)
    foreign = letter_words(material, letter, "d2")
    period = _english_period(material.report.first, material.report.state_on)
    english = material.wording(
        "letters",
        who=letter.name,
        children=foreign.fill("{children}"),
        officer=foreign.fill("{officer}"),
        office=material.issuer.office_text,
        period=period,
        day=english_date(material.dated),
    )
    pairs = [
        (own.say("d1.thanks"), english.say("d2.thanks")),
        *(
            (child_paragraph(own, child, "d1"), child_paragraph(english, child, "d2"))
            for child in letter.children
        ),
        *zip(
            balance_sentences(own, letter, "d1"),
            balance_sentences(english, letter, "d2"),
            strict=True,
        ),
        (own.say("d1.next"), english.say("d2.next")),
        (own.say("d1.closing"), english.say("d2.closing")),
    ]
    title = Pair((_head("Thư báo cáo gửi Mẹ đỡ đầu"),), (_head(english.say("d2.title")),))
    body: list[Block] = [title, *(_pair(*pair) for pair in pairs if any(pair))]
    body.insert(2, gift_table(own, letter, "d2"))
    return Content(
        subject=own.say("d1.subject"), body=tuple(body), addressees=(addressee(own, letter),)
    )


def _english_period(first: dt.date, last: dt.date) -> str:
    return f"the period from {english_date(first)} to {english_date(last)}"


def _head(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), Align.LEFT, indent=False)


def _pair(left: str, right: str) -> Pair:
    return Pair(
        (Paragraph((Run(left or " "),), Align.LEFT, indent=False),),
        (Paragraph((Run(right or " "),), Align.LEFT, indent=False),),
    )


BILINGUAL_LETTER = DocumentKind(
    id="D2",
    title="Thư báo cáo gửi Mẹ đỡ đầu, song ngữ Việt – Anh",
    type_code="",
    type_name="Thư báo cáo",
    period="half",
    build=build,
    needs=("sponsor",),
    formats=("pdf", "docx"),
    wants=("to_date",),
    layout=LETTER,
    audiences=(Audience.SPONSOR,),
)
