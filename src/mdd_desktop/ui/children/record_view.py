"""A child's record: who she is at a glance, tabs below, what needs attention at the right."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from mdd_desktop.domain.case import CaseStep
from mdd_desktop.ui.children.papers_panel import papers_panel
from mdd_desktop.ui.children.record_head import MoreButton, summary
from mdd_desktop.ui.children.record_panels import (
    family_panel,
    identity_panel,
    needs_panel,
    support_panel,
)
from mdd_desktop.ui.children.record_ports import ChildSheet, TimelineLine
from mdd_desktop.ui.children.record_side import side_cards, visits_panel
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.children.timeline_panel import TimelinePanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import clear, column
from mdd_desktop.ui.widgets.page import Fit, scrolled_column
from mdd_desktop.ui.widgets.record_page import RecordPage

_Fill = Callable[[ChildSheet, RecordWishes], list[QWidget]]


class ChildRecordView(RecordPage):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        wishes: Those of the panels.
        edit_requested: Correct the record.
        sibling_requested: Register a sister or brother.
        step_requested: A step of the case, by its code.
        paper_requested: Print: the id of a kind of document.
        neighbour_requested: -1 the child before, 1 the child after, in the list.
    """

    edit_requested = Signal()
    sibling_requested = Signal()
    step_requested = Signal(str)
    paper_requested = Signal(str)
    neighbour_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Hồ sơ trẻ"), tr("Trẻ em"), _tabs())
        self._sheet: ChildSheet | None = None
        self._picture: bytes | None = None
        self._add_closed()
        self._keys()

    @override
    def add_actions(self) -> None:
        self.wishes = RecordWishes(self)
        self.before = Button("", kind="quiet", icon="chevron-left", height=30)
        self.before.setAccessibleName(tr("Em trước trong danh sách"))
        self.after = Button("", kind="quiet", icon="chevron-right", height=30)
        self.after.setAccessibleName(tr("Em sau trong danh sách"))
        self.place = ElidedLabel("", "secondary")
        for part in (self.place, self.before, self.after):
            self.header.add_head(part)
        self.before.clicked.connect(lambda: self.neighbour_requested.emit(-1))
        self.after.clicked.connect(lambda: self.neighbour_requested.emit(1))
        self.more = MoreButton()
        self.print_button = Button(tr("In"), icon="printer")
        self.edit = Button(tr("Sửa"), icon="pencil", key="F2", writes=True)
        self.visit = Button(tr("Ghi thăm"), icon="clipboard-check", key="F6", writes=True)
        self.support = Button(tr("Ghi hỗ trợ"), kind="primary", icon="gift", key="F7", writes=True)
        for button in (self.more, self.print_button, self.edit, self.visit, self.support):
            self.header.add_action(button)
        self.edit.clicked.connect(self.edit_requested)
        self.visit.clicked.connect(lambda: self.wishes.visit_wanted.emit(None))
        self.support.clicked.connect(self.wishes.support_wanted)
        self._print_menu()

    def _add_closed(self) -> None:
        """What stands over the record of a closed file, with the way back."""
        self.closed = Banner("info")
        self.reopen = self.closed.add_action(Button(tr("Mở lại hồ sơ…"), height=30, writes=True))
        self.reopen.clicked.connect(lambda: self._step(CaseStep.REOPEN))
        self.closed.hide()
        self.outer.insertWidget(self.outer.indexOf(self.banner) + 1, self.closed)

    def _print_menu(self) -> None:
        menu = QMenu(self.print_button)
        for code, text in (
            ("D8", tr("Phiếu thông tin trẻ")),
            ("D7", tr("Phiếu thăm hỏi")),
            ("D14", tr("Phiếu hộ gia đình")),
            ("D6", tr("Phiếu đồng ý")),
        ):
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, c=code: self.paper_requested.emit(c))
        button = self.print_button
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))

    def _keys(self) -> None:
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self.neighbour_requested.emit(step))
        QShortcut(QKeySequence("F10"), self).activated.connect(self.more.pull)

    @override
    def make_panel(self, code: str) -> QWidget:
        if code != "timeline":
            return super().make_panel(code)
        self.timeline = TimelinePanel()
        return scrolled_column(column(self.timeline, None))

    def show_sheet(self, sheet: ChildSheet, picture: bytes | None = None) -> None:
        """Show everything but the timeline, which is fetched when it is opened."""
        self._sheet, self._picture = sheet, picture
        self.show_opened()
        self._show_head()
        for code, fill in _FILL.items():
            self.fill_panel(code, partial(fill, sheet, self.wishes))
        self.fill_side(side_cards(sheet, self.wishes))
        lacking = sum(paper.is_missing for paper in sheet.papers)
        self.tabs.show_count("needs", len(sheet.needs) or None)
        self.tabs.show_count("support", len(sheet.sponsorships) or None)
        self.tabs.show_count("visits", len(sheet.visits) or None)
        self.tabs.show_remark(
            "papers", tr("thiếu {count}").format(count=lacking) if lacking else "", "warn"
        )
        self.more.show_steps(sheet.menu, self._step)
        if not sheet.read_only:
            add = self.more.add_step("user-plus", tr("Tiếp nhận anh chị em…"))
            add.setData("sibling")
            add.triggered.connect(self.sibling_requested)
        if sheet.may_file:
            self._offer_joining(sheet)
        self.show_permission(sheet.read_only, (self.edit, self.visit, self.support))
        self._show_closed(sheet)
        self.more.setVisible(bool(sheet.menu))
        if not self._is_in_list():
            self.place.setText(sheet.name)

    def _show_closed(self, sheet: ChildSheet) -> None:
        self.closed.show_message("info", "", sheet.closed, "archive")
        self.closed.setVisible(bool(sheet.closed))
        reopen = next((step for step in sheet.menu if step.code == CaseStep.REOPEN), None)
        self.reopen.setVisible(reopen is not None)
        self.reopen.show_possible(reopen.refusal if reopen else "")
        if sheet.closed and not sheet.read_only:
            told = tr("Hồ sơ đã đóng. Tháng trước ngày đóng còn ghi được trong Sổ hỗ trợ.")
            self.support.refuse(told)

    def _offer_joining(self, sheet: ChildSheet) -> None:
        compare = self.more.add_step("copy", tr("So, gộp với hồ sơ nghi trùng…"))
        compare.triggered.connect(lambda _=False: self.wishes.join_wanted.emit())
        for record, name in sheet.joined:
            text = tr("Tách lại hồ sơ {name}").format(name=name)
            split = self.more.add_step("arrow-back-up", text)
            split.triggered.connect(lambda _=False, one=record: self.wishes.split_wanted.emit(one))

    @override
    def show_unopened(self, title: str, sentence: str) -> None:
        super().show_unopened(title, sentence)
        if not self._is_in_list():
            self.place.setText("")

    def show_picture(self, picture: bytes | None) -> None:
        """Show the child's photograph in the head."""
        self._picture = picture
        self._show_head()

    def show_place(self, text: str, *, first: bool, last: bool) -> None:
        """Show where in the list this child stands; "" leaves the place to her name."""
        self.place.setText(text)
        self.before.setVisible(bool(text))
        self.after.setVisible(bool(text))
        self.before.setEnabled(not first)
        self.after.setEnabled(not last)

    def _is_in_list(self) -> bool:
        return not self.before.isHidden()

    def show_timeline(self, lines: Sequence[TimelineLine]) -> None:
        """Show what was saved around this child, newest first."""
        self.timeline.show_lines(lines)

    @override
    def show_fit(self, fit: Fit) -> None:
        changed = fit != self.fit_now
        super().show_fit(fit)
        self.tabs.fit(compact=fit.compact)
        if changed and self._sheet is not None:
            self._show_head()

    def _show_head(self) -> None:
        clear(self._summary)
        if self._sheet is not None:
            self._summary.addLayout(summary(self._sheet, self._picture, fit=self.fit_now))

    def _step(self, code: str) -> None:
        self.step_requested.emit(code)


def _tabs() -> list[tuple[str, str]]:
    return [
        ("identity", tr("Thông tin")),
        ("family", tr("Hoàn cảnh, gia đình")),
        ("needs", tr("Nhu cầu")),
        ("support", tr("Đỡ đầu, hỗ trợ")),
        ("visits", tr("Thăm, theo dõi")),
        ("papers", tr("Giấy tờ, đồng ý")),
        ("timeline", tr("Dòng thời gian")),
    ]


_FILL: dict[str, _Fill] = {
    "identity": identity_panel,
    "family": family_panel,
    "needs": needs_panel,
    "support": support_panel,
    "visits": visits_panel,
    "papers": papers_panel,
}
