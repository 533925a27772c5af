"""A section: one noun of the window, its pages, and the ways into them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.paper import PaperDialogs
from mdd_desktop.ui.widgets.page import Page


@dataclass(frozen=True)
class Route:
    """A way into a page.

    Attributes:
        page: Gives the page; called when it is first opened.
        opened: Loads what the page shows, with the arguments of whoever leads there.
        place: The entry of the navigation it belongs to; "" for one of its own.
    """

    page: Callable[[], Page]
    opened: Callable[..., object]
    place: str = ""


class Ground(QObject):
    """What every section stands on: the window, the desk, the dialogs, the office.

    Attributes:
        page_wanted: A page and the arguments of its route; see :meth:`go`.
        office_changed: The facts about the office were read again.
        facts_wanted: They may have changed and have to be read again.
        unsent_changed: What the office above has not may have changed.
        errand: The page whose list leads from one record to the next; "" when none does.
    """

    page_wanted = Signal(str, tuple)
    office_changed = Signal()
    facts_wanted = Signal()
    unsent_changed = Signal()

    def __init__(
        self, window: MainWindow, desk: Desk, dialogs: PaperDialogs, facts: OfficeFacts
    ) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk
        self.dialogs = dialogs
        self.facts = facts
        self.errand = ""

    def go(self, page: str, *arguments: object) -> None:
        """Open a page of any section; nothing happens where the office has no such page."""
        self.page_wanted.emit(page, arguments)

    def go_from(self, errand: str, page: str, *arguments: object) -> None:
        """Open a page from a list of things to do; ``leave`` comes back to that list."""
        self.errand = errand
        self.go(page, *arguments)

    def leave(self, place: str) -> None:
        """Close a record or a form: back to the list that led to it, else to a place."""
        self.go(self.errand or place)

    def count(self, place: str, number: int | None) -> None:
        """Show the number at the right of a place in the navigation."""
        self.window.navigation.show_count(place, number)


class Section(QObject):
    """One noun of the window; its views and presenters are made when first needed and stay."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.ground = ground

    def routes(self) -> Mapping[str, Route]:
        """Return the ways into the section's pages, by the name of the page."""
        return {}

    def keep_drafts(self) -> None:
        """Store what stands in open forms, before a lock or the end."""


AnySection = TypeVar("AnySection", bound=Section)
