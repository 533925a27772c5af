"""The composer: outline and boxes at the left, the very pages at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.documents.form_panel import FormPanel
from mdd_desktop.ui.documents.outline import OutlineView
from mdd_desktop.ui.documents.ports import EditLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview
from mdd_desktop.ui.widgets.tab_order import chain, stops_in
from mdd_desktop.ui.widgets.tabs import TabStrip

_TABS = (
    ("content", "Nội dung"),
    ("head", "Thể thức, người ký"),
    ("recipients", "Nơi nhận"),
    ("history", "Lịch sử sửa"),
)
FORMATS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))


class ComposerView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        back_wanted: To the list of documents.
        print_wanted, export_wanted: The pages; a file as ``pdf``, ``docx`` or ``xlsx``.
        issue_wanted: A number, or a replacement once it is issued.
        tab_opened: ``history`` has to be read.
    """

    back_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal(str)
    issue_wanted = Signal()
    tab_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Soạn văn bản"))
        self.header = PageHeader("", back=tr("Văn bản"))
        self.header.back_requested.connect(self.back_wanted)
        self.state = self.header.add_chip(Chip(ChipText(tr("DỰ THẢO"), "warn", "pencil")))
        self.number = self.header.add_chip(Chip(ChipText(tr("chưa có số"))))
        self.print = self.header.add_action(Button(tr("In bản nháp"), icon="printer", key="Ctrl+P"))
        self.print.clicked.connect(self.print_wanted)
        self.export = self.header.add_action(Button(tr("Xuất"), icon="download"))
        self.formats = QMenu(self.export)
        self.formats.triggered.connect(lambda act: self.export_wanted.emit(str(act.data())))
        self.export.clicked.connect(
            lambda: self.formats.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))
        )
        self.issue = self.header.add_action(
            Button(tr("Cấp số, ban hành…"), kind="primary", icon="rubber-stamp")
        )
        self.issue.clicked.connect(self.issue_wanted)
        self.tabs = TabStrip([(code, tr(text)) for code, text in _TABS])
        self.tabs.chosen.connect(self.open_tab)
        self.outline = OutlineView()
        self.head_form, self.recipients_form = FormPanel(), FormPanel()
        self._history = column(gap=6, margins=(2, 6, 10, 6))
        self._history.addStretch(1)
        self._stack = QStackedWidget()
        for part in (
            self.outline,
            self.head_form,
            self.recipients_form,
            hold(self._history),
        ):
            self._stack.addWidget(scrolled(part))
        self.outline.opened.connect(lambda _place: QTimer.singleShot(0, self._show_open))
        self.preview = PdfPreview()
        self._show_named(named=False)
        left = column(self.tabs, rule(), self._stack, gap=6)
        left.setStretch(2, 1)
        self._left: QWidget = hold(left)
        middle = row(self._left, self.preview, gap=14)
        middle.setStretch(0, 5)
        middle.setStretch(1, 6)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(middle), 1)
        self.outline.renewed.connect(
            lambda: chain([*stops_in(self._left), *stops_in(self.preview)])
        )
        figures = QShortcut(QKeySequence("Ctrl+G"), self)
        figures.activated.connect(self._offer_figures)

    def _show_named(self, *, named: bool) -> None:
        """What paper it is, how far it has come and what can be done with it, or none of that."""
        for part in (self.header.title, self.state, self.number):
            part.setVisible(named)
        self.header.show_actions(shown=named)
        if not named:
            self.show_pdf(b"")

    @override
    def show_opened(self) -> None:
        super().show_opened()
        self._show_named(named=True)

    @override
    def show_unopened(self, title: str, sentence: str) -> None:
        super().show_unopened(title, sentence)
        self.header.show_subtitle("")
        self._show_named(named=False)

    def show_title(self, title: str, about: str, *, issued: bool, number: str) -> None:
        """Show what paper this is and how far it has come."""
        self.header.title.setText(title or about)
        self.header.show_subtitle(about if title else "")
        draft = ChipText(tr("DỰ THẢO"), "warn", "pencil")
        self.state.show_chip(ChipText(tr("Đã ban hành"), "ok", "check") if issued else draft)
        self.number.show_chip(ChipText(number or tr("chưa có số")))
        self.print.setText(tr("In lại") if issued else tr("In bản nháp"))
        self.issue.setText(tr("Lập bản thay thế…") if issued else tr("Cấp số, ban hành…"))
        for tab in (self.outline, self.head_form, self.recipients_form):
            tab.setEnabled(not issued)

    def show_formats(self, formats: Sequence[str]) -> None:
        """Offer the files this kind can be saved as."""
        self.formats.clear()
        for code, text in FORMATS:
            if code in formats:
                self.formats.addAction(text).setData(code)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages that will be printed."""
        self.preview.show_pdf(pdf)
        for button in (self.print, self.export, self.issue):
            button.show_possible("" if pdf else tr("Chưa vẽ xong bản in."))

    def show_history(self, lines: Sequence[EditLine]) -> None:
        """Show who wrote when."""
        clear(self._history)
        for line in lines:
            self._history.addWidget(WrapLabel(f"{line.when} · {line.who}", "strong"))
            self._history.addWidget(WrapLabel(line.what, "secondary", "muted"))
        if not lines:
            self._history.addWidget(WrapLabel(tr("Chưa lưu lần nào."), "secondary", "muted"))
        self._history.addStretch(1)

    def open_tab(self, code: str) -> None:
        """Open one of the tabs at the left."""
        self.tabs.show_tab(code)
        self._stack.setCurrentIndex([one for one, _ in _TABS].index(code))
        self.tab_opened.emit(code)

    def _show_open(self) -> None:
        """Bring the section that was opened into sight, its head at the top."""
        card, area = self.outline.open_card(), self._stack.widget(0)
        if card is not None and isinstance(area, QScrollArea):
            area.verticalScrollBar().setValue(max(0, card.y() - 8))

    def _offer_figures(self) -> None:
        card = self.outline.open_card()
        if card is not None:
            card.offer_figures()

    @override
    def first_box(self) -> QWidget | None:
        return self.outline.cards[0].fold_head if self.outline.cards else None

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self._left.setMaximumWidth(520 if fit.full else 10_000)
