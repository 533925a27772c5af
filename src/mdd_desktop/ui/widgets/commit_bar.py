"""The bar at the foot of a page: state at the left, actions at the right."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row

_STRETCH_AT = 3


class WholeOrNothing(ElidedLabel):
    """A remark that is left out where it would be cut: half a list of keys helps nobody."""

    def is_whole(self) -> bool:
        """Whether there is room for all of it."""
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_whole():
            super().paintEvent(event)


class CommitBar(QFrame):
    """State and actions; the primary action is the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("mddKind", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        self._icon.setFixedWidth(18)
        self.state = ElidedLabel("", "secondary")
        self.hint = WholeOrNothing("", "secondary", "faint")
        self._layout = row(self._icon, self.state, self.hint, gap=10, margins=(16, 0, 12, 0))
        # The keys take what is left: the state must stay readable beside many buttons.
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout.setStretchFactor(self.hint, 100)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self.fit(compact=False)

    def fit(self, *, compact: bool, full: bool = True) -> None:
        """Take the height for the present window; the keys are told only where there is room."""
        self.setFixedHeight(look().control(44 if compact else 52))
        self._layout.setSpacing(8 if compact else 10)
        self.hint.setVisible(full and not compact and bool(self.hint.text()))

    def show_state(self, text: str, tone: Tone = "ok", icon: str = "circle-check") -> None:
        """Say what is saved, or what is still missing."""
        ink, _ground = look().tokens.tone(tone)
        self._icon.setPixmap(icon_pixmap(icon, ink, 16, self.devicePixelRatio()))
        self._icon.setVisible(bool(text))
        self.state.setText(text)

    def show_hint(self, text: str) -> None:
        """Show the keys that matter here."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def add_before(self, button: Button) -> Button:
        """Put a button before those at the right end."""
        self._layout.insertWidget(_STRETCH_AT + 1, button)
        return button

    def add_action(self, button: Button) -> Button:
        """Put a button at the right end."""
        self._layout.addWidget(button)
        return button
