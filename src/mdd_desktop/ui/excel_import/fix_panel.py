"""Beside the preview: one thing to decide, corrected, skipped or answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from mdd_desktop.ui.excel_import.ports import ProblemShown
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, set_ink, tabular
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit

_MARKS: Mapping[Tone, str] = {
    "bad": "alert-circle",
    "warn": "alert-triangle",
    "neu": "info-circle",
}


class FixPanel(QFrame):
    """What is wrong with the chosen row.

    Attributes:
        fix_wanted: Another text for the cell.
        skip_wanted: Leave the row out.
        answer_wanted: "new" or the id of the record that the row is.
    """

    fix_wanted = Signal(str)
    skip_wanted = Signal()
    answer_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = WrapLabel("", "strong", "bad")
        self._place = tabular(label("", "secondary"))
        self._sentences = WrapLabel("", "body", "ink")
        self.box = LineEdit(tr("Sửa thành"))
        self.box.returnPressed.connect(self._fix)
        self._field = Field(tr("Sửa thành"), self.box)
        self.fix = Button(tr("Sửa"), kind="tint", key="Enter", hint_only=True)
        self.fix.clicked.connect(self._fix)
        self.shortcut = Button("", key="Alt+1", hint_only=True)
        self._shortcut_value = ""
        self.shortcut.clicked.connect(lambda: self.fix_wanted.emit(self._shortcut_value))
        self._alike: Sequence[tuple[str, str, str]] = ()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.skip = Button(tr("Bỏ dòng này"), kind="link", key="Alt+3", hint_only=True, height=30)
        self.skip.clicked.connect(self.skip_wanted)
        self.show_original = Button(tr("Dòng gốc"), kind="link", height=30)
        self.show_original.clicked.connect(self._unfold)
        self._original = hold(column(gap=4), "well")
        self._original.hide()
        self._mark = label("")
        head = row(self._mark, self._title, self._place, gap=8)
        head.setStretch(1, 1)
        for part in (self._mark, self._place):
            head.setAlignment(part, TOP)
        card = Card()
        card.body.addLayout(head)
        card.body.addWidget(self._sentences)
        card.body.addWidget(self._field)
        self._buttons = row(self.fix, self.shortcut)
        card.body.addLayout(row(self._buttons, None))
        card.body.addLayout(self._answers)
        card.body.addWidget(rule())
        card.body.addLayout(row(self.skip, None, self.show_original, gap=0))
        card.body.addWidget(self._original)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        for number, do in ((1, self._first), (2, self._second), (3, self.skip_wanted.emit)):
            for key in (f"{number}", f"Alt+{number}"):  # a bare digit is a letter in the box
                QShortcut(QKeySequence(key), self).activated.connect(do)

    def fit(self, *, full: bool) -> None:
        """Put the two buttons below each other where the panel is narrow."""
        way = QBoxLayout.Direction.LeftToRight if full else QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(way)

    def show_problem(self, shown: ProblemShown) -> None:
        """Say what is wrong and offer what can be done."""
        self._title.setText(shown.title)
        self._show_tone("warn" if shown.alike else "bad" if shown.can_fix else "neu")
        self._place.setText(shown.place)
        self._sentences.setText(shown.sentences)
        self._sentences.setVisible(bool(shown.sentences))
        self._field.setVisible(shown.can_fix)
        self.fix.setVisible(shown.can_fix)
        self.box.show_text(shown.value)
        offered = shown.shortcut
        self.shortcut.setVisible(offered is not None)
        if offered is not None:
            self._shortcut_value = offered[1]
            self.shortcut.setText(offered[0])
        self._alike = shown.alike
        self._show_answers(shown.alike)
        self._original.hide()
        old = self._original.layout()
        if old is not None:
            clear(old)
            for part in _lines(shown.original):
                old.addWidget(part)

    def _show_tone(self, tone: Tone) -> None:
        """Give the head the ink and the icon of how bad it is."""
        set_ink(self._title, "warn" if tone == "warn" else "bad" if tone == "bad" else "ink")
        ink = look().tokens.tone(tone)[0]
        self._mark.setPixmap(icon_pixmap(_MARKS[tone], ink, 18))

    def _show_answers(self, alike: Sequence[tuple[str, str, str]]) -> None:
        clear(self._answers)
        best = self._best()
        for record, who, why in alike:
            if record:
                same = Button(
                    tr("Là em này"),
                    kind="tint",
                    icon="link",
                    key="1" if record == best else "",
                    hint_only=True,
                )
                same.clicked.connect(lambda _on=False, code=record: self.answer_wanted.emit(code))
                self._answers.addWidget(WrapLabel(who, "strong"))
                self._answers.addWidget(WrapLabel(why, "secondary"))
                self._answers.addLayout(row(same, None))
            else:
                self._answers.addWidget(WrapLabel(why, "secondary"))
        if alike:
            other = Button(tr("Không trùng, thêm mới"), icon="plus", key="2", hint_only=True)
            other.clicked.connect(lambda: self.answer_wanted.emit("new"))
            self._answers.addLayout(row(other, None))
            later = tr("Để nguyên thì dòng này vào hàng chờ, quyết định sau.")
            self._answers.addWidget(WrapLabel(later, "caption", "muted"))

    def _best(self) -> str:
        return next((record for record, _who, _why in self._alike if record), "")

    def _first(self) -> None:
        if not self.shortcut.isHidden():
            self.fix_wanted.emit(self._shortcut_value)
        elif best := self._best():
            self.answer_wanted.emit(best)

    def _second(self) -> None:
        if self._alike:
            self.answer_wanted.emit("new")

    def _fix(self) -> None:
        self.fix_wanted.emit(self.box.text().strip())

    def _unfold(self) -> None:
        self._original.setVisible(self._original.isHidden())


def _lines(pairs: Sequence[tuple[str, str]]) -> list[QFrame]:
    return [
        hold(row(ElidedLabel(name, "secondary"), None, ElidedLabel(text, "secondary", "ink")))
        for name, text in pairs
        if text
    ] or [hold(facts([(tr("Dòng trống"), "")]))]
