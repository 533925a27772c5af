"""The cards beside a report: freezing, what to look at, the paragraph to paste, past periods."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.reports.ports import FiguresShown, FrozenShown, Note, PastLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, restyle, set_ink
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row


class Side(QWidget):
    """Signals are what the officer wishes.

    Attributes:
        freeze_wanted: Freeze the figures, or freeze them again.
        note_opened: The id of a figure to look at.
        copy_wanted: The paragraph on the clipboard.
        past_opened: (kind, period) of a frozen report.
    """

    freeze_wanted = Signal()
    note_opened = Signal(str)
    copy_wanted = Signal()
    past_opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.freezing = FreezingCard()
        self.freezing.button.clicked.connect(self.freeze_wanted)
        self._notes = Card(tr("Nên xem lại"), type_="strong")
        self._note_lines = QVBoxLayout()
        self._note_lines.setSpacing(2)
        self._notes.body.addLayout(self._note_lines)
        self.paste = Card(tr("Đoạn để dán vào báo cáo Hội"), type_="strong")
        self.paragraph = WrapLabel("", "secondary", "ink")
        copy = Button(tr("Sao chép"), icon="copy", height=30)
        copy.clicked.connect(self.copy_wanted)
        self.paste.body.addWidget(self.paragraph)
        self.paste.body.addLayout(row(copy, None))
        self._past = Card(tr("Các kỳ đã chốt"), type_="strong")
        self._past_lines = QVBoxLayout()
        self._past_lines.setSpacing(2)
        self._past.body.addLayout(self._past_lines)
        self.setLayout(column(self.freezing, self._notes, self.paste, self._past, None, gap=10))

    def show_figures(self, shown: FiguresShown) -> None:
        """Show what goes with a report."""
        self.freezing.show_state(shown.frozen)
        self._show_notes(shown.notes)
        self.paragraph.setText(shown.paragraph)
        self._show_past(shown.past)

    def _show_notes(self, notes: Sequence[Note]) -> None:
        clear(self._note_lines)
        for one in notes:
            self._note_lines.addWidget(self._note(one))
        told = tr("Số trên màn hình, trong bản PDF và tệp Excel lấy từ cùng một nguồn.")
        same = WrapLabel(told, "secondary", "ink")
        mark = label("")
        mark.setPixmap(icon_pixmap("circle-check", look().tokens.ok, 16))
        line = row(mark, same, gap=8, margins=(0, 4, 0, 3))
        line.setStretch(1, 1)
        self._note_lines.addLayout(line)

    def _note(self, note: Note) -> QWidget:
        mark = label("")
        mark.setPixmap(icon_pixmap("alert-circle", look().tokens.warn, 16))
        button = Button(tr("Xem"), kind="link", height=28)
        button.setAccessibleName(f"{button.text()}: {note.text}")
        button.clicked.connect(lambda: self.note_opened.emit(note.figure))
        line = row(mark, WrapLabel(note.text, "secondary", "ink"), button, gap=8)
        line.setStretch(1, 1)
        return hold(line)

    def _show_past(self, past: Sequence[PastLine]) -> None:
        clear(self._past_lines)
        for one in past:
            button = Button(one.text, kind="link", icon="lock", height=28)
            button.setAccessibleName(f"{one.text}, {one.about}")
            button.clicked.connect(
                lambda _=False, kind=one.kind, period=one.period: self.past_opened.emit(
                    kind, period
                )
            )
            self._past_lines.addLayout(row(button, None, label(one.about, "secondary"), gap=4))
        self._past.setVisible(bool(past))

    def _open_past(self, line: PastLine) -> None:
        self.past_opened.emit(line.kind, line.period)


class FreezingCard(Card):
    """Whether the figures of the period can still change, and what was corrected since."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = label("")
        self.title = label("", "strong")
        self.head.addWidget(self.mark)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body.addLayout(self.head)
        self.sentence = WrapLabel("", "secondary", "ink")
        self.until = label("", "strong")
        self.button = Button("", icon="lock", writes=True)
        self._corrections = QVBoxLayout()
        self._corrections.setSpacing(4)
        self.body.addWidget(self.sentence)
        self.body.addLayout(self._corrections)
        line = row(ElidedLabel(tr("Tính đến hết ngày"), "secondary"), None, self.until)
        self.body.addLayout(line)
        self.body.addLayout(row(self.button, None))

    def show_state(self, shown: FrozenShown) -> None:
        """Show another state."""
        self.setProperty("mddKind", shown.tone)
        restyle(self)
        ink, _ground = look().tokens.tone(shown.tone)
        self.mark.setPixmap(icon_pixmap(shown.icon, ink, 18))
        self.title.setText(shown.title)
        set_ink(self.title, "ok" if shown.tone == "ok" else "warn")
        self.sentence.setText(shown.sentence)
        self.until.setText(shown.until)
        self.button.setText(shown.button)
        self.button.setVisible(bool(shown.button))
        clear(self._corrections)
        for text in shown.corrections:
            self._corrections.addWidget(WrapLabel(f"· {text}", "secondary", "ink"))
