"""The bar at the foot of the window: saved, copied, sent; each opens its screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row


class StatusBar(QFrame):
    """Three states at the left, the program at the right.

    Attributes:
        wanted: ``saved``, ``backup`` or ``sent``.
    """

    wanted = Signal(str)

    def __init__(self, version: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "status")
        self.setAccessibleName(tr("Trạng thái"))
        self._items = {key: self._item(key) for key in ("saved", "backup", "sent")}
        program = tr("Ngoại tuyến · bản {version}").format(version=version)
        layout = row(
            *self._items.values(),
            None,
            label(program, "caption", "muted"),
            gap=14,
            margins=(12, 0, 16, 0),
        )
        self.setLayout(layout)
        self.setFixedHeight(look().control(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _item(self, key: str) -> Button:
        button = Button("", kind="status", height=26)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.wanted.emit(key))
        button.hide()
        return button

    def show_state(self, key: str, text: str, tone: Tone, picture: str) -> None:
        """Show one of the states; "" hides it."""
        button = self._items[key]
        ink, _ground = look().tokens.tone(tone)
        button.setText(text)
        button.show_picture(picture, ink)
        button.setVisible(bool(text))
