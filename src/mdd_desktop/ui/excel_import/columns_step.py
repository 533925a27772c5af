"""Step 2: which column is what, and the few questions that only the officer can answer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mdd_desktop.ui.excel_import.ports import ColumnLine, Question
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import ElidedLabel, Ink, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, scrolled
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.segmented import Segmented

_LETTERS, _HEADING, _SAMPLES, _FIELD = range(4)
_FIELD_WIDTH, _HEADING_WIDTH = 230, 180


class ColumnsStep(QWidget):
    """Match columns.

    Attributes:
        column_matched: (letters, field or "").
        answered: (key of a question, code).
        sheet_chosen: Name of another sheet.
    """

    column_matched = Signal(str, str)
    answered = Signal(str, str)
    sheet_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, PlainCombo] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(_HEADING, 1)
        self._grid.setColumnStretch(_SAMPLES, 2)
        card = Card()
        card.body.addLayout(self._grid)
        card.body.addStretch(1)
        self.sheet = PlainCombo(tr("Trang của tệp"))
        self.sheet.activated.connect(lambda _at: self.sheet_chosen.emit(self.sheet.code()))
        self._file = WrapLabel("", "strong")
        self._facts = WrapLabel("", "secondary")
        file_card = Card(tr("Tệp"))
        for widget in (self._file, self._facts, label(tr("Trang"), "label"), self.sheet):
            file_card.body.addWidget(widget)
        self._questions = Card(tr("Chị cho biết thêm"))
        self._asked = QVBoxLayout()
        self._asked.setSpacing(10)
        self._questions.body.addLayout(self._asked)
        self._side = scrolled(hold(column(self._questions, file_card, None, gap=12)))
        layout = row(scrolled(hold(column(card, None))), self._side, gap=12)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_file(self, name: str, facts: str, sheets: Sequence[str], sheet: str) -> None:
        """Say which file and sheet is read, and what was found out about it."""
        self._file.setText(name)
        self._facts.setText(facts)
        self.sheet.show_options([(one, one) for one in sheets])
        self.sheet.show_code(sheet)

    def show_columns(self, lines: Sequence[ColumnLine], fields: Sequence[tuple[str, str]]) -> None:
        """Show the columns of the sheet with five of their contents."""
        clear(self._grid)
        self._boxes = {}
        heads = (tr("Cột"), tr("Tiêu đề trong tệp"), tr("Vài ô đầu"), tr("Ghi vào ô của sổ"))
        for at, text in enumerate(heads):
            self._grid.addWidget(label(text, "label"), 0, at)
        metrics = look().metrics(BODY)
        widest = max((metrics.horizontalAdvance(one.heading) for one in lines), default=0)
        self._grid.setColumnMinimumWidth(_HEADING, min(widest + 4, look().px(_HEADING_WIDTH)))
        options = [("", tr("— Bỏ qua cột này —")), *fields]
        for number, line in enumerate(lines, start=1):
            box = PlainCombo(
                tr("Cột {letters}, {heading}").format(letters=line.letters, heading=line.heading)
            )
            box.show_options(options)
            box.show_code(line.field)
            box.setFixedWidth(_FIELD_WIDTH)
            box.activated.connect(lambda _at, letters=line.letters: self._matched(letters))
            self._boxes[line.letters] = box
            self._grid.addWidget(tabular(label(line.letters, "strong")), number, _LETTERS)
            ink: Ink = "ink" if line.field else "muted"
            self._grid.addWidget(ElidedLabel(line.heading or "–", "body", ink), number, _HEADING)
            self._grid.addWidget(ElidedLabel(line.samples, "secondary"), number, _SAMPLES)
            self._grid.addWidget(box, number, _FIELD)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask what the workbook does not say by itself."""
        clear(self._asked)
        self._questions.setVisible(bool(questions))
        for question in questions:
            self._asked.addWidget(WrapLabel(question.sentence, "body", "ink"))
            picked = Segmented(
                question.sentence, [(code, text, "") for code, text in question.options]
            )
            picked.show_code(question.answer)
            picked.chosen.connect(lambda code, key=question.key: self.answered.emit(key, code))
            self._asked.addLayout(row(picked, None))

    def fit(self, fit: Fit) -> None:
        """Lay out for the room there is."""
        self._side.setFixedWidth(330 if fit.full else look().px(296))

    def first_box(self) -> QWidget:
        """Return the first column's box."""
        return next(iter(self._boxes.values()), self.sheet)

    def _matched(self, letters: str) -> None:
        self.column_matched.emit(letters, self._boxes[letters].code())
