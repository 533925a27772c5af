"""The lines of the list of children: what one page shows, read in three statements."""

import datetime as dt
import json
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, select

from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.storage.queries.child_filters import survivors
from mdd_desktop.storage.tables import ChildRow, SponsorRow, SponsorshipRow

_C = ChildRow.__table__.c
_S = SponsorshipRow.__table__.c
_G = SponsorRow.__table__.c
_PAGE = select(
    _C.id,
    _C.code,
    _C.full_name,
    _C.birth,
    _C.sex,
    _C.family,
    _C.guardian_name,
    _C.guardian_relation,
    _C.village,
    _C.unit_id,
    _C.owner,
    _C.registered_on,
    _C.sponsor_wanted,
    _C.complete,
    _C.exit,
).where(_C.id.in_(bindparam("ids", expanding=True)))
_BONDS = (
    select(_S.child_id, _S.start, _S.end, _S.pauses, _S.cancelled_on, _G.full_name)
    .select_from(SponsorshipRow.__table__)
    .outerjoin(SponsorRow.__table__, _G.id == _S.sponsor_id)
    .where(_S.child_id.in_(bindparam("ids", expanding=True)), _S.void.is_(False))
    .order_by(_S.start, _S.id)
)


class CareState(StrEnum):
    """What the list says of a child's sponsorship."""

    ACTIVE = "dang_do_dau"
    PAUSED = "tam_dung"
    WAITING = "cho_duyet"
    NONE = "chua_co"
    NOT_WANTED = "khong_can"
    CLOSED = "da_dong"
    MOVED = "da_chuyen"


_BEST_FIRST = {
    SponsorshipState.ACTIVE: CareState.ACTIVE,
    SponsorshipState.PAUSED: CareState.PAUSED,
    SponsorshipState.WAITING: CareState.WAITING,
}
_PRESENT = (SponsorshipState.ACTIVE, SponsorshipState.PAUSED)
_WAITS = (CareState.NONE, CareState.WAITING)


class ChildLine(NamedTuple):
    """One child in the list.

    Attributes:
        birth: As tables print it: ``05/01/2015``, ``01/2015``, ``2015`` or empty.
        age: Whole years on the day; None without a birth date.
        age_is_exact: Whether the day of birth is known.
        family: ``FamilyKind.label`` gives its words.
        guardian_relation: A code of the list ``relation``.
        sponsors: Names of the present sponsors, longest standing first.
        state: What is said of her sponsorship.
        days: Days since she was registered or her last sponsorship ended; None unless the state
            is ``NONE`` or ``WAITING``.
        complete: Whole percent, see ``domain.completeness``.
        owner: The unit that may write her record.
    """

    id: UUID
    code: str | None
    full_name: str
    birth: str
    age: int | None
    age_is_exact: bool
    sex: str | None
    family: FamilyKind
    guardian_name: str | None
    guardian_relation: str | None
    sponsors: tuple[str, ...]
    state: CareState
    days: int | None
    complete: int
    village: str | None
    unit_id: str
    owner: str | None

    @property
    def sponsors_shown(self) -> str:
        """The first sponsor's name and how many more there are: ``Đỗ Thị Vân +1``."""
        if not self.sponsors:
            return "—"
        more = len(self.sponsors) - 1
        return f"{self.sponsors[0]} +{more}" if more else self.sponsors[0]


class _Bond(NamedTuple):
    sponsor: str
    state: SponsorshipState
    end: str | None


def lines(connection: Connection, ids: Sequence[str], today: dt.date) -> tuple[ChildLine, ...]:
    """Return the lines of these children, in the order of their ids."""
    found = {row.id: row for row in connection.execute(_PAGE, {"ids": ids})}
    bonds = _bonds(connection, ids, today.isoformat())
    return tuple(
        _line(found[child], bonds.get(child, []), today) for child in ids if child in found
    )


def _bonds(connection: Connection, ids: Sequence[str], day: str) -> dict[str, list[_Bond]]:
    page = frozenset(ids)
    merged = {loser: winner for loser, winner in survivors(connection).items() if winner in page}
    found: dict[str, list[_Bond]] = {}
    for child, start, end, pauses, cancelled, name in connection.execute(
        _BONDS, {"ids": [*ids, *merged]}
    ):
        state = state_on(day, start=start, end=end, pauses=pauses, cancelled=cancelled)
        found.setdefault(merged.get(child, child), []).append(_Bond(name or "", state, end))
    return found


def state_on(
    day: str, *, start: str | None, end: str | None, pauses: str, cancelled: str | None
) -> SponsorshipState:
    """``Sponsorship.state_on`` of a row, without making the record: a page has dozens of them.

    Args:
        day: ISO text; dates of the registry compare as text.
        start: First day.
        end: Last day, inclusive.
        pauses: JSON.
        cancelled: The day it was cancelled.
    """
    if start is None or start > day:
        gone = start is None and cancelled is not None and cancelled <= day
        return SponsorshipState.CANCELLED if gone else SponsorshipState.WAITING
    if end is not None and end < day:
        return SponsorshipState.ENDED
    paused = pauses != "[]" and any(
        pause["from"] <= day <= pause.get("to", day) for pause in json.loads(pauses)
    )
    return SponsorshipState.PAUSED if paused else SponsorshipState.ACTIVE


def _line(row: Row[*tuple[Any, ...]], bonds: list[_Bond], today: dt.date) -> ChildLine:
    born = _born(row.birth) if row.birth else None
    state = _care_state(row.exit, row.sponsor_wanted, bonds)
    names = [bond.sponsor for bond in bonds if bond.state in _PRESENT]
    return ChildLine(
        id=UUID(row.id),
        code=row.code,
        full_name=row.full_name,
        birth=born.shown() if born else "",
        age=born.age_on(today) if born else None,
        age_is_exact=born is not None and born.precision == "day",
        sex=row.sex,
        family=FamilyKind(row.family),
        guardian_name=row.guardian_name,
        guardian_relation=row.guardian_relation,
        sponsors=tuple(dict.fromkeys(names)),
        state=state,
        days=_days_waited(row.registered_on, bonds, today) if state in _WAITS else None,
        complete=row.complete,
        village=row.village,
        unit_id=row.unit_id,
        owner=row.owner,
    )


@lru_cache(maxsize=8192)
def _born(text: str) -> PartialDate:
    """A birth date; twenty years have few, and reading one costs as much as the rest of a line."""
    return PartialDate.model_validate(text)


def _care_state(left: str | None, wanted: bool, bonds: list[_Bond]) -> CareState:  # noqa: FBT001 - a column
    if left is not None:
        return CareState.CLOSED
    states = {bond.state for bond in bonds}
    for state, care in _BEST_FIRST.items():
        if state in states:
            return care
    return CareState.NONE if wanted else CareState.NOT_WANTED


def _days_waited(registered: str | None, bonds: list[_Bond], today: dt.date) -> int | None:
    day = today.isoformat()
    past = [one for one in (registered, *(bond.end for bond in bonds)) if one and one <= day]
    return (today - dt.date.fromisoformat(max(past))).days if past else None
