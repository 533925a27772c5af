"""B7: what is done twice, what was missed, what is late."""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.documents.lists.frame import (
    TEMPLATE,
    centred,
    column,
    list_content,
    list_kind,
    number,
    total,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import ChildView
from mdd_desktop.domain.document import CellValue, Row, Table
from mdd_desktop.domain.vietnamese import count_in_text, format_vnd

_DOUBLE = (
    centred("STT", 10),
    column("Trẻ", 52),
    column("Nhu cầu", 50),
    column("Mẹ đỡ đầu 1", 50),
    column("Mẹ đỡ đầu 2", 50),
    number("Mức (đồng/tháng)", 40),
)
_MISSED = (
    centred("STT", 10),
    column("Trẻ", 92),
    centred("Từ ngày", 40),
    column("Lý do", 110),
)
_LATE = (
    centred("STT", 10),
    column("Mẹ đỡ đầu", 60),
    column("Trẻ", 52),
    number("Phải trao", 34),
    number("Đã nhận", 34),
    number("Thiếu", 34),
    number("Số ngày", 28),
)
REASONS = ("unsponsored", "no_delivery", "not_visited")


@dataclass(frozen=True)
class DoubleLine:
    """A need of a child that two sponsors pledge for."""

    child: ChildView
    need: str
    first: str
    second: str
    monthly: CellValue


@dataclass(frozen=True)
class MissedLine:
    """A child who waits; the reason is one of ``REASONS``."""

    child: ChildView
    since: dt.date | None
    reason: str


@dataclass(frozen=True)
class LateLine:
    """A sponsorship behind its pledges."""

    sponsor: str
    child: ChildView
    due: int
    paid: int
    missing: int
    days: int


@dataclass(frozen=True)
class GapListing:
    """The three parts of B7."""

    double: tuple[DoubleLine, ...]
    missed: tuple[MissedLine, ...]
    late: tuple[LateLine, ...]


def build(material: Material) -> Content:
    """The three tables."""
    listing = material.given(GapListing)
    children = {line.child.code for line in listing.double}
    amount = format_vnd(sum(line.missing for line in listing.late))
    plain = material.wording(TEMPLATE, amount=amount)
    words = material.wording(
        TEMPLATE,
        double=count_in_text(len(children)),
        missed=count_in_text(len(listing.missed)),
        late=count_in_text(len(listing.late)),
        amount=amount,
        missing=plain.say("gaps.missing") if listing.late else "",
    )
    reasons = {name: words.say(f"gaps.{name}") for name in REASONS}
    tables = (
        Table(_DOUBLE, _double_rows(listing), caption=words.say("gaps.double")),
        Table(_MISSED, _missed_rows(listing, reasons), caption=words.say("gaps.missed")),
        Table(
            _LATE,
            _late_rows(listing),
            caption=words.say("gaps.late"),
            unit_line="Đơn vị tính: đồng",
        ),
    )
    closing = (words.say("closing_gaps"),)
    return list_content(material, tables, heading="in_period", closing=closing)


def _double_rows(listing: GapListing) -> tuple[Row, ...]:
    return tuple(
        Row((place, line.child.name, line.need, line.first, line.second, line.monthly))
        for place, line in enumerate(listing.double, start=1)
    )


def _missed_rows(listing: GapListing, reasons: dict[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row((place, line.child.name, line.since, reasons[line.reason]))
        for place, line in enumerate(listing.missed, start=1)
    )


def _late_rows(listing: GapListing) -> tuple[Row, ...]:
    rows = [
        Row(
            (
                place,
                line.sponsor,
                line.child.name,
                line.due,
                line.paid,
                line.missing,
                line.days,
            )
        )
        for place, line in enumerate(listing.late, start=1)
    ]
    if rows:
        due, paid = (sum(getattr(one, key) for one in listing.late) for key in ("due", "paid"))
        missing = sum(line.missing for line in listing.late)
        rows.append(total("Tổng cộng", _LATE, due, paid, missing, None))
    return tuple(rows)


GAPS_LIST = list_kind("B7", "Danh sách trùng – sót – trễ", build, period="month")
