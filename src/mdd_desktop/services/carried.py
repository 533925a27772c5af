"""Scans in packages: what goes along, what is kept of what came (sync-format, clause 11)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from mdd_desktop.documents.pictures import check_scan
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.consents import GUARDIAN, ConsentState, consent_lines
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.paper import Paper
from mdd_desktop.services.outgoing import ABOUT_THE_REST, LARGEST, PACKED, Load
from mdd_desktop.storage import attachments
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.package import MAX_ATTACHMENT
from mdd_desktop.sync.reader import OpenedPackage

_FRAME: Final = 1024  # at most, around each member
_MOST_LACKING = 5_000
_SEND_UP = "chuyen_len_tinh"
_ERASURE = b'"k":"erase"'
_NEVER = 200  # an age nobody reaches: only the guardian is asked here


class _About(msgspec.Struct):
    t: str
    r: str


class Taken(NamedTuple):
    """The scans of one package.

    Attributes:
        contents: In the order of their hashes.
        left: How many never went and wait for the next package.
    """

    contents: tuple[bytes, ...]
    left: int


def take_along(tx: Transaction, to: str, load: Load, devices: Sequence[str]) -> Taken:
    """The scans for a package to an office; remembers that they went."""
    papers = _papers(change.header for change in load.changes)
    tx.log.flush()
    wanted = attachments.to_send(tx.connection, to, papers, devices)
    naming = attachments.papers_naming(tx.connection, [one.name for one in wanted])
    day = tx.clock.shown.astimezone().date()
    chosen, room, left = [], _room_beside(load), 0
    for one in wanted:
        fits = one.size <= room
        if one.times and not fits:
            continue  # it is on its way already
        if not any(_may_see(tx, to, UUID(paper), day) for paper in naming[one.name]):
            continue
        if fits:
            chosen.append(one.name)
            room -= one.size + _FRAME
        else:
            left += 1
    attachments.note_sent(tx.connection, to, chosen)
    found = attachments.contents(tx.connection, chosen)
    return Taken(tuple(found[name] for name in sorted(found)), left)


def waiting(
    reading: Reading,
    to: str,
    headers: Iterable[bytes],
    devices: Sequence[str],
    *,
    day: dt.date,
    again: bool,
) -> int:
    """How many scans an office may see and has not got.

    Args:
        reading: One consistent view.
        to: Code of the office.
        headers: Of the changes that it has not acknowledged.
        devices: Its computers.
        day: On which consents are looked at.
        again: Also those that went and that it asked for once more.
    """
    wanted = attachments.to_send(reading.connection, to, _papers(headers), devices)
    names = [one.name for one in wanted if again or not one.times]
    naming = attachments.papers_naming(reading.connection, names)
    return sum(
        any(_may_see(reading, to, UUID(paper), day) for paper in naming[one]) for one in names
    )


def _papers(headers: Iterable[bytes]) -> set[str]:
    about = (msgspec.json.decode(header, type=_About) for header in headers)
    return {one.r for one in about if one.t == Paper.table}


def _room_beside(load: Load) -> int:
    """Bytes that scans may take beside these changes."""
    return min(MAX_ATTACHMENT, LARGEST - ABOUT_THE_REST - load.raw // PACKED)


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


def _may_see(reading: Reading, to: str, paper_id: UUID, day: dt.date) -> bool:
    owner = reading.log.state(paper_id).owner
    if owner == to:
        return True
    if owner is None or not reading.tree.is_above(to, owner):
        return False
    paper = reading.of(Paper).find(paper_id)
    child = reading.of(Child).find(paper.child_id) if paper and paper.child_id else None
    if child is None:
        return True
    (line, *_) = consent_lines(child, (_SEND_UP,), day=day, assent_age=_NEVER)
    return not (line.by == GUARDIAN and line.state is ConsentState.WITHDRAWN)
