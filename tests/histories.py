"""Random histories of a few records: several units and computers, late news, forks, transfers."""

import dataclasses
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from mdd_desktop.domain import frontier
from mdd_desktop.domain.change import (
    NO_PREDECESSOR,
    UP,
    Change,
    ChangeKind,
    Feed,
    Origin,
    new_change,
)
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.ownership import by_unit

LEVELS = {"X1": 1, "X2": 1, "H": 2, "K": 2, "T": 3}
AUTHORITY = by_unit(LEVELS)
DEVICES = (("X1", "a"), ("X1", "b"), ("X2", "c"), ("H", "d"), ("K", "e"), ("T", "f"))
FIELDS = ("full_name", "village", "note")
TABLE = "of_a_newer_version"
OTHER_TABLE = "of_another_kind"
RECORDS = (UUID(int=1), UUID(int=2))


class Chains:
    """The chains of a set of changes, walked back one step at a time."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self._by_hash = {change.hash: change for change in changes}

    def learn(self, change: Change) -> None:
        self._by_hash[change.hash] = change

    def reaches(self, heads: frozenset[bytes], change: Change) -> bool:
        return any(change.id in self._before(head) for head in heads)

    def _before(self, head: bytes) -> set[bytes]:
        found = set()
        while head in self._by_hash:
            found.add(head[:16])
            head = self._by_hash[head].prev
        return found


@dataclass
class Device:
    """A computer: what it knows, and where its own feed ends."""

    unit: str
    name: str
    known: dict[bytes, Change] = field(default_factory=dict)
    epoch: int = 1
    number: int = 0
    head: bytes = NO_PREDECESSOR
    copies: list[tuple[dict[bytes, Change], int, bytes]] = field(default_factory=list)

    def of(self, record: UUID) -> list[Change]:
        return [change for change in self.known.values() if change.record == record]

    def state(self, record: UUID) -> RecordState:
        return frontier.state_of(self.of(record), AUTHORITY, Chains(self.known.values()))

    def heads(self) -> list[bytes]:
        """The changes after which nothing is known in their feeds."""
        followed = {change.prev for change in self.known.values()}
        return sorted(change.hash for change in self.known.values() if change.hash not in followed)

    def write(self, rng: random.Random, kind: ChangeKind, record: UUID, **said: object) -> Change:
        """Append a change to this computer's feed as an honest program would, unless told so."""
        state = self.state(record)
        values = said.get("values", {})
        change = new_change(
            feed=Feed(self.unit, self.name * 16, f"{self.epoch:08x}", UP),
            number=self.number + 1,
            prev=self.head,
            kind=kind,
            table=said.get("table", TABLE),
            record=record,
            link=said.get("link", state.link),
            values=values,
            parents=state.parents(values) if kind != ChangeKind.NEW else {},
            origin=Origin(
                "0" * 32, rng.randint(-(10**6), 10**6), rng.choice(("ok", "ok", "ahead")), self.name
            ),
            salt=rng.randbytes(16),
            extra=said.get("extra"),
        )
        self.number, self.head = change.number, change.hash
        self.known[change.id] = change
        return change


@dataclass
class History:
    """Everything that was ever written, by all computers together."""

    changes: list[Change]
    devices: list[Device]

    def of(self, record: UUID) -> list[Change]:
        return [change for change in self.changes if change.record == record]


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - invented histories


def a_history(seed: int, steps: int = 60) -> History:
    """Let the computers work for a while, now and then telling one another what they know."""
    rng = dice(seed)
    devices = [Device(unit, name) for unit, name in DEVICES]
    written: dict[bytes, Change] = {}
    acts, weights = zip(*_ACTS.items(), strict=True)
    for record in RECORDS[: rng.choice((1, 2, 2))]:
        first = rng.choice(devices)
        made = first.write(rng, ChangeKind.NEW, record, values=dict.fromkeys(FIELDS, "0"), link=b"")
        for device in devices[: rng.choice((2, 6))]:
            device.known[made.id] = made
    for _ in range(steps):
        device = rng.choices(devices, (4, 4, 3, 2, 1, 1))[0]
        rng.choices(acts, weights)[0](rng, device, devices)
        for each in devices:
            written.update(each.known)
    return History(list(written.values()), devices)


def _register(rng: random.Random, device: Device, _: list[Device]) -> None:
    """Two computers may make the same record: a natural singleton, or a restored backup."""
    device.write(rng, ChangeKind.NEW, rng.choice(RECORDS), values={"note": "1"}, link=b"")


