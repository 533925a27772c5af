"""Another text size, high contrast, the meeting mode, another officer: pages are made anew."""

import pytest
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui_keys import Keyboard, focused
from ui_tour import a_child

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import drafts, offices
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import HIGH
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def words_on(window: QWidget) -> str:
    return fold(" ".join(w.text() for w in window.findChildren(QLabel) if w.isVisible()))


def options_of(opened: Desktop) -> OptionsPanel:
    opened.space.open("system", "options")
    opened.settle()
    (panel,) = opened.window.page_now().findChildren(OptionsPanel)
    return panel


def turn_meeting(opened: Desktop) -> None:
    space = opened.space
    QTest.keyClick(focused(), Qt.Key.Key_H, CONTROL)
    opened.wait(lambda: opened.program.workspace is not space)
    opened.settle()


# -- look ------------------------------------------------------------------------------------


def test_another_text_size_holds_at_once_and_the_page_stays(desktop: Opener) -> None:
    opened = desktop()
    panel = options_of(opened)
    before, bar = opened.space, opened.window.top_bar.height()

    panel.scale.chosen.emit("1.5")
    panel.scale.show_code("1.5")
    panel.contrast.click()
    opened.wait(lambda: opened.program.workspace is not before)
    opened.settle()

    assert look().scale == 1.5
    assert look().tokens is HIGH
    assert opened.window.top_bar.height() > bar
    assert opened.window.page() == "system"
    (again,) = opened.window.page_now().findChildren(OptionsPanel)
    assert again.isVisible()
    assert again.scale.code() == "1.5"
    assert again.contrast.isChecked()
    assert opened.window.toast.text() == "Đã ghi tùy chọn của máy này."


def test_the_keys_of_the_window_work_once_after_a_change_of_look(desktop: Opener) -> None:
    opened = desktop()
    panel = options_of(opened)
    before = opened.space
    panel.contrast.click()
    opened.wait(lambda: opened.program.workspace is not before)
    opened.settle()

    QTest.keyClick(opened.window, Qt.Key.Key_2, CONTROL)
    opened.settle()
    assert opened.window.page() == "children"
    QTest.keyClick(focused(), Qt.Key.Key_N, CONTROL)
    opened.wait(lambda: opened.window.page() == "child_form")
    opened.window.workbook_dropped.emit("khong-co.xlsx")
    opened.settle()
    assert opened.window.page() == "excel_import"


# -- meeting ---------------------------------------------------------------------------------


def test_one_key_on_any_screen_masks_the_names_and_the_same_page_comes_back(
    desktop: Opener,
) -> None:
    opened = desktop()
    child = a_child(opened.registry)
    opened.space.open("child", child)
    opened.settle()
    assert "dang ngoc han" in words_on(opened.window)

    turn_meeting(opened)

    assert opened.window.page() == "child"
    assert "dang ngoc han" not in words_on(opened.window)
    assert "che do hop" in words_on(opened.window)
    opened.window.go_back()
    assert "dang ngoc han" not in words_on(opened.window)

    opened.window.end_meeting.click()
    opened.wait(lambda: not opened.program.desk.meeting)
    opened.settle()
    assert "dang ngoc han" in words_on(opened.window)
    assert not opened.window.end_meeting.isVisible()


def test_a_form_is_left_for_the_meeting_and_what_was_typed_is_kept(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("child_form", "")
    opened.settle()
    keyboard = Keyboard()
    keyboard.type("Lê Thị Hoài")
    keyboard.press(Qt.Key.Key_Return)

    turn_meeting(opened)

    assert opened.window.page() == "children"
    assert "le thi hoai" not in words_on(opened.window)
    found = drafts.everything(opened.registry)
    assert [draft.fields["full_name"] for draft in found] == ["Lê Thị Hoài"]


def test_papers_are_covered_in_a_meeting_and_printed_after_a_question(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    sent: list[bytes] = []
    monkeypatch.setattr(
        opened.program.dialogs, "_choose_printer", lambda pdf, _done: sent.append(pdf)
    )
    opened.space.open("reports")
    opened.settle()
    turn_meeting(opened)

    for preview in opened.window.findChildren(PdfPreview):
        assert not preview.view.isVisible()
    opened.program.dialogs.print_pdf(b"%PDF real")
    (question,) = opened.window.findChildren(ReasonDialog)
    assert sent == []
    question.reject()
    opened.program.dialogs.print_pdf(b"%PDF real")
    opened.window.findChildren(ReasonDialog)[-1].act.click()
    assert sent == [b"%PDF real"]
    turn_meeting(opened)
    opened.program.dialogs.print_pdf(b"%PDF plain")
    assert sent[1:] == [b"%PDF plain"]


# -- another officer -------------------------------------------------------------------------


def test_pages_are_made_anew_for_an_officer_of_another_role(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("documents")
    opened.settle()
    folder = opened.program.folder
    opened.program.lock()
    opened.settle()

    registry = offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY)
    ui_office.give_access(registry, Access.ENTRY)
    opened.program.take(registry)
    opened.wait(lambda: not opened.window.locked())
    opened.settle()

    assert "documents" not in opened.window.navigation.pages()
    assert opened.window.page() == "overview"
    opened.space.open("system")
    opened.settle()
    system = opened.space.section(SystemSection).view
    assert "office" not in system.names()
