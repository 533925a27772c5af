"""A question that needs a day and a coded reason: the safe answer is the default, Esc stays."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog

_WIDTH = 480


@dataclass(frozen=True)
class Asked:
    """What a dialog asks.

    Attributes:
        title: The question.
        verb: On the button that does it.
        day_text: Above the box of the day; "" when no day is asked.
        reasons: (code, text); none when no reason is asked.
        reason: Chosen from the start.
        reason_text: Above the list, when it holds something else than reasons.
        day: Filled in from the start; today when it is not said.
        note_text: Above the box of the note; "" when none is asked.
        long_note: The record takes more than a line.
    """

    title: str
    sentence: str
    verb: str
    day_text: str = ""
    reasons: Sequence[tuple[str, str]] = ()
    reason: str = ""
    reason_text: str = ""
    note_text: str = ""
    note: str = ""
    long_note: bool = False
    day: dt.date | None = None


@dataclass(frozen=True)
class Decision:
    """What the officer decided."""

    day: dt.date | None
    reason: str
    note: str


class ReasonDialog(FormDialog):
    """Window-modal, never nested; stays open until what was decided is saved.

    Attributes:
        decided: A :class:`Decision`; the presenter saves and closes, or shows why not.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget, asked: Asked, today: dt.date) -> None:
        day = asked.day or today
        first = {"reason": asked.reason, "day": f"{day:%d/%m/%Y}", "note": asked.note}
        rows = _rows(asked)
        super().__init__(
            parent,
            title=asked.title,
            sentence=asked.sentence,
            verb=asked.verb,
            rows=rows,
            fields={box.name: first[box.name] for line in rows for box in line},
            width=_WIDTH,
        )

    @override
    def _decided(self) -> None:
        fields = self.fields()
        if fields.get("reason") == "":
            self.show_problem("reason", tr("Chọn một mục trong danh sách."))
            return
        day = self.date("day") if "day" in fields else None
        if "day" in fields and day is None:
            self.show_problem("day", tr("Ghi đủ ngày, tháng, năm."))
            return
        chosen = day.first_day() if day else None
        self.decided.emit(Decision(chosen, fields.get("reason", ""), fields.get("note", "")))


def _rows(asked: Asked) -> list[list[Box]]:
    """One box a line, in the order in which they are filled in; only what is asked."""
    reasons = tuple(asked.reasons)
    boxes = {
        "reason": Box(
            "reason", asked.reason_text or tr("Lý do"), "code", options=reasons, required=True
        ),
        "day": Box("day", asked.day_text, "day", required=True),
        "note": Box("note", asked.note_text, "long" if asked.long_note else "line"),
    }
    wanted = {"reason": reasons, "day": asked.day_text, "note": asked.note_text}
    return [[box] for name, box in boxes.items() if wanted[name]]
