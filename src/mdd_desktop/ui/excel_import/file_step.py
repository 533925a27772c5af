"""Step 1: drop or choose a workbook; earlier imports and rows that wait stand below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mdd_desktop.ui.excel_import.ports import OUT, BatchLine, BegunLine, QueueLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import scrolled
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

_NEW = "new"
_PICK_WIDTH = 720


class FileStep(QWidget):
    """Choose a workbook.

    Attributes:
        choose_wanted: Ask for a file.
        undo_wanted: Take back the import with this id.
        settle_wanted: (batch, row, "new", "out" or the id of a record).
        go_on_wanted: Go on with the workbook at this path.
        drop_wanted: Forget what was decided in the draft of this key.
    """

    choose_wanted = Signal()
    undo_wanted = Signal(str)
    settle_wanted = Signal(str, int, str)
    go_on_wanted = Signal(object)
    drop_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._drop = EmptyState(
            "file-spreadsheet",
            tr("Thả tệp Excel vào đây"),
            tr(
                "Nhận .xlsx, .xlsm, .xls, .ods, .csv. Chưa ghi gì vào sổ: chị xem trước "
                "từng dòng rồi mới bấm nhập."
            ),
        )
        self.choose = self._drop.add_action(
            Button(tr("Chọn tệp…"), kind="primary", icon="folder-open", key="Ctrl+O")
        )
        self.choose.clicked.connect(self.choose_wanted)
        zone = Card()
        zone.body.addWidget(self._drop)
        zone.setMinimumHeight(230)
        self._begun, self._begun_body = _listing(tr("Đang nhập dở"))
        self._queue, self._queue_body = _listing(tr("Dòng chờ quyết định"))
        self._past, self._past_body = _listing(tr("Các lần nhập trước"))
        body = column(zone, self._begun, self._queue, self._past, None, gap=12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(hold(body)))
        self.show_begun([])
        self.show_past([])
        self.show_queue([])

    def show_begun(self, lines: Sequence[BegunLine]) -> None:
        """Show the imports that were left half done."""
        clear(self._begun_body)
        self._begun.setVisible(bool(lines))
        for at, line in enumerate(lines):
            if at:
                self._begun_body.addWidget(rule())
            drop = Button(tr("Bỏ"), kind="link", height=30)
            drop.setAccessibleName(tr("Bỏ phần làm dở của {file}").format(file=line.path.name))
            drop.clicked.connect(lambda _on=False, key=line.key: self.drop_wanted.emit(key))
            go_on = Button(tr("Làm tiếp"), kind="tint", height=30)
            go_on.setAccessibleName(tr("Làm tiếp {file}").format(file=line.path.name))
            go_on.clicked.connect(lambda _on=False, path=line.path: self.go_on_wanted.emit(path))
            parts = row(_two_lines(line.path.name, line.told), drop, go_on, gap=12)
            parts.setStretch(0, 1)
            self._begun_body.addWidget(hold(parts))

    def show_past(self, lines: Sequence[BatchLine]) -> None:
        """Show the earlier imports."""
        clear(self._past_body)
        self._past.setVisible(bool(lines))
        for at, line in enumerate(lines):
            if at:
                self._past_body.addWidget(rule())
            undo = Button(tr("Hoàn tác"), icon="arrow-back-up", height=30)
            undo.setAccessibleName(tr("Hoàn tác lần nhập {file}").format(file=line.file))
            undo.clicked.connect(lambda _on=False, batch=line.batch: self.undo_wanted.emit(batch))
            parts = row(_two_lines(line.file, f"{line.made} · {line.what}"), gap=12)
            parts.setStretch(0, 1)
            if line.undone:
                parts.addWidget(label(tr("Đã hoàn tác"), "secondary", "muted"))
            else:
                parts.addWidget(undo)
            self._past_body.addWidget(hold(parts))

    def show_queue(self, lines: Sequence[QueueLine]) -> None:
        """Show the rows that wait for a decision."""
        clear(self._queue_body)
        self._queue.setVisible(bool(lines))
        for at, line in enumerate(lines):
            if at:
                self._queue_body.addWidget(rule())
            self._queue_body.addWidget(self._waiting(line))

    def _waiting(self, line: QueueLine) -> QFrame:
        pick = PlainCombo(tr("Dòng này là"))
        known = [(record, tr("Là {who}").format(who=who)) for record, who in line.alike]
        pick.show_options(
            [*known, (_NEW, tr("Không trùng, lập hồ sơ mới")), (OUT, tr("Bỏ dòng này"))]
        )
        pick.setMaximumWidth(look().px(_PICK_WIDTH))
        settle = Button(tr("Quyết định"), kind="tint", icon="check", height=34)
        settle.clicked.connect(lambda: self.settle_wanted.emit(line.batch, line.row, pick.code()))
        where = f"{line.where} · {line.reasons}" if line.reasons else line.where
        answer = row(pick, settle, None, gap=12)
        answer.setStretch(0, 100)  # who she may be is read to the end, her code stands there
        words = column(WrapLabel(line.words, "strong"), WrapLabel(where, "secondary"), gap=1)
        return hold(column(words, answer, gap=6))


def _listing(title: str) -> tuple[Card, QVBoxLayout]:
    card, body = Card(title), QVBoxLayout()
    body.setSpacing(8)
    card.body.addLayout(body)
    return card, body


def _two_lines(strong: str, below: str) -> QVBoxLayout:
    return column(ElidedLabel(strong, "strong"), ElidedLabel(below, "secondary"), gap=1)
