"""The board Trùng – Sót – Trễ of a month, and what puts its cases right."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from mdd_desktop.domain.acceptance import Acceptance
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import month_of, month_text
from mdd_desktop.domain.gaps import (
    KEPT_BOTH,
    LATE_REASON,
    MissedReason,
    double_gaps,
    last_deliveries,
    late_gaps,
    missed_gaps,
)
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.sponsorship import Pledge
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.vietnamese import name_sort_key, sort_key
from mdd_desktop.services.counting import counted_from
from mdd_desktop.services.document_commitments import kept_both
from mdd_desktop.services.gap_cards import AnyCard, CardMaker, DoubleCard, LateCard, MissedCard
from mdd_desktop.services.kept_answers import kept_answer
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction


@dataclass(frozen=True)
class Board:
    """The board of a month.

    Attributes:
        state_on: The day it speaks of: the end of the month, or today.
        children: How many children were looked at.
        kept: How many double needs were looked at and left as they are.
        places: Villages, at a superior communes, that have a case; with the number of cases.
    """

    state_on: dt.date
    children: int
    double: tuple[DoubleCard, ...]
    missed: tuple[MissedCard, ...]
    late: tuple[LateCard, ...]
    kept: int
    places: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many cases there are."""
        return len(self.double) + len(self.missed) + len(self.late)


def count(registry: Registry) -> int:
    """How many cases the board of the present month has."""
    return board(registry, registry.today.year, registry.today.month).total


def board(registry: Registry, year: int, month: int, *, place: str = "") -> Board:
    """The cases of a month; ``place`` names one village, at a superior one commune."""
    asked = (year, month)
    whole = kept_answer(registry, "board", lambda: _board(registry, *asked), asked=asked)
    if not place:
        return whole
    return replace(
        whole,
        double=tuple(card for card in whole.double if card.place == place),
        missed=tuple(card for card in whole.missed if card.place == place),
        late=tuple(card for card in whole.late if card.place == place),
    )


def _board(registry: Registry, year: int, month: int) -> Board:
    counted = counted_from(registry)
    facts = counted.facts
    period = Period.month(year, month)
    hi = min(period.hi, registry.today)
    moment = Moment(facts, Period.days(min(period.lo, hi), hi))
    below = counted.tree.subtree(registry.unit)
    with registry.read() as reading:
        kept = kept_both(reading)
        reasons = {
            one.record_id: one.reason
            for one in reading.of(Acceptance).where(rule=LATE_REASON, mark=_mark(year, month))
            if not one.void
        }
    look = CardMaker(facts, moment, below, commune=registry.unit)
    cases = look.listed()
    delivered = last_deliveries(moment, cases)
    doubles = [gap for case in heeded(cases) for gap in double_gaps(case)]
    open_ = [gap for gap in doubles if (gap.case.record.id, gap.mark) not in kept]
    double = [look.double(gap) for gap in open_]
    missed = [
        look.missed(gap) for case in heeded(cases) for gap in missed_gaps(case, moment, delivered)
    ]
    late = [look.late(case, reasons) for case in late_gaps(moment, below)]
    missed.sort(key=lambda card: (card.reason is not MissedReason.UNSPONSORED, -card.days))
    late.sort(key=lambda card: (-card.missing, -card.days, name_sort_key(card.name)))
    every: list[AnyCard] = [*double, *missed, *late]
    here = [card for card in every if card.place]
    counts: dict[str, int] = {}
    for card in here:
        counts[card.place] = counts.get(card.place, 0) + 1
    return Board(
        hi,
        len(cases),
        tuple(double),
        tuple(missed),
        tuple(late),
        len(doubles) - len(open_),
        tuple(sorted(counts.items(), key=lambda one: sort_key(one[0]))),
    )


def keep_both(registry: Registry, card: DoubleCard, reason: str) -> Acceptance:
    """Leave a need with several sponsors, and say why; the board asks no more.

    Raises:
        RuleError: ``reason_missing``.
    """
    return _accept(registry, "Giữ cả hai Mẹ đỡ đầu", (KEPT_BOTH, card.child, card.mark), reason)


def explain_late(
    registry: Registry, card: LateCard, reason: str, *, year: int, month: int
) -> Acceptance:
    """Write why a sponsorship is late this month; it stays on the board with the reason.

    Raises:
        RuleError: ``reason_missing``.
    """
    found = (LATE_REASON, card.sponsorship, _mark(year, month))
    return _accept(registry, "Ghi lý do trễ", found, reason)


def move_need(registry: Registry, pledges: Sequence[UUID], need: str) -> None:
    """Let pledges go on for another need from this month on; what was before stays.

    Raises:
        RuleError: ``need_missing``, ``not_owner``.
    """
    if not need:
        raise RuleError("need_missing", "Chọn nhu cầu khác để chuyển sang.")
    with registry.transaction("Chuyển cam kết sang nhu cầu khác") as tx:
        for pledge in tx.of(Pledge).many(list(pledges)):
            _move(tx, pledge, need, registry.today)


def _move(tx: Transaction, pledge: Pledge, need: str, today: dt.date) -> None:
    now, before = f"{today:%Y-%m}", month_text(month_of(today.toordinal()) - 1)
    if pledge.from_month >= now:
        tx.of(Pledge).save(pledge.corrected(need=need))
        return
    tx.of(Pledge).save(pledge.corrected(to_month=before))
    fresh = pledge.corrected(id=new_id(), need=need, from_month=now, recorded_on=today)
    tx.of(Pledge).save(fresh, owner=tx.of(Pledge).owner(pledge.id))


def _accept(
    registry: Registry, label: str, found: tuple[str, UUID, str], reason: str
) -> Acceptance:
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do, để người sau khỏi hỏi lại.")
    rule, record, mark = found
    with registry.transaction(label) as tx:
        before = [
            one
            for one in tx.of(Acceptance).where(rule=rule, record_id=record, mark=mark)
            if not one.void and one.unit_id == tx.unit
        ]
        made = (
            before[0].corrected(reason=reason.strip())
            if before
            else Acceptance(
                unit_id=tx.unit,
                rule=rule,
                record_id=record,
                mark=mark,
                reason=reason.strip(),
                recorded_on=registry.today,
            )
        )
        tx.of(Acceptance).save(made)
    return made


def _mark(year: int, month: int) -> str:
    return f"{year}-{month:02d}"


__all__ = [
    "AnyCard",
    "Board",
    "DoubleCard",
    "LateCard",
    "MissedCard",
    "board",
    "explain_late",
    "keep_both",
    "move_need",
]
