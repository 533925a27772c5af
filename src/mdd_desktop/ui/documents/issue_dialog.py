"""The question before a document gets its number: number, date, signer, copies."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import LineEdit

_WIDTH = 500


class IssueDialog(QDialog):
    """Window-modal; stays open until the document is issued.

    Attributes:
        decided: An :class:`Issuing`; the presenter issues and closes, or shows why not.
    """

    decided = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, number: int | None, signer: str, today: dt.date
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setFixedWidth(min(look().px(_WIDTH), 580))
        self._numbered = number is not None
        self.banner = Banner("bad")
        self.banner.hide()
        self.number = LineEdit(tr("Số"))
        self.number.show_text(f"{number:02d}" if number is not None else "")
        self.number_field = Field(tr("Số (số tiếp theo của năm)"), self.number, required=True)
        self.day = DateEdit(tr("Ngày văn bản"), whole_day=True)
        self.day.show_date(PartialDate.model_validate(today.isoformat()))
        self.day_field = Field(tr("Ngày văn bản"), self.day, required=True)
        self.day.problem_found.connect(self.day_field.show_problem)
        self.signer = LineEdit(tr("Người ký"))
        self.signer.show_text(signer)
        self.copies = LineEdit(tr("Số lượng bản"))
        self._lay_out(title)
        boxes: list[QWidget] = [self.number] if self._numbered else []
        EnterWalk([*boxes, self.day, self.signer, self.copies], self)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.decide)
        (boxes[0] if boxes else self.day).setFocus()

    def _lay_out(self, title: str) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(12)
        body.addWidget(WrapLabel(tr("Cấp số và ban hành?"), "section"))
        sentence = tr(
            "“{title}” sẽ được giữ nguyên từng chữ và từng số; in lại lúc nào cũng ra đúng "
            "bản này. Muốn sửa sau khi ban hành thì lập bản thay thế."
        )
        body.addWidget(WrapLabel(sentence.format(title=title), "body", "muted"))
        body.addWidget(self.banner)
        self.number_field.setVisible(self._numbered)
        head = row(self.number_field, self.day_field, gap=12)
        body.addLayout(head)
        tail = row(
            Field(tr("Người ký"), self.signer), Field(tr("Số lượng bản"), self.copies), gap=12
        )
        tail.setStretch(0, 2)
        tail.setStretch(1, 1)
        body.addLayout(tail)
        self.stay = Button(tr("Quay lại"), key="Esc", hint_only=True)
        self.stay.clicked.connect(self.reject)
        self.act = Button(
            tr("Ban hành"), kind="primary", icon="rubber-stamp", key="Ctrl+Enter", hint_only=True
        )
        self.act.clicked.connect(self.decide)
        body.addLayout(row(None, self.stay, self.act))

    def decide(self) -> None:
        """Hand over what stands in the boxes, when it can be read."""
        number = self.number.text().strip()
        if self._numbered and not number.isdecimal():
            self.number_field.show_problem(tr("Ghi số của văn bản bằng chữ số."))
            self.number.setFocus()
            return
        self.day.editingFinished.emit()
        day = self.day.date()
        if day is None or self.day_field.problem():
            self.day_field.show_problem(tr("Ghi đủ ngày, tháng, năm."))
            self.day.setFocus()
            return
        copies = self.copies.text().strip()
        issuing = Issuing(
            number=int(number) if self._numbered else None,
            dated=day.first_day(),
            signer=self.signer.text().strip() or None,
            copies=int(copies) if copies.isdecimal() else None,
        )
        self.decided.emit(issuing)

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place why nothing was issued."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))
        self.adjustSize()
