"""What happens where children are moved to another unit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.child import Child
from mdd_desktop.services import cases, transfers
from mdd_desktop.services.transfers import Transfer
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.transfers.view import TransferLine, TransfersView


class TransfersPresenter(QObject):
    """Lists the requests and writes the decisions.

    Attributes:
        counted: How many requests wait.
        child_wanted: The record of a child.
    """

    counted = Signal(int)
    child_wanted = Signal(object)

    def __init__(self, view: TransfersView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._found: list[Child] = []
        self.unit_name: Callable[[str], str] = str
        view.decided.connect(self._decide)
        view.record_wanted.connect(lambda at: self.child_wanted.emit(self._found[at].id))
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Read the requests again."""
        self._desk.ask(
            cases.transfer_wishes,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="transfers",
        )

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _take(self, found: Sequence[Child]) -> None:
        self._found = list(found)
        self.counted.emit(len(found))
        self._view.show_lines([self._line(child) for child in found])

    def _line(self, child: Child) -> TransferLine:
        wish = child.transfer_wish
        to = wish.to if wish else ""
        return TransferLine(
            name=child.full_name,
            code=child.code or "",
            old=at_the_start(self.unit_name(child.unit_id)),
            new=at_the_start(self.unit_name(to)),
            new_code=to,
            reason=wish.reason if wish else "",
            day=f"{wish.on:%d/%m/%Y}" if wish else "",
        )

    def _decide(self, at: int, to: str, reason: str) -> None:
        if not 0 <= at < len(self._found):
            return
        self._desk.ask(
            transfers.transfer,
            self._found[at].id,
            to=to,
            reason=reason,
            on_done=self._moved,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa chuyển được")),
            owner=self._view,
        )

    def _moved(self, done: Transfer) -> None:
        self._view.show_failure("", "")
        told = tr("Đã chuyển {count} hồ sơ sang {unit}; hai nơi nhận trong gói kế tiếp.")
        self._desk.saved(told.format(count=done.records, unit=self.unit_name(done.new)), undo=False)
        self.load()
