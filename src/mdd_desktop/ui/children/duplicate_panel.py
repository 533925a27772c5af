"""The live panel of the registration form: who may be the same child, and why."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mdd_desktop.ui.children.ports import Candidate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import ROW_CONTROL
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, step_to
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row
from mdd_desktop.ui.widgets.page import scrolled

_ICON, _WITH_KEYS = 16, 3


def reason_line(text: str, *, speaks_for: bool, colour: str) -> QWidget:
    """Return a reason with a tick or a cross before it."""
    mark = QLabel()
    name = "check" if speaks_for else "x"
    mark.setPixmap(icon_pixmap(name, colour, _ICON))
    mark.setFixedSize(_ICON, look().px(18))
    line = row(mark, WrapLabel(text, "secondary", "ink"), gap=6)
    line.setAlignment(mark, TOP)
    return hold(line)


class CandidateCard(Card):
    """One child who may be the same, with the answers.

    Attributes:
        answered: ``same``, ``sibling`` or ``other``.
    """

    answered = Signal(str)

    def __init__(self, candidate: Candidate, number: int, *, narrow: bool) -> None:
        super().__init__(kind="info" if candidate.sibling else "warn")
        self.body.setSpacing(4)
        self.body.setContentsMargins(13, 10, 13, 10)
        chip = (
            ChipText(tr("Anh chị em?"), "info", "users")
            if candidate.sibling
            else ChipText(candidate.strength, "warn", "copy")
        )
        self.body.addLayout(_head(candidate.name, Chip(chip), narrow=narrow))
        self.body.addWidget(WrapLabel(candidate.facts, "secondary"))
        tokens = look().tokens
        colour = tokens.info if candidate.sibling else tokens.warn
        for reason in candidate.alike:
            self.body.addWidget(reason_line(reason, speaks_for=True, colour=colour))
        for reason in candidate.unlike:
            self.body.addWidget(reason_line(reason, speaks_for=False, colour=tokens.muted))
        self.body.addLayout(self._answers(candidate, number, narrow=narrow))
        self.setAccessibleName(". ".join((candidate.name, candidate.facts, *candidate.alike)))

    def _answers(self, candidate: Candidate, number: int, *, narrow: bool) -> QBoxLayout:
        key = f"Alt+{number}" if number <= _WITH_KEYS else ""
        self.yes = Button(
            tr("Ghi là chị em") if candidate.sibling else tr("Đúng em này"),
            kind="secondary" if candidate.sibling else "tint",
            key=key,
            height=ROW_CONTROL,
        )
        self.yes.clicked.connect(
            lambda: self.answered.emit("sibling" if candidate.sibling else "same")
        )
        no = Button(tr("Không phải"), height=ROW_CONTROL)
        no.clicked.connect(lambda: self.answered.emit("other"))
        if not narrow:
            return row(self.yes, None, no, margins=(0, 4, 0, 0))
        for button in (self.yes, no):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return column(self.yes, no, margins=(0, 4, 0, 0))


def _head(name: str, chip: Chip, *, narrow: bool) -> QBoxLayout:
    """The whole name, for its last syllable may be what tells two children apart."""
    words = WrapLabel(name, "strong")
    if narrow:
        return column(words, row(chip, None), gap=4)
    head = row(words, chip)
    head.setStretch(0, 1)
    head.setAlignment(chip, TOP)
    return head


class DuplicatePanel(QFrame):
    """Everybody who may be the same child.

    Attributes:
        answered: (id, answer).
        counted: How many there are.
    """

    answered = Signal(object, str)
    counted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Có thể đã có hồ sơ"))
        self._narrow = False
        self._shown: tuple[Sequence[Candidate], str] = ((), "")
        self._title = label(tr("Có thể đã có hồ sơ"), "section")
        self._keys = label(tr("F8 đọc danh sách"), "caption", "faint")
        self._count = Chip(ChipText("0", "warn"))
        self._words = WrapLabel("", "secondary")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inner = hold(column(self._cards, None, gap=0))
        self._area = scrolled(inner)
        head = row(self._title, self._count, None, self._keys)
        layout = column(head, self._words, self._area, gap=6)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.show_candidates([], compared="")

    def show_candidates(self, candidates: Sequence[Candidate], *, compared: str) -> None:
        """Show who may be the same; ``compared`` says what was looked at."""
        self._shown = (candidates, compared)
        clear(self._cards)
        self._each: list[CandidateCard] = []
        self._count.setVisible(bool(candidates))
        self._keys.setVisible(bool(candidates) and not self._narrow)
        self._count.show_chip(ChipText(str(len(candidates)), "warn"))
        for number, candidate in enumerate(candidates, start=1):
            card = CandidateCard(candidate, number, narrow=self._narrow)
            card.answered.connect(lambda answer, i=candidate.id: self._tell(i, answer))
            self._cards.addWidget(card)
            self._each.append(card)
        if candidates:
            self._cards.addWidget(WrapLabel(_what_is_compared(), "secondary"))
        self._words.setText(compared or _before_typing())
        self.counted.emit(len(candidates))

    def fit(self, *, narrow: bool) -> None:
        """Let the answers stand below one another in a narrow panel."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.show_candidates(self._shown[0], compared=self._shown[1])

    def count(self) -> int:
        """Return how many wait for an answer."""
        return len(self._shown[0])

    def read_next(self) -> None:
        """Put the focus on the answers of the next card, at the end on the first one again."""
        at = step_to(self._each, QApplication.focusWidget(), 1)
        if at >= 0:
            self._each[at].yes.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(self._each[at])

    def _tell(self, child: UUID, answer: str) -> None:
        self.answered.emit(child, answer)


def _before_typing() -> str:
    return tr("Gõ họ tên và ngày sinh, máy tìm ngay trong sổ.") + " " + _what_is_compared()


def _what_is_compared() -> str:
    return tr(
        "Máy so tên có và không dấu, ngày sinh, cha mẹ, người nuôi dưỡng, điện thoại, số định danh."
    )
