"""What stands in the boxes is what is saved, also in the box that still has the caret."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.section import ChildrenSection

CTRL = Qt.KeyboardModifier.ControlModifier
NAME = "Quách Thị Thử Khuê"


def typed_into(opened: Desktop, box: str, text: str) -> ChildFormView:
    """Type into one box of a new child, and save while the caret stands there."""
    opened.space.open("child_form")
    opened.settle()
    view = opened.space.section(ChildrenSection).form_view
    view.show_fields({"full_name": NAME, "birth": "05/05/2015"})
    view.focus_box(box)
    keys = Keyboard()
    keys.type(text)
    keys.press(Qt.Key.Key_S, CTRL)
    QTest.qWait(200)
    opened.settle()
    return view


def saved(opened: Desktop) -> list[Child]:
    with opened.registry.read() as reading:
        return [one for one in reading.of(Child).all() if one.full_name == NAME]


@pytest.mark.parametrize(
    ("box", "text", "value"),
    [
        ("guardian_relation", "ba ngo", "ba_ngoai"),
        ("village", "Ấp Mới Mở", "Ấp Mới Mở"),
        ("phone", "0912 345 678", "0912345678"),
    ],
)
def test_the_box_with_the_caret_is_saved_too(
    desktop: Opener, box: str, text: str, value: str
) -> None:
    opened = desktop("empty")

    typed_into(opened, box, text)

    (child,) = saved(opened)
    assert getattr(child, box) == value


def test_a_word_that_is_in_no_list_is_asked_back_and_not_dropped(desktop: Opener) -> None:
    opened = desktop("empty")

    view = typed_into(opened, "guardian_relation", "zzz")

    assert saved(opened) == []
    assert view.fields_by_name["guardian_relation"].problem()
    assert view.editor("guardian_relation").hasFocus()
