"""The dark bar for marked rows: how many, what can be done with them, the way out."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row


class BulkBar(QFrame):
    """Hidden while nothing is marked.

    Attributes:
        none_wanted: Every mark is to go.
    """

    none_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "bulk")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.count = label("", "strong", "white")
        self._actions = row(gap=4)
        self._shrinking: list[Button] = []
        self.none = Button(tr("Bỏ đánh dấu"), kind="dark", key="Esc", hint_only=True, height=30)
        self.none.clicked.connect(self.none_wanted)
        parts = row(self.count, self._actions, None, self.none, gap=14, margins=(16, 0, 8, 0))
        self.setLayout(parts)
        self.setFixedHeight(look().control(40))
        self.hide()

    def add_action(self, button: Button, *, keeps_text: bool = False) -> Button:
        """Put an action behind the others; only some keep their text where room is scarce."""
        self._actions.addWidget(button)
        if not keeps_text:
            self._shrinking.append(button)
        return button

    def buttons(self) -> list[Button]:
        """Return the actions, in their order."""
        return [one for one in self.findChildren(Button) if one is not self.none]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        spare = sum(one.sizeHint().width() - one.wide(compact=True) for one in self._shrinking)
        return QSize(hint.width() - spare, hint.height())

    def _share_room(self) -> None:
        """Actions that are known by their icon lose their text where there is no room for all."""
        added = sum(one.wide(compact=False) - one.sizeHint().width() for one in self._shrinking)
        tight = self.sizeHint().width() + added > self.width()
        for button in self._shrinking:
            button.set_compact(compact=tight)

    def show_count(self, text: str) -> None:
        """Show how many are marked; "" takes the bar away."""
        self.count.setText(text)
        self.setVisible(bool(text))
        self._share_room()
