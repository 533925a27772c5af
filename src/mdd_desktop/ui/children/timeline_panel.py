"""The timeline of a record: narrowed by kind, each change with the way back to the old value."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.ui.children.record_ports import TimelineEdit, TimelineLine
from mdd_desktop.ui.children.timeline_lines import kind_names
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, IconDisc
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.filter_chip import FilterChip
from mdd_desktop.ui.widgets.in_turns import InTurns
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row, rule

_FIRST, _MORE, _AT_ONCE = 40, 60, 4


class TimelinePanel(QWidget):
    """Every saved change around a child, newest first.

    Attributes:
        back_wanted: A ``TakenBack``: give the field that value again.
        print_wanted: The lines that are shown, on paper.
    """

    back_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[TimelineLine] = ()
        self._shown = _FIRST
        self.kind = FilterChip(tr("Loại việc"))
        self.kind.chosen.connect(lambda _code: self._refill())
        self.count = label("", "secondary")
        self.print_button = Button(tr("In dòng thời gian"), icon="printer", key="Ctrl+P", height=30)
        self.print_button.clicked.connect(self.print_wanted)
        tools = row(self.kind, self.count, None, self.print_button)
        self._filling = InTurns(self, _AT_ONCE)
        self._entries = QVBoxLayout()
        self._entries.setSpacing(8)
        self.more = Button(tr("Xem thêm"), kind="link", height=30)
        self.more.clicked.connect(self._show_more)
        self._card = Card()
        self._card.body.addLayout(tools)
        self._card.body.addLayout(self._entries)
        self._card.body.addWidget(self.more)
        self.empty = EmptyState("history", tr("Chưa có thay đổi nào được ghi"))
        self.empty.hide()
        self.setLayout(column(self._card, self.empty, gap=0))

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show the changes, newest first."""
        self._lines = lines
        counted = [
            (code, f"{text} ({sum(line.kind == code for line in lines)})")
            for code, text in kind_names()
            if any(line.kind == code for line in lines)
        ]
        self.kind.show_options(counted)
        self._refill()

    def shown(self) -> list[TimelineLine]:
        """Return the lines that the filter lets through."""
        code = self.kind.code()
        return [line for line in self._lines if code in {"", line.kind}]

    def _refill(self) -> None:
        clear(self._entries)
        lines = self.shown()
        self._filling.begin(partial(self._add, line) for line in lines[: self._shown])
        self.count.setText(tr("{count} lần ghi").format(count=len(lines)))
        self.more.setVisible(len(lines) > self._shown)
        self._card.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)

    def _add(self, line: TimelineLine) -> None:
        if self._entries.count():
            self._put(rule())
        self._put(self._entry(line))

    def _put(self, part: QWidget) -> None:
        self._entries.addWidget(part)
        part.show()  # Qt would do so a turn later, after the room was shared out

    def _show_more(self) -> None:
        self._shown += _MORE
        self._refill()

    def _entry(self, line: TimelineLine) -> QWidget:
        when = tabular(label(line.at, "secondary"))
        when.setFixedWidth(look().px(122))
        what = column(label(line.what, "strong"), gap=2)
        for edit in line.edits:
            what.addLayout(self._edit(edit))
        if line.more > 0:
            what.addWidget(label(tr("và {count} ô nữa").format(count=line.more), "secondary"))
        told = " · ".join(word for word in (line.who, line.package) if word)
        what.addWidget(ElidedLabel(told, "caption", "faint"))
        disc = IconDisc(line.icon, size=28)
        entry = row(disc, when, what, gap=12)
        entry.setStretch(2, 1)
        for part in (disc, when):
            entry.setAlignment(part, TOP)
        return hold(entry)

    def _edit(self, edit: TimelineEdit) -> QVBoxLayout:
        text = WrapLabel(edit.text, "secondary")
        if edit.back is None:
            return column(text)
        told = tr("Lấy lại “{value}”").format(value=_short(edit.back.before))
        back = Button(
            told if edit.back.before else tr("Để trống lại"), kind="link", height=30, writes=True
        )
        back.clicked.connect(lambda: self.back_wanted.emit(edit.back))
        line = row(text, back, gap=8)
        line.setStretch(0, 1)
        return column(line)


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
