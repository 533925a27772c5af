"""The sentences on the cards of the board."""

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.gaps import MissedReason
from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.services.gaps import DoubleCard, LateCard, MissedCard
from mdd_desktop.ui.gaps.cards import GapText
from mdd_desktop.ui.sponsorship_steps import REMIND, step_text
from mdd_desktop.ui.sponsorship_words import reminder_words
from mdd_desktop.ui.text import at_the_start, tr

MOVE, KEEP = "move", "keep"
MATCH, DELIVER, VISIT = "match", "deliver", "visit"
EXPLAIN = "explain"
_NEEDS_SHOWN = 3


def double_text(card: DoubleCard, *, can_act: bool) -> GapText:
    """Return the card of a need that is covered twice."""
    parts = [
        tr("{who}: {amount} đồng").format(who=name, amount=format_vnd(amount)) if amount else name
        for _, name, amount in card.sponsors
    ]
    need = label("need", card.need)
    monthly = any(amount for _, _, amount in card.sponsors)
    sentence = tr("{need}. {who}, mỗi tháng.") if monthly else tr("{need}. {who}.")
    told = sentence.format(need=need, who="; ".join(parts))
    return GapText(
        card.name,
        need.split(",", maxsplit=1)[0].lower(),
        _placed(card.place, told),
        ((MOVE, tr("Chuyển sang nhu cầu khác")), (KEEP, tr("Giữ cả hai"))) if can_act else (),
    )


def missed_text(card: MissedCard, *, can_act: bool) -> GapText:
    """Return the card of a child who waits."""
    sentence, fix = {
        MissedReason.UNSPONSORED: (_without_sponsor(card), (MATCH, tr("Tìm Mẹ đỡ đầu"))),
        MissedReason.NO_DELIVERY: (
            tr("Có Mẹ đỡ đầu, tháng này chưa được trao gì."),
            (DELIVER, tr("Ghi đã trao")),
        ),
        MissedReason.NOT_VISITED: (
            tr("Đã quá hạn thăm."),
            (VISIT, tr("Ghi thăm")),
        ),
    }[card.reason]
    days = tr("{days} ngày").format(days=format_number(card.days))
    return GapText(card.name, days, _placed(card.place, sentence), (fix,) if can_act else ())


def late_text(card: LateCard, *, can_act: bool) -> GapText:
    """Return the card of a sponsorship behind its pledges."""
    sentence = tr("{sponsor} còn thiếu, quá hạn từ {day}.").format(
        sponsor=card.sponsor_name or tr("Mẹ đỡ đầu"), day=f"{card.since:%d/%m/%Y}"
    )
    fixes = (
        (REMIND, step_text(REMIND)),
        (EXPLAIN, tr("Sửa lý do") if card.reason else tr("Ghi lý do")),
        (DELIVER, tr("Ghi đã trao")),
    )
    reason = tr("Lý do: {reason}").format(reason=card.reason) if card.reason else ""
    remark = ". ".join(told for told in (reason, reminder_words(card.reminded)) if told)
    value = tr("{amount} đồng").format(amount=format_vnd(card.missing))
    return GapText(card.name, value, sentence, fixes if can_act else (), remark)


def _without_sponsor(card: MissedCard) -> str:
    if not card.needs:
        return tr("Chưa có Mẹ đỡ đầu.")
    needs = [label("need", code).lower() for code in dict.fromkeys(card.needs)][:_NEEDS_SHOWN]
    return tr("Chưa ai lo: {needs}.").format(needs="; ".join(needs))


def _placed(place: str, sentence: str) -> str:
    return f"{at_the_start(place)}. {sentence}" if place else sentence
