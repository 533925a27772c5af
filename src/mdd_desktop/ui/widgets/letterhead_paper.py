"""How the office will stand on its documents: head and signature, in the font of documents."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.theme import fonts
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import column, hold, row


def _serif(size: int, *, bold: bool) -> QFont:
    fonts.load_paper()
    font = QFont(["Times New Roman", "Liberation Serif", "Tinos", "DejaVu Serif"])
    font.setPixelSize(look().px(size))
    font.setBold(bold)
    return font


def _centred(text: str, *, bold: bool) -> WrapLabel:
    line = WrapLabel(text)
    line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    line.setFont(_serif(14, bold=bold))
    line.setProperty("mddType", "paper")
    return line


class LetterheadPreview(QWidget):
    """The head of a document, as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._superior = _centred("", bold=False)
        self._office = _centred("", bold=True)
        state = _centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        motto = _centred("Độc lập - Tự do - Hạnh phúc", bold=True)
        left = column(self._superior, self._office, gap=0)
        right = column(state, motto, gap=0)
        paper = row(left, right, gap=12, margins=(14, 12, 14, 12))
        paper.setStretch(0, 5)
        paper.setStretch(1, 6)
        self.setLayout(column(hold(paper, "paper")))

    def show_head(self, superior: str, office: str) -> None:
        """Show the lines at the left."""
        self._superior.setText(superior)
        self._office.setText(office)


class SignaturePreview(QWidget):
    """The signature block, as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = [_centred("", bold=True) for _ in range(3)]
        paper = column(self._lines[0], self._lines[1], 18, self._lines[2], gap=0)
        paper.setContentsMargins(14, 12, 14, 12)
        self.setLayout(column(hold(paper, "paper")))

    def show_signature(self, authority: str, title: str, signer: str) -> None:
        """Show the three lines."""
        for line, text in zip(self._lines, (authority, title, signer), strict=True):
            line.setText(text)
