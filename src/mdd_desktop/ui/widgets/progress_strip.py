"""The strip under the top bar while something takes more than half a second."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import row


class ProgressStrip(QFrame):
    """Sentence, count and "Dừng".

    Attributes:
        stop_requested: The officer wants the work stopped.
    """

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("mddKind", "strip")
        self.sentence = label("", "secondary", "info")
        self.count = label("", "secondary", "info")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(180, 8)
        self.stop = Button(tr("Dừng"), height=30)
        self.stop.clicked.connect(self.stop_requested)
        parts = (self.sentence, self._bar, self.count, None, self.stop)
        self.setLayout(row(*parts, gap=12, margins=(20, 4, 16, 4)))
        self.hide()

    def show_work(self, sentence: str, done: int, total: int, left: str = "") -> None:
        """Show what is being done.

        Args:
            sentence: What it is.
            done: How many steps.
            total: Of how many; 0 when nobody knows how much it is.
            left: In words, how long it will still take; "" where nobody can tell.
        """
        self.sentence.setText(sentence)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(sentence)
        shown = tr("{done} trong {total}").format(done=done, total=total) if total else ""
        self.count.setText(", ".join(part for part in (shown, left) if part))
        self.show()
