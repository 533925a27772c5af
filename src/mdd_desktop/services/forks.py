"""Forks: one computer's series of changes continued in two ways, and what the office decides."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from mdd_desktop.domain.change import OWN, UP, Change, ChangeKind, Feed
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.forks import FORK_TABLE, ForkPoint
from mdd_desktop.services.concerned import tell_concerned
from mdd_desktop.services.trusted import read_trust, retake
from mdd_desktop.storage.branches import following
from mdd_desktop.storage.intake import FORK, held_changes
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


@dataclass(frozen=True)
class Branch:
    """One way in which a series continues: how many changes, from when to when."""

    changes: int
    first: dt.datetime
    last: dt.datetime


@dataclass(frozen=True)
class Fork:
    """A question for the office: restored from a backup, a copied laptop, or stolen?

    Attributes:
        id: Names it for ``accept``.
        unit: Whose computer.
        officer: Who wrote the second branch.
        device: Fingerprint of the computer, empty when it is not listed.
        after: Number of the last change that both branches have.
        kept: The branch that is applied here; None when it was not sent here yet.
        held: The one kept aside.
    """

    id: str
    unit: str
    officer: str
    device: str
    after: int
    kept: Branch | None
    held: Branch

    @property
    def sentence(self) -> str:
        """The question as one sentence."""
        kept = _told(self.kept) if self.kept else "chưa đến"
        return (
            f"Máy của đơn vị {self.unit} ({self.officer}): từ sau thay đổi số {self.after} có hai "
            f"hướng đi tiếp khác nhau. Hướng một: {kept}. Hướng hai: {_told(self.held)}. "
            "Máy được khôi phục từ bản sao lưu, bị sao chép hay mất cắp?"
        )


def open_forks(registry: Registry) -> list[Fork]:
    """The forks that wait for a decision."""
    with registry.read() as reading:
        return [_fork(reading, point, held) for point, held in _groups(reading).items()]


def accept(registry: Registry, fork_id: str) -> int:
    """Take in both branches, here and wherever the decision is sent.

    Returns:
        How many changes that were kept aside are now in.

    Raises:
        NotFoundError: No such open fork.
        RuleError: ``not_above``: that is for the office above to decide.
    """
    with registry.transaction("Nhận cả hai hướng của một chuỗi thay đổi") as tx:
        point = next((p for p in _groups(tx) if _id(p) == fork_id), None)
        if point is None:
            raise NotFoundError("not_found", "Không có chuỗi rẽ nhánh nào mang mã này.")
        feed = Feed.parse(point.feed)
        _require_right(tx, feed.unit)
        tx.log.append(
            tx.feed(_audience(tx, feed)),
            ChangeKind.FORK,
            FORK_TABLE,
            point.record,
            point.values,
            tx.origin,
        )
        freed = retake(tx).freed
        tell_concerned(tx)
    return freed


def _groups(reading: Reading) -> dict[ForkPoint, list[Change]]:
    """The held branches by the place where they part."""
    held = [change for reason, _, change in held_changes(reading.connection) if reason == FORK]
    hashes = {change.hash for change in held}
    begins = [change for change in held if change.prev not in hashes]
    groups: dict[ForkPoint, list[Change]] = {}
    for begin in begins:
        branch = groups.setdefault(ForkPoint(begin.head["s"], begin.prev), [])
        known = {begin.hash}
        for change in held:
            if change.hash in known or change.prev in known:
                known.add(change.hash)
                branch.append(change)
    return groups


def _fork(reading: Reading, point: ForkPoint, held: list[Change]) -> Fork:
    feed = Feed.parse(point.feed)
    trust = read_trust(reading)
    listed = [d for d in trust.devices_of(feed.unit) if d.code == feed.device] if trust else []
    kept = following(reading.connection, point.feed, point.prev)
    return Fork(
        id=_id(point),
        unit=feed.unit,
        officer=held[-1].officer,
        device=listed[0].fingerprint if listed else "",
        after=held[0].number - 1,
        kept=_branch(kept) if kept else None,
        held=_branch(held),
    )


def _branch(changes: list[Change]) -> Branch:
    times = sorted(change.made_at_ms for change in changes)
    return Branch(len(changes), _instant(times[0]), _instant(times[-1]))


def _told(branch: Branch) -> str:
    return f"{branch.changes} thay đổi, {branch.first:%d/%m}–{branch.last:%d/%m/%Y}"


def _id(point: ForkPoint) -> str:
    return point.record.hex


def _require_right(tx: Transaction, unit: str) -> None:
    own = unit == tx.unit and tx.tree.rank(unit) > 1
    if not own and not tx.tree.is_above(tx.unit, unit):
        raise RuleError(
            "not_above",
            "Chuỗi thay đổi của đơn vị này do cấp trên quyết định. Chị gửi gói lên cấp trên.",
        )


def _audience(tx: Transaction, feed: Feed) -> str:
    """Where everybody who reads the forked feed reads the decision too."""
    if feed.unit == tx.unit:
        return feed.audience
    return feed.unit if feed.audience in (UP, OWN) else feed.audience


def _instant(milliseconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).astimezone()


def shape(fork: Fork) -> dict[str, Any]:
    """A fork in the JSON shape of the command line."""
    return {
        "id": fork.id,
        "unit": fork.unit,
        "officer": fork.officer,
        "device": fork.device,
        "after": fork.after,
        "kept": fork.kept.changes if fork.kept else 0,
        "held": fork.held.changes,
        "sentence": fork.sentence,
    }
