"""The bar under the grid: what is marked, how it is written, and the button that writes it."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.ui.ledger.marks import Marks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, SECONDARY
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, column, hold, row
from mdd_desktop.ui.widgets.segmented import Segmented

_CHOSEN = "Tháng {months}: đã chọn {count} lượt"
HANDED_OVER, RECEIVED = "delivered", "received"
GUARDIAN = "guardian"


class MonthBar(QFrame):
    """Shown while months are marked.

    Attributes:
        direction_changed: Received only, or handed over.
        write_requested: The officer wants to write.
    """

    direction_changed = Signal(bool)
    write_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._brief = False
        self.setProperty("mddKind", "marked")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.told = ElidedLabel("", "strong", "pri")
        self.sum = ElidedLabel("", "secondary", "pri")
        self.direction = Segmented(
            tr("Ghi là"),
            [(RECEIVED, tr("Đã tiếp nhận"), "n"), (HANDED_OVER, tr("Đã trao cho trẻ"), "t")],
        )
        self.direction.show_code(HANDED_OVER)
        self.direction.chosen.connect(self._direction)
        self.day = DateEdit(tr("Ngày"), whole_day=True)
        self.day.setFixedWidth(look().px(112))
        self.day.problem_found.connect(self._show_day_problem)
        self.receiver = CodeCombo(
            tr("Giao cho"),
            [
                (GUARDIAN, tr("Người nuôi dưỡng")),
                (tr("Trẻ"), tr("Trẻ")),
                (tr("Nhà trường"), tr("Nhà trường")),
                (tr("Chi hội trưởng"), tr("Chi hội trưởng")),
            ],
            free=True,
        )
        self.receiver.show_code(GUARDIAN)
        self.receiver.setFixedWidth(look().px(164))
        self._day_word = label(tr("ngày"), "secondary")
        self._to_word = label(tr("giao cho"), "secondary")
        self.write = Button(
            tr("Ghi"), kind="primary", icon="check", key="Ctrl+Enter", hint_only=True, writes=True
        )
        self.write.clicked.connect(self.write_requested)
        texts = hold(column(self.told, self.sum, gap=0))
        layout = row(
            texts,
            self.direction,
            self._day_word,
            self.day,
            self._to_word,
            self.receiver,
            self.write,
            gap=10,
            margins=(16, 6, 12, 6),
        )
        layout.setStretch(0, 1)
        for widget in (self.direction, self.day, self.receiver, self.write):
            layout.setAlignment(widget, MIDDLE)
        self.setLayout(layout)
        self.hide()

    def fit(self, *, full: bool, compact: bool) -> None:
        """Words beside the boxes are dropped where room is scarce; the boxes have their names."""
        self._day_word.setVisible(full)
        self._to_word.setVisible(full and self.handed_over())
        self._brief = compact
        texts = look().metrics(BODY).height() + look().metrics(SECONDARY).height()
        self.setFixedHeight(max(look().control(44 if compact else 50), texts + 10))

    def show_marks(self, marks: Marks, year: int, shown: int) -> None:
        """Show how much is marked; ``shown`` of the marked rows are in the list."""
        count = len(marks)
        months = ", ".join(str(month) for month in marks.months())
        lacking = len(marks.without_reason())
        words = tr("T{months}: {count} lượt") if self._brief else tr(_CHOSEN)
        self.told.setText(words.format(months=months, count=format_number(count)))
        total = tr("{total} đồng").format(total=format_vnd(marks.total()))
        if lacking:
            rest = tr("{count} dòng cần lý do").format(count=format_number(lacking))
        elif shown < len(marks.sponsorships()):
            rest = tr("{count} dòng đang hiện").format(count=format_number(shown))
        else:
            rest = ""
        self.sum.setText(" · ".join(part for part in (rest, total) if part))
        self.write.setText(tr("Ghi {count} lượt").format(count=format_number(count)))
        self.setAccessibleName(f"{self.told.text()}, {self.sum.text()}, {year}")

    def show_day(self, day: dt.date) -> None:
        """Show a day."""
        self.day.show_date(PartialDate.model_validate(day.isoformat()))

    def _show_day_problem(self, sentence: str) -> None:
        """There is no room for the sentence beside the box; the page says it when it matters."""
        self.day.show_state("error" if sentence else "")
        self.day.setAccessibleDescription(sentence)
        self.day.setToolTip(sentence)

    def day_read(self) -> dt.date | None:
        """Return the day that stands in the box, None when it cannot be read."""
        self.day.editingFinished.emit()
        found = self.day.date()
        return found.first_day() if found and found.precision == "day" else None

    def handed_over(self) -> bool:
        """Whether it is written as handed over to the child."""
        return self.direction.code() == HANDED_OVER

    def receiver_name(self) -> str:
        """Return who took it; "" for the person who brings up each child."""
        code = self.receiver.code()
        return "" if code in {GUARDIAN, ""} else code

    def _direction(self, code: str) -> None:
        self.receiver.setVisible(code == HANDED_OVER)
        self._to_word.setVisible(code == HANDED_OVER and not self._day_word.isHidden())
        self.direction_changed.emit(code == HANDED_OVER)
