"""Damaged and forged packages without end, drawn by a seed: what sticks, post and thieves do.

The attacker knows every public key, may have been enrolled herself for another commune, and writes
the format perfectly. What she has not is the key of the commune for which she speaks.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import mistyped as values
import msgspec
import sync_bombs
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import pack, unpack
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.package import CHANGES, MANIFEST, SIGNATURE, STATEMENTS, sha256
from mdd_desktop.sync.sealing import seal, unseal

Members = dict[str, bytes]


@dataclass(frozen=True)
class Ground:
    """What forgeries are made from.

    Attributes:
        package: A good one, of a commune to its province.
        identity: The province's age identity, to look inside; the attacker wrote it herself.
        recipient: To whom she seals.
        sender: The commune's own key: she stole the laptop's disk image but not this.
        neighbour: A key that is listed, for another commune.
    """

    package: bytes
    identity: str
    recipient: str
    sender: Ed25519PrivateKey
    neighbour: Ed25519PrivateKey

    @property
    def members(self) -> Members:
        return unpack(unseal(self.package, [self.identity]))

    def sealed(self, members: Members) -> bytes:
        return seal(pack(members.items()), [self.recipient])

    def signed(
        self,
        members: Members,
        key: Ed25519PrivateKey,
        said: Mapping[str, Any] | None = None,
        namespace: str = sshsig.PACKAGE,
    ) -> bytes:
        """The members behind a manifest that agrees with them, signed by a key."""
        behind = {n: m for n, m in members.items() if n not in {MANIFEST, SIGNATURE}}
        fields = msgspec.json.decode(members[MANIFEST])
        fields |= {"members": {name: sha256(item) for name, item in behind.items()}, **(said or {})}
        manifest = msgspec.json.encode(fields, order="sorted") + b"\n"
        signature = sshsig.sign(key, manifest, namespace)
        return self.sealed({MANIFEST: manifest, SIGNATURE: signature, **behind})


Forge = Callable[[random.Random, Ground], bytes]


def _bits(rng: random.Random, content: bytes, most: int = 8) -> bytes:
    changed = bytearray(content)
    for place in {rng.randrange(len(content)) for _ in range(rng.randint(1, most))}:
        changed[place] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _sector(rng: random.Random, content: bytes) -> bytes:
    start = rng.randrange(0, len(content), 512)
    filled = rng.choice((bytes(512), rng.randbytes(512), b"\xff" * 512))
    return content[:start] + filled[: len(content) - start] + content[start + 512 :]


def _damaged(rng: random.Random, content: bytes) -> bytes:
    """Any of the accidents; never the content itself."""
    other = content
    while other == content:
        fate = rng.randrange(6)
        if fate == 0:
            other = _bits(rng, content)
        elif fate == 1:
            other = content[: rng.randrange(len(content))]
        elif fate == 2:
            other = _sector(rng, content)
        elif fate == 3:
            other = content + rng.randbytes(rng.randint(1, 600))
        elif fate == 4:
            cut = sorted(rng.randrange(len(content)) for _ in range(2))
            other = content[: cut[0]] + content[cut[1] :]
        else:
            cut = sorted(rng.randrange(len(content)) for _ in range(2))
            other = content[: cut[1]] + content[cut[0] :]
    return other


def outside(rng: random.Random, ground: Ground) -> bytes:
    """The sealed file was damaged."""
    return _damaged(rng, ground.package)


def inside(rng: random.Random, ground: Ground) -> bytes:
    """The archive was damaged and sealed anew: anybody can who knows our public key."""
    return seal(_damaged(rng, pack(ground.members.items())), [ground.recipient])


def member(rng: random.Random, ground: Ground) -> bytes:
    """One member was changed behind the signature."""
    members = ground.members
    name = rng.choice(sorted(members))
    return ground.sealed({**members, name: _damaged(rng, members[name])})


def stranger(rng: random.Random, ground: Ground) -> bytes:
    """Perfect in every way, but the key is nobody's."""
    return ground.signed(ground.members, Ed25519PrivateKey.from_private_bytes(rng.randbytes(32)))


