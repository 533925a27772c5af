import contextlib
import errno
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.sync import courier


def _fails_with(number: int) -> Callable[..., Any]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "gói.mdd"

    courier.write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "not_written"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_says_what_to_do(
    step: str, number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gói.mdd"
    path.write_bytes(b"old")
    target, name = {"fsync": (os, "fsync"), "replace": (Path, "replace")}[step]
    monkeypatch.setattr(target, name, _fails_with(number))

    with pytest.raises(RegistryError, match="làm lại") as caught:
        courier.write_whole(path, bytes(3_000_000))

    assert caught.value.code == code
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    assert (code != "disk_full") or "cần 3 MB" in caught.value.message


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as caught:
        courier.write_whole(tmp_path / "E:" / "gói.mdd", b"x")

    assert caught.value.code == "not_written"


def test_a_copy_is_read_back(tmp_path: Path) -> None:
    source = tmp_path / "gói.mdd"
    source.write_bytes(b"content")
    stick = tmp_path / "usb"
    stick.mkdir()

    copy = courier.carry(source, stick)

    assert copy == stick / "gói.mdd"
    assert copy.read_bytes() == b"content"


def test_a_stick_that_lies_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "gói.mdd"
    source.write_bytes(b"content")
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(Path, "replace", lambda part, path: path.write_bytes(b"lost") and part)

    with pytest.raises(RegistryError) as caught:
        courier.carry(source, stick)

    assert caught.value.code == "copy_differs"
    assert source.read_bytes() == b"content"


@pytest.mark.parametrize("seed", range(50))
def test_t33_a_stick_pulled_at_any_moment_is_never_called_safe_without_a_good_file(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)  # noqa: S311 - it must recur
    content = rng.randbytes(rng.randrange(1, 200_000))
    source = tmp_path / "gói.mdd"
    source.write_bytes(content)
    stick = tmp_path / "usb"
    stick.mkdir()
    left = rng.randrange(9)  # there are six such calls, so some sticks stay in

    def until_pulled(call: Callable[..., Any]) -> Callable[..., Any]:
        def tried(*given: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                for file in stick.iterdir():  # and of what was written only a part is there
                    os.truncate(file, rng.randrange(len(content) + 1))
                raise OSError(errno.EIO, "pulled out")
            return call(*given, **named)

        return tried

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", until_pulled(os.fsync))
        patch.setattr(Path, "replace", until_pulled(Path.replace))
        patch.setattr(Path, "open", until_pulled(Path.open))
        told, copy = "", stick
        with contextlib.suppress(RegistryError):
            told = "pulled"
            copy = courier.carry(source, stick)
            told = "safe"

    assert (told == "safe") == (left >= 0)
    assert told != "safe" or copy.read_bytes() == content
    assert source.read_bytes() == content


def test_a_missing_source_is_explained(tmp_path: Path) -> None:
    with pytest.raises(RegistryError):
        courier.carry(tmp_path / "none.mdd", tmp_path)


@pytest.mark.parametrize(("number", "passes"), [(errno.EINVAL, True), (errno.EIO, False)])
def test_a_folder_that_cannot_be_flushed_is_no_failure(
    number: int, *, passes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(number, "folder")

    monkeypatch.setattr(os, "fsync", fsync)
    path = tmp_path / "gói.mdd"

    if passes:
        courier.write_whole(path, b"x")
    else:
        with pytest.raises(RegistryError):
            courier.write_whole(path, b"x")

    assert path.read_bytes() == b"x"
    assert len(calls) == 2
