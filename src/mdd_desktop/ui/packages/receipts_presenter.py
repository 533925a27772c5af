"""Receipts between two offices: read aloud, typed in, written to a file; in both directions."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import receipts
from mdd_desktop.services.receipts import Receipt, SpokenLine
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.ways_out import Stick


class ReceiptsView(Protocol):
    """Where what happened is told."""

    def show_result(self, title: str, sentence: str, *, good: bool, aloud: str = "") -> None:
        """Say what came of it; ``aloud`` in letters to be read from."""
        ...

    def show_failure(self, title: str, sentence: str) -> None:
        """Say what did not work."""
        ...


class ReceiptsPresenter(QObject):
    """Speaks of receipts with one other office at a time.

    Attributes:
        confirmed: The other office has what this computer sent.
    """

    confirmed = Signal()

    def __init__(self, view: ReceiptsView, desk: Desk, stick: Stick, owner: QObject) -> None:
        super().__init__(owner)
        self._view = view
        self._desk = desk
        self._stick = stick
        self.unit_name: Callable[[str], str] = str

    def read_aloud(self, other: str) -> None:
        """Show the codes to be read to an office."""
        self._desk.ask(
            receipts.spoken_receipts,
            other,
            on_done=lambda lines: self._spoken(other, lines),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa có mã biên nhận")),
            owner=self,
        )

    def confirm(self, other: str, typed: str) -> None:
        """Believe a code that an office read aloud."""
        self._desk.ask(
            receipts.confirm_spoken,
            other,
            typed,
            on_done=self._confirmed,
            on_error=self._desk.refused(self._view.show_failure, tr("Mã chưa khớp")),
            owner=self,
        )

    def write(self, other: str) -> None:
        """Write a receipt for an office as a file."""
        folder = self._stick.folder_to_use(tr("Chọn USB hoặc thư mục để ghi biên nhận"))
        if folder is not None:
            self._desk.ask(
                receipts.put_receipt,
                other,
                folder,
                on_done=self._written,
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được biên nhận")),
                owner=self,
            )

    def _spoken(self, other: str, lines: Sequence[SpokenLine]) -> None:
        name = at_the_start(self.unit_name(other))
        if not lines:
            title = tr("Chưa có gì của {unit} để xác nhận").format(unit=name)
            self._view.show_result(title, "", good=False)
            return
        title = tr("Đọc cho {unit} nghe mã biên nhận").format(unit=name)
        self._view.show_result(title, _whose(lines), good=True, aloud=_aloud(lines))

    def _confirmed(self, number: int) -> None:
        told = tr("Nơi nhận đã có đủ {count} thay đổi của máy này.")
        title = told.format(count=format_number(number))
        self._desk.saved(title, undo=False)
        self._view.show_result(title, "", good=True)
        self.confirmed.emit()

    def _written(self, receipt: Receipt) -> None:
        title = tr("Đã ghi biên nhận {file} và đọc lại.").format(file=receipt.file.name)
        self._desk.saved(title, undo=False)
        self._view.show_result(title, "", good=True)


def _aloud(lines: Sequence[SpokenLine]) -> str:
    """The codes, each on a line of its own, in groups that are easily read."""
    codes = [one.code.replace("-", " · ") for one in lines]
    if len(codes) == 1:
        return codes[0]
    told = tr("Máy {number}: {code}")
    return "\n".join(told.format(number=at, code=code) for at, code in enumerate(codes, 1))


def _whose(lines: Sequence[SpokenLine]) -> str:
    """Whose computers they are, and how much of each came."""
    told = tr("Máy {number} của {officer}, đã nhận {count} thay đổi.")
    if len(lines) == 1:
        told = tr("Máy của {officer}, đã nhận {count} thay đổi.")
    return " ".join(
        told.format(number=at, officer=one.officer, count=format_number(one.changes))
        for at, one in enumerate(lines, 1)
    )
