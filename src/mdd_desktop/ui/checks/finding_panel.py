"""One finding explained, and the two things that can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mdd_desktop.ui.checks.ports import FindingLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit


class FindingPanel(QFrame):
    """Beside the list.

    Attributes:
        open_wanted: Open the record to put it right.
        keep_wanted: Leave it as it is, for the reason that was typed.
        sight_wanted: A part that has to be seen.
    """

    open_wanted = Signal()
    keep_wanted = Signal(str)
    sight_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip(ChipText("", "neu"))
        self._title = WrapLabel("", "section")
        self._name = WrapLabel("", "strong")
        self._kind = ElidedLabel("", "secondary")
        self._sentence = WrapLabel("", "body", "ink")
        self._reason = WrapLabel("", "secondary")
        self.open = Button(tr("Mở hồ sơ để sửa"), kind="tint", icon="pencil", key="1",
                           hint_only=True)  # fmt: skip
        self.open.clicked.connect(self.open_wanted)
        what = Card()
        what.body.addLayout(row(self._chip, None))
        for widget in (self._title, self._name, self._kind, rule(), self._sentence, self._reason):
            what.body.addWidget(widget)
        what.body.addLayout(row(self.open, None))
        self._keep_card = Card(tr("Đúng như vậy?"))
        self.why = LineEdit(tr("Vì sao giữ nguyên"), example=tr("Đúng theo giấy khai sinh"))
        self._why_field = Field(tr("Vì sao giữ nguyên"), self.why, required=True)
        self.why.returnPressed.connect(lambda: self.keep_wanted.emit(self.why.text()))
        self.keep = Button(
            tr("Giữ, không hỏi lại"), icon="check", key="2", hint_only=True, writes=True
        )
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(self.why.text()))
        self._keep_card.body.addWidget(self._why_field)
        self._keep_card.body.addLayout(row(self.keep, None))
        self._hint = label(tr("F8 chỗ kế tiếp · Shift+F8 chỗ trước"), "caption", "muted")
        QShortcut(QKeySequence("1"), self).activated.connect(self.open_wanted)
        QShortcut(QKeySequence("2"), self).activated.connect(self._begin_reason)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        for part in (what, self._keep_card, self._hint):
            body.addWidget(part)
        body.addStretch(1)

    def show_finding(self, line: FindingLine) -> None:
        """Explain one finding."""
        self._chip.show_chip(line.state)
        self._title.setText(line.title)
        self._name.setText(line.name)
        self._kind.setText(line.kind)
        self._sentence.setText(line.sentence)
        self._reason.setText(line.refusal or line.reason)
        self._keep_card.setVisible(line.is_soft and not line.refusal)
        self.why.show_text("")
        self._why_field.show_problem("")

    def _begin_reason(self) -> None:
        if self._keep_card.isVisible():
            self.why.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why it cannot stay as it is."""
        self._why_field.show_problem(sentence)
        self.why.setFocus()
        for part in (self.keep, self._why_field):
            self.sight_wanted.emit(part)
