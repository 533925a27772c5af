"""The same child in two records: compared from her record, joined, parted again."""

from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from ui_tour import a_child

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, joins
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection


def open_record(opened: Desktop) -> Child:
    found = a_child(opened.registry)
    assert found is not None
    opened.space.open("child", found)
    opened.settle()
    return children.get(opened.registry, str(found))


def a_twin(opened: Desktop, child: Child) -> UUID:
    """Register the same child once more."""
    names = ("full_name", "birth", "sex", "village")
    made = children.register(opened.registry, {name: getattr(child, name) for name in names})
    opened.settle()
    return made.id


def menu_of(opened: Desktop) -> dict[str, QAction]:
    view = opened.space.section(ChildrenSection).record_view
    return {action.text(): action for action in view.more.menu_shown.actions()}


def test_a_joined_record_is_parted_again_from_the_menu_of_the_record(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    twin = a_twin(opened, child)
    joins.merge(opened.registry, twin, child.id)
    opened.settle()
    way = f"Tách lại hồ sơ {children.get(opened.registry, str(twin)).code}"

    menu_of(opened)[way].trigger()
    opened.settle()

    assert joins.joined(opened.registry) == []
    assert "tách lại" in opened.window.toast.text()
    assert way not in menu_of(opened)


def test_the_menu_leads_to_the_pair_of_this_child(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    a_twin(opened, child)

    menu_of(opened)["So, gộp với hồ sơ nghi trùng…"].trigger()
    opened.wait(lambda: opened.window.page() == "duplicates")
    opened.settle()

    page = opened.space.section(DuplicatesSection).view
    told = [one for one in page.findChildren(QLabel) if one.isVisible()]
    assert sum(child.full_name in one.text() for one in told) >= 2
