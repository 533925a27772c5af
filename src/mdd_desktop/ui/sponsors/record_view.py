"""A sponsor's record: who she is at a glance, tabs below."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.paper_card import PaperWishes
from mdd_desktop.ui.sponsors.ports import BondCard, EditLine, SponsorSheet
from mdd_desktop.ui.sponsors.record_panels import (
    bonds_panel,
    given_panel,
    identity_panel,
    papers_panel,
    side_cards,
    timeline_panel,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Initials, facts
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, clear, column, hold, row
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.record_page import RecordPage


class SponsorRecordView(RecordPage):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        edit_requested: Correct the record.
        match_requested: Find a child for her.
        child_wanted: The id of a child to open.
        step_wanted: (step, :class:`BondCard`): a step of a sponsorship.
        print_requested: Print the letter that is shown.
        papers: What is wished with her papers.
    """

    edit_requested = Signal()
    match_requested = Signal()
    child_wanted = Signal(object)
    step_wanted = Signal(str, object)
    print_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hồ sơ Mẹ đỡ đầu"), tr("Mẹ đỡ đầu"), _tabs())

    @override
    def add_actions(self) -> None:
        self.papers = PaperWishes(self)
        self.place = ElidedLabel("", "secondary")
        self.header.add_head(self.place)
        self.edit = self.header.add_action(Button(tr("Sửa"), icon="pencil", key="F2", writes=True))
        self.edit.clicked.connect(self.edit_requested)
        self.match = self.header.add_action(
            Button(tr("Tìm trẻ phù hợp"), kind="primary", icon="link")
        )
        self.match.clicked.connect(self.match_requested)

    @override
    def make_panel(self, code: str) -> QWidget:
        return self._letters() if code == "letters" else super().make_panel(code)

    def _letters(self) -> QWidget:
        self.letter_name = ElidedLabel("", "strong")
        self.print = Button(tr("In thư"), icon="printer", height=30)
        self.print.clicked.connect(self.print_requested)
        self.preview = PdfPreview()
        self.preview.add_tools(self.letter_name, self.print)
        self.no_letter = EmptyState("mail", "")
        self._letter_stack = QStackedWidget()
        self._letter_stack.addWidget(self.preview)
        self._letter_stack.addWidget(self.no_letter)
        return self._letter_stack

    def show_sheet(self, sheet: SponsorSheet) -> None:
        """Show everything but letter and timeline, which are fetched when opened."""
        self.show_opened()
        self.place.setText(sheet.name)
        clear(self._summary)
        self._summary.addLayout(_summary(sheet))
        self.fill_panel("identity", partial(identity_panel, sheet))
        wishes = self._step, self.child_wanted.emit
        self.fill_panel("bonds", partial(bonds_panel, sheet, *wishes))
        self.fill_panel("given", partial(given_panel, sheet))
        correct = self.edit_requested.emit
        self.fill_panel("papers", partial(papers_panel, sheet, self.papers, correct))
        self.fill_side(side_cards(sheet))
        self.tabs.show_count("bonds", len(sheet.bonds) or None)
        self.show_permission(sheet.read_only, (self.edit,))
        self.match.setVisible(not sheet.read_only)

    @override
    def show_unopened(self, title: str, sentence: str) -> None:
        super().show_unopened(title, sentence)
        self.place.setText("")

    def show_timeline(self, lines: Sequence[EditLine]) -> None:
        """Show the changes of this record, newest first."""
        self.fill_panel("timeline", partial(timeline_panel, lines))

    def show_letter(self, name: str, pdf: bytes) -> None:
        """Show the pages of her letter."""
        self.letter_name.setText(name)
        self.preview.show_pdf(pdf)
        self._letter_stack.setCurrentIndex(0)

    def show_no_letter(self, title: str, sentence: str) -> None:
        """Say why there is no letter."""
        self.no_letter.show_words(title, sentence)
        self._letter_stack.setCurrentIndex(1)

    def _step(self, step: str, card: BondCard) -> None:
        self.step_wanted.emit(step, card)


def _tabs() -> list[tuple[str, str]]:
    return [
        ("identity", tr("Thông tin")),
        ("bonds", tr("Lượt đỡ đầu")),
        ("given", tr("Đã góp")),
        ("letters", tr("Thư, báo cáo")),
        ("papers", tr("Giấy tờ")),
        ("timeline", tr("Dòng thời gian")),
    ]


def _summary(sheet: SponsorSheet) -> QVBoxLayout:
    first = row(ElidedLabel(sheet.name, "title"), *map(Chip, sheet.chips), None, gap=8)
    line = row(gap=6)
    for picture, text in sheet.facts:
        mark = label("")
        mark.setPixmap(icon_pixmap(picture, look().tokens.muted, 16))
        line.addWidget(mark)
        line.addWidget(ElidedLabel(text, "secondary"))
        line.addSpacing(10)
    line.addStretch(1)
    headline = ElidedLabel(sheet.headline)
    if not sheet.headline:
        headline.hide()
    words = column(first, headline, line, gap=4)
    box = hold(column(facts(list(sheet.figures)), gap=6, margins=(12, 8, 12, 8)), "well")
    box.setFixedWidth(look().px(270))
    initials = Initials(sheet.name, size=64)
    whole = row(initials, words, box, gap=16)
    whole.setStretch(1, 1)
    whole.setAlignment(initials, MIDDLE)
    return column(whole)
