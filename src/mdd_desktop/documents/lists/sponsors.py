"""B2: the Mẹ đỡ đầu, persons first."""

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
from mdd_desktop.domain.document import Row, Table
from mdd_desktop.domain.vietnamese import at_the_start, count_in_text

_COLUMNS = (
    centred("STT", 8),
    column("Họ và tên/Tên đơn vị", 42),
    centred("Loại", 20),
    centred("Năm sinh", 14),
    column("Nghề nghiệp, đơn vị", 34),
    column("Địa chỉ", 38),
    centred("Điện thoại", 24),
    centred("Hình thức", 20),
    number("Số trẻ", 12),
    column("Cán bộ đầu mối", 24),
    column("Ghi chú", 16),
)


@dataclass(frozen=True)
class SponsorLine:
    """A sponsor of the unit's children."""

    name: str
    kind: str
    born_year: str
    occupation: str
    address: str
    phone: str
    form: str
    children: int
    officer: str
    note: str


@dataclass(frozen=True)
class SponsorListing:
    """The rows of B2 in order.

    Attributes:
        persons: How many of them are persons.
        children: Distinct children they support; one with two sponsors counts once.
    """

    lines: tuple[SponsorLine, ...]
    persons: int
    children: int


def build(material: Material) -> Content:
    """The list of sponsors."""
    listing = material.given(SponsorListing)
    words = material.wording(TEMPLATE, count=count_in_text(len(listing.lines)))
    rows = [_row(place, line) for place, line in enumerate(listing.lines, start=1)]
    if rows:
        text = (
            f"Tổng cộng: {len(rows)} Mẹ đỡ đầu, trong đó {listing.persons} cá nhân;"
            f" {listing.children} trẻ được đỡ đầu"
        )
        rows.append(total(text, _COLUMNS))
    table = Table(_COLUMNS, tuple(rows), numbered=True)
    closing = (closing_sentence(words, "sponsors", len(listing.lines)),)
    return list_content(material, (table,), heading="as_of", closing=closing)


def _row(place: int, line: SponsorLine) -> Row:
    return Row(
        (
            place,
            line.name,
            line.kind,
            line.born_year,
            line.occupation,
            at_the_start(line.address),
            line.phone,
            line.form,
            line.children,
            line.officer,
            line.note,
        )
    )


SPONSORS_LIST = list_kind("B2", "Danh sách Mẹ đỡ đầu", build)
