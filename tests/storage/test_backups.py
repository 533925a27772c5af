import datetime as dt
import io
import json
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from mdd_desktop.domain.errors import DamagedError, NotFoundError, RegistryError, RuleError
from mdd_desktop.storage import backups, meta, space
from mdd_desktop.storage.backup_file import Manifest, sha256_of
from mdd_desktop.storage.backups import (
    Backup,
    backup_time,
    backups_in,
    make_backup,
    restore_backup,
    rotate_backups,
    verify_backup,
)
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.database import (
    close_database,
    create_database,
    open_database,
    reading,
    writing,
)
from mdd_desktop.storage.folder_lock import FolderLock
from mdd_desktop.storage.keystore import Keys, Keystore
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.storage.migrate import migrate

NOW = dt.datetime(2026, 11, 22, 8, 2, 0, tzinfo=dt.UTC)
GOOD = "trâu nâu, nhà mới"


class Office:
    """An installation with one note in it."""

    def __init__(self, folder: DataFolder, cost: KdfCost) -> None:
        folder.make()
        self.folder = folder
        self.keys, self.recovery_key = Keystore.create(
            folder.keystore, officer="Lê Thu", passphrase=GOOD, cost=cost
        )
        close_database(create_database(folder.database, self.keys.db_key))
        migrate(folder.database, self.keys.db_key)
        self.engine = open_database(folder.database, self.keys.db_key)
        self.note(meta.UNIT, "30127")

    def note(self, key: str, value: str) -> None:
        with writing(self.engine) as connection:
            meta.write_meta(connection, key, value)

    def back_up(self, target: Path | None = None) -> Backup:
        return make_backup(self.engine, self.folder, self.keys, now=NOW, target=target)


@pytest.fixture
def office(folder: DataFolder, fast: KdfCost) -> Iterator[Office]:
    made = Office(folder, fast)
    yield made
    close_database(made.engine)


@pytest.fixture
def new_computer(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "may-moi")


def read_note(folder: DataFolder, keys: Keys, key: str) -> str | None:
    engine = open_database(folder.database, keys.db_key)
    with reading(engine) as connection:
        found = meta.read_meta(connection, key)
    close_database(engine)
    return found


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(RegistryError) as refusal:
        work()
    return refusal.value.code


def test_a_backup_of_an_open_registry_is_made_and_opened(office: Office) -> None:
    office.note("just", "saved")

    made = office.back_up()

    assert made.file == office.folder.backups / "MDD-30127-20261122-080200.mddbackup"
    assert made.sha256 == sha256_of(made.file)
    assert made.manifest.unit == "30127"
    assert made.manifest.made_at == "2026-11-22T08:02:00+00:00"
    assert made.manifest.changes == 0
    assert len(made.manifest.head) == 64
    assert verify_backup(made.file, GOOD) == made
    assert verify_backup(made.file, office.recovery_key) == made
    assert [file.name for file in office.folder.backups.iterdir()] == [made.file.name]


