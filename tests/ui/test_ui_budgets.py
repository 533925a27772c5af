"""Tasks of whole piles: forty payments, a package on a stick, thirty packages, a copy put back."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override
from ui_decider import Decider
from ui_keys import Keyboard
from ui_packages import enrol
from ui_support import open_november

from mdd_desktop.domain.month_cells import CellState
from mdd_desktop.services import backups, children, ledger, offices, packages
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.system.backups_panel import BackupsPanel
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.nav_button import NavButton

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Down
LEFT = Qt.MouseButton.LeftButton
NOVEMBER, PAYMENTS, PACKAGES = 10, 40, 30


class Desk(Decider):
    """A program whose clicks and strokes are counted."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        super().__init__(folder, qtbot)
        self.keys = Keyboard()
        self.clicks = 0

    def chord(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.keys.press(key, CTRL)
        QTest.qWait(150)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Click on something that is seen and can be used."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, LEFT)
        self.clicks += 1
        self.settle()

    @override
    def settle(self) -> None:
        """Wait until nothing is under way; thirty packages take a while on a busy machine."""
        self._qtbot.wait(20)
        self._qtbot.waitUntil(lambda: not self.program.tasks.busy(), timeout=60_000)
        self._qtbot.wait(20)

    def page(self) -> str:
        """The page in sight."""
        return self.program.window.page()


@pytest.fixture
def desks(qtbot: QtBot) -> Iterator[list[Desk]]:
    """Programs to be closed at the end."""
    del qtbot
    opened: list[Desk] = []
    yield opened
    for one in opened:
        one.close()


def delivered(registry: Registry) -> int:
    rows = ledger.year_book(registry, ui_office.TODAY.year).rows
    return sum(row.cells[NOVEMBER].state is CellState.DELIVERED for row in rows)


def test_forty_payments_of_a_month_are_written_within_twelve_strokes_and_the_exceptions(
    desks: list[Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    made = ui_office.open_office(tmp_path / "xa", children=60)
    open_november(made)
    due = sum(row.cells[NOVEMBER].open > 0 for row in ledger.year_book(made, 2026).rows)
    before = delivered(made)
    backups.make(made)
    made.close()
    desk = Desk(tmp_path / "xa", qtbot)
    desks.append(desk)
    assert desk.page() == "overview"
    assert due > PAYMENTS

    desk.chord(Qt.Key.Key_5)
    assert desk.page() == "ledger"
    desk.chord(Qt.Key.Key_M)
    exceptions = Keyboard()
    for _ in range(due - PAYMENTS):
        exceptions.press(SPACE)
        exceptions.press(DOWN)
    desk.chord(ENTER)

    view = desk.open("ledger").section(LedgerSection).view
    assert delivered(desk.registry) == before + PAYMENTS
    assert f"Đã ghi {PAYMENTS} lượt" in view.done.title.text()
    assert desk.keys.strokes <= 12


def place(desk: Desk, text: str) -> NavButton:
    (found,) = (
        one for one in desk.program.window.navigation.findChildren(NavButton) if text == one.text()
    )
    return found


def sync_section(desk: Desk) -> PackagesSection:
    assert desk.program.workspace is not None
    section: PackagesSection = desk.program.workspace.section(PackagesSection)
    return section


@pytest.mark.parametrize("by", ["clicks", "keys"])
def test_a_package_goes_onto_a_stick_with_three_clicks_or_strokes(
    desks: list[Desk], tmp_path: Path, qtbot: QtBot, by: str
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    ui_office.open_office(tmp_path / "tinh", province=True).close()
    commune = ui_office.open_office(tmp_path / "xa", people=False)
    children.register(commune, {"full_name": "Võ Thị Mai", "birth": "2014-08-12"})
    commune.close()
    enrol(tmp_path / "xa", tmp_path / "tinh", tmp_path)
    desk = Desk(tmp_path / "xa", qtbot)
    desks.append(desk)
    desk.program.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]
    status = desk.program.window.status
    (unsent,) = (
        one for one in status.findChildren(Button) if "Chưa gửi" in one.text() and one.isVisible()
    )

    view = sync_section(desk).make_view
    if by == "keys":
        desk.chord(Qt.Key.Key_0)
        desk.chord(ENTER)
    else:
        desk.click(unsent)
        desk.click(view.make)

    assert len(list(stick.glob("*.mdd"))) == 1
    assert "Đã chép xong" in [label.text() for label in view.findChildren(QWidget) if said(label)]
    assert 0 < desk.clicks + desk.keys.strokes <= 3


def said(widget: QWidget) -> bool:
    return widget.isVisible() and hasattr(widget, "text")


def thirty_packages(base: Path, stick: Path) -> None:
    """A commune sends thirty packages one after the other; one of them is cut short on the way."""
    ui_office.open_office(base / "tinh", province=True).close()
    ui_office.open_office(base / "xa", people=False).close()
    enrol(base / "xa", base / "tinh", base)
    commune = offices.open_office(base / "xa", ui_office.PASSPHRASE, today=ui_office.TODAY)
    born = dt.date(2014, 1, 5)
    for number in range(PACKAGES):
        day = born + dt.timedelta(days=37 * number)
        name = f"Võ Thị {'ABCDEGHIKL'[number % 10]}nh {number // 10}"
        children.register(commune, {"full_name": name.replace(" 0", ""), "birth": day.isoformat()})
        packages.make(commune, ui_office.PROVINCE, stick)
    commune.close()
    last = max(stick.glob("*.mdd"))
    last.write_bytes(last.read_bytes()[:900])


def test_thirty_packages_are_merged_and_acknowledged_with_six_strokes(
    desks: list[Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    thirty_packages(tmp_path, stick)
    desk = Desk(tmp_path / "tinh", qtbot)
    desks.append(desk)
    dialogs = desk.program.dialogs
    files = sorted(stick.glob("*.mdd"))
    dialogs.files_to_open = lambda _title, _pattern: files  # type: ignore[method-assign]
    dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]

    desk.chord(Qt.Key.Key_0)
    view = sync_section(desk).inbox_view
    desk.chord(Qt.Key.Key_O)
    assert view.merge.text() == f"Gộp {PACKAGES - 1} gói"
    desk.chord(ENTER)
    assert view.banner.title.text().startswith(f"Đã gộp {PACKAGES - 1} gói")
    desk.chord(Qt.Key.Key_T)

    assert len(list(stick.glob("*.mdd"))) > PACKAGES
    assert desk.keys.strokes <= 6


def test_the_copy_of_last_night_is_put_back_with_four_clicks(
    desks: list[Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    made = ui_office.open_office(tmp_path / "xa", people=False)
    child = children.register(made, {"full_name": "Võ Thị Mai", "birth": "2014-08-12"})
    backups.make(made)
    children.correct(made, child.id, {"village": "ấp Sau"})
    made.close()
    desk = Desk(tmp_path / "xa", qtbot)
    desks.append(desk)

    desk.click(place(desk, "Hệ thống"))
    assert desk.program.workspace is not None
    view = desk.program.workspace.section(SystemSection).view
    line = view.subjects.item(view.names().index("backups"))
    QTest.mouseClick(
        view.subjects.viewport(), LEFT, pos=view.subjects.visualItemRect(line).center()
    )
    desk.clicks += 1
    desk.settle()
    panel = next(one for one in view.findChildren(BackupsPanel) if one.isVisible())
    first = next(
        one for one in panel.findChildren(Button) if one.text() == "Khôi phục…" and one.isVisible()
    )
    desk.click(first)
    Keyboard().type(ui_office.PASSPHRASE)
    (go,) = (one for one in panel.findChildren(Button) if one.text() == "Khôi phục bản này")
    desk.click(go)
    desk.settle()

    assert desk.program.window.locked()
    restored = offices.open_office(tmp_path / "xa", ui_office.PASSPHRASE, today=ui_office.TODAY)
    village = children.get(restored, str(child.id)).village
    restored.close()
    assert village is None
    assert desk.clicks <= 4
