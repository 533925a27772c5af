"""A province of invented offices, with everything that goes wrong; the program itself is real.

Every computer is a registry opened by the program's own code, every package is made, signed,
sealed, carried and merged by it. Only the passphrase is cheap, and the files lie in memory where
the computer has such a folder. One seed gives one history: print it and it happens again.
"""

import contextlib
import dataclasses
import datetime as dt
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from provinces import NOW, PARENTS
from sqlalchemy import select

from builders import PASSPHRASE, TODAY, changes_by_feed
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.services import forks, key_renewal, packages, revocation
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.outgoing import peers
from mdd_desktop.services.trusted import limits_of, require_trust, trust_list
from mdd_desktop.storage.acknowledged import Acknowledged
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.exchange import shared_feeds
from mdd_desktop.storage.intake import held_changes
from mdd_desktop.storage.keystore import Keys, Keystore
from mdd_desktop.storage.peer_heads import SILENT
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import RECORD_TABLES, PeerHeadRow


@dataclasses.dataclass
class Computer:
    """One computer: where its registry lies, and what its clock shows."""

    name: str
    home: Path
    registry: Registry
    skew: dt.timedelta = dt.timedelta()
    copies: list[Path] = dataclasses.field(default_factory=list)

    @property
    def unit(self) -> str:
        """For whom it speaks: another unit once the law merged its own and the list came."""
        return self.registry.unit

    @property
    def first_unit(self) -> str:
        """For whom it was enrolled: letters to that unit are still brought to it."""
        return self.name.split("~")[0]

    @property
    def folder(self) -> DataFolder:
        return DataFolder(self.home / "so", self.home / "dau")


