"""B6: the children who wait for a sponsor, the most urgent first."""

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
from mdd_desktop.domain.audience import ChildView
from mdd_desktop.domain.document import CellValue, Row, Table
from mdd_desktop.domain.vietnamese import at_the_start, count_in_text

_COLUMNS = (
    centred("STT", 8),
    column("Trẻ", 34),
    centred("Tuổi", 12),
    column("Nơi ở", 36),
    column("Diện", 22),
    column("Nhu cầu", 50),
    number("Số ngày chờ", 18),
    centred("Mức ưu tiên", 20),
    column("Ghi chú", 52),
)
_PRIORITIES = {1: "Rất gấp", 2: "Gấp", 3: "Thường"}


@dataclass(frozen=True)
class WaitingLine:
    """A child without a sponsor; priority 1 is the most urgent."""

    view: ChildView
    days: int
    priority: int
    note: str = ""


@dataclass(frozen=True)
class WaitingListing:
    """The rows of B6 in order."""

    lines: tuple[WaitingLine, ...]


def build(material: Material) -> Content:
    """The list of waiting children."""
    listing = material.given(WaitingListing)
    words = material.wording(TEMPLATE, count=count_in_text(len(listing.lines)))
    rows = [_row(place, line) for place, line in enumerate(listing.lines, start=1)]
    if rows:
        urgent = sum(line.priority == 1 for line in listing.lines)
        rows.append(total(f"Tổng cộng: {len(rows)} trẻ, trong đó {urgent} rất gấp", _COLUMNS))
    table = Table(_COLUMNS, tuple(rows), numbered=True)
    closing = (closing_sentence(words, "children", len(listing.lines)),)
    return list_content(material, (table,), heading="as_of", closing=closing)


def _row(place: int, line: WaitingLine) -> Row:
    view = line.view
    age: CellValue = view.age
    where = at_the_start(", ".join(part for part in (view.place, view.commune) if part))
    return Row(
        (
            place,
            view.name,
            age,
            where,
            view.kind,
            view.needs,
            line.days,
            _PRIORITIES[line.priority],
            line.note,
        )
    )


WAITING_LIST = list_kind("B6", "Danh sách trẻ chưa được đỡ đầu", build)
