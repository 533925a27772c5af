"""Packages that came: each with what its checks say, a preview, one button to merge them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.packages.changes_card import ChangesCard
from mdd_desktop.ui.packages.merged_card import MergedCard
from mdd_desktop.ui.packages.ports import IncomingLine, UnsentLine
from mdd_desktop.ui.packages.preview_card import PreviewCard
from mdd_desktop.ui.packages.units_card import UnitsCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button

_TABS = (("files", "Gói đang xem"), ("units", "Đơn vị"), ("merged", "Gói đã gộp"))
_PLACES = {code: place for place, (code, _) in enumerate(_TABS)}


class InboxView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        open_requested: Choose files.
        row_chosen: The row whose preview is wanted.
        merge_requested: Merge everything that may be merged.
        forget_requested: Take the files off the list; nothing was written.
        answers_requested: Write what the units below lack, and receipts, to a stick.
        stick_requested: Look into the packages that lie on the stick.
        undo_requested: Take the merge back that was done last.
        tab_changed: ``files``, ``units`` or ``merged``.
    """

    open_requested = Signal()
    row_chosen = Signal(int)
    merge_requested = Signal()
    forget_requested = Signal()
    answers_requested = Signal()
    stick_requested = Signal()
    undo_requested = Signal()
    tab_changed = Signal(str)

    def __init__(self, *, receives: bool = False) -> None:
        """Make the page.

        Args:
            receives: There are units below, which are listed while no file is open.
        """
        super().__init__(tr("Hộp nhận gói"))
        self.units = UnitsCard()
        self.merged = MergedCard()
        self.preview = PreviewCard()
        self._shows_units = receives
        self.fills_at_once = not receives
        self._on_stick = self._mergeable = 0
        self._receives = self._has_merged = False
        self._make_head()
        self._make_banners()
        side = scrolled(hold(column(self.preview, None, gap=0)))
        shown = [one for one in _TABS if receives or one[0] != "units"]
        self.tabs = Segmented(tr("Danh sách"), [(code, tr(text), "") for code, text in shown])
        self.tabs.chosen.connect(self._show_tab)
        self._pages = QStackedWidget()
        self.changes = ChangesCard()
        self.changes.closed.connect(lambda: self._show_tab(self.tabs.code()))
        for page in (self._list_card(), self.units, self.merged, self.changes):
            self._pages.addWidget(page)
        middle = row(self._pages, side, gap=12)
        middle.setStretch(0, 1)
        self.beside = SidePanel(
            self, side, middle, button=self._pull, title=tr("Gói đang chọn"), widths=(320, 280)
        )
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.stick)
        self.outer.addLayout(row(self.tabs, None))
        self.outer.addLayout(middle, 1)
        self.show_packages([])

    def _make_head(self) -> None:
        self.header = PageHeader(tr("Hộp nhận gói"))
        self._pull = self.header.add_action(side_button())
        answers = Button(tr("Ghi gói trả lời ra USB"), icon="file-check", key="Ctrl+T", writes=True)
        self.answers = self.header.add_action(answers)
        self.answers.clicked.connect(self.answers_requested)
        self.answers.hide()
        self.forget = self.header.add_action(Button(tr("Để sau"), icon="x"))
        self.forget.clicked.connect(self.forget_requested)
        opening = Button(tr("Mở tệp gói…"), icon="folder-open", key="Ctrl+O", writes=True)
        self.open = self.header.add_action(opening)
        self.open.clicked.connect(self.open_requested)
        merging = Button(
            tr("Gộp"), kind="primary", icon="package-import", key="Ctrl+Enter", writes=True
        )
        self.merge = self.header.add_action(merging)
        self.merge.clicked.connect(self.merge_requested)

    def _make_banners(self) -> None:
        undoing = Button(tr("Hoàn tác lần gộp"), icon="arrow-back-up", height=30, writes=True)
        self.undo = self.banner.add_action(undoing)
        self.undo.clicked.connect(self.undo_requested)
        self.undo.hide()
        replying = Button(
            tr("Ghi gói trả lời ra USB"),
            kind="primary",
            icon="file-check",
            key="Ctrl+T",
            height=30,
            writes=True,
        )
        self.reply = self.banner.add_action(replying)
        self.reply.clicked.connect(self.answers_requested)
        self.reply.hide()
        self.stick = Banner("info")
        looking = Button("", kind="primary", icon="eye", key="Ctrl+Enter", writes=True)
        self.from_stick = self.stick.add_action(looking)
        self.from_stick.clicked.connect(self.stick_requested)
        self.stick.hide()

    def _list_card(self) -> Card:
        card = Card()
        card.body.setContentsMargins(1, 1, 1, 8)
        card.body.setSpacing(0)
        columns: list[Column[IncomingLine]] = [
            Column("sender", tr("Đơn vị"), lambda x: Cell(x.sender, x.file), 206, 1, 3),
            Column("fresh", tr("Gói mới"), lambda x: Cell(*x.fresh), 150, 2, 2),
            Column("before", tr("Đã gộp đến"), lambda x: Cell(*x.before), 124, 3, 1),
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
        choose = self.empty.add_action(Button(tr("Mở tệp gói…"), icon="folder-open", writes=True))
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
        count = sum(line.mergeable for line in lines)
        self.model.show_first(len(lines), lines)
        self._stack.setCurrentWidget(self.table if lines else self.empty)
        self._show_tab("files" if lines or not self._shows_units else "units")
        self._foot.setText(foot)
        self.merge.setText(tr("Gộp {count} gói").format(count=count) if count else tr("Gộp"))
        self.forget.setVisible(bool(lines))
        self.preview.later.setVisible(len(lines) > 1)
        self._mergeable = count
        self._choose_step()
        if count:
            self.merge.allow()
        else:
            self.merge.refuse(tr("Chưa có gói nào gộp được."))
        if lines:
            self.table.choose_row(0)
            self.row_chosen.emit(0)
            self.table.setFocus()

    def show_stick(self, names: Sequence[str], count: int) -> None:
        """Say that packages lie on a stick; none: nothing is said."""
        which = tr("USB") if len(names) == 1 else tr("{count} USB").format(count=len(names))
        title = tr("{which} “{name}” có {count} gói chưa gộp").format(
            which=which, name="”, “".join(names), count=count
        )
        self.stick.show_message("info", title, tr("Chưa ghi gì vào sổ."), "device-usb")
        self.from_stick.setText(tr("Xem trước {count} gói").format(count=count))
        self._on_stick = count
        self._choose_step()

    def show_changes(self, title: str, lines: Sequence[UnsentLine]) -> None:
        """Show all that one package would change, until the officer goes back."""
        self._pages.setCurrentWidget(self.changes)
        self.preview.offer_all(offered=False)
        self.changes.show_changes(title, lines)

    def show_result(self, title: str, sentence: str, *, good: bool, aloud: str = "") -> None:
        """Say what came of something; ``aloud`` in letters to be read from."""
        self._show_merged(merged=False)
        self.show_told("ok" if good else "warn", title, sentence, aloud=aloud)

    def show_merged(self, title: str, sentence: str, *, good: bool, merged: bool) -> None:
        """Say what was merged and what was set aside, and offer what comes next."""
        if merged and self._receives:
            told = tr("Ghi gói trả lời ra USB để nơi gửi biết đã nhận.")
            sentence = f"{sentence} {told}".strip()
        self._show_merged(merged=merged)
        self.show_told("ok" if good else "warn", title, sentence)

    @override
    def show_failure(self, title: str, sentence: str) -> None:
        self._show_merged(merged=False)
        super().show_failure(title, sentence)

    def _show_merged(self, *, merged: bool) -> None:
        self._has_merged = merged
        self.undo.setVisible(merged)
        self._choose_step()

    def show_place(self, subtitle: str) -> None:
        """Say whose inbox this is: one with units below."""
        self.header.show_subtitle(subtitle)
        self._receives = True
        self._choose_step()
        self._show_tab("files" if self.model.rowCount() else "units")

    @override
    def first_box(self) -> QWidget:
        return self.table if self.model.rowCount() else self.open

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.beside.fit(fit)

    def _show_tab(self, code: str) -> None:
        self.tabs.show_code(code)
        self._pages.setCurrentIndex(_PLACES[code])
        self.preview.offer_all(offered=True)
        self._show_side()
        self.tab_changed.emit(code)

    def _show_side(self) -> None:
        """The preview belongs to the files; it stands beside the units while one of them sent."""
        looks = self.tabs.code() != "merged" and self.model.rowCount() > 0
        self.beside.show_filled(filled=looks)

    def _choose_step(self) -> None:
        """One main action: look at what lies on the stick, merge what was seen, answer."""
        looks = self._on_stick > 0 and not self.model.rowCount()
        answers = self._has_merged and self._receives and not looks and not self._mergeable
        self.stick.setVisible(looks)
        self.reply.setVisible(answers)
        self.answers.setVisible(self._receives and not answers)
        self.merge.setVisible(not looks and not answers)

    def _chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self.row_chosen.emit(now.row())


def _decide(line: IncomingLine) -> Cell:
    return Cell(chip=line.decide) if line.decide else Cell("–")
