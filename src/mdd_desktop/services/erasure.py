"""The law's erasure: the content of a record's changes goes, their chain stays whole."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.ownership import Link, is_entitled, overtaken
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import officers
from mdd_desktop.storage import attachments
from mdd_desktop.storage.exchange import is_visible
from mdd_desktop.storage.queries.references import children_missing_of
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


def erase(registry: Registry, record: UUID, *, reason: str) -> int:
    """Let go of everything that was ever written about a record, here and wherever this is sent.

    With a child go her papers with their scans, the visits to her and the holds, and the records
    that were joined to hers, as far as they are for this office to erase: nobody would see them any
    more. What was agreed and given stays in the books of money, without her name.

    Returns:
        How many changes lost their content.

    Raises:
        NotFoundError: Nothing of the record is known.
        RuleError: ``reason_missing``, or ``not_above``: the record is another unit's.
    """
    if not reason.strip():
        raise RuleError("reason_missing", _NO_REASON)
    with registry.transaction("Xóa dữ liệu theo luật") as tx:
        state = tx.log.state(record)
        changes = _written_about(tx, record)
        if state.owner is None or not changes:
            raise NotFoundError("not_found", "Không thấy hồ sơ này trong sổ.")
        if not _may_erase(tx, record):
            raise RuleError(
                "not_above", f"Hồ sơ do đơn vị {state.owner} quản lý; đơn vị ấy quyết định xóa."
            )
        joined = {one: _written_about(tx, one) for one in _joined_to(tx, record, state.kind)}
        for one, written in {record: changes, **joined}.items():
            _erase(tx, one, written, reason.strip())
            _erase_belongings(tx, one, reason.strip())
    return len(changes) + sum(map(len, joined.values()))


def erase_as_asked(registry: Registry, record: UUID, *, reason: str, passphrase: str) -> int:
    """Erase what an officer was asked to erase; a second one stands by it with her passphrase.

    Returns:
        As :func:`erase`.

    Raises:
        NotFoundError: As :func:`erase`.
        RuleError: Also ``wrong_passphrase``, ``same_officer``.
    """
    if not reason.strip():
        raise RuleError("reason_missing", _NO_REASON)
    sure = officers.stands_by(registry, passphrase)
    return erase(registry, record, reason=f"{reason.strip()} ({sure})")


def complete(tx: Transaction) -> int:
    """Erase what belongs to an erased record and what the one that had it erased did not know.

    Somebody who had not heard of it wrote on, or wrote of a visit; and a new owner is given the
    values of a record and none of the old owner's changes, so that her erasure cannot name them.
    Whoever has such a thing before her and might have it erased names it.

    Returns:
        How many changes of the records themselves lost their content.
    """
    tx.log.flush()
    touched = tx.log.erased | _erased_children_of_new_belongings(tx)
    erased = 0
    for record in sorted(touched):
        rest = _left_over(tx, record)
        if rest.changes:
            _erase(tx, record, rest.changes, rest.why, rest.link)
            erased += len(rest.changes)
        if rest.link and rest.link == tx.log.state(record).link:
            _erase_belongings(tx, record, rest.why)
    return erased


def _erased_children_of_new_belongings(tx: Transaction) -> set[UUID]:
    """The erased children of whom something was written that the transaction took in."""
    found: set[UUID] = set()
    for cls in _BELONGINGS:
        written = tx.log.written.get(cls.table, set())
        found |= children_missing_of(tx.connection, cls.table, written)
    return {child for child in found if tx.log.state(child).erased}


def untold(reading: Reading, record: UUID, unit: str) -> set[bytes]:
    """The erased changes that a unit may read, when nothing it may read says that they are."""
    erased = reading.log.state(record).erased
    if not erased:
        return set()
    known, tree = reading.log.changes_of(record), reading.tree
    seen = [change for change in known if is_visible(change.feed._asdict(), unit, tree)]
    named = {change for c in seen if c.kind == ChangeKind.ERASE for change in c.named}
    return (erased & {change.id for change in seen}) - named


def tell_again(tx: Transaction, records: Iterable[UUID]) -> int:
    """Write this office's erasures anew for the owners, past and new, who lack their copy.

    An office that was restored from a backup may have lost a copy that was never sent, while the
    one for another owner comes back to it.

    Returns:
        How many copies were written.
    """
    written = 0
    for record in records:
        for erasure in _erasures_by(tx, record):
            for unit, link in _concerned(tx, record, erasure.link).items():
                if untold(tx, record, unit).intersection(erasure.named):
                    extra = {"re": erasure.head["re"]}
                    _tell(tx, erasure, unit, link, erasure.values, extra)
                    written += 1
    return written


def _concerned(tx: Transaction, record: UUID, decision: bytes) -> dict[str, bytes]:
    """Who must hear of an erasure under a decision, each with that or the last one it was told.

    Every owner; and whoever was given the record by a decision that another one overtook, since
    what it was given is still there.
    """
    state, changes = tx.log.state(record), tx.log.changes_of(record)
    concerned = {link.owner: decision for link in state.chain}
    for lost in overtaken(changes, tx.tree):
        told = {c.decision for c in changes if tx.tree.heir(c.feed.audience) == lost.owner}
        heard = [link.id for link in state.chain if link.id in told]
        if decision in told or heard:
            concerned.setdefault(lost.owner, decision if decision in told else heard[-1])
    return concerned


def _tell(
    tx: Transaction,
    about: Change,
    unit: str,
    link: bytes,
    values: Mapping[str, FieldValue],
    extra: Mapping[str, object],
) -> None:
    """Write the copy of an erasure for one unit."""
    feed = tx.feed(UP if unit == tx.unit else unit)
    kind, record = ChangeKind.ERASE, about.record
    tx.log.append(feed, kind, about.table, record, values, tx.origin, extra, link=link)


def _erasures_by(tx: Transaction, record: UUID) -> list[Change]:
    """What this office decided about the record, each set of changes once."""
    if not tx.log.state(record).erased:
        return []
    mine = [
        change
        for change in tx.log.changes_of(record)
        if change.kind == ChangeKind.ERASE and change.unit == tx.unit
    ]
    return list({change.named: change for change in mine}.values())


class _Rest(NamedTuple):
    """What an erasure did not name because whoever decided it did not know it.

    Attributes:
        link: The ownership decision under which the record was erased; empty when that is not
            known, or for others to complete.
        why: As it was told.
    """

    changes: list[Change]
    link: bytes = b""
    why: str = ""


def _left_over(tx: Transaction, record: UUID) -> _Rest:
    """What was written up to the time of an erasure, and nothing names.

    None for whoever neither had the record nor stands above all who had it.
    """
    state, tree = tx.log.state(record), tx.tree
    if not state.erased:
        return _Rest([])
    changes, places = tx.log.changes_of(record), {link.id: n for n, link in enumerate(state.chain)}
    erasures = [
        change
        for change in changes
        if change.kind == ChangeKind.ERASE and is_entitled(change, state.chain, tree)
    ]
    if not erasures:
        return _Rest([])  # decided under what another decision overtook: it knew the old owner's
    last = max(erasures, key=lambda change: places[change.link])
    owners = state.chain[: places[last.link] + 1]
    if not all(_decides_for(tx, link.owner) for link in owners):
        return _Rest([])
    said = [c for c in changes if c.kind != ChangeKind.ERASE and c.id not in state.erased]
    left = [change for change in said if _is_of_the_time(change, owners)]
    return _Rest(left, last.link, str(last.values.get("why", "")))


def _is_of_the_time(change: Change, owners: Sequence[Link]) -> bool:
    """Whether it was written under one of these decisions, or is one of them with its values."""
    if change.kind == ChangeKind.OWN:
        return any(link.id == change.decision for link in owners)
    return any(link.id in (change.link, change.id) for link in owners)


def _joined_to(tx: Transaction, record: UUID, kind: str) -> list[UUID]:
    """The records that were joined to one, of those that this office may erase."""
    joined = [
        one.id
        for cls in _JOINABLE
        if cls.table == kind
        for one in tx.of(cls).where(merged_into=record)
    ]
    return [one for one in joined if _may_erase(tx, one)]


def _may_erase(reading: Reading, record: UUID) -> bool:
    return _decides_for(reading, str(reading.log.state(record).owner))


def _decides_for(reading: Reading, owner: str) -> bool:
    return owner == reading.unit or reading.tree.is_above(reading.unit, owner)


def _written_about(reading: Reading, record: UUID) -> list[Change]:
    """What an erasure of the record names."""
    return [c for c in reading.log.changes_of(record) if c.kind != ChangeKind.ERASE]


def _erase_belongings(tx: Transaction, child: UUID, why: str) -> None:
    """Erase what was written about a child beside her record, as far as it is for this office."""
    if tx.log.state(child).kind == Child.table:
        for cls in _BELONGINGS:
            for one in tx.of(cls).where(child_id=child):
                if _may_erase(tx, one.id):
                    _erase(tx, one.id, _written_about(tx, one.id), why)
    tx.log.flush()
    attachments.forget_unnamed(tx.connection)


def _erase(
    tx: Transaction, record: UUID, changes: list[Change], why: str, link: bytes = b""
) -> None:
    """Decide it under an ownership decision, the present one when none is given.

    Everybody concerned has a copy.
    """
    extra = {"re": sorted(change.id.hex() for change in changes)}
    under = link or tx.log.state(record).link
    for unit, told in _concerned(tx, record, under).items():
        _tell(tx, changes[0], unit, told, {"why": why}, extra)


_NO_REASON = "Ghi căn cứ xóa: đơn của ai, ngày nào."
_BELONGINGS: tuple[type[Record], ...] = (Paper, Visit, Hold)
_JOINABLE: tuple[type[Record], ...] = (Child, Sponsor)
