"""A question about a difference: asked above, answered below, known where it was asked."""

import pytest

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import (
    child_file,
    children,
    conflicts,
    history,
    proposals,
    timeline,
    waiting,
)

ASKED = "Số nào đúng? Chị gọi thử giúp."


def _disagreement(offices: Offices) -> Child:
    """Two computers of the commune wrote different numbers, the province knows both."""
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345678"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    for sender in (COMMUNE, SECOND):
        offices.send(sender, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    return child


def _found(offices: Offices, office: str) -> dict[str, object]:
    (found,) = conflicts.open_conflicts(offices[office])
    return found


def test_a_question_travels_to_the_commune_and_the_answer_back_to_the_difference(
    offices: Offices,
) -> None:
    child = _disagreement(offices)
    conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), ASKED)
    asked = _found(offices, PROVINCE)["asked"]
    assert isinstance(asked, dict)
    assert (asked["text"], asked["answer"]) == (ASKED, "")

    offices.send(PROVINCE, COMMUNE)

    assert waiting.waiting(offices[COMMUNE]).proposals == 1
    (told,) = proposals.told(offices[COMMUNE])
    assert (told.proposal.question, told.is_ours_to_answer) == (ASKED, True)
    ((field, now, question),) = told.edits
    assert (field, question) == ("Điện thoại", ASKED)
    assert set(now.split(" / ")) == {"0912345678", "0987654321"}
    file = child_file.read_file(offices[COMMUNE], child.id)
    assert [one.proposal.question for one in file.asked] == [ASKED]

    proposals.answer(offices[COMMUNE], told.proposal.id, accept=True, reason="Số 0912 là đúng.")
    offices.send(COMMUNE, PROVINCE)

    answered = _found(offices, PROVINCE)["asked"]
    assert isinstance(answered, dict)
    assert answered["answer"] == "Số 0912 là đúng."
    assert answered["answered_by"] == offices[COMMUNE].keys.officer
    assert waiting.waiting(offices[COMMUNE]).proposals == 0
    assert _found(offices, COMMUNE)["values"], "asking and answering decides nothing"
    (closed,) = proposals.told_answered(offices[PROVINCE])
    assert (closed.proposal.state, closed.proposal.reason) == ("accepted", "Số 0912 là đúng.")


def test_deciding_the_difference_answers_the_question(offices: Offices) -> None:
    _disagreement(offices)
    conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), ASKED)
    offices.send(PROVINCE, COMMUNE)

    found = _found(offices, COMMUNE)
    conflicts.settle(offices[COMMUNE], str(found["id"]), choose=1)
    offices.send(COMMUNE, PROVINCE)

    assert conflicts.open_conflicts(offices[PROVINCE]) == []
    (closed,) = proposals.told_answered(offices[PROVINCE])
    assert closed.proposal.reason.startswith("Đã quyết định: lấy “09")


def test_a_question_needs_words_and_somebody_else_to_ask(offices: Offices) -> None:
    _disagreement(offices)
    with pytest.raises(RuleError) as empty:
        conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), "  ")
    with pytest.raises(RuleError) as own:
        conflicts.ask_owner(offices[COMMUNE], str(_found(offices, COMMUNE)["id"]), ASKED)
    conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), ASKED)
    offices.send(PROVINCE, COMMUNE)
    (told,) = proposals.told(offices[COMMUNE])
    with pytest.raises(RuleError) as wordless:
        proposals.answer(offices[COMMUNE], told.proposal.id, accept=True)

    codes = [one.value.code for one in (empty, own, wordless)]
    assert codes == ["question_missing", "nobody_to_ask", "answer_missing"]


def test_a_question_is_told_in_words_on_its_way_and_in_the_record(offices: Offices) -> None:
    child = _disagreement(offices)
    conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), ASKED)

    (unsent,) = [
        one for one in history.to_send(offices[PROVINCE], "X1").lines if one.name == child.full_name
    ]
    assert unsent.fields == ("câu hỏi về ô điện thoại",)
    offices.send(PROVINCE, COMMUNE)
    (told,) = proposals.told(offices[COMMUNE])
    proposals.answer(offices[COMMUNE], told.proposal.id, accept=True, reason="Số đầu.")

    lines = {entry.action: entry for entry in timeline.of_child(offices[COMMUNE], child.id)}
    assert [(e.field, e.after) for e in lines["note"].edits] == [("Điện thoại", ASKED)]
    assert [(e.field, e.after) for e in lines["ans"].edits] == [("Trả lời", "Số đầu.")]


def test_no_other_commune_hears_of_the_question(offices: Offices) -> None:
    _disagreement(offices)
    conflicts.ask_owner(offices[PROVINCE], str(_found(offices, PROVINCE)["id"]), ASKED)

    offices.send(PROVINCE, OTHER)

    assert proposals.proposals(offices[OTHER], only_open=False) == []


def test_one_value_is_taken_and_the_other_written_into_the_note(offices: Offices) -> None:
    child = _disagreement(offices)
    children.correct(offices[COMMUNE], child.id, {"note": "Bà ngoại nuôi."})
    found = _found(offices, COMMUNE)
    values = found["values"]
    assert isinstance(values, list)

    conflicts.settle(offices[COMMUNE], str(found["id"]), choose=1, note_others=True)

    with offices[COMMUNE].read() as reading:
        kept = reading.of(Child).get(child.id)
    assert kept.phone == values[0]["value"]
    first, second = str(kept.note).splitlines()
    assert first == "Bà ngoại nuôi."
    assert second.startswith(f"Điện thoại khác: {values[1]['value']} (")


def test_a_note_that_is_in_doubt_itself_takes_nothing_in(offices: Offices) -> None:
    child = _disagreement(offices)
    children.correct(offices[COMMUNE], child.id, {"note": "Bà ngoại nuôi."})
    children.correct(offices[SECOND], child.id, {"note": "Bà nội nuôi."})
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    phone = next(f for f in conflicts.open_conflicts(offices[COMMUNE]) if f["field"] == "phone")
    assert not phone["has_note"]

    with pytest.raises(RuleError) as refused:
        conflicts.settle(offices[COMMUNE], phone["id"], choose=1, note_others=True)

    assert refused.value.code == "no_note"
    assert len(conflicts.open_conflicts(offices[COMMUNE])) == 2


def test_a_difference_says_what_stood_there_before(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], phone="0900000000")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345678"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    for sender in (COMMUNE, SECOND):
        offices.send(sender, PROVINCE)

    before = _found(offices, PROVINCE)["before"]

    assert isinstance(before, dict)
    assert before["shown"] == "0900000000"
