"""Reports: figures with the lists behind them, targets, words, annexes, the very PDF."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QTextBrowser, QWidget
from typing_extensions import override

from mdd_desktop.ui.reports.ports import AnnexLine, FigureLine, FiguresShown, TargetLine
from mdd_desktop.ui.reports.side import Side
from mdd_desktop.ui.reports.tables import annex_columns, figure_columns, target_columns
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import PageModel
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.side_panel import SidePanel
from mdd_desktop.ui.widgets.tabs import TabStrip

FORMATS = (("xlsx", "Excel"), ("docx", "Word"), ("pdf", "PDF"))
FIGURES, TARGETS, WORDS, ANNEXES, PAPER = "figures", "targets", "words", "annexes", "paper"
TABS = (FIGURES, TARGETS, WORDS, ANNEXES, PAPER)


class ReportView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        kind_chosen: The id of a kind of report.
        period_step: -1 the period before, 1 the period after.
        figure_opened: (row, column) of a figure whose list is wanted.
        target_opened: (row, column) of a target.
        annex_opened: (row, column) of a list.
        tab_opened: The code of the tab the officer opened.
        print_requested: Print the pages that are shown.
        save_requested: ``pdf``, ``docx`` or ``xlsx``.
        words_wanted: The text of the report on the clipboard.
    """

    kind_chosen = Signal(str)
    period_step = Signal(int)
    figure_opened = Signal(int, str)
    target_opened = Signal(int, str)
    annex_opened = Signal(int, str)
    tab_opened = Signal(str)
    print_requested = Signal()
    save_requested = Signal(str)
    words_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Báo cáo, chỉ tiêu"))
        self._head_bar()
        self.tabs = TabStrip(
            [
                (FIGURES, tr("Số liệu")),
                (TARGETS, tr("Chỉ tiêu")),
                (WORDS, tr("Lời văn báo cáo")),
                (ANNEXES, tr("Phụ lục danh sách")),
                (PAPER, tr("Bản in")),
            ]
        )
        self.tabs.chosen.connect(self.tab_opened)
        self.tabs.chosen.connect(self.open_tab)
        self._make_tables()
        self.preview = PdfPreview()
        self.words = QTextBrowser()
        self.words.setAccessibleName(tr("Lời văn báo cáo"))
        self._stack = QStackedWidget()
        for part in (self.table, self.targets_table, self._words_panel(), self.annex_table):
            self._stack.addWidget(part)
        self._stack.addWidget(hold(column(self.preview, margins=(15, 8, 15, 8))))
        self.side = Side()
        self.paragraph = self.side.paragraph
        self._side = scrolled(self.side)
        self.side.hide()
        self._lay_out()

    def _make_tables(self) -> None:
        self.model: PageModel[FigureLine] = PageModel(figure_columns(), self)
        self.table = RecordTable(tr("Số liệu của kỳ"), self.model, row_height=33)
        self.table.cell_opened.connect(self.figure_opened)
        self.table.opened.connect(lambda at: self.figure_opened.emit(at, ""))
        self.targets: PageModel[TargetLine] = PageModel(target_columns(), self)
        self.targets_table = RecordTable(tr("Chỉ tiêu các kế hoạch"), self.targets, row_height=42)
        self.targets_table.cell_opened.connect(self.target_opened)
        self.targets_table.opened.connect(lambda at: self.target_opened.emit(at, "done"))
        QShortcut(QKeySequence("F2"), self.targets_table).activated.connect(
            lambda: self.target_opened.emit(self.targets_table.chosen_row(), "goal")
        )
        self.annexes: PageModel[AnnexLine] = PageModel(annex_columns(), self)
        self.annex_table = RecordTable(tr("Danh sách kèm theo"), self.annexes, row_height=38)
        self.annex_table.cell_opened.connect(self.annex_opened)
        self.annex_table.opened.connect(lambda at: self.annex_opened.emit(at, "paper"))

    def _words_panel(self) -> QWidget:
        copy = Button(tr("Sao chép lời văn"), icon="copy", height=30)
        copy.clicked.connect(self.words_wanted)
        hint = ElidedLabel(tr("Sửa lời văn ở Kế hoạch, văn bản."), "secondary")
        tools = row(hint, copy)
        tools.setStretch(0, 1)
        made = column(tools, self.words, margins=(15, 8, 15, 8))
        made.setStretch(1, 1)
        return hold(made)

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        card.body.addLayout(row(self.tabs, margins=(15, 2, 15, 0)))
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        self._note = WrapLabel("", "secondary")
        self._counted = label(tr("cách tính từng dòng: F1"), "secondary", "faint")
        foot = row(self._note, self._counted, gap=12, margins=(15, 8, 15, 4))
        foot.setStretch(0, 1)
        card.body.addLayout(foot)
        middle = row(card, self._side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.beside = SidePanel(
            self,
            self._side,
            middle,
            button=self.more,
            title=tr("Chốt số liệu, ghi chú"),
            widths=(300, 264),
        )
        self.open_tab(FIGURES)

    def _head_bar(self) -> None:
        self.header = PageHeader(tr("Báo cáo, chỉ tiêu"))
        self.kinds = Segmented(
            tr("Loại báo cáo"),
            [
                ("BC-T", tr("Tháng"), ""),
                ("BC-6T", tr("6 tháng"), ""),
                ("BC-N", tr("Năm"), ""),
                ("BC-5N", tr("Sơ kết 5 năm"), ""),
            ],
        )
        self.kinds.chosen.connect(self.kind_chosen)
        self.before = Button("", icon="chevron-left")
        self.before.setAccessibleName(tr("Kỳ trước"))
        self.after = Button("", icon="chevron-right")
        self.after.setAccessibleName(tr("Kỳ sau"))
        self.period = label("", "strong")
        for part in (self.kinds, self.before, self.period, self.after):
            self.header.add_head(part)
        self.before.clicked.connect(lambda: self.period_step.emit(-1))
        self.after.clicked.connect(lambda: self.period_step.emit(1))
        self.save = self.header.add_action(Button(tr("Xuất tệp…"), icon="file-export"))
        freezing = Button(tr("Chốt số liệu…"), icon="lock", writes=True)
        self.more = self.header.add_action(freezing)
        menu = QMenu(self.save)
        for code, text in FORMATS:
            menu.addAction(text).setData(code)
        menu.triggered.connect(lambda action: self.save_requested.emit(str(action.data())))
        self.save.clicked.connect(
            lambda: menu.popup(self.save.mapToGlobal(self.save.rect().bottomLeft()))
        )
        self.print = self.header.add_action(
            Button(tr("In báo cáo"), kind="primary", icon="printer", key="Ctrl+P")
        )
        self.print.clicked.connect(self.print_requested)
        self.needs_reading(self.save, self.more, self.print)

    def show_period(self, kind: str, text: str, *, has_before: bool, has_next: bool) -> None:
        """Show which report is asked for, before its figures are here."""
        self.kinds.show_code(kind)
        self.period.setText(text)
        self.before.show_possible("" if has_before else tr("Không có kỳ nào trước kỳ này."))
        self.after.show_possible("" if has_next else tr("Kỳ sau chưa bắt đầu."))

    def show_figures(self, shown: FiguresShown) -> None:
        """Show the figures of a period and everything around them."""
        titles = {"as_of": shown.as_of, "so_far": shown.so_far}
        for at, head in enumerate(self.model.columns):
            if head.key in titles:
                self.model.rename(at, titles[head.key])
        self.model.show_first(len(shown.lines), shown.lines)
        self.table.join_heads()
        self.table.make_room()
        self.targets.show_first(len(shown.targets), shown.targets)
        self.targets_table.join_heads()
        self.annexes.show_first(len(shown.annexes), shown.annexes)
        self.tabs.show_count(ANNEXES, len(shown.annexes))
        self.words.setPlainText(shown.words)
        self.side.show_figures(shown)
        self.side.show()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages that will be printed."""
        self.preview.show_pdf(pdf)
        for button in (self.print, self.save):
            button.show_possible("" if pdf else tr("Chưa có bản in của kỳ này."))

    def open_tab(self, code: str) -> None:
        """Open one of the tabs."""
        self.tabs.show_tab(code)
        self._stack.setCurrentIndex(TABS.index(code))
        said = {
            FIGURES: tr("Bấm vào con số để mở đúng danh sách đã đếm. Mẫu số bằng 0 thì in “–”."),
            TARGETS: tr("Bấm dòng do nơi khác đếm để nhập số; bấm mức cần (F2) để đặt mức khác."),
        }
        self._note.setText(said.get(code, ""))
        self._note.setVisible(code in said)
        self._counted.setVisible(code == FIGURES)

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.header.title.setText(tr("Báo cáo") if fit.compact else tr("Báo cáo, chỉ tiêu"))
        five = tr("5 năm") if fit.compact else tr("Sơ kết 5 năm")
        self.kinds.show_option("BC-5N", five)
        self.beside.fit(fit)
        self.table.fit_rows(30 if fit.low else 33)
        self.targets_table.fit_rows(38 if fit.low else 42)
