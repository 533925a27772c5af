"""D10: a proposal to the people's committee or the Party committee."""

from collections.abc import Mapping

from mdd_desktop.documents.material import Content, DocumentKind, Material, items, spelt_out
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import (
    Align,
    Block,
    CellValue,
    Column,
    Heading,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from mdd_desktop.domain.document_rules import AS_ABOVE, governed_kind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Figure
from mdd_desktop.domain.vietnamese import count_in_text, parse_vnd

_COLUMNS = (
    Column("STT", 12, Align.CENTER),
    Column("Nội dung", 73),
    Column("Số lượng", 20, Align.RIGHT),
    Column("Đơn giá", 28, Align.RIGHT),
    Column("Thành tiền", 32, Align.RIGHT),
)
_PARTS = 3


def build(material: Material) -> Content:
    """Need, proposal, money."""
    report = material.report
    counts = {
        name: _count(report.figures.get(f"children_{name}"))
        for name in ("listed", "sponsored", "unsponsored")
    }
    receiver = _receiver(material)
    words = material.wording("letters", receiver=receiver, **counts)
    necessity = words.typed_text("necessity") or words.say(_necessity(report.figures))
    unsponsored = bool(report.figures.get("children_unsponsored"))
    proposal = words.typed_texts("proposal") or words.say_all(
        "d10.proposal" if unsponsored else "d10.proposal_none"
    )
    titles = words.say_all("d10.headings")
    body: list[Block] = [
        Heading(1, titles[0]),
        Paragraph.plain(necessity),
        Heading(1, titles[1]),
        *items(proposal),
        Heading(1, titles[2]),
        _funding(words),
        Paragraph.plain(words.say("d10.closing")),
    ]
    whole = spelt_out(receiver)
    others = [one for one in material.issuer.recipients if whole not in spelt_out(one)]
    return Content(
        subject=words.typed_text("subject") or words.say("d10.subject"),
        body=tuple(body),
        addressees=(receiver,),
        recipients=(AS_ABOVE, *others),
    )


def _necessity(figures: Mapping[str, Figure]) -> str:
    """Which sentence says how things stand without saying "no children"."""
    if figures.get("children_listed") == 0:
        return "d10.necessity_none"
    if figures.get("children_sponsored") == 0:
        return "d10.necessity_waiting"
    everybody = figures.get("children_unsponsored") == 0
    return "d10.necessity_sponsored" if everybody else "d10.necessity"


def _count(value: object) -> str:
    return count_in_text(value) if isinstance(value, int) else "chưa có số liệu"


def _receiver(material: Material) -> str:
    typed = material.report.typed.get("receiver", "")
    text = typed if isinstance(typed, str) else " ".join(typed)
    issuer = material.issuer
    if not text and (issuer.government or not governed_kind(issuer.unit_text)):
        text = issuer.superior_text
    return text or f"Ủy ban nhân dân {issuer.unit_text}"


def _funding(words: Wording) -> Table:
    """The typed lines ``nội dung; số lượng; đơn giá``, multiplied and summed."""
    rows = []
    whole = 0
    for place, text in enumerate(_lines(words), start=1):
        parts = [part.strip() for part in text.split(";")]
        if len(parts) != _PARTS or not parts[1].isdigit():
            message = f"Dòng kinh phí “{text[:60]}”: ghi như Quà Tết; 30; 300000."
            raise RuleError("bad_funding", message)
        price = parse_vnd(parts[2])
        whole += int(parts[1]) * price
        cells: tuple[CellValue, ...] = (place, parts[0], int(parts[1]), price)
        rows.append(Row((*cells, int(parts[1]) * price)))
    if rows:
        rows.append(Row(("Tổng cộng", None, None, whole), RowStyle.TOTAL, span=2))
    return Table(_COLUMNS, tuple(rows), unit_line="Đơn vị tính: đồng")


def _lines(words: Wording) -> list[str]:
    return [line for text in words.typed_texts("funding") for line in text.splitlines() if line]


PROPOSAL = DocumentKind(
    id="D10",
    title="Tờ trình",
    type_code="TTr",
    type_name="Tờ trình",
    period="year",
    build=build,
    formats=("pdf", "docx"),
    typed={
        "subject": "Trích yếu",
        "receiver": "Nơi nhận tờ trình",
        "necessity": "Sự cần thiết",
        "proposal": "Nội dung đề nghị",
        "funding": "Kinh phí: nội dung; số lượng; đơn giá, mỗi khoản một dòng",
    },
    wants=("to_date",),
    audiences=(Audience.FIGURES,),
)
