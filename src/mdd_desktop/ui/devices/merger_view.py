"""Communes merged by law: which end, what takes over, from when; a dry run before anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.tab_order import chain


@dataclass(frozen=True)
class MergerWish:
    """What was filled in."""

    old: tuple[str, ...]
    code: str
    name: str
    on: str
    grace_until: str


class MergerView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        back_requested: To the computers.
        try_requested: The dry run.
        merge_requested: Carry it out.
        undo_requested: Take the merger into this unit back.
    """

    back_requested = Signal()
    try_requested = Signal(object)
    merge_requested = Signal(object)
    undo_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Sáp nhập đơn vị"))
        self.header = PageHeader(tr("Sáp nhập đơn vị"), back=tr("Đơn vị, thiết bị"))
        self.header.back_requested.connect(self.back_requested)
        self._boxes: dict[str, CheckBox] = {}
        middle = row(self._old_card(), scrolled(hold(self._right())), gap=12)
        middle.setStretch(0, 3)
        middle.setStretch(1, 4)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.outer.addWidget(self._commit())

    def _old_card(self) -> Card:
        card = Card(tr("Đơn vị kết thúc"))
        words = tr("Đánh dấu các đơn vị được sắp xếp lại theo nghị quyết.")
        card.body.addWidget(WrapLabel(words, "secondary"))
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        card.body.addWidget(scrolled(hold(column(self._list, None, gap=0))), 1)
        return card

    def _right(self) -> QVBoxLayout:
        new = Card(tr("Đơn vị mới"))
        self.code = LineEdit(tr("Mã đơn vị mới"))
        self.name = LineEdit(tr("Tên đơn vị mới"), example=tr("xã Phú Hòa"))
        self.on = DateEdit(
            tr("Ngày đầu của đơn vị mới"), example=tr("để trống: hôm nay"), whole_day=True
        )
        self.grace = DateEdit(
            tr("Nhận gói của đơn vị cũ đến hết"), example=tr("để trống: 60 ngày"), whole_day=True
        )
        name = row(Field(tr("Mã"), self.code), Field(tr("Tên"), self.name), gap=12)
        name.setStretch(0, 1)
        name.setStretch(1, 2)
        dates = row(
            Field(tr("Từ ngày"), self.on),
            Field(tr("Nhận gói cũ đến hết"), self.grace),
            gap=12,
        )
        new.body.addLayout(name)
        new.body.addLayout(dates)
        new.body.addWidget(
            WrapLabel(
                tr("Hồ sơ không bị viết lại: đơn vị mới quản lý, giấy tờ cũ giữ tên cũ."),
                "secondary",
            )
        )
        self._tried = Card(tr("Xem thử"))
        self._numbers = QVBoxLayout()
        self._tried.body.addLayout(self._numbers)
        self._tried.hide()
        back = Card(tr("Đã sáp nhập"))
        self._done = QVBoxLayout()
        back.body.addLayout(self._done)
        self._back = back
        back.hide()
        return column(new, self._tried, back, None, gap=12)

    def _commit(self) -> CommitBar:
        self.bar = CommitBar()
        self.attempt = self.bar.add_action(Button(tr("Xem thử"), icon="eye", writes=True))
        self.merge = self.bar.add_action(
            Button(tr("Sáp nhập"), kind="primary", icon="check", key="Ctrl+Enter", writes=True)
        )
        self.attempt.clicked.connect(lambda: self.try_requested.emit(self.wish()))
        self.merge.clicked.connect(lambda: self.merge_requested.emit(self.wish()))
        self._forget()
        for box in (self.code, self.name, self.on, self.grace):
            box.textEdited.connect(lambda _text: self._forget())
        return self.bar

    def wish(self) -> MergerWish:
        """Return what was filled in."""
        return MergerWish(
            old=tuple(code for code, box in self._boxes.items() if box.isChecked()),
            code=self.code.text().strip(),
            name=self.name.text().strip(),
            on=self.on.text(),
            grace_until=self.grace.text(),
        )

    def show_units(
        self, units: Sequence[tuple[str, str]], merged: Sequence[tuple[str, str]]
    ) -> None:
        """Offer the units that stand, and those that took others over."""
        clear(self._list)
        self._boxes = {}
        for code, name in units:
            box = CheckBox(f"{at_the_start(name)} ({code})")
            box.toggled.connect(lambda _on: self._forget())
            self._boxes[code] = box
            self._list.addWidget(box)
        filled = (self.code, self.name, self.on, self.grace)
        chain([*self._boxes.values(), *filled, self.attempt, self.merge])
        clear(self._done)
        self._back.setVisible(bool(merged))
        for code, name in merged:
            undo = Button(tr("Bỏ sáp nhập"), height=30, writes=True)
            undo.setAccessibleName(tr("Bỏ sáp nhập {unit}").format(unit=name))
            undo.clicked.connect(lambda _checked=False, code=code: self.undo_requested.emit(code))
            self._done.addLayout(row(label(f"{name} ({code})"), None, undo))

    def show_kept(self, told: str) -> None:
        """Say in the bar, where it covers nothing, that boxes hold what was typed before."""
        self.bar.show_state(told, "info", "pencil")

    def show_tried(self, numbers: Sequence[tuple[str, str]]) -> None:
        """Show what the merger would mean; only then it can be carried out."""
        clear(self._numbers)
        self._numbers.addLayout(facts(list(numbers)))
        self._tried.show()
        self.merge.allow()

    @override
    def first_box(self) -> QWidget:
        return self.code

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.compact, full=fit.full)

    def _forget(self) -> None:
        """What was tried holds only for what was filled in then."""
        self._tried.hide()
        self.bar.show_state(tr("Xem thử không ghi gì vào sổ"), "neu", "eye")
        self.merge.refuse(tr("Bấm Xem thử trước; xem đúng rồi mới sáp nhập."))
