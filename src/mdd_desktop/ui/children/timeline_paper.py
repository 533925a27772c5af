"""The timeline of a child on paper."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QByteArray, QSizeF
from PySide6.QtGui import QFont, QTextDocument

from mdd_desktop.ui.children.record_ports import TimelineLine
from mdd_desktop.ui.scan_paper import pdf_writer
from mdd_desktop.ui.text import tr

_POINTS = 72


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
    buffer, writer = pdf_writer(content)
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
