"""What is shown when no page is there to say it: no names, no blame, a way on."""

import traceback

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import IconDisc
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import TOP, column, row


def where(error: BaseException) -> str:
    """Return the kind of the error and the places in the program it passed; never its text.

    The text of an error may hold what somebody typed, and so a child's name.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename.rpartition('mdd_desktop')[2]}:{frame.lineno}" for frame in frames]
    return "\n".join([type(error).__name__, *places])


class ErrorDialog(QDialog):
    """Says why something was refused; of what nobody foresaw, what is safe and how to get help."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        refusal = error.message if isinstance(error, RegistryError) else ""
        self._details = where(error)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setMinimumWidth(460)
        title = WrapLabel(tr("Việc vừa rồi chưa làm được"), "section")
        sentence = WrapLabel(refusal or _unforeseen())
        copy = Button(tr("Chép chi tiết"), icon="copy")
        copy.clicked.connect(self._copy)
        back = Button(tr("Quay lại làm việc"), kind="primary")
        back.clicked.connect(self.accept)
        texts = column(title, sentence, gap=8)
        disc = IconDisc("alert-triangle", "warn", size=38)
        head = row(disc, texts, gap=14)
        head.setStretch(1, 1)
        head.setAlignment(disc, TOP)
        copy.setHidden(bool(refusal))
        self.setLayout(column(head, row(None, copy, back), gap=18, margins=(20, 18, 20, 16)))
        back.setFocus()

    def details(self) -> str:
        """Return what "Chép chi tiết" puts on the clipboard."""
        return self._details

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _unforeseen() -> str:
    return tr(
        "Chương trình gặp một tình huống chưa lường trước. Sổ giữ nguyên như trước việc "
        "này, bản nháp vẫn còn. Chị làm lại; nếu vẫn vậy, chép chi tiết gửi người hỗ trợ. "
        "Trong chi tiết không có tên hay số của ai."
    )
