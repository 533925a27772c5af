"""The question for a count that another office made."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mdd_desktop.domain.partial_date import PartialDate
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

_WIDTH = 480


@dataclass(frozen=True)
class TypedCount:
    """What was typed: how many did it, of how many, on which day, who counted."""

    num: str
    den: str
    as_of: dt.date | None
    source: str


class CountDialog(QDialog):
    """Asks for numerator, denominator, day and source of an indicator.

    Attributes:
        decided: A :class:`TypedCount`; the presenter saves and closes, or shows why not.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget, text: str, today: dt.date) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setFixedWidth(min(look().px(_WIDTH), 560))
        self.banner = Banner("bad")
        self.banner.hide()
        self.num = LineEdit(tr("Số đã làm được"), longest=12)
        self.den = LineEdit(tr("Tổng số"), longest=12)
        self.as_of = DateEdit(tr("Tính đến ngày"), whole_day=True)
        self.as_of.show_date(PartialDate.model_validate(today.isoformat()))
        self.source = LineEdit(tr("Nguồn"), longest=300)
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(12)
        body.addWidget(WrapLabel(tr("Nhập số liệu do nơi khác đếm"), "section"))
        body.addWidget(WrapLabel(text, "body", "muted"))
        body.addWidget(self.banner)
        numbers = row(
            Field(tr("Số đã làm được"), self.num, required=True),
            Field(tr("Tổng số"), self.den, required=True),
            Field(tr("Tính đến ngày"), self.as_of, required=True),
            gap=12,
        )
        body.addLayout(numbers)
        body.addWidget(Field(tr("Nguồn (đơn vị, văn bản)"), self.source, required=True))
        self.stay = Button(tr("Quay lại"), key="Esc", hint_only=True)
        self.stay.clicked.connect(self.reject)
        self.act = Button(tr("Ghi số liệu"), kind="primary")
        self.act.clicked.connect(self._decide)
        body.addLayout(row(None, self.stay, self.act))
        EnterWalk([self.num, self.den, self.as_of, self.source], self)
        self.num.setFocus()

    def _decide(self) -> None:
        day = self.as_of.date()
        chosen = day.first_day() if day else None
        self.decided.emit(TypedCount(self.num.text(), self.den.text(), chosen, self.source.text()))

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place why nothing was saved."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))
        self.adjustSize()