def test_a_backup_goes_where_it_is_wanted(office: Office, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()

    assert office.back_up(stick).file.parent == stick
    assert office.back_up(stick / "sao.mddbackup").file == stick / "sao.mddbackup"


def test_a_backup_is_one_plain_tar_and_nothing_in_it_is_readable(office: Office) -> None:
    office.note("name", "Nguyễn Thị Hân Hoan")

    made = office.back_up()

    with tarfile.open(made.file) as tar:
        assert tar.getnames() == ["manifest.json", "keystore.json", "registry.db"]
    content = made.file.read_bytes()
    assert "Nguyễn Thị Hân Hoan".encode() not in content
    assert office.keys.db_key.encode() not in content
    assert b"SQLite format 3" not in content


@pytest.mark.parametrize("secret", ["passphrase", "sheet"])
def test_a_backup_is_put_back_on_a_new_computer(
    office: Office, new_computer: DataFolder, secret: str
) -> None:
    office.note("kept", "yes")
    made = office.back_up()

    restored = restore_backup(
        made.file, new_computer, GOOD if secret == "passphrase" else office.recovery_key, now=NOW
    )

    keys = Keystore.load(new_computer.keystore).unlock(GOOD)
    assert restored.replaced is None
    assert restored.backup == made
    assert keys.db_key == office.keys.db_key
    assert read_note(new_computer, keys, "kept") == "yes"
    assert not list(new_computer.path.glob(".mdd-*"))


def test_a_restored_registry_must_begin_a_new_epoch(
    office: Office, new_computer: DataFolder
) -> None:
    made = office.back_up()

    restore_backup(made.file, new_computer, GOOD, now=NOW)

    assert read_note(new_computer, office.keys, meta.NEW_EPOCH) == "1"
    assert read_note(office.folder, office.keys, meta.NEW_EPOCH) is None


def test_what_a_restore_replaces_is_kept_aside(office: Office) -> None:
    office.note("state", "at the backup")
    made = office.back_up()
    office.note("state", "afterwards")
    close_database(office.engine)

    restored = restore_backup(made.file, office.folder, GOOD, now=NOW)

    assert restored.replaced == office.folder.path / "replaced-20261122-080200"
    assert read_note(office.folder, office.keys, "state") == "at the backup"
    aside = DataFolder(restored.replaced)
    assert read_note(aside, office.keys, "state") == "afterwards"
    assert Keystore.load(aside.keystore).unlock(GOOD).db_key == office.keys.db_key


def test_a_leftover_log_of_the_replaced_registry_is_never_played_into_the_restored_one(
    office: Office,
) -> None:
    made = office.back_up()
    close_database(office.engine)
    log = office.folder.path / "registry.db-wal"
    log.write_bytes(b"left by a crash" * 100)

    restored = restore_backup(made.file, office.folder, GOOD, now=NOW)

    assert restored.replaced is not None
    assert (restored.replaced / log.name).read_bytes().startswith(b"left by a crash")
    assert not log.exists()
    assert read_note(office.folder, office.keys, meta.UNIT) == "30127"


def test_an_open_registry_is_not_replaced(office: Office) -> None:
    made = office.back_up()

    with FolderLock(office.folder):
        code = code_of(lambda: restore_backup(made.file, office.folder, GOOD, now=NOW))

    assert code == "already_open"


def test_a_wrong_secret_opens_no_backup(office: Office, new_computer: DataFolder) -> None:
    made = office.back_up()
    foreign = str(office.recovery_key)[:-3] + "QQQ"

    assert code_of(lambda: verify_backup(made.file, "một câu khác hẳn")) == "wrong_passphrase"
    assert code_of(lambda: verify_backup(made.file, foreign)) == "wrong_recovery_key"
    with pytest.raises(RuleError):
        restore_backup(made.file, new_computer, "một câu khác hẳn", now=NOW)
    assert not new_computer.in_use


def test_a_missing_backup_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as refusal:
        verify_backup(tmp_path / "none.mddbackup", GOOD)

    assert refusal.value.code == "no_backup"


def test_every_cut_and_every_damaged_sector_is_refused_and_changes_nothing(
    office: Office, new_computer: DataFolder
) -> None:
    made = office.back_up()
    sound = made.file.read_bytes()
    step = len(sound) // 23

    for at in range(0, len(sound), step):
        for damaged in (sound[:at], sound[:at] + b"\xa5" * 512 + sound[at + 512 :]):
            made.file.write_bytes(damaged)
            with pytest.raises(DamagedError) as refusal:
                verify_backup(made.file, office.keys)
            assert refusal.value.code in ("backup_damaged", "keystore_damaged")
    with pytest.raises(DamagedError):
        restore_backup(made.file, new_computer, office.keys, now=NOW)
    assert not new_computer.in_use


def remade(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with tarfile.open(file) as tar:
        members = {
            member.name: content.read()
            for member in tar.getmembers()
            if (content := tar.extractfile(member)) is not None
        }
    change(members)
    with tarfile.open(file, "w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(content), 0o600
            tar.addfile(member, io.BytesIO(content))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../../x", b"x"),
        ("manifest.json", b"{}"),
        ("manifest.json", b"\xff"),
        ("manifest.json", b"[]"),
        ("manifest.json", b" " * 1_000_001),
        ("manifest.json", b'{"format": "other", "v": 1}'),
        ("keystore.json", b"{}"),
        ("registry.db", b""),
    ],
)
def test_a_container_that_was_tampered_with_is_refused(
    office: Office, name: str, content: bytes
) -> None:
    made = office.back_up()
    remade(made.file, lambda members: members.update({name: content}))

    assert code_of(lambda: verify_backup(made.file, office.keys)) == "backup_damaged"


def test_a_manifest_that_promises_more_than_there_is_is_refused(office: Office) -> None:
    made = office.back_up()

    def promise(members: dict[str, bytes]) -> None:
        about = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**about, "changes": 12}).encode()

    remade(made.file, promise)

    assert code_of(lambda: verify_backup(made.file, office.keys)) == "backup_damaged"


