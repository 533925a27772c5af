"""The push button of the program: kinds, an icon, a key hint inside."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CONTROL, Tokens
from mdd_desktop.ui.widgets.key_hint import key_size, paint_key
from mdd_desktop.ui.widgets.labels import restyle
from mdd_desktop.ui.widgets.veil import VEILED, held

Kind = Literal[
    "primary",
    "secondary",
    "tint",
    "quiet",
    "link",
    "back",
    "danger",
    "dark",
    "status",
    "name",
]
_ICON, _GAP, _TARGET = 18, 8, 30
_SIDES = {"name": 2, "link": 4, "back": 12, "status": 8}
"""What is not framed stands with its first letter on the edge of what is above and below it."""


class Button(QPushButton):
    """A button; ``key`` is a shortcut that is both installed and drawn as a hint.

    Args:
        text: A verb, with its number where there is one.
        kind: One ``primary`` per page.
        icon: Name of a shipped icon, or "".
        key: Shortcut such as ``Ctrl+N``, or "".
        hint_only: Draw the key, but let somebody else listen to it.
        writes: It leads to writing, so it is refused in a window that is only looked at.
    """

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "secondary",
        icon: str = "",
        key: str = "",
        hint_only: bool = False,
        height: int = CONTROL,
        writes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._writes = writes
        self._icon_name = icon
        self._key = key
        self._icon_ink = ""
        self._compact = False
        self._refusal = self._lack = ""
        self._base_height = height
        self.setProperty("mddKind", kind)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look().control(height))
        if key and not hint_only:
            self._listen(key)

    def _listen(self, key: str) -> None:
        self.setShortcut(QKeySequence(key.replace("Enter", "Return")))
        if "Enter" in key:  # the one of the number pad is another key to Qt
            QShortcut(QKeySequence(key), self).activated.connect(self.click)

    def set_kind(self, kind: Kind) -> None:
        """Wear another kind."""
        self.setProperty("mddKind", kind)
        restyle(self)

    def show_picture(self, icon: str, ink: str = "") -> None:
        """Show another icon, in a colour of its own."""
        self._icon_name, self._icon_ink = icon, ink
        self.updateGeometry()
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """Show the icon alone, with the text as tooltip, where room is scarce."""
        if compact == self._compact or not self._icon_name:
            return
        self._compact = compact
        self._show_tip()
        self.updateGeometry()
        self.update()

    def refuse(self, reason: str) -> None:
        """Disable the button and say why."""
        self.show_possible(reason)

    def allow(self) -> None:
        """Enable the button again, unless there is nothing to act on or nothing is written."""
        self.show_possible("")

    def lead(self, *, writes: bool) -> None:
        """Say whether it leads to writing from now on."""
        self._writes = writes
        self._show_state()

    def show_lack(self, reason: str) -> None:
        """Say why there is nothing to act on, whoever may act; "" when there is something."""
        self._lack = reason
        self._show_state()

    def show_possible(self, refusal: str) -> None:
        """Say why the button cannot be pressed now; "" lets it be pressed."""
        self._refusal = refusal
        self._show_state()

    def _show_state(self) -> None:
        reason = self._why_not()
        self.setEnabled(not reason)
        self.setAccessibleDescription(reason)
        self._show_tip()

    def _show_tip(self) -> None:
        self.setToolTip(self._why_not() or (self.text() if self._compact else ""))

    def _why_not(self) -> str:
        return self._lack or self._refusal or self._held()

    def _held(self) -> str:
        """Why nothing is written in this window; "" where it is."""
        if self._writes and self.window().property(VEILED):
            return held()
        return ""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._held():
            self._show_state()

    @override
    def setText(self, text: str) -> None:
        keys = self.shortcut()
        super().setText(text)
        self.setShortcut(keys)  # Qt drops it with the old text
        self.setAccessibleName(text)
        self.updateGeometry()

    def wide(self, *, compact: bool) -> int:
        """Return the width with its text, or with the icon alone."""
        self.ensurePolished()
        bare = compact and bool(self._icon_name)
        width = _SIDES.get(self._kind(), 26) + self._content_width(compact=bare)
        return width if self.text() and not bare else max(width, _TARGET)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.wide(compact=self._compact), self.height_wanted())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def height_wanted(self) -> int:
        """Return the height at the present text scale."""
        return look().control(self._base_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_content(painter)
        if self._kind() == "primary" and self.hasFocus():
            self._part_ring(painter)

    def _part_ring(self, painter: QPainter) -> None:
        """A light line between the ring of the focus and the dark ground of the button."""
        painter.setPen(QColor(look().tokens.on_pri))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5), 3.5, 3.5)

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = ""  # the text is painted here, beside the icon and the key

    def _kind(self) -> str:
        return str(self.property("mddKind"))

    def _shown(self) -> str:
        return "" if self._compact else self.text()

    def _content_width(self, *, compact: bool) -> int:
        text, key = ("", "") if compact else (self.text(), self._key)
        parts = [
            _ICON if self._icon_name else 0,
            self.fontMetrics().horizontalAdvance(text) + 1 if text else 0,
            key_size(key).width() if key else 0,
        ]
        used = [part for part in parts if part]
        return sum(used) + _GAP * (len(used) - 1)

    def _ink(self, tokens: Tokens) -> str:
        if not self.isEnabled():
            return tokens.faint
        return {
            "primary": tokens.on_pri,
            "tint": tokens.pri_d,
            "link": tokens.pri_d,
            "danger": tokens.bad,
            "dark": tokens.surface,
            "status": tokens.muted,
            "back": tokens.muted,
        }.get(self._kind(), tokens.ink)

    def _paint_content(self, painter: QPainter) -> None:
        tokens = look().tokens
        ink = self._ink(tokens)
        x = (self.width() - self._content_width(compact=self._compact)) // 2
        if self._icon_name:
            pixmap = icon_pixmap(
                self._icon_name, self._icon_ink or ink, _ICON, self.devicePixelRatio()
            )
            painter.drawPixmap(x, (self.height() - _ICON) // 2, pixmap)
            x += _ICON + _GAP
        if self._shown():
            width = self.fontMetrics().horizontalAdvance(self._shown()) + 1
            painter.setPen(QColor(ink))
            painter.setFont(self.font())
            painter.drawText(
                QRect(x, 0, width, self.height()),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
                self._shown(),
            )
            x += width + _GAP
        if self._key and not self._compact:
            primary = self._kind() == "primary" and self.isEnabled()
            at = QPoint(x, (self.height() - key_size(self._key).height()) // 2)
            paint_key(painter, at, self._key, on_primary=primary)
