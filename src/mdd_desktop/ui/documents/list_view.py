"""Plans and documents: what is being written, the register, what can be begun."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.documents.ports import DocumentLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.tabs import TabStrip

_TABS = ("drafts", "register", "kinds")
_ROWS = {"drafts": (44, 40), "register": (44, 40), "kinds": (36, 32)}
"""Heights of rows, and where height is scarce."""


class DocumentsView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        opened: A row: (tab, line).
        tab_wanted, year_wanted: What to load.
        print_wanted, export_wanted: The register of the year that is shown.
        remove_wanted: The chosen draft.
        reason_wanted: Say why a number was never used.
        wording_wanted: The texts of the templates.
    """

    opened = Signal(str, object)
    tab_wanted = Signal(str)
    year_wanted = Signal(int)
    print_wanted = Signal()
    export_wanted = Signal(str)
    remove_wanted = Signal(object)
    reason_wanted = Signal()
    wording_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Kế hoạch, văn bản"))
        self.header = PageHeader(tr("Kế hoạch, văn bản"))
        self.export = self.header.add_action(Button(tr("Xuất sổ…"), icon="file-export"))
        menu = QMenu(self.export)
        for code, text in (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")):
            menu.addAction(text).setData(code)
        menu.triggered.connect(lambda action: self.export_wanted.emit(str(action.data())))
        self.export.clicked.connect(
            lambda: menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))
        )
        self.print = self.header.add_action(
            Button(tr("In sổ văn bản đi"), icon="printer", key="Ctrl+P")
        )
        self.print.clicked.connect(self.print_wanted)
        self.new = self.header.add_action(
            Button(tr("Soạn văn bản"), kind="primary", icon="plus", key="Ctrl+N", writes=True)
        )
        self.new.clicked.connect(lambda: self.tab_wanted.emit("kinds"))
        self.wording = Button(tr("Sửa lời văn mẫu…"), icon="pencil", height=30, writes=True)
        self.wording.clicked.connect(self.wording_wanted)
        self.tabs = TabStrip(
            [
                ("drafts", tr("Đang soạn")),
                ("register", tr("Đã ban hành")),
                ("kinds", tr("Mẫu")),
            ]
        )
        self.tabs.chosen.connect(self.tab_wanted)
        self.year = PlainCombo(tr("Năm của sổ"))
        self.year.setMinimumWidth(look().px(136))
        self.year.activated.connect(lambda _at: self.year_wanted.emit(int(self.year.code())))
        self.models = {
            "drafts": PageModel(_draft_columns(), self),
            "register": PageModel(_register_columns(), self),
            "kinds": PageModel(_kind_columns(), self),
        }
        names = {
            "drafts": tr("Văn bản đang soạn"),
            "register": tr("Sổ văn bản đi"),
            "kinds": tr("Các loại văn bản"),
        }
        self.tables = {
            tab: RecordTable(names[tab], model, row_height=_ROWS[tab][0])
            for tab, model in self.models.items()
        }
        self._rows: dict[str, Sequence[DocumentLine]] = {}
        for tab, table in self.tables.items():
            table.opened.connect(lambda at, tab=tab: self._open(tab, at))
            self.models[tab].rows_wanted.connect(lambda offset, tab=tab: self._more(tab, offset))
        self.empty = EmptyState(
            "file-text",
            tr("Chưa có văn bản nào"),
            tr("Chọn một mẫu, số liệu điền sẵn; chị sửa lời văn rồi cấp số, ban hành."),
        )
        begin = self.empty.add_action(
            Button(tr("Soạn văn bản"), kind="tint", icon="plus", writes=True)
        )
        begin.clicked.connect(lambda: self.tab_wanted.emit("kinds"))
        self._stack = QStackedWidget()
        for tab in _TABS:
            self._stack.addWidget(self.tables[tab])
        self._stack.addWidget(self.empty)
        self.note = ElidedLabel("", "secondary")
        self.remove = Button(tr("Bỏ bản thảo…"), icon="trash", height=30, writes=True)
        self.remove.clicked.connect(self._remove)
        self.explain = Button("", icon="pencil", height=30, writes=True)
        self.explain.clicked.connect(self.reason_wanted)
        drafts = self.tables["drafts"].selectionModel()
        drafts.selectionChanged.connect(lambda *_: self._allow_removing())
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        head = row(self.tabs, self.year, margins=(15, 2, 12, 0))
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        foot = row(
            self.note, self.explain, self.wording, self.remove, margins=(15, 6, 12, 4), gap=8
        )
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(card, 1)
        self._show_tools("", any_lines=False)

    def _show_tools(self, tab: str, *, any_lines: bool) -> None:
        """Offer what can be done in a tab; nothing before something was read."""
        self.year.setVisible(tab == "register")
        self.remove.setVisible(tab == "drafts" and any_lines)
        self.wording.setVisible(tab == "kinds")
        self.explain.hide()
        for button in (self.print, self.export):
            button.setVisible(tab == "register")

    def _allow_removing(self) -> None:
        is_chosen = self.tables["drafts"].chosen_row() >= 0
        self.remove.show_possible("" if is_chosen else tr("Chọn một bản thảo trong danh sách."))

    def show_lines(self, tab: str, lines: Sequence[DocumentLine], note: str = "") -> None:
        """Show the rows of a tab."""
        self._rows[tab] = lines
        self.models[tab].show_first(len(lines), lines[:25])
        self.note.setText(note)
        self.tabs.show_tab(tab)
        shown = lines or tab == "kinds"
        self._stack.setCurrentWidget(self.tables[tab] if shown else self.empty)
        self._show_tools(tab, any_lines=bool(lines))
        self._allow_removing()

    def show_gap(self, number: str) -> None:
        """Offer to say why a number was never used; "" when none is missing."""
        self.explain.setText(tr("Ghi lý do bỏ số {number}…").format(number=number))
        self.explain.setVisible(bool(number))

    def show_count(self, tab: str, count: int | None) -> None:
        """Show how many rows a tab has."""
        self.tabs.show_count(tab, count)

    def show_years(self, years: Sequence[int], year: int) -> None:
        """Offer the years of the register."""
        self.year.show_options([(str(one), tr("Năm {year}").format(year=one)) for one in years])
        self.year.show_code(str(year))

    def _open(self, tab: str, at: int) -> None:
        line = self.models[tab].row(at)
        if line is not None and not line.group:
            self.opened.emit(tab, line)

    def _more(self, tab: str, offset: int) -> None:
        self.models[tab].show_page(offset, self._rows.get(tab, ())[offset : offset + 25])

    def _remove(self) -> None:
        line = self.models["drafts"].row(self.tables["drafts"].chosen_row())
        if line is not None:
            self.remove_wanted.emit(line)

    @override
    def first_box(self) -> QWidget | None:
        return self._stack.currentWidget()

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        for tab, table in self.tables.items():
            table.fit_rows(_ROWS[tab][fit.low])


