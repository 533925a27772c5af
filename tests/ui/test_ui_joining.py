"""The same child in two records: compared from her record, joined, parted again."""

from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_tour import a_child

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, joins
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.duplicates.compare_grid import CompareGrid
from mdd_desktop.ui.duplicates.ports import CompareLine
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.widgets.labels import WrapLabel


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


def test_two_long_values_that_differ_in_their_last_word_are_both_read_whole(qtbot: QtBot) -> None:
    grid = CompareGrid()
    qtbot.addWidget(grid)
    long = "Trường Tiểu học Tân Phước Đông, điểm trường ấp Phú Lợi, lớp"
    values = (f"{long} 5A", f"{long} 5B")
    grid.show_pair(
        (("Xã Hoa Sen", "lập 19/10/2025"), ("Xã Hoa Sen", "lập 23/11/2026")),
        [CompareLine("school", "Lớp, trường", *values), CompareLine("", "Lượt", long, long)],
        frozenset(),
    )
    grid.resize(640, 200)
    with qtbot.waitExposed(grid):
        grid.show()

    told = [one for one in grid.findChildren(WrapLabel) if one.text().startswith(long)]
    assert [one.text() for one in told].count(values[0]) == 2, "and once after the joining"
    assert [one.text() for one in told].count(values[1]) == 1
    for one in told:
        assert one.height() >= one.heightForWidth(one.width()) > one.fontMetrics().height()
        around = one.parentWidget()
        assert around is not None
        assert around.rect().contains(one.geometry())
