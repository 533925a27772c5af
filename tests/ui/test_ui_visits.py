"""Visits by keyboard: who is due, the sheet in its order, the next child, danger, the draft."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.record_code import with_check
from mdd_desktop.services import children, drafts, visits
from mdd_desktop.services.visits import VisitDue
from mdd_desktop.ui.overview.draft_words import draft_line
from mdd_desktop.ui.visits.form_view import VisitFormView
from mdd_desktop.ui.visits.list_view import VisitListView
from mdd_desktop.ui.visits.section import VisitsSection

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def list_of(opened: Desktop) -> VisitListView:
    return opened.space.section(VisitsSection).list_view


def form_of(opened: Desktop) -> VisitFormView:
    return opened.space.section(VisitsSection).form_view


def overdue(opened: Desktop) -> list[VisitDue]:
    registry = opened.registry
    return [one for one in visits.due_list(registry) if one.is_overdue(registry.today)]


def open_list(opened: Desktop) -> None:
    opened.space.open("visits")
    opened.settle()


def last_visit(opened: Desktop, child: UUID) -> object:
    return visits.ground(opened.registry, child).last


def fill(keys: Keyboard) -> None:
    """The five questions, then wishes; Enter passes over the notes."""
    for letter in "tkttt":
        keys.type(letter)
        keys.press(ENTER)
        keys.press(ENTER)
    keys.type("Có xe đạp")


def test_a_walk_through_a_village_is_entered_without_a_mouse(desktop: Opener) -> None:
    opened = desktop()
    open_list(opened)
    first, second = [one.id for one in overdue(opened)[:2]]
    keys = Keyboard()

    keys.press(Qt.Key.Key_F6)
    opened.wait(lambda: opened.window.page() == "visit_form")
    opened.settle()
    fill(keys)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: last_visit(opened, first) is not None)
    opened.wait(lambda: form_of(opened).fields()["wishes"] == "")
    opened.settle()
    fill(keys)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: last_visit(opened, second) is not None)
    opened.settle()

    found = visits.ground(opened.registry, first).last
    assert found is not None
    assert (found.living, found.study, found.safety) == ("tot", "kha", "tot")
    assert found.wishes == "Có xe đạp"
    assert found.visitor == opened.space.facts.officer
    assert keys.strokes <= 70


def test_the_number_in_the_navigation_is_the_list_of_the_late(desktop: Opener) -> None:
    opened = desktop()
    open_list(opened)

    assert list_of(opened).model.rowCount() == len(overdue(opened))
    list_of(opened).tab_changed.emit("all")
    assert list_of(opened).model.rowCount() == len(visits.due_list(opened.registry))


def test_a_code_from_the_paper_opens_its_sheet(desktop: Opener) -> None:
    opened = desktop()
    open_list(opened)
    child = overdue(opened)[0]
    keys = Keyboard()

    keys.press(Qt.Key.Key_F, CTRL)
    keys.type(with_check(child.code))
    keys.press(ENTER)
    opened.wait(lambda: opened.window.page() == "visit_form")
    opened.settle()

    assert child.name in form_of(opened).header.title.text()


def test_a_mistyped_code_is_refused_in_words(desktop: Opener) -> None:
    opened = desktop()
    open_list(opened)

    list_of(opened).code_entered.emit("30127-99-0001·Z")
    opened.settle()

    assert list_of(opened).banner.isVisible()
    assert opened.window.page() == "visits"


def test_an_unsafe_child_shows_the_hotline_at_once(desktop: Opener) -> None:
    opened = desktop()
    child = overdue(opened)[0].id
    opened.space.open("visit_form", child)
    opened.settle()
    view = form_of(opened)

    view.show_fields({**view.fields(), "safety": "can_chu_y", "safety_note": "ở một mình"})
    view.box_left.emit("safety")
    assert "111" in view.danger.title.text()
    assert view.danger.isVisible()
    view.save_requested.emit(*(False,))
    opened.wait(lambda: last_visit(opened, child) is not None)
    opened.settle()

    found = visits.ground(opened.registry, child).last
    assert found is not None
    assert found.red_flag


def test_an_alarming_answer_without_a_word_is_refused(desktop: Opener) -> None:
    opened = desktop()
    child = overdue(opened)[0].id
    opened.space.open("visit_form", child)
    opened.settle()
    view = form_of(opened)

    view.show_fields({**view.fields(), "mind": "can_chu_y"})
    view.save_requested.emit(*(False,))
    opened.settle()
    assert view.banner.isVisible()
    view.show_fields({**view.fields(), "mind_note": "em bị HIV"})
    view.save_requested.emit(*(False,))
    opened.settle()

    assert last_visit(opened, child) is None


def test_a_day_that_is_no_day_is_asked_back(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("visit_form", overdue(opened)[0].id)
    opened.settle()
    view = form_of(opened)

    view.show_fields({"date": "", "living": "tot"})
    view.save_requested.emit(*(False,))

    assert view.visited_on().accessibleDescription()


def test_a_day_that_was_typed_last_is_saved_though_its_box_was_not_left(desktop: Opener) -> None:
    opened = desktop()
    child = overdue(opened)[0].id
    opened.space.open("visit_form", child)
    opened.settle()
    view = form_of(opened)
    view.show_fields({**view.fields(), "living": "tot"})
    view.focus_box("date")
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type("20112026")

    keys.press(Qt.Key.Key_S, CTRL)
    QTest.qWait(200)
    opened.settle()

    found = visits.ground(opened.registry, child).last
    assert found is not None
    assert found.date.isoformat() == "2026-11-20"


@pytest.mark.parametrize("typed", ["31/02/2026", "20/11"])
def test_a_day_that_cannot_be_read_is_not_replaced_by_the_one_before(
    desktop: Opener, typed: str
) -> None:
    opened = desktop()
    child = overdue(opened)[0].id
    before = last_visit(opened, child)
    opened.space.open("visit_form", child)
    opened.settle()
    view = form_of(opened)
    view.show_fields({**view.fields(), "living": "tot"})
    view.focus_box("date")
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type(typed)

    keys.press(Qt.Key.Key_S, CTRL)
    QTest.qWait(200)
    opened.settle()

    assert last_visit(opened, child) == before
    assert view.fields_by_name["date"].problem()


def test_a_sheet_that_was_left_is_offered_again(desktop: Opener) -> None:
    opened = desktop()
    child = overdue(opened)[0].id
    opened.space.open("visit_form", child)
    opened.settle()
    keys = Keyboard()

    keys.type("t")
    keys.press(ENTER)
    keys.type("nhà tốt")
    keys.press(ENTER)
    keys.press(Qt.Key.Key_Escape)
    opened.settle()
    kept = drafts.load(opened.registry, f"visit:{child}")
    opened.space.open("visit_form", child)
    opened.settle()

    assert kept is not None
    assert form_of(opened).fields()["living_note"] == "nhà tốt"
    assert "nháp" in form_of(opened).bar.state.text()


def test_a_visit_is_corrected_from_the_record(desktop: Opener) -> None:
    opened = desktop()
    child = children.get(opened.registry, overdue(opened)[0].code).id
    visit = visits.record(opened.registry, child, {"living": "tot"})
    opened.space.open("visit_form", child, visit)
    opened.settle()
    view = form_of(opened)

    view.show_fields({**view.fields(), "living": "kha"})
    view.save_requested.emit(*(True,))
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()

    found = visits.ground(opened.registry, child).last
    assert found is not None
    assert (found.id, found.living) == (visit.id, "kha")


def test_sheets_for_the_walk_are_printed_for_what_the_list_shows(desktop: Opener) -> None:
    opened = desktop()
    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = lambda pdf, _done=None: printed.append(pdf)  # type: ignore[method-assign]
    open_list(opened)

    list_of(opened).sheets_wanted.emit()
    opened.wait(lambda: printed)
    for done, kind in enumerate(("D7", "D14"), start=2):
        list_of(opened).blank_wanted.emit(kind)
        opened.wait(lambda done=done: len(printed) == done)  # type: ignore[misc]

    assert all(content.startswith(b"%PDF") for content in printed)


def test_an_office_without_children_says_what_to_do(desktop: Opener) -> None:
    opened = desktop("empty")
    open_list(opened)

    assert list_of(opened).empty.isVisible()
    assert not list_of(opened).enter.isEnabled()


def test_a_sheet_that_was_left_is_offered_on_the_overview(desktop: Opener) -> None:
    opened = desktop()
    child = overdue(opened)[0]
    fields = {"living": "tot", "child_name": child.name}
    drafts.save(opened.registry, f"visit:{child.id}", fields)

    line = draft_line(drafts.everything(opened.registry)[0], opened.program.desk.now())
    assert line is not None
    opened.space.open(line.door.page, *line.door.arguments)
    opened.settle()

    assert child.name in line.title
    assert form_of(opened).fields()["living"] == "tot"
