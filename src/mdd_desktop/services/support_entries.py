"""Lines of the support book one by one: entered, corrected, struck out with a reason, listed."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import name_sort_key
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.storage.queries.support_lines import (
    SupportLine,
    SupportPage,
    SupportQuestion,
    support_page,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_RUNNING = (SponsorshipState.ACTIVE, SponsorshipState.PAUSED)
STRUCK_OUT = "Gạch bỏ: "
_CHILD_FIELDS = (
    "id",
    "void",
    "full_name",
    "guardian_name",
    "merged_into",
    "exit",
    "village",
    "code",
)
_SPONSOR_FIELDS = ("id", "full_name")
_BOND_FIELDS = (
    "id",
    "void",
    "child_id",
    "sponsor_id",
    "receiver_name",
    "start",
    "end",
    "cancelled_on",
    "pauses",
)


def enter(registry: Registry, values: Mapping[str, Any]) -> SupportEntry:
    """Enter one line: money, goods with an estimate and an occasion, a service.

    Raises:
        NotFoundError: There is no such child, sponsor or sponsorship.
        RuleError: A value is refused, or the day is ahead.
    """
    with registry.transaction("Ghi một khoản hỗ trợ") as tx:
        given = {"unit_id": tx.unit, "date": registry.today, "recorded_on": registry.today}
        entry = _checked(tx, {"id": new_id(), **given, **values}, registry.today)
        tx.of(SupportEntry).save(entry)
    return entry


def get(registry: Registry, entry_id: UUID) -> SupportEntry:
    """One line.

    Raises:
        NotFoundError: There is none.
    """
    with registry.read() as reading:
        return reading.of(SupportEntry).get(entry_id)


def correct(
    registry: Registry, entry_id: UUID, values: Mapping[str, Any], *, reason: str
) -> SupportEntry:
    """Correct a line; what stood before stays in its history, with the reason.

    Raises:
        RuleError: ``reason_missing``, a refused value, a line of another office.
    """
    _require(reason, "Ghi lý do sửa, thí dụ “gõ nhầm số tiền”.")
    with registry.transaction("Sửa khoản hỗ trợ") as tx:
        before = tx.of(SupportEntry).get(entry_id)
        _require_standing(before)
        fields = {name: getattr(before, name) for name in type(before).model_fields}
        wanted = {**fields, **values, "note": _with_note(before.note, f"Sửa: {reason.strip()}")}
        after = _checked(tx, wanted, registry.today)
        tx.of(SupportEntry).save(after)
    return after


def strike_out(registry: Registry, entry_id: UUID, *, reason: str) -> SupportEntry:
    """Strike a line out; it stays in the book, marked, and counts nowhere.

    Raises:
        RuleError: ``reason_missing``, ``struck_out`` already, a line of another office.
    """
    _require(reason, "Ghi lý do gạch bỏ, thí dụ “ghi hai lần”.")
    with registry.transaction("Gạch bỏ khoản hỗ trợ") as tx:
        before = tx.of(SupportEntry).get(entry_id)
        _require_standing(before)
        note = _with_note(before.note, f"{STRUCK_OUT}{reason.strip()}")
        told = before.corrected(note=note)
        tx.of(SupportEntry).save(told)  # first the reason: an edit after a removal would undo it
        after = told.corrected(void=True)
        tx.of(SupportEntry).save(after)
    return after


def page(registry: Registry, asked: SupportQuestion, offset: int, limit: int) -> SupportPage:
    """Lines of the book, the newest first."""
    with registry.read() as reading:
        return support_page(reading.connection, asked, offset, limit)


class Receiver(NamedTuple):
    """Whom a line can be about: a child within a sponsorship, or a child alone.

    Attributes:
        village: With ``code``, what tells two of one name apart.
        since: When the sponsorship began.
    """

    sponsorship: UUID | None
    child: UUID
    name: str
    sponsor: str
    guardian: str
    village: str = ""
    code: str = ""
    since: dt.date | None = None


def receivers(registry: Registry) -> tuple[Receiver, ...]:
    """Running sponsorships with their child and sponsor, then the children of the office."""
    with registry.read() as reading, without_collector():
        children = {
            child.id: child
            for child in reading.of(Child).all(_CHILD_FIELDS)
            if not child.void and child.merged_into is None and child.exit is None
        }
        sponsors = {one.id: one.full_name for one in reading.of(Sponsor).all(_SPONSOR_FIELDS)}
        bonds = [
            bond
            for bond in reading.of(Sponsorship).all(_BOND_FIELDS)
            if not bond.void
            and bond.child_id in children
            and bond.state_on(registry.today) in _RUNNING
        ]
    found = [_receiver(children[bond.child_id], bond, sponsors) for bond in heeded(bonds)]
    found += [_receiver(child, None, sponsors) for child in heeded(children.values())]
    names = {name: name_sort_key(name) for name in heeded({one.name for one in found})}
    return tuple(sorted(found, key=lambda one: (names[one.name], not one.sponsorship)))


def _receiver(child: Child, bond: Sponsorship | None, sponsors: Mapping[UUID, str]) -> Receiver:
    return Receiver(
        bond.id if bond else None,
        child.id,
        child.full_name,
        sponsors.get(bond.sponsor_id, "") if bond else "",
        (bond.receiver_name if bond else None) or child.guardian_name or "",
        child.village or "",
        child.code or "",
        bond.start if bond else None,
    )


def _checked(reading: Reading, values: Mapping[str, Any], today: dt.date) -> SupportEntry:
    entry = check_entry(checked(SupportEntry, dict(values)), today=today)
    if entry.date > today:
        message = f"Ngày {entry.date:%d/%m/%Y} ở sau ngày hôm nay. Xem lại ngày."
        raise RuleError("date_ahead", message)
    if entry.sponsorship_id:
        bond = reading.of(Sponsorship).get(entry.sponsorship_id)
        entry = entry.corrected(child_id=bond.child_id, sponsor_id=bond.sponsor_id)
    if entry.child_id:
        reading.of(Child).get(entry.child_id)
    if entry.sponsor_id:
        reading.of(Sponsor).get(entry.sponsor_id)
    return entry


def _with_note(note: str | None, line: str) -> str:
    return f"{note}\n{line}" if note else line


def _require(reason: str, what: str) -> None:
    if not reason.strip():
        raise RuleError("reason_missing", what)


def _require_standing(entry: SupportEntry) -> None:
    if entry.void:
        raise RuleError("struck_out", "Khoản này đã gạch bỏ từ trước. Chưa đổi gì.")


__all__ = [
    "Receiver",
    "SupportLine",
    "SupportPage",
    "SupportQuestion",
    "correct",
    "enter",
    "get",
    "page",
    "receivers",
    "strike_out",
]
