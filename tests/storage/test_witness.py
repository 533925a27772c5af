"""The witness itself: what it remembers, and what happens where it cannot be written."""

from pathlib import Path

from mdd_desktop.storage.witness import Witness

KEY = "ab" * 48
ENDS = {"X1/may/so/up": (3, "cd" * 32)}


def test_without_a_settings_folder_it_goes_without(tmp_path: Path) -> None:
    in_the_way = tmp_path / "dau"
    in_the_way.write_bytes(b"")

    Witness(in_the_way, "may", KEY).write(ENDS)

    assert in_the_way.read_bytes() == b""


def test_what_is_remembered_already_is_not_written_again(tmp_path: Path) -> None:
    witness, file = Witness(tmp_path, "may", KEY), tmp_path / "may.json"
    witness.write(ENDS)
    first = file.stat().st_ino
    witness.write(ENDS)
    assert file.stat().st_ino == first

    witness.write({"X1/may/so/up": (4, "ef" * 32)})
    assert file.stat().st_ino != first


def test_a_file_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    witness, file = Witness(tmp_path, "may", KEY), tmp_path / "may.json"
    witness.write(ENDS)
    content = file.read_bytes()
    file.unlink()

    witness.write(ENDS)

    assert file.read_bytes() == content
