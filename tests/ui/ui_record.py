"""A child's record opened in the window, and what stands on it."""

from pathlib import Path
from uuid import UUID

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from conftest import Desktop
from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_screen, children
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.children.record_presenter import ChildRecordPresenter
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.button import Button

CTRL = Qt.KeyboardModifier.ControlModifier


ALT = Qt.KeyboardModifier.AltModifier


ENTER = Qt.Key.Key_Return


def registry_of(opened: Desktop) -> Registry:
    registry = opened.program.desk.registry
    assert registry is not None
    return registry


def open_record(opened: Desktop, typed: str = "dang ngoc han") -> UUID:
    child = child_screen.page(registry_of(opened), Question(typed=typed), 0, 1).rows[0].id
    opened.space.open("child", child)
    opened.settle()
    return child


def view_of(opened: Desktop) -> ChildRecordView:
    return opened.space.section(ChildrenSection).record_view


def record_of(opened: Desktop) -> ChildRecordPresenter:
    return opened.space.section(ChildrenSection).record


def now(opened: Desktop, child: UUID) -> Child:
    return children.get(registry_of(opened), str(child))


def words_on(view: ChildRecordView) -> str:
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def show_tab(opened: Desktop, code: str) -> None:
    view_of(opened).show_tab(code)
    opened.settle()


def button(opened: Desktop, name: str) -> Button:
    found = [
        one
        for one in view_of(opened).findChildren(Button)
        if one.accessibleName() == name and one.isVisible()
    ]
    assert found, name
    return found[0]


def a_photo(path: Path) -> Path:
    Image.new("RGB", (900, 1200), (200, 140, 170)).save(path, "PNG")
    return path
