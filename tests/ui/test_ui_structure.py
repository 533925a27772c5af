"""Every page at every size and text scale: nothing clipped, no English, one main action.

The pages are those of the workspace's own table, so a page that somebody adds is checked too.
"""

from collections.abc import Callable, Iterable

import pytest
import ui_checks
import ui_tour
from PySide6.QtWidgets import QApplication, QWidget

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.ui.children.section import ChildrenSection

SIZES = [(1366, 697), (1280, 649), (1093, 543), (1024, 505)]
ROOMS = [(size, 1.0) for size in SIZES] + [(SIZES[0], scale) for scale in (1.12, 1.25, 1.5)]


def complaints(
    opened: Desktop, check: Callable[[QWidget], Iterable[str]], *, tabs: bool = True
) -> list[str]:
    return [
        f"{name}: {problem}"
        for name in ui_tour.stops(opened, tabs=tabs)
        for problem in check(opened.window)
    ]


@pytest.mark.parametrize(("size", "scale"), ROOMS, ids=str)
def test_every_page_fits_its_room(desktop: Opener, size: tuple[int, int], scale: float) -> None:
    opened = desktop(size=size, scale=scale)
    closest = size in {SIZES[0], SIZES[3]} and scale in {1.0, ROOMS[-1][1]}

    assert complaints(opened, ui_checks.room_problems, tabs=closest) == []


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]], ids=str)
def test_every_page_of_an_empty_office_fits_its_room(
    desktop: Opener, size: tuple[int, int]
) -> None:
    opened = desktop("empty", size=size)

    assert complaints(opened, ui_checks.room_problems, tabs=False) == []


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


@pytest.mark.parametrize(("size", "scale"), ROOMS, ids=str)
@pytest.mark.parametrize("state", [the_list_without_match, the_form_with_an_error])
def test_states_of_the_children_fit_their_room(
    desktop: Opener, state: Callable[[Desktop], None], size: tuple[int, int], scale: float
) -> None:
    opened = desktop(size=size, scale=scale)

    state(opened)
    ui_tour.still(opened)

    assert list(ui_checks.room_problems(opened.window)) == []


def test_everything_that_takes_the_focus_has_a_name(desktop: Opener) -> None:
    opened = desktop()

    assert sorted(set(complaints(opened, ui_checks.nameless))) == []


def test_every_text_is_vietnamese_composed_and_in_the_font(desktop: Opener) -> None:
    opened = desktop()

    found = set(complaints(opened, ui_checks.word_problems))

    # The wording of documents is shown with its placeholders: that is what the officer edits.
    assert sorted(one for one in found if not one.startswith("wording: leftover")) == []


def test_every_text_can_be_read_on_its_ground(desktop: Opener) -> None:
    opened = desktop()

    assert sorted(set(complaints(opened, ui_checks.pale))) == []


def test_tab_reaches_every_page_and_every_stop_shows_a_ring(desktop: Opener) -> None:
    opened = desktop()

    found = []
    for name in ui_tour.stops(opened):
        page = ui_tour.page_widget(opened)
        found += [f"{name}: {p}" for p in ui_checks.focus_problems(page, opened.window)]

    assert sorted(set(found)) == []


def test_nothing_flashes_as_a_window_of_its_own(desktop: Opener) -> None:
    opened = desktop()
    watch = ui_checks.WindowWatch()
    QApplication.instance().installEventFilter(watch)

    visited = list(ui_tour.stops(opened))

    QApplication.instance().removeEventFilter(watch)
    assert visited
    assert watch.shown == []


@pytest.mark.parametrize("access", [Access.ENTRY, Access.LEADER])
def test_pages_of_other_roles_fit_their_room_too(desktop: Opener, access: Access) -> None:
    opened = desktop(access=access)

    assert complaints(opened, ui_checks.room_problems, tabs=False) == []
