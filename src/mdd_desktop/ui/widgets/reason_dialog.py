"""A question that needs a day and a coded reason: the safe answer is the default, Esc stays."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import LineEdit

_WIDTH = 480


@dataclass(frozen=True)
class Asked:
    """What a dialog asks.

    Attributes:
        title: The question.
        verb: On the button that does it.
        day_text: Above the box of the day; "" when no day is asked.
        reasons: (code, text); none when no reason is asked.
        reason: Chosen from the start.
        reason_text: Above the list, when it holds something else than reasons.
        note_text: Above the box of the note; "" when none is asked.
    """

    title: str
    sentence: str
    verb: str
    day_text: str = ""
    reasons: Sequence[tuple[str, str]] = ()
    reason: str = ""
    reason_text: str = ""
    note_text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Decision:
    """What the officer decided."""

    day: dt.date | None
    reason: str
    note: str


class ReasonDialog(QDialog):
    """Window-modal, never nested; stays open until what was decided is saved.

    Attributes:
        decided: A :class:`Decision`; the presenter saves and closes, or shows why not.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget, asked: Asked, today: dt.date) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setFixedWidth(min(look().px(_WIDTH), 560))
        self._asked = asked
        self.banner = Banner("bad")
        self.banner.hide()
        self.day = DateEdit(asked.day_text or tr("Ngày"), whole_day=True)
        self.day.show_date(PartialDate.model_validate(today.isoformat()))
        self.reason = CodeCombo(asked.reason_text or tr("Lý do"), asked.reasons)
        self.reason.show_code(asked.reason)
        self.note = LineEdit(asked.note_text or tr("Ghi chú"), longest=2000)
        self.note.show_text(asked.note)
        self.day_field = Field(asked.day_text or tr("Ngày"), self.day, required=True)
        self.day.problem_found.connect(self.day_field.show_problem)
        self.reason_field = Field(asked.reason_text or tr("Lý do"), self.reason, required=True)
        self.reason.problem_found.connect(self.reason_field.show_problem)
        self.note_field = Field(asked.note_text or tr("Ghi chú"), self.note)
        self._lay_out()
        boxes = [box for box in (self.reason, self.day, self.note) if not box.isHidden()]
        EnterWalk(boxes, self)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.decide)
        (boxes[0] if boxes else self.stay).setFocus()

    def _lay_out(self) -> None:
        asked = self._asked
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(12)
        body.addWidget(WrapLabel(asked.title, "section"))
        body.addWidget(WrapLabel(asked.sentence, "body", "muted"))
        body.addWidget(self.banner)
        for field, wanted in (
            (self.reason_field, bool(asked.reasons)),
            (self.day_field, bool(asked.day_text)),
            (self.note_field, bool(asked.note_text)),
        ):
            body.addWidget(field)
            field.setVisible(wanted)
            field.editor.setVisible(wanted)
        self.stay = Button(tr("Quay lại"), key="Esc", hint_only=True)
        self.stay.clicked.connect(self.reject)
        self.act = Button(asked.verb, kind="primary", key="Ctrl+Enter", hint_only=True)
        self.act.clicked.connect(self.decide)
        body.addLayout(row(None, self.stay, self.act))

    def decide(self) -> None:
        """Hand over what stands in the boxes, when it can be read."""
        for box in (self.day, self.reason.lineEdit(), self.note):
            if box is not None:
                box.editingFinished.emit()
        if self._asked.reasons and not self.reason.code():
            self.reason_field.show_problem(tr("Chọn một mục trong danh sách."))
            self.reason.setFocus()
            return
        day = self.day.date()
        if self._asked.day_text and (day is None or self.day_field.problem()):
            if not self.day_field.problem():
                self.day_field.show_problem(tr("Ghi đủ ngày, tháng, năm."))
            self.day.setFocus()
            return
        chosen = day.first_day() if day else None
        self.decided.emit(Decision(chosen, self.reason.code(), self.note.text().strip()))

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place why nothing was saved."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))
        self.adjustSize()
