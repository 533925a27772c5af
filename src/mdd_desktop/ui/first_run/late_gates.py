"""Two pages before the registry: the recovery sheet that is still owed, and a backup put back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.first_run.step import Step
from mdd_desktop.ui.first_run.steps import RecoveryStep
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import DECISION
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.gate import GateSide
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.page import scrolled
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit

_COLUMN = 660


class _Gate(QWidget):
    """A page over the whole window with one step and its buttons."""

    def __init__(self, step: Step, *buttons: Button) -> None:
        super().__init__()
        self.setAccessibleName(step.title)
        self.banner = Banner("bad")
        self.banner.hide()
        foot = row(None, *buttons, gap=14)
        parts = (label(step.title, "title"), self.banner, scrolled(hold(column(step))))
        whole = column(*parts, rule(), foot, gap=12)
        whole.setStretch(2, 1)
        inner = hold(whole)
        inner.setMaximumWidth(look().px(_COLUMN))
        middle = row(None, inner, None, gap=0, margins=(24, 28, 24, 18))
        middle.setStretch(1, 100)
        both = row(GateSide(), hold(middle), gap=0)
        both.setStretch(1, 1)
        self.setLayout(both)
        box = step.first_box()
        if box is not None:
            self.setFocusProxy(box)

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))


class SheetGate(_Gate):
    """The first run ended before the sheet was on paper: a new sheet, then the registry.

    Attributes:
        done: The signs were typed.
    """

    done = Signal()

    def __init__(self) -> None:
        self.step = RecoveryStep()
        self.next = Button(tr("Đã cất phiếu, mở sổ"), kind="primary", icon="check", height=DECISION)
        super().__init__(self.step, self.next)
        self.next.clicked.connect(self.done)
        self.step.next_wanted.connect(self.done)


class RestoreGate(_Gate):
    """Choosing a backup and its passphrase.

    Attributes:
        choose_wanted: Ask for the file.
        restore_wanted: The passphrase or recovery key that was typed.
        back_wanted: To the page before.
    """

    choose_wanted = Signal()
    restore_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self) -> None:
        step = Step(
            tr("Khôi phục từ bản sao"),
            tr(
                "Chọn tệp sao lưu gần nhất, trong USB hoặc thư mục sao lưu. Nếu máy này đang có "
                "sổ, sổ ấy được giữ riêng, không xóa."
            ),
        )
        choose = Button(tr("Chọn tệp sao lưu…"), icon="folder-open")
        self.path = WrapLabel(tr("Chưa chọn tệp."), "strong")
        self.secret = PassphraseEdit(tr("Mật khẩu lúc sao lưu, hoặc mã khôi phục"))
        self.field = Field(self.secret.accessibleName(), self.secret)
        step.body.addLayout(row(choose, None))
        step.body.addWidget(self.path)
        step.body.addWidget(self.field)
        step.body.addStretch(1)
        self.back = Button(tr("Quay lại"), height=DECISION)
        self.go = Button(tr("Khôi phục"), kind="primary", icon="history", height=DECISION)
        super().__init__(step, self.back, self.go)
        choose.clicked.connect(self.choose_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.go.clicked.connect(self._restore)
        self.secret.returnPressed.connect(self._restore)
        self.setFocusProxy(choose)
        self.show_file(None)

    def show_file(self, path: Path | None) -> None:
        """Show which file was chosen."""
        self.path.setText(str(path) if path else tr("Chưa chọn tệp."))
        self.go.setEnabled(path is not None)

    def _restore(self) -> None:
        if self.go.isEnabled():
            self.restore_wanted.emit(self.secret.text())
