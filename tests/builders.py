"""Invented offices and people: each builder says only what matters for the test.

Offices are made once for a whole run and copied, because keys and migrations take time; the key
derivation is as cheap as it may be, opening reads its cost from the keystore.
"""

import datetime as dt
import json
import random
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mdd_desktop.domain.change import OWN, Change
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.frontier import RecordState
from mdd_desktop.domain.office import Access, Officer
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services import children, packages, sponsors, sponsorships, state, support, trust
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.services.packages import MergeResult
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.keystore import Keystore
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.storage.prepared import Prepared
from mdd_desktop.storage.tables import (
    RECORD_TABLES,
    ChangeRow,
    ConflictRow,
    FeedRow,
    ProposalRow,
    RecordStateRow,
)

FAST = KdfCost(memory_kib=32, passes=1, lanes=1)
PASSPHRASE = "sen nở giữa đầm 2026"
TODAY = dt.date(2026, 11, 22)

# SQLAlchemy would write each statement anew for every registry: a third of the time of the stories.
_CELLS = {table: Prepared(select(cls.__table__)) for table, cls in RECORD_TABLES.items()}
_STATES, _CONFLICTS = RecordStateRow.__table__.c, ConflictRow.__table__.c
_RECORD_STATES = Prepared(select(_STATES.record, _STATES.owner, _STATES.state))
_OPEN_CONFLICTS = Prepared(select(_CONFLICTS.record, _CONFLICTS.field))
_PROPOSALS = Prepared(select(ProposalRow.__table__.c.change, ProposalRow.__table__.c.record))

PROVINCE, COMMUNE, SECOND, OTHER = "tinh", "xa-1", "xa-1-may-2", "xa-2"
DISTRICT = "cum"


def an_office(
    folder: Path,
    unit: str = "X1",
    *,
    name: str | None = None,
    parent: str | None = None,
    officer: str = "Lê Thị Giả Định",
    training: bool = False,
) -> Registry:
    """Set up an office and leave it open; the unit's code serves as name when none is given."""
    office = NewOffice(
        unit,
        officer,
        PASSPHRASE,
        name=name or f"xã {unit}",
        parent=parent,
        training=training,
    )
    registry, _ = office_services.set_up(folder, office, today=TODAY, cost=FAST)
    return registry


def enrol(superior: Registry, registry: Registry, folder: Path) -> None:
    """Let a computer in by the exchange of two files."""
    asked, welcome = folder / f"{registry.device}.json", folder / f"{registry.device}.mdd"
    trust.request(registry, asked)
    trust.approve(superior, asked, unit=registry.unit, welcome_path=welcome)
    trust.accept(registry, welcome)


class Offices:
    """The offices of one test, each in its folder, opened when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.errands = folder / "goi"
        self.errands.mkdir(parents=True, exist_ok=True)
        self._open: dict[str, Registry] = {}
        self._forgotten: set[str] = set()
        self.used: set[str] = set()

    def path(self, name: str) -> Path:
        return self.folder / name

    def names(self) -> list[str]:
        there = (path.parent.name for path in self.folder.glob("*/registry.db"))
        return sorted(name for name in there if name not in self._forgotten)

    def add(self, key: str, unit: str, **values: Any) -> Registry:
        self._open[key] = an_office(self.path(key), unit, **values)
        return self._open[key]

    def __getitem__(self, name: str) -> Registry:
        self.used.add(name)
        if name not in self._open:
            self._open[name] = office_services.open_office(self.path(name), PASSPHRASE, today=TODAY)
        return self._open[name]

    def close(self, *names: str) -> None:
        for name in names or tuple(self._open):
            if name in self._open:
                self._open.pop(name).close()

    def forget(self, name: str) -> None:
        """Leave an office that the test spoilt on purpose out of the final checks."""
        self.close(name)
        self._forgotten.add(name)

    def send(self, sender: str, receiver: str) -> MergeResult:
        """Make a package and merge it at once."""
        return self.merge(receiver, self.make(sender, receiver))

    def make(self, sender: str, receiver: str) -> Path:
        number = len(list(self.errands.iterdir()))
        target = self.errands / f"{number:03d}.mdd"
        return packages.make(self[sender], self[receiver].unit, target).file

    def merge(self, receiver: str, *files: Path) -> MergeResult:
        return packages.merge(self[receiver], files)[-1]

    def everybody_hears_of_everything(self, superior: str = PROVINCE) -> None:
        """Everybody sends up, then the superior answers everybody."""
        below = [name for name in self.names() if name != superior]
        for name in below:
            self.send(name, superior)
        for name in below:
            self.send(superior, name)


def enrolled_offices(folder: Path, superior: str = PROVINCE) -> Offices:
    """A superior, a commune with two computers, and another commune; all know one another."""
    made = Offices(folder)
    if superior == PROVINCE:
        top = made.add(PROVINCE, "T", name="tỉnh Bình Hà", officer="Trần Thị Giả Định")
    else:
        top = made.add(DISTRICT, "CUM1", name="cụm Sen Hồng", officer="Trần Thị Giả Định")
    for name, unit, unit_name, officer in (
        (COMMUNE, "X1", "xã Hoa Sen", "Lê Thị Giả Định"),
        (SECOND, "X1", "xã Hoa Sen", "Vũ Thị Giả Định"),
        (OTHER, "X2", "xã Sông Mai", "Hồ Thị Giả Định"),
    ):
        registry = made.add(name, unit, name=unit_name, parent=top.unit, officer=officer)
        enrol(top, registry, made.errands)
    return made


def copied(template: Path, folder: Path) -> Offices:
    """The closed offices of a template folder, in a folder of their own."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    return Offices(folder)


