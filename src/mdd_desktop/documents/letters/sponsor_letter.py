"""D1: the half-yearly letter to a sponsor: her money, her godchildren, nobody else's."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience, ChildView
from mdd_desktop.domain.document import (
    Align,
    Block,
    CellValue,
    Column,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from mdd_desktop.domain.document_forms import Pair, PhotoFrame
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.vietnamese import (
    count_in_text,
    format_vnd,
    official_date,
    short_date,
    within,
)

_ENGLISH = {
    "Tốt": "good",
    "Khá": "fair",
    "Cần chú ý": "attention",
    "tốt": "healthy",
    "cần theo dõi": "watched",
    "Chưa trao được": "waiting",
    "Trả lại": "returned",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
LETTER = Layout(head=HeadForm.DATED, end=EndForm.SIGNED)
_COLUMNS = (
    Column("Ngày", 25, Align.CENTER),
    Column("Nội dung", 78),
    Column("Số tiền/hiện vật", 37, Align.RIGHT),
    Column("Ghi chú", 25),
)
_BILINGUAL_MM = (37.0, 72.0, 34.0, 22.0)


@dataclass(frozen=True)
class GiftLine:
    """An entry of this sponsor's own support.

    Attributes:
        direction: ``received``, ``delivered`` or ``passed``.
        what: Kind of support in words.
        value: Đồng, or goods in words.
        kind: Code of the kind of support, of its form where it has none.
    """

    date: dt.date
    direction: str
    what: str
    value: CellValue
    child: ChildView | None = None
    note: str = ""
    kind: str = ""


@dataclass(frozen=True)
class ChildNews:
    """What a sponsor may hear of one godchild.

    Attributes:
        amount: Đồng handed to her from this sponsor in the period.
        times: How often something was handed over.
        study, wishes: Of the latest visit, only with consent.
        photo: Her picture, only with consent.
    """

    view: ChildView
    amount: int
    times: int
    study: str = ""
    wishes: str = ""
    visits: int = 0
    last_visit: dt.date | None = None
    photo: bytes = b""


@dataclass(frozen=True)
class SponsorLetter:
    """A sponsor with what she gave and what became of it."""

    name: str
    person: bool
    gifts: tuple[GiftLine, ...]
    received: int
    delivered: int
    children: tuple[ChildNews, ...]
    officer: str = ""


def build(material: Material) -> Content:
    """The letter."""
    letter = material.given(SponsorLetter)
    words = letter_words(material, letter)
    body: list[Block] = [
        Paragraph.plain(words.say("d1.thanks")),
        gift_table(words, letter),
        *(block for child in letter.children for block in _child_blocks(words, child)),
        *map(Paragraph.plain, balance_sentences(words, letter, "d1")),
        Paragraph.plain(_typed_or(words, "next", "d1.next")),
        Paragraph.plain(words.say("d1.closing")),
    ]
    return Content(
        subject=words.say("d1.subject"), body=tuple(body), addressees=(addressee(words, letter),)
    )


def letter_words(material: Material, letter: SponsorLetter, part: str = "d1") -> Wording:
    """The template's texts with the sponsor's names in place."""
    words = material.wording("letters")
    who = words.fill(words.raw(f"d1.address_{_body(letter)}"), name=letter.name)
    if part == "d2":
        who = letter.name
    one = letter.children[0] if len(letter.children) == 1 else None
    children = called(words, one.view, part) if one else words.raw(f"{part}.all_children")
    return material.wording(
        "letters",
        who=who,
        you=words.raw(f"d1.you_{_body(letter)}"),
        children=children,
        officer=letter.officer or words.raw(f"{part}.officer"),
    )


def _body(letter: SponsorLetter) -> str:
    return "person" if letter.person else "body"


def addressee(words: Wording, letter: SponsorLetter) -> str:
    """Whom the letter addresses."""
    return words.fill(words.raw(f"d1.address_{_body(letter)}"), name=letter.name)


def called(words: Wording, view: ChildView, part: str = "d1") -> str:
    """A child in a sentence: by her name with consent, else by her code."""
    by_code = view.name == view.code
    return words.fill(
        words.raw(f"{part}.{'child_by_code' if by_code else 'one_child'}"), name=view.name
    )


def gift_table(words: Wording, letter: SponsorLetter, part: str = "d1") -> Table:
    """Every entry of this sponsor with both totals."""
    own = part == "d1"
    cells, money = (_gift_cells, int) if own else (_bilingual_cells, _both_monies)
    rows = [Row(cells(words, gift)) for gift in letter.gifts]
    if rows:
        for key, amount in (("received", letter.received), ("delivered", letter.delivered)):
            text = words.raw(f"{part}.total_{key}")
            rows.append(Row((text, money(amount), None), RowStyle.TOTAL, span=2))
    titles = words.say_all(f"{part}.columns")
    widths = [one.width_mm for one in _COLUMNS] if own else _BILINGUAL_MM
    columns = tuple(
        replace(one, title=name, width_mm=width)
        for one, name, width in zip(_COLUMNS, titles, widths, strict=True)
    )
    return Table(columns, tuple(rows), unit_line=words.raw(f"{part}.unit_line"))


def _gift_cells(words: Wording, gift: GiftLine) -> tuple[CellValue, ...]:
    return gift.date, _gift_text(words, gift, "d1", within(gift.what)), gift.value, gift.note


def _bilingual_cells(words: Wording, gift: GiftLine) -> tuple[CellValue, ...]:
    """The same line twice: for the office, and for a reader who knows no Vietnamese."""
    kind = f"d2.kinds.{gift.kind}"
    english = words.raw(kind) if words.holds(kind) else words.raw("d2.kinds.khac")
    own = _gift_text(words, gift, "d1", within(gift.what))
    text = f"{own}\n{_gift_text(words, gift, 'd2', english)}"
    value = gift.value
    if isinstance(value, int):
        value = _both_monies(value)
    note = f"{gift.note}\n{_in_english(words, gift.note)}" if gift.note else ""
    return f"{short_date(gift.date)}\n{english_date(gift.date)}", text, value, note


def _in_english(words: Wording, said: str) -> str:
    """The English of a word of a coded list; of one that is new here, the word itself."""
    return words.raw(f"d2.{_ENGLISH[said]}") if said in _ENGLISH else said


def _gift_text(words: Wording, gift: GiftLine, part: str, what: str) -> str:
    child = called(words, gift.child, part) if gift.child else ""
    text = words.fill(words.raw(f"{part}.{gift.direction}_row"), child=child, what=what)
    return " ".join(text.split()).replace(" :", ":")


def child_paragraph(words: Wording, child: ChildNews, part: str) -> str:
    """What reached a child, and how she is."""
    money = format_vnd if part == "d1" else english_money
    key = "handed" if child.amount else "handed_goods" if child.times else "handed_none"
    key = "handed_once" if part == "d2" and key == "handed" and child.times == 1 else key
    handed = words.fill(
        words.raw(f"{part}.{key}"),
        amount=money(child.amount),
        child=called(words, child.view, part),
        times=count_in_text(child.times) if part == "d1" else str(child.times),
    )
    facts = "; ".join(news_facts(words, child, part))
    news = words.fill(words.raw(f"{part}.news"), facts=facts) if facts else ""
    return f"{handed} {news}".strip()


def balance_sentences(words: Wording, letter: SponsorLetter, part: str) -> Iterator[str]:
    """What is kept and why, or what had been received before."""
    money = format_vnd if part == "d1" else english_money
    difference = letter.received - letter.delivered
    if difference > 0:
        typed = words.typed_text("kept_reason") if part == "d1" else ""
        reason = typed or words.raw(f"{part}.kept_reason")
        yield words.fill(words.raw(f"{part}.kept"), kept=money(difference), reason=reason)
    elif difference < 0:
        yield words.fill(words.raw(f"{part}.carried"), carried=money(-difference))


def _both_monies(vnd: int) -> str:
    return f"{format_vnd(vnd)}\nVND {english_money(vnd)}"


def english_money(vnd: int) -> str:
    """An amount with commas: 3,000,000."""
    return f"{vnd:,}"


def _child_blocks(words: Wording, child: ChildNews) -> Iterator[Block]:
    paragraph = Paragraph.plain(child_paragraph(words, child, "d1"))
    if child.photo:
        yield Pair((paragraph,), (PhotoFrame(picture=child.photo),), share=0.78)
    else:
        yield paragraph


def news_facts(words: Wording, child: ChildNews, part: str) -> Iterator[str]:
    """What may be told of a child, fact by fact."""
    view, english = child.view, part == "d2"
    if view.age is not None:
        yield words.fill(words.raw(f"{part}.age"), age=str(view.age), commune=view.commune)
    if view.school:
        yield words.fill(words.raw(f"{part}.class_of"), name=view.school)
    if child.study:
        study = _in_english(words, child.study) if english else child.study.lower()
        yield words.fill(words.raw(f"{part}.study"), study=study)
    if view.health:
        health = _in_english(words, view.health) if english else view.health
        yield words.fill(words.raw(f"{part}.health"), health=health)
    if child.wishes:
        yield words.fill(words.raw(f"{part}.wishes"), wishes=child.wishes.rstrip(" ."))
    if child.visits and child.last_visit:
        day = english_date(child.last_visit) if english else official_date(child.last_visit)
        count = str(child.visits) if english else count_in_text(child.visits)
        yield words.fill(words.raw(f"{part}.visited"), count=count, day=day)


def english_date(day: dt.date) -> str:
    """``29 June 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _typed_or(words: Wording, key: str, standing: str) -> str:
    return words.typed_text(key) or words.say(standing)


SPONSOR_LETTER = DocumentKind(
    id="D1",
    title="Thư báo cáo gửi Mẹ đỡ đầu",
    type_code="",
    type_name="Thư báo cáo",
    period="half",
    build=build,
    needs=("sponsor",),
    formats=("pdf", "docx"),
    typed={"next": "Việc trong 6 tháng tới", "kept_reason": "Lý do còn giữ tiền"},
    wants=("to_date",),
    layout=LETTER,
    audiences=(Audience.SPONSOR,),
)
