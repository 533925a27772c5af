"""D4: a receipt, two identical copies on one sheet to be cut in the middle."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Align, Block, Paragraph, Run
from mdd_desktop.domain.document_forms import Half, Pair, Signatures, Signer
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.form_rules import PARTY_NOTE
from mdd_desktop.domain.support import SupportForm
from mdd_desktop.domain.vietnamese import amount_in_words, format_vnd, official_date

_SIZE = 12.5
_SIGNATURE_SIZE, _SIGNATURE_SPACE = 12.0, 22.0


@dataclass(frozen=True)
class Receipt:
    """One entry of the ledger as its receipt tells it; a blank receipt has no form.

    Attributes:
        child_code: Never her name: the second copy leaves the office.
        amount: Of goods an estimate, None when there is none.
        void: The entry was struck out; the number stays used.
    """

    unit: str
    date: dt.date | None = None
    giver: str = ""
    receiver: str = ""
    child_code: str = ""
    what: str = ""
    form: SupportForm | None = None
    amount: int | None = None
    quantity: int = 1
    void: bool = False


def build(material: Material) -> Content:
    """Two copies, each on its half."""
    receipt = material.given(Receipt)
    words = material.wording("letters")
    copies = words.say_all("d4.copies")
    halves = tuple(
        Half(tuple(_copy(material, words, receipt, copy)), cut=place == 0)
        for place, copy in enumerate(copies[:2])
    )
    return Content(subject="", body=halves)


def _copy(material: Material, words: Wording, receipt: Receipt, copy: str) -> Iterator[Block]:
    issuer = material.issuer
    names = [_line(line, Align.CENTER) for line in issuer.superior_lines]
    names += [_line(line, Align.CENTER, bold=True) for line in issuer.office_lines]
    year = (receipt.date or material.dated).year
    number = "……" if material.number is None else f"{material.number:02d}"
    marks = [_line(copy, Align.RIGHT), _line(f"Số: {year}/{receipt.unit}/{number}", Align.RIGHT)]
    yield Pair(tuple(names), tuple(marks), share=0.6)
    yield _line(words.raw("d4.title"), Align.CENTER, bold=True)
    if receipt.void:
        yield _line(words.raw("d4.void"), Align.CENTER, bold=True)
    blank = words.raw("d4.blank")
    for key, value in (
        ("giver", receipt.giver),
        ("receiver", receipt.receiver),
        ("child", receipt.child_code if receipt.form else ""),
        ("content", receipt.what),
    ):
        if value or key != "child" or receipt.form is None:
            yield _line(f"{words.raw(f'd4.{key}')} {value or blank}", Align.LEFT)
    yield from (_line(text, Align.LEFT) for text in _value(words, receipt))
    day = official_date(receipt.date or material.dated)
    yield Paragraph((Run(f"{issuer.place}, {day}", italic=True),), Align.RIGHT, indent=False)
    yield Signatures(
        (
            Signer(("Người giao",), note=PARTY_NOTE),
            Signer(("Người nhận",), note=PARTY_NOTE),
            Signer(("Người lập",), note=PARTY_NOTE),
        ),
        space_mm=_SIGNATURE_SPACE,
        size=_SIGNATURE_SIZE,
    )


def _value(words: Wording, receipt: Receipt) -> Iterator[str]:
    blank = words.raw("d4.blank")
    amount = receipt.amount
    if receipt.form is SupportForm.GOODS:
        value = words.raw("d4.unestimated") if amount is None else f"{format_vnd(amount)} đồng"
        yield words.fill(
            words.raw("d4.goods"), what=receipt.what, quantity=str(receipt.quantity), value=value
        )
    elif receipt.form is SupportForm.SERVICE:
        yield words.fill(words.raw("d4.service"), what=receipt.what)
        return
    else:
        shown = blank if amount is None else format_vnd(amount)
        yield words.fill(words.raw("d4.amount"), amount=shown)
    in_words = blank if amount is None else amount_in_words(amount)
    if amount is not None or receipt.form is None:
        yield words.fill(words.raw("d4.words"), words=in_words)


def _line(text: str, align: Align, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),), align, indent=False)


RECEIPT = DocumentKind(
    id="D4",
    title="Biên nhận",
    type_code="",
    type_name="Biên nhận",
    period="none",
    build=build,
    needs=("entry",),
    formats=("pdf", "docx"),
    layout=Layout(
        head=HeadForm.NONE, end=EndForm.NONE, body_size=_SIZE, end_mark=False, drafted=True
    ),
    audiences=(Audience.SPONSOR,),
)