def a_child(registry: Registry, **values: Any) -> Child:
    """Register a child; her name is drawn, everything else left out unless given."""
    return children.register(registry, {"full_name": a_name(), **values})


def a_sponsor(registry: Registry, **values: Any) -> Sponsor:
    return sponsors.register(registry, {"full_name": a_name(), "kind": "ca_nhan", **values})


def a_sponsorship(
    registry: Registry,
    child: Child | None = None,
    sponsor: Sponsor | None = None,
    *,
    began_on: dt.date | None = TODAY,
    monthly_vnd: int | None = 500_000,
    **values: Any,
) -> Sponsorship:
    """A sponsorship of a child, with a monthly pledge from the month it began."""
    child, sponsor = child or a_child(registry), sponsor or a_sponsor(registry)
    given = {"form": "gian_tiep", "start": began_on, "child_id": child.id, "sponsor_id": sponsor.id}
    month = f"{began_on or TODAY:%Y-%m}"
    pledge = {"rhythm": "thang", "need": "sinh_hoat", "amount": monthly_vnd, "from_month": month}
    pledges = [pledge] if monthly_vnd is not None else []
    return sponsorships.begin(registry, {**given, **values}, pledges)


def a_support(registry: Registry, sponsorship: Sponsorship, **values: Any) -> SupportEntry:
    """Cash passed on the business date."""
    given = {
        "direction": "passed",
        "form": "tien",
        "kind": "sinh_hoat",
        "amount": 500_000,
        "child_id": sponsorship.child_id,
        "sponsor_id": sponsorship.sponsor_id,
        "sponsorship_id": sponsorship.id,
    }
    return support.record(registry, [{**given, **values}])[0]


def give_role(registry: Registry, access: Access) -> None:
    """Let the officer who works here have another role."""
    with registry.transaction("Đổi quyền") as tx:
        (officer,) = tx.of(Officer).where(full_name=registry.keys.officer, void=False)
        tx.of(Officer).save(officer.corrected(access=access))


def a_name() -> str:
    """A name that nobody else in the test has, or hardly anybody."""
    given = random.choice(("An", "Bình", "Cúc", "Diệp", "Hằng", "Khuê", "Lan", "Mai"))  # noqa: S311
    return f"Nguyễn Thị {given} {random.randint(1, 10**9)}"  # noqa: S311


def digest(registry: Registry, unit: str | None = None) -> str:
    return state.digest(registry, unit=unit).digest


def problems_of(registry: Registry) -> list[str]:
    """Everything the deep check finds: pages, chains, a replay of the log against the tables."""
    return state.check(registry, deep=True)


# -- rebuilding from nothing ---------------------------------------------------------------------


def changes_by_feed(registry: Registry) -> dict[str, list[Change]]:
    """Every change of a registry, in the order of its feed."""
    rows, feeds = ChangeRow.__table__, FeedRow.__table__
    query = (
        select(feeds.c.name, rows.c.header, rows.c.body, rows.c.body_hash, rows.c.prev)
        .join(feeds, feeds.c.id == rows.c.feed)
        .order_by(rows.c.feed, rows.c.n, rows.c.seq)
    )
    found: dict[str, list[Change]] = {}
    with registry.read() as reading:
        for name, *wire in reading.connection.execute(query):
            found.setdefault(name, []).append(Change(*wire))
    return found


def rebuild(empty: Registry, feeds: dict[str, list[Change]]) -> None:
    """Take changes into an empty registry: the units first, then the feeds in random order."""
    own = [name for name in feeds if name.endswith(f"/{OWN}")]
    with empty.transaction("Dựng lại") as tx:
        for name in own:
            for change in feeds[name]:
                tx.log.take(change, None)
        tx.forget_tree()
        tx.log.reread(tx.tree.heirs)  # units that the law merged since
        for change in _shuffled([feeds[name] for name in feeds if name not in own]):
            tx.log.take(change, None)


def _shuffled(chains: Iterable[list[Change]]) -> Iterator[Change]:
    waiting = [list(reversed(chain)) for chain in chains if chain]
    while waiting:
        chain = random.choice(waiting)  # noqa: S311
        yield chain.pop()
        if not chain:
            waiting.remove(chain)


def everything_shown(registry: Registry) -> dict[str, Any]:
    """Every cell of every table that follows from the log."""
    with registry.read() as reading:
        here = reading.connection
        shown: dict[str, Any] = {
            table: {row["id"]: row for row in cells.mappings(here)}
            for table, cells in _CELLS.items()
        }
        shown["record_state"] = {
            UUID(bytes=record).hex: (owner, _standing(state))
            for record, owner, state in _RECORD_STATES.rows(here)
        }
        shown["conflict"] = set(_OPEN_CONFLICTS.rows(here))
        shown["proposal"] = set(_PROPOSALS.rows(here))
    return shown


def _standing(stored: bytes) -> dict[str, Any]:

    plain = RecordState.from_plain(json.loads(stored)).to_plain()
    return {part: plain[part] for part in ("o", "a", "f", "p")}


def an_empty_registry(folder: Path) -> Registry:
    """A registry without any record, such as one into which a log is replayed."""
    data = DataFolder(folder)
    if not data.in_use:
        data.make()
        keys, _ = Keystore.create(
            data.keystore, officer="Không ai", passphrase=PASSPHRASE, cost=FAST
        )
        return Registry.create(data, keys, unit="TRONG", training=False)
    return office_services.open_office(folder, PASSPHRASE, today=TODAY)
