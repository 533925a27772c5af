"""What goes to a printer: beside the window, counted, stopped between two pages."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel

from conftest import Desktop, Opener
from mdd_desktop.domain.stopping import StoppedError, listening
from mdd_desktop.services import audit
from mdd_desktop.ui.error_dialog import ErrorDialog
from mdd_desktop.ui.printing import print_pdf
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview


def preview_of(opened: Desktop) -> PdfPreview:
    opened.space.open("reports")
    opened.settle()
    return opened.space.section(ReportsSection).view.preview


def printer_into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_pages_are_printed_beside_the_window_and_noted(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    preview = preview_of(opened)
    printer, copies = printer_into(tmp_path / "printed.pdf"), list[int]()
    printer.setCopyCount(3)

    opened.program.dialogs.send(preview.pdf(), printer, copies.append)
    opened.wait(lambda: copies)
    opened.settle()

    assert copies == [3]
    assert (tmp_path / "printed.pdf").stat().st_size > 0
    registry = opened.program.desk.registry
    assert registry is not None
    (noted,) = [entry for entry in audit.entries(registry) if entry.act is audit.Act.PRINT]
    assert (noted.what, noted.how_many) == (
        "Báo cáo, chỉ tiêu, 3 bản",
        3 * preview.document.pageCount(),
    )


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told_and_nothing_is_noted(
    desktop: Opener, tmp_path: Path
) -> None:
    opened = desktop()
    pdf = preview_of(opened).pdf()
    copies: list[int] = []

    opened.program.dialogs.send(pdf, printer_into(tmp_path / "no folder" / "x.pdf"), copies.append)
    opened.wait(lambda: opened.window.findChildren(ErrorDialog))

    texts = [
        text.text() for text in opened.window.findChildren(ErrorDialog)[0].findChildren(QLabel)
    ]
    assert any(text.startswith("Máy in không nhận") for text in texts)
    assert copies == []
    opened.unforeseen.clear()


def test_printing_stops_between_two_pages(desktop: Opener, tmp_path: Path) -> None:
    preview = preview_of(desktop())
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        heard.append((done, total))
        if done:
            raise StoppedError

    printer = printer_into(tmp_path / "printed.pdf")
    printer.setCopyCount(2)
    pages = preview.document.pageCount()
    with listening(stop), pytest.raises(StoppedError):
        print_pdf(preview.pdf(), printer)

    repeated = 1 if printer.supportsMultipleCopies() else 2
    assert heard == [(0, pages * repeated), (1, pages * repeated)]
