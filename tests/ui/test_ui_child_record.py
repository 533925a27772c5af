"""A child's record by keyboard: papers, consent, needs, the life of the case, the timeline."""

from uuid import uuid4

from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_record import (
    CTRL,
    ENTER,
    button,
    now,
    open_record,
    record_of,
    show_tab,
    view_of,
    words_on,
)

from conftest import Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.services import child_screen, children, timeline, visits
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.section import ChildrenSection


def test_every_tab_opens_and_the_head_stays(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)

    for tab in view_of(opened).codes:
        show_tab(opened, tab)

    assert view_of(opened).open_tab() == "timeline"
    assert view_of(opened).timeline.shown()


def test_a_record_that_is_not_there_leaves_nothing_of_the_one_before(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    view = view_of(opened)
    name = now(opened, child).full_name
    assert name in words_on(view)

    opened.space.open("child", uuid4())
    opened.settle()

    assert view.banner.title.text() == "Chưa mở được hồ sơ"
    assert name not in words_on(view)
    assert not any(action.isVisible() for action in (view.edit, view.visit, view.support))
    open_record(opened)
    assert name in words_on(view)
    assert view.edit.isVisible()


def test_a_record_gone_while_it_was_open_is_named_no_more(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    view = view_of(opened)
    name = now(opened, child).full_name
    assert view.place.text() == name

    view.show_unopened("Chưa mở được hồ sơ", "Không thấy hồ sơ này trong sổ.")

    assert name not in words_on(view)


def test_a_need_is_added_changed_and_taken_off(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    show_tab(opened, "needs")
    keys = Keyboard()

    view_of(opened).wishes.need_wanted.emit("")
    opened.settle()
    keys.type("quan ao")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).papers.dialog is None)
    opened.settle()
    kinds = [need.kind for need in now(opened, child).needs]
    view_of(opened).wishes.need_dropped.emit(kinds[-1])
    opened.settle()

    assert len(now(opened, child).needs) == len(kinds) - 1


def test_a_file_is_closed_and_opened_again_from_the_menu(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    keys = Keyboard()

    view_of(opened).step_requested.emit("dong")
    opened.settle()
    keys.type("chuyen")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).steps.dialog is None)
    opened.settle()
    closed = now(opened, child)
    menu = {action.data(): action for action in view_of(opened).more.menu_shown.actions()}
    assert not menu["xac_minh"].isEnabled()
    assert "mở lại hồ sơ trước" in menu["xac_minh"].text().lower()
    view_of(opened).step_requested.emit("mo_lai")
    opened.settle()
    keys.press(ENTER)
    keys.type("gia đình về lại")
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).steps.dialog is None)
    opened.settle()

    assert closed.exit is not None
    assert closed.exit.reason.value == "chuyen_di"
    assert now(opened, child).exit is None
    assert now(opened, child).past_exits[0].why == "gia đình về lại"


def test_a_refused_step_says_why_in_its_dialog(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)

    view_of(opened).step_requested.emit("xac_minh")
    opened.settle()
    dialog = record_of(opened).steps.dialog
    assert dialog is not None
    dialog.decide()
    opened.settle()

    assert "người đã đi xác minh" in dialog.banner.sentence.text()
    dialog.reject()


