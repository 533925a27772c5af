"""The state of a unit below in words: the same in the inbox and on the first page."""

from mdd_desktop.services.inbox_state import LATE_DAYS, UnitState
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText


def state_of(one: UnitState, days: int | None) -> tuple[str, ChipText]:
    """Return the group of a unit (``late``, ``gap``, ``never``, ``fine``) and its chip.

    Args:
        one: The unit.
        days: How old what is known of it is; None when nothing ever came.
    """
    if days is None:
        if one.is_enrolled:
            return "never", ChipText(tr("Chưa nộp"), "neu", "circle-dashed")
        return "never", ChipText(tr("Chưa ghi danh"), "neu", "key")
    if one.waiting:
        return "gap", ChipText(_gap_words(one.missing), "warn", "alert-circle")
    if days > LATE_DAYS:
        text = tr("Trễ {days} ngày").format(days=days - LATE_DAYS)
        return "late", ChipText(text, "bad", "clock")
    return "fine", ChipText(tr("Đúng hạn"), "ok", "circle-check")


def _gap_words(missing: tuple[int, ...]) -> str:
    if not missing:
        return tr("Thiếu gói trước")
    if len(missing) == 1:
        return tr("Thiếu gói {number}").format(number=missing[0])
    return tr("Thiếu gói {first}–{last}").format(first=missing[0], last=missing[-1])
