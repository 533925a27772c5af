"""A package made in one window and merged in another."""

import datetime as dt
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_office import COMMUNE, COMMUNE_NAME, PASSPHRASE, TODAY
from ui_packages import enrolled, open_sync, shown_result, stick

from conftest import Opener
from mdd_desktop.services import (
    children,
    duplicates,
    offices,
    packages,
    receipts,
)
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.hand_over import hand_over
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.step_bar import StepBar

__all__ = ["enrolled", "stick"]


@pytest.mark.usefixtures("enrolled")
def test_a_package_goes_from_the_commune_to_the_province(desktop: Opener, stick: Path) -> None:
    commune = desktop("enrolled")
    view = open_sync(commune)
    assert view.make.text() == "Tạo gói, chép vào KINGSTON (E:)"

    view.make_requested.emit()
    commune.settle()

    (file,) = stick.glob("*.mdd")
    assert shown_result(view).startswith("Có thể rút USB")
    assert "USB" in shown_result(view)
    assert view._unsent_title.text() == f"{view.model.rowCount()} thay đổi trong gói số 1"  # noqa: SLF001 - what is shown

    broken = stick / "hong.mdd"
    broken.write_bytes(file.read_bytes()[:1000])
    province = desktop("province")
    province.space.open("inbox")
    province.settle()
    inbox = province.space.section(PackagesSection).inbox_view
    assert inbox.stick.title.text() == "USB “KINGSTON (E:)” có 2 gói chưa gộp"
    inbox.from_stick.click()
    province.settle()
    lines = {line.mergeable: line for line in map(inbox.model.row, range(2)) if line}
    assert lines[True].sender == COMMUNE_NAME
    assert inbox.merge.text() == "Gộp 1 gói"
    assert not inbox.stick.isVisible()

    inbox.merge_requested.emit()
    province.settle()

    assert inbox.banner.isVisible()
    assert inbox.banner.title.text().startswith("Đã gộp 1 gói")
    province.space.open("children")
    province.settle()
    assert province.space.section(ChildrenSection).list_view.model.rowCount() > 10


def test_the_commune_sees_which_records_wait_for_a_decision_above(
    enrolled: Path, desktop: Opener, tmp_path: Path
) -> None:
    twin = {"full_name": "Lê Thị Sen", "birth": "2015-03-02"}
    shutil.copytree(enrolled / "enrolled", enrolled / "answered")
    shutil.copytree(enrolled / "province", tmp_path / "answering")
    with (
        offices.open_office(enrolled / "answered", PASSPHRASE, today=TODAY) as below,
        offices.open_office(tmp_path / "answering", PASSPHRASE, today=TODAY) as above,
    ):
        for _ in range(8):
            children.register_all(below, [twin])
        packages.merge(above, [packages.make(below, above.unit, tmp_path / "a.mdd").file])
        duplicates.refresh(above)
        receipt = receipts.make_receipt(above, COMMUNE, tmp_path / "b.mdd")
        packages.merge(below, [receipt.file])

    card = open_sync(desktop("answered")).replies

    texts = [one.text() for one in card.findChildren(QLabel)]
    assert card.isVisible()
    assert texts.count("Lê Thị Sen") == 4
    assert f"còn {receipt.pending} hồ sơ chờ quyết định" in " ".join(texts)
    compared = "Hai hồ sơ cùng sinh 02/03/2015: nơi nhận đang so, chị chờ trả lời"
    assert texts.count(compared) == 4


@pytest.mark.usefixtures("enrolled")
def test_a_package_is_made_only_when_something_has_to_go(desktop: Opener, stick: Path) -> None:
    commune = desktop("enrolled")
    view = open_sync(commune)
    view.make.click()
    commune.settle()
    assert list(stick.glob("*.mdd"))
    assert not view.make.isEnabled()
    assert view.make.toolTip() == "Không còn gì chưa gửi."

    registry = commune.program.desk.registry
    assert registry is not None
    children.register(registry, {"full_name": "Nguyễn Thị Giả Định", "birth": "2015"})
    commune.space.section(PackagesSection).maker.load()
    commune.settle()
    assert view.make.isEnabled()


def test_the_steps_are_named_where_their_names_have_room(qtbot: QtBot) -> None:
    bar = StepBar(["Kiểm tra dữ liệu", "Tạo gói", "Chép ra USB", "Chờ biên nhận"])
    page = hold(column(bar))
    qtbot.addWidget(page)
    page.show()
    for width, names in ((700, 4), (400, 1), (700, 4)):
        page.resize(width, 60)
        assert sum(one.isVisible() for one in bar.findChildren(QLabel)) == names


def test_the_steps_beside_a_title_are_named_again_once_there_is_room_again(qtbot: QtBot) -> None:
    bar = StepBar(["Chọn tệp", "Ghép cột", "Xem trước", "Xong"])
    page = hold(row(bar, None))  # as wide as it asks for, no wider
    qtbot.addWidget(page)
    page.show()
    for width, names in ((700, 4), (300, 1), (700, 4)):
        page.resize(width, 60)
        for step in (0, 2):
            bar.show_step(step)
            qtbot.wait(1)
            assert sum(one.isVisible() for one in bar.findChildren(QLabel)) == names


