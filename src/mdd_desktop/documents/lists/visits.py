"""B4: the visits of a period, one row each."""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.documents.lists.frame import (
    TEMPLATE,
    centred,
    closing_sentence,
    column,
    list_content,
    list_kind,
    total,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import ChildView
from mdd_desktop.domain.document import Row, Table
from mdd_desktop.domain.vietnamese import count_in_text

_COLUMNS = (
    centred("STT", 8),
    column("Trẻ", 30),
    centred("Ngày thăm", 18),
    column("Người thăm", 26),
    column("Điều kiện sống", 28),
    column("Học tập", 28),
    column("Sức khỏe", 24),
    column("Tâm tư, nguyện vọng", 34),
    column("An toàn", 16),
    column("Đề xuất", 40),
)


@dataclass(frozen=True)
class VisitLine:
    """A visit; each answer is its rating and the officer's words."""

    child: ChildView
    date: dt.date
    visitor: str
    living: str = ""
    study: str = ""
    health: str = ""
    mind: str = ""
    safety: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class VisitListing:
    """The rows of B4; ``children`` counts each child once."""

    lines: tuple[VisitLine, ...]
    children: int


def build(material: Material) -> Content:
    """The list of visits."""
    listing = material.given(VisitListing)
    count = len(listing.lines)
    words = material.wording(
        TEMPLATE, count=count_in_text(count), children=count_in_text(listing.children)
    )
    rows = [_row(place, line) for place, line in enumerate(listing.lines, start=1)]
    if rows:
        rows.append(total(f"Tổng cộng: {count} lượt thăm {listing.children} trẻ", _COLUMNS))
    table = Table(_COLUMNS, tuple(rows), numbered=True)
    closing = (closing_sentence(words, "visits", len(listing.lines)),)
    return list_content(material, (table,), heading="in_period", closing=closing)


def _row(place: int, line: VisitLine) -> Row:
    return Row(
        (
            place,
            line.child.name,
            line.date,
            line.visitor,
            line.living,
            line.study,
            line.health,
            line.mind,
            line.safety,
            line.suggestion,
        )
    )


VISITS_LIST = list_kind("B4", "Theo dõi tình hình trẻ", build, period="half")
