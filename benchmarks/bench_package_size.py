"""How many bytes a change costs in a package, and how many of them are random and stay.

A commune of invented children, entered one by one through the services: few new ones, many new
ones, then edits after the office above has acknowledged them, then new ones and edits of a year
together. Every child has about twenty filled fields. The frame of a package (seal, archive,
manifest, two signatures, head statement) costs the same however many changes it holds.

Random, and so the least that a change can cost: 16 bytes of salt, and 16 for each other change that
is named (what a value replaces, the decision about the owner) and that no line before named.

Run: ``python benchmarks/bench_package_size.py [children]``.
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from builders import COMMUNE, PROVINCE, Offices, enrolled_offices
from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, packages
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.storage.next_keys import identities
from mdd_desktop.sync.archive import unpack
from mdd_desktop.sync.compression import decompress_at_most
from mdd_desktop.sync.package import CHANGES, MAX_CHANGES_SIZE
from mdd_desktop.sync.sealing import unseal

CHILDREN = 1500
FEW = 60
EDITS_OF_A_YEAR = 3
LIMIT = 80
SALT = ID = 16


class Commune:
    """A commune whose children are entered and edited, and the packages that it makes."""

    def __init__(self, offices: Offices, folder: Path) -> None:
        self._offices = offices
        self._folder = folder
        self._registry = offices[COMMUNE]
        self._inventor = Inventor(self._registry.unit, 1, self._registry.today)
        self._random = random.Random(1)  # noqa: S311 - invented visits
        self._entered: list[Child] = []

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

    def acknowledged(self) -> None:
        self._offices.send(COMMUNE, PROVINCE)
        self._offices.send(PROVINCE, COMMUNE)

    def tell(self, name: str) -> float:
        """Make a package and print what its bytes are; bytes per change without the frame."""
        made = packages.make(self._registry, "T", self._folder / f"{name}.mdd")
        members = unpack(unseal(made.file.read_bytes(), identities(self._registry.keys)))
        lines = decompress_at_most(members[CHANGES], MAX_CHANGES_SIZE)
        packed, count = len(members[CHANGES]), made.changes
        print(
            f"{name:28}{count:8}{made.size / count:9.1f}{(made.size - packed) / 1000:9.1f}"
            f"{packed / count:9.1f}{least_of(lines) / count:9.1f}{len(lines) / count:7.0f}"
        )
        return packed / count


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
        commune.enter(FEW)
        sizes = [commune.tell(f"{FEW} new children")]
        commune.enter(count - FEW)
        sizes.append(commune.tell("new children"))
        commune.acknowledged()
        commune.edit(1)
        sizes.append(commune.tell("edits of acknowledged ones"))
        commune.edit(EDITS_OF_A_YEAR - 1)
        commune.enter(count // 2)
        sizes.append(commune.tell("a year never acknowledged"))
        offices.close()
    print(f"most without the frame {max(sizes):.0f} (≤ {LIMIT}), of a year {sizes[-1]:.0f}")


if __name__ == "__main__":
    main()
