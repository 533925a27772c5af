"""A province of invented offices, with everything that goes wrong; the program itself is real.

Every computer is a registry opened by the program's own code, every package is made, signed,
sealed, carried and merged by it. Only the passphrase is cheap, and the files lie in memory where
the computer has such a folder. One seed gives one history: print it and it happens again.
"""

import contextlib
import dataclasses
import datetime as dt
import itertools
import random
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from builders import FAST, PASSPHRASE, TODAY, changes_by_feed, enrol
from mdd_desktop.domain import record
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError, RuleError
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.services import children, conflicts, forks, joins, packages, proposals, transfers
from mdd_desktop.services import offices as office_services
from mdd_desktop.services import trust as trust_service
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage import keystore, keystore_file
from mdd_desktop.storage import registry as registry_module
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import open_database
from mdd_desktop.storage.intake import held_changes
from mdd_desktop.storage.keystore import Keys, Keystore

NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
FIELDS = ("village", "phone", "note", "school")
VALUES = ("một", "hai", "ba", None)
PHONES = ("0912345678", "0987654321", "0933333333", None)


@dataclasses.dataclass
class Computer:
    """One computer: where its registry lies, and what its clock shows."""

    name: str
    unit: str
    home: Path
    keys: Keys
    registry: Registry
    skew: dt.timedelta = dt.timedelta()
    copies: list[Path] = dataclasses.field(default_factory=list)

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.home / "so", self.home / "dau")


