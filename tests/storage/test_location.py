import os
from pathlib import Path

import pytest

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage import location
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.folder_lock import FolderLock
from mdd_desktop.storage.location import mount_of, require_safe_folder, unsafe_reason

MOUNTS = """\
/dev/sda2 / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//server/chung /mnt/chung cifs rw 0 0
/dev/sdb1 /media/thu/USB\\040CUA\\040THU vfat rw 0 0
proc /proc proc rw 0 0
"""


def test_the_nearest_mount_decides() -> None:
    assert mount_of(Path("/home/thu/so"), MOUNTS) == ("/dev/sda2", "ext4")
    assert mount_of(Path("/mnt/chung/hoi/so"), MOUNTS) == ("//server/chung", "cifs")
    assert mount_of(Path("/mnt/chungkhac"), MOUNTS) == ("/dev/sda2", "ext4")
    assert mount_of(Path("/media/thu/USB CUA THU/so"), MOUNTS) == ("/dev/sdb1", "vfat")


@pytest.mark.parametrize(
    "place",
    [
        "/home/thu/OneDrive/so",
        "/home/thu/OneDrive - Hoi LHPN/so",
        "/Users/thu/Google Drive/so",
        "/home/thu/Dropbox/x/y",
        "/Users/thu/Library/Mobile Documents/iCloud~mdd/so",
        "/home/thu/My Drive/so",
    ],
)
def test_a_folder_that_is_copied_to_a_cloud_is_refused(place: str) -> None:
    assert unsafe_reason(Path(place)) == "cloud"
    with pytest.raises(RuleError) as refusal:
        require_safe_folder(Path(place))

    assert refusal.value.code == "unsafe_folder"
    assert "OneDrive" in refusal.value.message


def test_a_renamed_cloud_folder_is_known_by_its_variable_and_its_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unsafe_reason(tmp_path / "so") is None

    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert unsafe_reason(tmp_path / "so") == "cloud"

    monkeypatch.delenv("OneDriveCommercial")
    (tmp_path / ".dropbox.cache").mkdir()
    assert unsafe_reason(tmp_path / "so") == "cloud"


@pytest.mark.parametrize(("kind", "reason"), [("nfs4", "network"), ("exfat", "removable")])
def test_network_drives_and_sticks_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, reason: str
) -> None:
    monkeypatch.setattr(location, "mount_of", lambda *_: ("/dev/x", kind))

    assert unsafe_reason(tmp_path) == reason
    with pytest.raises(RuleError, match="ổ cứng của máy này"):
        require_safe_folder(tmp_path)


def test_a_disk_that_can_be_pulled_out_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "is_removable", lambda device: device == "/dev/sdb1")
    monkeypatch.setattr(location, "mount_of", lambda *_: ("/dev/sdb1", "ext4"))
    assert unsafe_reason(tmp_path) == "removable"

    monkeypatch.setattr(location, "mount_of", lambda *_: ("/dev/sda1", "ext4"))
    assert unsafe_reason(tmp_path) is None


def test_a_folder_on_this_computers_disk_is_taken_even_before_it_exists(tmp_path: Path) -> None:
    require_safe_folder(tmp_path / "chua" / "co")

    assert not (tmp_path / "chua").exists()


def test_a_folder_that_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(RuleError) as refusal:
        require_safe_folder(tmp_path / "so")

    assert refusal.value.code == "folder_read_only"


def test_a_second_program_in_the_same_folder_is_refused(folder: DataFolder) -> None:
    second = FolderLock(folder)
    with FolderLock(folder):
        with pytest.raises(RuleError) as refusal:
            second.acquire()
        assert refusal.value.code == "already_open"

    with second:
        assert folder.path.exists()


def test_an_installation_knows_its_files(folder: DataFolder) -> None:
    assert not folder.in_use

    folder.keystore.write_bytes(b"x")

    assert folder.in_use
    assert folder.database.parent == folder.keystore.parent == folder.path
    for inside in (folder.backups, folder.outbox, folder.inbox, folder.attachments):
        assert inside.is_dir()
