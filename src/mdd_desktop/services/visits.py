"""Visits: who is due, the sheet of one child, what was found, what was done about it."""

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.record_code import as_keyed, check_letter, read_code
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import sort_bytes
from mdd_desktop.domain.visit import Visit
from mdd_desktop.domain.visit_rules import checked_visit
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.services.task_facts import People
from mdd_desktop.storage.queries import task_rows, visit_rows
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_SHEET = "D7"
_SOON_DAYS = 30


@dataclass(frozen=True)
class VisitDue:
    """A child on the list of visits.

    Attributes:
        last: The day of the latest visit.
        due: The last day on which the next one is in time; None for a child without a sponsor,
            whom the programme does not oblige to visit.
        flagged: The day of a red flag that nobody has settled.
    """

    id: UUID
    code: str
    name: str
    village: str
    carer: str
    phone: str
    last: dt.date | None
    due: dt.date | None
    flagged: dt.date | None

    def days_left(self, today: dt.date) -> int | None:
        """Days until the visit is late; negative when it is."""
        return (self.due - today).days if self.due else None

    def is_overdue(self, today: dt.date) -> bool:
        """Whether the figure ``children_visit_overdue`` counts her."""
        return self.due is not None and self.due < today

    def is_soon(self, today: dt.date) -> bool:
        """Whether her visit is due within a month."""
        left = self.days_left(today)
        return left is not None and 0 <= left <= _SOON_DAYS


@dataclass(frozen=True)
class VisitGround:
    """What the entry of a visit shows: the child, the time before, what she got since.

    Attributes:
        last: The latest visit before, None at the first.
        received: Deliveries since then, newest first.
        due: As in the list.
    """

    child: Child
    last: Visit | None
    received: tuple[SupportEntry, ...]
    due: dt.date | None


def due_list(registry: Registry) -> tuple[VisitDue, ...]:
    """Every open record, by village and then by name."""
    with registry.read() as reading:
        due = _due(reading, registry.today)
        last = task_rows.last_visits(reading.connection, registry.today)
        flags = visit_rows.open_flags(reading.connection)
        children = visit_rows.open_children(reading.connection)
    children.sort(key=lambda row: (not row.village, sort_bytes(row.village or ""), row.name_key))
    return tuple(
        VisitDue(
            id=UUID(row.id),
            code=row.code or "",
            name=row.full_name,
            village=row.village or "",
            carer=row.guardian_name or "",
            phone=row.phone or "",
            last=_day(last.get(row.id)),
            due=due.get(row.id),
            flagged=_day(flags.get(row.id)),
        )
        for row in heeded(children)
    )


def overdue_count(registry: Registry) -> int:
    """How many children's visits are late, as the figure counts them."""
    with registry.read() as reading:
        return sum(day < registry.today for day in _due(reading, registry.today).values())


def ground(registry: Registry, child_id: UUID, *, before: UUID | None = None) -> VisitGround:
    """What the entry of a visit shows.

    Args:
        registry: Of the office.
        child_id: Who was visited.
        before: A visit that is being corrected; the time before is the one before it.
    """
    with registry.read() as reading:
        child = reading.of(Child).get(child_id)
        visits = [v for v in reading.of(Visit).where(child_id=child_id) if not v.void]
        edited = next((visit for visit in visits if visit.id == before), None)
        earlier = [v for v in visits if edited is None or (v.date, v.id) < (edited.date, edited.id)]
        last = max(earlier, key=lambda v: (v.date, v.id), default=None)
        since = last.date if last else dt.date.min
        received = [
            entry
            for entry in reading.of(SupportEntry).where(child_id=child_id, void=False)
            if entry.direction.goes_out and entry.date > since
        ]
        due = _due(reading, registry.today).get(child_id.hex)
    received.sort(key=lambda entry: entry.date, reverse=True)
    return VisitGround(child, last, tuple(received), due)


