import errno
import os
import stat
from pathlib import Path

import pytest

from mdd_desktop.domain.errors import RegistryError, RuleError
from mdd_desktop.storage import space, whole_file
from mdd_desktop.storage.whole_file import explained, make_folder, write_whole


def test_a_file_is_replaced_whole_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "x.json"

    write_whole(path, b"one")
    write_whole(path, b"two")

    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_content_and_folder_are_on_the_disk_before_anybody_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def seen_fsync(descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        steps.append("fsync folder" if is_folder else "fsync file")
        fsync(descriptor)

    def seen_replace(source: Path, target: Path) -> None:
        steps.append("rename")
        replace(source, target)

    monkeypatch.setattr(whole_file.os, "fsync", seen_fsync)
    monkeypatch.setattr(whole_file.os, "replace", seen_replace)
    write_whole(tmp_path / "x", b"one")

    assert steps == ["fsync file", "rename", "fsync folder"]


def test_a_full_disk_is_told_in_megabytes_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", full)
    monkeypatch.setattr(space, "_free", lambda _: 12_345_678)
    with pytest.raises(RegistryError) as refusal:
        write_whole(path, b"new" * 100_000_000)

    assert refusal.value.code == "disk_full"
    assert "còn 12 MB, cần 300 MB" in refusal.value.message
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, number: int) -> None:
    with pytest.raises(RuleError) as refusal, explained(tmp_path, needed=0):
        raise OSError(number, "denied")

    assert refusal.value.code == "folder_read_only"
    assert str(tmp_path) in refusal.value.message


def test_any_other_fault_of_the_disk_is_a_refusal_too(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as refusal, explained(tmp_path, needed=0):
        raise OSError(errno.EIO, "Input/output error")

    assert refusal.value.code == "file_failed"
    assert "Input/output error" not in refusal.value.message


def test_a_folder_that_is_gone_is_named_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as refusal:
        write_whole(tmp_path / "usb" / "goi.mdd", b"new")

    assert refusal.value.code == "no_folder"
    assert "No such file" not in refusal.value.message
    assert str(tmp_path / "usb") in refusal.value.message


def test_room_is_asked_for_before_large_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(space, "_free", lambda _: 1_000)

    space.require_room(tmp_path, 1_000)
    with pytest.raises(RegistryError) as refusal:
        space.require_room(tmp_path, 1_001)

    assert refusal.value.code == "disk_full"
    assert "cần 200 MB" in refusal.value.message


def test_room_is_known_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    space.require_room(tmp_path / "not" / "yet", 1)
    with pytest.raises(RegistryError) as refusal:
        space.require_room(tmp_path / "not" / "yet", 1 << 60)

    assert refusal.value.code == "disk_full"


def test_a_new_folder_is_for_its_owner_only(tmp_path: Path) -> None:
    make_folder(tmp_path / "a")
    make_folder(tmp_path / "a")

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
