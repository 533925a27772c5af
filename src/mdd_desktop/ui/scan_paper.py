"""Pictures from the clipboard, and pages for the printer that no official document describes."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter

_MARGIN_MM = 15


def picture_in_clipboard() -> bytes:
    """Return the picture that was copied, as PNG; nothing when there is none."""
    image = QGuiApplication.clipboard().image()
    if image.isNull():
        return b""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt wants text where its stub says bytes.
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def picture_as_pdf(picture: bytes) -> bytes:
    """Return one A4 page with the picture as large as it fits."""
    image = QImage.fromData(picture)
    content = QByteArray()
    buffer, writer = pdf_writer(content)
    painter = QPainter(writer)
    room = painter.viewport()
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    painter.end()
    buffer.close()
    return bytes(content.data())


def pdf_writer(content: QByteArray) -> tuple[QBuffer, QPdfWriter]:
    """Return an open buffer and a writer of A4 pages into it."""
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, writer.pageLayout().units().Millimeter)
    return buffer, writer
