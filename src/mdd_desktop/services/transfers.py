"""A child moves to another commune: one decision of the office above both (sync-format, 10)."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.change import UP, Change, ChangeKind, decision_id
from mdd_desktop.domain.child import Child, UnitStay
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.paper import Paper
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import FieldValue, fields_of
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.storage.branches import heads_of_unit
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction


@dataclass(frozen=True)
class Transfer:
    """A decision that was made.

    Attributes:
        decision: Its id, the same in the package to the old owner and to the new one.
        old: Unit that owned the child.
        new: Unit that owns her now.
        records: How many records moved: the child, her papers, her sponsorships, their pledges and
            those sponsors whom nobody else of the old unit names.
    """

    decision: str
    old: str
    new: str
    records: int


def transfer(registry: Registry, child_id: UUID, *, to: str, reason: str) -> Transfer:
    """Move a child and what belongs to her to another unit.

    What was given and visited before stays in the books of the old unit. The new one gets a
    snapshot of the present values and none of the old unit's changes.

    Raises:
        NotFoundError: There is no such child.
        RuleError: The office does not stand above both units, no reason is given, or there is
            a difference about one of the records that nobody has decided yet.
    """
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do chuyển hồ sơ.")
    with registry.transaction("Chuyển hồ sơ trẻ") as tx:
        child = tx.of(Child).get(child_id)
        owner = str(tx.log.state(child_id).owner)
        _require_right(tx, owner, to)
        moved = list(_with_dependents(tx, child, owner))
        for record in moved:
            _require_no_conflict(tx, record)
        tx.log.flush()
        cut = heads_of_unit(tx.connection, owner)
        decision = b""
        for record in moved:
            values = _moved_values(record, to, registry.today)
            made = hand_over(tx, record.table, record.id, to=to, cut=cut, why=reason, values=values)
            decision = decision or made
    return Transfer(decision.hex(), owner, to, len(moved))


def hand_over(
    tx: Transaction,
    table: str,
    record: UUID,
    *,
    to: str,
    cut: list[str],
    why: str,
    values: Mapping[str, FieldValue],
) -> bytes:
    """Write one decision about a record: a copy for every owner, past and new.

    Only the new owner's copy carries the values.
    """
    state = tx.log.state(record)
    owner, link = str(state.owner), state.link
    head = {"r": record.hex, "w": link.hex(), "from": owner, "to": to, "cut": cut, "why": why}
    decision = decision_id(head, tx.unit)
    shared = {k: head[k] for k in ("from", "to", "cut", "why")}
    shared |= {"dec": decision.hex(), "past": _past(tx, record)}
    for unit in dict.fromkeys([*(step.owner for step in state.chain), to]):
        is_new = unit == to
        feed = tx.feed(UP if unit == tx.unit else unit)
        extra = {**shared, "snap": True} if is_new else shared
        written = values if is_new else {}
        tx.log.append(feed, ChangeKind.OWN, table, record, written, tx.origin, extra, link=link)
    return decision


def _past(tx: Transaction, record: UUID) -> list[str]:
    """The decisions that one about a record follows, in hex, also those made out of our sight."""
    here = [link.id for link in tx.log.state(record).chain]
    past = set(here).union(*(c.past for c in tx.log.changes_of(record) if c.decision in here))
    return sorted(step.hex() for step in past)


def inform(tx: Transaction, records: Mapping[UUID, str]) -> int:
    """Write the copies of this office's decisions that somebody concerned lacks.

    Two offices may have decided at once: who was told the other decision is told this one. And
    an office that was restored from a backup may have lost copies that were never sent, while
    others of the same decision come back to it: without this, two units would both believe that
    the record is theirs.

    Args:
        tx: The open transaction.
        records: Records that were touched, with their kinds.

    Returns:
        How many copies were written.
    """
    written = 0
    for record, table in records.items():
        for change, unit in _uninformed(tx, record):
            shared = ("from", "to", "cut", "why", "dec", "past")
            extra = {k: change.head[k] for k in shared if k in change.head}
            values: Mapping[str, FieldValue] = {}
            if unit == change.receiver:
                extra |= {"snap": True}
                values = tx.log.state(record).shown(tx.tree)
            feed = tx.feed(UP if unit == tx.unit else unit)
            tx.log.append(
                feed, ChangeKind.OWN, table, record, values, tx.origin, extra, link=change.link
            )
            written += 1
    return written


def _uninformed(tx: Transaction, record: UUID) -> list[tuple[Change, str]]:
    """Decisions of this office that prevailed, each with a unit that has no copy of it."""
    chain = tx.log.state(record).chain
    if len(chain) == 1 and not chain[0].snapshot:
        return []  # nobody ever decided about it
    moves = [c for c in tx.log.changes_of(record) if c.kind == ChangeKind.OWN and c.is_copy]
    if not any(change.unit == tx.unit for change in moves):
        return []
    prevailed = {link.id for link in chain}
    found = []
    for place, link in enumerate(chain):
        copies = [c for c in moves if c.decision == link.id and c.unit == tx.unit]
        if not copies:
            continue
        parting = copies[0].link
        lost = {
            c.receiver
            for c in moves
            if parting in (c.link, *c.past) and c.decision not in prevailed
        }
        told = {reader for c in copies for reader in (_reader(c), tx.tree.heir(_reader(c)))}
        concerned = {*(before.owner for before in chain[:place]), *lost, link.owner}
        found += [(copies[0], unit) for unit in sorted(concerned - told)]
    return found


def _reader(change: Change) -> str:
    """The unit for which a copy was written."""
    audience = change.feed.audience
    return change.unit if audience == UP else audience


def _require_right(tx: Transaction, owner: str, to: str) -> None:
    if to not in tx.tree.units:
        raise RuleError("unknown_unit", f"Không có đơn vị mã “{to[:40]}” trong sổ này.")
    if to == owner:
        raise RuleError("same_unit", f"Hồ sơ này đã thuộc đơn vị {to}.")
    owns = owner == tx.unit or tx.tree.is_above(tx.unit, owner)
    if not owns or not tx.tree.is_above(tx.unit, to):
        raise RuleError(
            "not_above",
            "Chỉ đơn vị cấp trên chung của hai xã chuyển được hồ sơ. Chị gửi đề nghị lên cấp trên.",
        )


def _require_no_conflict(tx: Transaction, record: Record) -> None:
    if tx.log.state(record.id).conflicts():
        raise RuleError(
            "open_conflict",
            "Hồ sơ này hoặc hồ sơ kèm theo còn khác biệt chưa quyết định. "
            "Quyết định xong rồi chuyển.",
        )


def _with_dependents(tx: Transaction, child: Child, owner: str) -> Iterator[Record]:
    yield child
    papers = tx.of(Paper)
    yield from (one for one in papers.where(child_id=child.id) if papers.owner(one.id) == owner)
    holds = tx.of(Hold)
    yield from (one for one in holds.where(child_id=child.id) if holds.owner(one.id) == owner)
    sponsors = set()
    for sponsorship in tx.of(Sponsorship).where(child_id=child.id):
        if tx.of(Sponsorship).owner(sponsorship.id) != owner:
            continue
        yield sponsorship
        sponsors.add(sponsorship.sponsor_id)
        for pledge in tx.of(Pledge).where(sponsorship_id=sponsorship.id):
            if tx.of(Pledge).owner(pledge.id) == owner:
                yield pledge
    for sponsor_id in sorted(sponsors):
        sponsor = tx.of(Sponsor).find(sponsor_id)
        others = [
            s for s in tx.of(Sponsorship).where(sponsor_id=sponsor_id) if s.child_id != child.id
        ]
        if sponsor and not others and tx.of(Sponsor).owner(sponsor_id) == owner:
            yield sponsor


def _moved_values(record: Record, to: str, on: dt.date) -> dict[str, FieldValue]:
    if isinstance(record, Child):
        stays = [stay for stay in record.unit_history if stay.from_ != on]
        stay = UnitStay.model_validate({"unit_id": to, "from": on})
        record = record.corrected(unit_history=(*stays, stay), transfer_wish=None)
    if isinstance(record, Paper):
        record = record.corrected(unit_id=to)
    return fields_of(record)
