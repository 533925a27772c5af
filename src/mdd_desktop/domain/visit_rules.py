"""What a visit says: its answers beside those of the time before, and when it is alarming."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures.spans import Span, span_at
from mdd_desktop.domain.period import months_before
from mdd_desktop.domain.visit import Visit

QUESTIONS = ("living", "study", "health", "mind", "safety")
"""The questions of the paper sheet, in its order; each has a rating and a note."""

GOOD, FAIR, ALARMING = "tot", "kha", "can_chu_y"
_ORDER = (ALARMING, FAIR, GOOD)
HOTLINE = "111"


class Trend(StrEnum):
    """How an answer stands beside the one before."""

    BETTER = "kha_hon"
    SAME = "nhu_truoc"
    WORSE = "kem_hon"
    FIRST = "lan_dau"


class ComparedAnswer(NamedTuple):
    """One question at two visits; ratings are codes or "", notes in the officer's words."""

    question: str
    before: str
    now: str
    note_before: str
    note_now: str
    trend: Trend


def trend_of(before: str | None, now: str | None) -> Trend:
    """How a rating stands beside the one before."""
    if before not in _ORDER or now not in _ORDER:
        return Trend.FIRST
    step = _ORDER.index(str(now)) - _ORDER.index(str(before))
    return Trend.SAME if step == 0 else Trend.BETTER if step > 0 else Trend.WORSE


def compared(before: Visit | None, now: Visit) -> tuple[ComparedAnswer, ...]:
    """Every answer of a visit beside the one of the visit before."""
    return tuple(
        ComparedAnswer(
            question,
            str(getattr(before, question, None) or ""),
            str(getattr(now, question) or ""),
            str(getattr(before, f"{question}_note", None) or ""),
            str(getattr(now, f"{question}_note") or ""),
            trend_of(getattr(before, question, None), getattr(now, question)),
        )
        for question in QUESTIONS
    )


def alarming(visit: Visit) -> tuple[str, ...]:
    """The questions whose answer wants somebody's attention."""
    return tuple(question for question in QUESTIONS if getattr(visit, question) == ALARMING)


def is_open_flag(visit: Visit) -> bool:
    """Whether the visit raised a red flag that nobody has settled."""
    return visit.red_flag and not visit.void and visit.follow_up_on is None


def checked_visit(visit: Visit, *, today: dt.date) -> Visit:
    """Return the visit as it is entered: a child who is not safe is always a red flag.

    Raises:
        RuleError: It lies ahead, says nothing, or an alarming answer has no word of explanation.
    """
    if visit.date > today:
        raise RuleError(
            "visit_in_future", "Ngày thăm ở sau hôm nay. Ghi phiếu khi chị đã đi thăm về."
        )
    answered = [getattr(visit, name) for name in QUESTIONS]
    if not any(answered) and not (visit.wishes or visit.suggestion):
        raise RuleError("empty_visit", "Phiếu chưa có câu trả lời nào. Đánh dấu ít nhất một mục.")
    for question in alarming(visit):
        if not (getattr(visit, f"{question}_note") or visit.suggestion):
            raise RuleError(
                "note_missing", "Mục “Cần chú ý” cần ghi rõ chị thấy gì, ngay dưới mục ấy."
            )
    if visit.safety == ALARMING and not visit.red_flag:
        return visit.corrected(red_flag=True)
    return visit


def visit_by(
    sponsored: Sequence[Span], last: dt.date | None, today: dt.date, *, every: int
) -> dt.date | None:
    """The last day on which the next visit is in time; None while nobody sponsors her.

    Args:
        sponsored: The days on which she had a sponsor.
        last: The visit before, not after today.
        today: The business date.
        every: Months from one visit to the next.
    """
    span = span_at(sponsored, today.toordinal())
    if span is None:
        return None
    begun = dt.date.fromordinal(span[0])
    overdue = months_before(max(begun, last) if last else begun, -every)
    return overdue - dt.timedelta(days=1)
