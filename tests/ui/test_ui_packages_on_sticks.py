"""A package goes to a stick or a folder: pulled out, full, locked, held by another program."""

import errno
import shutil
from pathlib import Path

import pytest
from ui_office import COMMUNE, PASSPHRASE, TODAY
from ui_packages import enrolled, open_sync, shown_result, stick

from conftest import Opener
from mdd_desktop.services import (
    offices,
    packages,
)
from mdd_desktop.storage import removable
from mdd_desktop.sync import courier
from mdd_desktop.ui.widgets.button import Button

__all__ = ["enrolled", "stick"]


@pytest.mark.usefixtures("enrolled")
def test_a_stick_pulled_out_in_the_middle_leaves_the_original_to_be_copied_again(
    desktop: Opener, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commune = desktop("enrolled")
    view = open_sync(commune)
    usual = courier.write_whole
    broken = [OSError(errno.EIO, "Input/output error")]

    def pulled_out(path: Path, content: bytes) -> None:
        if broken:
            with courier._explained(path, len(content)):  # noqa: SLF001 - as the system says it
                raise broken.pop()
        usual(path, content)

    monkeypatch.setattr(courier, "write_whole", pulled_out)
    view.make_requested.emit()
    commune.settle()

    assert view.banner.title.text() == "Chưa chép xong"
    assert "bản gốc giữ trong máy" in view.banner.sentence.text()
    assert not view._done.isVisible()  # noqa: SLF001 - nobody is told to pull it out
    assert list(stick.iterdir()) == []
    (original,) = (commune.program.folder / "outbox").glob("*.mdd")

    view.again.click()
    commune.settle()

    assert shown_result(view).startswith("Có thể rút USB")
    assert (stick / original.name).read_bytes() == original.read_bytes()


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "Ổ đĩa đầy"), (errno.EROFS, "không cho ghi")]
)
@pytest.mark.usefixtures("enrolled")
def test_a_full_or_locked_stick_is_refused_in_words(
    desktop: Opener, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    commune = desktop("enrolled")
    view = open_sync(commune)
    usual = Path.open

    def fails(path: Path, *args: object, **more: object) -> object:
        if stick in path.parents:
            raise OSError(number, "no")
        return usual(path, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", fails)
    view.make_requested.emit()
    commune.settle()

    assert view.banner.title.text() == "Chưa chép xong"
    assert said in view.banner.sentence.text()
    assert view.again.isVisible()


@pytest.mark.usefixtures("enrolled")
def test_a_stick_that_another_program_holds_is_not_said_to_be_ready(
    desktop: Opener, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(removable, "eject", lambda _stick: False)
    commune = desktop("enrolled")
    view = open_sync(commune)

    view.make_requested.emit()
    commune.settle()

    assert list(stick.glob("*.mdd"))
    assert shown_result(view).startswith("Đã chép xong, chưa rút vội")
    assert "ngắt USB an toàn" in shown_result(view)
    assert view.folder.isVisible()


@pytest.mark.usefixtures("enrolled")
def test_a_folder_is_not_called_a_stick_and_the_original_can_be_copied_later(
    desktop: Opener, tmp_path: Path
) -> None:
    first, second = tmp_path / "thu-muc", tmp_path / "thu-muc-khac"
    first.mkdir()
    second.mkdir()
    commune = desktop("enrolled")
    commune.program.dialogs.folder_to_use = lambda _title: first  # type: ignore[method-assign]
    view = open_sync(commune)
    view.make_requested.emit()
    commune.settle()
    assert shown_result(view).startswith("Đã chép xong. Gói số")
    opened: list[Path] = []
    commune.program.dialogs.show_folder = opened.append  # type: ignore[method-assign]
    view.folder.click()
    assert opened == [first]

    commune.program.dialogs.folder_to_use = lambda _title: second  # type: ignore[method-assign]
    (again,) = [b for b in view.sent.findChildren(Button) if b.text() == "Chép lại…"]
    again.click()
    commune.settle()

    (copy,) = second.glob("*.mdd")
    assert copy.read_bytes() == (first / copy.name).read_bytes()


def test_the_commune_writes_its_receipt_into_a_folder_that_it_chooses(
    enrolled: Path, desktop: Opener, tmp_path: Path
) -> None:
    shutil.copytree(enrolled / "province", tmp_path / "above")
    folder = tmp_path / "gửi tỉnh"
    folder.mkdir()
    commune = desktop("enrolled")
    view = open_sync(commune)
    commune.program.dialogs.folder_to_use = lambda _title: folder  # type: ignore[method-assign]
    view.receipts.file.click()
    commune.settle()

    (file,) = folder.iterdir()
    assert view.banner.title.text() == f"Đã ghi biên nhận {file.name} và đọc lại."
    with offices.open_office(tmp_path / "above", PASSPHRASE, today=TODAY) as above:
        (result,) = packages.merge(above, [file])
    assert (result.status, result.sender) == ("nothing_new", COMMUNE)

    folder.rename(tmp_path / "đã rút")
    view.receipts.file.click()
    commune.settle()
    assert view.banner.title.text() == "Chưa ghi được biên nhận"
