"""The terms of a running sponsorship: another level from a month on, a later agreed end.

Months before the present one stay as they were pledged: reports told of them already.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures.spans import month_number, month_text
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.sponsorship import Pledge, PledgeKind, Rhythm, Sponsorship, SponsorshipState
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

_RUNNING = {SponsorshipState.ACTIVE, SponsorshipState.PAUSED}


@dataclass(frozen=True)
class NewLevel:
    """What a sponsor promises from a month on.

    Attributes:
        pledge: Which of her pledges it replaces; None where nothing is promised at present.
        amount: Đồng of each rhythm; None for goods.
    """

    from_month: str
    rhythm: Rhythm
    amount: int | None
    need: str | None = None
    pledge: UUID | None = None

    @property
    def values(self) -> dict[str, object]:
        """The fields of the pledge."""
        kind = PledgeKind.GOODS if self.amount is None else PledgeKind.MONEY
        return {
            "kind": kind,
            "need": self.need,
            "rhythm": self.rhythm,
            "amount": self.amount,
        }


@dataclass(frozen=True)
class Terms:
    """What is agreed now.

    Attributes:
        pledges: Those that come again and are not over, the earliest first.
    """

    pledges: tuple[Pledge, ...]
    planned_end: dt.date | None


def terms_of(registry: Registry, sponsorship_id: UUID) -> Terms:
    """What may be changed in a sponsorship."""
    now = f"{registry.today:%Y-%m}"
    with registry.read() as reading:
        bond = reading.of(Sponsorship).get(sponsorship_id)
        found = reading.of(Pledge).where(sponsorship_id=sponsorship_id, void=False)
    lasting = [one for one in found if one.rhythm.recurs and (one.to_month or now) >= now]
    lasting.sort(key=lambda one: (one.from_month, one.id))
    return Terms(tuple(lasting), bond.planned_end)


def change_level(
    registry: Registry, sponsorship_id: UUID, *, level: NewLevel, reason: str
) -> Pledge:
    """Let another amount, rhythm or need hold from a month on; what was before stays.

    Raises:
        RuleError: ``reason_missing``, ``month_past``, ``not_active``, ``outside_pledge``: the
            month is not one of the pledge; ``nothing_changed``, ``not_owner``.
    """
    why = _said(reason)
    if level.from_month < f"{registry.today:%Y-%m}":
        raise RuleError(
            "month_past",
            f"{_month_words(level.from_month).capitalize()} đã qua, mức của các tháng đã qua "
            "giữ nguyên. Chọn tháng này hoặc tháng sau.",
        )
    with registry.transaction(f"Đổi mức cam kết từ {_month_words(level.from_month)}") as tx:
        bond = _running(tx, sponsorship_id, registry.today)
        if bond.end is not None and level.from_month > f"{bond.end:%Y-%m}":
            raise RuleError(
                "outside_pledge", f"Lượt đỡ đầu này kết thúc ngày {bond.end:%d/%m/%Y}, trước đó."
            )
        if level.pledge is None:
            owner = tx.of(Sponsorship).owner(sponsorship_id)
            last = f"{bond.planned_end:%Y-%m}" if bond.planned_end else None
            fresh = Pledge(
                id=new_id(),
                sponsorship_id=sponsorship_id,
                rhythm=level.rhythm,
                from_month=level.from_month,
                to_month=last if last and last >= level.from_month else None,
                note=why,
                recorded_on=registry.today,
            )
            return _save(tx, fresh, level.values, registry.today, owner)
        return _replaced(tx, tx.of(Pledge).get(level.pledge), level, why, registry.today)


def prolong(
    registry: Registry, sponsorship_id: UUID, *, until: dt.date, reason: str
) -> Sponsorship:
    """Let a sponsorship run to a later agreed end, and its pledges with it.

    A pledge that was over before this month goes on from this month as a new one.

    Raises:
        RuleError: ``reason_missing``, ``date_past``, ``not_active``, ``no_agreed_end``,
            ``not_later``, ``not_owner``.
    """
    why = _said(reason)
    today = registry.today
    if until < today:
        raise RuleError("date_past", f"Ngày {until:%d/%m/%Y} đã qua. Ghi ngày hẹn mới.")
    with registry.transaction(f"Gia hạn đỡ đầu đến {until:%d/%m/%Y}") as tx:
        bond = _running(tx, sponsorship_id, today)
        before = bond.planned_end
        longer = bond.prolonged(until)
        told = f"Gia hạn ngày {today:%d/%m/%Y} đến {until:%d/%m/%Y}: {why}"
        longer = longer.corrected(note=f"{bond.note}\n{told}" if bond.note else told)
        tx.of(Sponsorship).save(longer)
        for pledge in tx.of(Pledge).where(sponsorship_id=sponsorship_id, void=False):
            if before is not None and _runs_with(pledge, before, until):
                _go_on(tx, pledge, f"{until:%Y-%m}", today)
    return longer


def _running(tx: Transaction, sponsorship_id: UUID, today: dt.date) -> Sponsorship:
    bond = tx.of(Sponsorship).get(sponsorship_id)
    if bond.state_on(today) not in _RUNNING:
        raise RuleError(
            "not_active",
            "Lượt đỡ đầu này không đang diễn ra nên không đổi mức, không gia hạn được.",
        )
    return bond


def _replaced(tx: Transaction, old: Pledge, level: NewLevel, why: str, today: dt.date) -> Pledge:
    now = level.from_month
    if not old.from_month <= now <= (old.to_month or now):
        last = f" đến {_month_words(old.to_month)}" if old.to_month else ""
        raise RuleError(
            "outside_pledge",
            f"Mức này tính từ {_month_words(old.from_month)}{last}. Chọn một tháng trong đó.",
        )
    if all(getattr(old, name) == value for name, value in level.values.items()):
        raise RuleError("nothing_changed", "Mức này đang như vậy rồi. Ghi mức mới, hoặc Quay lại.")
    if old.from_month == now:  # no month of the old level is left
        return _save(tx, old, {**level.values, "note": why}, today, None)
    tx.of(Pledge).save(old.corrected(to_month=month_text(month_number(now) - 1)))
    fresh = {**level.values, "id": new_id(), "from_month": now, "recorded_on": today, "note": why}
    return _save(tx, old, fresh, today, tx.of(Pledge).owner(old.id))


def _runs_with(pledge: Pledge, before: dt.date, until: dt.date) -> bool:
    """Whether a pledge was to last as long as the sponsorship."""
    last = pledge.to_month
    return (
        last is not None and pledge.rhythm.recurs and f"{before:%Y-%m}" <= last < f"{until:%Y-%m}"
    )


def _go_on(tx: Transaction, pledge: Pledge, last: str, today: dt.date) -> None:
    now = f"{today:%Y-%m}"
    if (pledge.to_month or now) >= now:
        tx.of(Pledge).save(pledge.corrected(to_month=last))
        return
    fresh = {"id": new_id(), "from_month": now, "to_month": last, "recorded_on": today}
    _save(tx, pledge, fresh, today, tx.of(Pledge).owner(pledge.id))


def _save(
    tx: Transaction, like: Pledge, values: dict[str, object], today: dt.date, owner: str | None
) -> Pledge:
    made = check_entry(like.corrected(**values), today=today)
    tx.of(Pledge).save(made, owner=owner)
    return made


def _said(reason: str) -> str:
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do, để người sau khỏi hỏi lại.")
    return reason.strip()


def _month_words(month: str) -> str:
    year, number = month.split("-")
    return f"tháng {int(number)}/{year}"
