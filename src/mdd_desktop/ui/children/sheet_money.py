"""Sponsorships and the ledger of a child's record: words, dates, amounts."""

import datetime as dt
from uuid import UUID

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.month_cells import CellState
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.domain.standing_pledges import standing
from mdd_desktop.domain.support import Outcome, SupportEntry
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.child_file import ChildFile, Commitment
from mdd_desktop.ui.children.record_ports import LedgerLine, NeedLine, SponsorshipCard
from mdd_desktop.ui.sponsorship_steps import step_text, steps_of
from mdd_desktop.ui.sponsorship_words import (
    coming_words,
    pledge_money,
    pledge_rhythm,
    reminder_words,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

_STATES: dict[SponsorshipState, tuple[Tone, str]] = {
    SponsorshipState.WAITING: ("info", "clock"),
    SponsorshipState.ACTIVE: ("ok", "heart-handshake"),
    SponsorshipState.PAUSED: ("neu", "player-pause"),
    SponsorshipState.ENDED: ("neu", "archive"),
    SponsorshipState.CANCELLED: ("neu", "x"),
}
_RUNNING = {SponsorshipState.ACTIVE, SponsorshipState.PAUSED}
_LEVELS: dict[str, Tone] = {"cao": "bad", "vua": "warn", "thap": "neu"}


def sponsorship_card(
    file: ChildFile, found: Commitment, today: dt.date, access: Access
) -> SponsorshipCard:
    """Return one sponsorship with the steps that may be taken."""
    sponsorship, sponsor = found.sponsorship, found.sponsor
    state = sponsorship.state_on(today)
    tone, icon = _STATES[state]
    about = [
        label("sponsor_kind", sponsor.kind.value).lower() if sponsor else "",
        (sponsor.occupation or "") if sponsor else "",
        tr("cán bộ đầu mối {name}").format(name=sponsor.contact_officer)
        if sponsor and sponsor.contact_officer
        else "",
    ]
    pledge = next(iter(standing(found.pledges, f"{today:%Y-%m}")), None)
    steps = steps_of(state, access, has_end=sponsorship.may_be_prolonged)
    return SponsorshipCard(
        id=sponsorship.id,
        sponsor=sponsor.full_name if sponsor else tr("(chưa rõ)"),
        kind=label("sponsorship_form", sponsorship.form.value).lower(),
        about=" · ".join(word for word in about if word),
        amount=pledge_money(pledge),
        rhythm=pledge_rhythm(pledge),
        period=" · ".join(word for word in (_period(found), _so_far(file, sponsorship.id)) if word),
        state=ChipText(label("sponsorship_state", state.value), tone, icon),
        steps=tuple((step, step_text(step)) for step in steps),
        notes=tuple(
            told
            for told in (
                coming_words(found.pledges, today),
                reminder_words(sponsorship.last_reminder),
            )
            if told
        ),
        months=file.months.get(sponsorship.id, ()),
    )


def _so_far(file: ChildFile, sponsorship: UUID) -> str:
    """What came to the child from a sponsorship since it began."""
    total = sum(
        entry.amount or 0
        for entry in file.support
        if entry.sponsorship_id == sponsorship and entry.direction.goes_out
    )
    return tr("lũy kế {money}").format(money=_money(total)) if total else ""


def late_words(file: ChildFile, today: dt.date) -> tuple[str, str] | None:
    """What is behind in the support of this year: months that lack money, money not passed on."""
    late, kept, waiting = set[int](), set[int](), 0
    for cells in file.months.values():
        for month, cell in enumerate(cells[: today.month], start=1):
            if cell.state is CellState.LATE:
                late.add(month)
            elif cell.state is CellState.RECEIVED:
                kept.add(month)
                waiting += cell.received - cell.delivered
    if late:
        title = tr("Chậm hỗ trợ {count} tháng").format(count=len(late))
        told = tr("Tháng {months}: chưa ghi Mẹ đỡ đầu gửi, chưa ghi đã trao cho trẻ.")
        return title, told.format(months=_numbers(late))
    if kept:
        title = tr("Chưa trao {count} tháng").format(count=len(kept))
        told = tr("Tháng {months}: đã nhận {money}, chưa ghi đã trao cho trẻ.")
        return title, told.format(months=_numbers(kept), money=_money(waiting))
    return None


def _numbers(months: set[int]) -> str:
    return ", ".join(str(month) for month in sorted(months))


def ledger_line(entry: SupportEntry, file: ChildFile) -> LedgerLine:
    """Return one line of the ledger."""
    given = entry.direction.goes_out
    chip = (
        ChipText(tr("Đã trao"), "ok", "check")
        if given
        else ChipText(tr("Đã tiếp nhận"), "info", "circle-half-2")
    )
    if entry.outcome is not Outcome.DELIVERED:
        chip = ChipText(label("outcome", entry.outcome.value), "warn", "alert-triangle")
    who = entry.sponsor_id or entry.sponsorship_id
    content = entry.description or (label("support_kind", entry.kind) if entry.kind else "")
    return LedgerLine(
        id=entry.id,
        given=given and entry.outcome is Outcome.DELIVERED,
        date=f"{entry.date:%d/%m/%Y}",
        state=chip,
        sponsor=file.sponsor_names.get(who, "") or "—" if who else "—",
        content=content or label("support_form", entry.form.value),
        amount=format_number(entry.amount) if entry.amount is not None else "—",
    )


def ledger_total(file: ChildFile) -> str:
    """Return how often and how much reached the child."""
    total = sum(e.amount or 0 for e in file.support if e.direction.goes_out)
    return tr("{count} lần · đã trao {money}").format(count=len(file.support), money=_money(total))


def need_lines(file: ChildFile, today: dt.date) -> tuple[NeedLine, ...]:
    """Return the child's needs with who covers each."""
    covered = _covered(file, today)
    lines = []
    for need in file.child.needs:
        by = covered.get(need.kind, [])
        level = need.level or ""
        lines.append(
            NeedLine(
                kind=need.kind,
                name=label("need", need.kind),
                level=ChipText(label("need_level", level), _LEVELS.get(level, "neu"))
                if level
                else ChipText(tr("Chưa xếp mức")),
                since=tr("từ {day}").format(day=f"{need.since:%d/%m/%Y}") if need.since else "",
                covered="; ".join(by) if by else tr("chưa có ai giúp"),
                note=need.note or "",
                is_met=bool(by),
                level_code=level,
                since_text=f"{need.since:%d/%m/%Y}" if need.since else "",
            )
        )
    return tuple(lines)


def _covered(file: ChildFile, today: dt.date) -> dict[str, list[str]]:
    """Who gives what now: a sponsor by her pledge, the state by its allowance."""
    month = f"{today:%Y-%m}"
    found: dict[str, list[str]] = {}
    for commitment in file.commitments:
        if commitment.sponsorship.state_on(today) not in _RUNNING or commitment.sponsor is None:
            continue
        for pledge in commitment.pledges:
            if pledge.need and pledge.from_month <= month <= (pledge.to_month or month):
                told = f"{commitment.sponsor.full_name}, {pledge_money(pledge)}"
                found.setdefault(pledge.need, []).append(told)
    return found


def _money(vnd: int) -> str:
    return f"{format_number(vnd)} đồng"


def _period(found: Commitment) -> str:
    sponsorship = found.sponsorship
    if sponsorship.start is None:
        return tr("Chưa bắt đầu")
    begun = tr("Từ {day}").format(day=f"{sponsorship.start:%d/%m/%Y}")
    if sponsorship.end is not None:
        ended = tr("đến {day}").format(day=f"{sponsorship.end:%d/%m/%Y}")
        return f"{begun} {ended}"
    if sponsorship.until_18:
        return f"{begun} {tr('đến đủ 18 tuổi')}"
    if sponsorship.planned_end:
        agreed = tr("dự kiến đến {day}").format(day=f"{sponsorship.planned_end:%d/%m/%Y}")
        return f"{begun} {agreed}"
    return begun
