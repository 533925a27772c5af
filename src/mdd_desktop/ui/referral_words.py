"""Where a referral stands, as a chip: the same in a child's record and in the list of all."""

import datetime as dt
from dataclasses import replace

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.referral import Referral, ReferralState
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

_CHIPS: dict[ReferralState, tuple[Tone, str]] = {
    ReferralState.SENT: ("info", "clock"),
    ReferralState.ACCEPTED: ("info", "check"),
    ReferralState.REFUSED: ("warn", "hand-stop"),
    ReferralState.DONE: ("ok", "check"),
    ReferralState.REVOKED: ("neu", "arrow-back-up"),
}


def referral_chip(one: Referral, today: dt.date) -> ChipText:
    """Return its state; of an open one also by how much its day has passed."""
    chip, late = state_chip(one, today), late_words(one, today)
    return replace(chip, text=f"{chip.text}, {late}") if late else chip


def state_chip(one: Referral, today: dt.date) -> ChipText:
    """Return its state alone, red where its day has passed: a list says elsewhere by how much."""
    text = label("referral_state", one.state.value)
    if late_words(one, today):
        return ChipText(text, "bad", "alert-triangle")
    tone, icon = _CHIPS.get(one.state, ("neu", "clock"))
    return ChipText(text, tone, icon)


def late_words(one: Referral, today: dt.date) -> str:
    """Say by how much the day of an open one has passed; "" before."""
    if not one.is_open or one.due >= today:
        return ""
    return tr("quá hạn {days} ngày").format(days=(today - one.due).days)
