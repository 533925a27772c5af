"""A child's record opened in the window, and what stands on it."""

from pathlib import Path
from uuid import UUID

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from conftest import Desktop
from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_screen, children
from mdd_desktop.services.child_screen import ChildLine, Question
from mdd_desktop.ui.children.record_presenter import ChildRecordPresenter
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


def found(opened: Desktop, typed: str) -> ChildLine:
    return child_screen.page(opened.registry, Question(typed=typed), 0, 1).rows[0]


def hang(opened: Desktop) -> ChildLine:
    return found(opened, "dang ngoc han")


def open_record(opened: Desktop, typed: str = "dang ngoc han") -> UUID:
    child = found(opened, typed).id
    opened.space.open("child", child)
    opened.settle()
    return child


def view_of(opened: Desktop) -> ChildRecordView:
    return opened.space.section(ChildrenSection).record_view


def record_of(opened: Desktop) -> ChildRecordPresenter:
    return opened.space.section(ChildrenSection).record


def now(opened: Desktop, child: UUID) -> Child:
    return children.get(opened.registry, str(child))


def words_on(view: ChildRecordView) -> str:
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def show_tab(opened: Desktop, code: str) -> None:
    view_of(opened).show_tab(code)
    opened.settle()


def button(opened: Desktop, name: str) -> Button:
    named = [
        one
        for one in view_of(opened).findChildren(Button)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert named, name
    return named[0]


def a_photo(path: Path) -> Path:
    Image.new("RGB", (900, 1200), (200, 140, 170)).save(path, "PNG")
    return path


def village_of(opened: Desktop) -> str | None:
    return children.get(opened.registry, str(hang(opened).id)).village
