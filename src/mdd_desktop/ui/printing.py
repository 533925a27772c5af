"""PDF pages on paper, one after the other beside the window, until they are done or stopped."""

from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.stopping import StoppedError, heeded
from mdd_desktop.ui.text import tr

_PRINT_DPI = 300
_POINTS = 72


class Sent(NamedTuple):
    """What went to a printer.

    Attributes:
        pages: Of one copy.
        copies: As the officer asked for.
    """

    pages: int
    copies: int


def print_pdf(pdf: bytes, printer: QPrinter) -> Sent:
    """Send the pages of these bytes to a printer.

    A printer that cannot repeat pages by itself gets every copy page by page.

    Raises:
        RegistryError: ``not_printed``; the printer takes nothing.
        StoppedError: The officer wants no more; the printer was told to forget what it has.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        sentence = tr("Máy in không nhận. Xem máy in đã bật và có giấy, rồi in lại. Chưa in gì.")
        raise RegistryError("not_printed", sentence)
    try:
        _print_pages(painter, document, printer)
    except StoppedError:
        printer.abort()
        raise
    finally:
        painter.end()
        pages = int(document.pageCount())
        document.close()
    return Sent(pages, printer.copyCount())


def _print_pages(painter: QPainter, document: QPdfDocument, printer: QPrinter) -> None:
    repeated = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    pages = [*range(document.pageCount())] * repeated
    for place, page in enumerate(heeded(pages, len(pages), step=1)):
        if place:
            printer.newPage()
        _print_page(painter, document, page, printer)


def _print_page(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    points: QSizeF = document.pagePointSize(page)
    pixels = (points * (_PRINT_DPI / _POINTS)).toSize()
    image = document.render(page, pixels)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = points * (printer.resolution() / _POINTS)
    painter.drawImage(QRectF(QPointF(0, 0), size.boundedTo(paper.size())), image)