class Dice:
    """Where every random number and every id of a simulation comes from, so that it can recur."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(f"ids {seed}")  # noqa: S311 - invented ids
        self._ticks = itertools.count(1_790_000_000_000_000_000, 1_000_000)

    @contextlib.contextmanager
    def instead_of_chance(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for module in (secrets, keystore, keystore_file):
                patch.setattr(module, "token_bytes", self._rng.randbytes)
            patch.setattr(secrets, "token_hex", lambda size: self._rng.randbytes(size).hex())
            patch.setattr(record, "randbits", self._rng.getrandbits)
            patch.setattr(record, "time", self)
            patch.setattr(keystore, "Ed25519PrivateKey", self)
            patch.setattr(trust_service, "Ed25519PrivateKey", self)
            patch.setattr(registry_module, "open_database", _opened_with_shared_statements)
            yield

    def time_ns(self) -> int:
        return next(self._ticks)

    def generate(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self._rng.randbytes(32))

    from_private_bytes = staticmethod(Ed25519PrivateKey.from_private_bytes)


def _opened_with_shared_statements(path: Path, db_key: str) -> Engine:
    """Open the file; statements are compiled once for all computers, not once for each."""
    engine = open_database(path, db_key)
    first = ENGINES.setdefault("first", engine)
    engine.dialect = first.dialect
    engine.pool._dialect = first.dialect  # noqa: SLF001 - test only: no public way
    engine._compiled_cache = first._compiled_cache  # noqa: SLF001 - the same
    return engine


class Simulation:
    """One history."""

    def __init__(self, template: Path, place: Path, seed: int, *, district: bool) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - an invented history
        self.place = place
        self.now = NOW
        self.top = "tinh"
        self.count = 0
        self.letters: list[tuple[Path, str]] = []
        self.told: list[str] = []
        self.travelling: set[bytes] = set()
        self.computers: dict[str, Computer] = {}
        shutil.copytree(template, place / "may")
        for home in sorted((place / "may").iterdir()):
            self._start(home)
        self.parents = {"X1": "C1", "X2": "C1", "X3": "T", "C1": "T"} if district else {}

    # -- computers --------------------------------------------------------------------------

    def _start(self, home: Path) -> None:
        unit = home.name.split("~")[0]
        folder = DataFolder(home / "so", home / "dau")
        keys = KEYS.get(folder.keystore.read_bytes())
        if keys is None:
            keys = Keystore.load(folder.keystore).unlock(PASSPHRASE)
            KEYS[folder.keystore.read_bytes()] = keys
        registry = Registry.open(folder, keys)
        computer = Computer(home.name, unit, home, keys, registry)
        self.computers[home.name] = computer
        self._settle_in(computer)

    def _settle_in(self, computer: Computer) -> None:
        computer.registry.today = TODAY
        computer.registry.clock = lambda: self.now + computer.skew

    def pick(self) -> Computer:
        return self.rng.choice(list(self.computers.values()))

    def parent_of(self, unit: str) -> str | None:
        with self.computers[self.top_name].registry.read() as reading:
            known = reading.tree.units.get(unit)
        return known.parent if known else None

    @property
    def top_name(self) -> str:
        return "T~1"

    def close(self) -> None:
        for computer in self.computers.values():
            computer.registry.close()

    # -- what happens -----------------------------------------------------------------------

    def run(self, steps: int) -> None:
        acts, weights = zip(*ACTS.items(), strict=True)
        for _ in range(steps):
            self.now += dt.timedelta(minutes=self.rng.randint(1, 400))
            act = self.rng.choices(acts, weights)[0]
            computer = self.pick()
            try:
                act(self, computer)
            except RegistryError as error:
                if error.code not in ALLOWED:
                    raise
                self.told.append(f"{act.__name__} {computer.name}: {error.code}")
            else:
                self.told.append(f"{act.__name__} {computer.name}")

    def register(self, computer: Computer) -> None:
        if computer.unit.startswith("X"):
            self.count += 1
            children.register(computer.registry, {"full_name": f"Trẻ {self.count}"})

    def correct(self, computer: Computer) -> None:
        for child in self._children(computer, mine=True):
            field = self.rng.choice(FIELDS)
            value = self.rng.choice(PHONES if field == "phone" else VALUES)
            children.correct(computer.registry, child, {field: value})

    def remove(self, computer: Computer) -> None:
        for child in self._children(computer, mine=True):
            with computer.registry.transaction("Bỏ hồ sơ") as tx:
                found = tx.of(Child).get(child)
                tx.of(Child).save(found.corrected(void=not found.void))

    def propose(self, computer: Computer) -> None:
        for child in self._children(computer, mine=False):
            with computer.registry.transaction("Đề nghị") as tx:
                found = tx.of(Child).get(child)
                tx.of(Child).propose(found.corrected(note=self.rng.choice(VALUES)))

    def answer(self, computer: Computer) -> None:
        found = [p for p in proposals.proposals(computer.registry) if p.owner == computer.unit]
        if found:
            chosen = self.rng.choice(found)
            accept = self.rng.random() < 0.5
            proposals.answer(computer.registry, chosen.id, accept=accept, reason="đã xem")

    def settle(self, computer: Computer) -> None:
        found = conflicts.open_conflicts(computer.registry)
        if found:
            chosen = self.rng.choice(found)
            choose = self.rng.randint(1, len(chosen["values"]))
            if chosen["field"] != "merged_into":
                conflicts.settle(computer.registry, chosen["id"], choose=choose)

    def move(self, computer: Computer) -> None:
        if not computer.unit.startswith("X"):
            for child in self._children(computer, mine=False):
                to = self.rng.choice(("X1", "X2", "X3"))
                transfers.transfer(computer.registry, child, to=to, reason="chuyển nơi ở")

    def join(self, computer: Computer) -> None:
        known = [*self._children(computer, mine=None), *self._children(computer, mine=None)]
        if len(known) == 2:
            joins.merge(computer.registry, known[0], known[1])

    def part(self, computer: Computer) -> None:
        with computer.registry.read() as reading:
            joined = [c.id for c in reading.of(Child).all() if c.merged_into is not None]
        if joined:
            joins.unmerge(computer.registry, self.rng.choice(joined))

    def decide_forks(self, computer: Computer) -> None:
        for fork in forks.open_forks(computer.registry):
            forks.accept(computer.registry, fork.id)

    def send(self, computer: Computer) -> None:
        """Make a package for somebody and let it travel: it may be lost, doubled, late, damaged."""
        receiver = self.rng.choice(self._correspondents(computer))
        file = self._make(computer, receiver)
        fate = self.rng.random()
        if fate < 0.15:
            return
        if fate < 0.2:
            content = bytearray(file.read_bytes())
            content[self.rng.randrange(len(content))] ^= 1 << self.rng.randrange(8)
            file.write_bytes(bytes(content))
        copies = 2 if fate > 0.9 else 1
        self.letters += [(file, receiver)] * copies

    def receive(self, _: Computer) -> None:
        """A package arrives, not always the oldest, at one of the receiving unit's computers."""
        if self.letters:
            place = 0 if self.rng.random() < 0.5 else self.rng.randrange(len(self.letters))
            file, unit = self.letters.pop(place)
            at = self.rng.choice([c for c in self.computers.values() if c.unit == unit])
            self._merge(at, file)

    def copy(self, computer: Computer) -> None:
        """The whole disk, or only the registry's folder, is copied while the program is closed."""
        target = self.place / "ban-sao" / f"{computer.name}-{len(computer.copies)}-{self.now:%s}"
        computer.registry.close()
        shutil.copytree(computer.home, target)
        self._reopen(computer)
        computer.copies.append(target)

    def restore(self, computer: Computer) -> None:
        """An old copy comes back: the witness notices, unless the whole disk came back."""
        if not computer.copies:
            return
        source = self.rng.choice(computer.copies)
        whole_disk = self.rng.random() < 0.5
        computer.registry.close()
        for part in ("so", "dau") if whole_disk else ("so",):
            shutil.rmtree(computer.home / part, ignore_errors=True)
            shutil.copytree(source / part, computer.home / part)
        self._reopen(computer)

    def clone(self, computer: Computer) -> None:
        """A copy of a disk is used on another machine for a while; both go on."""
        clones = sum(1 for name in self.computers if "+" in name)
        if not computer.copies or clones >= 2:
            return
        home = self.place / "may" / f"{computer.name}+{clones}"
        if not home.exists():
            shutil.copytree(self.rng.choice(computer.copies), home)
            self._start(home)

    def misset_clock(self, computer: Computer) -> None:
        days = self.rng.choice((0, 0, 0, -6200, -400, -2, 3, 300, 3300))
        computer.skew = dt.timedelta(days=days)

    # -- the post ---------------------------------------------------------------------------

    def _correspondents(self, computer: Computer) -> list[str]:
        units = {other.unit for other in self.computers.values()} - {computer.unit}
        with computer.registry.read() as reading:
            tree = reading.tree
        return sorted(
            unit
            for unit in units
            if tree.is_above(unit, computer.unit) or tree.is_above(computer.unit, unit)
        )

    def _make(self, computer: Computer, receiver: str) -> Path:
        self.count += 1
        target = self.place / f"{self.count}.mdd"
        made = packages.make(computer.registry, receiver, target)
        made.outbox.unlink()
        return made.file

    def _merge(self, computer: Computer, file: Path) -> None:
        (result,) = packages.merge(computer.registry, [file])
        self.told.append(f"  {result.status} {result.code} {result.alarm}")
        assert result.code in ("", *DAMAGE, *TOO_EARLY), result
        assert result.alarm == "", "heads are equal, digests are not"

    def note_travelling(self) -> None:
        """Remember every change that now lies on a computer, applied or held."""
        for computer in self.computers.values():
            with computer.registry.read() as reading:
                held = {change.id for _, _, change in held_changes(reading.connection)}
            feeds = changes_by_feed(computer.registry)
            known = {
                c.id for name, chain in feeds.items() if not name.endswith("/own") for c in chain
            }
            self.travelling |= held | known

    # -- healing ----------------------------------------------------------------------------

    def heal(self) -> None:
        """Everybody's clock is set right, every fork is accepted, everybody writes to everybody."""
        for computer in self.computers.values():
            computer.skew = dt.timedelta()
        for _ in range(MOST_ROUNDS):
            moved = self._round()
            if not moved:
                return
        raise AssertionError("the offices do not come to rest")

    def _round(self) -> bool:
        moved = False
        for up in (True, False):
            for computer in sorted(self.computers.values(), key=lambda c: _height(c.unit, up=up)):
                for receiver in self._correspondents(computer):
                    file = self._make(computer, receiver)
                    for other in [c for c in self.computers.values() if c.unit == receiver]:
                        (result,) = packages.merge(other.registry, [file])
                        assert result.code in ("", *TOO_EARLY), result
                        assert result.alarm == "", "heads are equal, digests are not"
                        moved = moved or result.status in ("merged", "gap")
            for computer in self.computers.values():
                for fork in forks.open_forks(computer.registry):
                    with contextlib.suppress(RuleError):  # not for this office to decide
                        moved = forks.accept(computer.registry, fork.id) >= 0
        return moved

    # -- looking ----------------------------------------------------------------------------

    def _reopen(self, computer: Computer) -> None:
        computer.registry = Registry.open(computer.folder, computer.keys)
        self._settle_in(computer)

    def _children(self, computer: Computer, *, mine: bool | None) -> list[UUID]:
        """One child at most that this computer shows: owned by it, by others, or by anybody."""
        with computer.registry.read() as reading:
            found = [
                child.id
                for child in reading.of(Child).all()
                if mine is None or (reading.log.state(child.id).owner == computer.unit) is mine
            ]
        return [self.rng.choice(found)] if found else []


