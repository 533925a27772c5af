"""What this office wrote and somebody else decided about: told here until it was read.

A package that comes may hold a decision between several values of a field of which one was typed
on this computer, the other of two decisions about who owns a record, or what the new owner of a
record answered to what was written here for it: an edit before anybody knew of the move, or a
proposal. All are found while the package is merged, told as sentences with who decided what when
and why, and stay until an officer says that she has read them.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.services.late_edits import AT, OFFICER, UNIT, WISHES
from mdd_desktop.services.move_requests import reason_of
from mdd_desktop.services.record_names import name_in
from mdd_desktop.services.told_conflicts import instant, shown_value, unit_name
from mdd_desktop.storage import meta
from mdd_desktop.storage.log_reader import stored_change
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.changes import ReadChange

_BOOK: Final = "overruled"
_SEVERAL = re.compile(rb'"par":\{.*[0-9a-f]{32}","[0-9a-f]{32}')
_OWN, _ANSWER = b'"k":"own"', b'"k":"ans"'
_WRITES = frozenset({ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE})
OWNER = ""
"""Stands for the field where the owner of the record was decided."""
TAKEN, NOT_TAKEN = "+", "-"
"""Stand for the field where a late edit was answered: it was taken over or not."""


class _About(msgspec.Struct):
    r: str


@dataclass(frozen=True)
class _Said:
    """What was done here and decided, by whom, when and why.

    Attributes:
        label: Of the field.
        was: What was written here.
        now: What was decided.
        unit: Code of the office that decided.
        why: In words; "" when that was not said.
        what: Each field with what was written here.
        told: Who decided what, amid the sentence.
        is_taken: What was written here was taken over.
        is_answer: It was answered, not decided beside another value.
        did: What was done here, in a word.
    """

    label: str
    was: str
    now: str
    unit: str
    officer: str
    at: dt.datetime
    why: str
    what: str
    told: str
    is_taken: bool = False
    is_answer: bool = False
    did: str = "ghi"


@dataclass(frozen=True, kw_only=True)
class Overruled(_Said):
    """One value of ours that somebody decided against.

    Attributes:
        id: For :func:`acknowledge`.
        name: Of the person or thing.
    """

    id: str
    table: str
    record: UUID
    name: str

    @property
    def sentence(self) -> str:
        """All of it."""
        return (
            f"{self.name} – {self.what}: ở đây {self.did} như vậy{self.told} ngày "
            f"{self.at:%d/%m/%Y}. Lý do: {self.why or 'không ghi'}."
        )


def note(tx: Transaction, changes: Iterable[ReadChange]) -> None:
    """Enter into the book what a package decides against this computer; once each."""
    records = {
        UUID(msgspec.json.decode(change.header, type=_About).r)
        for change in changes
        if _OWN in change.header or _ANSWER in change.header or _SEVERAL.search(change.header)
    }
    found = [one for record in sorted(records) for one in _against_us(tx, record)]
    if not found:
        return
    book = _read(tx)
    new = {key: [decision, False] for key, decision in found if key not in book}
    if new:
        meta.write_meta(tx.connection, _BOOK, json.dumps(book | new))


def unread(registry: Registry) -> tuple[Overruled, ...]:
    """What nobody here has read yet, newest first."""
    with registry.read() as reading:
        told = [_told(reading, key, decided) for key, decided in _unread(reading)]
    found = [one for one in told if one is not None]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def how_many(reading: Reading) -> int:
    """How many wait to be read."""
    return len(_unread(reading))


def acknowledge(registry: Registry, *ids: str) -> None:
    """Remember that these were read; they are not told again."""
    with registry.transaction("Đã đọc quyết định khác") as tx:
        book = _read(tx)
        read = {key: [book[key][0], True] for key in ids if key in book}
        meta.write_meta(tx.connection, _BOOK, json.dumps(book | read))


def _read(reading: Reading) -> dict[str, list[object]]:
    book: dict[str, list[object]] = json.loads(meta.read_meta(reading.connection, _BOOK) or "{}")
    return book


def _unread(reading: Reading) -> list[tuple[str, str]]:
    return [(key, str(decision)) for key, (decision, seen) in _read(reading).items() if not seen]


def _against_us(tx: Transaction, record: UUID) -> Iterator[tuple[str, str]]:
    """The values and decisions of this computer that others decided about, by what decided."""
    changes = {change.id: change for change in tx.log.changes_of(record)}
    state = tx.log.state(record)
    for change in changes.values():
        if change.kind in _WRITES and change.id not in state.proposals and not _is_ours(tx, change):
            yield from _values_lost(tx, change, changes)
        if change.kind == ChangeKind.ANSWER and not _is_ours(tx, change):
            yield from _late_edits_answered(tx, change, changes)
    followed = {link.id for link in state.chain}
    moves = [change for change in changes.values() if change.kind == ChangeKind.OWN]
    ours = {c.decision: c for c in moves if _is_ours(tx, c) and c.decision not in followed}
    for rival in ours.values():
        others = [c for c in moves if c.link == rival.link and c.decision in followed]
        yield from ((f"{rival.decision.hex()}.{OWNER}", c.id.hex()) for c in others[:1])


def _values_lost(
    tx: Transaction, decision: Change, changes: Mapping[bytes, Change]
) -> Iterator[tuple[str, str]]:
    for field, value in decision.values.items():
        beside = decision.replaces(field)
        for lost in (changes[one] for one in beside if len(beside) > 1 and one in changes):
            if _is_ours(tx, lost) and lost.values.get(field) != value:
                yield f"{lost.id.hex()}.{field}", decision.id.hex()


def _late_edits_answered(
    tx: Transaction, answer: Change, changes: Mapping[bytes, Change]
) -> Iterator[tuple[str, str]]:
    mark = TAKEN if answer.values.get("accepted") is True else NOT_TAKEN
    for late in (changes[one] for one in answer.named if one in changes):
        if late.kind in WISHES and _is_ours(tx, late):
            yield f"{late.id.hex()}.{mark}", answer.id.hex()


def _is_ours(tx: Transaction, change: Change) -> bool:
    return change.feed.device == tx.feed("").device


def _told(reading: Reading, key: str, decided: str) -> Overruled | None:
    lost_id, _, field = key.partition(".")
    decision = stored_change(reading.connection, bytes.fromhex(decided))
    if decision is None or decision.table not in RECORDS:
        return None  # the merge that brought it was taken back
    tell = _answer if field in {TAKEN, NOT_TAKEN} else _decision
    said = tell(reading, decision, lost_id, field)
    table, record = decision.table, decision.record
    name = name_in(reading, table, record)
    return Overruled(**vars(said), id=key, table=table, record=record, name=name)


def _decision(reading: Reading, decision: Change, lost_id: str, field: str) -> _Said:
    label, was, now = _what(reading, decision, lost_id, field)
    who, at = (decision.unit, decision.officer), instant(decision.made_at_ms)
    told = f", {_who(reading, *who)} đã quyết định “{now}”"
    why = _reason(reading, decision)
    return _Said(label, was, now, *who, at, why, f"{label} “{was}”", told)


def _answer(reading: Reading, answer: Change, late_id: str, mark: str) -> _Said:
    """What became of a late edit or a proposal: the new owner's answer, passed on from above."""
    late = next(c for c in reading.log.changes_of(answer.record) if c.id.hex() == late_id)
    said, is_taken = answer.values, mark == TAKEN
    who = str(said.get(UNIT) or answer.unit), str(said.get(OFFICER) or answer.officer)
    at, why = instant(int(said.get(AT) or answer.made_at_ms)), str(said.get("reason") or "")
    wrote = {
        field_label(late.table, field): shown_value(field, value)
        for field, value in late.values.items()
    }
    label, was = ", ".join(wrote), "; ".join(wrote.values())
    what = ", ".join(f"{name} “{value}”" for name, value in wrote.items())
    now = was if is_taken else "không lấy giá trị này"
    verb = "đã nhận" if is_taken else "không nhận"
    proposed = late.kind == ChangeKind.PROPOSAL
    did, when = ("đề nghị", "") if proposed else ("ghi", " khi chưa biết hồ sơ đã chuyển đi")
    told = f"{when}, {_who(reading, *who)} {verb}"
    return _Said(label, was, now, *who, at, why, what, told, is_taken, is_answer=True, did=did)


