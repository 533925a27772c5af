"""How the tests of sponsors reach the registry, the section and a record."""

from uuid import UUID

from PySide6.QtWidgets import QLabel

from conftest import Desktop
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import sponsor_list
from mdd_desktop.ui.sponsors.section import SponsorsSection


def the_section(opened: Desktop) -> SponsorsSection:
    return opened.space.section(SponsorsSection)


def named(opened: Desktop, typed: str) -> Sponsor:
    return sponsor_list.find(opened.registry, typed)[0]


def open_record(opened: Desktop, sponsor: UUID, tab: str = "identity") -> SponsorsSection:
    opened.space.open("sponsor", sponsor)
    opened.settle()
    the_section(opened).record_view.show_tab(tab)
    opened.settle()
    return the_section(opened)


def words_of(section: SponsorsSection) -> str:
    labels = section.record_view.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())
