"""The full-window pages before the shell: a coloured side with steps, the content at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mdd_desktop.resources import resource
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import SECONDARY, SEMIBOLD
from mdd_desktop.ui.widgets.labels import WrapLabel, label, restyle
from mdd_desktop.ui.widgets.layouts import TOP, column, row

_WIDE, _NARROW = 338, 280


class StepDisc(QWidget):
    """The number of a step, or a tick when it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._state = "later"
        size = look().px(28)
        self.setFixedSize(size, size)

    def show_state(self, state: str) -> None:
        """Show ``done``, ``now`` or ``later``."""
        self._state = state
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        now = self._state == "now"
        painter.setBrush(QColor(tokens.on_pri) if now else QColor(255, 255, 255, 46))
        painter.drawEllipse(QRectF(self.rect()))
        if self._state == "done":
            at = (self.width() - 16) // 2
            pixmap = icon_pixmap("check", tokens.on_pri, 16, self.devicePixelRatio())
            painter.drawPixmap(at, at, pixmap)
            return
        painter.setPen(QColor(tokens.pri_d if now else tokens.on_pri))
        painter.setFont(look().font(SECONDARY, SEMIBOLD))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class GateSide(QFrame):
    """The programme's mark, the steps, and what is true of everybody's data."""

    def __init__(self, steps: Sequence[str] = ()) -> None:
        super().__init__()
        self.setProperty("mddKind", "side")
        mark = label("")
        mark.setPixmap(QIcon(str(resource("icons", "mdd.svg"))).pixmap(44, 44))
        mark.setFixedSize(44, 44)
        words = column(
            label(tr("Mẹ đỡ đầu"), "title", "white"),
            WrapLabel(tr("Sổ quản lý của Hội LHPN"), "secondary", "white"),
            gap=0,
        )
        head = row(mark, words, gap=12)
        head.setStretch(1, 1)
        self._discs = [StepDisc(number) for number in range(1, len(steps) + 1)]
        self._texts = [WrapLabel(text, "body", "white") for text in steps]
        lines = column(gap=13)
        for disc, text in zip(self._discs, self._texts, strict=True):
            line = row(disc, text, gap=12)
            line.setStretch(1, 1)
            lines.addLayout(line)
        shield = label("")
        shield.setPixmap(icon_pixmap("shield-lock", look().tokens.on_pri, 18))
        promise = WrapLabel(
            tr("Mọi dữ liệu nằm trong máy này và được khóa bằng mật khẩu của chị. Không cần mạng."),
            "secondary",
            "white",
        )
        foot = row(shield, promise, gap=12)
        foot.setStretch(1, 1)
        foot.setAlignment(shield, TOP)
        self.setLayout(column(head, 26, lines, None, foot, gap=0, margins=(29, 30, 26, 26)))
        self.fit(wide=True)

    def fit(self, *, wide: bool) -> None:
        """Take the width for the present window."""
        self.setFixedWidth(_WIDE if wide else _NARROW)

    def show_step(self, step: int) -> None:
        """Show which step is open; those before it are done."""
        for at, (disc, text) in enumerate(zip(self._discs, self._texts, strict=True)):
            disc.show_state("done" if at < step else "now" if at == step else "later")
            text.setProperty("mddType", "strong" if at == step else "body")
            restyle(text)