@pytest.mark.usefixtures("enrolled")
def test_a_preview_tells_in_sentences_whom_the_package_changes(
    desktop: Opener, stick: Path
) -> None:
    commune = desktop("enrolled")
    open_sync(commune).make_requested.emit()
    commune.settle()

    province = desktop("province")
    province.space.open("inbox", list(stick.glob("*.mdd")))
    province.settle()

    inbox = province.space.section(PackagesSection).inbox_view
    told = [one.text() for one in inbox.findChildren(QLabel)]
    samples = [text for text in told if text.startswith("• ")]
    assert len(samples) == 2
    assert all("ghi mới" in one for one in samples)
    assert not any("đồng đồng" in one for one in samples)
    assert "liền mạch" in told


@pytest.mark.usefixtures("enrolled")
def test_a_package_opened_by_a_double_click_waits_for_the_passphrase_and_shows_its_preview(
    desktop: Opener, tmp_path: Path
) -> None:
    file = tmp_path / "goi.mdd"
    file.write_bytes(b"not a package")
    province = desktop("province")
    province.space.open("children")
    province.program.lock()
    province.settle()

    province.program.given.give([file])
    province.settle()
    assert province.window.locked()
    assert province.space.whereabouts()[0] == "children"

    registry = offices.open_office(province.program.folder, PASSPHRASE, today=TODAY)
    province.program.take(registry)
    province.settle()
    inbox = province.space.section(PackagesSection).inbox_view
    line = inbox.model.row(0)
    assert inbox.isVisible()
    assert line is not None
    assert (line.sender, line.file) == ("Chưa rõ nơi gửi", "goi.mdd")


@pytest.mark.usefixtures("enrolled")
def test_the_age_of_the_last_package_has_a_colour_once_something_is_unsent(
    desktop: Opener, stick: Path
) -> None:
    commune = desktop("enrolled")
    view = open_sync(commune)
    assert chips(view)[0].text == "Chưa gửi gói nào"
    view.make_requested.emit()
    commune.settle()
    assert list(stick.glob("*.mdd"))
    assert chips(view)[0].tone == "ok"

    registry = commune.program.desk.registry
    assert registry is not None
    children.register(registry, {"full_name": "Nguyễn Thị Giả Định", "birth": "2015"})
    for days, tone in ((3, "info"), (8, "warn"), (15, "bad")):
        made = registry.time().believed.astimezone().date()
        registry.today = made + dt.timedelta(days=days)
        commune.space.section(PackagesSection).maker.load()
        commune.settle()
        assert chips(view)[0].tone == tone
        assert f"{days} ngày trước" in chips(view)[0].text


def chips(view: MakePackageView) -> list[ChipText]:
    found = [view._age.itemAt(at).widget() for at in range(view._age.count())]  # type: ignore[union-attr] # noqa: SLF001 - what is shown
    return [one._chip for one in found if isinstance(one, Chip)]  # noqa: SLF001 - what is shown


@pytest.mark.usefixtures("enrolled")
def test_many_packages_dropped_on_the_window_are_all_looked_into(
    desktop: Opener, tmp_path: Path
) -> None:
    files = [tmp_path / f"goi-{number}.mdd" for number in range(3)]
    for file in files:
        file.write_bytes(file.name.encode())
    province = desktop("province")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    province.window.dropEvent(event)
    province.settle()

    inbox = province.space.section(PackagesSection).inbox_view
    assert inbox.isVisible()
    shown = [inbox.model.row(at) for at in range(inbox.model.rowCount())]
    assert [line.file for line in shown if line] == [file.name for file in files]


@pytest.mark.usefixtures("enrolled")
def test_a_second_start_hands_its_package_to_the_first_window(
    desktop: Opener, tmp_path: Path
) -> None:
    file = tmp_path / "goi.mdd"
    file.write_bytes(b"not a package")
    province = desktop("province")
    assert not hand_over(province.program.folder, [file])
    province.program.given.listen(province.program.folder)

    with ThreadPoolExecutor(1) as other:
        handed = other.submit(hand_over, province.program.folder, [file, Path("la.txt")])
        province.wait(handed.done)
    assert handed.result()
    province.wait(lambda: province.space.whereabouts()[0] == "inbox")
    province.settle()

    inbox = province.space.section(PackagesSection).inbox_view
    assert inbox.model.rowCount() == 1
    assert "la.txt" not in str(inbox.model.row(0))


def test_looking_into_a_package_writes_nothing(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    foreign = tmp_path / "la.mdd"
    foreign.write_bytes(b"not a package at all")

    opened.space.open("inbox", [foreign])
    opened.settle()

    line = opened.space.section(PackagesSection).inbox_view.model.row(0)
    assert line is not None
    assert not line.mergeable
    assert not opened.space.section(PackagesSection).inbox_view.merge.isEnabled()
