"""The mode of meetings on every page: no name anywhere, in no text that anything can find."""

from uuid import UUID

import pytest
import ui_privacy
import ui_tour
from PySide6.QtWidgets import QLabel
from ui_keys import Keyboard

from conftest import PROVINCE, Desktop, Opener
from mdd_desktop.services import children, drafts, meeting
from mdd_desktop.storage.queries.known_names import known_names
from mdd_desktop.ui.search.popup import SearchPopup
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.nav_button import NavButton

REFUSED = "Đang ở chế độ họp: chỉ xem, không ghi."
WRITING = {
    "overview": {"Tiếp nhận trẻ"},
    "children": {"Tiếp nhận trẻ"},
    "child": {"Sửa", "Ghi thăm", "Ghi hỗ trợ"},
    "sponsors": {"Thêm Mẹ đỡ đầu"},
    "sponsor": {"Sửa"},
    "matching": {"Thêm Mẹ đỡ đầu", "Lập lượt đỡ đầu", "Từ chối…"},
    "ledger": {"Ghi một khoản"},
    "visits": {"Ghi phiếu thăm"},
    "activities": {"Ghi hoạt động", "Ghi số liệu nơi khác"},
    "documents": {"Soạn văn bản"},
}
BEFORE, AFTER, DRAFTED = "Hồ Thị Tên Cũ", "Hồ Thị Tên Mới", "Hồ Thị Bản Nháp"


def a_renamed_child(opened: Desktop) -> UUID:
    """A child who was called otherwise, and one who only stands in a draft."""
    registry = opened.registry
    child = children.register(registry, {"full_name": BEFORE, "birth": "2015-05-05"})
    children.correct(registry, child.id, {"full_name": AFTER, "guardian_name": "Hồ Văn Cô Cậu"})
    drafts.save(registry, "child:new", {"full_name": DRAFTED})
    return child.id


def names_in(opened: Desktop) -> set[str]:
    with opened.registry.read() as reading:
        return known_names(reading.connection)


def begin_meeting(opened: Desktop) -> None:
    before = opened.program.workspace
    opened.program.desk.meet(on=True)
    opened.wait(lambda: opened.program.workspace is not before)
    opened.settle()


