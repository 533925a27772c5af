"""How many bytes a change costs in a package, and how many of them are random and stay.

A commune of invented children, worked on through the services as people do: new children, sixty at
a time; a month of the support book, visits and corrections, in a small commune and in a busy one
(5,000 and 20,000 changes a year); many new children at once; a year that was never acknowledged.
Every child has about twenty filled fields. The frame of a package (seal, archive, manifest, two
signatures, head statement, and the trust list where the receiver lacks it) costs the same however
many changes it holds.

Random, and so the least that a change can cost: 16 bytes of salt, and 16 for each other change that
is named (what a value replaces, the decision about the owner) and that no line before named.

Run: ``python benchmarks/bench_package_size.py [new children]``.
"""

import datetime as dt
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_sponsor, enrolled_offices
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.services import children, packages, sponsorships, support, visits
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.storage.next_keys import identities
from mdd_desktop.sync.archive import unpack
from mdd_desktop.sync.compression import decompress_at_most
from mdd_desktop.sync.package import CHANGES, MAX_CHANGES_SIZE, REGISTRY
from mdd_desktop.sync.sealing import unseal

CHILDREN = 600
FEW = 60
MONTHS = {"small": 208, "busy": 833}
EDITS_OF_A_YEAR = 3
LIMIT = 80
SALT = ID = 16
RATINGS = ("tot", "kha", "can_giup")
SEEN = (
    "Em ăn ở gọn gàng, bữa cơm đủ rau",
    "Em đi học đều, cô giáo khen chăm",
    "Bà đau chân, em đỡ việc nhà",
    "Em ho mấy hôm nay, đã đưa đi trạm y tế",
    "Nhà dột một góc, thôn đang lợp lại",
    "Em ít nói, cần thăm thêm",
    "Em xin thêm vở và áo ấm",
)


