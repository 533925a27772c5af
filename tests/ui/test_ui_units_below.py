"""The first page of a province: the units below it, their figures and the way to their packages."""

import ui_decisions
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from conftest import PROVINCE, Opener
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.overview.section import OverviewSection


def test_the_first_page_names_the_units_below_and_enter_opens_the_inbox(
    desktop: Opener,
) -> None:
    opened = desktop(PROVINCE)
    view = opened.space.section(OverviewSection).view
    panel = view.units
    opened.wait(panel.isVisible)
    rows = [panel.model.row(at) for at in range(panel.model.rowCount())]

    assert {ui_decisions.OTHER_NAME} < {row.name for row in rows if row}
    assert [row.last for row in rows if row and row.name == ui_decisions.OTHER_NAME]
    for shown, key in (("children", "children_listed"), ("sponsored", "children_sponsored")):
        whole = sum(int(getattr(row, shown)) for row in rows if row)
        assert format_number(whole) == view.doors[key].figure.text()

    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    opened.settle()

    assert opened.window.page() == "inbox"
