"""Packages that came: each with what its checks say, a preview, one button to merge them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.packages.ports import IncomingLine, PackagePreview
from mdd_desktop.ui.packages.units_card import UnitsCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable


class InboxView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        open_requested: Choose files.
        row_chosen: The row whose preview is wanted.
        merge_requested: Merge everything that may be merged.
        forget_requested: Take the files off the list; nothing was written.
        answers_requested: Write what the units below lack, and receipts, to a stick.
        stick_requested: Look into the packages that lie on the stick.
    """

    open_requested = Signal()
    row_chosen = Signal(int)
    merge_requested = Signal()
    forget_requested = Signal()
    answers_requested = Signal()
    stick_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Hộp nhận gói"))
        self.units = UnitsCard()
        self._shows_units = False
        self._on_stick = 0
        self.header = PageHeader(tr("Hộp nhận gói"))
        answers = Button(tr("Ghi gói trả lời ra USB"), icon="file-check", key="Ctrl+T")
        self.answers = self.header.add_action(answers)
        self.answers.clicked.connect(self.answers_requested)
        self.answers.hide()
        self.forget = self.header.add_action(Button(tr("Để sau"), icon="x"))
        self.forget.clicked.connect(self.forget_requested)
        opening = Button(tr("Mở tệp gói…"), icon="folder-open", key="Ctrl+O")
        self.open = self.header.add_action(opening)
        self.open.clicked.connect(self.open_requested)
        merging = Button(tr("Gộp"), kind="primary", icon="package-import", key="Ctrl+Enter")
        self.merge = self.header.add_action(merging)
        self.merge.clicked.connect(self.merge_requested)
        self.banner = Banner("info")
        self.banner.hide()
        self.stick = Banner("info")
        looking = Button("", kind="primary", icon="eye", key="Ctrl+Enter")
        self.from_stick = self.stick.add_action(looking)
        self.from_stick.clicked.connect(self.stick_requested)
        self.stick.hide()
        self._preview_body = QVBoxLayout()
        self._preview_body.setSpacing(6)
        self._preview = Card()
        self._preview.body.addLayout(self._preview_body)
        self._side = scrolled(hold(column(self._preview, None, gap=0)))
        self._body = QStackedWidget()
        self._body.addWidget(self._list_card())
        self._body.addWidget(self.units)
        middle = row(self._body, self._side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.stick)
        self.outer.addLayout(middle, 1)
        self.show_packages([])

    def _list_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.setSpacing(0)
        columns: list[Column[IncomingLine]] = [
            Column("sender", tr("Đơn vị"), lambda x: Cell(x.sender, x.file), 206, 1, 3),
            Column("made", tr("Tạo lúc"), lambda x: Cell(x.made), 150, 3),
            Column("content", tr("Nội dung"), lambda x: Cell(x.content), 150, 2, 1),
            Column("decide", tr("Cần quyết định"), _decide, 124, 2, 1),
            Column("state", tr("Tình trạng"), lambda x: Cell(chip=x.state), 160, 1, 1),
        ]
        self.model: PageModel[IncomingLine] = PageModel(columns, self)
        self.table = RecordTable(tr("Gói nhận được"), self.model, row_height=42)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.empty = EmptyState(
            "inbox",
            tr("Chưa mở gói nào"),
            tr("Cắm USB rồi mở tệp .mdd, hoặc thả tệp vào cửa sổ này. Xem trước rồi mới gộp."),
        )
        choose = self.empty.add_action(Button(tr("Chọn tệp…"), icon="folder-open"))
        choose.clicked.connect(self.open_requested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._foot = ElidedLabel("", "secondary")
        card.body.addWidget(self._stack, 1)
        card.body.addLayout(row(self._foot, margins=(15, 6, 15, 0)))
        return card

    def show_packages(self, lines: Sequence[IncomingLine], foot: str = "") -> None:
        """Show the files and what their checks say."""
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentWidget(self.table if lines else self.empty)
        self._body.setCurrentIndex(1 if self._shows_units and not lines else 0)
        self._foot.setText(foot)
        count = sum(line.mergeable for line in lines)
        self.merge.setText(tr("Gộp {count} gói").format(count=count) if count else tr("Gộp"))
        self.forget.setVisible(bool(lines))
        self._choose_step()
        self._side.setVisible(bool(lines) and not self.fit_now.compact)
        if count:
            self.merge.allow()
        else:
            self.merge.refuse(tr("Chưa có gói nào gộp được."))
        if lines:
            self.table.choose_row(0)
            self.row_chosen.emit(0)
            self.table.setFocus()

    def show_preview(self, shown: PackagePreview) -> None:
        """Show what merging this package would do."""
        body = self._preview_body
        clear(body)
        chip = ChipText(tr("Xem trước"), "info", "eye")
        head = row(ElidedLabel(shown.title, "section"), Chip(chip))
        head.setStretch(0, 1)
        body.addLayout(head)
        body.addWidget(ElidedLabel(shown.sender, "secondary"))
        body.addWidget(_signature(shown))
        if shown.refusal:
            body.addWidget(rule())
            body.addWidget(WrapLabel(shown.refusal, "body"))
        body.addLayout(facts(list(shown.facts)))
        if shown.counts:
            body.addWidget(rule())
            body.addLayout(facts(list(shown.counts)))
        if shown.samples:
            body.addWidget(rule())
            body.addWidget(label(tr("Ví dụ"), "secondary"))
            for sample in shown.samples:
                body.addWidget(WrapLabel(f"• {sample}", "secondary", "ink"))

    def show_stick(self, names: Sequence[str], count: int) -> None:
        """Say that packages lie on a stick; none: nothing is said."""
        title = tr("USB “{name}” có {count} gói chưa gộp").format(
            name="”, “".join(names), count=count
        )
        self.stick.show_message("info", title, tr("Chưa ghi gì vào sổ."), "device-usb")
        self.from_stick.setText(tr("Xem trước {count} gói").format(count=count))
        self._on_stick = count
        self._choose_step()

    def show_result(self, title: str, sentence: str, *, good: bool) -> None:
        """Say what was merged and what was set aside."""
        self.banner.show_message("ok" if good else "warn", title, sentence)
        self.banner.setVisible(bool(title))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def show_place(self, subtitle: str) -> None:
        """Say whose inbox this is: one with units below, which it lists while no file is open."""
        self.header.show_subtitle(subtitle)
        self._shows_units = True
        self.answers.show()
        self._body.setCurrentIndex(0 if self.model.rowCount() else 1)

    @override
    def first_box(self) -> QWidget:
        return self.table if self.model.rowCount() else self.open

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setVisible(not fit.compact and self.model.rowCount() > 0)
        self._side.setFixedWidth(320 if fit.full else 280)

    def _choose_step(self) -> None:
        """One key, one step: first look at what lies on the stick, then merge what was seen."""
        looks = self._on_stick > 0 and not self.model.rowCount()
        self.stick.setVisible(looks)
        self.merge.setVisible(not looks)

    def _chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(now.row())


def _decide(line: IncomingLine) -> Cell:
    return Cell(chip=line.decide) if line.decide else Cell("–")


def _signature(shown: PackagePreview) -> QWidget:
    tokens = look().tokens
    mark = label("")
    name, colour = ("shield-check", tokens.ok) if shown.trusted else ("alert-triangle", tokens.bad)
    mark.setPixmap(icon_pixmap(name, colour, 16))
    mark.setFixedWidth(16)
    line = row(
        mark, WrapLabel(shown.signature, "secondary", "ok" if shown.trusted else "bad"), gap=6
    )
    line.setAlignment(mark, TOP)
    return hold(line)
