"""Two records of children side by side: what each says, and one record made of both."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child, Parent
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.duplicates import Match
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import joins
from mdd_desktop.services.joins import Agreement
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


@dataclass(frozen=True)
class Side:
    """One of the two records.

    Attributes:
        unit: Code of the unit that owns it.
        kept: What stays with it whatever is chosen: sponsorships, support, visits.
    """

    id: UUID
    name: str
    unit: str
    code: str
    registered: str
    kept: tuple[str, str]


@dataclass(frozen=True)
class PairRow:
    """One line of the comparison; ``fields`` go together when a value is taken over."""

    key: str
    title: str
    first: str
    second: str

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return self.first != self.second


@dataclass(frozen=True)
class Pair:
    """Two records and how alike they are."""

    first: Side
    second: Side
    score: float
    reasons: tuple[str, ...]
    differences: tuple[str, ...]
    rows: tuple[PairRow, ...]

    def taken_from_second(self) -> frozenset[str]:
        """The lines of which only the second record says something."""
        return frozenset(row.key for row in self.rows if row.second and not row.first)


def needs_agreement(found: Pair) -> bool:
    """Whether two units own the records: then both are asked before they are joined."""
    return found.first.unit != found.second.unit


def pair(registry: Registry, match: Match) -> Pair:
    """Read a suspected pair; the record that was registered first comes first.

    Raises:
        NotFoundError: One of the two is no longer there.
    """
    with registry.read() as reading:
        both = [reading.of(Child).get(UUID(one)) for one in (match.a, match.b)]
        first, second = sorted(both, key=lambda child: (str(child.registered_on), child.id))
        return Pair(
            first=_side(reading, first),
            second=_side(reading, second),
            score=match.score,
            reasons=match.reasons,
            differences=match.differences,
            rows=tuple(
                PairRow(key, title, shown(first), shown(second))
                for key, (title, _fields, shown) in _ROWS.items()
            ),
        )


def join(
    registry: Registry,
    keep: UUID,
    other: UUID,
    *,
    take: Collection[str],
    agreed: Agreement | None = None,
) -> UUID:
    """Read both records as one from now on; the kept one takes lines over from the other.

    Args:
        registry: Of this office.
        keep: The record that stays.
        other: The record that is read as the kept one.
        take: Keys of lines whose values the kept record takes over; where another unit owns it
            they are proposed to that unit.
        agreed: By whom, when two units own the records.

    Returns:
        The record that is read from now on.

    Raises:
        NotFoundError: One of the two is unknown.
        RuleError: As ``joins.merge`` says, or a line is unknown.
    """
    unknown = set(take) - _ROWS.keys()
    if unknown:
        raise RuleError("unknown_line", "Không có dòng này trong bảng so hai hồ sơ.")
    fields = [field for key in take for field in _ROWS[key][1]]
    return joins.merge(registry, other, keep, take=fields, agreed=agreed)


def _side(reading: Reading, child: Child) -> Side:
    bonds = reading.of(Sponsorship).where(child_id=child.id, void=False)
    given = len(reading.of(SupportEntry).where(child_id=child.id, void=False))
    visits = len(reading.of(Visit).where(child_id=child.id, void=False))
    return Side(
        id=child.id,
        name=child.full_name,
        unit=str(reading.of(Child).owner(child.id)),
        code=child.code or "",
        registered=f"{child.registered_on:%d/%m/%Y}" if child.registered_on else "",
        kept=(f"{len(bonds)} lượt", f"{given} khoản · {visits} lần thăm"),
    )


def _parent(parent: Parent) -> str:
    told = "" if parent.status == "khong_ro" else label("parent_status", parent.status).lower()
    if parent.is_dead and parent.died_on:
        told = f"mất {parent.died_on.shown()}"
    return ", ".join(part for part in (parent.full_name, told) if part)


def _carer(child: Child) -> str:
    relation = child.guardian_relation
    told = label("relation", relation).lower() if relation else ""
    return ", ".join(part for part in (child.guardian_name, told) if part)


def _joined(*names: str) -> Callable[[Child], str]:
    def shown(child: Child) -> str:
        return ", ".join(str(value) for name in names if (value := getattr(child, name)))

    return shown


def _coded(name: str, code_list: str) -> Callable[[Child], str]:
    def shown(child: Child) -> str:
        value = getattr(child, name)
        return label(code_list, value) if value else ""

    return shown


_ROWS: dict[str, tuple[str, tuple[str, ...], Callable[[Child], str]]] = {
    "name": ("Họ và tên", ("full_name",), _joined("full_name")),
    "birth": ("Ngày sinh", ("birth",), lambda c: c.birth.shown() if c.birth else ""),
    "sex": ("Giới tính", ("sex",), _coded("sex", "sex")),
    "ethnic": ("Dân tộc", ("ethnic",), _joined("ethnic")),
    "identity": ("Số định danh", ("identity_number",), _joined("identity_number")),
    "father": ("Cha", ("father",), lambda c: _parent(c.father)),
    "mother": ("Mẹ", ("mother",), lambda c: _parent(c.mother)),
    "carer": ("Người nuôi dưỡng", ("guardian_name", "guardian_relation"), _carer),
    "phone": ("Điện thoại", ("phone",), _joined("phone")),
    "place": ("Nơi ở", ("village", "address"), _joined("village", "address")),
    "school": ("Lớp, trường", ("school_class", "school"), _joined("school_class", "school")),
}
