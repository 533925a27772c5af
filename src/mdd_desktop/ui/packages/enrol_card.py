"""How a computer is let in: its request, the digits to be read aloud, the welcome."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import WrapLabel, tabular
from mdd_desktop.ui.widgets.layouts import TOP, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, scrolled
from mdd_desktop.ui.widgets.qr_code import QrCode

_ROOM_ABOVE, _LARGE_CODE = 200, 355
_BETWEEN_GROUPS = 8


class EnrolCard(QWidget):
    """Signals are what the officer wishes.

    Attributes:
        request_wanted: Write the file that asks the office above.
        welcome_wanted: Choose its answer.
        agreed: The digits of the welcome are those on the paper.
        differed: They are not.
        code_shown: The request stands there as a code and needs the room of the page.
    """

    request_wanted = Signal()
    welcome_wanted = Signal()
    agreed = Signal()
    differed = Signal()
    code_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("info")
        self.ask = self.banner.add_action(
            Button(tr("Tạo tệp đề nghị…"), icon="file-export", writes=True)
        )
        self.ask.clicked.connect(self.request_wanted)
        self.answer = self.banner.add_action(
            Button(tr("Mở gói chào mừng…"), icon="file-import", writes=True)
        )
        self.answer.clicked.connect(self.welcome_wanted)
        self.agree = self.banner.add_action(
            Button(tr("Khớp cả 6 nhóm, nhận"), icon="check", writes=True)
        )
        self.agree.clicked.connect(self.agreed)
        self.differ = self.banner.add_action(
            Button(tr("Số lệch, dừng lại"), kind="danger", writes=True)
        )
        self.differ.clicked.connect(self.differed)
        self.code = QrCode(tr("Mã QR của đề nghị ghi danh"))
        self.digits = WrapLabel("", "title")
        font = tabular(self.digits).font()
        font.setWordSpacing(_BETWEEN_GROUPS)  # the groups are read aloud one by one
        self.digits.setFont(font)
        self._about_code = WrapLabel(
            tr(
                "Cấp trên quét mã này ở trang Đơn vị, thiết bị, hoặc chụp lại, đọc ra chữ rồi dán "
                "vào đó: không phải mang tệp đi. Sáu nhóm số vẫn phải đọc cho nhau nghe."
            ),
            "secondary",
        )
        told = hold(column(self.digits, self._about_code, None, gap=8))
        line = row(self.code, told, gap=16)
        line.setAlignment(self.code, TOP)
        line.setAlignment(told, TOP)
        line.setStretch(1, 1)
        card = Card()
        card.body.addLayout(line)
        self._room = scrolled(hold(column(card, None)))
        layout = column(self.banner, self._room, gap=8)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.hide()

    def show_message(
        self, title: str, sentence: str, *, digits: str = "", compare: bool = False
    ) -> None:
        """Say what to do next; "" hides everything.

        Args:
            title: What is so.
            sentence: What to do.
            digits: Six groups of five, to be read aloud or compared.
            compare: Ask whether the digits are those on the paper.
        """
        self.digits.setText(digits)
        self._room.setVisible(bool(digits))
        self.banner.show_message("info", title, sentence, "fingerprint")
        for button in (self.ask, self.answer):
            button.setVisible(not compare)
        for button in (self.agree, self.differ):
            button.setVisible(compare)
        self._show_code(shown=False)
        self.code_shown.emit(False)  # noqa: FBT003 - a signal
        self.setVisible(bool(title))

    def fit(self, fit: Fit) -> None:
        """Draw the code as large as the page has height for, below what grows with the text."""
        self.code.fit(small=fit.height < _ROOM_ABOVE * fit.scale + _LARGE_CODE)

    def _show_code(self, *, shown: bool) -> None:
        self.code.setVisible(shown)
        self._about_code.setVisible(shown)

    def show_code(self, text: str) -> None:
        """Show the request as a code too."""
        self.code.show_text(text)
        self._show_code(shown=True)
        self.answer.setFocus()
        self.code_shown.emit(True)  # noqa: FBT003 - a signal
