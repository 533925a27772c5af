"""B1: the children of the list, grouped by village or commune."""

from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.lists.frame import (
    TEMPLATE,
    centred,
    closing_sentence,
    column,
    group,
    list_content,
    list_kind,
    total,
)
from mdd_desktop.documents.material import Content, Material
from mdd_desktop.domain.audience import Audience, ChildView
from mdd_desktop.domain.document import Row, Table
from mdd_desktop.domain.vietnamese import at_the_start, count_in_text

_COLUMNS = (
    centred("STT", 8),
    column("Họ và tên", 24),
    centred("Ngày sinh (tuổi)", 18),
    centred("Giới tính", 9),
    centred("Dân tộc", 11),
    column("Nơi ở hiện nay", 20),
    column("Diện mồ côi", 14),
    centred("Nguyên nhân", 13),
    column("Hoàn cảnh cụ thể", 24),
    centred("Hộ nghèo, cận nghèo", 12),
    column("Người nuôi dưỡng (quan hệ, SĐT)", 22),
    column("Trường, lớp", 15),
    column("Sức khỏe", 12),
    column("Chế độ đang hưởng", 13),
    column("Nhu cầu hỗ trợ", 15),
    centred("Mẹ đỡ đầu", 12),
    column("Ghi chú", 10),
)


@dataclass(frozen=True)
class ChildLine:
    """A child and how she stands with sponsors: ``Có``, ``Chưa`` or a dash."""

    view: ChildView
    sponsored: str


@dataclass(frozen=True)
class ChildGroup:
    """The children of one village, at a superior of one commune."""

    name: str
    lines: tuple[ChildLine, ...]


@dataclass(frozen=True)
class ChildListing:
    """The rows of B1 with its counts, which are those of the figures."""

    groups: tuple[ChildGroup, ...]
    girls: int
    both_parents: int

    @property
    def count(self) -> int:
        """How many children the list has."""
        return sum(len(one.lines) for one in self.groups)


def build(material: Material) -> Content:
    """The list of children."""
    listing = material.given(ChildListing)
    words = material.wording(TEMPLATE, count=count_in_text(listing.count))
    hidden = any(line.view.withheld for one in listing.groups for line in one.lines)
    table = Table(_COLUMNS, tuple(_rows(listing)), numbered=True)
    closing = (
        words.say("withdrawn") if hidden else "",
        closing_sentence(words, "children", listing.count),
    )
    return list_content(material, (table,), heading="as_of", closing=closing)


def _rows(listing: ChildListing) -> Iterator[Row]:
    place = 0
    for one in listing.groups:
        yield group(f"{at_the_start(one.name)}: {len(one.lines)} trẻ", _COLUMNS)
        for line in one.lines:
            place += 1
            yield Row((place, *_cells(line)))
    if place:
        text = (
            f"Tổng cộng: {listing.count} trẻ, trong đó {listing.girls} nữ,"
            f" {listing.both_parents} mồ côi cả cha và mẹ"
        )
        yield total(text, _COLUMNS)


def _cells(line: ChildLine) -> tuple[str, ...]:
    view = line.view
    birth = f"{view.birth} ({view.age})" if view.birth and view.age is not None else view.birth
    return (
        view.name,
        birth,
        view.sex,
        view.ethnic,
        at_the_start(view.place),
        view.kind,
        view.cause,
        view.circumstance,
        view.household,
        view.carer,
        view.school,
        view.health,
        view.allowance,
        view.needs,
        line.sponsored,
        view.note,
    )


CHILDREN_LIST = list_kind(
    "B1",
    "Danh sách trẻ em mồ côi",
    build,
    audiences=(Audience.INTERNAL, Audience.SUPERIOR),
)
