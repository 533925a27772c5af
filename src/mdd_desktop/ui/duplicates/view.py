"""Suspected duplicates: one pair at a time, and those that were decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.duplicates.compare_grid import CompareGrid
from mdd_desktop.ui.duplicates.ports import ComparedPair, DecidedLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.tab_order import chain, stops_in

_OPEN, _EMPTY, _DECIDED = range(3)
_ASIDE, _NARROW_ASIDE, _UNBOUND = 286, 264, 16_777_215
_Way = QBoxLayout.Direction


class DuplicatesView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        next_wanted: +1 or -1 from the present pair.
        join_requested: One child: join the two records.
        differ_requested: Two children.
        siblings_requested: Two children of one family.
        later_requested: Leave it for now.
        tab_changed: ``open`` or ``decided``.
        way_back_requested: The row of a decision that shall be taken back.
        scan_requested: Compare the whole registry again.
    """

    next_wanted = Signal(int)
    join_requested = Signal()
    differ_requested = Signal()
    siblings_requested = Signal()
    later_requested = Signal()
    tab_changed = Signal(str)
    way_back_requested = Signal(int)
    scan_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Nghi trùng"))
        self._reasons = ""
        self.header = PageHeader(tr("Nghi trùng"), folding=True)
        self.chip = self.header.add_chip(Chip(ChipText("")))
        self.tabs = Segmented(
            tr("Xem"), [("open", tr("Chưa quyết"), "c"), ("decided", tr("Đã xử lý"), "d")]
        )
        self.tabs.show_code("open")
        self.tabs.chosen.connect(self.tab_changed)
        self.header.add_head(self.tabs)
        self.place = label("", "secondary")
        self.header.add_head(self.place)
        before = self.header.add_action(Button(tr("Trước"), icon="chevron-left"))
        after = self.header.add_action(Button(tr("Cặp kế tiếp"), key="F8"))
        before.clicked.connect(lambda: self.next_wanted.emit(-1))
        after.clicked.connect(lambda: self.next_wanted.emit(1))
        self._steps = (before, after)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._open_part())
        self.empty = EmptyState(
            "copy",
            tr("Không có cặp nào nghi trùng"),
            tr("Mọi hồ sơ đã được so với nhau; cặp giống nhau sẽ hiện ra ở đây."),
        )
        again = self.empty.add_action(Button(tr("So lại toàn sổ"), icon="refresh", writes=True))
        again.clicked.connect(self.scan_requested)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._decided_part())
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._stack, 1)
        self.outer.addWidget(self._commit())
        for part in (self.bar, self.chip, *self._steps):
            part.hide()  # until there is a pair
        back = QShortcut(QKeySequence("Shift+F8"), self)
        back.activated.connect(lambda: self.next_wanted.emit(-1))

    def _open_part(self) -> QWidget:
        self.grid = CompareGrid()
        compared = Card()
        compared.body.setContentsMargins(0, 0, 8, 8)
        compared.body.addWidget(self.grid)
        compared.body.addStretch(1)
        self._why: QBoxLayout = column(gap=12)
        self._beside = hold(column(self._why, None, gap=0))
        self._both: QBoxLayout = row(compared, self._beside, gap=12)
        self._both.setStretch(0, 1)
        return scrolled(hold(self._both))

    def _decided_part(self) -> QWidget:
        columns: list[Column[DecidedLine]] = [
            Column("names", tr("Hai hồ sơ"), _names, 320, 1, 3),
            Column("decision", tr("Quyết định"), lambda x: Cell(chip=x.decision), 200, 1, 1),
            Column("day", tr("Ngày"), lambda x: Cell(x.day), 110, 2),
            Column("back", tr("Làm lại"), lambda x: Cell(x.way_back, link=True), 140, 1),
        ]
        self.decided: PageModel[DecidedLine] = PageModel(columns, self)
        self.decided_table = RecordTable(tr("Đã xử lý"), self.decided)
        self.decided_table.opened.connect(self.way_back_requested)
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.addWidget(self.decided_table, 1)
        self._no_decision = EmptyState(
            "copy", tr("Chưa xử lý cặp nào"), tr("Cặp đã gộp hay đã ghi khác nhau nằm ở đây.")
        )
        card.body.addWidget(self._no_decision, 1)
        note = WrapLabel(
            tr("Enter hoặc bấm đúp vào một dòng để tách lại hoặc xem lại cặp ấy."), "secondary"
        )
        self._how = hold(row(note, margins=(15, 4, 15, 0)))
        card.body.addWidget(self._how)
        return card

    def _commit(self) -> CommitBar:
        self.bar = CommitBar()
        self.bar.show_state(tr("Gộp rồi vẫn tách lại được"), "ok", "arrow-back-up")
        for text, key, signal, kind in (
            (tr("Hai em khác nhau"), "2", self.differ_requested, "secondary"),
            (tr("Là anh chị em"), "3", self.siblings_requested, "secondary"),
            (tr("Để sau"), "Esc", self.later_requested, "secondary"),
            (tr("Gộp làm một hồ sơ"), "1", self.join_requested, "primary"),
        ):
            writes = signal is not self.later_requested
            button = Button(text, kind=kind, key=key, writes=writes)  # type: ignore[arg-type]
            self.bar.add_action(button).clicked.connect(signal)
        return self.bar

    def show_pair(self, shown: ComparedPair) -> None:
        """Show one pair."""
        self._show_part(_OPEN)
        self.header.show_title(shown.title, short=tr("Hai hồ sơ nghi trùng"))
        self.chip.show_chip(shown.chip)
        self.chip.show()
        self.place.setText(shown.place)
        self.grid.show_pair((shown.first_head, shown.second_head), shown.lines, shown.from_second)
        chain([*stops_in(self.grid), *stops_in(self.bar)])
        self._reasons = " · ".join(shown.reasons)
        clear(self._why)
        self._for = _points(tr("Vì sao nghi trùng"), shown.reasons, "check", "warn")
        self._why.addWidget(self._for)
        if shown.differences:
            self._why.addWidget(_points(tr("Khác nhau"), shown.differences, "minus", "neu"))
        effect = Card(tr("Sau khi gộp"), kind="warn", type_="strong")
        effect.body.addWidget(WrapLabel(shown.effect, "secondary", "ink"))
        effect.body.addStretch(1)
        self._why.addWidget(effect)
        self._show_why()

    def show_none(self) -> None:
        """Nothing is suspected."""
        self._show_part(_EMPTY)
        self.header.show_subtitle("")
        self.header.show_title(tr("Nghi trùng"))
        self.chip.hide()
        self.place.setText("")

    def show_decided(self, lines: Sequence[DecidedLine]) -> None:
        """Show what was decided."""
        self._show_part(_DECIDED)
        self._no_decision.setVisible(not lines)
        for part in (self.decided_table, self._how):
            part.setVisible(bool(lines))
        self.header.show_subtitle("")
        self.header.show_title(tr("Nghi trùng"))
        self.chip.hide()
        self.place.setText(tr("{count} cặp đã xử lý").format(count=len(lines)))
        self.decided.show_first(len(lines), lines)

    def _show_why(self) -> None:
        """In a compact window the reasons stand under the title, the other cards above the grid."""
        compact = self.fit_now.compact
        self.header.show_subtitle(self._reasons if compact else "")
        self._for.setVisible(not compact)
        self._both.setDirection(_Way.BottomToTop if compact else _Way.LeftToRight)
        self._why.setDirection(_Way.LeftToRight if compact else _Way.TopToBottom)
        width = look().px(_ASIDE if self.fit_now.full else _NARROW_ASIDE)
        self._beside.setMinimumWidth(0 if compact else width)
        self._beside.setMaximumWidth(_UNBOUND if compact else width)

    def _show_part(self, part: int) -> None:
        self.show_opened()
        self._stack.setCurrentIndex(part)
        self.bar.setVisible(part == _OPEN)
        for button in self._steps:
            button.setVisible(part == _OPEN)
        self.tabs.show_code("decided" if part == _DECIDED else "open")

    @override
    def first_box(self) -> QWidget:
        return self.tabs

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        if self._stack.currentIndex() == _OPEN and self._why.count():
            self._show_why()
        self.bar.fit(compact=fit.compact, full=fit.full)


def _names(line: DecidedLine) -> Cell:
    return Cell(line.names, strong=True, wrap=True)


def _points(title: str, texts: Sequence[str], icon: str, tone: str) -> Card:
    card = Card(title, type_="strong")
    card.body.setSpacing(5)
    ink, _ground = look().tokens.tone(tone)  # type: ignore[arg-type]
    for text in texts:
        mark = label("")
        mark.setPixmap(icon_pixmap(icon, ink, 16))
        mark.setFixedWidth(18)
        line = row(mark, WrapLabel(text, "secondary", "ink"), gap=8)
        line.setAlignment(mark, TOP)
        card.body.addLayout(line)
    card.body.addStretch(1)
    return card
