"""A sponsor's sponsorships as cards: state, pledge, time, what may be done now."""

import datetime as dt

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.domain.standing_pledges import standing
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.sponsor_file import Bond
from mdd_desktop.ui.sponsors.ports import BondCard
from mdd_desktop.ui.sponsors.rows import late_chip
from mdd_desktop.ui.sponsorship_steps import steps_of
from mdd_desktop.ui.sponsorship_words import (
    coming_words,
    pledge_money,
    pledge_rhythm,
    reminder_words,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

_STATES = {
    SponsorshipState.WAITING: ("info", "hourglass"),
    SponsorshipState.ACTIVE: ("ok", "heart-handshake"),
    SponsorshipState.PAUSED: ("neu", "player-pause"),
    SponsorshipState.ENDED: ("neu", "archive"),
    SponsorshipState.CANCELLED: ("neu", "x"),
}


def bond_card(found: Bond, today: dt.date, *, steps_for: Access) -> BondCard:
    """Return one sponsorship, ready to be shown."""
    bond, child = found.sponsorship, found.child
    state = bond.state_on(today)
    tone, icon = _STATES[state]
    age = child.birth.age_on(today) if child and child.birth else None
    about = (
        tr("{age} tuổi").format(age=age) if age is not None else "",
        (child.village or "") if child else "",
        (child.code or "") if child else "",
    )
    pledge = next(iter(standing(found.pledges, f"{today:%Y-%m}")), None)
    return BondCard(
        id=bond.id,
        child_id=bond.child_id,
        child=child.full_name if child else tr("(hồ sơ chưa đến)"),
        about=" · ".join(part for part in about if part),
        form=label("sponsorship_form", bond.form).lower(),
        amount=pledge_money(pledge),
        rhythm=pledge_rhythm(pledge),
        period=_period(found),
        state=ChipText(label("sponsorship_state", state), tone, icon),  # type: ignore[arg-type]
        late=late_chip(found.late.months) if found.late else None,
        steps=steps_of(state, steps_for, has_end=bond.may_be_prolonged),
        notes=_notes(found, state, today),
    )


def _notes(found: Bond, state: SponsorshipState, today: dt.date) -> tuple[str, ...]:
    bond = found.sponsorship
    notes = []
    if coming := coming_words(found.pledges, today):
        notes.append(coming)
    if state is SponsorshipState.PAUSED and bond.pauses:
        last = bond.pauses[-1]
        why = f": {label('pause_reason', last.reason).lower()}" if last.reason else ""
        notes.append(tr("Tạm dừng từ {day}{why}").format(day=day_text(last.from_), why=why))
    if bond.end_reason:
        notes.append(tr("Lý do kết thúc: {why}").format(why=label("end_reason", bond.end_reason)))
    if bond.cancel_reason:
        why = label("cancel_reason", bond.cancel_reason)
        notes.append(tr("Hủy {day}: {why}").format(day=day_text(bond.cancelled_on), why=why))
    if reminded := reminder_words(bond.last_reminder):
        notes.append(reminded)
    if bond.handover:
        notes.append(tr("Bàn giao: {text}").format(text=bond.handover))
    return tuple(notes)


def _period(found: Bond) -> str:
    bond = found.sponsorship
    if bond.start is None:
        return tr("Đăng ký {day}").format(day=day_text(bond.registered_on) or "—")
    begun = tr("Từ {day}").format(day=day_text(bond.start))
    if bond.end is not None:
        return f"{begun} {tr('đến {day}').format(day=day_text(bond.end))}"
    if bond.until_18:
        return f"{begun} {tr('đến đủ 18 tuổi')}"
    if bond.planned_end:
        return f"{begun} {tr('dự kiến đến {day}').format(day=day_text(bond.planned_end))}"
    return begun


def money(vnd: int) -> str:
    """An amount with its unit."""
    return f"{format_number(vnd)} đồng"


def day_text(day: dt.date | None) -> str:
    """A day as papers write it; "" when unknown."""
    return f"{day:%d/%m/%Y}" if day else ""