def _who(reading: Reading, unit: str, officer: str) -> str:
    return f"{unit_name(reading, unit)} ({officer})"


def _reason(reading: Reading, decision: Change) -> str:
    """Why it was decided so; where a proposal was taken over, why that was proposed."""
    if said := reason_of(decision):
        return said
    known = {change.id: change for change in reading.log.changes_of(decision.record)}
    answers = [
        change
        for change in known.values()
        if change.kind == ChangeKind.ANSWER and change.transaction == decision.transaction
    ]
    said_there = [str(answer.values.get("reason") or "") for answer in answers]
    proposed = [reason_of(known[one]) for a in answers for one in a.named if one in known]
    return next(filter(None, (*said_there, *proposed)), "")


def _what(reading: Reading, decision: Change, lost_id: str, field: str) -> tuple[str, str, str]:
    """The field, what stood there for us and what stands there now, in words."""
    changes = reading.log.changes_of(decision.record)
    if field == OWNER:
        lost = next(c for c in changes if c.is_copy and c.decision.hex() == lost_id)
        return (
            "Đơn vị quản lý",
            unit_name(reading, lost.receiver),
            unit_name(reading, decision.receiver),
        )
    lost = next(c for c in changes if c.id.hex() == lost_id)
    was, now = (shown_value(field, change.values.get(field)) for change in (lost, decision))
    return field_label(decision.table, field), was, now
