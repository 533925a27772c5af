"""Ctrl+Z: the last saved actions are taken back, also after the program was closed."""

import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_keys import focused
from ui_record import hang, village_of

from conftest import Desktop, Opener, finish
from mdd_desktop.app import Program
from mdd_desktop.services import children, offices
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences


def correct(opened: Desktop, child: object, village: str) -> None:
    desk = opened.program.desk
    values = {"village": village}
    desk.ask(children.correct, child, values, on_done=lambda _c: desk.saved("Đã sửa hồ sơ."))
    opened.settle()


def test_ctrl_z_takes_the_last_actions_back_one_by_one(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    correct(opened, child, "ấp Hai")
    assert opened.window.toast.text() == "Đã sửa hồ sơ."

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: village_of(opened) == "ấp Một")
    opened.settle()
    assert opened.window.toast.text() == "Đã hoàn tác: Sửa hồ sơ trẻ."

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: village_of(opened) == "ấp Phú Lợi")
    opened.settle()

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert "không còn việc nào" in opened.window.toast.text()


def test_ctrl_z_never_takes_back_another_act_in_the_place_of_one_that_stays(
    desktop: Opener,
) -> None:
    opened = desktop()
    desk = opened.program.desk
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    desk.ask(
        children.register,
        {"full_name": "Võ Thị Ở Lại", "birth": "2015-01-05"},
        on_done=lambda _child: desk.saved("Đã gộp.", undo=False),
    )
    opened.settle()

    desk.undo_wanted.emit()
    opened.settle()
    assert village_of(opened) == "ấp Một"
    assert "không lấy lại bằng Ctrl+Z" in opened.window.toast.text()

    desk.undo_wanted.emit()
    opened.wait(lambda: village_of(opened) == "ấp Phú Lợi")


def test_ctrl_z_takes_back_what_was_done_before_the_program_was_closed(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    folder = opened.program.folder
    opened.program.close()

    again = Program(make_application([]), folder, Preferences())
    again.window.show()
    again.take(offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY))
    opened.wait(lambda: again.workspace is not None and not again.tasks.busy())
    again.desk.undo_wanted.emit()
    opened.wait(lambda: again.window.toast.text() == "Đã hoàn tác: Sửa hồ sơ trẻ.")

    assert again.desk.registry is not None
    assert children.get(again.desk.registry, str(child)).village == "ấp Phú Lợi"
    finish(again)


def test_the_toast_offers_to_take_back_and_says_why_it_cannot(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    children.correct(opened.registry, child, {"village": "ấp Ba"})

    opened.window.toast.undo_requested.emit()
    opened.settle()

    assert "đã có người sửa tiếp" in opened.window.toast.text()
    assert village_of(opened) == "ấp Ba"


def test_typing_is_taken_back_in_its_box_before_any_action(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    search = opened.window.top_bar.search
    search.setFocus()
    QTest.keyClicks(search, "abc")

    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert search.text() != "abc"
    assert village_of(opened) == "ấp Một"
