"""A wrong passphrase, a second program and damaged files: told, and nothing is touched."""

import hashlib
from pathlib import Path

import pytest
from cli_runner import Mdd, fingerprint_of, refused, written

from builders import PASSPHRASE
from mdd_desktop.services import offices


def test_a_wrong_passphrase_opens_nothing(
    mdd: Mdd, unchanged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MDD_PASSPHRASE", "sai mất rồi chị ơi")
    for command in (["check"], ["children", "list"], ["state", "digest"], ["backup", "make"]):
        ran = mdd(*command, "--json", data=unchanged)
        refused(ran)
        assert ran.refusal == "wrong_passphrase"
    monkeypatch.setenv("MDD_PASSPHRASE", PASSPHRASE)


def test_a_second_program_on_the_same_data_is_refused(mdd: Mdd, unchanged: Path) -> None:
    with offices.open_office(unchanged, PASSPHRASE):
        ran = mdd("children", "list", "--json", data=unchanged)

    refused(ran)
    assert ran.refusal == "already_open"


@pytest.mark.parametrize("name", ["registry.db", "keystore.json"])
@pytest.mark.parametrize("damage", ["empty", "random", "cut", "flipped", "missing"])
def test_a_damaged_registry_is_told_and_not_touched(
    mdd: Mdd, office: Path, name: str, damage: str
) -> None:
    path = office / name
    content = path.read_bytes()
    spoilt = {
        "empty": b"",
        "random": hashlib.shake_256(b"x").digest(len(content)),
        "cut": content[: len(content) // 2 // 4096 * 4096 if name == "registry.db" else 100],
        "flipped": content[:200] + bytes([content[200] ^ 1]) + content[201:],
        "missing": b"",
    }[damage]
    path.write_bytes(spoilt)
    if damage == "missing":
        path.unlink()
    before = fingerprint_of(office)

    ran = mdd("children", "list", "--json", data=office)

    refused(ran, 1 if damage == "missing" else 3)
    assert "sao lưu" in ran.message or name == "keystore.json"
    assert fingerprint_of(office) == before


def test_t35_a_log_without_its_registry_is_told_and_a_backup_brings_the_work_back(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "a.mddbackup"
    row = {"children": [{"id": "C1", "unit_id": "X1", "full_name": "Nguyễn Thị Sen"}]}
    mdd("records", "import", written(tmp_path / "t.json", row), "--json", data=office)
    assert mdd("backup", "make", "-o", backup, "--json", data=office).code == 0
    log = office / "registry.db-wal"
    log.write_bytes(b"left by a crash" * 300)
    (office / "registry.db").unlink()

    ran = mdd("children", "list", "--json", data=office)
    refused(ran)
    assert ran.refusal == "no_registry"
    assert "khôi phục từ bản sao lưu" in ran.message
    assert log.read_bytes().startswith(b"left by a crash")
    assert not (office / "registry.db").exists()

    assert mdd("backup", "restore", backup, "--json", data=office).code == 0
    (child,) = mdd("children", "list", "--json", data=office).answer["children"]
    assert child["full_name"] == "Nguyễn Thị Sen"
    assert mdd("check", "--deep", "--json", data=office).answer["ok"]
