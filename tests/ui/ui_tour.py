"""A walk through every page that the sections of the workspace know, and every tab on it.

A page that somebody adds is walked without a word here, unless its opener needs an argument that
the tour cannot guess: a child, a sponsor, a document.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import child_screen, figure_lists
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.widgets.tabs import TabStrip


class Desktop(Protocol):
    """What is walked through: the program of a test, or a sitting for pictures."""

    program: Any
    window: Any

    @property
    def space(self) -> Any:
        """The pages."""

    def settle(self) -> None:
        """Wait until nothing is under way."""


LONG_NAME = "nguyen phuoc bao hoang khanh tuong vy"


def a_child(registry: Registry, typed: str = "dang ngoc han") -> UUID | None:
    found = child_screen.page(registry, Question(typed=typed), 0, 1).rows
    return found[0].id if found else None


def first_of(kind: type[Record]) -> Callable[[Registry], UUID | None]:
    def look(registry: Registry) -> UUID | None:
        with registry.read() as reading:
            found = reading.of(kind).all()
        return found[0].id if found else None

    return look


def _listed(registry: Registry) -> object:
    month = Period.parse(f"{registry.today:%Y-%m}")
    return figure_lists.figure_list(registry, "children_listed", month)


ARGUMENTS: dict[str, Callable[[Registry], object | None]] = {
    "composer": lambda _registry: "KH1",
    "figure": _listed,
    "child": a_child,
    "child_form": lambda _registry: "",
    "visit_form": first_of(Child),
    "sponsor": first_of(Sponsor),
    "household": first_of(Child),
}


def stops(
    opened: Desktop, *, tabs: bool = True, pages: Iterable[str] | None = None
) -> Iterator[str]:
    """Open every page, or those named, and every tab of it; yield its name once it stands still."""
    for page in list(opened.space.routes if pages is None else pages):
        if not visit(opened, page):
            continue
        yield page
        if tabs:
            yield from _tabs(opened, page)
    if (
        pages is None
        and "child" in opened.space.routes
        and (long := a_child(opened.registry, LONG_NAME))
    ):
        opened.space.open("child", long)
        still(opened)
        yield "child of a long name"


def visit(opened: Desktop, page: str) -> bool:
    """Open a page with what it needs; False where the office has nothing of the kind."""
    route = opened.space.routes[page]
    needed = [
        parameter
        for parameter in inspect.signature(route.opened).parameters.values()
        if parameter.default is inspect.Parameter.empty
        and parameter.kind is parameter.POSITIONAL_OR_KEYWORD
    ]
    if not needed:
        opened.space.open(page)
    else:
        assert page in ARGUMENTS, f"tell the tour what to open {page} with"
        argument = ARGUMENTS[page](opened.registry)
        if argument is None:
            return False
        opened.space.open(page, argument)
    still(opened)
    return opened.window.page() == page


def _tabs(opened: Desktop, page: str) -> Iterator[str]:
    shown = opened.window.page_now()
    for strip in shown.findChildren(TabStrip):
        for button in strip.findChildren(QAbstractButton):
            if strip.isVisible() and button.isVisible() and not button.isChecked():
                button.click()
                still(opened)
                yield f"{page}, {button.text()}"
    if page == "system":
        view = opened.space.section(SystemSection).view
        for subject in view.names():
            view.show_panel(subject)
            still(opened)
            yield f"{page}, {subject}"


def still(opened: Desktop) -> None:
    opened.settle()
    QTest.qWait(40)  # the boxes inside boxes find their heights
    opened.window.toast.hide()


FAILURE = "Chưa đọc được vì ổ C đầy (còn 12 MB, cần 200 MB). Sổ vẫn nguyên, chị dọn bớt rồi mở lại."


def break_the_registry(opened: Desktop) -> Callable[[], None]:
    """Let every question to the registry fail from now on, as on a full or broken disk.

    Returns:
        Mends it again.
    """
    desk = opened.program.desk

    def ask(*_args: object, on_error: Callable[[Exception], None] | None = None, **_: object):  # noqa: ANN202
        if on_error is not None:
            QTimer.singleShot(0, lambda: on_error(RegistryError("disk_full", FAILURE)))

    desk.ask = ask
    return lambda: delattr(desk, "ask")


def hold_the_registry(opened: Desktop) -> None:
    """Let no question to the registry be answered from now on; every page waits for long."""
    opened.program.desk.ask = lambda *_args, **_named: None
    opened.program.tasks.waited_for_in = lambda _page: True
    settled = opened.settle

    def settle() -> None:
        settled()
        QTest.qWait(200)

    opened.settle = settle


def page_widget(opened: Desktop) -> QWidget:
    return opened.window.page_now()
