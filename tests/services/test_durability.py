"""A process killed at any moment: everything acknowledged is there, nothing is half there."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from builders import COMMUNE, PASSPHRASE, PROVINCE, Offices, a_child, problems_of
from in_memory import folder_in_memory
from kills import deaths
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
no_signals = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")


def told_before_a_kill(
    program: str, *arguments: str | Path, after: int, pause: float = 0.0
) -> list[str]:
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


@no_signals
def test_every_acknowledged_registration_survives_a_kill(offices: Offices) -> None:
    told = told_before_a_kill(REGISTERS, offices.path(COMMUNE), PASSPHRASE, after=12, pause=0.013)

    found = children_in(offices[COMMUNE])

    names = {child.full_name for child in found}
    assert {f"Nguyễn Thị {number}" for number in told} <= names
    assert len(found) <= len(told) + 1
    assert len({child.code for child in found}) == len(found)
    assert problems_of(offices[COMMUNE]) == []
    a_child(offices[COMMUNE])
    assert offices.send(COMMUNE, PROVINCE).status == "merged"


@no_signals
def test_a_kill_while_packages_are_made_leaves_only_whole_ones(offices: Offices) -> None:
    for _ in range(5):
        a_child(offices[COMMUNE], note="x" * 4000)
    offices.close()
    with folder_in_memory() as name:
        folder = Path(name)
        stick, whole = folder / "usb", folder / "nguyên"
        for place in (stick, whole):
            place.mkdir()

        def makes(copy: Path) -> None:
            with open_office(copy, PASSPHRASE) as registry:
                packages.make(registry, "T", stick)

        died = 0
        for copy in deaths(offices.path(COMMUNE), folder, makes, cut_at=6):
            died += 1
            for file in stick.glob("*.mdd"):
                file.rename(whole / f"{died}.mdd")
            with open_office(copy, PASSPHRASE) as registry:
                named = [
                    path
                    for path in (copy / "outbox").glob("*")
                    if re.fullmatch(r"MDD-.*\.mdd", path.name)
                ]
                assert len(packages.sent(registry)) <= len(named)
                assert problems_of(registry) == []
                again = packages.make(registry, "T", whole / f"{died}-lại.mdd")
                assert again.changes >= 5

        results = packages.merge(offices[PROVINCE], sorted(whole.iterdir()))
        assert died > 10
        assert len(results) > died  # some died after the file was there
        assert {result.status for result in results} == {"merged", "nothing_new"}
        assert len(children_in(offices[PROVINCE])) == 5


@no_signals
def test_a_kill_while_merging_leaves_all_or_nothing(offices: Offices) -> None:
    for _ in range(30):
        a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    offices.close()
    with folder_in_memory() as name:
        folder = Path(name)
        told = folder / "xong"

        def merges(copy: Path) -> None:
            told.unlink(missing_ok=True)  # of one that lived
            with open_office(copy, PASSPHRASE) as registry:
                packages.merge(registry, [package])
                told.touch()

        found = Counter[tuple[bool, int]]()
        for copy in deaths(offices.path(PROVINCE), folder, merges, cut_at=6):
            with open_office(copy, PASSPHRASE) as registry:
                found[told.exists(), len(children_in(registry))] += 1
                assert problems_of(registry) == []
                packages.merge(registry, [package])
                assert len(children_in(registry)) == 30

    assert {(False, 0), (True, 30)} <= found.keys() <= {(False, 0), (False, 30), (True, 30)}
    assert found.total() > 10


def test_what_was_committed_is_in_the_log_although_nobody_closed_the_registry(
    offices: Offices, tmp_path: Path
) -> None:
    """As after a power cut: the files as they lie are opened by another program."""

    child = a_child(offices[COMMUNE])
    shutil.copytree(offices.path(COMMUNE), tmp_path / "sau")

    with open_office(tmp_path / "sau", PASSPHRASE) as registry:
        assert [found.id for found in children_in(registry)] == [child.id]
        assert problems_of(registry) == []
