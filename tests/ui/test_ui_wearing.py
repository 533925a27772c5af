"""Windows wear the style sheet; what is not in sight yet is made when it is opened."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_record import open_record, show_tab, view_of

from conftest import Opener
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.theme.look import wear
from mdd_desktop.ui.theme.tokens import TITLE
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import hold, row


def _drawn(title: QLabel) -> int:
    title.ensurePolished()
    return title.fontInfo().pixelSize()


def test_what_has_no_window_yet_is_not_dressed(qtbot: QtBot) -> None:
    title = label("Trẻ em", "title")
    window = hold(row(title))
    qtbot.addWidget(window)

    assert _drawn(title) < TITLE

    wear(window)

    assert _drawn(title) == TITLE


def test_another_look_reaches_the_windows_that_are_open(qtbot: QtBot) -> None:
    title, plain = label("Trẻ em", "title"), label("Trẻ em", "title")
    window, other = hold(row(title)), hold(row(plain))
    for one in (window, other):
        qtbot.addWidget(one)
    wear(window)
    assert _drawn(title) == TITLE

    application = make_application([], scale=1.5)

    assert application.styleSheet() == ""
    assert _drawn(title) == round(TITLE * 1.5)
    assert other.styleSheet() == ""


def test_the_list_under_a_box_wears_what_the_window_wears(qtbot: QtBot) -> None:
    box = CodeCombo("Thôn", [("a", "Thôn An")])
    window = hold(row(box))
    wear(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()

    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClicks(box.lineEdit(), "th")

    popup = box.completer().popup()
    assert popup.isVisible()
    assert popup.styleSheet() == window.styleSheet()
    assert box.currentText() == "th"


def test_a_tab_is_filled_when_it_is_opened_and_keeps_nothing_of_the_record_before(
    desktop: Opener,
) -> None:
    opened = desktop()
    open_record(opened)
    body = view_of(opened)._bodies["papers"]  # noqa: SLF001 - what is made, not what is seen

    assert body.count() == 0

    show_tab(opened, "papers")

    assert body.count() > 0

    show_tab(opened, "identity")
    open_record(opened, "nguyen")

    assert body.count() == 0
