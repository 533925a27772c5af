"""The card of papers on a record: what is there, what is missing, the ways to add a scan."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.paper_lines import PaperLine, ScanLink
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.panel_parts import link_button, small_button

SCAN_ENDINGS = ("jpg", "jpeg", "png", "bmp", "tif", "tiff", "webp", "pdf")
_WAYS = 84
"""Room for the ways of a paper."""


class PaperWishes(QObject):
    """What an officer may wish with papers; the presenter answers.

    Attributes:
        paper_wanted: Add a paper of this kind; "" asks which.
        scan_wanted: Look at the scan of the paper with this id.
        paper_dropped: Take the paper with this id out.
        scan_given: A file was dropped on the page: its path.
        scan_pasted: The clipboard has a picture.
    """

    paper_wanted = Signal(str)
    scan_wanted = Signal(object)
    paper_dropped = Signal(object)
    scan_given = Signal(object)
    scan_pasted = Signal()


class PaperCard(Card):
    """The list of papers; a picture may be dropped on it, or pasted."""

    def __init__(self, papers: Sequence[PaperLine], wishes: PaperWishes, *, may_file: bool) -> None:
        super().__init__()
        self._wishes = wishes
        self._may = may_file
        self.setAcceptDrops(self._may)
        head = row(label(tr("Giấy tờ"), "section"), label(_counted(papers), "secondary"), None)
        if self._may:
            head.addWidget(
                small_button(
                    tr("Thêm giấy tờ"), "plus", lambda: wishes.paper_wanted.emit(""), writes=True
                )
            )
            QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(wishes.scan_pasted)
        self.body.addLayout(head)
        if self._may:
            hint = tr(
                "Kéo ảnh hoặc bản quét vào đây, hay dán bằng Ctrl+V. Ảnh tự thu nhỏ, xóa nơi chụp. "
                "Không chụp căn cước."
            )
            self.body.addWidget(WrapLabel(hint, "secondary", "faint"))
        for paper in papers:
            self.body.addWidget(rule())
            self.body.addWidget(self._line(paper))

    def _line(self, paper: PaperLine) -> QWidget:
        first, *others = paper.scans or (None,)
        words = column(ElidedLabel(paper.name, "strong"), gap=2)
        if first is not None:
            words.addWidget(ElidedLabel(_told(first), "secondary"))
        line = row(words, Chip(paper.state), self._ways(paper, first), gap=12)
        line.setStretch(0, 1)
        lines = column(line, gap=2)
        for scan in others:
            more = row(ElidedLabel(_told(scan), "secondary"), self._ways(paper, scan), gap=12)
            more.setStretch(0, 1)
            lines.addLayout(more)
        return hold(lines)

    def _ways(self, paper: PaperLine, scan: ScanLink | None) -> QWidget:
        """What can be done with a paper, at the same place in every line."""
        line = row(None, gap=8)
        if scan is not None:
            self._add_ways(line, scan, paper.name)
        elif paper.is_missing and self._may:
            line.addWidget(
                link_button(
                    tr("Thêm"), lambda: self._wishes.paper_wanted.emit(paper.kind), writes=True
                )
            )
        made = hold(line)
        made.setFixedWidth(look().px(_WAYS))
        return made

    def _add_ways(self, line: QHBoxLayout, scan: ScanLink, name: str) -> None:
        if scan.can_open:
            view = link_button(tr("Xem"), lambda: self._wishes.scan_wanted.emit(scan.id))
            view.setAccessibleName(tr("Xem {paper}").format(paper=name))
            line.addWidget(view)
        if self._may:
            drop = link_button(
                tr("Bỏ"), lambda: self._wishes.paper_dropped.emit(scan.id), writes=True
            )
            drop.setAccessibleName(tr("Bỏ {paper}").format(paper=name))
            line.addWidget(drop)

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


def _counted(papers: Sequence[PaperLine]) -> str:
    lacking = sum(paper.is_missing for paper in papers)
    if lacking:
        return tr("thiếu {count}").format(count=lacking)
    return tr("đủ các giấy cần có") if papers else tr("chưa cần giấy nào")


def _told(scan: ScanLink) -> str:
    return " · ".join(word for word in (scan.about, scan.state) if word)


def _dropped(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        path = url.toLocalFile()
        if path.lower().rpartition(".")[2] in SCAN_ENDINGS:
            return Path(path)
    return None