def test_no_page_of_a_commune_shows_a_name_while_a_meeting_lasts(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    child = a_renamed_child(opened)
    monkeypatch.setitem(ui_tour.ARGUMENTS, "child", lambda _registry: child)
    names = names_in(opened) | {BEFORE, AFTER, DRAFTED}
    assert len(names) > 40

    begin_meeting(opened)
    listed = ui_tour.ARGUMENTS["figure"]
    mask = meeting.begin(opened.registry)
    monkeypatch.setitem(ui_tour.ARGUMENTS, "figure", lambda book: mask.anything(listed(book)))
    found, tabs = set(), []
    for page in ui_tour.stops(opened):
        tabs.append(page)
        found |= {f"{page}: {told}" for told in ui_privacy.names_shown(opened.window, names)}

    assert sorted(found) == []
    assert {"children", "child, Dòng thời gian", "sponsor", "ledger", "matching"} <= set(tabs)


def test_no_page_of_a_province_shows_a_name_while_a_meeting_lasts(desktop: Opener) -> None:
    opened = desktop(PROVINCE)
    names = names_in(opened)

    begin_meeting(opened)
    pages = ("overview", "inbox", "conflicts", "duplicates", "proposals", "transfers", "children")
    found = {
        f"{page}: {told}"
        for page in ui_tour.stops(opened, pages=pages)
        for told in ui_privacy.names_shown(opened.window, names)
    }

    assert sorted(found) == []


def test_what_leads_to_writing_is_refused_while_a_meeting_lasts(desktop: Opener) -> None:
    opened = desktop()
    for meets in (True, False):
        before = opened.program.workspace
        opened.program.desk.meet(on=meets)
        opened.wait(lambda before=before: opened.program.workspace is not before)
        for page, words in WRITING.items():
            assert ui_tour.visit(opened, page)
            shown = [
                button
                for button in opened.window.page_now().findChildren(Button)
                if button.isVisible() and button.text() in words
            ]
            assert {button.text() for button in shown} == words, page
            for button in shown:
                told = {button.toolTip(), button.accessibleDescription()}
                assert button.isEnabled() != meets
                assert (told == {REFUSED}) == meets


VERBS = (
    "Ghi ", "Thêm", "Sửa", "Lưu", "Gộp", "Tạo ", "Lập ", "Làm tiếp", "Làm phiếu", "Rút lại", "Hoàn",
    "Khớp", "Thu hồi", "Nhập", "Bỏ", "Đổi mật khẩu", "Chốt", "Nhắc", "Cấp số", "Duyệt", "Ký",
    "Nhận", "Xuất Excel", "Soạn", "Tiếp nhận", "Giữ", "Chuyển sang", "Lấy", "Mở xem", "Mở tệp gói",
    "Mở gói", "Mở lại", "Xóa", "Trả l", "Đồng ý", "Không đồng ý", "Từ chối", "Hai em", "Là anh chị",
    "So lại", "Sáp nhập", "Thôi quyền", "Tính từ",
)  # fmt: skip
"""What a button says that leads to writing, or to a form in which one writes."""
ONLY_LOOKS = {
    "Bỏ bớt điều kiện", "Bỏ đánh dấu", "Lập báo cáo", "Lập thêm lượt đỡ đầu", "Lập sổ tập huấn",
}  # fmt: skip


@pytest.mark.parametrize("office", ["commune", PROVINCE])
def test_no_button_that_leads_to_writing_can_be_pressed_while_a_meeting_lasts(
    desktop: Opener, office: str
) -> None:
    opened = desktop(office)
    begin_meeting(opened)
    possible, refused = set(), set()
    for page in ui_tour.stops(opened):
        for button in opened.window.page_now().findChildren(Button):
            if not button.isVisible() or not button.text().startswith(VERBS):
                continue
            if button.isEnabled() and button.text() not in ONLY_LOOKS:
                possible.add((page, button.text()))
            if not button.isEnabled():
                told = button.accessibleDescription()
                assert told
                assert told in button.toolTip()
                refused.add(button.text())

    assert possible == set()
    assert len(refused) > 5


def test_a_place_that_is_a_form_is_shut_beforehand_while_a_meeting_lasts(desktop: Opener) -> None:
    opened = desktop()
    for meets in (True, False):
        before = opened.program.workspace
        opened.program.desk.meet(on=meets)
        opened.wait(lambda before=before: opened.program.workspace is not before)
        shut = {
            one.entry.page: one.accessibleDescription()
            for one in opened.window.navigation.findChildren(NavButton)
            if not one.isEnabled()
        }
        assert shut == ({"excel_import": REFUSED} if meets else {})


def test_what_is_searched_for_in_a_meeting_is_found_by_initials(desktop: Opener) -> None:
    opened = desktop()
    names = names_in(opened)
    begin_meeting(opened)

    opened.window.top_bar.search.setFocus()
    Keyboard().type("ngoc han")
    opened.wait(lambda: any(p.isVisible() for p in opened.window.findChildren(SearchPopup)))
    opened.settle()

    assert ui_privacy.names_shown(opened.window, names) == []


def test_the_check_finds_a_name_that_is_shown(desktop: Opener) -> None:
    opened = desktop()
    hidden = QLabel("Hồ sơ", opened.window)
    hidden.setToolTip("Em Đặng Ngọc Hân, ấp Phú Lợi")
    hidden.show()

    told = ui_privacy.names_shown(opened.window, ["Đặng Ngọc Hân"])

    assert "Đặng Ngọc Hân in QLabel, tooltip" in told


def test_what_a_record_and_the_board_offer_to_write_is_refused_in_a_meeting(
    desktop: Opener,
) -> None:
    opened = desktop()
    before = opened.program.workspace
    opened.program.desk.meet(on=True)
    opened.wait(lambda: opened.program.workspace is not before)
    assert ui_tour.visit(opened, "gaps")
    fixes = [
        button
        for part in opened.window.page_now().columns.values()
        for card in part.cards
        for button in card.buttons
    ]
    assert ui_tour.visit(opened, "child")
    record = opened.window.page_now()
    record.show_tab("papers")
    opened.settle()
    shown = [one for one in record.findChildren(Button) if one.isVisible()]
    papers = [one for one in shown if one.text() == "Thêm giấy tờ"]

    assert fixes
    assert papers
    assert {one.toolTip() for one in (*fixes, *papers)} == {REFUSED}
