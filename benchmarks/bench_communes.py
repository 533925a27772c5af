# ruff: noqa: SLF001 - the whole list is signed once, not once for each commune
"""Packages of many communes, one after the other: is the time linear and the memory flat?

Each commune has one computer and sends 60 new children. Their computers are keys only; the packages
are real, made before the clock runs, and the province merges them as it always does. Processor
time, so that other work on the machine does not count. Prints a line for each tenth of the way:
time, memory, size of the registry. Run: ``python benchmarks/bench_communes.py [communes]``; the
whole country has 3,321.
"""

import datetime as dt
import resource
import secrets
import sys
import time
import uuid
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from builders import PROVINCE, Offices, enrolled_offices
from mdd_desktop.domain.change import NO_PREDECESSOR, UP, ChangeKind, Feed, Origin, new_change
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.services import packages
from mdd_desktop.services.office_keys import office_of
from mdd_desktop.services.trusted import adopt_trust, age_recipient, require_trust
from mdd_desktop.sync import trust_changes
from mdd_desktop.sync.changes import ReadChange
from mdd_desktop.sync.keys import device_code, key_text
from mdd_desktop.sync.package import PackageDraft, write_package
from mdd_desktop.sync.sealing import new_identity, recipient_of
from mdd_desktop.sync.trust_model import Device, ListedUnit

CHILDREN = 60


def list_communes(offices: Offices, codes: list[str]) -> dict[str, Ed25519PrivateKey]:
    """List one computer for each commune, and sign the list once."""
    province = offices[PROVINCE]
    now = province.time().believed
    keys = {code: Ed25519PrivateKey.generate() for code in codes}
    age = recipient_of(new_identity())
    with province.transaction("Ghi danh") as tx:
        trust = require_trust(tx)
        metadata = trust_changes._edited(trust, "T", now)
        for code, key in keys.items():
            device = Device(
                unit=code,
                key=key_text(key.public_key()),
                age=age,
                role="admin",
                not_before=now.replace(microsecond=0),
                not_after=now.replace(microsecond=0) + dt.timedelta(days=700),
            )
            unit = ListedUnit(code=code, name=f"xã {code}", level="commune", parent="T")
            trust_changes._put_unit(metadata.signed, unit, [device])
        registrar = office_of(province).registrar_keys
        adopt_trust(tx, trust_changes._signed(trust, "T", metadata, registrar))
    return keys


def package_of(offices: Offices, code: str, key: Ed25519PrivateKey, number: int) -> bytes:
    """Sixty new children of a commune, signed and sealed."""
    province = offices[PROVINCE]
    feed = Feed(code, device_code(key.public_key()), "00000001", UP)
    changes: list[ReadChange] = []
    prev = NO_PREDECESSOR
    for n in range(1, CHILDREN + 1):
        child = Child(
            id=new_id(),
            unit_id=code,
            full_name=f"Nguyễn Thị {number} {n}",
            village=f"Thôn {n % 7}",
            birth=f"{2010 + n % 12}-03-{1 + n % 28:02d}",
        )
        change = new_change(
            feed=feed,
            number=n,
            prev=prev,
            kind=ChangeKind.NEW,
            table="child",
            record=child.id,
            link=b"",
            values=fields_of(child),
            parents={},
            origin=Origin(new_id().hex, 1_790_000_000_000 + n, "ok", "Lê Thị Giả Định"),
            salt=secrets.token_bytes(16),
        )
        prev = change.hash
        changes.append(
            ReadChange(
                str(feed), n, change.prev, prev, change.header, change.body, change.body_hash
            )
        )
    draft = PackageDraft(
        id=uuid.uuid4(),
        sender=code,
        recipients=["T"],
        recipient_keys=[age_recipient(province)],
        created=province.time().believed,
        reg_version=1,
        changes=changes,
        epoch="00000001",
    )
    return write_package(draft, key)


def resident_mb() -> int:
    """Memory that the process occupies now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() >> 20


def make_packages(offices: Offices, folder: Path, count: int) -> list[Path]:
    """Make one package for each commune."""
    keys = list_communes(offices, [f"Y{n:04d}" for n in range(count)])
    files = []
    for number, (code, key) in enumerate(keys.items()):
        file = folder / f"{code}.mdd"
        file.write_bytes(package_of(offices, code, key, number))
        files.append(file)
    return files


def merge_all(offices: Offices, files: list[Path]) -> list[float]:
    """Merge one after the other; return the seconds of each."""
    seconds = []
    for file in files:
        start = time.process_time()
        (result,) = packages.merge(offices[PROVINCE], [file])
        seconds.append(time.process_time() - start)
        assert result.applied == CHILDREN, result
    return seconds


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with TemporaryDirectory() as name:
        folder = Path(name)
        offices = enrolled_offices(folder / "so")
        files = make_packages(offices, folder, count)
        total = sum(file.stat().st_size for file in files)
        print(f"{count} communes of {CHILDREN} children, {total / count:.0f} B for each package")
        print("packages  children  ms/package  slowest  memory MB  registry MB")
        ends = [count * n // 10 for n in range(11)]
        tenths = [files[first:end] for first, end in pairwise(ends) if end > first]
        done, means = 0, []
        for part in tenths:
            seconds = merge_all(offices, part)
            done += len(part)
            means.append(sum(seconds) / len(part))
            size = sum(file.stat().st_size for file in (folder / "so").rglob("*.db*"))
            print(
                f"{done:8} {done * CHILDREN:9} {means[-1] * 1e3:11.1f} {max(seconds) * 1e3:8.0f}"
                f" {resident_mb():10} {size / 1e6:12.0f}",
                flush=True,
            )
        offices.close()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"last tenth to first: {means[-1] / means[0]:.2f}; most memory {most} MB")


if __name__ == "__main__":
    main()
