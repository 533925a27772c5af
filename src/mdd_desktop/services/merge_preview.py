"""What merging a package would do, told before anybody decides."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.change import Change
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Verdict, similar_people
from mdd_desktop.domain.receipt import check_code
from mdd_desktop.services.duplicates import decisions_of, told_apart
from mdd_desktop.services.history import Unsent, by_record
from mdd_desktop.services.incoming import Taken
from mdd_desktop.services.people import person_of
from mdd_desktop.storage import exchange
from mdd_desktop.storage.queries.people import possible_matches
from mdd_desktop.storage.records import LOCAL_TABLES
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.sync.reader import OpenedPackage

_LOOKED = 50


@dataclass(frozen=True)
class Preview:
    """What merging a package would do; nothing was written.

    Attributes:
        sender: Unit.
        officer: Whose computer.
        created: By its clock.
        number: Among the packages that its sender made for this office; 0 when it does not say.
        before: Number and date of its sender's last package merged here; None before the first.
        check_code: Compared by telephone with the one that the sender sees.
        changes: In the package.
        new: Records that are unknown here.
        changed: Known records that get new changes.
        conflicts: Differences that a person would have to decide.
        duplicates: Suspected duplicates among the new children; pairs that were said to be two
            children, here or in the package itself, are left out.
        waiting: Changes that wait for earlier ones.
        children: How many of the new records are children.
        lines: Some of the records that would change, newest first.
        already_merged: Nothing in it is new.
        confirms: Nothing in it is new, but it says for the first time what its sender has: a
            receipt, or a package that only acknowledges.
    """

    sender: str
    officer: str
    created: dt.datetime
    number: int
    before: tuple[int, dt.datetime] | None
    check_code: str
    changes: int
    new: int
    changed: int
    conflicts: int
    duplicates: int
    waiting: int
    children: int
    lines: tuple[Unsent, ...]
    already_merged: bool
    confirms: bool

    @property
    def is_worth_merging(self) -> bool:
        """Whether merging it would change anything here."""
        return self.confirms or not self.already_merged


def last_before(tx: Transaction, sender: str) -> tuple[int, dt.datetime] | None:
    """Number and date of a sender's last package merged here."""
    last = exchange.last_merged(tx.connection, sender)
    if last is None:
        return None
    number = int(json.loads(last["result"]).get("number") or 0)
    return number, dt.datetime.fromisoformat(last["created"]).astimezone()


def preview_of(
    tx: Transaction,
    opened: OpenedPackage,
    taken: Taken,
    samples: int,
    before: tuple[int, dt.datetime] | None,
) -> Preview:
    """Tell what became of a package that was taken in, in a transaction that will be undone."""
    # Units and settings that come with the list are entered by this computer, for itself alone.
    own = {record for table in LOCAL_TABLES for record in tx.log.written.get(table, ())}
    new_own = len(own & tx.log.begun)
    nothing_new = not (taken.intake.applied or taken.intake.gap or taken.intake.held)
    return Preview(
        sender=opened.manifest.sender,
        officer=opened.signer.officer,
        created=opened.manifest.created,
        number=opened.manifest.number,
        before=before,
        check_code=check_code(opened.sha256),
        changes=opened.manifest.n_ops,
        new=taken.new_records - new_own,
        changed=taken.changed_records - (len(own) - new_own),
        conflicts=taken.new_conflicts,
        duplicates=_suspected(tx, taken.new_children),
        waiting=taken.intake.gap + taken.intake.held,
        children=len(taken.new_children),
        lines=tuple(_samples(tx, opened, samples)),
        already_merged=nothing_new,
        confirms=nothing_new and not exchange.was_merged(tx.connection, opened.sha256),
    )


def _samples(tx: Transaction, opened: OpenedPackage, most: int) -> list[Unsent]:
    """What is told of a few records that the package changes; of its last changes only."""
    if not most:
        return []
    written = {record for ids in tx.log.written.values() for record in ids}
    last = [
        Change(c.header, c.body, c.body_hash, c.prev) for c in opened.changes[-_LOOKED * most :]
    ]
    return by_record(tx, [c for c in last if c.record in written], most)


def _suspected(tx: Transaction, new_children: Iterable[str]) -> int:
    pairs = set()
    decisions = decisions_of(tx)
    for text in new_children:
        child = tx.of(Child).find(UUID(text))
        if child is None or child.void or child.merged_into is not None:
            continue
        born = child.birth.text if child.birth else None
        ids = possible_matches(tx.connection, child.full_name, born)
        found = [other for i in ids if i != child.id and (other := tx.of(Child).find(i))]
        others = [other for other in found if not told_apart(child, other, decisions)]
        matches = similar_people(person_of(child), [person_of(other) for other in others])
        pairs |= {frozenset((m.a, m.b)) for m in matches if m.verdict is Verdict.DUPLICATE}
    return len(pairs)
