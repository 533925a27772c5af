"""What other computers said they have applied: their last word counts, as far as it is believed."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from mdd_desktop.storage.bulk import delete_rows, found_rows, insert_rows
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import ChangeRow, PeerHeadRow

_CHANGES, _HEADS = ChangeRow.__table__, PeerHeadRow.__table__
SILENT, DOUBT, LIST, LIST_DOUBT = "~", "?", "=", "?="
_WORDS_IN_DOUBT = 4
_HASH = 32
_VOICES = Prepared(
    select(_HEADS.c.peer)
    .where(_HEADS.c.peer >= bindparam("first"), _HEADS.c.peer < bindparam("end"))
    .distinct()
)
_SAID = Prepared(select(_HEADS.c.feed, _HEADS.c.head).where(_HEADS.c.peer == bindparam("one")))


def replace_heads(
    connection: Connection,
    device: str,
    epoch: str,
    heads: Mapping[str, Sequence[str]],
    trust_list: str = "",
    ours: str = "",
) -> None:
    """Set what a computer says it has applied; its last word counts, even when it goes back.

    ``trust_list`` is the digest of the list that it holds, hex, and ``ours`` of the one in force
    here, with what the computer's package brought.

    Two computers can have one key: a disk was copied. Each epoch speaks for itself, so that the
    word of one does not leave the other without what it lacks. An epoch that is heard for the
    first time silences the others, for nearly always one computer went on to it; whoever still
    has one of those is heard again with its next package.

    A word that goes back within one epoch is in doubt for a while, and so are those after it:
    perhaps an old package came late, perhaps a disk was copied and two computers speak in turn.
    Of the list only that is in doubt which goes on to another one than ours.
    """
    mine = f"{device}#{epoch}"
    known = _voices_of(connection, device)
    rows = [
        {"peer": mine, "feed": feed, "head": bytes.fromhex(head)}
        for feed, feed_heads in (heads or {"": (bytes(32).hex(),)}).items()
        for head in feed_heads
    ]
    if trust_list:
        rows.append({"peer": mine, "feed": LIST, "head": bytes.fromhex(trust_list)})
    if mine not in known:
        delete_rows(connection, _HEADS, "peer", known)
        rows += [{"peer": peer, "feed": SILENT, "head": bytes(32)} for peer in known]
    said = [(feed, head) for feed, head in _SAID.rows(connection, one=mine)]
    doubts = {
        DOUBT: _doubt_after(connection, said, rows),
        LIST_DOUBT: _list_doubt_after(said, trust_list, ours),
    }
    rows += [{"peer": mine, "feed": k, "head": bytes([left])} for k, left in doubts.items() if left]
    delete_rows(connection, _HEADS, "peer", [mine])
    insert_rows(connection, _HEADS, rows)


def note_list(connection: Connection, device: str, trust_list: str) -> None:
    """Note which trust list a computer holds that was not heard yet: it wrote our welcome."""
    if trust_list and not _voices_of(connection, device):
        row = {"peer": f"{device}#", "feed": LIST, "head": bytes.fromhex(trust_list)}
        insert_rows(connection, _HEADS, [row])


def _voices_of(connection: Connection, device: str) -> list[str]:
    """Every epoch in which a computer has spoken: ``$`` is the sign that comes after ``#``."""
    return sorted(_VOICES.column(connection, first=f"{device}#", end=f"{device}$"))


def _doubt_after(
    connection: Connection,
    said: Sequence[tuple[str, bytes]],
    rows: Sequence[Mapping[str, Any]],
) -> int:
    """For how many words more a voice is not believed, by what it said before and says now."""
    stated = {row["head"] for row in rows}
    gone = [head[:16] for _, head in said if head not in stated and len(head) == _HASH]
    numbers = {row["feed"]: row["head"][:16] for row in rows}
    columns = (_CHANGES.c.id, _CHANGES.c.feed, _CHANGES.c.n)
    wanted = [*gone, *numbers.values()]
    places = {
        change: (feed, number)
        for change, feed, number in found_rows(connection, columns, _CHANGES.c.id, wanted)
    }
    ends = {places[i][0]: places[i][1] for i in numbers.values() if i in places}
    if any(places[i][1] > ends.get(places[i][0], 0) for i in gone if i in places):
        return _WORDS_IN_DOUBT
    return _words_left(said, DOUBT)


def _list_doubt_after(said: Sequence[tuple[str, bytes]], now: str, ours: str) -> int:
    """For how many words more a voice is not believed to hold the list that it names."""
    before = {head.hex() for feed, head in said if feed == LIST}
    if before and now not in {*before, ours}:
        return _WORDS_IN_DOUBT
    return _words_left(said, LIST_DOUBT)


def _words_left(said: Sequence[tuple[str, bytes]], doubt: str) -> int:
    return max((head[0] - 1 for feed, head in said if feed == doubt), default=0)


def rename_peer(connection: Connection, old: str, new: str) -> None:
    """Keep what a computer said under the newest of its keys."""
    voices = _voices_of(connection, old)
    renamed = [
        {"peer": new + voice.removeprefix(old), "feed": feed, "head": head}
        for voice in voices
        for feed, head in _SAID.rows(connection, one=voice)
    ]
    delete_rows(connection, _HEADS, "peer", [*voices, *{row["peer"] for row in renamed}])
    insert_rows(connection, _HEADS, renamed)


def add_head(connection: Connection, device: str, feed: str, head: bytes) -> None:
    """Note what a computer was heard to have applied; its next package says it anew.

    Every voice of the computer is taken to know it, for the code does not say which one spoke.
    """
    peers = set(
        connection.execute(
            select(_HEADS.c.peer).where(
                _HEADS.c.peer >= f"{device}#",
                _HEADS.c.peer < f"{device}$",
                _HEADS.c.feed != SILENT,
            )
        ).scalars()
    ) or {f"{device}#"}
    connection.execute(_HEADS.delete().where(_HEADS.c.peer.in_(peers), _HEADS.c.feed == feed))
    rows = [{"peer": peer, "feed": feed, "head": head} for peer in sorted(peers)]
    insert_rows(connection, _HEADS, rows)
