"""Every page at every size and text scale: nothing clipped, nothing outside, one main action."""

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLabel,
    QScrollBar,
    QStackedWidget,
    QWidget,
)

from conftest import Desktop, Opener
from mdd_desktop.services import child_screen
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.navigation import NavButton
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tabs import TabStrip
from mdd_desktop.ui.widgets.toast import Toast

SIZES = [(1366, 697), (1280, 649), (1093, 543), (1024, 505)]
ROOMS = [(size, 1.0) for size in SIZES] + [(SIZES[0], scale) for scale in (1.12, 1.25, 1.5)]
LONG_NAME = "nguyen phuoc bao hoang khanh tuong vy"


def the_list(desktop: Desktop) -> None:
    desktop.space.open("children")


def the_list_without_match(desktop: Desktop) -> None:
    desktop.space.open("children")
    desktop.space.section(ChildrenSection).list_view.search_changed.emit("không ai tên này")


def the_empty_form(desktop: Desktop) -> None:
    desktop.space.open("child_form")


def the_full_form(desktop: Desktop) -> None:
    desktop.space.open("child_form")
    desktop.settle()
    desktop.space.section(ChildrenSection).form_view.show_fields(
        {
            "full_name": "Lê Thị Ngọc Diễm",
            "birth": "12/08/2014",
            "sex": "nu",
            "father_name": "Lê Văn Thành",
            "mother_name": "Nguyễn Thị Diệu",
            "guardian_name": "Nguyễn Văn Tư",
        }
    )
    desktop.space.section(ChildrenSection).form_view.box_left.emit("full_name")
    desktop.wait(lambda: desktop.space.section(ChildrenSection).form_view.panel.count() > 0)
    desktop.space.section(ChildrenSection).form_view.show_problems(
        {"birth": "Ngày 31/02/2016 không có trên lịch."}
    )
    desktop.space.section(ChildrenSection).form_view.show_failure(
        "Chưa ghi được", "Ổ C đầy. Bản nháp vẫn giữ."
    )


def a_record(tab: str, name: str = "dang ngoc han") -> Callable[[Desktop], None]:
    def open_it(desktop: Desktop) -> None:
        registry = desktop.program.desk.registry
        assert registry is not None
        found = child_screen.page(registry, Question(typed=name), 0, 1)
        desktop.space.open("child", found.rows[0].id)
        desktop.settle()
        desktop.space.section(ChildrenSection).record_view.tabs.show_tab(tab)
        desktop.space.section(ChildrenSection).record_view.tabs.chosen.emit(tab)

    return open_it


def the_report(tab: str) -> Callable[[Desktop], None]:
    def open_it(desktop: Desktop) -> None:
        desktop.space.open("reports")
        desktop.settle()
        desktop.space.section(ReportsSection).view.open_tab(tab)

    return open_it


def the_exchange(desktop: Desktop) -> None:
    desktop.space.open("sync")


def the_inbox(desktop: Desktop) -> None:
    desktop.space.open("inbox", [])


PAGES: dict[str, Callable[[Desktop], None]] = {
    "list": the_list,
    "list without match": the_list_without_match,
    "empty form": the_empty_form,
    "full form": the_full_form,
    "record": a_record("identity"),
    "record of a long name": a_record("identity", LONG_NAME),
    "record, family": a_record("family"),
    "record, support": a_record("support"),
    "record, visits": a_record("visits"),
    "record, timeline": a_record("timeline"),
    "report": the_report("figures"),
    "report on paper": the_report("paper"),
    "exchange": the_exchange,
    "inbox": the_inbox,
}


@pytest.mark.parametrize(("size", "scale"), ROOMS, ids=str)
def test_every_page_fits_its_room(desktop: Opener, size: tuple[int, int], scale: float) -> None:
    opened = desktop(size=size, scale=scale)
    found: list[str] = []

    for name, open_page in PAGES.items():
        open_page(opened)
        opened.settle()
        QTest.qWait(40)  # the boxes inside boxes find their heights
        found += [f"{name}: {problem}" for problem in problems(opened.window)]

    assert found == []


def problems(window: QWidget) -> Iterator[str]:
    """Yield what does not fit."""
    needed = window.minimumSizeHint()
    if needed.width() > window.width() or needed.height() > window.height():
        yield f"the window needs {needed.width()}x{needed.height()}"
    primary = []
    for widget in shown(window):
        yield from clipped(widget)
        yield from outside(widget)
        if isinstance(widget, Button) and widget.property("mddKind") == "primary":
            primary.append(widget)
        if isinstance(widget, CommitBar) and not window.rect().contains(place(widget, window)):
            yield "the commit bar is outside the window"
    if len(primary) != 1:
        yield f"{len(primary)} main actions"


def shown(window: QWidget) -> Iterator[QWidget]:
    """Yield the widgets an officer sees."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not isinstance(widget, Toast):
            yield widget


def clipped(widget: QWidget) -> Iterator[str]:
    """Yield texts that are wider or taller than their widget."""
    if isinstance(widget, WrapLabel):
        if widget.text() and widget.height() + 1 < needed_height(widget):
            yield f"cut: “{widget.text()[:40]}”"
    elif isinstance(widget, QLabel) and widget.text() and not widget.property("mddElided"):
        metrics = QFontMetrics(widget.font())
        if metrics.horizontalAdvance(widget.text()) > widget.width() + 1:
            yield f"cut: “{widget.text()[:40]}”"
        if metrics.height() > widget.height() + 2:
            yield f"too low: “{widget.text()[:40]}”"
    elif isinstance(widget, Button | NavButton) and widget.sizeHint().width() > widget.width() + 1:
        yield f"button cut: “{widget.text()[:40]}”"


def needed_height(widget: WrapLabel) -> int:
    room = QRect(0, 0, widget.width(), 100_000)
    flags = 0x1000  # Qt.TextWordWrap
    return QFontMetrics(widget.font()).boundingRect(room, flags, widget.text()).height()


def outside(widget: QWidget) -> Iterator[str]:
    """Yield widgets that stick out of the one that holds them."""
    parent = widget.parentWidget()
    if parent is None or isinstance(widget, QScrollBar):
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        if widget.width() > parent.width() and not isinstance(
            parent.parentWidget(), QStackedWidget
        ):
            yield f"{describe(widget)} is wider than what shows it"
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{describe(widget)} {widget.geometry().getRect()} outside {parent.rect().getRect()}"


def describe(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    said = text() if callable(text) else ""
    return f"{type(widget).__name__} “{said or widget.accessibleName()}”"


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_everything_that_takes_the_focus_has_a_name(desktop: Opener) -> None:
    opened = desktop()
    nameless = []

    for name, open_page in PAGES.items():
        open_page(opened)
        opened.settle()
        nameless += [
            f"{name}: {type(widget).__name__}"
            for widget in shown(opened.window)
            if int(widget.focusPolicy().value) & 1 and not widget.accessibleName()
        ]

    assert sorted(set(nameless)) == []


def test_every_text_is_composed_and_free_of_leftovers(desktop: Opener) -> None:
    opened = desktop()
    wrong = []

    for open_page in PAGES.values():
        open_page(opened)
        opened.settle()
        for widget in shown(opened.window):
            text = getattr(widget, "text", None)
            said = text() if callable(text) and not isinstance(widget, Segmented | TabStrip) else ""
            if said != unicodedata.normalize("NFC", said) or any(
                word in said for word in ("None", "nan", "{", "}")
            ):
                wrong.append(said)

    assert wrong == []