def test_a_folder_in_the_place_of_a_file_is_refused(office: Office) -> None:
    made = office.back_up()
    with tarfile.open(made.file, "w") as tar:
        for name in ("manifest.json", "keystore.json", "registry.db"):
            member = tarfile.TarInfo(name)
            member.type = tarfile.DIRTYPE
            tar.addfile(member)

    assert code_of(lambda: verify_backup(made.file, office.keys)) == "backup_damaged"


def test_a_backup_of_a_newer_program_is_told_apart_from_damage(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing(office.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))

    assert code_of(office.back_up) == "newer_program"
    assert backups_in(office.folder) == ()
    assert monkeypatch


def test_no_backup_is_begun_on_a_full_disk(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "_free", lambda _: 1000)

    assert code_of(office.back_up) == "disk_full"
    assert list(office.folder.backups.iterdir()) == []


def test_a_copy_that_is_not_sound_does_not_become_a_backup(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "integrity_problems", lambda *_, **__: ["page 3"])

    assert code_of(office.back_up) == "backup_damaged"
    assert list(office.folder.backups.iterdir()) == []


def test_a_backup_that_does_not_open_again_is_taken_away(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Backup:
        raise DamagedError("backup_damaged", "hỏng")

    monkeypatch.setattr(backups, "verify_backup", refuse)

    assert code_of(office.back_up) == "backup_damaged"
    assert backups_in(office.folder) == ()


def test_the_head_tells_what_the_log_held(office: Office) -> None:
    before = office.back_up().manifest.head
    with writing(office.engine) as connection:
        connection.execute(
            text(
                "INSERT INTO feed_row (name, unit, device, epoch, audience, mine, number, head) "
                "VALUES ('30127/a/b/up', '30127', 'a', 'b', 'up', 1, 3, :head)"
            ),
            {"head": b"\x01" * 32},
        )

    assert office.back_up().manifest.head != before


def test_seven_days_four_weeks_and_twelve_months_are_kept(folder: DataFolder) -> None:
    last = dt.datetime(2026, 11, 22, 17, 0)  # noqa: DTZ001 - names have no time zone
    for hours in range(0, 24 * 500, 12):
        at = last - dt.timedelta(hours=hours)
        (folder.backups / f"MDD-30127-{at:%Y%m%d-%H%M%S}.mddbackup").touch()
    (folder.backups / "of somebody else.txt").touch()

    gone = rotate_backups(folder)
    kept = [backup_time(file) for file in backups_in(folder)]

    assert len(gone) + len(kept) == 1000
    assert kept[0] == last
    days = [f"{at:%m-%d %H}" for at in kept if at > last - dt.timedelta(days=7)]
    assert days == [f"11-{day} 17" for day in (22, 21, 20, 19, 18, 17, 16)]
    assert dt.datetime(2026, 11, 8, 17) in kept  # noqa: DTZ001 - the same
    assert dt.datetime(2026, 11, 1, 17) in kept  # noqa: DTZ001 - the same
    assert [f"{at:%Y-%m}" for at in kept][-11:] == [
        *(f"2026-{month:02d}" for month in range(10, 0, -1)),
        "2025-12",
    ]
    assert (folder.backups / "of somebody else.txt").exists()
    assert rotate_backups(folder) == ()


def test_a_manifest_says_no_more_than_unit_computer_and_day() -> None:
    assert Manifest._fields == (
        "unit",
        "device",
        "made_at",
        "changes",
        "head",
        "keystore",
        "database",
    )


def test_the_engine_stays_usable_after_a_backup(office: Office) -> None:
    office.back_up()
    office.note("after", "yes")

    assert isinstance(office.engine, Engine)
    assert read_note(office.folder, office.keys, "after") == "yes"
