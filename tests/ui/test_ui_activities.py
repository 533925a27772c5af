"""Activities in the window: entered, corrected, removed, taken back; counts with their source."""

from PySide6.QtCore import Qt
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.services import activities, targets
from mdd_desktop.services.activities import ActivityYear
from mdd_desktop.services.reports import Period
from mdd_desktop.ui.activities.section import ActivitiesSection
from mdd_desktop.ui.activities.view import COUNTS

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def year(desktop: Desktop) -> ActivityYear:
    registry = desktop.program.desk.registry
    assert registry is not None
    return activities.year_of(registry, 2026)


def reached(desktop: Desktop, name: str) -> bool | None:
    registry = desktop.program.desk.registry
    assert registry is not None
    found = targets.progress(registry, Period.year(2026))
    return next(one.reached for one in found if one.id == name)


def test_an_activity_entered_by_keyboard_moves_the_indicator(desktop: Opener) -> None:
    made = desktop("empty")
    keys = Keyboard()
    made.space.open("activity_form")
    made.settle()
    assert reached(made, "001-2a") is False

    keys.type("Lam cha me")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type("giao duc")
    keys.press(ENTER)
    keys.press(ENTER)
    keys.type("45")
    keys.press(ENTER, CTRL)
    made.settle()

    (activity,) = year(made).activities
    assert (activity.type, activity.participants) == ("giao_duc_lam_cha_me", 45)
    assert reached(made, "001-2a") is True
    view = made.space.section(ActivitiesSection).view
    assert view.activities.rowCount() == 1


def test_an_activity_is_corrected_removed_and_taken_back(desktop: Opener) -> None:
    made = desktop("empty")
    registry = made.program.desk.registry
    activity = activities.record(registry, {"type": "vui_choi", "participants": 10})
    section = made.space.section(ActivitiesSection)
    made.space.open("activities")
    made.settle()
    section.view.opened.emit(0)
    made.settle()

    form = section.activity_view
    form.show_fields(form.fields() | {"participants": "12"})
    form.save_button.click()
    made.settle()
    assert [one.participants for one in year(made).activities] == [12]

    made.space.open("activity_form", activity.id)
    made.settle()
    form.remove.click()
    made.settle()
    assert year(made).activities == ()

    Keyboard().press(Qt.Key.Key_Z, CTRL)
    made.settle()
    assert len(year(made).activities) == 1


def test_a_count_without_its_source_is_asked_back(desktop: Opener) -> None:
    made = desktop("empty")
    made.space.open("count_form")
    made.settle()
    form = made.space.section(ActivitiesSection).count_view
    filled = {"indicator": "001-2b", "num": "410", "den": "520", "as_of": "31/10/2026"}

    form.show_fields(filled)
    form.save_button.click()
    made.settle()
    assert "cơ quan" in form.fields_by_name["source"].problem()
    form.show_fields(filled | {"source": "Trạm Y tế, BC 12"})
    form.save_button.click()
    made.settle()

    (count,) = year(made).counts
    assert (count.num, count.den) == (410, 520)
    view = made.space.section(ActivitiesSection).view
    view.open_view(COUNTS)
    assert view.counts.rowCount() == 1


def test_what_was_typed_is_offered_again(desktop: Opener) -> None:
    made = desktop("empty")
    made.space.open("activity_form")
    made.settle()
    section = made.space.section(ActivitiesSection)
    section.activity_view.show_fields(section.activity_view.fields() | {"title": "Họp mặt"})
    section.keep_drafts()
    made.settle()

    made.space.open("activity_form")
    made.settle()

    assert section.activity_view.fields()["title"] == "Họp mặt"


def test_a_year_without_activities_shows_the_way(desktop: Opener) -> None:
    made = desktop("empty")
    made.space.open("activities")
    made.settle()

    view = made.space.section(ActivitiesSection).view

    assert view.empty.isVisible()
    assert "chưa ghi hoạt động" in view.empty.title.text()


def test_whoever_only_enters_data_reads_the_activities(desktop: Opener) -> None:
    opened = desktop(access=Access.ENTRY)
    opened.space.open("activities")
    opened.settle()
    view = opened.space.section(ActivitiesSection).view

    assert opened.window.page() == "activities"
    assert not any(button.isVisible() for button in (*view.entering, view.first))
    opened.space.open("activity_form")
    assert opened.window.page() == "activities"
    assert "Quyền" in opened.window.toast.text()
