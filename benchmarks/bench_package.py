"""Build and open a package of 100,000 changes, beside the bare minimum of the same steps.

The bare minimum is what any signed, sealed and canonical file of JSON lines must do: compress,
hash, sign, encrypt; decrypt, verify, decode each line twice (typed, and for the canonical check).
It follows no hash chain. Run: ``python benchmarks/bench_package.py [changes]``.
"""

import datetime as dt
import hashlib
import io
import sys
import time
import uuid
from collections.abc import Callable
from typing import Any

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import pack, unpack
from mdd_desktop.sync.changes import ORIGIN, ReadChange, full_hash
from mdd_desktop.sync.keys import device_code, key_text
from mdd_desktop.sync.package import PackageDraft, write_package
from mdd_desktop.sync.reader import open_package
from mdd_desktop.sync.sealing import new_identity, recipient_of
from mdd_desktop.sync.trust_changes import create
from mdd_desktop.sync.trust_model import Device, ListedUnit

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
KEY = Ed25519PrivateKey.generate()
IDENTITY = new_identity()


class Typed(msgspec.Struct):
    b: dict[str, Any]
    h: dict[str, Any]


def invented_changes(count: int) -> list[ReadChange]:
    feed = f"00451/{device_code(KEY.public_key())}/0badcafe/up"
    encode = msgspec.json.Encoder(order="sorted").encode
    changes, prev, last = [], ORIGIN, ""
    for n in range(1, count + 1):
        unique = hashlib.sha256(n.to_bytes(8, "big")).hexdigest()
        fields = {"village": f"Thôn {n % 17}", "note": f"Đã thăm lần thứ {n}"}
        body = encode({"f": fields, "salt": unique[:32]})
        header = encode(
            {
                "at": 1_790_000_000_000 + n,
                "by": "o1",
                "clk": "ok",
                "k": "put",
                "n": n,
                "par": {field: [last] for field in fields if last},
                "r": unique[32:],
                "s": feed,
                "sv": 1,
                "t": "child",
                "w": "",
                "x": unique[16:48],
            }
        )
        body_hash = hashlib.sha256(body).digest()
        digest = full_hash(prev, body_hash, header)
        changes.append(ReadChange(feed, n, prev, digest, header, body, body_hash))
        prev, last = digest, digest[:16].hex()
    return changes


def bare_build(lines: list[bytes]) -> bytes:
    packed = zstandard.ZstdCompressor(level=6, write_checksum=True).compress(b"".join(lines))
    manifest = msgspec.json.encode({"sha256": hashlib.sha256(packed).hexdigest()})
    signature = sshsig.sign(KEY, manifest, sshsig.PACKAGE)
    inner = pack([("manifest.json", manifest), ("sig", signature), ("ops", packed)])
    return pyrage.encrypt(inner, [pyrage.x25519.Recipient.from_str(recipient_of(IDENTITY))])


def bare_open(content: bytes) -> int:
    inner = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(IDENTITY)])
    members = unpack(inner)
    sshsig.check(sshsig.parse(members["sig"]), members["manifest.json"], sshsig.PACKAGE)
    stated = msgspec.json.decode(members["manifest.json"])["sha256"]
    assert hashlib.sha256(members["ops"]).hexdigest() == stated
    lines = (
        zstandard.ZstdDecompressor().stream_reader(io.BytesIO(members["ops"])).read().split(b"\n")
    )
    lines.pop()
    decoder = msgspec.json.Decoder(Typed)
    typed = [decoder.decode(line) for line in lines]
    plain = (msgspec.json.encode(msgspec.json.decode(line), order="sorted") for line in lines)
    assert all(again == line for again, line in zip(plain, lines, strict=True))
    return len(typed)


def seconds(work: Callable[[], object]) -> float:
    """Return the best of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    changes = invented_changes(count)
    lines = [b'{"b":%b,"h":%b}\n' % (change.body, change.header) for change in changes]
    age = recipient_of(IDENTITY)
    unit = ListedUnit(code="00451", name="Xã", level="commune")
    device = Device(
        unit="00451",
        key=key_text(KEY.public_key()),
        age=age,
        role="admin",
        not_before=NOW,
        not_after=NOW + dt.timedelta(days=700),
    )
    trust = create(unit, device, root_keys=[KEY], registrar_key=KEY, now=NOW)
    draft = PackageDraft(
        id=uuid.UUID(int=1),
        sender="00451",
        recipients=["00451"],
        recipient_keys=[age],
        created=NOW,
        reg_version=trust.version,
        changes=changes,
    )

    def opened(content: bytes) -> object:
        return open_package(content, identities=[IDENTITY], trust=trust, unit="00451", now=NOW)

    bare = bare_build(lines)
    whole = write_package(draft, KEY)
    bare_seconds = seconds(lambda: bare_build(lines)), seconds(lambda: bare_open(bare))
    seconds_used = seconds(lambda: write_package(draft, KEY)), seconds(lambda: opened(whole))
    ratio = sum(seconds_used) / sum(bare_seconds)
    print(f"changes {count}, package {len(whole) / 1e6:.1f} MB")
    print(f"bare steps: build {bare_seconds[0]:.2f} s, open {bare_seconds[1]:.2f} s")
    print(f"package:    build {seconds_used[0]:.2f} s, open {seconds_used[1]:.2f} s")
    print(f"ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
