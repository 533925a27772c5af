"""A child's record: who she is at a glance, tabs below, what needs attention at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.children.ports import ChildSheet, TimelineLine
from mdd_desktop.ui.children.record_panels import (
    family_panel,
    identity_panel,
    side_cards,
    support_panel,
    timeline_panel,
    visits_panel,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials, Meter
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, clear, column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.tabs import TabStrip

TABS = ("identity", "family", "support", "visits", "timeline")


class ChildRecordView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        edit_requested: Correct the record.
        neighbour_requested: -1 the child before, 1 the child after, in the list.
        tab_changed: The code of the tab.
        child_wanted: The id of a sister or brother.
        back_requested: To the list.
    """

    edit_requested = Signal()
    neighbour_requested = Signal(int)
    tab_changed = Signal(str)
    child_wanted = Signal(object)
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hồ sơ trẻ"))
        self._head_bar()
        self.banner = Banner("info")
        self.banner.hide()
        self._head = Card()
        self._head.body.setContentsMargins(16, 12, 16, 0)
        self._summary = QVBoxLayout()
        self._head.body.addLayout(self._summary)
        self.tabs = TabStrip(
            [
                ("identity", tr("Thông tin")),
                ("family", tr("Hoàn cảnh, gia đình")),
                ("support", tr("Đỡ đầu, hỗ trợ")),
                ("visits", tr("Thăm, theo dõi")),
                ("timeline", tr("Dòng thời gian")),
            ]
        )
        self.tabs.chosen.connect(self._open_tab)
        self._head.body.addWidget(self.tabs)
        self._panels = QStackedWidget()
        self._bodies = {code: self._panel() for code in TABS}
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
        self._keys()

    def _head_bar(self) -> None:
        self.header = PageHeader("", back=tr("Trẻ em"))
        self.header.back_requested.connect(self.back_requested)
        self.before = Button("", kind="quiet", icon="chevron-left", height=30)
        self.before.setAccessibleName(tr("Em trước trong danh sách"))
        self.after = Button("", kind="quiet", icon="chevron-right", height=30)
        self.after.setAccessibleName(tr("Em sau trong danh sách"))
        self.place = label("", "secondary")
        for part in (self.place, self.before, self.after):
            self.header.add_head(part)
        self.header.title.hide()
        self.before.clicked.connect(lambda: self.neighbour_requested.emit(-1))
        self.after.clicked.connect(lambda: self.neighbour_requested.emit(1))
        self.edit = self.header.add_action(
            Button(tr("Sửa hồ sơ"), kind="primary", icon="pencil", key="F2")
        )
        self.edit.clicked.connect(self.edit_requested)

    def _keys(self) -> None:
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.neighbour_requested.emit(step))
        QShortcut(QKeySequence("F9"), self).activated.connect(self._toggle_side)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back_requested)

    def _panel(self) -> QVBoxLayout:
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(10)
        self._panels.addWidget(scrolled(hold(body)))
        return body

    def show_sheet(self, sheet: ChildSheet) -> None:
        """Show everything but the timeline, which is fetched when it is opened."""
        clear(self._summary)
        self._summary.addLayout(_summary(sheet))
        for code, fill in _FILL.items():
            body = self._bodies[code]
            clear(body)
            for part in fill(sheet):
                body.addWidget(part)
            body.addStretch(1)
        clear(self._side)
        for card in side_cards(sheet, self.child_wanted.emit):
            self._side.addWidget(card)
        self.tabs.show_count("support", len(sheet.sponsorships) or None)
        self.tabs.show_count("visits", len(sheet.visits) or None)
        self.setAccessibleName(tr("Hồ sơ trẻ"))
        self._show_permission(sheet.read_only)

    def show_place(self, text: str, *, first: bool, last: bool) -> None:
        """Show where in the list this child stands."""
        self.place.setText(text)
        self.before.setVisible(bool(text))
        self.after.setVisible(bool(text))
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)

    def show_timeline(self, lines: Sequence[TimelineLine]) -> None:
        """Show the changes of this record, newest first."""
        body = self._bodies["timeline"]
        clear(body)
        for part in timeline_panel(lines):
            body.addWidget(part)
        body.addStretch(1)

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def open_tab(self) -> str:
        """Return the code of the open tab."""
        return self.tabs.open_tab()

    @override
    def first_box(self) -> QWidget:
        return self.tabs.open_button()

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side_panel.setVisible(not fit.compact)
        self._side_panel.setFixedWidth(282 if fit.full else 264)

    def _show_permission(self, read_only: str) -> None:
        self.banner.setVisible(bool(read_only))
        if read_only:
            self.banner.show_message("info", "", read_only)
            self.edit.refuse(read_only)
        else:
            self.edit.allow()

    def _open_tab(self, code: str) -> None:
        self._panels.setCurrentIndex(TABS.index(code))
        self.tab_changed.emit(code)

    def _toggle_side(self) -> None:
        self._side_panel.setVisible(self._side_panel.isHidden())


_FILL = {
    "identity": identity_panel,
    "family": family_panel,
    "support": support_panel,
    "visits": visits_panel,
}


def _summary(sheet: ChildSheet) -> QVBoxLayout:
    chips = [Chip(chip) for chip in sheet.chips]
    name = ElidedLabel(sheet.name, "title")
    first = row(name, *chips, None, gap=8)
    facts = row(gap=6)
    for picture, text in sheet.facts:
        mark = label("")
        mark.setPixmap(icon_pixmap(picture, look().tokens.muted, 16))
        facts.addWidget(mark)
        facts.addWidget(ElidedLabel(text, "secondary"))
        facts.addSpacing(10)
    facts.addStretch(1)
    words = column(first, label(sheet.headline), facts, gap=4)
    meter = Meter()
    meter.show_percent(sheet.percent)
    filled = row(
        label(tr("Hồ sơ đủ {percent} %").format(percent=sheet.percent), "strong"),
        None,
        label(sheet.filled, "secondary"),
    )
    gaps = ", ".join(sheet.missing[:3])
    missing = WrapLabel(
        tr("Thiếu: {gaps}").format(gaps=gaps) if gaps else tr("Đủ các mục chính."),
        "secondary",
        "warn" if gaps else "ok",
    )
    box = hold(column(filled, meter, missing, gap=6, margins=(12, 8, 12, 8)), "well")
    box.setFixedWidth(look().px(290))
    initials = Initials(sheet.name, size=64)
    whole = row(initials, words, box, gap=16)
    whole.setStretch(1, 1)
    whole.setAlignment(initials, MIDDLE)
    return column(whole)
