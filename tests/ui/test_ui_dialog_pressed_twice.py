"""A button that is pressed twice, as many do with everything, does once what it says."""

import time

import pytest
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_documents import list_of, section_of
from ui_record import open_record, record_of, view_of

from conftest import Opener
from mdd_desktop.services import document_issuing, document_register, officers, own_tasks
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.form_dialog import FormDialog


def test_a_child_is_erased_once_and_the_page_is_left(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    sure = officers.stands_by

    def takes_a_while(registry: Registry, passphrase: str) -> str:
        time.sleep(0.3)  # as the real cost of a passphrase does
        return sure(registry, passphrase)

    monkeypatch.setattr(officers, "stands_by", takes_a_while)
    open_record(opened)
    view_of(opened).step_requested.emit("xoa")
    opened.settle()
    dialog = record_of(opened).erasure.dialog
    assert dialog is not None
    refused: list[str] = []
    dialog.show_failure = lambda title, sentence: refused.append(f"{title}: {sentence}")
    dialog.put({"reason": "đơn ngày 20/11/2026", "passphrase": ui_office.PASSPHRASE})

    dialog.act.click()
    QTest.qWait(100)
    dialog.act.click()
    opened.settle()

    assert refused == []
    assert record_of(opened).erasure.dialog is None
    assert opened.window.page() == "children"


def test_something_to_do_is_written_down_once(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    view.table.setFocus()
    view.choose_row(0)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    opened.wait(view.bulk.isVisible)
    next(one for one in view.bulk.buttons() if one.text() == "Thêm việc").click()
    opened.settle()
    (dialog,) = (one for one in opened.window.findChildren(FormDialog) if one.isVisible())
    dialog.put({"words": "xin giấy khai sinh"})

    dialog.act.click()
    dialog.act.click()
    opened.settle()

    with opened.registry.read() as reading:
        written = own_tasks.all_tasks(reading, opened.registry.today)
    assert [one.words for one in written].count("xin giấy khai sinh") == 1


def test_why_a_number_was_skipped_is_written_once(desktop: Opener) -> None:
    opened = desktop()
    for number in (1, 3):
        draft = document_register.save_draft(opened.registry, Wish(kind="KH1", period="2026"))
        document_issuing.issue(opened.registry, draft.id, Issuing(number=number))
    page = list_of(opened, "register")
    page.explain.click()
    opened.settle()
    dialog = section_of(opened).list.unused.dialog
    assert dialog is not None
    dialog.put({"note": "Viết nhầm số"})

    dialog.act.click()
    dialog.act.click()
    opened.settle()

    assert section_of(opened).list.unused.dialog is None
    assert page.note.text() == "Số liền nhau, không thiếu số nào."


def test_what_was_refused_can_be_pressed_again(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    view_of(opened).step_requested.emit("xoa")
    opened.settle()
    dialog = record_of(opened).erasure.dialog
    assert dialog is not None
    dialog.put({"reason": "đơn ngày 20/11/2026", "passphrase": "không phải mật khẩu này"})
    dialog.act.click()
    opened.settle()
    assert dialog.banner.isVisible()

    dialog.put({"passphrase": ui_office.PASSPHRASE})
    dialog.act.click()
    opened.settle()

    assert record_of(opened).erasure.dialog is None
