"""A banner in the page: icon, title, sentence, at most two actions; it never hides by itself."""

from PySide6.QtWidgets import QFrame, QSizePolicy

from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import IconDisc
from mdd_desktop.ui.widgets.labels import Ink, WrapLabel, label, restyle, set_ink
from mdd_desktop.ui.widgets.layouts import MIDDLE, column, row

_KINDS: dict[Tone, tuple[str, Ink, str]] = {
    "ok": ("ok", "ok", "circle-check"),
    "warn": ("warn", "warn", "alert-triangle"),
    "bad": ("bad", "bad", "alert-circle"),
    "info": ("info", "info", "info-circle"),
    "neu": ("card", "ink", "info-circle"),
}


class Banner(QFrame):
    """What happened, what is safe, what to do."""

    def __init__(self, tone: Tone = "info", title: str = "", sentence: str = "") -> None:
        super().__init__()
        self._disc = IconDisc("info-circle", tone, size=38)
        self.title = label("", "section")
        self.sentence = WrapLabel("", "secondary", "ink")
        self._actions = row(gap=8)
        self.aloud = WrapLabel("", "section", "ink")
        texts = column(self.title, self.aloud, self.sentence, gap=2)
        layout = row(self._disc, texts, gap=14, margins=(16, 10, 14, 10))
        layout.setStretch(1, 1)
        layout.addLayout(self._actions)
        layout.setAlignment(self._disc, MIDDLE)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.show_message(tone, title, sentence)

    def show_message(
        self, tone: Tone, title: str, sentence: str, icon: str = "", *, aloud: str = ""
    ) -> None:
        """Show another message; ``aloud`` stands in larger letters, to be read to somebody."""
        kind, ink, usual = _KINDS[tone]
        self.setProperty("mddKind", kind)
        restyle(self)
        self._disc.change(icon or usual, tone)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        set_ink(self.title, ink)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.aloud.setText(aloud)
        self.aloud.setVisible(bool(aloud))
        self.setAccessibleName(". ".join(filter(None, (title, aloud, sentence))))

    def add_action(self, button: Button) -> Button:
        """Put a button at the right end."""
        self._actions.addWidget(button)
        return button
