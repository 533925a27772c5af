"""What a child's record says of what is missing, and how many values a change shows."""

import datetime as dt
from uuid import uuid4

import pytest
from ui_record import open_record, show_tab, view_of

from conftest import Opener
from mdd_desktop.services import needs
from mdd_desktop.services.timeline import LifeEdit, LifeEntry
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.timeline_lines import timeline_lines
from mdd_desktop.ui.widgets.button import Button


def test_only_the_paper_of_a_dead_parent_is_asked_for(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened)
    sheet = view_of(opened)._sheet  # noqa: SLF001 - what the record shows
    assert sheet is not None

    papers = {name: said for name, said in sheet.parents if name.endswith("giấy tờ")}

    assert papers == {"Cha: giấy tờ": "chưa xem", "Mẹ: giấy tờ": ""}
    assert "giấy tờ về cha" in sheet.missing
    assert "thông tin về cha" not in sheet.missing


def test_a_sponsor_is_looked_for_while_a_need_is_uncovered(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    needs.put(opened.registry, child, kind="sinh_hoat")
    show_tab(opened, "needs")
    opened.wait(lambda: "Thêm nhu cầu" in _buttons(view_of(opened)))
    assert "Tìm Mẹ đỡ đầu" not in _buttons(view_of(opened))

    needs.put(opened.registry, child, kind="hoc_tap")

    opened.wait(lambda: "Tìm Mẹ đỡ đầu" in _buttons(view_of(opened)))


def test_where_no_visit_was_made_one_can_be_entered(desktop: Opener) -> None:
    opened = desktop()
    open_record(opened, "ngo hoai an")
    show_tab(opened, "visits")

    named = [one for one in view_of(opened).findChildren(Button) if one.text() == "Ghi thăm"]
    shown = [one for one in named if one.isVisible() and one is not view_of(opened).visit]
    assert shown
    shown[0].click()
    opened.settle()

    assert opened.window.page() == "visit_form"


@pytest.mark.parametrize(("edits", "shown", "more"), [(8, 8, 0), (10, 10, 0), (11, 8, 3)])
def test_nothing_is_left_out_to_say_that_one_or_two_are_left_out(
    edits: int, shown: int, more: int
) -> None:
    made = tuple(LifeEdit(f"f{at}", f"Ô {at}", "1", "2", can_restore=False) for at in range(edits))
    entry = LifeEntry(
        id=b"1",
        record=uuid4(),
        table="child",
        kind="child",
        action="put",
        at=dt.datetime(2026, 11, 23, tzinfo=dt.UTC),
        officer="",
        unit="",
        label="Sửa hồ sơ trẻ",
        package="",
        edits=made,
    )

    (line,) = timeline_lines([entry])

    assert (len(line.edits), line.more) == (shown, more)


def _buttons(view: ChildRecordView) -> set[str]:
    return {one.text() for one in view.findChildren(Button) if one.isVisible()}
