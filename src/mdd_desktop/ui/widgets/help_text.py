"""Markdown as a document in the type of the program: its sizes, its weights, room between lines."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, SECTION

_PAPER_POINTS, _MARGIN_MM = 12, 20
_LINES_PERCENT = 118
_HEADS = {1: SECTION + 2, 2: BODY + 1}


def fill(document: QTextDocument, text: str, *, on_paper: bool = False) -> None:
    """Put Markdown into a document, for the screen or for paper."""
    scale = _PAPER_POINTS / BODY if on_paper else look().scale
    font = look().font(BODY)
    _size(font, BODY * scale, on_paper=on_paper)
    document.setDefaultFont(font)
    document.setIndentWidth(22)
    document.setDefaultStyleSheet(f"a {{ color: {look().tokens.pri_d}; }}")
    document.setMarkdown(text)
    block = document.begin()
    while block.isValid():
        _lay_out(block, scale, on_paper=on_paper)
        block = block.next()


def paper_of(text: str) -> bytes:
    """Return Markdown as PDF, A4."""
    target = QByteArray()
    buffer = QBuffer(target)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    fill(document, text, on_paper=True)
    document.print_(writer)
    buffer.close()
    return bytes(target.data())


def _lay_out(block: QTextBlock, scale: float, *, on_paper: bool) -> None:
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    in_list = block.textList() is not None
    shape.setTopMargin((14 if level > 1 else 2 if in_list else 4) * scale)
    shape.setBottomMargin(4 * scale if level else 2 * scale)
    proportional = int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setLineHeight(_LINES_PERCENT, proportional)
    cursor.mergeBlockFormat(shape)
    for start, length, style in _pieces(block):
        font = style.font()
        _size(font, _HEADS.get(level, BODY) * scale, on_paper=on_paper)
        heavy = level or font.weight() >= QFont.Weight.Bold
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        style.setFont(font)
        style.clearProperty(int(QTextFormat.Property.FontSizeAdjustment.value))
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(style)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    walk = block.begin()
    while not walk.atEnd():
        piece = walk.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        walk += 1
    return found


def _size(font: QFont, size: float, *, on_paper: bool) -> None:
    if on_paper:
        font.setPointSizeF(size)
    else:
        font.setPixelSize(round(size))
