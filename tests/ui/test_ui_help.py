"""Help: the page of the screen, words found without accents, nothing personal leaves."""

import unicodedata

import ui_office
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_keys import focused

from conftest import Opener
from mdd_desktop.services import help_pages
from mdd_desktop.ui.help.section import HelpSection
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY


def test_f1_on_every_page_shows_the_help_of_that_page(desktop: Opener) -> None:
    opened = desktop()
    helping = opened.space.section(HelpSection)
    without = []

    for page in opened.space.routes:
        written = help_pages.page_of(page)
        if written.name != page:
            without.append(page)
        elif ui_tour.visit(opened, page):
            QTest.keyClick(focused(), Qt.Key.Key_F1)
            assert helping.panel.isVisible(), page
            assert helping.panel.text() == written.text
            QTest.keyClick(focused(), Qt.Key.Key_Escape)
            assert not helping.panel.isVisible(), page

    assert without == []


def test_help_is_written_in_composed_vietnamese_and_its_links_lead_somewhere() -> None:
    names = {page.name for page in help_pages.every_page()}

    for page in help_pages.every_page():
        assert page.text == unicodedata.normalize("NFC", page.text)
        assert page.text.startswith(f"# {page.title}\n")
        assert page.text.count("**") % 2 == 0
        links = [part.partition(")")[0] for part in page.text.split("](")[1:]]
        assert names.issuperset(links)


def test_help_is_found_by_words_without_accents() -> None:
    found = [page.name for page in help_pages.find("phieu khoi phuc")]

    assert "system" in found
    assert help_pages.find("xyz khong") == ()
    assert help_pages.find("nghi trung")[0].name == "duplicates"


def test_f1_opens_help_of_the_screen_and_escape_gives_the_focus_back(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    before = focused()

    QTest.keyClick(before, Qt.Key.Key_F1)

    panel = opened.space.section(HelpSection).panel
    assert panel.isVisible()
    assert panel.text().startswith("# Danh sách trẻ")
    assert focused() is panel.search

    QTest.keyClick(panel.search, Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert focused() is before


def test_a_link_leads_to_another_page_and_words_are_searched(desktop: Opener) -> None:
    opened = desktop()
    helping = opened.space.section(HelpSection)
    opened.space.ground.go("help", "ledger")

    helping.panel.page_wanted.emit("system")
    assert helping.panel.text().startswith("# Hệ thống")

    QTest.keyClicks(helping.panel.search, "giu cho")
    opened.wait(lambda: "[Kết nối](matching)" in helping.panel.text())


def test_a_page_of_help_is_printed(desktop: Opener) -> None:
    opened = desktop()
    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = printed.append  # type: ignore[method-assign]
    helping = opened.space.section(HelpSection)
    helping.open("ledger")

    helping.panel.print_wanted.emit()

    assert printed[0].startswith(b"%PDF")
    assert look().font().pixelSize() == look().px(BODY)


def test_what_is_copied_for_support_names_nobody(desktop: Opener) -> None:
    opened = desktop()
    helping = opened.space.section(HelpSection)
    helping.open()

    helping.panel.copy_wanted.emit()
    opened.settle()

    text = QApplication.clipboard().text()
    assert "child: 34" in text
    for name in (ui_office.OFFICER, ui_office.COMMUNE_NAME, "Ngọc Ánh", ui_office.COMMUNE):
        assert name not in text
    QApplication.clipboard().clear()
