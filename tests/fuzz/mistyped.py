"""An enrolled computer that writes the format perfectly, and in it what no program would write.

Its signatures, chains, hashes and sizes hold, so nothing but the values themselves betrays it.
"""

import hashlib
import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync.changes import ReadChange, full_hash, read_lines, write_lines
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.package import CHANGES, STATEMENTS, feed_spans
from mdd_desktop.sync.statements import leaves, sign_head, write_statements

Body = dict[str, Any]
Members = dict[str, bytes]
Put = Callable[[Body, Body], None]
Rewritten = tuple[Members, dict[str, object]]
DEEP = "[" * 500 + "]" * 500
FIELDS: tuple[tuple[str, str, object], ...] = (
    ("child", "full_name", 7),
    ("child", "full_name", None),
    ("child", "full_name", ["Nguyễn", "Thị"]),
    ("child", "full_name", "x" * 301),
    ("child", "full_name", "x" * 900_000),
    ("child", "full_name[1]", "x"),
    ("child", "full_name.first", "x"),
    ("child", "unit_id", "../X1"),
    ("child", "sex", 1),
    ("child", "sex", "Không rõ"),
    ("child", "void", "true"),
    ("child", "void", 1),
    ("child", "birth", "2026-13-40"),
    ("child", "birth", 20_140_312),
    ("child", "registered_on", "2026-02-30"),
    ("child", "registered_on", "2026-11-22T08:00:00"),
    ("child", "registered_on", "1700000000"),
    ("child", "household_id", "01A209186E3B70009BCE65B37C7AFA84"),
    ("child", "household_id", "x"),
    ("child", "father", '{"status":"mat"}'),
    ("child", "father.status", True),
    ("child", "father.status", "x" * 41),
    ("child", "father[1]", "x"),
    ("child", "household", "[]"),
    ("child", "household[2026]", True),
    ("child", "household[2026]", "null"),
    ("child", "household[2026]", '{"year":2026}'),
    ("child", "household[2026]", '{"status":"ngheo","year":"2026"}'),
    ("child", "household[2026]", '{"status":"ngheo","year":2025}'),
    ("child", "household[2026]", '{"status":"ngheo","year":2026},{"status":"ngheo","year":2027}'),
    ("child", "household[2026]", '{"more":1.5,"status":"ngheo","year":2026}'),
    ("child", "household[2026]", '{"more":NaN,"status":"ngheo","year":2026}'),
    ("child", "household[2026]", f'{{"more":{DEEP},"status":"ngheo","year":2026}}'),
    ("child", "household[2026", '{"status":"ngheo","year":2026}'),
    ("child", "exit", '{"date":"2026-13-40","reason":"khac"}'),
    ("child", "exit[1]", '{"date":"2026-11-22","reason":"khac"}'),
    ("child", "groups[b]", "b"),
    ("child", "groups[Nhóm b]", True),
    ("child", "groups", ["b"]),
    ("settings", "level_bands[05]", True),
    ("settings", "late_grace_days", 10_000),
    ("officer", "trained_on[20261122]", True),
    ("support_entry", "amount", -1),
    ("support_entry", "amount", "5"),
    ("support_entry", "direction", 5),
    ("support_entry", "for_month", "2026-13"),
    ("sponsorship", "child_id", None),
)
SAYINGS: tuple[tuple[str, str, object], ...] = (
    ("ans", "accepted", "true"),
    ("ans", "reason", ["vì"]),
    ("note", "field", 3),
    ("note", "text", True),
    ("fork", "feed", 3),
    ("fork", "prev", ["00"]),
    ("erase", "why", 1),
)
HEADS: tuple[tuple[str, str, object], ...] = (
    ("put", "at", -1),
    ("put", "at", 2**52),
    ("put", "n", "5"),
    ("put", "by", ["cán bộ"]),
    ("put", "t", 5),
    ("put", "r", "x"),
    ("put", "par", ["note"]),
    ("own", "to", 5),
    ("own", "from", ["X1"]),
    ("own", "dec", True),
    ("own", "snap", "true"),
    ("own", "why", 7),
    ("prop", "why", ["vì"]),
)


def nonsense(rng: random.Random) -> Put:
    """Something to put into a change, drawn."""
    where = rng.randrange(4)
    if where == 0:
        return in_head(*rng.choice(HEADS))
    if where == 1:
        return in_body("", *rng.choice(SAYINGS))
    table, name, value = rng.choice(FIELDS)
    return in_body(table, rng.choice(("new", "put", "prop", "own", "retract")), name, value)


def in_head(kind: str, name: str, value: object) -> Put:
    """A key of the header, of a kind of change that has it."""
    return lambda head, _: head.update({"k": kind, name: value})


def in_body(table: str, kind: str, name: str, value: object) -> Put:
    """A field, of a kind of record; of that which the change is about where none is given."""

    def put(head: Body, body: Body) -> None:
        head.update(k=kind, t=table or head["t"])
        body["f"][name] = value

    return put


def saying(members: Members, key: Ed25519PrivateKey, place: int, put: Put) -> Rewritten:
    """The members with one change saying something else, chained and stated anew by their author.

    Returns:
        The members, and what the manifest must say of them.
    """
    content = zstandard.ZstdDecompressor().decompress(members[CHANGES])
    changes = read_lines(content, content.count(b"\n"))
    changes[place] = _rewritten(changes[place], put)
    chained = list(_chained(changes))
    lines = b"".join(write_lines(chained))
    spans = msgspec.to_builtins(feed_spans(chained))
    heads = [
        sign_head(key, leaf.feed, leaf.n, leaf.hash, reg_version=1) for leaf in leaves(chained)
    ]
    other = members | {CHANGES: compress(lines), STATEMENTS: write_statements(heads)}
    return other, {"n_ops": len(chained), "raw_size": len(lines), "feeds": spans}


def _rewritten(change: ReadChange, put: Put) -> ReadChange:
    head, body = msgspec.json.decode(change.header), msgspec.json.decode(change.body or b"{}")
    put(head, body)
    header, said = (msgspec.json.encode(part, order="sorted") for part in (head, body))
    return msgspec.structs.replace(
        change, header=header, body=said, body_hash=hashlib.sha256(said).digest()
    )


def _chained(changes: Iterable[ReadChange]) -> Iterator[ReadChange]:
    """The changes of one feed, each following the one before with its right hash."""
    tips: dict[str, bytes] = {}
    for change in changes:
        prev = tips.get(change.feed, change.prev)
        digest = full_hash(prev, change.body_hash, change.header)
        tips[change.feed] = digest
        yield msgspec.structs.replace(change, prev=prev, hash=digest)
