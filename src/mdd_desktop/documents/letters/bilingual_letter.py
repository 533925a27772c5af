"""D2: the letter to a sponsor abroad, Vietnamese and English side by side, by paragraph."""

import datetime as dt
from collections.abc import Iterator

from mdd_desktop.documents.letters.sponsor_letter import (
    LETTER,
    ChildNews,
    SponsorLetter,
    addressee,
    called,
    gift_table,
    letter_words,
    money_sentences,
    news_facts,
)
from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Align, Block, Paragraph, Run
from mdd_desktop.domain.document_forms import Pair

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_LAST_OF_FIRST_HALF = 6
_RATINGS = {"Tốt": "good", "Khá": "fair", "Cần chú ý": "attention"}


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
        *zip(
            money_sentences(own, letter, "d1"),
            money_sentences(english, letter, "d2"),
            strict=True,
        ),
        *(_news(own, english, child) for child in letter.children),
        (own.say("d1.next"), english.say("d2.next")),
        (own.say("d1.closing"), english.say("d2.closing")),
    ]
    title = Pair((_head("Thư báo cáo gửi Mẹ đỡ đầu"),), (_head(english.say("d2.title")),))
    body: list[Block] = [title, *(_pair(*pair) for pair in pairs if any(pair))]
    body.insert(2, gift_table(own, letter, "d2"))
    return Content(
        subject=own.say("d1.subject"), body=tuple(body), addressees=(addressee(own, letter),)
    )


def english_date(day: dt.date) -> str:
    """``29 June 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _english_period(first: dt.date, last: dt.date) -> str:
    return f"the period from {english_date(first)} to {english_date(last)}"


def _head(text: str) -> Paragraph:
    return Paragraph((Run(text, bold=True),), Align.LEFT, indent=False)


def _pair(left: str, right: str) -> Pair:
    return Pair(
        (Paragraph((Run(left or " "),), Align.LEFT, indent=False),),
        (Paragraph((Run(right or " "),), Align.LEFT, indent=False),),
    )


def _news(own: Wording, english: Wording, child: ChildNews) -> tuple[str, str]:
    left, right = "; ".join(news_facts(own, child)), "; ".join(_foreign(english, child))
    if not left:
        return "", ""
    return (
        own.fill(own.raw("d1.news"), child=called(own, child.view), facts=left),
        english.fill(english.raw("d2.news"), child=called(english, child.view, "d2"), facts=right),
    )


def _foreign(words: Wording, child: ChildNews) -> Iterator[str]:
    view = child.view
    if view.age is not None:
        yield words.fill(words.raw("d2.age"), age=str(view.age), commune=view.commune)
    grade = words.fill(words.raw("d2.class_of"), name=view.school) if view.school else ""
    rating = words.raw(f"d2.{_RATINGS[child.study]}") if child.study in _RATINGS else ""
    study = ", ".join(part for part in (grade, rating) if part)
    if study:
        yield words.fill(words.raw("d2.study"), study=study)
    if view.health:
        health = words.raw("d2.healthy" if view.health == "tốt" else "d2.watched")
        yield words.fill(words.raw("d2.health"), health=health)
    if child.wishes:
        yield words.fill(words.raw("d2.wishes"), wishes=child.wishes.rstrip(" ."))
    if child.visits and child.last_visit:
        day = english_date(child.last_visit)
        yield words.fill(words.raw("d2.visited"), count=str(child.visits), day=day)


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
