"""A passphrase: hidden, shown on request, its strength told in words."""

import math

from PySide6.QtWidgets import QLineEdit

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.line_edit import LineEdit

SHORTEST = 12
_STRONG_BITS, _FAIR_BITS = 70, 50


def strength_in_words(passphrase: str) -> tuple[bool, str]:
    """Return whether the passphrase may be used, and a sentence that says why."""
    missing = SHORTEST - len(passphrase)
    if missing > 0:
        return False, tr("Còn thiếu {count} ký tự, cần ít nhất 12.").format(count=missing)
    kinds = len(set(passphrase.casefold()))
    if kinds < SHORTEST // 2:
        return False, tr("Lặp lại quá nhiều, dễ đoán. Thử năm từ không liên quan nhau.")
    bits = len(passphrase) * math.log2(max(kinds, 2)) * 0.8
    words = len(passphrase.split())
    if bits >= _STRONG_BITS and (words >= 4 or not passphrase.isalpha()):  # noqa: PLR2004 - four words
        return True, tr("Mạnh: người khác khó đoán được.")
    if bits >= _FAIR_BITS:
        return True, tr("Dùng được. Thêm một từ nữa thì mạnh hơn.")
    return True, tr("Hơi yếu. Nên thêm từ, hoặc dùng năm từ gợi ý.")


class PassphraseEdit(LineEdit):
    """A hidden line with an eye to show it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, longest=1024)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        colour = look().tokens.muted
        self._closed, self._open = icon("eye", colour, 16), icon("eye-off", colour, 16)
        self._eye = self.add_button(tr("Hiện mật khẩu"), self._closed)
        self._eye.triggered.connect(self._toggle)

    def _toggle(self) -> None:
        hidden = self.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if hidden else mode.Password)
        self._eye.setIcon(self._open if hidden else self._closed)
        self._eye.setText(tr("Giấu mật khẩu") if hidden else tr("Hiện mật khẩu"))
