"""One slim line below the head of a page: what has to be known, and the way there."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.tab_order import chain

_BELOW_HEADER = 1


class NoticeLine(QFrame):
    """Hidden while there is nothing to say; it never stands in the way.

    Args:
        page: The layout of the page.
        way: The button that leads to what is meant.
    """

    def __init__(self, page: QVBoxLayout, way: Button) -> None:
        super().__init__()
        self.setProperty("mddKind", "warn")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark = label("")
        mark.setPixmap(icon_pixmap("alert-triangle", look().tokens.warn, 18))
        mark.setFixedWidth(20)
        self.title = ElidedLabel("", "strong", "warn")
        self.sentence = WrapLabel("", "secondary", "ink")
        self.open = way
        line = row(mark, self.title, self.sentence, way, gap=10, margins=(14, 4, 6, 4))
        line.setStretch(2, 1)
        self.setLayout(line)
        page.insertWidget(_BELOW_HEADER, self)
        head = page.itemAt(0)
        above = head.widget() if head is not None else None
        chain([*(above.findChildren(Button)[-1:] if above is not None else ()), way])
        self.hide()

    def show_notice(self, title: str, sentence: str) -> None:
        """Say something; without a title the line goes."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self.setVisible(bool(title))
