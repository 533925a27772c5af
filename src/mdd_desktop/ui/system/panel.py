"""What every panel of the system page has: a heading, a sentence, a banner, cards below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold
from mdd_desktop.ui.widgets.page import scrolled


class Panel(QWidget):
    """One subject of the page; ``add`` puts cards below each other."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.banner = Banner("bad")
        self.banner.hide()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self._cards.setContentsMargins(0, 0, 6, 0)
        head = column(label(title, "section"), WrapLabel(sentence, "secondary"), gap=2)
        whole = column(head, self.banner, scrolled(hold(self._cards)), gap=10)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def add(self, *widgets: QWidget, stretch: bool = True) -> None:
        """Put cards below one another; the last takes the room that is left unless told."""
        for widget in widgets:
            self._cards.addWidget(widget)
        if stretch:
            self._cards.addStretch(1)

    def show_message(self, title: str, sentence: str, tone: Tone = "bad") -> None:
        """Show in place what did not work, or what has to be known; "" takes it away."""
        self.banner.show_message(tone, title, sentence)
        self.banner.setVisible(bool(title))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show what did not work; for ``desk.refused``."""
        self.show_message(title, sentence)

    def first_box(self) -> QWidget | None:
        """Return what gets the focus when the panel opens."""
        return None
