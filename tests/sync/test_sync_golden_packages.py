"""Packages that earlier versions of the program wrote open for ever."""

import datetime as dt
import json
from pathlib import Path

import pytest

from mdd_desktop.sync.reader import open_package
from mdd_desktop.sync.trust_update import read_registry

GOLDEN = Path(__file__).parent.parent / "golden" / "packages"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.mdd"))


def test_there_is_a_package_of_every_form_that_was_ever_written() -> None:
    assert NAMES == ["v1-epochs", "v1-first", "v1-keys"]


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_package_opens_and_holds_the_same_changes(name: str) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))

    opened = open_package(
        (GOLDEN / f"{name}.mdd").read_bytes(),
        identities=[expected["identity"]],
        trust=read_registry((GOLDEN / f"{name}.registry.tar.zst").read_bytes()),
        unit=expected["unit"],
        now=dt.datetime.fromisoformat(expected["opened_at"]),
    )

    assert opened.manifest.sender == expected["sender"]
    assert opened.manifest.n_ops == expected["n_ops"]
    assert [change.hash.hex() for change in opened.changes] == expected["changes"]
    assert {alarm.code for alarm in opened.alarms} <= {"E_ROLLBACK"}  # enrolled before others
