"""A process killed at any moment: everything acknowledged is there, nothing is half there."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders import COMMUNE, PASSPHRASE, PROVINCE, Offices, a_child, problems_of
from mdd_desktop.domain.child import Child
from mdd_desktop.services import packages
from mdd_desktop.services.offices import Registry, open_office

REGISTERS = """
import sys
from pathlib import Path
from mdd_desktop.services import children, offices
registry = offices.open_office(Path(sys.argv[1]), sys.argv[2])
number = 0
while True:
    number += 1
    children.register(registry, {"full_name": f"Nguyễn Thị {number}", "note": "x" * 500})
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""
MAKES_PACKAGES = """
import sys
from pathlib import Path
from mdd_desktop.services import offices, packages
registry = offices.open_office(Path(sys.argv[1]), sys.argv[2])
while True:
    made = packages.make(registry, "T", Path(sys.argv[3]))
    sys.stdout.write(f"{made.file}\\n")
    sys.stdout.flush()
"""
MERGES = """
import sys
from pathlib import Path
from mdd_desktop.services import offices, packages
registry = offices.open_office(Path(sys.argv[1]), sys.argv[2])
sys.stdout.write("mở\\n")
sys.stdout.flush()
packages.merge(registry, [Path(sys.argv[3])])
sys.stdout.write("xong\\n")
sys.stdout.flush()
"""


def killed(program: str, *arguments: str | Path, after: int, pause: float = 0.0) -> list[str]:
    """Run a program, kill it after some lines and a pause, and return what it had told."""
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(after)]
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    rest, failure = process.communicate()
    lines = b"".join([*told, rest]).decode().splitlines()
    assert len(lines) >= after, failure.decode()
    return lines


def children_in(registry: Registry) -> tuple[Child, ...]:
    with registry.read() as reading:
        return reading.of(Child).all()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_every_acknowledged_registration_survives_a_kill(offices: Offices) -> None:
    told = killed(REGISTERS, offices.path(COMMUNE), PASSPHRASE, after=12, pause=0.013)

    found = children_in(offices[COMMUNE])

    names = {child.full_name for child in found}
    assert {f"Nguyễn Thị {number}" for number in told} <= names
    assert len(found) <= len(told) + 1
    assert len({child.code for child in found}) == len(found)
    assert problems_of(offices[COMMUNE]) == []
    a_child(offices[COMMUNE])
    assert offices.send(COMMUNE, PROVINCE).status == "merged"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_kill_while_packages_are_made_leaves_only_whole_ones(
    offices: Offices, tmp_path: Path
) -> None:
    for _ in range(5):
        a_child(offices[COMMUNE], note="x" * 4000)
    offices.close()
    stick = tmp_path / "usb"
    stick.mkdir()

    told = killed(MAKES_PACKAGES, offices.path(COMMUNE), PASSPHRASE, stick, after=3, pause=0.017)

    whole = sorted(stick.glob("*.mdd"))
    assert {Path(line) for line in told} <= set(whole)
    results = packages.merge(offices[PROVINCE], whole)
    assert {result.status for result in results} <= {"merged", "nothing_new"}
    outbox = offices.path(COMMUNE) / "outbox"
    named = [path for path in outbox.iterdir() if re.fullmatch(r"MDD-.*\.mdd", path.name)]
    assert len(packages.sent(offices[COMMUNE])) <= len(named)
    assert problems_of(offices[COMMUNE]) == []
    assert offices.send(COMMUNE, PROVINCE).status == "nothing_new"


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_kill_while_merging_leaves_all_or_nothing(offices: Offices) -> None:
    for _ in range(30):
        a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    offices.close()

    killed(MERGES, offices.path(PROVINCE), PASSPHRASE, package, after=1, pause=0.05)

    assert len(children_in(offices[PROVINCE])) in {0, 30}
    assert problems_of(offices[PROVINCE]) == []
    offices.merge(PROVINCE, package)
    assert len(children_in(offices[PROVINCE])) == 30


def test_what_was_committed_is_in_the_log_although_nobody_closed_the_registry(
    offices: Offices, tmp_path: Path
) -> None:
    """As after a power cut: the files as they lie are opened by another program."""

    child = a_child(offices[COMMUNE])
    shutil.copytree(offices.path(COMMUNE), tmp_path / "sau")

    with open_office(tmp_path / "sau", PASSPHRASE) as registry:
        assert [found.id for found in children_in(registry)] == [child.id]
        assert problems_of(registry) == []
