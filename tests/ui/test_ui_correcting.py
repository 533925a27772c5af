"""A record is corrected: nothing typed is lost on the way, and nobody is entered twice by it."""

import pytest
from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_tour import a_child

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import DistinctionKind
from mdd_desktop.domain.visit import Activity, Visit
from mdd_desktop.services import children, drafts, duplicates, sponsor_list, visits
from mdd_desktop.ui.activities.section import ActivitiesSection
from mdd_desktop.ui.children.duplicate_panel import CandidateCard
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.visits.section import VisitsSection
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_page import FormPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def the_child(opened: Desktop) -> Child:
    found = a_child(opened.registry)
    assert found is not None
    return children.get(opened.registry, str(found))


def open_form(opened: Desktop, form: str) -> FormPage:
    """Open the form over a record of a kind, as its page does."""
    registry = opened.registry
    child = the_child(opened)
    space = opened.space
    if form == "child":
        space.open("child_form", child)
        page: FormPage = space.section(ChildrenSection).form_view
    elif form == "sponsor":
        space.open("sponsor_form", sponsor_list.find(registry, "thanh van")[0])
        page = space.section(SponsorsSection).form_view
    elif form == "visit":
        with registry.read() as reading:
            known = reading.of(Visit).where(child_id=child.id, void=False)
        visit = known[0] if known else visits.record(registry, child.id, {"living": "tot"})
        space.open("visit_form", child.id, visit)
        page = space.section(VisitsSection).form_view
    else:
        with registry.read() as reading:
            record = reading.of(Activity).where(void=False)[0].id
        space.open("activity_form", record)
        page = space.section(ActivitiesSection).activity_view
    opened.settle()
    return page


def type_over(opened: Desktop, page: FormPage, box: str, text: str) -> None:
    page.focus_box(box)
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CTRL)
    keys.type(text)
    keys.press(Qt.Key.Key_Tab)
    opened.settle()


@pytest.mark.parametrize(
    ("form", "box"),
    [("child", "guardian_name"), ("sponsor", "occupation"), ("visit", "visitor")],
)
def test_what_was_typed_over_a_record_comes_back_and_can_be_given_up(
    desktop: Opener, form: str, box: str
) -> None:
    opened = desktop()
    page = open_form(opened, form)
    before = page.fields()[box]
    type_over(opened, page, box, "Trần Thị Dở Dang")
    page.close_requested.emit()
    opened.settle()

    opened.space.open("overview")
    opened.settle()
    lines = [one.text() for one in opened.space.section(OverviewSection).view.findChildren(Button)]
    kept = [one for one in drafts.everything(opened.registry) if "_edit:" in one.key]
    page = open_form(opened, form)

    assert [draft.fields[box] for draft in kept] == ["Trần Thị Dở Dang"]
    assert lines
    assert page.fields()[box] == "Trần Thị Dở Dang"
    assert "sửa dở" in page.bar.state.text()
    (back,) = [one for one in page.bar.findChildren(Button) if one.text() == "Theo hồ sơ"]
    assert back.isVisible()
    back.click()
    opened.settle()
    assert page.fields()[box] == before
    assert not [one for one in drafts.everything(opened.registry) if "_edit:" in one.key]


def test_a_saved_correction_leaves_no_draft_and_keeps_what_others_saved(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened)
    page = open_form(opened, "child")
    type_over(opened, page, "guardian_name", "Lê Thị Mai")
    page.close_requested.emit()
    opened.settle()
    children.correct(opened.registry, child.id, {"village": "ấp Khác"})

    page = open_form(opened, "child")
    assert page.fields()["village"] == "ấp Khác"
    Keyboard().press(ENTER, CTRL)
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()

    now = the_child(opened)
    assert (now.guardian_name, now.village) == ("Lê Thị Mai", "ấp Khác")
    assert drafts.everything(opened.registry) == []


def test_the_panel_looks_for_her_double_while_a_child_is_corrected(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    child = the_child(opened)
    other = children.register(registry, {"full_name": "Nguyễn Thị Khác Hẳn", "sex": "nu"})
    opened.space.open("child_form", other)
    opened.settle()
    form = opened.space.section(ChildrenSection).form_view
    assert form.panel.count() == 0

    type_over(opened, form, "full_name", child.full_name)
    type_over(opened, form, "birth", child.birth.shown() if child.birth else "")
    opened.wait(lambda: form.panel.count() == 1)

    (card,) = form.panel.findChildren(CandidateCard)
    assert card.accessibleName().startswith(child.full_name)
    form.panel.answered.emit(child.id, "other")
    opened.settle()
    assert form.panel.count() == 0
    Keyboard().press(ENTER, CTRL)
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()
    (decision,) = duplicates.decided(registry)
    assert decision.kind is DistinctionKind.DIFFERENT
    assert {decision.first_id, decision.second_id} == {child.id, other.id}
