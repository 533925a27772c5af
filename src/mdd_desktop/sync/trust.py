"""The trust list: who may speak for which unit, verified from the root down.

An immutable value made of the original signed bytes. A province signs ``targets.json``; a district
under it may sign ``d-<unit>.json`` for its own communes, so that the province can verify what the
district relays.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from tuf.api.metadata import Metadata, Root, Targets

from mdd_desktop.sync.keys import spoken_digits
from mdd_desktop.sync.statements import HeadStatement
from mdd_desktop.sync.trust_chain import ROOT, TARGETS, verify_list, verify_roots
from mdd_desktop.sync.trust_contents import TrustContents, merge_lists
from mdd_desktop.sync.trust_model import (
    HOLDERS_FIELD,
    OFFICE_FIELD,
    Device,
    ListedUnit,
    Revocation,
    from_field,
)


@dataclass(frozen=True)
class TrustList:
    """A verified list; make one with :meth:`verified` and not otherwise.

    Attributes:
        roots: ``1.root.json`` … as signed, every version.
        targets: ``targets.json`` as signed by the top office's registrar.
        districts: ``d-<unit>`` → that office's list as signed by its registrar.
    """

    roots: tuple[bytes, ...]
    targets: bytes
    districts: Mapping[str, bytes]

    @staticmethod
    def verified(
        roots: Sequence[bytes], targets: bytes, districts: Mapping[str, bytes] | None = None
    ) -> "TrustList":
        """Verify every signature, from the root down; of the same bytes once.

        Raises:
            PackageError: E_REGISTRY.
        """
        return _verified(tuple(roots), targets, tuple(sorted((districts or {}).items())))

    @property
    def files(self) -> dict[str, bytes]:
        """The top office's list and those of the districts, as signed, by role."""
        return {TARGETS: self.targets, **self.districts}

    @cached_property
    def root(self) -> Root:
        """The last root."""
        return verify_roots(self.roots)

    @cached_property
    def lists(self) -> dict[str, Metadata[Targets]]:
        """Every verified list by role: ``targets`` and ``d-<unit>``."""
        top = verify_list(self.root, TARGETS, self.targets)
        lists = {TARGETS: top}
        for role, content in sorted(self.districts.items()):
            lists[role] = verify_list(top.signed, role, content)
        return lists

    @cached_property
    def contents(self) -> TrustContents:
        """Units, devices and revocations of all lists together."""
        offices = {role: self.office_of(role) for role in self.lists}
        return merge_lists({role: item.signed for role, item in self.lists.items()}, offices)

    def office_of(self, role: str) -> str:
        """Return the code of the unit whose registrar signs the list."""
        if role != TARGETS:
            return role.removeprefix("d-")
        return from_field(self.lists[TARGETS].signed.unrecognized_fields.get(OFFICE_FIELD), str)

    @property
    def office(self) -> str:
        """The code of the top office."""
        return self.office_of(TARGETS)

    @property
    def versions(self) -> dict[str, int]:
        """Version of every signed file by role."""
        lists = {role: item.signed.version for role, item in self.lists.items()}
        return {ROOT: self.root.version, **lists}

    @property
    def version(self) -> int:
        """One number for the whole (``reg_version``): it grows with every change of any file."""
        return sum(self.versions.values())

    @property
    def root_fingerprint(self) -> str:
        """Six groups of five digits over the root keys in force, printed on the decision."""
        role = self.root.roles[ROOT]
        return spoken_digits("\n".join([str(role.threshold), *sorted(role.keyids)]).encode())

    @property
    def root_threshold(self) -> int:
        """How many root keys must sign the next root."""
        return self.root.roles[ROOT].threshold

    @property
    def root_keys(self) -> tuple[Ed25519PublicKey, ...]:
        """The root keys in force."""
        named = [self.root.keys[keyid] for keyid in self.root.roles[ROOT].keyids]
        return tuple(
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.keyval["public"])) for key in named
        )

    @property
    def root_holders(self) -> Mapping[str, str]:
        """Fingerprint of a root key → who keeps it, as far as the root says."""
        return from_field(self.root.unrecognized_fields.get(HOLDERS_FIELD, {}), dict[str, str])

    @property
    def units(self) -> Mapping[str, ListedUnit]:
        """Every unit by code."""
        return self.contents.units

    @property
    def devices(self) -> tuple[Device, ...]:
        """Every device, revoked and expired ones too."""
        return self.contents.devices

    @cached_property
    def digest(self) -> str:
        """One hash over all files, by which two offices know that they hold the same list."""
        files = [*self.roots, self.targets, *(self.districts[r] for r in sorted(self.districts))]
        hashes = b"".join(hashlib.sha256(content).digest() for content in files)
        return hashlib.sha256(hashes).hexdigest()

    def shared_by(self, one: str, other: str) -> "TrustList":
        """The list as two offices need it: of districts' lists those above or below the lower."""
        lower = one if other in self.ancestors(one) else other
        districts = {
            role: content
            for role, content in self.districts.items()
            if self.may_address(self.office_of(role), lower)
        }
        if len(districts) == len(self.districts):
            return self
        return TrustList.verified(self.roots, self.targets, districts)

    def expired(self, at: dt.datetime) -> tuple[str, ...]:
        """Return the roles whose files have expired: a reason to warn, never to stop work."""
        files = {ROOT: self.root, **{role: item.signed for role, item in self.lists.items()}}
        return tuple(role for role, signed in files.items() if signed.is_expired(at))

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Return the superiors of a unit, nearest first."""
        return self.contents.ancestors(unit)

    def may_address(self, sender: str, receiver: str) -> bool:
        """Say whether packages may go between the units: the same one, or one above the other."""
        return (
            sender == receiver
            or sender in self.ancestors(receiver)
            or receiver in self.ancestors(sender)
        )

    def device_by_fingerprint(self, fingerprint: str, unit: str | None = None) -> Device | None:
        """Return the device, for the given unit if one is named (it may serve two)."""
        found = self.contents.by_fingerprint.get(fingerprint, ())
        return next((item for item in found if unit in {None, item.unit}), None)

    def devices_of(self, unit: str) -> tuple[Device, ...]:
        """Return every device listed for the unit, whether valid or not."""
        return self.contents.by_unit.get(unit, ())

    def keys_of_computer(self, device: Device) -> tuple[Device, ...]:
        """Return every entry of the computer: its keys of before and after, under every unit."""
        return self.contents.by_computer[device.fingerprint]

    def computer_number(self, unit: str, code: str) -> int:
        """Which computer of a unit a device is, as the list names them from 1 on; 0: unlisted."""
        computers = dict.fromkeys(self.keys_of_computer(one) for one in self.devices_of(unit))
        numbered = enumerate(computers, start=1)
        return next((at for at, keys in numbered if code in {key.code for key in keys}), 0)

    def revocation(self, fingerprint: str) -> Revocation | None:
        """Return the revocation of a device, if it was revoked."""
        return self.contents.revocations.get(fingerprint)

    @cached_property
    def newest_keys(self) -> dict[str, str]:
        """Return the fingerprint of every key → that of the newest key of the same computer.

        What another key renewed is not the newest, be they listed in the same second.
        """
        newest = {}
        for device in self.devices:
            keys = self.keys_of_computer(device)
            renewed = {key.renews for key in keys}
            last = [key for key in keys if key.fingerprint not in renewed] or keys
            found = max(last, key=lambda key: (key.not_before, key.fingerprint))
            newest[device.fingerprint] = found.fingerprint
        return newest

    @cached_property
    def vouched_heads(self) -> frozenset[tuple[str, str]]:
        """Feed and full hash, hex, of every last good head that a revocation names."""
        return frozenset(
            (feed, head)
            for revocation in self.contents.revocations.values()
            for feed, heads in revocation.last_good.items()
            for head in heads
        )

    def is_valid(self, fingerprint: str, unit: str, at: dt.datetime) -> bool:
        """Say whether the device may act for the unit at that instant."""
        device = self.device_by_fingerprint(fingerprint, unit)
        return (
            device is not None
            and self.revocation(fingerprint) is None
            and device.not_before <= at <= device.not_after
            and self.units[unit].may_send_on(at.date())
        )

    def recipients_of(self, unit: str, at: dt.datetime) -> tuple[str, ...]:
        """Return the age recipients of the unit's computers that are neither revoked nor expired.

        All keys of such a computer count: restored from a backup it may have only those of before,
        and must be able to read of the new ones. The start of validity does not matter: our own
        clock may be behind.
        """
        listed = [d for d in self.devices_of(unit) if self.revocation(d.fingerprint) is None]
        in_use = [device for device in listed if at <= device.not_after]
        keys = {key.fingerprint for device in in_use for key in self.keys_of_computer(device)}
        return tuple(dict.fromkeys(d.age for d in listed if d.fingerprint in keys))

    def units_of_recipients(self, ages: Collection[str]) -> frozenset[str]:
        """Return the units for which a computer with one of these age recipients is listed."""
        return frozenset(device.unit for device in self.devices if device.age in ages)

    def names_writer(self, statement: HeadStatement) -> bool:
        """Say whether the statement's device is listed for its unit, revoked or not."""
        return self.device_by_fingerprint(statement.key, statement.unit) is not None


@lru_cache(maxsize=16)
def _verified(
    roots: tuple[bytes, ...], targets: bytes, districts: tuple[tuple[str, bytes], ...]
) -> TrustList:
    trust = TrustList(roots, targets, dict(districts))
    _ = trust.contents
    return trust
