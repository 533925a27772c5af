"""Asks for another level of a sponsorship: from which month, how much, how often, and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.code_lists import label as code_label
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures.spans import month_of, month_text
from mdd_desktop.domain.sponsorship import Pledge, Rhythm
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.vietnamese_numbers import parse_vnd
from mdd_desktop.services.sponsorship_terms import NewLevel
from mdd_desktop.ui.sponsorship_words import level_words, month_words
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, left_signal
from mdd_desktop.ui.widgets.form_dialog import FormDialog

_WIDTH, _MONTHS_AHEAD = 540, 12
_USUAL = "sinh_hoat"


@dataclass(frozen=True)
class LevelWish:
    """What the officer decided."""

    level: NewLevel
    reason: str


class LevelDialog(FormDialog):
    """Window-modal; stays open until what was decided is saved.

    Args:
        title: The question.
        pledges: What is promised now, the earliest first; one of them is replaced.

    Attributes:
        decided: A :class:`LevelWish`.
    """

    decided = Signal(object)

    def __init__(
        self, parent: QWidget, title: str, pledges: Sequence[Pledge], today: dt.date
    ) -> None:
        self._pledges = {str(one.id): one for one in pledges}
        self._today = today
        chosen = next(iter(pledges), None)
        first = _fields(chosen, today)
        if len(pledges) > 1 and chosen is not None:
            first["pledge"] = str(chosen.id)
        super().__init__(
            parent,
            title=title,
            sentence=_sentence(pledges),
            verb=tr("Đổi mức"),
            rows=_rows(pledges, today),
            fields=first,
            width=_WIDTH,
        )
        if len(pledges) > 1:
            left_signal(self.editor("pledge")).connect(lambda *_: self._fill())

    def _chosen(self) -> Pledge | None:
        if len(self._pledges) == 1:
            return next(iter(self._pledges.values()))
        return self._pledges.get(self.fields().get("pledge", ""))

    def _fill(self) -> None:
        """Begin with the level of the pledge that was chosen."""
        if chosen := self._chosen():
            self.put(_fields(chosen, self._today))

    @override
    def _decided(self) -> None:
        fields, chosen = self.fields(), self._chosen()
        for name in ("pledge", "from_month", "need", "rhythm"):
            if fields.get(name) == "":
                self.show_problem(name, tr("Chọn một mục trong danh sách."))
                return
        try:
            amount = parse_vnd(fields["amount"]) if fields["amount"] else None
        except RuleError as refused:
            self.show_problem("amount", refused.message)
            return
        if not fields["note"]:
            self.show_problem("note", tr("Ghi lý do, để người sau khỏi hỏi lại."))
            return
        level = NewLevel(
            from_month=fields["from_month"],
            rhythm=Rhythm.of(fields["rhythm"]),
            amount=amount,
            need=fields["need"],
            pledge=chosen.id if chosen else None,
        )
        self.decided.emit(LevelWish(level, fields["note"]))


def _sentence(pledges: Sequence[Pledge]) -> str:
    kept = tr("Các tháng trước tháng chọn giữ mức cũ, số liệu và sổ hỗ trợ không đổi.")
    if len(pledges) != 1:
        return kept
    return tr("Đang cam kết {level}. {kept}").format(level=level_words(pledges[0]), kept=kept)


def _fields(pledge: Pledge | None, today: dt.date) -> dict[str, str]:
    """What stands in the boxes at first: the level of now, from the next month on."""
    begin = month_text(month_of(today.toordinal()) + 1)
    if pledge is None:
        return {
            "from_month": begin,
            "need": _USUAL,
            "amount": "",
            "rhythm": Rhythm.MONTHLY.value,
            "note": "",
        }
    within = min(max(begin, pledge.from_month), pledge.to_month or "9999-12")
    return {
        "from_month": within,
        "need": pledge.need or "",
        "amount": format_number(pledge.amount) if pledge.amount is not None else "",
        "rhythm": pledge.rhythm.value,
        "note": "",
    }


def _rows(pledges: Sequence[Pledge], today: dt.date) -> list[list[Box]]:
    now = month_of(today.toordinal())
    months = {month_text(now + ahead) for ahead in range(_MONTHS_AHEAD + 1)}
    months |= {one.from_month for one in pledges if one.from_month > month_text(now)}
    listed = tuple((one, _capital(month_words(one))) for one in sorted(months))
    rhythms = [code for code in codes("rhythm") if Rhythm.of(code).recurs]
    known = tuple((str(one.id), level_words(one)) for one in pledges)
    which = [[Box("pledge", tr("Mức đang có"), "code", options=known, required=True)]]
    return [
        *(which if len(pledges) > 1 else []),
        [
            Box("from_month", tr("Đổi từ tháng"), "code", 3, listed, required=True),
            Box("need", tr("Nhu cầu"), "code", 4, _listed("need", codes("need")), required=True),
        ],
        [
            Box("amount", tr("Mức mỗi lần (đồng)"), stretch=3, example=tr("500000 hoặc 500k")),
            Box("rhythm", tr("Nhịp"), "code", 4, _listed("rhythm", rhythms), required=True),
        ],
        [Box("note", tr("Lý do"), required=True)],
    ]


def _listed(name: str, wanted: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, code_label(name, code)) for code in wanted)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
