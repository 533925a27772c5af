"""The lock: nothing of a child is to be seen, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui_keys import Keyboard
from ui_office import COMMUNE_NAME, PASSPHRASE

from conftest import Opener
from mdd_desktop.services import officers, recovery_sheet
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.sign_in.view import SignInView

CTRL = Qt.KeyboardModifier.ControlModifier
NEW_PASSPHRASE = "bon mua hoa no ruc ro"


def gate(window: QWidget) -> SignInView:
    (view,) = [view for view in window.findChildren(SignInView) if view.isVisible()]
    return view


def test_a_locked_window_shows_no_name_anywhere(desktop: Opener) -> None:
    opened = desktop()
    assert COMMUNE_NAME in opened.window.windowTitle()

    QTest.keyClick(opened.window.top_bar, Qt.Key.Key_L, CTRL)
    opened.program.lock()
    opened.settle()

    assert opened.window.locked()
    assert opened.window.windowTitle() == "Mẹ đỡ đầu"
    seen = [label.text() for label in opened.window.findChildren(QLabel) if label.isVisible()]
    assert not [text for text in seen if "Nguyễn" in text or COMMUNE_NAME in text]
    assert opened.program.desk.registry is None


def test_a_copied_name_leaves_the_clipboard(desktop: Opener) -> None:
    opened = desktop()
    QGuiApplication.clipboard().setText("Nguyễn Thị Ngọc Ánh")

    opened.program.lock()
    opened.settle()

    assert QGuiApplication.clipboard().text() == ""


def test_after_unlocking_the_same_page_and_text_are_there(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    keys.type("Trần Thị Nửa Chừng")

    opened.program.lock()
    opened.settle()
    gate(opened.window).open_requested.emit(PASSPHRASE)
    opened.wait(lambda: not opened.window.locked())
    opened.settle()

    assert opened.window.page() == "child_form"
    assert (
        opened.space.section(ChildrenSection).form_view.fields()["full_name"]
        == "Trần Thị Nửa Chừng"
    )
    assert opened.program.desk.registry is not None


def test_a_wrong_passphrase_says_what_to_look_at_and_opens_nothing(desktop: Opener) -> None:
    opened = desktop()
    opened.program.lock()
    opened.settle()
    view = gate(opened.window)

    view.open_requested.emit("sai hoan toan roi")
    opened.wait(view.passphrase_field.problem)

    assert "Caps Lock" in view.passphrase_field.problem()
    assert opened.window.locked()


def test_a_forgotten_passphrase_is_set_anew_with_the_printed_recovery_key(
    desktop: Opener,
) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    key, _sheet = officers.renew_recovery(registry)
    opened.program.lock()
    opened.settle()
    view = gate(opened.window)
    view.forgotten.click()
    view.key.setText("AAAA-" + key[5:])
    view.new.setText(NEW_PASSPHRASE)
    view.recover_requested.emit(view.key.text(), view.new.text())
    opened.settle()
    assert view.key_field.problem()

    view.key.setText(recovery_sheet.spaced(key))
    view.recover_requested.emit(view.key.text(), view.new.text())
    opened.settle()
    view.open_requested.emit(NEW_PASSPHRASE)
    opened.wait(lambda: not opened.window.locked())


def test_a_registry_that_came_into_a_cloud_folder_is_not_opened_and_says_where_it_belongs(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    opened.program.lock()
    opened.settle()
    monkeypatch.setenv("OneDrive", str(opened.program.folder.parent))
    view = gate(opened.window)

    view.passphrase.setFocus()
    Keyboard().type(PASSPHRASE)
    Keyboard().press(Qt.Key.Key_Return)
    opened.settle()

    assert opened.window.locked()
    seen = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    assert any("chuyển cả thư mục sang đó rồi mở lại" in text for text in seen)


def test_five_wrong_passphrases_make_one_wait_and_wipe_nothing(desktop: Opener) -> None:
    opened = desktop()
    opened.program.lock()
    opened.settle()
    view = gate(opened.window)

    for _ in range(5):
        view.passphrase_field.show_problem("")
        view.open_requested.emit("sai hoan toan roi")
        opened.wait(view.passphrase_field.problem)

    assert not view.open.isEnabled()
    assert "Chờ" in view.open.text()
    assert view.forgotten.isVisible()


def test_five_idle_minutes_lock_the_registry(desktop: Opener) -> None:
    opened = desktop()
    watch = opened.program._idle  # noqa: SLF001 - its clock cannot be waited for

    assert watch.interval_ms() == 5 * 60_000
    watch.idle.emit()
    opened.settle()

    assert opened.window.locked()
