"""From rows of the list's query to what the table draws."""

from mdd_desktop.domain.code_lists import label
from mdd_desktop.services.child_screen import CareState
from mdd_desktop.services.child_screen import ChildLine as Found
from mdd_desktop.ui.children.ports import ChildLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText


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
    }[state]


def _age(found: Found) -> str:
    if found.age is None:
        return ""
    if found.age_is_exact:
        return tr("{age} tuổi").format(age=found.age)
    return tr("khoảng {age} tuổi").format(age=found.age)
