"""D9: minutes of handing the work over; figures and things, no child's name."""

from dataclasses import dataclass

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import left
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Block, Heading, Paragraph
from mdd_desktop.domain.document_layout import EndForm, Layout
from mdd_desktop.domain.report import Figure
from mdd_desktop.domain.vietnamese import amount_in_words, count_in_text, format_vnd, official_date

_TYPED = {
    "place": "Nơi bàn giao",
    "giver": "Bên giao: họ tên, chức vụ",
    "receiver": "Bên nhận: họ tên, chức vụ",
    "witness": "Người chứng kiến: họ tên, chức vụ",
    "goods": "Quà, hiện vật còn giữ",
    "other": "Việc dở dang khác",
    "devices": "Máy tính; đã đổi mật khẩu mở sổ hay chưa (không ghi mật khẩu)",
    "envelope": "Phong bì phiếu khôi phục",
}


@dataclass(frozen=True)
class HandOver:
    """What figures do not say: suspected duplicates and the last package."""

    pairs: int
    package: str


def build(material: Material) -> Content:
    """The minutes."""
    made = material.given(HandOver)
    words = material.wording("letters")
    names = [words.typed_text(key) for key in ("giver", "receiver", "witness")]
    dots = words.raw("d9.line")
    place = words.typed_text("place") or f"trụ sở {material.issuer.office_text}"
    opening = words.fill(words.raw("d9.opening"), day=official_date(material.dated), place=place)
    body: list[Block] = [Paragraph.plain(opening)]
    for key, name in zip(("giver", "receiver", "witness"), names, strict=True):
        body.append(left(f"- {words.fill(words.raw(f'd9.{key}'), name=name or dots)}"))
    sections = (
        [_records(words, material)],
        _money(words, material, dots),
        _open(words, material, made, dots),
        _things(words, made, dots),
    )
    for title, texts in zip(words.say_all("d9.headings"), sections, strict=True):
        body.append(Heading(2, title))
        body += [left(text) if dots in text else Paragraph.plain(text) for text in texts]
    body.append(Paragraph.plain(words.say("d9.copies")))
    return Content(
        subject=words.say("d9.subject"),
        body=tuple(body),
        signers=tuple(name.partition(",")[0] for name in names),
    )


def _count(material: Material, figure: str) -> str:
    value: Figure = material.report.figures.get(figure)
    return count_in_text(value) if isinstance(value, int) else "chưa có số liệu"


def _amount(material: Material, figure: str) -> int:
    value = material.report.figures.get(figure)
    return value if isinstance(value, int) else 0


def _records(words: Wording, material: Material) -> str:
    return words.fill(
        words.raw("d9.records"),
        listed=_count(material, "children_listed"),
        sponsored=_count(material, "children_sponsored"),
        sponsors=_count(material, "sponsors_active"),
        active=_count(material, "sponsorships_active"),
        paused=_count(material, "sponsorships_paused"),
        waiting=_count(material, "sponsorships_waiting"),
    )


def _money(words: Wording, material: Material, dots: str) -> list[str]:
    cash = _amount(material, "cash_balance")
    money = words.fill(
        words.raw("d9.money" if cash else "d9.no_money"),
        cash=format_vnd(cash),
        words=amount_in_words(cash) if cash >= 0 else "âm",
    )
    return [money, _thing(words, "goods", words.typed_text("goods") or dots)]


def _open(words: Wording, material: Material, made: HandOver, dots: str) -> list[str]:
    late = _amount(material, "late_amount")
    text = words.fill(
        words.raw("d9.open"),
        unsponsored=_count(material, "children_unsponsored"),
        overdue=_count(material, "children_visit_overdue"),
        late=_count(material, "sponsorships_late"),
        late_money=format_vnd(late),
        late_sum=f"{format_vnd(late)} đồng" if late else "không",
        pairs=count_in_text(made.pairs),
    )
    return [text, _thing(words, "other", words.typed_text("other") or dots)]


def _things(words: Wording, made: HandOver, dots: str) -> list[str]:
    return [
        _thing(words, "devices", words.typed_text("devices") or dots),
        _thing(words, "envelope", words.typed_text("envelope") or dots),
        _thing(words, "package", made.package or words.raw("d9.none")),
    ]


def _thing(words: Wording, key: str, text: str) -> str:
    return words.fill(words.raw(f"d9.{key}"), value=text.rstrip(" .") + ".")


HAND_OVER = DocumentKind(
    id="D9",
    title="Biên bản bàn giao",
    type_code="BB",
    type_name="Biên bản bàn giao",
    period="none",
    build=build,
    formats=("pdf", "docx"),
    typed=_TYPED,
    wants=("to_date",),
    layout=Layout(
        end=EndForm.PARTIES, parties=("BÊN GIAO", "BÊN NHẬN", "NGƯỜI CHỨNG KIẾN"), body_size=13
    ),
    audiences=(Audience.FIGURES,),
)
