"""How the office will stand on its documents: head and signature, in the font of documents."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.theme import fonts
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import column, hold, row

_LABEL = "Nơi nhận:"


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


class PaperShown(NamedTuple):
    """The head and the foot of a document, in words."""

    superior: str
    office: str
    number: str
    place: str
    authority: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    address: str = ""
    state_title: bool = True
    stars: bool = False


class LetterheadPreview(QWidget):
    """The head of a document, as it will be printed."""

    def __init__(self) -> None:
        super().__init__()
        self._superior = _centred("", bold=False)
        self._office = _centred("", bold=True)
        self._below = _centred("", bold=False)
        self._number = _centred("", bold=False)
        self._state = _centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        self._motto = _centred("Độc lập - Tự do - Hạnh phúc", bold=True)
        self._place = _centred("", bold=False)
        font = self._place.font()
        font.setItalic(True)
        self._place.setFont(font)
        left = column(self._superior, self._office, self._below, None, self._number, gap=0)
        right = column(self._state, self._motto, None, self._place, gap=0)
        paper = row(left, right, gap=12, margins=(14, 12, 14, 12))
        paper.setStretch(0, 5)
        paper.setStretch(1, 6)
        self.setLayout(column(hold(paper, "paper")))

    def show_head(self, superior: str, office: str) -> None:
        """Show the lines at the left alone."""
        self._superior.setText(superior)
        self._office.setText(office)
        self._show_only_said()

    def _show_only_said(self) -> None:
        """Leave out the lines that say nothing: they would be white gaps on the paper."""
        for line in (self._below, self._number, self._place):
            line.setVisible(bool(line.text()))

    def show_paper(self, paper: PaperShown) -> None:
        """Show all of it, with a number and the line of the date."""
        self.show_head(paper.superior, paper.office)
        self._below.setText("***" if paper.stars else "")
        self._number.setText(paper.number)
        self._place.setText(paper.place)
        self._state.setVisible(paper.state_title)
        self._motto.setVisible(paper.state_title)
        self._show_only_said()


class SignaturePreview(QWidget):
    """The signature block, as it will be printed; Nơi nhận beside it where it is known."""

    def __init__(self) -> None:
        super().__init__()
        self._recipients = WrapLabel("")
        self._recipients.setFont(_serif(12, bold=False))
        self._recipients.setProperty("mddType", "paper")
        self._lines = [_centred("", bold=True) for _ in range(2)]
        self._address = _centred("", bold=False)
        self._address.hide()  # most papers have none; an empty line would stand under the name
        left = column(self._recipients, None, gap=0)
        right = column(self._lines[0], 18, self._lines[1], gap=0)
        block = row(left, right, gap=12)
        block.setStretch(0, 5)
        block.setStretch(1, 6)
        paper = column(block, self._address, gap=4, margins=(14, 12, 14, 12))
        self.setLayout(column(hold(paper, "paper")))

    def show_signature(self, authority: str, title: str, signer: str) -> None:
        """Show the signature alone."""
        self._lines[0].setText(f"{authority}\n{title}".strip())
        self._lines[1].setText(signer)

    def show_paper(self, paper: PaperShown) -> None:
        """Show all of it."""
        self.show_signature("\n".join(paper.authority), "", paper.signer)
        items = "\n".join(f"- {one};" for one in paper.recipients).removesuffix(";")
        self._recipients.setText(f"{_LABEL}\n{items}." if items else "")
        self._address.setText(paper.address)
        self._address.setVisible(bool(paper.address))
