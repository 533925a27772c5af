"""Where a referral stands, as a chip: the same in a child's record and in the list of all."""

import datetime as dt

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
    tone, icon = _CHIPS.get(one.state, ("neu", "clock"))
    text = label("referral_state", one.state.value)
    if one.is_open and one.due < today:
        late = tr("quá hạn {days} ngày").format(days=(today - one.due).days)
        return ChipText(f"{text}, {late}", "bad", "alert-triangle")
    return ChipText(text, tone, icon)
