"""From rows of the list's query to what the table draws."""

from collections.abc import Sequence
from typing import overload

from mdd_desktop.domain.code_lists import label
from mdd_desktop.services.child_screen import CareState
from mdd_desktop.services.child_screen import ChildLine as Found
from mdd_desktop.ui.children.ports import ChildLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText


class Lines(Sequence[ChildLine]):
    """The rows of a page, made ready only when they are drawn: an officer sees twenty of them."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._ready: dict[int, ChildLine] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> ChildLine: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ChildLine]: ...
    def __getitem__(self, at: int | slice) -> ChildLine | Sequence[ChildLine]:
        """Return a row, ready to be drawn."""
        if isinstance(at, slice):
            return [line_of(found) for found in self._found[at]]
        if at not in self._ready:
            self._ready[at] = line_of(self._found[at])
        return self._ready[at]


def line_of(found: Found) -> ChildLine:
    """Return one row, ready to be drawn."""
    return ChildLine(
        id=found.id,
        name=found.full_name,
        code=found.code or "",
        born=found.birth or "—",
        age=_age(found),
        sex=label("sex", found.sex) if found.sex else "—",
        circumstance=found.family.label,
        caregiver=found.guardian_name or "—",
        relation=label("relation", found.guardian_relation).lower()
        if found.guardian_relation
        else "",
        sponsor=found.sponsors_shown,
        state=state_chip(found.state, found.days),
        percent=found.complete,
    )


def state_chip(state: CareState, days: int | None) -> ChipText:
    """Return the chip that says how a child is cared for."""
    if state is CareState.NONE:
        text = tr("Chưa có · {days} ngày").format(days=days) if days else tr("Chưa có")
        return ChipText(text, "warn", "clock")
    return {
        CareState.ACTIVE: ChipText(tr("Đang đỡ đầu"), "ok", "heart-handshake"),
        CareState.PAUSED: ChipText(tr("Tạm dừng"), "neu", "player-pause"),
        CareState.WAITING: ChipText(tr("Chờ duyệt"), "info", "flag"),
        CareState.NOT_WANTED: ChipText(tr("Không cần"), "neu", "minus"),
        CareState.CLOSED: ChipText(tr("Đã đóng"), "neu", "archive"),
        CareState.MOVED: ChipText(tr("Đã chuyển đi"), "neu", "transfer"),
    }[state]


def _age(found: Found) -> str:
    if found.age is None:
        return ""
    if found.age_is_exact:
        return tr("{age} tuổi").format(age=found.age)
    return tr("khoảng {age} tuổi").format(age=found.age)
