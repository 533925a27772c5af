"""A commune asks to move a child, the office above says no: the reason goes back and is heard."""

import pytest

from builders import COMMUNE, OTHER, PROVINCE, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import (
    cases,
    child_file,
    children,
    move_requests,
    proposals,
    timeline,
    transfers,
    waiting,
)
from mdd_desktop.services.proposals import ToldProposal

WHY = "Giấy tạm trú chưa có"
TOLD = f"Còn thiếu giấy tờ: {WHY}"


@pytest.fixture
def refused(offices: Offices) -> Child:
    """Asked for by the commune, refused by the province; the commune has read why."""
    child = a_child(offices[COMMUNE])
    cases.ask_transfer(offices[COMMUNE], child.id, to="X2", reason="theo bà ngoại")
    offices.send(COMMUNE, PROVINCE)
    move_requests.refuse(offices[PROVINCE], child.id, code="thieu_giay_to", words=WHY)
    offices.send(PROVINCE, COMMUNE)
    return child


def told(offices: Offices, office: str = COMMUNE) -> ToldProposal:
    (found,) = proposals.told(offices[office])
    return found


def test_the_reason_stands_at_the_asking_commune_until_it_is_answered(
    offices: Offices, refused: Child
) -> None:
    commune = offices[COMMUNE]
    said = told(offices)

    assert (said.is_ours_to_answer, said.proposal.why) == (True, TOLD)
    asked = "chuyển đến xã Sông Mai: theo bà ngoại"
    assert said.edits == (("Đề nghị chuyển hồ sơ", asked, "không chuyển"),)
    assert waiting.waiting(commune).proposals == 1
    file = child_file.read_file(commune, refused.id)
    assert [one.proposal.why for one in file.asked] == [TOLD]
    (entry,) = [e for e in timeline.of_child(commune, refused.id) if e.action == "prop"]
    assert entry.edits[-1].after == TOLD
    assert waiting.waiting(offices[PROVINCE]).transfers == 0


def test_the_commune_gives_its_request_up(offices: Offices, refused: Child) -> None:
    proposals.answer(offices[COMMUNE], told(offices).proposal.id, accept=True)
    offices.send(COMMUNE, PROVINCE)

    assert children.get(offices[COMMUNE], str(refused.id)).transfer_wish is None
    assert move_requests.requests(offices[PROVINCE]) == ()
    assert proposals.told(offices[PROVINCE]) == []


def test_a_request_dropped_in_the_record_answers_the_refusal_too(
    offices: Offices, refused: Child
) -> None:
    cases.drop_transfer(offices[COMMUNE], refused.id)
    assert proposals.told(offices[COMMUNE]) == []
    offices.send(COMMUNE, PROVINCE)
    (answered,) = proposals.told_answered(offices[PROVINCE])
    assert answered.proposal.reason == "Xã đã thôi đề nghị."


def test_a_commune_that_insists_is_heard_once_more_and_may_be_refused_again(
    offices: Offices, refused: Child
) -> None:
    insists = "Đã có giấy tạm trú ngày 20/11"
    proposals.answer(offices[COMMUNE], told(offices).proposal.id, accept=False, reason=insists)
    offices.send(COMMUNE, PROVINCE)

    (asked,) = move_requests.requests(offices[PROVINCE])
    assert (asked.is_open, asked.refused, asked.insists) == (True, TOLD, insists)
    assert waiting.waiting(offices[PROVINCE]).transfers == 1
    move_requests.refuse(offices[PROVINCE], refused.id, code="khac", words="Chờ hết năm học")
    offices.send(PROVINCE, COMMUNE)
    assert told(offices).proposal.why == "Chờ hết năm học"


def test_a_child_moved_after_all_leaves_no_refusal_behind(offices: Offices, refused: Child) -> None:
    transfers.transfer(offices[PROVINCE], refused.id, to="X2", reason="đã có giấy")
    assert proposals.told(offices[PROVINCE]) == []
    offices.send(PROVINCE, OTHER)
    assert proposals.told(offices[OTHER]) == []
    assert children.get(offices[OTHER], str(refused.id)).transfer_wish is None


@pytest.mark.parametrize(
    ("office", "code", "words", "refusal"),
    [
        (PROVINCE, "", "", "reason_missing"),
        (PROVINCE, "khac", " ", "note_missing"),
        (COMMUNE, "chi_tam_tru", "", "not_above"),
    ],
)
def test_a_refusal_needs_its_reason_and_an_office_above(
    offices: Offices, office: str, code: str, words: str, refusal: str
) -> None:
    child = a_child(offices[COMMUNE])
    cases.ask_transfer(offices[COMMUNE], child.id, to="X2", reason="theo bà ngoại")
    offices.send(COMMUNE, PROVINCE)
    with pytest.raises(RuleError) as refused:
        move_requests.refuse(offices[office], child.id, code=code, words=words)
    assert refused.value.code == refusal
    (asked,) = move_requests.requests(offices[office])
    assert asked.is_open


def test_what_was_not_asked_or_is_answered_already_is_not_refused(
    offices: Offices, refused: Child
) -> None:
    with pytest.raises(RuleError) as twice:
        move_requests.refuse(offices[PROVINCE], refused.id, code="chi_tam_tru")
    cases.drop_transfer(offices[COMMUNE], refused.id)
    offices.send(COMMUNE, PROVINCE)
    with pytest.raises(RuleError) as unasked:
        move_requests.refuse(offices[PROVINCE], refused.id, code="chi_tam_tru")
    assert (twice.value.code, unasked.value.code) == ("refused_already", "no_request")
