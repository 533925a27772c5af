"""Records with codes and fields of a newer program: shown, edited, saved, and nothing is lost."""

from itertools import product
from uuid import UUID

import pytest
import ui_tour
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget
from ui_keys import Keyboard

import newer_program
from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.services import children
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.segmented import Segmented
from newer_program import NEW, SHOWN

SHOWING = ("children", "child", "sponsors", "sponsor", "matching")
READ = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
QUIET = ("overview", "ledger", "gaps", "reports", "figure", "checks", "visits", "duplicates")


def texts_of(opened: Desktop) -> str:
    page = opened.window.page_now()
    shown = [one for one in page.findChildren(QWidget) if one.isVisible()]
    told = [one.accessibleName() for one in shown]
    told += [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton)]
    told += [one.currentText() for one in shown if isinstance(one, QComboBox)]
    views = (one for one in shown if isinstance(one, QAbstractItemView))
    for model in (one.model() for one in views if isinstance(one.model(), QAbstractTableModel)):
        for row, column in product(range(model.rowCount()), range(model.columnCount())):
            place = model.index(row, column)
            told += [str(model.data(place, role)) for role in READ]
    return "\n".join(told)


def test_every_page_stands_over_records_of_a_newer_program(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    written = newer_program.fill(opened.registry)
    for page, kind in (("child", "child"), ("sponsor", "sponsor")):
        monkeypatch.setitem(ui_tour.ARGUMENTS, page, lambda _book, kind=kind: written[kind][0])

    told = {
        page: texts_of(opened)
        for page in ui_tour.stops(opened, tabs=False, pages=(*SHOWING, *QUIET))
    }

    assert opened.unforeseen == []
    assert told.keys() == {*SHOWING, *QUIET}
    assert {page for page in SHOWING if SHOWN not in told[page]} == set()
    assert {page for page, text in told.items() if NEW in text.replace(SHOWN, "")} == set()
    assert not any("không đọc được" in text for text in told.values())


def last_written(opened: Desktop, child: UUID) -> dict[str, FieldValue]:
    with opened.registry.read() as reading:
        return dict(reading.log.changes_of(child)[-1].values)


def test_saving_another_box_leaves_new_codes_as_they_came(desktop: Opener) -> None:
    opened = desktop()
    child = newer_program.fill(opened.registry)["child"][0]
    opened.space.open("child_form", children.get(opened.registry, str(child)))
    opened.settle()
    form = opened.space.section(ChildrenSection).form_view
    assert SHOWN in texts_of(opened)
    assert (form.fields()["sex"], form.fields()["father_status"]) == (NEW, NEW)

    form.focus_box("guardian_name")
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    keys.type("Trần Thị Dở Dang")
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: opened.window.page() == "child")
    opened.settle()

    assert last_written(opened, child) == {"guardian_name": "Trần Thị Dở Dang"}


def test_a_new_code_is_a_choice_until_another_record_is_shown(desktop: Opener) -> None:
    opened = desktop()
    child = newer_program.fill(opened.registry, most=1)["child"][0]
    opened.space.open("child_form", children.get(opened.registry, str(child)))
    opened.settle()
    form = opened.space.section(ChildrenSection).form_view
    (sex,) = [one for one in form.findChildren(Segmented) if one.code() == NEW]

    sex.setFocus()
    Keyboard().press(Qt.Key.Key_Right)
    chosen = sex.code()
    Keyboard().press(Qt.Key.Key_Left)
    back = sex.code()
    with opened.registry.read() as reading:
        other = next(one for one in reading.of(Child).all() if one.sex and not one.sex.is_new)
    opened.space.open("child_form", other)
    opened.settle()

    assert (chosen, back) == ("nu", NEW)
    assert sex.code() == other.sex
    assert SHOWN not in [one.text() for one in sex.findChildren(QAbstractButton)]
