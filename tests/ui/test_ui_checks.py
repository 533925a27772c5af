"""The data checks in the window: by weight, by rule, next, kept with a reason, opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_keys import Keyboard

from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, data_checks
from mdd_desktop.ui.checks.section import ChecksSection
from mdd_desktop.ui.checks_notice import ChecksNotice


def test_the_list_leads_from_one_finding_to_the_next_and_into_the_record(desktop) -> None:  # noqa: ANN001
    office = desktop()
    office.space.open("checks")
    office.settle()
    view = office.space.section(ChecksSection).view
    assert view.model.rowCount() == len(data_checks.look(office.program.desk.registry).lines)

    QTest.keyClick(view, Qt.Key.Key_F8)
    assert view.table.chosen_row() == 1
    QTest.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert view.table.chosen_row() == 0
    view.weights.chosen.emit("note")
    office.settle()
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    office.settle()

    assert office.window.page() == "child"


def test_findings_are_put_right_one_after_the_other_without_the_mouse(
    desktop,  # noqa: ANN001
    qtbot: QtBot,
) -> None:
    office = desktop("empty")
    registry = office.program.desk.registry
    for name in ("Lê Thị Diễm 2", "Trần Văn Nam 3"):
        children.register(registry, {"full_name": name, "birth": "2014-05-06"})
    office.space.open("checks")
    office.settle()
    view, keys = office.space.section(ChecksSection).view, Keyboard()
    view.weights.chosen.emit("error")
    office.settle()
    first = view.model.row(0)
    assert first is not None

    keys.press(Qt.Key.Key_Return)
    office.settle()
    page = office.window.page()
    child = next(one for one in children_of(registry) if one.full_name == first.name)
    children.correct(registry, child.id, {"full_name": first.name[:-2]})
    office.settle()
    keys.press(Qt.Key.Key_Escape)
    office.settle()

    assert page == "child"
    assert office.window.page() == "checks"
    second = view.model.row(0)
    assert second is not None
    assert (view.model.rowCount(), second.name != first.name) == (1, True)
    keys.press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: office.window.page() == "child")
    office.settle()
    office.space.open("children")
    office.space.open("child", child.id)
    office.settle()
    keys.press(Qt.Key.Key_Escape)
    office.settle()
    assert office.window.page() == "children"


def children_of(registry) -> list[Child]:  # noqa: ANN001 - the registry of the desk
    with registry.read() as reading:
        return list(reading.of(Child).all())


def test_a_reason_is_given_without_the_mouse(desktop) -> None:  # noqa: ANN001
    office = desktop("empty")
    registry = office.program.desk.registry
    children.register(registry, {"full_name": "Lê Thị Diễm", "birth": "2014-01-01"})
    office.space.open("checks")
    office.settle()
    view, keys = office.space.section(ChecksSection).view, Keyboard()
    before = view.model.rowCount()

    keys.press(Qt.Key.Key_2)
    keys.type("Giấy khai sinh")
    keys.press(Qt.Key.Key_Return)
    office.settle()

    assert view.model.rowCount() == before - 1


def test_a_rule_shows_its_findings_only(desktop) -> None:  # noqa: ANN001
    office = desktop()
    office.space.open("checks")
    office.settle()
    view = office.space.section(ChecksSection).view
    everything = view.model.rowCount()

    view.rule_chosen.emit(1)
    office.settle()

    row = view.model.row(0)
    assert row is not None
    assert 0 < view.model.rowCount() < everything
    chosen = view.rule_model.row(1)
    assert chosen is not None
    assert row.title == chosen.title


def test_a_soft_finding_is_kept_with_a_reason_and_not_without(desktop) -> None:  # noqa: ANN001
    office = desktop("empty")
    children.register(
        office.program.desk.registry, {"full_name": "Lê Thị Diễm", "birth": "2014-01-01"}
    )
    office.space.open("checks")
    office.settle()
    view = office.space.section(ChecksSection).view
    view.weights.chosen.emit("note")
    office.settle()
    before = view.model.rowCount()

    view.panel.keep.click()
    office.settle()
    assert view.model.rowCount() == before
    view.panel.why.setText("Đúng theo giấy khai sinh")
    view.panel.keep.click()
    office.settle()

    assert view.model.rowCount() == before - 1
    assert "giữ nguyên" in view.header.subtitle.text()


def test_an_empty_registry_says_that_nothing_is_left(desktop) -> None:  # noqa: ANN001
    office = desktop("empty")
    office.space.open("checks")
    office.settle()
    view = office.space.section(ChecksSection).view

    assert view.empty.isVisible()
    assert not view.next.isEnabled()


@pytest.mark.parametrize("page", ["sync", "reports"])
def test_before_a_package_and_a_report_the_page_says_what_must_be_put_right(
    desktop,  # noqa: ANN001
    page: str,
) -> None:
    office = desktop("empty")
    registry = office.program.desk.registry
    child = children.register(registry, {"full_name": "Lê Thị Diễm 2"})
    office.space.open(page)
    office.settle()
    (notice,) = office.window.findChildren(ChecksNotice)
    assert notice.isVisible()
    assert notice.title.text() == "Còn 1 chỗ phải sửa trong sổ"

    children.correct(registry, child.id, {"full_name": "Lê Thị Diễm"})
    office.space.open("checks")
    office.space.open(page)
    office.settle()

    assert not notice.isVisible()


def test_what_was_refused_and_its_button_are_in_sight_in_a_low_window(desktop) -> None:  # noqa: ANN001
    office = desktop(size=(1024, 505))
    office.space.open("checks")
    office.settle()
    panel = office.space.section(ChecksSection).view.panel
    office.space.section(ChecksSection).view.weights.chosen.emit("warning")
    office.settle()

    panel.show_problem("Ghi vì sao giữ nguyên.")
    office.settle()

    for widget in (panel.why, panel.keep):
        assert widget.visibleRegion().boundingRect().height() == widget.height()
