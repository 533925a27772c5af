"""Invented offices with keys, and changes they might have written."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Sequence
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mdd_desktop.sync.changes import ORIGIN, ReadChange, full_hash
from mdd_desktop.sync.enrolment import Office, approve, make_request, read_request
from mdd_desktop.sync.keys import device_code, fingerprint, key_text
from mdd_desktop.sync.package import PackageDraft, write_package
from mdd_desktop.sync.reader import OpenedPackage, open_package
from mdd_desktop.sync.sealing import new_identity, recipient_of
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import create
from mdd_desktop.sync.trust_model import Device, ListedUnit

NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=700)
_encode = msgspec.json.Encoder(order="sorted").encode


class Computer:
    """One installation: its unit and its secret keys."""

    def __init__(self, unit: str, level: str = "commune", parent: str = "") -> None:
        self.unit = ListedUnit(code=unit, name=f"Đơn vị {unit}", level=level, parent=parent)
        self.code = unit
        self.key = Ed25519PrivateKey.generate()
        self.registrar = Ed25519PrivateKey.generate()
        self.root = Ed25519PrivateKey.generate()
        self.identity = new_identity()
        self.age = recipient_of(self.identity)
        self.fingerprint = fingerprint(self.key.public_key())

    def device(self, *, not_after: dt.datetime = LATER) -> Device:
        return Device(
            unit=self.code,
            key=key_text(self.key.public_key()),
            age=self.age,
            role="admin",
            not_before=NOW,
            not_after=not_after,
        )

    def office(self) -> Office:
        return Office(unit=self.code, key=self.key, age=self.age, registrar_keys=[self.registrar])

    def own_tree(self) -> TrustList:
        return create(
            self.unit,
            self.device(),
            root_keys=[self.root],
            registrar_key=self.registrar,
            now=NOW,
        )

    def request(self, *, own_list: bool = False) -> bytes:
        return make_request(
            self.unit,
            key=self.key,
            age=self.age,
            role="admin",
            created=NOW,
            registrar=self.registrar.public_key() if own_list else None,
        )

    def approves(
        self, trust: TrustList, other: "Computer", *, own_list: bool = False, **options: Any
    ) -> TrustList:
        request = read_request(other.request(own_list=own_list))
        unit = request.listed_unit()
        trust, _ = approve(
            trust, request, unit=unit, role="admin", office=self.office(), now=NOW, **options
        )
        return trust

    def feed(self, audience: str = "up", epoch: str = "0badcafe") -> str:
        return f"{self.code}/{device_code(self.key.public_key())}/{epoch}/{audience}"

    def writes(
        self,
        count: int = 3,
        *,
        after: ReadChange | None = None,
        feed: str = "",
        note: str = "Đã thăm em",
    ) -> list[ReadChange]:
        """Return a chain of changes, beginning a feed or continuing after one."""
        changes: list[ReadChange] = []
        for _ in range(count):
            after = a_change(feed or self.feed(), after, fields={"note": f"{note} {count}"})
            changes.append(after)
        return changes

    def draft(
        self, receiver: "Computer", changes: Sequence[ReadChange] = (), **options: Any
    ) -> PackageDraft:
        fields: dict[str, Any] = {
            "id": uuid.UUID(int=7),
            "sender": self.code,
            "recipients": [receiver.code],
            "recipient_keys": [receiver.age, self.age],
            "created": NOW,
            "reg_version": 1,
            "changes": changes,
        }
        return PackageDraft(**fields | options)

    def packs(
        self, receiver: "Computer", changes: Sequence[ReadChange] = (), **options: Any
    ) -> bytes:
        return write_package(self.draft(receiver, changes, **options), self.key)

    def opens(
        self, content: bytes, trust: TrustList, *, now: dt.datetime | None = NOW
    ) -> OpenedPackage:
        return open_package(
            content, identities=[self.identity], trust=trust, unit=self.code, now=now
        )


def a_change(
    feed: str,
    after: ReadChange | None = None,
    *,
    fields: dict[str, Any] | None = None,
    **header: Any,
) -> ReadChange:
    """Return the next change of a feed after ``after``, or its first."""
    n = 1 if after is None else after.n + 1
    prev = ORIGIN if after is None else after.hash
    body = _encode({"f": fields or {"village": "Thôn Đông"}, "salt": "5a" * 16})
    values = {
        "at": 1_790_000_000_000 + n,
        "by": "cán bộ",
        "clk": "ok",
        "k": "put",
        "n": n,
        "par": {"village": ["ab" * 16]},
        "r": "cd" * 16,
        "s": feed,
        "sv": 1,
        "t": "child",
        "w": "",
        "x": "ef" * 16,
    }
    encoded = _encode(values | header)
    body_hash = hashlib.sha256(body).digest()
    digest = full_hash(prev, body_hash, encoded)
    return ReadChange(feed, n, prev, digest, encoded, body, body_hash)
