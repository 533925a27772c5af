"""A sponsor's record: who she is at a glance, tabs below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
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
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials, facts
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.tabs import TabStrip

TABS = ("identity", "bonds", "given", "letters", "papers", "timeline")


class SponsorRecordView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        edit_requested: Correct the record.
        match_requested: Find a child for her.
        tab_changed: The code of the tab.
        child_wanted: The id of a child to open.
        step_wanted: (step, :class:`BondCard`): a step of a sponsorship.
        print_requested: Print the letter that is shown.
        back_requested: To the list.
        papers: What is wished with her papers.
    """

    edit_requested = Signal()
    match_requested = Signal()
    tab_changed = Signal(str)
    child_wanted = Signal(object)
    step_wanted = Signal(str, object)
    print_requested = Signal()
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hồ sơ Mẹ đỡ đầu"))
        self.papers = PaperWishes(self)
        self.header = PageHeader("", back=tr("Mẹ đỡ đầu"))
        self.header.back_requested.connect(self.back_requested)
        self.header.title.hide()
        self.place = ElidedLabel("", "secondary")
        self.header.add_head(self.place)
        self.edit = self.header.add_action(Button(tr("Sửa"), icon="pencil", key="F2"))
        self.edit.clicked.connect(self.edit_requested)
        self.match = self.header.add_action(
            Button(tr("Tìm trẻ phù hợp"), kind="primary", icon="link")
        )
        self.match.clicked.connect(self.match_requested)
        self.banner = Banner("info")
        self.banner.hide()
        self._head = Card()
        self._head.body.setContentsMargins(16, 12, 16, 0)
        self._summary = QVBoxLayout()
        self._head.body.addLayout(self._summary)
        self.tabs = TabStrip(
            [
                ("identity", tr("Thông tin")),
                ("bonds", tr("Lượt đỡ đầu")),
                ("given", tr("Đã góp")),
                ("letters", tr("Thư, báo cáo")),
                ("papers", tr("Giấy tờ")),
                ("timeline", tr("Dòng thời gian")),
            ]
        )
        self.tabs.chosen.connect(self._open_tab)
        self._head.body.addWidget(self.tabs)
        self._panels = QStackedWidget()
        self._bodies: dict[str, QVBoxLayout] = {}
        for code in TABS:
            self._panels.addWidget(self._letters() if code == "letters" else self._panel(code))
        self._side = QVBoxLayout()
        self._side.setSpacing(10)
        self._side_panel = scrolled(hold(column(self._side, None, gap=0)))
        self._side_panel.setFixedWidth(282)
        middle = row(self._panels, self._side_panel, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self._head)
        self.outer.addLayout(middle, 1)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back_requested)

    def _panel(self, code: str) -> QWidget:
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(10)
        self._bodies[code] = body
        return scrolled(hold(body))

    def _letters(self) -> QWidget:
        self.letter_name = ElidedLabel("", "strong")
        self.print = Button(tr("In thư"), icon="printer", height=30)
        self.print.clicked.connect(self.print_requested)
        self.preview = PdfPreview()
        self.no_letter = EmptyState("mail", "")
        self._letter_stack = QStackedWidget()
        self._letter_stack.addWidget(self.preview)
        self._letter_stack.addWidget(self.no_letter)
        body = column(row(self.letter_name, None, self.print), gap=8)
        body.addWidget(self._letter_stack, 1)
        return hold(body)

    def show_sheet(self, sheet: SponsorSheet) -> None:
        """Show everything but letter and timeline, which are fetched when opened."""
        self.place.setText(sheet.name)
        clear(self._summary)
        self._summary.addLayout(_summary(sheet))
        self._fill("identity", identity_panel(sheet))
        self._fill("bonds", bonds_panel(sheet, self._step, self.child_wanted.emit))
        self._fill("given", given_panel(sheet))
        self._fill("papers", papers_panel(sheet, self.papers, self.edit_requested.emit))
        clear(self._side)
        cards = side_cards(sheet)
        for card in cards:
            self._side.addWidget(card)
        self._has_side = bool(cards)
        self._side_panel.setVisible(self._has_side and not self.fit_now.compact)
        self.tabs.show_count("bonds", len(sheet.bonds) or None)
        self._show_permission(sheet.read_only)

    def show_timeline(self, lines: Sequence[EditLine]) -> None:
        """Show the changes of this record, newest first."""
        self._fill("timeline", timeline_panel(lines))

    def show_letter(self, name: str, pdf: bytes) -> None:
        """Show the pages of her letter."""
        self.letter_name.setText(name)
        self.print.allow()
        self.preview.show_pdf(pdf)
        self._letter_stack.setCurrentIndex(0)

    def show_no_letter(self, title: str, sentence: str) -> None:
        """Say why there is no letter."""
        self.letter_name.setText("")
        self.print.refuse(sentence)
        self.no_letter.show_words(title, sentence)
        self._letter_stack.setCurrentIndex(1)

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def open_tab(self) -> str:
        """Return the code of the open tab."""
        return self.tabs.open_tab()

    def choose_tab(self, code: str) -> None:
        """Open a tab as a click would."""
        self.tabs.show_tab(code)
        self._open_tab(code)

    @override
    def first_box(self) -> QWidget:
        return self.tabs.open_button()

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side_panel.setVisible(getattr(self, "_has_side", False) and not fit.compact)
        self._side_panel.setFixedWidth(282 if fit.full else 264)

    def _fill(self, code: str, parts: Sequence[QWidget]) -> None:
        body = self._bodies[code]
        clear(body)
        for part in parts:
            body.addWidget(part)
        body.addStretch(1)

    def _step(self, step: str, card: BondCard) -> None:
        self.step_wanted.emit(step, card)

    def _show_permission(self, read_only: str) -> None:
        self.banner.setVisible(bool(read_only))
        self.match.setVisible(not read_only)
        if read_only:
            self.banner.show_message("info", "", read_only)
            self.edit.refuse(read_only)
        else:
            self.edit.allow()

    def _open_tab(self, code: str) -> None:
        self._panels.setCurrentIndex(TABS.index(code))
        self.tab_changed.emit(code)


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
