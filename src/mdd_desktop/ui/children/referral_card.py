"""The services a child was referred to, as her record shows them."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label as code_label
from mdd_desktop.domain.referral import Referral
from mdd_desktop.ui.children.record_ports import ChildSheet, ReferralLine
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.referral_words import referral_chip
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.panel_parts import link_button


def referral_lines(child: Child, today: dt.date) -> tuple[ReferralLine, ...]:
    """Return the referrals of a child, newest first."""
    newest = sorted(child.referrals, key=lambda one: one.key, reverse=True)
    return tuple(_line(one, today) for one in newest)


def _line(one: Referral, today: dt.date) -> ReferralLine:
    sent = tr("gửi {day}").format(day=f"{one.on:%d/%m/%Y}")
    ask = tr("hỏi kết quả trước {day}").format(day=f"{one.due:%d/%m/%Y}") if one.is_open else ""
    why = one.note or code_label("referral_reason", one.reason)
    unasked = tr("Gia đình chưa đồng ý: {why}").format(why=one.without_consent or "")
    answered = ""
    if one.answered_on is not None:
        parts = (f"{one.answered_on:%d/%m/%Y}", one.outcome or "")
        answered = tr("Trả lời: {told}").format(told=" · ".join(part for part in parts if part))
    return ReferralLine(
        key=one.key,
        title=one.to,
        state=referral_chip(one, today),
        about=" · ".join(p for p in (code_label("referral_kind", one.kind), sent, ask) if p),
        words=(why, *((unasked,) if one.without_consent else ()), *((answered,) * bool(answered))),
        is_open=one.is_open,
    )


def referral_cards(sheet: ChildSheet, wishes: RecordWishes) -> Sequence[QWidget]:
    """Return the card of referrals; none for a child who was never referred."""
    if not sheet.referrals:
        return ()
    card = Card()
    head = row(label(tr("Chuyển gửi đến dịch vụ"), "section"), None)
    card.body.addLayout(head)
    for one in sheet.referrals:
        card.body.addWidget(rule())
        card.body.addWidget(_part(one, wishes, may=sheet.may_file))
    return (card,)


def _part(one: ReferralLine, wishes: RecordWishes, *, may: bool) -> QWidget:
    first = row(label(one.title, "strong"), Chip(one.state), None)
    words = column(first, WrapLabel(one.about, "secondary"), gap=2)
    for text in one.words:
        words.addWidget(WrapLabel(text, "secondary"))
    line = row(words, gap=12)
    line.setStretch(0, 1)
    if may and one.is_open:
        button = link_button(
            tr("Ghi trả lời"), lambda: wishes.referral_answered.emit(one.key), writes=True
        )
        button.setAccessibleName(tr("Ghi trả lời của {place}").format(place=one.title))
        line.addWidget(button)
    return hold(line)
