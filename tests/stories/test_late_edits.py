"""What the old owner wrote before hearing of a move: passed on, answered, and told back to her."""

import pytest

from builders import COMMUNE, DISTRICT, OTHER, PROVINCE, SECOND, Offices, a_child, enrol
from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, overruled, proposals, transfers, waiting

LATE = {"village": "thôn Muộn", "phone": "0912345678"}


def _written_late(offices: Offices, *, below: str = SECOND, above: str = PROVINCE) -> Child:
    """The office above has moved the child when it hears of an edit of her old commune."""
    child = a_child(offices[COMMUNE], village="thôn Cũ")
    offices.everybody_hears_of_everything(above)
    children.correct(offices[below], child.id, LATE)
    transfers.transfer(offices[above], child.id, to="X2", reason="chuyển nơi ở")
    offices.everybody_hears_of_everything(above)
    return child


def _answer(offices: Offices, *, accept: bool, reason: str = "") -> None:
    (asked,) = [one for one in proposals.told(offices[OTHER]) if one.is_ours_to_answer]
    proposals.answer(offices[OTHER], asked.proposal.id, accept=accept, reason=reason)


@pytest.mark.parametrize(
    ("accept", "reason", "words"),
    [(True, "", "đã nhận"), (False, "nhà đã sang xã khác", "không nhận")],
)
def test_whoever_wrote_late_hears_what_became_of_it_by_whom_when_and_why(
    offices: Offices, *, accept: bool, reason: str, words: str
) -> None:
    child = _written_late(offices)
    assert overruled.unread(offices[SECOND]) == ()
    _answer(offices, accept=accept, reason=reason)
    offices.everybody_hears_of_everything()

    (told,) = overruled.unread(offices[SECOND])
    assert (told.record, told.label, told.was, told.unit, told.why, told.is_taken) == (
        child.id,
        "Điện thoại, Thôn, tổ dân phố",
        "0912345678; thôn Muộn",
        "X2",
        reason,
        accept,
    )
    for part in (child.full_name, "xã Sông Mai", told.officer, f"{told.at:%d/%m/%Y}", words):
        assert part in told.sentence
    assert waiting.waiting(offices[SECOND]).proposals == 1
    assert overruled.unread(offices[COMMUNE]) == overruled.unread(offices[OTHER]) == ()

    overruled.acknowledge(offices[SECOND], told.id)
    offices.everybody_hears_of_everything()
    assert overruled.unread(offices[SECOND]) == ()


def test_an_answer_is_passed_back_once_and_counts_for_nothing(offices: Offices) -> None:
    child = _written_late(offices)
    _answer(offices, accept=True)
    for _ in range(3):
        offices.everybody_hears_of_everything()

    with offices[PROVINCE].read() as reading:
        ours = [c for c in reading.log.changes_of(child.id) if c.kind == "ans" and c.unit == "T"]
        answers = reading.log.state(child.id).answers
    assert len(ours) == 1
    assert ours[0].feed.audience == "X1"
    assert ours[0].id not in {said.change for said in answers.values()}


def test_the_answer_reaches_the_old_owner_through_the_office_between(lone: Offices) -> None:
    """The two communes stand under two districts: only the province stands above both."""
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    first = lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T")
    second = lone.add("cum-2", "CUM2", name="cụm Sen Trắng", parent="T")
    for below in (first, second):
        enrol(province, below, lone.errands)
    enrol(first, lone.add(COMMUNE, "X1", name="xã X1", parent="CUM1"), lone.errands)
    enrol(second, lone.add(OTHER, "X2", name="xã X2", parent="CUM2"), lone.errands)

    def everybody() -> None:
        up = ((COMMUNE, DISTRICT), (OTHER, "cum-2"), (DISTRICT, PROVINCE), ("cum-2", PROVINCE))
        for one, other in (*up, *((other, one) for one, other in reversed(up))):
            lone.send(one, other)

    child = a_child(lone[COMMUNE], village="thôn Cũ")
    everybody()
    children.correct(lone[COMMUNE], child.id, LATE)
    transfers.transfer(province, child.id, to="X2", reason="chuyển nơi ở")
    everybody()
    everybody()
    _answer(lone, accept=False, reason="nhà đã sang xã khác")
    everybody()
    everybody()

    (told,) = overruled.unread(lone[COMMUNE])
    assert (told.unit, told.why, told.is_taken) == ("X2", "nhà đã sang xã khác", False)
