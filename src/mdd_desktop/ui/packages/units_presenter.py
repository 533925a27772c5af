"""What happens with the units below: their state, answers on a stick, receipts by telephone."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import inbox_state, sticks
from mdd_desktop.services.inbox_state import UnitState
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.packages import Preview
from mdd_desktop.services.sticks import Parting, PluggedStick
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.inbox_words import NOTHING, decide_of, fresh_of, numbered
from mdd_desktop.ui.packages.ports import UnitLine
from mdd_desktop.ui.packages.receipts_presenter import ReceiptsPresenter
from mdd_desktop.ui.packages.stick_watch import parted
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.units_below import state_of
from mdd_desktop.ui.ways_out import Stick
from mdd_desktop.ui.widgets.chip import ChipText


class UnitsPresenter(QObject):
    """Shows the units below and writes answers for them."""

    def __init__(self, view: InboxView, desk: Desk, stick: Stick) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._stick = stick
        self.receipts = ReceiptsPresenter(view, desk, stick, view)
        self.receipts.confirmed.connect(lambda: view.units.code.show_text(""))
        view.answers_requested.connect(self._write)
        view.units.code_wanted.connect(self.receipts.read_aloud)
        view.units.code_typed.connect(self.receipts.confirm)
        desk.committed.connect(self._changed)
        self._states: Sequence[UnitState] = ()
        self._looked: Sequence[Preview] = ()

    def load(self) -> None:
        """Read the state of the units again."""
        self._desk.ask(
            inbox_state.unit_states,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="unit_states",
            beside=True,
        )

    def show_looked(self, looked: Sequence[Preview]) -> None:
        """Say beside each unit which of its packages are being looked at."""
        self._looked = looked
        self._show(self._states)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _take(self, states: Sequence[UnitState]) -> None:
        self._view.show_opened()
        self._show(states)

    def _show(self, states: Sequence[UnitState]) -> None:
        self._states = states
        lines = [self._line(one) for one in states]
        enrolled = any(one.is_enrolled for one in states)
        nobody = "" if enrolled else tr("Chưa có đơn vị nào được ghi danh.")
        self._view.answers.show_possible(nobody)
        self._view.units.show_units(sorted(lines, key=lambda line: _ORDER[line.group]))

    def _line(self, one: UnitState) -> UnitLine:
        days = one.days(self._desk.today)
        group, chip = state_of(one, days)
        told = [one.above, tr("{count} trẻ").format(count=format_number(one.children))]
        decide = None
        if one.differences:
            text = tr("{count} khác biệt").format(count=format_number(one.differences))
            decide = ChipText(text, "warn", "git-compare")
        fresh = NOTHING
        if mine := [shown for shown in self._looked if shown.sender == one.code]:
            fresh, decide = _joined(mine), decide_of(mine[-1]) or decide
            group, chip = "fresh", ChipText(tr("Có gói mới"), "info", "inbox")
        return UnitLine(
            code=one.code,
            name=at_the_start(one.name),
            sub=" · ".join(part for part in told if part),
            above=one.above,
            fresh=fresh,
            last=_last(one, days),
            decide=decide,
            state=chip,
            group=group,
            refusal="" if one.last_made else tr("Chưa gộp gói nào của đơn vị này."),
        )

    def _write(self) -> None:
        self._desk.tasks.free(sticks.plugged_in, on_done=self._write_to, owner=self._view)

    def _write_to(self, found: Sequence[PluggedStick]) -> None:
        title = tr("Chọn USB hoặc thư mục để ghi gói trả lời")
        folder = found[0].path if len(found) == 1 else self._stick.folder_to_use(title)
        if folder is None:
            return
        self._desk.ask(
            answer_to,
            folder,
            on_done=self._written,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được gói trả lời")),
            owner=self._view,
            sentence=tr("Đang ghi gói trả lời, biên nhận"),
        )

    def _written(self, done: tuple[Sequence[Path], Parting]) -> None:
        files, parting = done
        title, what_to_do = parted(parting)
        told = tr("Đã ghi {count} gói trả lời, biên nhận vào {folder} và đọc lại.").format(
            count=len(files), folder=files[0].parent.name or str(files[0].parent)
        )
        self._desk.saved(f"{told} {title}.", undo=False)
        self._view.show_result(title, f"{told} {what_to_do}".strip(), good=True)
        self.load()


def answer_to(registry: Registry, folder: Path) -> tuple[list[Path], Parting]:
    """Write what the units below are to be told, and let the stick go."""
    return inbox_state.write_answers(registry, folder), sticks.let_go(folder)


_ORDER = {"fresh": 0, "gap": 1, "late": 2, "never": 3, "fine": 4}


def _joined(looked: Sequence[Preview]) -> tuple[str, str]:
    """All packages of one unit in one cell: their numbers, and what the last one brings."""
    numbers = ", ".join(str(shown.number) for shown in looked if shown.number)
    number, content = fresh_of(looked[-1])
    return (tr("Số {number}").format(number=numbers), content) if numbers else (number, content)


def _last(one: UnitState, days: int | None) -> tuple[str, str]:
    if one.last_made is None:
        return tr("chưa có"), ""
    day = f"{one.last_made.astimezone():%d/%m/%Y}"
    if one.last_number:
        return numbered(one.last_number), f"{day} · {_age(days)}"
    return day, _age(days)


def _age(days: int | None) -> str:
    if days is None:
        return ""
    return tr("{days} ngày trước").format(days=days) if days else tr("hôm nay")
