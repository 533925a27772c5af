"""A referral by package: the office above sees each of its states, the commune keeps the child."""

import datetime as dt

import pytest

from builders import COMMUNE, OTHER, PROVINCE, SECOND, TODAY, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.referral import Referral, ReferralState
from mdd_desktop.services import conflicts, referrals


def _refer(offices: Offices, office: str, child: Child, kind: str) -> str:
    due = TODAY + dt.timedelta(days=5)
    sent = {"on": TODAY, "kind": kind, "to": "Trạm y tế", "reason": "dau_hieu_khi_tham", "due": due}
    made = Referral.model_validate(sent)
    referrals.refer(offices[office], child.id, made)
    return made.key


@pytest.mark.parametrize(
    "steps",
    [
        (ReferralState.ACCEPTED, ReferralState.DONE),
        (ReferralState.REFUSED,),
        (ReferralState.ACCEPTED, ReferralState.REVOKED),
    ],
)
def test_the_office_above_sees_each_state_with_its_day_and_outcome_and_owns_nothing(
    offices: Offices, steps: tuple[ReferralState, ...]
) -> None:
    child = a_child(offices[COMMUNE])
    key = _refer(offices, COMMUNE, child, "y_te")
    seen = []
    for state in (None, *steps):
        if state is not None:
            told = "trạm trả lời"
            referrals.answer(offices[COMMUNE], child.id, key, state, on=TODAY, outcome=told)
        offices.everybody_hears_of_everything()
        (one,) = referrals.everywhere(offices[PROVINCE])
        seen.append(one.referral.state)

    assert seen == [ReferralState.SENT, *steps]
    assert (one.owner, one.referral.outcome, one.referral.answered_on) == (
        "X1",
        "trạm trả lời",
        TODAY,
    )
    assert referrals.everywhere(offices[OTHER]) == ()
    assert [o.referral.state for o in referrals.everywhere(offices[SECOND])] == [steps[-1]]
    with pytest.raises(RuleError) as refused:
        _refer(offices, PROVINCE, child, "phap_ly")
    assert refused.value.code == "not_owner"


def test_two_computers_refer_one_child_to_two_services_and_both_stand(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    _refer(offices, COMMUNE, child, "y_te")
    _refer(offices, SECOND, child, "phap_ly")
    for _ in range(2):
        offices.everybody_hears_of_everything()

    for name in (COMMUNE, SECOND, PROVINCE):
        found = referrals.everywhere(offices[name])
        assert {one.referral.kind for one in found} == {"y_te", "phap_ly"}
        assert conflicts.open_conflicts(offices[name]) == []