def _height(unit: str, *, up: bool) -> tuple[int, str]:
    height = {"X": 1, "C": 2, "T": 3}[unit[0]]
    return (height if up else -height, unit)


def a_province(folder: Path, *, district: bool) -> None:
    """Offices that know one another, closed; simulations begin from copies of them."""
    layout = {"T~1": None, "X1~1": "T", "X1~2": "T", "X2~1": "T", "X3~1": "T"}
    if district:
        layout = {"T~1": None, "C1~1": "T", "X1~1": "C1", "X1~2": "C1", "X2~1": "C1", "X3~1": "T"}
    names = {"T": "tỉnh Bình Hà", "C1": "cụm Sen Hồng"}
    open_ones: dict[str, Registry] = {}
    for name, parent in layout.items():
        unit = name.split("~")[0]
        home = folder / name
        office = NewOffice(
            unit,
            f"Cán bộ {name}",
            PASSPHRASE,
            name=names.get(unit, f"xã {unit}"),
            parent=parent,
        )
        made, _ = office_services.set_up(home / "so", office, today=TODAY, cost=FAST)
        made.close()
        data = DataFolder(home / "so", home / "dau")
        registry = Registry.open(data, Keystore.load(data.keystore).unlock(PASSPHRASE))
        registry.clock = lambda: NOW - dt.timedelta(days=1)
        open_ones[name] = registry
        if parent is not None:
            errands = folder / f"{name}~thu"
            errands.mkdir()
            enrol(open_ones[f"{parent}~1"], registry, errands)
            shutil.rmtree(errands)
    for registry in open_ones.values():
        registry.close()


