"""The tab of papers and consent: what is there, what is missing, who agreed to what."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.children.panel_parts import link_button, small_button
from mdd_desktop.ui.children.record_ports import ChildSheet, ConsentCard, PaperLine, ScanLink
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule

SCAN_ENDINGS = ("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "pdf")


class PaperCard(Card):
    """The list of papers; a picture may be dropped on it, or pasted."""

    def __init__(self, sheet: ChildSheet, wishes: RecordWishes) -> None:
        super().__init__()
        self._wishes = wishes
        self._may = sheet.may_file
        self.setAcceptDrops(self._may)
        lacking = sum(paper.is_missing for paper in sheet.papers)
        told = tr("thiếu {count}").format(count=lacking) if lacking else tr("đủ các giấy cần có")
        head = row(label(tr("Giấy tờ"), "section"), label(told, "secondary"), None)
        if self._may:
            head.addWidget(
                small_button(tr("Thêm giấy tờ"), "plus", lambda: wishes.paper_wanted.emit(""))
            )
            QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(wishes.scan_pasted)
        self.body.addLayout(head)
        if self._may:
            hint = tr(
                "Kéo ảnh hoặc bản quét vào đây, hay dán bằng Ctrl+V. Ảnh tự thu nhỏ, xóa nơi chụp. "
                "Không chụp căn cước."
            )
            self.body.addWidget(WrapLabel(hint, "secondary", "faint"))
        for paper in sheet.papers:
            self.body.addWidget(rule())
            self.body.addWidget(self._line(paper))

    def _line(self, paper: PaperLine) -> QWidget:
        first = row(ElidedLabel(paper.name, "strong"), None, Chip(paper.state))
        first.setStretch(0, 1)
        if paper.is_missing and self._may:
            first.addWidget(
                link_button(tr("Thêm"), lambda: self._wishes.paper_wanted.emit(paper.kind))
            )
        lines = column(first, gap=2)
        for scan in paper.scans:
            lines.addLayout(self._scan(scan, paper.name))
        return hold(lines)

    def _scan(self, scan: ScanLink, name: str) -> QHBoxLayout:
        told = " · ".join(word for word in (scan.about, scan.state) if word)
        line = row(ElidedLabel(told, "secondary"), gap=8)
        line.setStretch(0, 1)
        if scan.can_open:
            view = link_button(tr("Xem"), lambda: self._wishes.scan_wanted.emit(scan.id))
            view.setAccessibleName(tr("Xem {paper}").format(paper=name))
            line.addWidget(view)
        if self._may:
            drop = link_button(tr("Bỏ"), lambda: self._wishes.paper_dropped.emit(scan.id))
            drop.setAccessibleName(tr("Bỏ {paper}").format(paper=name))
            line.addWidget(drop)
        return line

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self._wishes.scan_given.emit(path)


def papers_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """The papers, then the consents."""
    return [PaperCard(sheet, wishes), _consents(sheet, wishes)]


def _consents(sheet: ChildSheet, wishes: RecordWishes) -> Card:
    card = Card()
    head = row(label(tr("Sự đồng ý của gia đình"), "section"), None)
    if sheet.may_file:
        head.addWidget(
            small_button(tr("Ghi phiếu đồng ý"), "signature", wishes.consent_wanted.emit)
        )
    card.body.addLayout(head)
    hint = tr("Chỉ ghi việc gia đình đã đánh dấu trên phiếu đã ký. Rút lại thì có hiệu lực ngay.")
    card.body.addWidget(WrapLabel(hint, "secondary", "faint"))
    for consent in sheet.consents:
        card.body.addWidget(rule())
        card.body.addWidget(_consent(consent, wishes))
    return card


def _consent(shown: ConsentCard, wishes: RecordWishes) -> QWidget:
    first = row(ElidedLabel(shown.name, "strong"), None, Chip(shown.state))
    first.setStretch(0, 1)
    told = " · ".join(word for word in (shown.asked, shown.about) if word)
    second = row(ElidedLabel(told, "secondary"), gap=8)
    second.setStretch(0, 1)
    paper = shown.paper
    if paper is not None:
        second.addWidget(link_button(tr("Xem phiếu"), lambda: wishes.scan_wanted.emit(paper)))
    if shown.can_withdraw:
        take = link_button(
            tr("Rút lại đồng ý"),
            lambda: wishes.consent_withdrawn.emit(shown.scope, shown.by),
        )
        take.setAccessibleName(tr("Rút lại đồng ý: {what}").format(what=shown.name))
        second.addWidget(take)
    made = hold(column(first, second, gap=2))
    made.setMinimumHeight(look().px(46))
    return made


def _dropped(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        path = url.toLocalFile()
        if path.lower().rpartition(".")[2] in SCAN_ENDINGS:
            return Path(path)
    return None
