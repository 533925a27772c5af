"""Two records of one person joined by a decision, and taken apart again."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.aliases import canonical
from mdd_desktop.domain.change import UP, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.standing import MERGED
from mdd_desktop.services import officers
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.log_writer import merged_records
from mdd_desktop.storage.records import Records
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


@dataclass(frozen=True)
class Joined:
    """A record that is read as another one.

    Attributes:
        names: Of both.
    """

    record: UUID
    survivor: UUID
    names: str


@dataclass(frozen=True)
class Agreement:
    """On what ground records of two units are read as one; both units read it with the decision.

    Attributes:
        answers: Who answered for each unit, and when, in words.
        reason: Without both answers, why it is decided all the same.
        passphrase: Of a second officer, who stands by that reason.
        unasked: The office above decides by itself and says so.
    """

    answers: tuple[str, str] = ("", "")
    reason: str = ""
    passphrase: str = ""
    unasked: bool = False


UNASKED = Agreement(unasked=True)
_JOINABLE: tuple[type[Record], ...] = (Child, Sponsor)


def merge(
    registry: Registry,
    loser: UUID,
    survivor: UUID,
    *,
    take: Iterable[str] = (),
    agreed: Agreement | None = None,
) -> UUID:
    """Decide that one record is the same person as another; from then on that one is read.

    What was saved for the first stays there, and ``unmerge`` takes the decision back at any time.

    Args:
        registry: Of this office.
        loser: The record that is read as the other one.
        survivor: The other one.
        take: Fields whose values it takes over; proposed where another unit owns it.
        agreed: On what ground, when two units own the records.

    Returns:
        The record that is read from now on.

    Raises:
        NotFoundError: One of the two is unknown.
        RuleError: They are of different kinds, the same, or not both below this office; of two
            units and ``not_agreed``, ``same_officer``, ``wrong_passphrase``.
    """
    with registry.transaction("Gộp hồ sơ") as tx:
        cls = _class_of(tx, loser)
        if _class_of(tx, survivor) is not cls:
            raise RuleError("different_kinds", "Hai hồ sơ khác loại nên không gộp được.")
        tx.log.flush()
        into = merged_records(tx.connection)
        target = canonical(survivor, into)
        if loser in (target, survivor):
            raise RuleError("same_record", "Hai mã này đã là một hồ sơ.")
        if loser in into:
            raise RuleError(
                "already_merged", "Hồ sơ này đã gộp rồi. Bỏ gộp trước, nếu gộp vào hồ sơ khác."
            )
        of_two = _require_right(tx, survivor) != _require_right(tx, loser)
        why = _ground(registry, agreed or Agreement()) if of_two else ""
        _take_over(tx, tx.of(cls), loser, target, take)
        _decide(tx, ChangeKind.ALIAS, cls.table, loser, survivor.hex, why)
    return target


def _ground(registry: Registry, agreed: Agreement) -> str:
    answers = [one.strip() for one in agreed.answers]
    if all(answers):
        return "; ".join(answers)
    if agreed.unasked:
        return f"Cấp trên quyết định, chưa hỏi hai đơn vị ({registry.keys.officer})"
    if not agreed.reason.strip() or not agreed.passphrase:
        raise RuleError(
            "not_agreed",
            "Hai hồ sơ của hai đơn vị. Ghi câu trả lời của cả hai nơi, hoặc ghi lý do và mời người "
            "thứ hai gõ mật khẩu.",
        )
    second = officers.second_officer(registry, agreed.passphrase)
    return f"{agreed.reason.strip()} ({second})"


def _take_over(
    tx: Transaction, records: Records[Record], loser: UUID, target: UUID, take: Iterable[str]
) -> None:
    other = records.get(loser)
    values = {name: getattr(other, name) for name in take}
    if not values:
        return
    kept = records.get(target).corrected(**values)
    if records.owner(target) == tx.unit:
        records.save(kept)
    else:
        records.propose(kept)


def unmerge(registry: Registry, record: UUID) -> None:
    """Take a joining back: both records are read again, with everything saved meanwhile.

    Raises:
        NotFoundError: The record was not joined to another.
        RuleError: Another office decided it.
    """
    with registry.transaction("Bỏ gộp hồ sơ") as tx:
        state = tx.log.state(record)
        if not any(value is not None for value in state.standing_in(MERGED).values()):
            raise NotFoundError("not_merged", "Hồ sơ này không gộp vào hồ sơ nào.")
        _decide(tx, ChangeKind.UNALIAS, _class_of(tx, record).table, record, None)


def joined(registry: Registry) -> list[Joined]:
    """The children that are read as another one, by their names."""
    with registry.read() as reading:
        children = reading.of(Child)
        found = []
        for loser, survivor in merged_records(reading.connection).items():
            one, other = children.find(loser), children.find(survivor)
            if one is not None and other is not None:
                found.append(Joined(loser, survivor, f"{one.full_name} → {other.full_name}"))
        return sorted(found, key=lambda pair: pair.names)


def find(registry: Registry, text: str) -> UUID:
    """The child or sponsor that a UUID, a printed code or a source id names.

    Raises:
        NotFoundError: Nobody answers to it.
    """
    with registry.read() as reading:
        try:
            return find_id(reading, Child, text)
        except NotFoundError:
            return find_id(reading, Sponsor, text)


def _class_of(reading: Reading, record: UUID) -> type[Record]:
    for cls in _JOINABLE:
        if reading.of(cls).find(record) is not None:
            return cls
    raise NotFoundError("not_found", "Không thấy hồ sơ trẻ hay Mẹ đỡ đầu nào mang mã này.")


def _require_right(tx: Transaction, record: UUID) -> str:
    owner = str(tx.log.state(record).owner)
    if owner != tx.unit and not tx.tree.is_above(tx.unit, owner):
        raise RuleError(
            "not_above",
            f"Hồ sơ của đơn vị {owner} do đơn vị ấy hoặc cấp trên quyết định gộp hay bỏ gộp.",
        )
    return owner


def _decide(
    tx: Transaction,
    kind: ChangeKind,
    table: str,
    record: UUID,
    survivor: FieldValue,
    why: str = "",
) -> None:
    owner = _require_right(tx, record)
    feed = tx.feed(UP if owner == tx.unit else owner)
    told = {"why": why} if why else None
    tx.log.append(feed, kind, table, record, {MERGED: survivor}, tx.origin, told)
