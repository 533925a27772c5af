"""Scans in packages: what goes along, what is kept of what came (sync-format, clause 11)."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from mdd_desktop.documents.pictures import check_scan
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.consents import GUARDIAN, ConsentState, consent_lines
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.paper import Paper
from mdd_desktop.services.outgoing import Load
from mdd_desktop.storage import attachments
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.package import MAX_ATTACHMENT
from mdd_desktop.sync.reader import OpenedPackage

_MOST_LACKING = 5_000
_SEND_UP = "chuyen_len_tinh"
_ERASURE = b'"k":"erase"'
_NEVER = 200  # an age nobody reaches: only the guardian is asked here


class _About(msgspec.Struct):
    t: str
    r: str


def take_along(tx: Transaction, to: str, load: Load, devices: Sequence[str]) -> tuple[bytes, ...]:
    """The scans for a package to an office; remembers that they went."""
    about = (msgspec.json.decode(change.header, type=_About) for change in load.changes)
    papers = {one.r for one in about if one.t == Paper.table}
    tx.log.flush()
    sizes = attachments.sizes_to_send(tx.connection, to, papers, devices)
    naming = attachments.papers_naming(tx.connection, sizes)
    chosen, room = [], MAX_ATTACHMENT
    for name, size in sizes.items():
        if size <= room and any(_may_see(tx, to, UUID(paper)) for paper in naming[name]):
            chosen.append(name)
            room -= size
    attachments.note_sent(tx.connection, to, chosen)
    found = attachments.contents(tx.connection, chosen)
    return tuple(found[name] for name in sorted(found))


def lacking(reading: Reading) -> tuple[str, ...]:
    """The scans that papers name and that are not here."""
    reading.log.flush()
    found = attachments.missing(reading.connection, _MOST_LACKING)
    return tuple(sorted({one.sha256 for one in found}))


def take_over(tx: Transaction, opened: OpenedPackage) -> int:
    """Keep what a package brought and papers name; drop what no paper names any more.

    Returns:
        How many scans were new here.
    """
    if opened.revocation is None:
        signer = opened.signer.fingerprint
        attachments.replace_wanted(tx.connection, signer, opened.manifest.lacking[:_MOST_LACKING])
    new = opened.attachments.keys() - attachments.present(tx.connection, opened.attachments)
    kept = 0
    for name in sorted(new):
        if _is_welcome(tx, name, opened.attachments[name]):
            attachments.keep(tx.connection, opened.attachments[name])
            kept += 1
    if any(_ERASURE in change.header for change in opened.changes):
        attachments.forget_unnamed(tx.connection)
    return kept


def _is_welcome(tx: Transaction, name: str, content: bytes) -> bool:
    naming = attachments.papers_naming(tx.connection, [name]).get(name, set())
    media = {paper.media for paper in tx.of(Paper).many([UUID(one) for one in naming])}
    try:
        for kind in media:
            check_scan(content, kind)
    except RuleError:
        return False
    return bool(media)


def _may_see(tx: Transaction, to: str, paper_id: UUID) -> bool:
    owner = tx.log.state(paper_id).owner
    if owner == to:
        return True
    if owner is None or not tx.tree.is_above(to, owner):
        return False
    paper = tx.of(Paper).find(paper_id)
    child = tx.of(Child).find(paper.child_id) if paper and paper.child_id else None
    if child is None:
        return True
    day = tx.clock.shown.date()
    (line, *_) = consent_lines(child, (_SEND_UP,), day=day, assent_age=_NEVER)
    return not (line.by == GUARDIAN and line.state is ConsentState.WITHDRAWN)
