"""What was decided about a workbook outlives a crash; it is offered where one looks for it."""

from pathlib import Path

import pytest
import ui_tour
from PySide6.QtWidgets import QPushButton
from ui_workbook import BAD_DATE, BAD_PHONE, a_list

from conftest import Desktop, Opener
from mdd_desktop.services import drafts, import_drafts
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.ui.excel_import.section import ExcelImportSection
from mdd_desktop.ui.excel_import.view import COLUMNS, FILE, PREVIEW, ExcelImportView
from mdd_desktop.ui.overview.section import OverviewSection


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return a_list(tmp_path, BAD_DATE, BAD_PHONE)


def drop(opened: Desktop, path: Path) -> ExcelImportView:
    opened.window.workbook_dropped.emit(str(path))
    opened.settle()
    return opened.space.section(ExcelImportSection).view


def decide(opened: Desktop, path: Path) -> ExcelImportView:
    """Put the date of one row right, leave another one out."""
    view = drop(opened, path)
    assert view.step() == COLUMNS
    view.forward.click()
    view.problem_wanted.emit(1)
    view.preview.panel.fix_wanted.emit("28/02/2016")
    opened.settle()
    view.problem_wanted.emit(1)
    view.preview.panel.skip_wanted.emit()
    opened.settle()
    return view


def kept(opened: Desktop, path: Path) -> import_drafts.Begun | None:
    return import_drafts.begun(opened.registry, path)


def decided(opened: Desktop) -> Choices:
    choices: Choices = vars(opened.space.section(ExcelImportSection).presenter)["_choices"]
    return choices


def buttons(opened: Desktop, text: str) -> list[QPushButton]:
    found = opened.window.page_now().findChildren(QPushButton)
    return [button for button in found if button.isVisible() and button.text() == text]


def decide_and_leave(opened: Desktop, workbook: Path) -> ExcelImportView:
    view = decide(opened, workbook)
    view.done.again_wanted.emit()
    opened.settle()
    return view


def test_every_decision_is_kept_at_once_and_taken_up_with_the_same_workbook(
    desktop: Opener, workbook: Path
) -> None:
    opened = desktop()
    view = decide(opened, workbook)

    begun = kept(opened, workbook)
    assert begun is not None
    assert list(begun.choices.fixes.values()) == ["28/02/2016"]
    assert len(begun.choices.left_out) == 1
    open_before = view.preview.filters.code()

    view.done.again_wanted.emit()  # everything that the window held is gone, as after a crash
    opened.settle()
    assert view.step() == FILE
    copied = workbook.with_name("chep lai.xlsx")
    copied.write_bytes(workbook.read_bytes())
    drop(opened, copied)

    assert view.step() == PREVIEW
    assert view.preview.filters.code() == open_before
    assert decided(opened) == begun.choices


def test_corrections_never_land_in_a_workbook_that_was_changed(
    desktop: Opener, workbook: Path
) -> None:
    opened = desktop()
    view = decide(opened, workbook)
    view.done.again_wanted.emit()
    changed = a_list(workbook.parent, BAD_PHONE, BAD_DATE)

    drop(opened, changed)

    assert view.step() == COLUMNS
    assert decided(opened).fixes == {}


def test_an_import_that_was_left_is_offered_on_its_page_and_on_the_first_page(
    desktop: Opener, workbook: Path
) -> None:
    opened = desktop()
    view = decide_and_leave(opened, workbook)
    assert len(buttons(opened, "Làm tiếp")) == 1

    opened.space.open("overview")
    ui_tour.still(opened)
    drafts_shown = opened.space.section(OverviewSection).view.drafts
    told = " ".join(button.accessibleName() for button in drafts_shown.findChildren(QPushButton))
    assert workbook.name in told
    buttons(opened, "Làm tiếp")[0].click()
    opened.settle()

    assert opened.window.page() == "excel_import"
    assert view.step() == PREVIEW


def test_what_was_begun_can_be_dropped_and_is_gone_once_imported(
    desktop: Opener, workbook: Path
) -> None:
    opened = desktop()
    view = decide(opened, workbook)
    view.forward.click()
    opened.settle()
    assert kept(opened, workbook) is None

    other = a_list(workbook.parent, BAD_DATE)
    decide_and_leave(opened, other)
    buttons(opened, "Bỏ")[0].click()
    ui_tour.still(opened)

    assert drafts.everything(opened.registry) == []
    assert buttons(opened, "Làm tiếp") == []


def test_a_workbook_that_is_gone_says_so_and_keeps_its_decisions(
    desktop: Opener, workbook: Path
) -> None:
    opened = desktop()
    view = decide_and_leave(opened, workbook)
    workbook.unlink()

    buttons(opened, "Làm tiếp")[0].click()
    opened.settle()

    assert view.banner.isVisible()
    assert view.step() == FILE
    assert len(drafts.everything(opened.registry)) == 1
