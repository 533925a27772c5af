"""Full and read-only disks: every command refuses in words and leaves no part behind."""

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from cli_runner import Mdd, fingerprint_of, refused
from sqlalchemy import event

from builders import COMMUNE, PASSPHRASE, PROVINCE, Offices, a_child
from mdd_desktop.services import children, offices, packages, state
from mdd_desktop.storage import whole_file
from mdd_desktop.storage.database import close_database


def no_room(*_args: object, **_more: object) -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device")


def no_right(*_args: object, **_more: object) -> NoReturn:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_registry_in_a_folder_that_is_copied_to_a_cloud_is_neither_made_nor_opened(
    mdd: Mdd, offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offices.close()
    monkeypatch.setenv("OneDrive", str(tmp_path))

    opened = mdd("children", "list", "--json", data=offices.path(COMMUNE))
    made = mdd(
        "init", "--unit", "X9", "--name", "xã Mới", "--officer", "Lê Thị Giả Định", "--json",
        data=tmp_path / "moi",
    )  # fmt: skip

    for answer in (opened, made):
        assert (answer.code, answer.refusal) == (1, "unsafe_folder")
    assert not (tmp_path / "moi").exists()


@pytest.mark.parametrize(
    ("fault", "code"), [(no_room, "disk_full"), (no_right, "folder_read_only")]
)
def test_files_on_a_full_or_locked_disk_are_refused_and_leave_no_part(
    mdd: Mdd,
    offices: Offices,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Any,
    code: str,
) -> None:
    a_child(offices[COMMUNE])
    offices.close()
    commune = offices.path(COMMUNE)
    target = tmp_path / "đích"
    target.mkdir()
    before = fingerprint_of(commune)
    with monkeypatch.context() as disk:
        disk.setattr(whole_file.os, "fsync", fault)
        for command in (
            ["document", "make", "KH1", "--period", "2026", "-o", target / "a.pdf"],
            ["package", "make", "--to", "T", "-o", target / "a.mdd"],
            ["trust", "request", "-o", target / "a.json"],
            ["backup", "make", "-o", target / "a.mddbackup"],
        ):
            ran = mdd(*command, "--json", data=commune)
            refused(ran)
            assert ran.refusal == code, command

    assert list(target.iterdir()) == []
    assert fingerprint_of(commune) == before
    assert mdd("check", "--deep", "--json", data=commune).answer["ok"]


def test_what_needs_room_is_refused_before_it_begins_when_there_is_none(
    mdd: Mdd, offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    offices.close()
    backup = tmp_path / "a.mddbackup"
    assert mdd("backup", "make", "-o", backup, "--json", data=offices.path(COMMUNE)).code == 0
    before = {name: fingerprint_of(offices.path(name)) for name in (COMMUNE, PROVINCE)}
    usage = type(shutil.disk_usage("/"))(10**9, 10**9 - 10, 10)
    told = []
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "disk_usage", lambda _path: usage)
        for name, *command in (
            (COMMUNE, "backup", "make", "-o", tmp_path / "b.mddbackup"),
            (COMMUNE, "backup", "restore", backup),
            (COMMUNE, "package", "make", "--to", "T", "-o", tmp_path / "b.mdd"),
        ):
            ran = mdd(*command, "--json", data=offices.path(name))
            refused(ran)
            assert ran.refusal == "disk_full"
            told.append(ran.message)
        merged = mdd("package", "merge", package, "--json", data=offices.path(PROVINCE))

    (result,) = merged.answer["results"]
    assert (merged.code, result["status"], result["code"]) == (3, "refused", "disk_full")
    assert all("còn 0 MB, cần 200 MB" in text for text in (*told, result["message"]))
    assert sorted(tmp_path.glob("b.*")) == []
    assert {name: fingerprint_of(offices.path(name)) for name in before} == before
    again = mdd("package", "merge", package, "--json", data=offices.path(PROVINCE))
    assert again.answer["results"][0]["status"] == "merged"


@contextlib.contextmanager
def full_database(registry: offices.Registry) -> Iterator[None]:
    """A registry whose file may not grow by a page."""

    def limit(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()

    close_database(registry.engine)  # the limit belongs to the connections
    event.listen(registry.engine, "checkout", limit)
    try:
        yield
    finally:
        event.remove(registry.engine, "checkout", limit)
        close_database(registry.engine)


def test_a_registration_on_a_full_disk_is_refused_and_nothing_is_half_written(
    office: Path,
) -> None:
    with offices.open_office(office, PASSPHRASE) as registry:
        rows = [{"full_name": f"Nguyễn Thị {number}", "note": "x" * 4000} for number in range(50)]
        before = _everything(registry)
        with full_database(registry), pytest.raises(Exception) as told:  # noqa: PT011
            children.register_all(registry, rows)

        assert getattr(told.value, "code", None) == "disk_full"
        assert _everything(registry) == before
    with offices.open_office(office, PASSPHRASE) as registry:
        assert _everything(registry) == before


def test_a_merge_on_a_full_disk_is_refused_whole_and_succeeds_later(offices: Offices) -> None:
    for _ in range(5):
        a_child(offices[COMMUNE], note="x" * 4000)
    package = offices.make(COMMUNE, PROVINCE)
    before = _everything(offices[PROVINCE])

    with full_database(offices[PROVINCE]):
        (result,) = packages.merge(offices[PROVINCE], [package])

    assert (result.status, result.code) == ("refused", "disk_full")
    assert _everything(offices[PROVINCE]) == before
    assert offices.merge(PROVINCE, package).status == "merged"


def _everything(registry: Any) -> tuple[Any, ...]:
    return (*state.digest(registry), tuple(state.check(registry, deep=True)))


def test_a_folder_that_may_not_be_written_is_refused(
    mdd: Mdd, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as disk:
        disk.setattr(os, "access", lambda *_args: False)
        ran = mdd("init", "--unit", "X1", "--name", "xã", "--officer", "A", "--json",
                  data=tmp_path / "mới")  # fmt: skip
    refused(ran)
    assert ran.refusal == "folder_read_only"
    assert not (tmp_path / "mới").exists()
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    office.chmod(0o500)
    try:
        ran = mdd("children", "list", "--json", data=office)
    finally:
        office.chmod(0o700)
    refused(ran)
    assert ran.refusal == "folder_read_only"


def test_a_registry_on_a_read_only_disk_is_refused(mdd: Mdd, office: Path) -> None:
    """Real, where the system knows such folders: an unwritable attribute also binds root."""
    chattr = shutil.which("chattr")
    if chattr is None or os.geteuid() != 0:
        pytest.skip("needs root and chattr")
    done = subprocess.run([chattr, "+i", str(office)], capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        pytest.skip("this file system has no such attribute")
    try:
        ran = mdd("check", "--json", data=office)
    finally:
        subprocess.run([chattr, "-i", str(office)], check=True)  # noqa: S603

    refused(ran)
    assert ran.refusal == "folder_read_only"