class Simulation:
    """One history."""

    def __init__(self, template: Path, place: Path, seed: int, *, districts: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - an invented history
        self.place = place
        self.now = NOW
        self.top = "tinh"
        self.count = 0
        self.mergers: list[frozenset[str]] = []
        self.letters: list[tuple[Path, str]] = []
        self.told: list[str] = []
        self.travelling: dict[bytes, str] = {}
        self.erased: set[bytes] = set()
        self.revoked: set[str] = set()
        self.stolen: set[bytes] = set()
        self.root_files: list[Path] = []
        self.revocation_is_known = False
        self.computers: dict[str, Computer] = {}
        shutil.copytree(template, place / "may")
        for home in sorted((place / "may").iterdir()):
            self.start(home)
        self.parents = PARENTS[districts]

    # -- computers --------------------------------------------------------------------------

    def start(self, home: Path) -> None:
        registry = _opened(DataFolder(home / "so", home / "dau"))
        computer = Computer(home.name, home, registry)
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

    def revoke(self, office: Computer, name: str) -> None:
        """The office stops believing a computer at what has come; its copies are gone too."""
        device = self.computers[name].registry.device
        revocation.revoke(office.registry, device, last_good="all", reason="mất cắp")
        trust = trust_list(office.registry)
        assert trust is not None
        self.revoked |= set(limits_of(trust))
        for other in [n for n, c in self.computers.items() if c.registry.device in self.revoked]:
            self.computers.pop(other).registry.close()

    def made_one_with(self, computer: Computer) -> set[str]:
        """The units that the law ever joined with that of a computer, whether it was undone."""
        units = {computer.first_unit, computer.unit}
        for joined in [*self.mergers, *self.mergers]:  # one may have been joined after another
            units |= joined if units & joined else set()
        return units

    # -- the post ---------------------------------------------------------------------------

    def correspondents(self, computer: Computer) -> list[str]:
        units = {other.unit for other in self.computers.values()} - {computer.unit}
        with computer.registry.read() as reading:
            tree = reading.tree
        return sorted(
            unit
            for unit in units
            if tree.is_above(unit, computer.unit) or tree.is_above(computer.unit, unit)
        )

    def some_correspondent(self, computer: Computer) -> list[str]:
        """One at most: whoever has not heard that the law renamed them all has nobody."""
        known = self.correspondents(computer)
        return [self.rng.choice(known)] if known else []

    def make(self, computer: Computer, receiver: str) -> Path:
        self.count += 1
        made = packages.make(computer.registry, receiver)
        return made.outbox.rename(self.place / f"{self.count}.mdd")

    def merge(self, computer: Computer, file: Path) -> None:
        (result,) = packages.merge(computer.registry, [file])
        self.told.append(f"  {result.status} {result.code} {result.alarm}")
        assert result.code in ("", *DAMAGE, *TOO_EARLY, *BY_CLOCK_OR_LAW), result
        assert result.alarm != "E_DIGEST", "heads are equal, digests are not"

    def note_travelling(self) -> None:
        """Remember every change that now lies on a computer, applied or held, and for whom it is.

        Not those of a stolen computer: what is held of them is told to nobody, so an office that
        is restored does not get them back. A revocation, too, is lost with the office that made
        it when a copy from before comes back there and no package had carried the list: then
        nobody can know it, and a person has to decide it again.
        """
        for computer in self.computers.values():
            with computer.registry.read() as reading:
                self.revocation_is_known |= self.revoked <= limits_of(require_trust(reading)).keys()
                held = [change for _, _, change in held_changes(reading.connection)]
            known = [
                change
                for name, chain in changes_by_feed(computer.registry).items()
                if not name.endswith("/own")
                for change in chain
            ]
            self.travelling |= {
                change.id: change.feed.audience
                for change in (*held, *known)
                if change.feed.device not in self.revoked
            }

    # -- healing ----------------------------------------------------------------------------

    def heal(self) -> None:
        """Everybody's clock is set right, every fork is accepted, everybody writes to everybody."""
        for computer in self.computers.values():
            computer.skew = dt.timedelta()
        quiet: set[tuple[str, str]] = set()
        for _ in range(MOST_ROUNDS):
            self._renew_what_ended()
            if not self._round(quiet):
                return
        raise AssertionError("the offices do not come to rest")

    def _renew_what_ended(self) -> None:
        """The top office renews its key where the program warns that it has ended.

        Put back to a key of before by a copy, the office hears so late that the others, who went
        by a list that was signed with a fast clock, take that one to be over.
        """
        registry = self.computers[self.top_name].registry
        until = key_renewal.own_keys(registry).until
        if until is not None and until < registry.time().believed:
            key_renewal.ask(registry)

    def _round(self, quiet: set[tuple[str, str]]) -> bool:
        """Let everybody write up, then down; whoever has nothing new for each other is left out.

        A package brings nothing again while neither its sender nor any of its receivers has taken
        anything in since, and the sender has not heard that one of them went back.
        """
        moved = False
        for up in (True, False):
            for computer in sorted(self.computers.values(), key=lambda c: _height(c.unit, up=up)):
                for receiver in self.correspondents(computer):
                    upwards = _height(receiver, up=True) > _height(computer.unit, up=True)
                    if upwards is not up or (computer.name, receiver) in quiet:
                        continue
                    stirred = self._exchange(computer, receiver)
                    moved = moved or bool(stirred)
                    quiet.add((computer.name, receiver))
                    self._wake(quiet, stirred)
            for computer in self.computers.values():
                for fork in _open_forks(computer):
                    if fork not in _open_forks(computer):
                        continue  # settled by the answer to the one before
                    with contextlib.suppress(RuleError):  # not for this office to decide
                        moved = forks.accept(computer.registry, fork) >= 0
                        self._wake(quiet, [computer])
        return moved

    def _exchange(self, computer: Computer, receiver: str) -> list[Computer]:
        """Send a package to every computer of a unit; whose next packages may bring more now."""
        file = self.make(computer, receiver)
        stirred = []
        for other in [c for c in self.computers.values() if c.unit == receiver]:
            before, listed = _acknowledged(other, computer.unit), trust_list(other.registry)
            silent = _silenced(other)
            (result,) = packages.merge(other.registry, [file])
            if result.status == "refused":  # the next one brings the list of computers along
                (result,) = packages.merge(other.registry, [self.make(computer, receiver)])
            assert result.code in ("", *TOO_EARLY, *BY_CLOCK_OR_LAW), result
            assert result.alarm != "E_DIGEST", "heads are equal, digests are not"
            if result.status in ("merged", "gap"):
                stirred += [computer, other]
            if trust_list(other.registry) != listed:  # a newer list can name other readers
                stirred.append(other)
            after = _acknowledged(other, computer.unit)
            if any(after.get(feed, 0) < number for feed, number in before.items()):
                stirred.append(other)
            if _silenced(other) - silent:  # other copies of the sender's disk are heard again
                stirred += [c for c in self.computers.values() if c.unit == computer.unit]
        return stirred

    def _wake(self, quiet: set[tuple[str, str]], stirred: list[Computer]) -> None:
        names = {computer.name for computer in stirred}
        units = {computer.unit for computer in stirred}
        quiet -= {pair for pair in quiet if pair[0] in names or pair[1] in units}

    # -- looking ----------------------------------------------------------------------------

    def reopen(self, computer: Computer) -> None:
        computer.registry = _opened(computer.folder)
        self._settle_in(computer)

    def some_child(self, computer: Computer, *, mine: bool | None) -> list[UUID]:
        """One child at most that this computer shows: owned by it, by others, or by anybody."""
        with computer.registry.read() as reading:
            found = [
                UUID(child)
                for child, owner in _CHILDREN.rows(reading.connection)
                if mine is None or (owner == computer.unit) is mine
            ]
        return [self.rng.choice(found)] if found else []


def _opened(folder: DataFolder) -> Registry:
    """Open a registry with the keys that lie beside it: they change, and come back from copies."""
    content = folder.keystore.read_bytes()
    if content not in KEYS:
        KEYS[content] = Keystore.load(folder.keystore).unlock(PASSPHRASE)
    return Registry.open(folder, KEYS[content])


def _open_forks(computer: Computer) -> list[str]:
    return [fork.id for fork in forks.open_forks(computer.registry)]


def _height(unit: str, *, up: bool) -> tuple[int, str]:
    height = {"X": 1, "C": 2, "T": 3}[unit[0]]
    return (height if up else -height, unit)


def _acknowledged(computer: Computer, unit: str) -> dict[str, int]:
    """Up to which number all computers of a unit are known to know each feed."""
    with computer.registry.read() as reading:
        devices = peers(require_trust(reading), unit, computer.registry.device)
        known = Acknowledged(reading.connection, devices)
        feeds = shared_feeds(reading.connection, computer.unit, unit, reading.tree)
        numbers = {feed["name"]: known.number(feed["name"]) for feed in feeds}
        shared = require_trust(reading).shared_by(computer.unit, unit)
        return {**numbers, "list": int(known.hold_list(shared.digest))}


def _silenced(computer: Computer) -> set[str]:
    """The voices that this computer believes to be over, as one with a new epoch spoke."""
    with computer.registry.read() as reading:
        return {*_SILENT.column(reading.connection)}


KEYS: dict[bytes, Keys] = {}
_VIEW = RECORD_TABLES[Child.table].__table__
_CHILDREN = Prepared(select(_VIEW.c.id, _VIEW.c.owner).order_by(_VIEW.c.id))
_HEADS = PeerHeadRow.__table__
_SILENT = Prepared(select(_HEADS.c.peer).where(_HEADS.c.feed == SILENT))
MOST_ROUNDS = 12
DAMAGE = ("E_DECRYPT", "E_NOT_PKG", "E_FORMAT")
BY_CLOCK_OR_LAW = ("E_EXPIRED", "E_RECIPIENT")
TOO_EARLY = ("E_SIGNER_UNKNOWN", "E_REVOKED")


def standing_of(computer: Computer) -> Iterator[tuple[UUID, RecordState]]:
    """The state of every child that a computer knows."""
    with computer.registry.read() as reading:
        for child in reading.of(Child).all():
            yield child.id, reading.log.state(child.id)
