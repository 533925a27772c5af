"""Taking packages apart and putting them together wrongly, as an attacker or an accident would."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sync_offices import Computer

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.archive import pack, unpack
from mdd_desktop.sync.compression import compress
from mdd_desktop.sync.package import CHANGES, MANIFEST, SIGNATURE, sha256
from mdd_desktop.sync.sealing import seal, unseal

Members = dict[str, bytes]
Refuses = Callable[[bytes], str]


def members_of(package: bytes, reader: Computer) -> Members:
    return unpack(unseal(package, [reader.identity]))


def sealed(members: Mapping[str, bytes], reader: Computer) -> bytes:
    return seal(pack(members.items()), [reader.age])


def sealed_inner(inner: bytes, reader: Computer) -> bytes:
    return seal(inner, [reader.age])


def signed_again(
    package: bytes,
    reader: Computer,
    key: Ed25519PrivateKey,
    *,
    manifest: Mapping[str, Any] | None = None,
    members: Mapping[str, bytes] | None = None,
    namespace: str = sshsig.PACKAGE,
    spell: Callable[[dict[str, Any]], bytes] | None = None,
) -> bytes:
    """Return the package with other fields or members, hashed and signed anew by ``key``."""
    parts = members_of(package, reader) | dict(members or {})
    behind = {name: parts[name] for name in parts if name not in {MANIFEST, SIGNATURE}}
    fields = msgspec.json.decode(parts[MANIFEST])
    fields["members"] = {name: sha256(content) for name, content in behind.items()}
    fields |= dict(manifest or {})
    text = (spell or spelled)(fields)
    signature = sshsig.sign(key, text, namespace)
    return sealed({MANIFEST: text, SIGNATURE: signature, **behind}, reader)


def spelled(fields: dict[str, Any]) -> bytes:
    return msgspec.json.encode(fields, order="sorted") + b"\n"


def with_lines(
    package: bytes, reader: Computer, key: Ed25519PrivateKey, lines: Sequence[bytes]
) -> bytes:
    """Return the package with other change lines, and a manifest that agrees with them."""
    content = b"".join(line + b"\n" for line in lines)
    stated = {"n_ops": len(lines), "raw_size": len(content)}
    return signed_again(package, reader, key, manifest=stated, members={CHANGES: compress(content)})


def first_line_with(lines: list[bytes], old: bytes, new: bytes) -> list[bytes]:
    assert old in lines[0]
    return [lines[0].replace(old, new, 1), *lines[1:]]
