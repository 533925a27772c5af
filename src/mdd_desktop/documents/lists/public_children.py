"""B8: the list that may be put up in public; initials, age bands, no small counts."""

from collections import Counter
from dataclasses import dataclass

from mdd_desktop.documents.lists.frame import (
    TEMPLATE,
    UPRIGHT,
    centred,
    column,
    list_content,
    list_kind,
    total,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import Audience, ChildView, small_cell
from mdd_desktop.domain.document import Row, Table
from mdd_desktop.domain.vietnamese import at_the_start, sort_key, within

_COLUMNS = (
    centred("STT", 10),
    centred("Mã hoặc tên viết tắt", 40),
    centred("Nhóm tuổi", 25),
    column("Xã, phường", 40),
    column("Diện", 30),
    centred("Tình trạng đỡ đầu", 20),
)


@dataclass(frozen=True)
class PublicLine:
    """A child whose guardian, and who herself if old enough, agreed to be published."""

    view: ChildView
    state: str


@dataclass(frozen=True)
class PublicListing:
    """The rows of B8."""

    lines: tuple[PublicLine, ...]


def build(material: Material) -> Content:
    """The public list."""
    listing = material.given(PublicListing)
    words = material.wording(TEMPLATE)
    rows = [
        Row(
            (
                place,
                line.view.name,
                line.view.birth,
                at_the_start(line.view.commune),
                line.view.kind,
                line.state,
            )
        )
        for place, line in enumerate(listing.lines, start=1)
    ]
    if rows:
        rows.append(total(f"Tổng cộng: {small_cell(len(rows))} trẻ", _COLUMNS))
    counts = Counter(line.view.kind for line in listing.lines)
    kinds = "; ".join(
        f"{within(kind)} {small_cell(counts[kind])}" for kind in sorted(counts, key=sort_key)
    )
    closing = (
        f"Theo diện: {kinds}." if kinds else "",
        words.say("public_cells"),
        words.say("public_consent"),
    )
    return list_content(
        material,
        (Table(_COLUMNS, tuple(rows)),),
        heading="as_of",
        closing=closing,
        restricted=False,
    )


PUBLIC_LIST = list_kind(
    "B8", "Danh sách công khai", build, audiences=(Audience.PUBLIC,), layout=UPRIGHT
)
