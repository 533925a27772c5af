"""Chuyển gửi: a child is shown the way to a service, and her file stays where it is.

Nobody but the service
learns of it; whoever is told without the family's consent has a reason that stays in the file.
"""

import datetime as dt
from collections.abc import Sequence
from typing import ClassVar

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Code, ShortText, Value


class ReferralState(Coded):
    """Where a referral stands."""

    SENT = "dang_gui"
    ACCEPTED = "da_nhan"
    REFUSED = "tu_choi"
    DONE = "hoan_thanh"
    REVOKED = "thu_hoi"


_NEXT = {
    ReferralState.SENT: (
        ReferralState.ACCEPTED,
        ReferralState.REFUSED,
        ReferralState.DONE,
        ReferralState.REVOKED,
    ),
    ReferralState.ACCEPTED: (ReferralState.DONE, ReferralState.REVOKED),
}
_TELLS = frozenset({ReferralState.REFUSED, ReferralState.DONE, ReferralState.REVOKED})


class Referral(Value):
    """One child, one kind of service, one day.

    Attributes:
        on: The day she was referred.
        kind: Of the service; a code of ``referral_kind``.
        to: Its name, and whom to ask there.
        reason: A code of ``referral_reason``.
        due: The day by which the office asks what became of it.
        without_consent: Why the service was told although the family was not asked or said no.
        answered_on: The day of the latest answer.
        outcome: What came of it, in words.
    """

    key_fields: ClassVar[tuple[str, ...]] = ("on", "kind")
    on: dt.date
    kind: Code
    to: ShortText
    reason: Code
    due: dt.date
    note: ShortText | None = None
    without_consent: ShortText | None = None
    state: ReferralState = ReferralState.SENT
    answered_on: dt.date | None = None
    outcome: ShortText | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to ask what became of it."""
        return bool(next_states(self))


def next_states(referral: Referral) -> tuple[ReferralState, ...]:
    """What may be recorded of it next."""
    return _NEXT.get(referral.state, ())


def require_new(referrals: Sequence[Referral], new: Referral, *, today: dt.date) -> None:
    """Refuse a referral that cannot be.

    Raises:
        RuleError: ``day_in_future``, ``due_backwards``, ``note_missing`` or ``referred_already``.
    """
    if new.on > today:
        raise RuleError("day_in_future", "Ngày chuyển gửi ở sau hôm nay. Ghi khi việc đã xảy ra.")
    if new.due < new.on:
        raise RuleError("due_backwards", "Hạn hỏi kết quả sớm hơn ngày chuyển gửi. Xem lại.")
    if new.reason == "khac" and not new.note:
        raise RuleError("note_missing", "Chọn “Lý do khác” thì ghi rõ lý do vào ô ghi chú.")
    if any(one.key == new.key for one in referrals):
        raise RuleError(
            "referred_already",
            "Em đã được chuyển gửi đến loại dịch vụ này trong ngày ấy. Ghi tiếp vào lần đó.",
        )


def answered(
    referrals: Sequence[Referral],
    key: str,
    state: ReferralState,
    *,
    on: dt.date,
    outcome: str,
    today: dt.date,
) -> tuple[Referral, ...]:
    """Return the referrals of a child with what became of one of them.

    Args:
        referrals: As they are.
        key: Names one of them.
        state: What it is now.
        on: The day of the answer.
        outcome: In words; may be "" while the service works on it.
        today: The business date.

    Raises:
        NotFoundError: There is no such referral.
        RuleError: ``not_now``, ``bad_day`` or ``outcome_missing``.
    """
    found = next((one for one in referrals if one.key == key), None)
    if found is None:
        raise NotFoundError("not_found", "Không thấy lần chuyển gửi này nữa. Mở lại hồ sơ.")
    if state not in next_states(found):
        raise RuleError("not_now", "Lần chuyển gửi này đã xong. Lập lần mới nếu cần.")
    if on > today or on < (found.answered_on or found.on):
        raise RuleError("bad_day", "Ngày trả lời phải từ ngày chuyển gửi đến hôm nay.")
    told = outcome.strip()
    if state in _TELLS and not told:
        raise RuleError("outcome_missing", "Ghi kết quả hoặc lý do, để người sau mở sổ cũng hiểu.")
    news = {"state": state, "answered_on": on, "outcome": told or found.outcome}
    done = Referral(**(vars(found) | news))
    return tuple(done if one is found else one for one in referrals)