def record(registry: Registry, child_id: UUID, values: Mapping[str, Any]) -> Visit:
    """Enter a visit to a child.

    Raises:
        NotFoundError: There is no such child.
        RuleError: A value is refused, the visit lies ahead or says nothing.
    """
    with registry.transaction("Ghi thăm trẻ") as tx:
        tx.of(Child).get(child_id)
        given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
        visit = checked(Visit, {"id": new_id(), **given, **values, "child_id": child_id})
        visit = checked_visit(visit, today=registry.today)
        tx.of(Visit).save(visit)
    return visit


def one(registry: Registry, visit_id: UUID) -> Visit:
    """A visit.

    Raises:
        NotFoundError: There is none.
    """
    with registry.read() as reading:
        return reading.of(Visit).get(visit_id)


def correct(registry: Registry, visit_id: UUID, values: Mapping[str, Any]) -> Visit:
    """Change what was entered of a visit; what is not named stays."""
    with registry.transaction("Sửa phiếu thăm") as tx:
        visit = tx.of(Visit).get(visit_id).corrected(**values)
        visit = checked_visit(visit, today=registry.today)
        tx.of(Visit).save(visit)
    return visit


def settle(registry: Registry, visit_id: UUID, *, on: dt.date, done: str) -> Visit:
    """Say what was done about a red flag; its task goes.

    Raises:
        RuleError: There is none, nothing is said, or the day cannot be.
    """
    with registry.transaction("Xử lý dấu hiệu cần chú ý") as tx:
        visit = tx.of(Visit).get(visit_id)
        if not visit.red_flag:
            raise RuleError("no_flag", "Lần thăm này không có dấu hiệu cần chú ý.")
        if not done.strip():
            raise RuleError("note_missing", "Ghi đã làm gì: gặp ai, báo cho ai, kết quả ra sao.")
        if not visit.date <= on <= registry.today:
            raise RuleError("bad_day", "Ngày xử lý phải từ ngày thăm đến hôm nay.")
        visit = visit.corrected(follow_up_on=on, follow_up=done)
        tx.of(Visit).save(visit)
    return visit


def child_of_code(registry: Registry, text: str) -> UUID:
    """The child whose sheet was scanned or whose code was typed, with or without its check sign.

    Raises:
        NotFoundError: Nobody has this code.
        RuleError: ``wrong_check``: a sign was mistyped.
    """
    typed = [one.replace(".", "·") for one in as_keyed("".join(text.split()).replace("·", "."))]
    with registry.read() as reading:
        for keyed in typed[:-1]:
            with contextlib.suppress(NotFoundError, RuleError):
                return _child_of(reading, keyed)
        return _child_of(reading, typed[-1])


def _child_of(reading: Reading, typed: str) -> UUID:
    bare, mark, _ = typed.rpartition("·")
    if mark:
        if read_code(typed) is None:
            raise _mistyped()
        return find_id(reading, Child, bare)
    try:
        return find_id(reading, Child, typed)
    except NotFoundError:
        if typed and check_letter(typed[:-1]) == typed[-1]:
            return find_id(reading, Child, typed[:-1])
        raise


def sheets(registry: Registry, children: list[UUID]) -> Made:
    """The paper sheets of these children in one file, with their last answers; blank for none.

    Raises:
        RuleError: More than a day's walk.
    """
    most = 200
    if len(children) > most:
        raise RuleError("too_many", f"Mỗi lần in nhiều nhất {most} phiếu. Chọn bớt theo ấp.")
    chosen = [str(child) for child in children] or [""]
    return documents.make(registry, Wish(kind=_SHEET, records={"child": chosen}), "pdf")


def blank_sheet(registry: Registry, kind: str) -> Made:
    """A sheet to be filled in by hand, of a kind of paper that can be blank."""
    return documents.make(registry, Wish(kind=kind, records={"child": [""]}), "pdf")


def _due(reading: Reading, today: dt.date) -> dict[str, dt.date]:
    people = People(reading, reading.settings(), today)
    return {one.id.hex: one.on for one in people.visits()}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _mistyped() -> RuleError:
    return RuleError(
        "wrong_check", "Mã trên phiếu gõ sai một ký tự. Xem lại từng ký tự, cả chữ sau dấu chấm."
    )