def neighbour(rng: random.Random, ground: Ground) -> bytes:
    """A listed computer speaks for another commune."""
    fields = msgspec.json.decode(ground.members[MANIFEST])
    said = {} if rng.random() < 0.5 else {"ack": {feed: ["00" * 32] for feed in fields["ack"]}}
    return ground.signed(ground.members, ground.neighbour, said)


def purpose(_: random.Random, ground: Ground) -> bytes:
    """The right key, but it signed something else."""
    return ground.signed(ground.members, ground.sender, namespace=sshsig.HEAD)


def nonsense(rng: random.Random, ground: Ground) -> bytes:
    """The manifest of a right key states what cannot be."""
    name, value = rng.choice(_NONSENSE)
    return ground.signed(ground.members, ground.sender, {name: value})


def lines(rng: random.Random, ground: Ground) -> bytes:
    """The changes of a right key are damaged, and their number and size agree."""
    members = ground.members
    content = zstandard.ZstdDecompressor().decompress(members[CHANGES])
    other = _damaged(rng, content)
    members[CHANGES] = compress(other)
    said = {"raw_size": len(other), "n_ops": other.count(b"\n")}
    return ground.signed(members, ground.sender, said)


def shuffled(rng: random.Random, ground: Ground) -> bytes:
    """Whole lines of a right key, left out, doubled or in another order."""
    members = ground.members
    content = zstandard.ZstdDecompressor().decompress(members[CHANGES])
    good = content.splitlines(keepends=True)
    other: Sequence[bytes] = good
    while list(other) == good:
        other = rng.choices(good, k=rng.randint(1, 2 * len(good)))
    whole = b"".join(other)
    members[CHANGES] = compress(whole)
    said = {"raw_size": len(whole), "n_ops": len(other)}
    return ground.signed(members, ground.sender, said)


def heads(rng: random.Random, ground: Ground) -> bytes:
    """The signed heads are damaged or gone."""
    members = ground.members
    content = zstandard.ZstdDecompressor().decompress(members[STATEMENTS])
    members[STATEMENTS] = compress(_damaged(rng, content) if rng.random() < 0.8 else b"")
    return ground.signed(members, ground.sender)


def bomb(rng: random.Random, ground: Ground) -> bytes:
    """A right key sends a frame that grows to as much as 10 GiB, honest or lying about it."""
    members = ground.members
    size = rng.choice((300 << 20, 10 << 30))
    frame = sync_bombs.bomb(size, rng.choice((size, 4096)))
    members[rng.choice((CHANGES, STATEMENTS))] = frame
    said = {"raw_size": rng.choice((size, 4096, 0)), "n_ops": 1}
    return ground.signed(members, ground.sender, said)


def mistyped(rng: random.Random, ground: Ground) -> bytes:
    """A right key signs changes of perfect form that say what no program would write."""
    place = rng.choice((-1, -2, -3))  # what the province does not know yet
    put = values.nonsense(rng)
    members, said = values.saying(ground.members, ground.sender, place, put)
    return ground.signed(members, ground.sender, said)


_NONSENSE: tuple[tuple[str, object], ...] = (
    ("format", "mdd"),
    ("min_reader", 2),
    ("min_reader", 10**15),
    ("kind", "other"),
    ("sender", "T"),
    ("sender", "../T"),
    ("sender_key", "SHA256:x"),
    ("recipients", ["X2"]),
    ("recipients", []),
    ("created", "hôm nay"),
    ("created", "2026-11-22T08:00:00"),
    ("n_ops", -1),
    ("n_ops", 10**9),
    ("raw_size", 2**60),
    ("feeds", {}),
    ("feeds", {"X1/a/b/up": {"from_n": 1, "to_n": 9, "prev": "00" * 32, "head": "11" * 32}}),
    ("ack", {"x": ["zz"]}),
    ("members", {}),
    ("members", {"../x": "00" * 32}),
)
FORGERIES: tuple[Forge, ...] = (
    outside,
    inside,
    member,
    stranger,
    neighbour,
    purpose,
    nonsense,
    lines,
    shuffled,
    heads,
    bomb,
    mistyped,
)


def forgery(seed: int, ground: Ground) -> tuple[str, bytes]:
    """The forgery of a seed: its kind and the file."""
    rng = random.Random(seed)  # noqa: S311 - it must recur
    forge = FORGERIES[seed % len(FORGERIES)]
    return forge.__name__, forge(rng, ground)