def _title(line: DocumentLine) -> Cell:
    return Cell(line.title, line.sub, group=line.group, strong=not line.group, wrap=True)


def _registered(line: DocumentLine) -> Cell:
    return Cell(line.title, line.sub, wrap=True)


def _kind(line: DocumentLine) -> Cell:
    return Cell(line.title, group=line.group, wrap=not line.group)


def _draft_columns() -> list[Column[DocumentLine]]:
    return [
        Column("title", tr("Loại, trích yếu"), _title, 320, 1, 4),
        Column("state", tr("Trạng thái"), lambda x: Cell(chip=x.state), 130),
        Column("who", tr("Người soạn"), lambda x: Cell(x.signer), 160, 2, 1),
        Column("day", tr("Bắt đầu soạn"), lambda x: Cell(x.day), 120, 3),
    ]


def _register_columns() -> list[Column[DocumentLine]]:
    return [
        Column("number", tr("Số, ký hiệu"), lambda x: Cell(x.number, strong=True), 120),
        Column("day", tr("Ngày"), lambda x: Cell(x.day), 104),
        Column(
            "title", tr("Loại, trích yếu"), lambda x: Cell(x.title, x.sub, wrap=True), 396, 1, 4
        ),
        Column("signer", tr("Người ký"), lambda x: Cell(x.signer, wrap=True), 130, 3, 1),
        Column("to", tr("Nơi nhận"), lambda x: Cell(x.recipients, wrap=True), 170, 4, 1),
        Column("state", tr("Ghi chú"), lambda x: Cell(chip=x.state), 146, 2),
    ]


def _kind_columns() -> list[Column[DocumentLine]]:
    return [
        Column("kind", tr("Mã"), lambda x: Cell(x.title if x.group else x.kind, group=x.group), 90),
        Column("title", tr("Mẫu văn bản"), _kind, 420, 1, 4),
        Column("period", tr("Kỳ"), lambda x: Cell(x.day, group=x.group), 110, 2),
        Column("files", tr("Tệp"), lambda x: Cell(x.number, group=x.group), 170, 3),
    ]
