"""Pictures from the clipboard, and pages for the printer that no official document describes."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from mdd_desktop.ui.children.record_ports import TimelineLine
from mdd_desktop.ui.text import tr

_MARGIN_MM = 15
_POINTS = 72


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
    buffer, writer = _writer(content)
    painter = QPainter(writer)
    room = painter.viewport()
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
    painter.end()
    buffer.close()
    return bytes(content.data())


def timeline_as_pdf(title: str, lines: Sequence[TimelineLine]) -> bytes:
    """Return the timeline on A4 pages, in the type of documents."""
    document = QTextDocument()
    font = QFont()
    font.setFamilies(["Times New Roman", "Liberation Serif", "Tinos"])
    font.setPointSize(11)
    document.setDefaultFont(font)
    rows = "".join(_row(line) for line in lines)
    heads = "".join(f"<th align='left'>{text}</th>" for text in (tr("Lúc"), tr("Việc"), tr("Ai")))
    table = f"<table width='100%' cellpadding='4'><tr>{heads}</tr>{rows}</table>"
    document.setHtml(f"<h3>{escape(title)}</h3>{table}")
    content = QByteArray()
    buffer, writer = _writer(content)
    writer.setResolution(_POINTS)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.print_(writer)
    buffer.close()
    return bytes(content.data())


def _row(line: TimelineLine) -> str:
    details = "".join(f"<br/>{escape(edit.text)}" for edit in line.edits)
    who = "<br/>".join(escape(word) for word in (line.who, line.package) if word)
    cells = (escape(line.at), f"<b>{escape(line.what)}</b>{details}", who)
    return "<tr>" + "".join(f"<td valign='top'>{cell}</td>" for cell in cells) + "</tr>"


def _writer(content: QByteArray) -> tuple[QBuffer, QPdfWriter]:
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, writer.pageLayout().units().Millimeter)
    return buffer, writer
