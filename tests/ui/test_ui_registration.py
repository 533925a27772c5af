"""Registering a child from the paper sheet, with the keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_screen, children, drafts
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.form_presenter import DRAFT
from mdd_desktop.ui.children.section import ChildrenSection

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab
BUDGET = 190
ONCE, AGAIN = (False,), (True,)


def found(desktop: Desktop, typed: str) -> list[Child]:
    registry = desktop.program.desk.registry
    assert registry is not None
    rows = child_screen.page(registry, Question(typed=typed), 0, 10).rows
    return [children.get(registry, str(row.id)) for row in rows]


def fill_the_sheet(keys: Keyboard) -> None:
    """Fourteen boxes of the sheet, in its order; Enter passes over the others."""
    for text in ("Võ Thị Mai", "12082014", "n", "kinh", "", "7A2", "THCS Hoa Mai"):
        keys.type(text)
        keys.press(ENTER)
    keys.type("Võ Văn Ba")
    keys.press(ENTER)
    keys.type("da mat")
    keys.press(ENTER)
    keys.type("2021")
    keys.press(ENTER)
    keys.type("do")
    keys.press(ENTER)
    keys.type("Lê Thị Tư")
    keys.press(ENTER)
    keys.type("con")
    keys.press(ENTER)
    for text in ("Phú Lợi", "Lê Thị Tư", "me"):
        keys.type(text)
        keys.press(ENTER)
    keys.type("0912345678")


def test_a_child_is_registered_without_a_mouse_within_the_budget(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()

    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    fill_the_sheet(keys)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: opened.space.section(ChildrenSection).form_view.fields()["full_name"] == "")
    opened.settle()

    (child,) = found(opened, "vo thi mai")
    assert child.full_name == "Võ Thị Mai"
    assert child.birth is not None
    assert child.birth.text == "2014-08-12"
    assert (child.sex, child.ethnic, child.school_class) == ("nu", "Kinh", "7A2")
    assert (child.father.status, child.father.cause) == ("mat", "covid")
    assert child.father.died_on is not None
    assert child.father.died_on.text == "2021"
    assert (child.mother.status, child.mother.full_name) == ("con_song", "Lê Thị Tư")
    assert (child.guardian_relation, child.phone) == ("me", "0912345678")
    assert keys.strokes <= BUDGET


def test_the_next_form_is_empty_but_for_the_village_and_the_people(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()

    fill_the_sheet(keys)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: opened.space.section(ChildrenSection).form_view.fields()["full_name"] == "")

    kept = {
        name: text
        for name, text in opened.space.section(ChildrenSection).form_view.fields().items()
        if text
    }
    assert kept == {"ethnic": "Kinh", "village": "Phú Lợi"}
    assert QApplication.focusWidget() is opened.space.section(ChildrenSection).form_view.editor(
        "full_name"
    )


def test_nothing_is_saved_before_a_likely_duplicate_is_answered(desktop: Opener) -> None:
    opened = desktop()
    form = opened.space.section(ChildrenSection).form_view
    opened.space.open("child_form")
    opened.settle()
    form.show_fields(
        {
            "full_name": "Nguyễn Ngọc Ánh",
            "birth": "08/12/2014",
            "sex": "nu",
            "mother_name": "Nguyễn Thị Diệu",
            "guardian_name": "Nguyễn Văn Tư",
        }
    )
    before = len(found(opened, "nguyen ngoc anh"))

    form.box_left.emit("full_name")
    opened.wait(lambda: form.panel.count() > 0)
    opened.settle()
    form.save_requested.emit(*ONCE)
    opened.settle()

    assert len(found(opened, "nguyen ngoc anh")) == before
    assert form.banner.isVisible()
    assert "Có thể đã có hồ sơ" in form.banner.title.text()

    keys = Keyboard()
    read = []
    for _ in range(form.panel.count() + 1):
        keys.press(Qt.Key.Key_F8)
        read.append(QApplication.focusWidget())
    assert all(form.panel.isAncestorOf(answer) for answer in read)
    assert len(set(read)) == form.panel.count()
    assert read[-1] is read[0]


def test_a_form_without_a_name_says_what_is_missing(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("child_form")
    opened.settle()

    opened.space.section(ChildrenSection).form_view.save_requested.emit(*AGAIN)

    field = opened.space.section(ChildrenSection).form_view.fields_by_name["full_name"]
    assert field.problem() == "Ghi họ và tên em theo khai sinh."
    assert QApplication.focusWidget() is opened.space.section(ChildrenSection).form_view.editor(
        "full_name"
    )


def test_a_draft_survives_leaving_the_form(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    keys.type("Trần Văn Dở Dang")
    keys.press(ENTER)

    keys.press(Qt.Key.Key_Escape)
    opened.settle()
    assert opened.window.page() == "children"
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()

    assert (
        opened.space.section(ChildrenSection).form_view.fields()["full_name"] == "Trần Văn Dở Dang"
    )


def test_a_draft_is_kept_within_a_second_of_leaving_a_box(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    registry = opened.program.desk.registry
    assert registry is not None

    keys.type("Một ô thôi")
    keys.press(ENTER)
    opened.wait(lambda: drafts.load(registry, DRAFT) is not None)

    draft = drafts.load(registry, DRAFT)
    assert draft is not None
    assert draft.fields["full_name"] == "Một ô thôi"


def test_the_draft_is_dropped_once_the_child_is_registered(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    fill_the_sheet(keys)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: opened.space.section(ChildrenSection).form_view.fields()["full_name"] == "")
    opened.settle()
    registry = opened.program.desk.registry
    assert registry is not None

    assert drafts.load(registry, DRAFT) is None


def test_a_record_is_corrected_in_the_same_form(desktop: Opener) -> None:
    opened = desktop()
    (child,) = found(opened, "dang ngoc han")
    opened.space.open("child", child.id)
    opened.settle()

    opened.space.section(ChildrenSection).record_view.edit.click()
    opened.settle()
    opened.space.section(ChildrenSection).form_view.show_fields(
        {
            **opened.space.section(ChildrenSection).form_view.fields(),
            "school_class": "6B",
            "need": "hoc_tap",
        }
    )
    opened.space.section(ChildrenSection).form_view.save_requested.emit(*ONCE)
    opened.settle()

    (after,) = found(opened, "dang ngoc han")
    assert after.school_class == "6B"
    assert after.needs[0].kind == "hoc_tap"
    assert after.father == child.father
    assert after.consents == child.consents
    assert opened.window.page() == "child"


def test_a_name_with_the_clan_last_stands_in_lists_where_the_officer_puts_it(
    desktop: Opener,
) -> None:
    opened = desktop("empty")
    for name, by_hand in (("Y Bhăm Niê", "Bhăm Niê Y"), ("Trần Thị Chi", "")):
        opened.space.open("child_form")
        opened.settle()
        form = opened.space.section(ChildrenSection).form_view
        form.show_fields({**form.fields(), "full_name": name, "sort_name": by_hand})
        form.save_requested.emit(*ONCE)
        opened.settle()

    registry = opened.registry
    shown = [row.full_name for row in child_screen.page(registry, Question(), 0, 10).rows]

    assert shown == ["Y Bhăm Niê", "Trần Thị Chi"]
    (child,) = found(opened, "y bham nie")
    assert child.sort_name == "Bhăm Niê Y"
    opened.space.open("child", child.id)
    opened.settle()
    opened.space.section(ChildrenSection).record_view.edit.click()
    opened.settle()
    assert opened.space.section(ChildrenSection).form_view.fields()["sort_name"] == "Bhăm Niê Y"


def test_sisters_and_brothers_follow_one_another_in_one_household(desktop: Opener) -> None:
    opened = desktop("empty")
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    fill_the_sheet(keys)

    keys.press(Qt.Key.Key_E, CTRL)
    form = opened.space.section(ChildrenSection).form_view
    opened.wait(lambda: form.fields()["full_name"] == "")
    opened.settle()
    assert form.fields()["mother_name"] == "Lê Thị Tư"
    assert form.fields()["birth"] == ""
    for text in ("Võ Văn Em", "03032018", "m"):
        keys.type(text)
        keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: form.fields()["full_name"] == "")
    opened.settle()

    (sister,), (brother,) = found(opened, "vo thi mai"), found(opened, "vo van em")
    assert sister.household_id is not None
    assert sister.household_id == brother.household_id
    assert brother.guardian_name == sister.guardian_name
