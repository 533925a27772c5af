"""The list of sponsors as a screen asks for it, and who may be the one being entered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services.lateness import Giving, giving_of
from mdd_desktop.storage.queries.sponsor_bonds import ids_where
from mdd_desktop.storage.queries.sponsors import (
    Sort,
    SponsorFilter,
    SponsorLine,
    count_sponsors,
    kind_counts,
    search_sponsors,
)
from mdd_desktop.storage.registry import Registry

__all__ = [
    "Alike",
    "Giving",
    "SponsorLine",
    "SponsorPage",
    "SponsorQuestion",
    "SponsorTab",
    "alike",
    "counts",
    "page",
]
_MOST_ALIKE = 5


class SponsorTab(StrEnum):
    """The built-in filters, one tab each."""

    ALL = "tat_ca"
    ACTIVE = "dang_do_dau"
    ROOM = "con_nhan"
    IDLE = "chua_do_dau"
    PROMISE = "can_ky"


_FILTERS: Mapping[SponsorTab, SponsorFilter] = {
    SponsorTab.ALL: SponsorFilter(),
    SponsorTab.ACTIVE: SponsorFilter(active=True),
    SponsorTab.ROOM: SponsorFilter(with_room=True),
    SponsorTab.IDLE: SponsorFilter(active=False),
    SponsorTab.PROMISE: SponsorFilter(protection_due=True),
}


@dataclass(frozen=True)
class SponsorQuestion:
    """What the screen asks for.

    Attributes:
        typed: Beginnings of words, accents optional.
        kind: A code of ``SponsorKind``, ``foreign``, or "".
    """

    typed: str = ""
    tab: SponsorTab = SponsorTab.ALL
    kind: str = ""
    sort: Sort = "name"


@dataclass(frozen=True)
class SponsorPage:
    """A page of the list, with what each sponsor gives."""

    rows: tuple[SponsorLine, ...]
    total: int
    giving: Mapping[UUID, Giving]


@dataclass(frozen=True)
class Alike:
    """A sponsor who may be the one being entered, and why."""

    sponsor: Sponsor
    reasons: tuple[str, ...]
    same_number: bool


def page(registry: Registry, asked: SponsorQuestion, offset: int, limit: int) -> SponsorPage:
    """Return the lines from ``offset`` on, and how many sponsors answer."""
    with registry.read() as reading:
        found = search_sponsors(
            reading.connection,
            asked.typed,
            today=registry.today,
            filters=_filter(asked),
            sort=asked.sort,
            offset=offset,
            limit=limit,
        )
        giving = giving_of(registry, reading, (row.id for row in found.rows))
    return SponsorPage(found.rows, found.total, giving)


def counts(registry: Registry) -> dict[str, int]:
    """How many sponsors stand behind each tab and each kind."""
    with registry.read() as reading:
        connection, today = reading.connection, registry.today
        found = {
            tab.value: count_sponsors(connection, today=today, filters=chosen)
            for tab, chosen in _FILTERS.items()
        }
        return found | kind_counts(connection)


def alike(
    registry: Registry, name: str, *, phone: str, number: str, but: UUID | None = None
) -> tuple[Alike, ...]:
    """Sponsors with the same number, telephone or name: a copy, or two who share a name.

    Args:
        registry: Of the office.
        name: As typed; compared without accents.
        phone: In its stored form.
        number: Of the identity paper.
        but: The sponsor that is being corrected.
    """
    wanted = fold(name).strip()
    with registry.read() as reading:
        ids: dict[UUID, None] = {}
        for column, value in (("identity_number", number), ("phone", phone)):
            if value:
                ids |= dict.fromkeys(ids_where(reading.connection, "sponsor", column, [value]))
        if wanted:
            found = search_sponsors(reading.connection, name, today=registry.today, limit=50)
            ids |= dict.fromkeys(r.id for r in found.rows if fold(r.full_name) == wanted)
        records = reading.of(Sponsor).many([one for one in ids if one != but])
    told = (_alike(one, wanted, phone, number) for one in records if one.merged_into is None)
    return tuple(one for one in told if one.reasons)[:_MOST_ALIKE]


def _alike(sponsor: Sponsor, name: str, phone: str, number: str) -> Alike:
    same = bool(number) and sponsor.identity_number == number
    reasons = (
        "cùng số định danh" if same else "",
        "cùng số điện thoại" if phone and sponsor.phone == phone else "",
        "cùng tên" if name and fold(sponsor.full_name) == name else "",
    )
    return Alike(sponsor, tuple(text for text in reasons if text), same)


def _filter(asked: SponsorQuestion) -> SponsorFilter:
    chosen = _FILTERS[asked.tab]
    if asked.kind == "foreign":
        return replace(chosen, foreign=True)
    return replace(chosen, kind=asked.kind or None)
