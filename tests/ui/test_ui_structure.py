"""Every page in every state at every size and text scale: nothing clipped, one main action.

The pages are those of the workspace's own table, so a page that somebody adds is checked too.
"""

from collections.abc import Callable, Iterable

import pytest
import ui_checks
import ui_measure_checks
import ui_style_checks
import ui_tour
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from conftest import PROVINCE, Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.ui.children.section import ChildrenSection

Size = tuple[int, int]
LARGE = (1366, 697)
SIZES = (LARGE, (1280, 649), (1093, 543), (1024, 505))
ENDS = (SIZES[0], SIZES[-1])
ROOMS = {1.0: SIZES, 1.25: (LARGE,), 1.5: (LARGE,)}
"""Sizes of the window by text scale; 112 % lies between two that are walked."""
IN_ROOM = (
    ui_checks.room_problems,
    ui_style_checks.hidden_columns,
    ui_measure_checks.ragged,
    ui_measure_checks.uneven_gaps,
    ui_measure_checks.misplaced,
    ui_measure_checks.narrow_sums,
)
STATES: dict[str, dict[str, object]] = {
    "full": {},
    "empty": {"name": "empty"},
    "long": {"name": "long"},
    "entry": {"access": Access.ENTRY},
    "leader": {"access": Access.LEADER},
}
"""How the program is opened."""
WITH_ALL_TABS = {"full", "long"}


def in_every_room(opened: Desktop, sizes: Iterable[Size], *, tabs: bool) -> list[str]:
    """What does not fit where; a page is opened once and resized, its tabs to both ends only."""
    found = set()
    for name in ui_tour.stops(opened, tabs=tabs):
        for size in sizes if "," not in name else ENDS[: len(sizes)]:
            if (opened.window.width(), opened.window.height()) != size:
                opened.window.resize(*size)
                ui_tour.still(opened)
            found |= {f"{name} {size}: {problem}" for problem in out_of_room(opened)}
    return sorted(found)


def out_of_room(opened: Desktop) -> list[str]:
    """What does not fit on the page that is open; looked at again when its boxes had their time."""
    problems = [problem for check in IN_ROOM for problem in check(opened.window)]
    if problems:
        QTest.qWait(400)
        problems = [problem for check in IN_ROOM for problem in check(opened.window)]
    return problems


@pytest.mark.parametrize("scale", ROOMS)
@pytest.mark.parametrize("state", STATES)
def test_every_page_fits_its_room(desktop: Opener, state: str, scale: float) -> None:
    opened = desktop(scale=scale, **STATES[state])
    tabs = state in WITH_ALL_TABS and scale in {1.0, 1.5}

    assert in_every_room(opened, ROOMS[scale], tabs=tabs) == []


@pytest.mark.parametrize(("scale", "sizes"), [(1.0, ENDS), (1.5, (LARGE,))])
def test_every_page_above_the_commune_fits_its_room(
    desktop: Opener, scale: float, sizes: tuple[Size, ...]
) -> None:
    opened = desktop(PROVINCE, scale=scale)

    assert in_every_room(opened, sizes, tabs=False) == []


FORMS = {"child_form", "sponsor_form", "support_form", "activity_form", "count_form"}
BEGIN_WITHOUT_A_QUESTION = {"excel_import", "figure", "inbox"}
"""There the dialog of the program tells what could not be read, once something is asked."""


def tells_its_failure(page: QWidget) -> bool:
    told = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    return any(ui_tour.FAILURE in text for text in told)


@pytest.mark.parametrize("scale", ROOMS)
def test_every_page_says_in_place_that_it_could_not_be_read_and_fits_its_room(
    desktop: Opener, scale: float
) -> None:
    opened = desktop(scale=scale)
    ui_tour.break_the_registry(opened)

    assert in_every_room(opened, ROOMS[scale], tabs=False) == []
    silent, hollow = set(), set()
    for name in ui_tour.stops(opened, tabs=False):
        if not tells_its_failure(opened.window.page_now()):
            silent.add(name)
        elif any(ui_measure_checks.hollow(opened.window)):
            hollow.add(name)
    assert silent == FORMS | BEGIN_WITHOUT_A_QUESTION
    assert hollow == set()


def test_every_page_that_could_not_be_read_is_read_again_where_it_stands(desktop: Opener) -> None:
    opened = desktop()
    unread = []

    for name in set(opened.space.routes) - FORMS - BEGIN_WITHOUT_A_QUESTION - {"system"}:
        mend = ui_tour.break_the_registry(opened)
        if not ui_tour.visit(opened, name):
            mend()
            continue
        page = opened.window.page_now()
        failed = page.read_again.isVisible()
        mend()
        page.read_again.click()
        ui_tour.still(opened)
        if not failed or page.banner.isVisible() or not any(map(shows_much, page.children())):
            unread.append(name)

    assert unread == []


def shows_much(part: object) -> bool:
    """Whether a part of a page is its body: seen, and higher than a head."""
    return isinstance(part, QWidget) and part.isVisible() and part.height() > 300


def the_list_without_match(opened: Desktop) -> None:
    opened.space.open("children")
    opened.space.section(ChildrenSection).list_view.search_changed.emit("không ai tên này")


def the_form_with_an_error(opened: Desktop) -> None:
    opened.space.open("child_form")
    opened.settle()
    view = opened.space.section(ChildrenSection).form_view
    view.show_fields(
        {
            "full_name": "Lê Thị Ngọc Diễm",
            "birth": "12/08/2014",
            "sex": "nu",
            "father_name": "Lê Văn Thành",
            "mother_name": "Nguyễn Thị Diệu",
            "guardian_name": "Nguyễn Văn Tư",
        }
    )
    view.box_left.emit("full_name")
    opened.wait(lambda: view.panel.count() > 0)
    view.show_problems({"birth": "Ngày 31/02/2016 không có trên lịch."})
    view.show_failure("Chưa ghi được", "Ổ C đầy. Bản nháp vẫn giữ.")


@pytest.mark.parametrize("scale", ROOMS)
@pytest.mark.parametrize("state", [the_list_without_match, the_form_with_an_error])
def test_states_of_the_children_fit_their_room(
    desktop: Opener, state: Callable[[Desktop], None], scale: float
) -> None:
    opened = desktop(scale=scale)
    state(opened)

    found = []
    for size in ROOMS[scale]:
        opened.window.resize(*size)
        ui_tour.still(opened)
        found += [f"{size}: {problem}" for problem in ui_checks.room_problems(opened.window)]

    assert found == []