def test_a_red_flag_is_settled_on_the_record(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    visit = visits.record(opened.registry, child, {"living": "tot", "red_flag": True})
    opened.settle()
    show_tab(opened, "visits")
    keys = Keyboard()

    button(opened, "Ghi đã xử lý").click()
    opened.settle()
    keys.press(ENTER)
    keys.type("đã báo trường")
    keys.press(ENTER, CTRL)
    opened.wait(lambda: record_of(opened).steps.dialog is None)
    opened.settle()

    found = visits.ground(opened.registry, child).last
    assert found is not None
    assert (found.id, found.follow_up) == (visit.id, "đã báo trường")


def test_a_value_of_before_comes_back_from_the_timeline(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    before = now(opened, child).village
    children.correct(opened.registry, child, {"village": "ấp Khác"})
    show_tab(opened, "timeline")

    opened.wait(lambda: view_of(opened).timeline.shown()[0].what == "Sửa hồ sơ trẻ")
    button(opened, f"Lấy lại “{before}”").click()
    opened.wait(lambda: now(opened, child).village == before)
    opened.settle()

    assert timeline.of_child(opened.registry, child)[0].label == "Lấy lại giá trị cũ"


def test_the_timeline_is_narrowed_and_printed(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    show_tab(opened, "timeline")
    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = lambda pdf, _done=None: printed.append(pdf)  # type: ignore[method-assign]

    view_of(opened).timeline.kind.chosen.emit("visit")
    everything = len(view_of(opened).timeline.shown())
    view_of(opened).timeline.kind.show_choice("visit")
    view_of(opened).timeline.print_button.click()

    assert {line.kind for line in view_of(opened).timeline.shown()} == {"visit"}
    assert len(view_of(opened).timeline.shown()) < everything
    assert printed[0].startswith(b"%PDF")


def test_a_sister_is_registered_with_the_family_filled_in(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    keys = Keyboard()

    view_of(opened).sibling_requested.emit()
    opened.settle()
    form = opened.space.section(ChildrenSection).form_view
    family = now(opened, child)
    assert form.fields()["mother_name"] == (family.mother.full_name or "")
    assert form.fields()["guardian_name"] == family.guardian_name
    keys.type("Đặng Ngọc Mai")
    for text in ("01022019", "n"):
        keys.press(ENTER)
        keys.type(text)
    form.save_requested.emit(*(False,))
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()

    sister = child_screen.page(opened.registry, Question(typed="dang ngoc mai"), 0, 1).rows[0]
    assert now(opened, sister.id).household_id == now(opened, child).household_id
    assert now(opened, child).household_id is not None


def test_the_record_of_another_unit_is_only_read(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    sheet = view_of(opened)._sheet  # noqa: SLF001 - what the record shows
    assert sheet is not None

    view_of(opened).show_sheet(
        type(sheet)(**{**vars(sheet), "read_only": "Xã Hoa Sen đang quản lý hồ sơ này."})
    )

    assert not view_of(opened).edit.isEnabled()
    assert view_of(opened).banner.isVisible()
    for refused in (view_of(opened).visit, view_of(opened).support):
        assert not refused.isEnabled()


def test_each_role_sees_what_it_may_do(desktop: Opener) -> None:
    shown = {}
    for access in (Access.LEADER, Access.ENTRY):
        opened = desktop(access=access)
        open_record(opened)
        show_tab(opened, "papers")
        sheet = view_of(opened)._sheet  # noqa: SLF001 - what the record shows
        assert sheet is not None
        shown[access] = (sheet.may_file, bool(sheet.menu), view_of(opened).edit.isEnabled())
        assert all(step.refusal for step in sheet.menu)

    assert shown == {Access.LEADER: (False, False, False), Access.ENTRY: (False, True, True)}


def test_the_entry_role_opens_the_private_part_by_keyboard_before_it_corrects(
    desktop: Opener,
) -> None:
    opened = desktop(access=Access.ENTRY)
    child = open_record(opened)
    show_tab(opened, "family")
    keys = Keyboard()
    story = "ở nhờ nhà bác"
    children.correct(opened.registry, child, {"circumstances": story})
    opened.settle()
    assert story not in words_on(view_of(opened))
    assert "Phần riêng được che" in words_on(view_of(opened))

    keys.press(Qt.Key.Key_F2)
    opened.wait(lambda: record_of(opened).private.dialog is not None)
    opened.settle()
    keys.type("sua")
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: opened.window.page() == "child_form")
    opened.settle()

    form = opened.space.section(ChildrenSection).form_view
    assert form.fields()["circumstances"] == story
    opened.window.go_back()
    opened.space.open("child", child)
    opened.settle()
    assert story in words_on(view_of(opened))
    assert "đang mở đến" in words_on(view_of(opened))