class Commune:
    """A commune whose children are entered and edited, and the packages that it makes."""

    def __init__(self, offices: Offices, folder: Path) -> None:
        self._offices = offices
        self._folder = folder
        self._registry = offices[COMMUNE]
        self._inventor = Inventor(self._registry.unit, 1, self._registry.today)
        self._random = random.Random(1)  # noqa: S311 - invented visits
        self._entered: list[Child] = []
        self._bonds: list[Sponsorship] = []

    def enter(self, count: int) -> None:
        for _ in range(count):
            values = self._inventor.child(len(self._entered) + 1)
            values["identity_number"] = None  # two invented ones can be the same
            del values["id"]
            self._entered.append(children.register(self._registry, values))

    def edit(self, times: int) -> None:
        for child in self._entered * times:
            phone = f"09{self._random.randint(10_000_000, 99_999_999)}"
            note = f"Đã thăm ngày {self._random.randint(1, 28)}, em khỏe, cần sách vở"
            children.correct(self._registry, child.id, {"phone": phone, "note": note})

    def sponsor(self, count: int) -> None:
        """Give so many children, the newest, a sponsor; four have one together."""
        self._bonds.clear()
        people = [a_sponsor(self._registry) for _ in range(count // 4 + 1)]
        for number, child in enumerate(self._entered[-count:]):
            given = {
                "form": "gian_tiep",
                "start": self._registry.today - dt.timedelta(days=90),
                "child_id": child.id,
                "sponsor_id": people[number // 4].id,
            }
            self._bonds.append(sponsorships.begin(self._registry, given, []))

    def month(self) -> None:
        """Support for every sponsored child, a visit to three in four, one in four corrected."""
        for first in range(0, len(self._bonds), 20):
            support.record(self._registry, list(map(self._handed, self._bonds[first : first + 20])))
        for bond in self._bonds:
            if self._random.random() < 3 / 4:
                visits.record(self._registry, bond.child_id, self._seen())
            else:
                phone = f"09{self._random.randint(10_000_000, 99_999_999)}"
                children.correct(self._registry, bond.child_id, {"phone": phone})

    def _handed(self, bond: Sponsorship) -> dict[str, object]:
        return {
            "direction": "passed",
            "form": "tien",
            "kind": "sinh_hoat",
            "amount": self._random.choice((300_000, 500_000, 500_000, 700_000)),
            "child_id": bond.child_id,
            "sponsor_id": bond.sponsor_id,
            "sponsorship_id": bond.id,
            "for_month": f"{self._registry.today:%Y-%m}",
            "description": f"Tháng {self._registry.today:%m/%Y}",
        }

    def _seen(self) -> dict[str, object]:
        parts = ("living", "study", "health", "mind", "safety")
        rated = {part: self._random.choice(RATINGS) for part in parts}
        noted = self._random.sample(parts, 2)
        days = dt.timedelta(days=self._random.randrange(28))
        return {
            "date": self._registry.today - days,
            "visitor": "Lê Thị Giả Định",
            **rated,
            **{f"{part}_note": self._random.choice(SEEN) for part in noted},
        }

    def acknowledged(self) -> None:
        """Package and answer, so that both sides know what the other has."""
        for _ in range(2):
            self._offices.send(COMMUNE, PROVINCE)
            answer = self._offices.make(PROVINCE, COMMUNE)
            self._offices.merge(COMMUNE, answer)
            self._offices.merge(SECOND, answer)
            self._offices.send(SECOND, PROVINCE)

    def tell(self, name: str) -> tuple[float, float]:
        """Make a package and print what its bytes are; bytes per change, with and without frame."""
        made = packages.make(self._registry, "T", self._folder / f"{name}.mdd")
        members = unpack(unseal(made.file.read_bytes(), identities(self._registry.keys)))
        lines = decompress_at_most(members[CHANGES], MAX_CHANGES_SIZE)
        packed, count = len(members[CHANGES]), made.changes
        print(
            f"{name:28}{count:8}{made.size / count:9.1f}{(made.size - packed) / 1000:9.1f}"
            f"{packed / count:9.1f}{least_of(lines) / count:9.1f}{len(lines) / count:7.0f}"
            f"  {'with the list' if REGISTRY in members else ''}"
        )
        return made.size / count, packed / count


def least_of(lines: bytes) -> int:
    """Bytes of the changes that were drawn at random."""
    named: set[str] = set()
    total = 0
    for line in lines.splitlines():
        header = msgspec.json.decode(line)["h"]
        ids = {header["w"], *(one for ids in header["par"].values() for one in ids)} - {""}
        total += SALT + ID * len(ids - named)
        named |= ids
    return total


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    with TemporaryDirectory() as name:
        offices = enrolled_offices(Path(name) / "so")
        commune = Commune(offices, Path(name))
        print(f"{'bytes':28} changes    whole frame kB  a change  random  plain")
        few = []
        for turn in ("first", "second", "third"):
            commune.enter(FEW)
            few.append(commune.tell(f"{FEW} new children, {turn}"))
            commune.acknowledged()
        months = []
        for kind, sponsored in MONTHS.items():
            commune.enter(sponsored)
            commune.sponsor(sponsored)
            commune.acknowledged()
            commune.month()
            months.append(commune.tell(f"a month of a {kind} commune"))
        commune.acknowledged()
        commune.enter(count)
        many = commune.tell("new children")
        commune.acknowledged()
        commune.edit(1)
        commune.tell("edits of acknowledged ones")
        commune.edit(EDITS_OF_A_YEAR - 1)
        commune.enter(count // 2)
        year = commune.tell("a year never acknowledged")
        offices.close()
    whole = max(size for size, _ in (*months, many, year))
    print(f"most as a whole {whole:.0f} (≤ {LIMIT}), but for packages of {FEW} new children:")
    print(f"{max(s for s, _ in few):.0f}, {max(s for _, s in few):.0f} without the frame")


if __name__ == "__main__":
    main()
