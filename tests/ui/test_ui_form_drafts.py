"""A form may be begun beside one that was left: both wait among what is not done yet."""

import time

import pytest
from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_record import found, now, open_record, view_of

from conftest import Desktop, Opener
from mdd_desktop.services import drafts
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.overview.draft_words import draft_line
from mdd_desktop.ui.overview.ports import Door
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.widgets.form_page import FormPage

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
FORMS = {"child_form": ChildrenSection, "sponsor_form": SponsorsSection}


def type_and_leave(opened: Desktop, page: str, name: str, *, begun_with: str = "") -> None:
    """Open a form, type a name into it, and leave it."""
    opened.space.open(page, *([begun_with] if begun_with else ()))
    opened.settle()
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type(name)
    keys.press(ENTER)
    keys.press(ESCAPE)
    opened.settle()


def doors(opened: Desktop) -> dict[str, Door]:
    """The ways back to what is not done yet, by what they are called."""
    now = opened.program.desk.now()
    lines = (draft_line(draft, now) for draft in drafts.everything(opened.registry))
    return {line.title: line.door for line in lines if line is not None}


def boxes(opened: Desktop, page: str) -> FormPage:
    """The form of a page."""
    view: FormPage = opened.space.section(FORMS[page]).form_view
    return view


@pytest.mark.parametrize("page", FORMS)
def test_a_form_begun_with_a_name_leaves_the_earlier_draft_as_it_was(
    desktop: Opener, page: str
) -> None:
    opened = desktop("empty")
    type_and_leave(opened, page, "Trần Thị Trước Đó")
    type_and_leave(opened, page, "Lê Thị Sau Này", begun_with="le thi sau")

    (earlier,) = (door for title, door in doors(opened).items() if "Trần Thị Trước Đó" in title)
    (later,) = (door for title, door in doors(opened).items() if "Lê Thị Sau Này" in title)
    for door, name in ((later, "Lê Thị Sau Này"), (earlier, "Trần Thị Trước Đó")):
        opened.space.open(door.page, *door.arguments)
        opened.settle()
        assert boxes(opened, page).fields()["full_name"] == name


def test_saving_one_of_two_drafts_keeps_the_other(desktop: Opener) -> None:
    opened = desktop("empty")
    type_and_leave(opened, "sponsor_form", "Trần Thị Trước Đó")
    type_and_leave(opened, "sponsor_form", "Lê Thị Sau Này", begun_with="le thi sau")
    (later,) = (door for title, door in doors(opened).items() if "Lê Thị Sau Này" in title)
    opened.space.open(later.page, *later.arguments)
    opened.settle()
    view = opened.space.section(SponsorsSection).form_view
    view.show_fields({**view.fields(), "kind": "ca_nhan", "phone": "0912000111"})

    view.save_button.click()
    opened.wait(lambda: view.fields()["full_name"] == "")
    opened.settle()

    assert [title for title in doors(opened) if "Trần Thị Trước Đó" in title]
    assert not [title for title in doors(opened) if "Lê Thị Sau Này" in title]


def test_the_draft_of_a_sister_still_knows_whose_sister_she_is(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    view_of(opened).sibling_requested.emit()
    opened.settle()
    keys = Keyboard()
    keys.type("Đặng Ngọc Em")
    keys.press(ENTER)
    keys.press(ESCAPE)
    opened.settle()

    (door,) = (door for title, door in doors(opened).items() if "Đặng Ngọc Em" in title)
    opened.space.open(door.page, *door.arguments)
    opened.settle()
    view = opened.space.section(ChildrenSection).form_view
    view.show_fields({**view.fields(), "birth": "01/02/2019", "sex": "nu"})
    view.save_requested.emit(*(False,))
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()

    sister = found(opened, "dang ngoc em")
    assert now(opened, sister.id).household_id == now(opened, child).household_id
    assert now(opened, child).household_id is not None


@pytest.mark.parametrize("page", FORMS)
def test_typing_before_the_earlier_draft_was_read_overwrites_nothing(
    desktop: Opener, page: str
) -> None:
    opened = desktop("empty")
    type_and_leave(opened, page, "Trần Thị Trước Đó")

    opened.program.tasks.registry(time.sleep, 0.5)
    opened.space.open(page)
    keys = Keyboard()
    keys.type("Lê Thị Sau Này")
    keys.press(ENTER)
    opened.settle()
    assert boxes(opened, page).fields()["full_name"] == "Lê Thị Sau Này"
    keys.press(ESCAPE)
    opened.settle()

    named = " ".join(doors(opened))
    assert "Trần Thị Trước Đó" in named
    assert "Lê Thị Sau Này" in named
