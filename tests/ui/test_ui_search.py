"""Ctrl+K: people, documents, pages and acts are found from anywhere and opened with Enter."""

from PySide6.QtCore import Qt
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import find_anywhere
from mdd_desktop.ui.search.popup import SearchPopup
from mdd_desktop.ui.search.section import SearchSection

CONTROL = Qt.KeyboardModifier.ControlModifier


def popup_of(opened: Desktop) -> SearchPopup:
    return opened.space.section(SearchSection).popup


def type_into_search(opened: Desktop, text: str) -> Keyboard:
    keys = Keyboard()
    keys.press(Qt.Key.Key_K, CONTROL)
    keys.type(text)
    opened.wait(lambda: popup_of(opened).isVisible())
    opened.settle()
    return keys


def test_a_child_is_found_from_anywhere_and_opened_with_enter(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    keys = type_into_search(opened, "ngoc anh 2014")
    keys.press(Qt.Key.Key_Return)
    opened.settle()

    assert opened.window.page() == "child"
    assert not popup_of(opened).isVisible()
    assert opened.window.top_bar.search.text() == ""
    assert keys.strokes <= 16


def test_sponsors_pages_and_acts_stand_in_groups_and_arrows_move(desktop: Opener) -> None:
    opened = desktop()

    keys = type_into_search(opened, "sao luu")
    assert popup_of(opened).titles() == ["Sao lưu, khôi phục"]
    keys.press(Qt.Key.Key_Return)
    opened.settle()
    assert opened.window.page() == "system"

    keys = type_into_search(opened, "tre em")
    titles = popup_of(opened).titles()
    assert "Trẻ em" in titles
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_Up)
    keys.press(Qt.Key.Key_Escape)
    assert not popup_of(opened).isVisible()
    assert opened.window.page() == "system"


def test_nothing_found_shows_nothing_and_nothing_typed_finds_nothing(desktop: Opener) -> None:
    opened = desktop()

    keys = type_into_search(opened, "do thi thanh van")
    assert any(title.startswith("Đỗ Thị Thanh Vân") for title in popup_of(opened).titles())
    keys.type(" xyzt")
    opened.wait(lambda: not popup_of(opened).isVisible())

    assert find_anywhere.find(opened.registry, "  ") == []


def test_documents_are_found_by_their_title_and_number(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    with registry.transaction("Ghi văn bản") as tx:
        for title, number in (("Kế hoạch vận động Mẹ đỡ đầu", 12), ("Báo cáo tháng 10", None)):
            document = OutgoingDocument(
                id=new_id(), unit_id=registry.unit, title=title, number=number, year=2026
            )
            tx.of(OutgoingDocument).save(document)

    (plan,) = find_anywhere.find(registry, "ke hoach van dong 12")
    (draft,) = find_anywhere.find(registry, "bao cao dang soan")

    assert (plan.page, plan.about) == ("documents", "Số 12, năm 2026")
    assert draft.about == "Đang soạn"
