"""A referral: what it needs, what may follow, what is refused."""

import datetime as dt
from collections.abc import Mapping

import pytest

from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.referral import (
    Referral,
    ReferralState,
    answered,
    next_states,
    require_new,
)

_TODAY = dt.date(2026, 11, 23)
_SENT = Referral(
    on=dt.date(2026, 11, 2),
    kind="y_te",
    to="Trạm y tế",
    reason="dau_hieu_khi_tham",
    due=dt.date(2026, 11, 16),
)


@pytest.mark.parametrize(
    ("state", "after"),
    [
        (ReferralState.SENT, {"da_nhan", "tu_choi", "hoan_thanh", "thu_hoi"}),
        (ReferralState.ACCEPTED, {"hoan_thanh", "thu_hoi"}),
        (ReferralState.REFUSED, set()),
        (ReferralState.DONE, set()),
        (ReferralState.REVOKED, set()),
    ],
)
def test_only_what_is_not_over_can_go_on(state: ReferralState, after: set[str]) -> None:
    referral = _SENT.model_copy(update={"state": state})
    assert {one.value for one in next_states(referral)} == after
    assert referral.is_open == bool(after)


def test_an_answer_changes_that_one_referral_and_no_other() -> None:
    other = _SENT.model_copy(update={"kind": "phap_ly"})
    kept, done = answered(
        (other, _SENT),
        "2026-11-02|y_te",
        ReferralState.DONE,
        on=_TODAY,
        outcome=" Đã khám, cho thuốc ",
        today=_TODAY,
    )
    assert kept is other
    assert (done.state, done.answered_on, done.outcome) == (
        ReferralState.DONE,
        _TODAY,
        "Đã khám, cho thuốc",
    )


def test_a_service_may_accept_without_words_and_what_it_said_before_stays() -> None:
    said = _SENT.model_copy(update={"outcome": "Hẹn thứ hai"})
    (taken,) = answered(
        (said,), said.key, ReferralState.ACCEPTED, on=_TODAY, outcome="", today=_TODAY
    )
    assert (taken.state, taken.outcome) == (ReferralState.ACCEPTED, "Hẹn thứ hai")


@pytest.mark.parametrize(
    ("state", "on", "outcome", "code"),
    [
        ("hoan_thanh", _TODAY, " ", "outcome_missing"),
        ("tu_choi", _TODAY, "", "outcome_missing"),
        ("thu_hoi", _TODAY, "", "outcome_missing"),
        ("da_nhan", _TODAY + dt.timedelta(1), "", "bad_day"),
        ("da_nhan", dt.date(2026, 11, 1), "", "bad_day"),
        ("dang_gui", _TODAY, "x", "not_now"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    state: str, on: dt.date, outcome: str, code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        answered((_SENT,), _SENT.key, ReferralState(state), on=on, outcome=outcome, today=_TODAY)
    assert refused.value.code == code


def test_what_is_over_takes_no_answer() -> None:
    over = _SENT.model_copy(update={"state": ReferralState.DONE})
    with pytest.raises(RuleError) as refused:
        answered((over,), over.key, ReferralState.REVOKED, on=_TODAY, outcome="x", today=_TODAY)
    assert refused.value.code == "not_now"


def test_a_referral_that_is_gone_is_named_as_such() -> None:
    with pytest.raises(NotFoundError):
        answered((), _SENT.key, ReferralState.DONE, on=_TODAY, outcome="x", today=_TODAY)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"on": _TODAY + dt.timedelta(1), "due": _TODAY + dt.timedelta(9)}, "day_in_future"),
        ({"due": dt.date(2026, 11, 1)}, "due_backwards"),
        ({"reason": "khac"}, "note_missing"),
        ({}, "referred_already"),
    ],
)
def test_a_referral_that_cannot_be_is_refused(changes: Mapping[str, object], code: str) -> None:
    new = _SENT.model_copy(update=dict(changes))
    with pytest.raises(RuleError) as refused:
        require_new((_SENT,) if not changes else (), new, today=_TODAY)
    assert refused.value.code == code
