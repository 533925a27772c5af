"""The monthly report: figures, the very PDF, printing and saving."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.reports.ports import FigureLine, FiguresShown
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.tabs import TabStrip

FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


class ReportView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        month_step: -1 the month before, 1 the month after.
        print_requested: Print the pages that are shown.
        save_requested: ``pdf``, ``docx`` or ``xlsx``.
        copy_requested: Put the paragraph on the clipboard.
    """

    month_step = Signal(int)
    print_requested = Signal()
    save_requested = Signal(str)
    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Báo cáo tháng"))
        self._head_bar()
        self.banner = Banner("bad")
        self.banner.hide()
        self.tabs = TabStrip([("figures", tr("Số liệu")), ("paper", tr("Bản in"))])
        self.tabs.chosen.connect(self.open_tab)
        self.model: PageModel[FigureLine] = PageModel(_columns(), self)
        self.table = RecordTable(tr("Số liệu của kỳ"), self.model, row_height=33)
        self.preview = PdfPreview()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(hold(column(self.preview, margins=(15, 8, 15, 8))))
        card = Card()
        card.body.setContentsMargins(1, 0, 1, 6)
        card.body.setSpacing(0)
        card.body.addLayout(row(self.tabs, margins=(15, 2, 15, 0)))
        card.body.addWidget(rule())
        card.body.addWidget(self._stack, 1)
        self._note = WrapLabel(
            tr("Số trên màn hình, bản in và bảng Excel cùng lấy từ một nguồn. Mẫu số 0 in “–”."),
            "secondary",
        )
        card.body.addLayout(row(self._note, margins=(15, 8, 15, 4)))
        self._side_layout = QVBoxLayout()
        self._side_layout.setSpacing(10)
        self._side = scrolled(hold(column(self._side_layout, None, gap=0)))
        self._side.setFixedWidth(300)
        self._build_side()
        middle = row(card, self._side, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addLayout(middle, 1)

    def _head_bar(self) -> None:
        self.header = PageHeader(tr("Báo cáo tháng"))
        self.before = Button("", icon="chevron-left")
        self.before.setAccessibleName(tr("Tháng trước"))
        self.after = Button("", icon="chevron-right")
        self.after.setAccessibleName(tr("Tháng sau"))
        self.period = label("", "strong")
        for part in (self.before, self.period, self.after):
            self.header.add_head(part)
        self.before.clicked.connect(lambda: self.month_step.emit(-1))
        self.after.clicked.connect(lambda: self.month_step.emit(1))
        self.save = self.header.add_action(Button(tr("Xuất tệp…"), icon="file-export"))
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

    def _build_side(self) -> None:
        paste = Card(tr("Đoạn để dán vào báo cáo Hội"), type_="strong")
        self.paragraph = WrapLabel("", "secondary", "ink")
        copy = Button(tr("Sao chép"), icon="copy", height=30)
        copy.clicked.connect(self.copy_requested)
        paste.body.addWidget(self.paragraph)
        paste.body.addLayout(row(copy, None))
        self._notes = Card(tr("Trước khi in nên xem"), type_="strong")
        self._note_lines = WrapLabel("", "secondary", "ink")
        self._notes.body.addWidget(self._note_lines)
        self._side_layout.addWidget(self._notes)
        self._side_layout.addWidget(paste)

    def show_figures(self, shown: FiguresShown) -> None:
        """Show the figures of a period."""
        self.period.setText(shown.period)
        titles = {"as_of": shown.as_of, "so_far": shown.so_far}
        for at, head in enumerate(self.model.columns):
            if head.key in titles:
                self.model.rename(at, titles[head.key])
        self.model.show_first(len(shown.lines), shown.lines)
        self.paragraph.setText(f"“{shown.paragraph}”")
        self._note_lines.setText("\n".join(f"· {note}" for note in shown.notes))
        self._notes.setVisible(bool(shown.notes))

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages that will be printed."""
        self.preview.show_pdf(pdf)
        for button in (self.print, self.save):
            button.setEnabled(bool(pdf))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place what did not work; the last good pages stay. "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def open_tab(self, code: str) -> None:
        """Open the figures or the pages."""
        self.tabs.show_tab(code)
        self._stack.setCurrentIndex(0 if code == "figures" else 1)
        self._note.setVisible(code == "figures")

    @override
    def first_box(self) -> QWidget:
        return self.table

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._side.setVisible(not fit.compact)
        self._side.setFixedWidth(300 if fit.full else 264)
        self.table.fit_rows(30 if fit.low else 33)


def _columns() -> list[Column[FigureLine]]:
    def text(line: FigureLine) -> Cell:
        indent = "      " if line.depth > 1 else ""
        return Cell(indent + line.text, group=line.depth == 0)

    def figure(value: str, line: FigureLine) -> Cell:
        return Cell(value, group=line.depth == 0)

    def goal(line: FigureLine) -> Cell:
        return Cell(chip=line.goal, text="", group=line.depth == 0)

    return [
        Column("number", "", lambda x: Cell(x.number, group=x.depth == 0), 48),
        Column("text", tr("Chỉ số"), text, 250, 1, 4),
        Column("as_of", tr("Đến nay"), lambda x: figure(x.as_of, x), 104, right=True),
        Column("in_period", tr("Trong kỳ"), lambda x: figure(x.in_period, x), 112, right=True),
        Column("so_far", tr("Lũy kế"), lambda x: figure(x.so_far, x), 124, right=True),
        Column("goal", tr("So chỉ tiêu"), goal, 148, 3),
    ]
