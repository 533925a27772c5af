"""Step 4: what was done, what waits, and the one button that takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.excel_import.ports import DoneShown
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.page import scrolled

_FACTS_WIDTH = 420


class DoneStep(QWidget):
    """After the import.

    Attributes:
        undo_wanted: Take the import back.
        again_wanted: Another workbook.
        list_wanted: Look at the records.
    """

    undo_wanted = Signal()
    again_wanted = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._banner = Banner("ok")
        self.undo = self._banner.add_action(
            Button(tr("Hoàn tác lần nhập này"), icon="arrow-back-up")
        )
        self.undo.clicked.connect(self.undo_wanted)
        self._facts = QVBoxLayout()
        self._kept = QVBoxLayout()
        self._kept.setSpacing(6)
        card = Card(tr("Đã làm"))
        card.body.addLayout(self._facts)
        card.setMaximumWidth(look().px(_FACTS_WIDTH))
        self._kept_card = Card(tr("Giữ nguyên khi hoàn tác"))
        self._kept_card.body.addLayout(self._kept)
        self.again = Button(tr("Nhập tệp khác"), kind="primary", icon="file-spreadsheet")
        self.again.clicked.connect(self.again_wanted)
        self.list = Button(tr("Xem danh sách trẻ"), icon="list")
        self.list.clicked.connect(self.list_wanted)
        body = column(
            self._banner, card, self._kept_card, row(self.again, self.list, None), None, gap=12
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(hold(body)))

    def show_done(self, shown: DoneShown) -> None:
        """Say what was done."""
        self._banner.show_message("ok", shown.title, shown.sentence)
        self.undo.setVisible(shown.can_undo)
        clear(self._facts)
        self._facts.addLayout(facts(list(shown.facts)))
        self._kept_card.hide()

    def show_undone(self, title: str, sentence: str, kept: Sequence[str]) -> None:
        """Say what was taken back, and list what stays because it was edited later."""
        self._banner.show_message("warn" if kept else "ok", title, sentence)
        self.undo.hide()
        clear(self._kept)
        for line in kept:
            self._kept.addWidget(WrapLabel(line, "body", "ink"))
        self._kept_card.setVisible(bool(kept))
