"""B3: one row for each sponsorship, with what was delivered through it."""

from dataclasses import dataclass

from mdd_desktop.documents.lists.frame import (
    TEMPLATE,
    centred,
    closing_sentence,
    column,
    list_content,
    list_kind,
    number,
    total,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import Audience, ChildView
from mdd_desktop.domain.document import CellValue, Row, Table
from mdd_desktop.domain.vietnamese import count_in_text

_COLUMNS = (
    centred("STT", 8),
    column("Trẻ", 30),
    centred("Ngày sinh", 18),
    column("Mẹ đỡ đầu", 34),
    centred("Hình thức", 16),
    column("Nội dung hỗ trợ", 32),
    number("Mức/tháng (đồng)", 22),
    centred("Thời gian (từ – đến)", 30),
    number("Đã trao trong kỳ (đồng)", 24),
    number("Lũy kế (đồng)", 24),
    column("Ghi chú", 14),
)


@dataclass(frozen=True)
class SponsorshipLine:
    """A sponsorship with active days in the period."""

    child: ChildView
    sponsor: str
    form: str
    content: str
    monthly: CellValue
    time: str
    delivered: int
    delivered_ever: int
    note: str


@dataclass(frozen=True)
class SponsorshipListing:
    """The rows of B3; ``children`` and ``sponsors`` are distinct."""

    lines: tuple[SponsorshipLine, ...]
    children: int
    sponsors: int


def build(material: Material) -> Content:
    """The list of sponsorships."""
    listing = material.given(SponsorshipListing)
    count = len(listing.lines)
    words = material.wording(
        TEMPLATE,
        count=count_in_text(count),
        children=count_in_text(listing.children),
        sponsors=count_in_text(listing.sponsors),
    )
    rows = [_row(place, line) for place, line in enumerate(listing.lines, start=1)]
    if rows:
        text = f"Tổng cộng: {count} lượt; {listing.children} trẻ, {listing.sponsors} Mẹ đỡ đầu"
        delivered = sum(line.delivered for line in listing.lines)
        ever = sum(line.delivered_ever for line in listing.lines)
        rows.append(total(text, _COLUMNS, delivered, ever, None))
    table = Table(_COLUMNS, tuple(rows), unit_line="Đơn vị tính: đồng", numbered=True)
    closing = (closing_sentence(words, "sponsorships", len(listing.lines)),)
    return list_content(material, (table,), heading="in_period", closing=closing)


def _row(place: int, line: SponsorshipLine) -> Row:
    return Row(
        (
            place,
            line.child.name,
            line.child.birth,
            line.sponsor,
            line.form,
            line.content,
            line.monthly,
            line.time,
            line.delivered,
            line.delivered_ever,
            line.note,
        )
    )


SPONSORSHIPS_LIST = list_kind(
    "B3",
    "Tổng hợp nhận đỡ đầu",
    build,
    period="month",
    audiences=(Audience.INTERNAL, Audience.SUPERIOR),
)
