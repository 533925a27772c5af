"""D3: a letter of thanks with the value of what was given, in figures and words."""

from mdd_desktop.documents.letters.sponsor_letter import (
    LETTER,
    SponsorLetter,
    addressee,
    letter_words,
)
from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Block, Paragraph
from mdd_desktop.domain.vietnamese import amount_in_words, count_in_text, format_vnd


def build(material: Material) -> Content:
    """The letter; without a gift in the period it thanks for the company alone."""
    letter = material.given(SponsorLetter)
    words = letter_words(material, letter)
    gifts = [gift for gift in letter.gifts if gift.direction != "delivered"]
    uncounted = sum(not isinstance(gift.value, int) for gift in gifts)
    body: list[Block] = [Paragraph.plain(words.say("d3.thanks"))]
    if letter.received:
        value = words.fill(
            words.raw("d3.value"),
            amount=format_vnd(letter.received),
            words=amount_in_words(letter.received),
        )
        body.append(Paragraph.plain(value))
    if uncounted:
        text = words.fill(words.raw("d3.uncounted"), count=count_in_text(uncounted))
        body.append(Paragraph.plain(text))
    if gifts:
        purpose = words.typed_text("purpose") or words.raw("d3.purpose_default")
        text = words.fill(words.raw("d3.purpose"), purpose=purpose.rstrip(" ."))
    else:
        text = words.say("d3.none")
    body += [Paragraph.plain(text), Paragraph.plain(words.say("d3.closing"))]
    return Content(
        subject=words.say("d3.subject"), body=tuple(body), addressees=(addressee(words, letter),)
    )


THANKS_LETTER = DocumentKind(
    id="D3",
    title="Thư cảm ơn Mẹ đỡ đầu",
    type_code="",
    type_name="Thư cảm ơn",
    period="year",
    build=build,
    needs=("sponsor",),
    formats=("pdf", "docx"),
    typed={"purpose": "Hỗ trợ được dùng vào việc gì"},
    wants=("to_date",),
    layout=LETTER,
    audiences=(Audience.SPONSOR,),
)
