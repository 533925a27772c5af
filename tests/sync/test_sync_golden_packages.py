"""Packages that earlier versions of the program wrote open for ever."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from mdd_desktop.domain.record_fields import record_from
from mdd_desktop.domain.tolerant import new_codes
from mdd_desktop.sync.reader import OpenedPackage, open_package
from mdd_desktop.sync.trust_update import read_registry

GOLDEN = Path(__file__).parent.parent / "golden" / "packages"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.mdd"))


def test_there_is_a_package_of_every_form_that_was_ever_written() -> None:
    assert NAMES == ["v1-epochs", "v1-first", "v1-keys", "v1-newer"]


def the_golden(name: str) -> tuple[dict[str, Any], OpenedPackage]:
    """What a package must hold, and the package."""
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    opened = open_package(
        (GOLDEN / f"{name}.mdd").read_bytes(),
        identities=[expected["identity"]],
        trust=read_registry((GOLDEN / f"{name}.registry.tar.zst").read_bytes()),
        unit=expected["unit"],
        now=dt.datetime.fromisoformat(expected["opened_at"]),
    )
    return expected, opened


@pytest.mark.parametrize("name", NAMES)
def test_a_golden_package_opens_and_holds_the_same_changes(name: str) -> None:
    expected, opened = the_golden(name)

    assert opened.manifest.sender == expected["sender"]
    assert opened.manifest.n_ops == expected["n_ops"]
    assert [change.hash.hex() for change in opened.changes] == expected["changes"]
    assert {alarm.code for alarm in opened.alarms} <= {"E_ROLLBACK"}  # enrolled before others


def test_the_golden_package_of_a_newer_program_is_read_as_far_as_it_is_known() -> None:
    """A code in every field that holds one, a field beside, a kind of record that is new."""
    _, opened = the_golden("v1-newer")
    said: dict[tuple[str, str], dict[str, Any]] = {}
    for change in opened.changes:
        head = json.loads(change.header)
        said.setdefault((head["t"], head["r"]), {}).update(json.loads(change.body or b"{}")["f"])
    ((child, fields),) = [(r, f) for (t, r), f in said.items() if t == "child"]

    record = record_from("child", UUID(child), fields)

    assert {table for table, _ in said} == {"officer", "child", "kind_of_next_year"}
    assert fields["field_of_next_year"] == "giá trị mới"
    assert new_codes(record) == {"cua_nam_sau"}
    assert {json.loads(change.header)["sv"] for change in opened.changes} == {1, 2}