KEYS: dict[bytes, Keys] = {}
ENGINES: dict[str, Engine] = {}
ACTS: dict[Callable[[Simulation, Computer], None], int] = {
    Simulation.register: 12,
    Simulation.correct: 40,
    Simulation.remove: 4,
    Simulation.propose: 4,
    Simulation.answer: 3,
    Simulation.settle: 4,
    Simulation.move: 4,
    Simulation.join: 2,
    Simulation.part: 1,
    Simulation.decide_forks: 2,
    Simulation.send: 34,
    Simulation.receive: 30,
    Simulation.copy: 5,
    Simulation.restore: 5,
    Simulation.clone: 1,
    Simulation.misset_clock: 3,
}
ALLOWED = frozenset(
    {
        "not_above",
        "not_owner",
        "same_unit",
        "same_record",
        "already_merged",
        "not_merged",
        "open_conflict",
        "not_found",
        "invalid",
        "no_recipient_device",
        "unknown_recipient",
        "unknown_unit",
    }
)
MOST_ROUNDS = 12
DAMAGE = ("E_DECRYPT", "E_NOT_PKG", "E_FORMAT")
TOO_EARLY = ("E_SIGNER_UNKNOWN",)


def standing_of(computer: Computer) -> Iterator[tuple[UUID, RecordState]]:
    """The state of every child that a computer knows."""
    with computer.registry.read() as reading:
        for child in reading.of(Child).all():
            yield child.id, reading.log.state(child.id)
