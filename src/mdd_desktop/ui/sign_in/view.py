"""The page before an open registry: who, passphrase, what went wrong and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import DECISION
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.gate import GateSide
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.segmented import Segmented

_COLUMN, _WIDE = 440, 1200


class SignInView(QWidget):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        open_requested: The passphrase that was typed.
        stop_requested: Do not open it after all.
        recover_requested: (recovery key, new passphrase).
        book_chosen: ``real`` or ``training``.
        restore_wanted: Put a backup in the place of the registry.
    """

    open_requested = Signal(str)
    stop_requested = Signal()
    recover_requested = Signal(str, str)
    book_chosen = Signal(str)
    restore_wanted = Signal()

    def __init__(self, *, locked: bool) -> None:
        super().__init__()
        self.side = GateSide()
        title = tr("Sổ đang khóa") if locked else tr("Mở sổ")
        sentence = (
            tr("Trang đang làm và bản nháp vẫn còn nguyên sau khi mở.")
            if locked
            else tr("Gõ mật khẩu của chị để mở sổ.")
        )
        self.banner = Banner("bad")
        self.banner.hide()
        self.officer = PlainCombo(tr("Cán bộ"))
        self.officer.setMinimumWidth(look().px(200))
        self.passphrase = PassphraseEdit(tr("Mật khẩu"))
        self.passphrase.returnPressed.connect(self._open)
        self.passphrase_field = Field(
            tr("Mật khẩu"),
            self.passphrase,
            hint=tr("Xem phím Caps Lock và tắt bộ gõ tiếng Việt."),
        )
        self.book = Segmented(
            tr("Sổ nào"), [("real", tr("Sổ thật"), ""), ("training", tr("Sổ tập huấn"), "")]
        )
        self.book.chosen.connect(self.book_chosen)
        self.book.hide()
        self.open = Button(tr("Mở sổ"), kind="primary", icon="lock-open", height=DECISION)
        self.open.clicked.connect(self._open)
        self.stop = Button(tr("Dừng"), key="Esc", height=DECISION)
        self.stop.clicked.connect(self.stop_requested)
        self.stop.hide()
        self.forgotten = Button(tr("Quên mật khẩu?"), kind="link", height=30)
        self.forgotten.clicked.connect(self._show_recovery)
        restore = Button(tr("Khôi phục từ bản sao…"), kind="link", height=30)
        restore.clicked.connect(self.restore_wanted)
        self._recovery = self._recovery_part()
        self._recovery.hide()
        self._main = hold(
            column(
                Field(tr("Cán bộ"), self.officer),
                self.passphrase_field,
                row(self.forgotten, None, self.stop, self.open),
                row(restore, None),
                gap=12,
            )
        )
        parts = (
            label(title, "title"),
            WrapLabel(sentence, "body", "muted"),
            self.book,
            self.banner,
            self._main,
            self._recovery,
        )
        self._lay_out(parts)
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._tick)
        self._seconds = 0

    def _lay_out(self, parts: Sequence[QWidget]) -> None:
        inner = hold(column(None, *parts, None, gap=12))
        inner.setFixedWidth(look().px(_COLUMN))
        middle = row(None, inner, None, gap=0, margins=(24, 20, 24, 20))
        both = row(self.side, hold(middle), gap=0)
        both.setStretch(1, 1)
        self.setLayout(both)
        self.setFocusProxy(self.passphrase)

    def _recovery_part(self) -> QWidget:
        self.key = LineEdit(tr("Mã khôi phục"))
        self.new = PassphraseEdit(tr("Mật khẩu mới"))
        self.key_field = Field(tr("Mã khôi phục trên phiếu"), self.key)
        self.new_field = Field(tr("Mật khẩu mới"), self.new)
        back = Button(tr("Quay lại"))
        back.clicked.connect(self._hide_recovery)
        go = Button(tr("Đặt mật khẩu mới"), kind="primary")
        go.clicked.connect(self._recover)
        return hold(column(self.key_field, self.new_field, row(None, back, go), gap=12))

    def show_officers(self, officers: Sequence[str], chosen: str) -> None:
        """Offer the people who have a passphrase here."""
        self.officer.show_options([(name, name) for name in officers])
        self.officer.show_code(chosen or (officers[0] if officers else ""))

    def show_books(self, chosen: str) -> None:
        """Offer the registry to practise with, where there is one."""
        self.book.show()
        self.book.show_code(chosen)

    def show_refused(self, sentence: str) -> None:
        """The passphrase was wrong, or something else the officer can act on."""
        self.show_busy(busy=False)
        self.passphrase.show_text("")
        self.passphrase_field.show_problem(sentence)
        self.passphrase.setFocus()

    def show_failure(self, title: str, sentence: str) -> None:
        """Show what is wrong with the registry itself; "" takes it away."""
        self.show_busy(busy=False)
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def show_done(self, title: str, sentence: str) -> None:
        """Say that the new passphrase holds."""
        self._hide_recovery()
        self.banner.show_message("ok", title, sentence)
        self.banner.show()

    def show_wait(self, seconds: int) -> None:
        """Make the officer wait after several wrong passphrases; nothing is wiped, ever."""
        self._seconds = seconds
        self._tick()
        self._wait.start()

    def show_busy(self, *, busy: bool) -> None:
        """Say that the registry is being opened."""
        self.open.setEnabled(not busy)
        self.open.setText(tr("Đang mở…") if busy else tr("Mở sổ"))
        self.stop.setVisible(busy)

    def _tick(self) -> None:
        waiting = self._seconds > 0
        self.open.setEnabled(not waiting)
        self.open.setText(
            tr("Chờ {count} giây").format(count=self._seconds) if waiting else tr("Mở sổ")
        )
        if not waiting:
            self._wait.stop()
        self._seconds -= 1

    def _open(self) -> None:
        if self.open.isEnabled() and self.passphrase.text():
            self.open_requested.emit(self.passphrase.text())

    def _recover(self) -> None:
        self.recover_requested.emit(self.key.text(), self.new.text())

    def _show_recovery(self) -> None:
        self._main.hide()
        self._recovery.show()
        self.key.setFocus()

    def _hide_recovery(self) -> None:
        for box in (self.key, self.new):
            box.show_text("")
        self._recovery.hide()
        self._main.show()
        self.passphrase.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(wide=self.width() >= _WIDE)