def _correct(rng: random.Random, device: Device, _: list[Device]) -> None:
    """Her own record by an edit, another's by a proposal; sometimes against the rule."""
    record = rng.choice(RECORDS)
    owns = device.state(record).owner == device.unit
    if not owns and rng.random() < 0.85:
        return
    kind = ChangeKind.PUT if owns or rng.random() < 0.5 else ChangeKind.PROPOSAL
    chosen = rng.sample(FIELDS, rng.randint(1, 2))
    values = {name: rng.choice((None, "1", "2")) for name in chosen}
    if kind is ChangeKind.PROPOSAL and len(chosen) == 1 and values[chosen[0]] is None:
        kind, values = ChangeKind.NOTE, {"field": chosen[0], "text": "?"}  # she asks instead
    device.write(rng, kind, record, values=values)


def _misname(rng: random.Random, device: Device, _: list[Device]) -> None:
    """A record is spoken of as one of another kind: by its owner, or by whoever begins it anew."""
    record = rng.choice(RECORDS)
    begins = rng.random() < 0.2
    if begins or device.state(record).owner == device.unit:
        kind = ChangeKind.NEW if begins else ChangeKind.PUT
        said = {"values": {"note": rng.choice(("1", "2"))}, "table": OTHER_TABLE}
        device.write(rng, kind, record, **said, **({"link": b""} if begins else {}))


def _hand_over(rng: random.Random, device: Device, _: list[Device]) -> None:
    """To another unit; the cut names what was seen, or less, or what nobody has."""
    record = rng.choice(RECORDS)
    state = device.state(record)
    entitled = state.owner is not None and (
        state.owner == device.unit or AUTHORITY.is_above(device.unit, state.owner)
    )
    if not entitled and rng.random() < 0.8:
        return
    heads = device.heads()
    if rng.random() < 0.3:
        heads = rng.sample(heads, rng.randint(0, len(heads)))
    extra = {"to": rng.choice(("X1", "X2", "H")), "cut": [head.hex() for head in heads]}
    device.write(rng, ChangeKind.OWN, record, extra=extra)


def _hear(rng: random.Random, device: Device, devices: list[Device]) -> None:
    """A package of another computer: the beginnings of some of the feeds it knows."""
    other = rng.choices(devices, (4, 4, 3, 2, 1, 1))[0]
    feeds = {change.head["s"] for change in other.known.values()}
    upto = {feed: rng.choice((0, 2, 99, 99)) for feed in sorted(feeds)}
    for change in other.known.values():
        if change.number <= upto[change.head["s"]]:
            device.known.setdefault(change.id, change)


def _copy(_: random.Random, device: Device, __: list[Device]) -> None:
    device.copies.append((dict(device.known), device.number, device.head))


def _restore(rng: random.Random, device: Device, _: list[Device]) -> None:
    """An old backup comes back; if nobody notices, the feed forks."""
    if device.copies:
        known, number, head = rng.choice(device.copies)
        device.known, device.number, device.head = dict(known), number, head
        if rng.random() < 0.3:
            device.epoch += 1
            device.number, device.head = 0, NO_PREDECESSOR


def _erase(rng: random.Random, device: Device, devices: list[Device]) -> None:
    """A body is erased by law, everywhere at once; its header and its hash stay."""
    if device.known and rng.random() < 0.3:
        erased = rng.choice(sorted(device.known))
        for each in devices:
            if erased in each.known:
                each.known[erased] = dataclasses.replace(each.known[erased], body=None)


def _decide_erasure(rng: random.Random, device: Device, _: list[Device]) -> None:
    """The law lets the content of a record go: what the office knows of it, or some of it."""
    record = rng.choice(RECORDS)
    known = sorted(change.id for change in device.of(record))
    if known and rng.random() < 0.3:
        erased = rng.sample(known, rng.randint(1, len(known)))
        extra = {"re": sorted(change.hex() for change in erased)}
        device.write(rng, ChangeKind.ERASE, record, values={"why": "luật"}, extra=extra)


def _answer(rng: random.Random, device: Device, _: list[Device]) -> None:
    record = rng.choice(RECORDS)
    state = device.state(record)
    if state.proposals and state.owner == device.unit:
        extra = {"re": [rng.choice(sorted(state.proposals)).hex()]}
        values = {"accepted": rng.random() < 0.5}
        device.write(rng, ChangeKind.ANSWER, record, values=values, extra=extra)


_ACTS = {
    _register: 1,
    _correct: 60,
    _hand_over: 6,
    _hear: 40,
    _copy: 4,
    _restore: 4,
    _erase: 1,
    _decide_erasure: 2,
    _answer: 3,
    _misname: 2,
}
