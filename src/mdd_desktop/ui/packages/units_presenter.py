"""What happens with the units below: their state, receipts on a stick or over the telephone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import inbox_state, receipts
from mdd_desktop.services.inbox_state import UnitState
from mdd_desktop.services.receipts import SpokenLine
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.ports import UnitLine
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.units_below import state_of
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.chip import ChipText


class UnitsPresenter(QObject):
    """Shows the units below and writes receipts for them."""

    def __init__(self, view: InboxView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self.unit_name: Callable[[str], str] = str
        view.receipts_requested.connect(self._write)
        view.units.code_wanted.connect(self._read_aloud)
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Read the state of the units again."""
        self._desk.ask(
            inbox_state.unit_states,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="unit_states",
        )

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _show(self, states: Sequence[UnitState]) -> None:
        lines = [self._line(one) for one in states]
        self._view.units.show_units(sorted(lines, key=lambda line: _ORDER[line.group]))

    def _line(self, one: UnitState) -> UnitLine:
        days = one.days(self._desk.today)
        group, chip = state_of(one, days)
        told = [one.above, tr("{count} trẻ").format(count=format_number(one.children))]
        decide = None
        if one.differences:
            text = tr("{count} khác biệt").format(count=format_number(one.differences))
            decide = ChipText(text, "warn", "git-compare")
        return UnitLine(
            code=one.code,
            name=at_the_start(one.name),
            sub=" · ".join(part for part in told if part),
            last=f"{one.last_made.astimezone():%d/%m/%Y}" if one.last_made else tr("chưa có"),
            age=_age(days),
            decide=decide,
            state=chip,
            group=group,
        )

    def _write(self) -> None:
        folder = self._stick.folder_to_use(tr("Chọn USB hoặc thư mục để ghi biên nhận"))
        if folder is None:
            return
        self._desk.ask(
            inbox_state.write_receipts,
            folder,
            on_done=self._written,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được biên nhận")),
            owner=self._view,
            sentence=tr("Đang ghi biên nhận"),
        )

    def _written(self, files: Sequence[Path]) -> None:
        told = tr("Đã ghi {count} biên nhận vào {folder}. Có thể rút USB.").format(
            count=len(files), folder=files[0].parent.name or str(files[0].parent)
        )
        self._desk.saved(told, undo=False)
        self._view.show_result(told, "", good=True)

    def _read_aloud(self, code: str) -> None:
        self._desk.ask(
            receipts.spoken_receipts,
            code,
            on_done=lambda lines: self._spoken(code, lines),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa có mã biên nhận")),
            owner=self._view,
        )

    def _spoken(self, code: str, lines: Sequence[SpokenLine]) -> None:
        name = at_the_start(self.unit_name(code))
        if not lines:
            title = tr("Chưa có gì của {unit} để xác nhận").format(unit=name)
            self._view.show_result(title, "", good=False)
            return
        title = tr("Đọc cho {unit} nghe mã biên nhận").format(unit=name)
        told = tr("Máy của {officer}: {code} (đã nhận {count} thay đổi).")
        sentence = " ".join(
            told.format(officer=one.officer, code=one.code, count=format_number(one.changes))
            for one in lines
        )
        self._view.show_result(title, sentence, good=True)


_ORDER = {"gap": 0, "late": 1, "never": 2, "fine": 3}


def _age(days: int | None) -> str:
    if days is None:
        return ""
    return tr("{days} ngày trước").format(days=days) if days else tr("hôm nay")
