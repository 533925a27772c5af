"""The monthly report: screen, pages and files say the same."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from ui_office import TODAY

from conftest import Opener
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import reports
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.widgets.pdf_preview import print_pdf


def test_the_table_shows_the_figures_that_were_counted(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    counted = reports.count(registry, Period.month(TODAY.year, TODAY.month)).values

    opened.space.open("reports")
    opened.settle()

    model = opened.space.section(ReportsSection).view.model
    rows = {line.text: line for at in range(model.rowCount()) if (line := model.row(at))}
    assert rows["Trẻ trong danh sách"].as_of == format_number(int(counted["children_listed"] or 0))
    money = format_number(int(counted["delivered_total"] or 0))
    assert rows["Tổng đã trao"].in_period == money


def test_the_pages_on_screen_are_those_that_are_saved(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    target = tmp_path / "bao-cao.pdf"
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda _name, _suffix: target
    )

    opened.space.section(ReportsSection).view.save_requested.emit("pdf")
    opened.settle()

    shown = opened.space.section(ReportsSection).view.preview.pdf()
    assert shown.startswith(b"%PDF")
    assert target.read_bytes() == shown
    assert opened.space.section(ReportsSection).view.preview.document.pageCount() >= 1


def test_the_pages_can_be_printed(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    pages = print_pdf(opened.space.section(ReportsSection).view.preview.pdf(), printer)

    assert pages == opened.space.section(ReportsSection).view.preview.document.pageCount()
    assert (tmp_path / "printed.pdf").stat().st_size > 0


def test_another_month_is_one_click_away(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    opened.space.section(ReportsSection).view.before.click()
    opened.settle()

    assert opened.space.section(ReportsSection).view.period.text() == "Tháng 10 năm 2026"
    assert opened.space.section(ReportsSection).view.after.isEnabled()


def test_the_paragraph_can_be_pasted_into_another_report(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    opened.space.section(ReportsSection).view.copy_requested.emit()

    pasted = QGuiApplication.clipboard().text()
    assert pasted.startswith("Trong tháng 11 năm 2026, Hội kết nối thêm")
    assert pasted in opened.space.section(ReportsSection).view.paragraph.text()


def test_counting_happens_again_after_something_was_saved(desktop: Opener, qtbot: QtBot) -> None:
    del qtbot
    opened = desktop("empty")
    opened.space.open("reports")
    opened.settle()
    first = opened.space.section(ReportsSection).view.model.row(1)
    opened.space.open("child_form", "Võ Thị Mới")
    opened.settle()
    opened.space.section(ChildrenSection).form_view.save_button.click()
    opened.settle()

    opened.space.open("reports")
    opened.settle()

    second = opened.space.section(ReportsSection).view.model.row(1)
    assert first is not None
    assert second is not None
    assert (first.as_of, second.as_of) == ("0", "1")
