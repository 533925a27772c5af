"""The life of a case, and consent: steps that may be made, and the words when they may not."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from uuid import UUID

import pytest

from mdd_desktop.domain import case
from mdd_desktop.domain.case import CaseState, CaseStep, case_state, refusal
from mdd_desktop.domain.child import Child, ExitReason, PauseReason
from mdd_desktop.domain.consents import ConsentState, consent_lines, with_consent, without_consent
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.paper import Paper, paper_places, portrait, wanted_papers
from mdd_desktop.domain.record import checked

TODAY = dt.date(2026, 11, 22)
REGISTERED = dt.date(2026, 3, 1)
LATER = dt.date(2026, 5, 1)


def a_child(**values: object) -> Child:
    given = {"unit_id": "X1", "full_name": "Đặng Thị Ễ", "registered_on": REGISTERED, **values}
    return checked(Child, given)


def code_of(step: Callable[[], object]) -> str:
    """The code with which a step is refused."""
    with pytest.raises(RuleError) as caught:
        step()
    return caught.value.code


def test_a_file_goes_from_registration_to_the_programme() -> None:
    child = a_child()
    seen = [case_state(child, TODAY)]

    child = case.verified(child, on=LATER, by="Trần Thị Giả", today=TODAY)
    seen.append(case_state(child, TODAY))
    child = case.enrolled(child, on=LATER, today=TODAY)
    seen.append(case_state(child, TODAY))

    assert seen == [CaseState.REGISTERED, CaseState.VERIFIED, CaseState.ENROLLED]
    assert (child.verified_by, child.enrolled_on) == ("Trần Thị Giả", LATER)


def test_nobody_enters_the_programme_unverified_or_twice_or_before_she_was_verified() -> None:
    child = a_child()
    verified = case.verified(child, on=LATER, by="Trần Thị Giả", today=TODAY)
    enrolled = case.enrolled(verified, on=LATER, today=TODAY)

    assert code_of(lambda: case.enrolled(child, on=LATER, today=TODAY)) == "not_now"
    assert code_of(lambda: case.enrolled(enrolled, on=LATER, today=TODAY)) == "not_now"
    assert (
        code_of(lambda: case.enrolled(verified, on=REGISTERED, today=TODAY))
        == "before_verification"
    )
    assert code_of(lambda: case.verified(child, on=LATER, by=" ", today=TODAY)) == "name_missing"


def test_a_day_lies_neither_before_the_registration_nor_ahead() -> None:
    child = a_child()
    early, ahead = REGISTERED - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)

    assert (
        code_of(lambda: case.verified(child, on=early, by="A", today=TODAY))
        == "before_registration"
    )
    assert code_of(lambda: case.verified(child, on=ahead, by="A", today=TODAY)) == "day_in_future"


def test_a_file_rests_and_goes_on() -> None:
    child = case.paused(a_child(), on=LATER, reason=PauseReason.AWAY, today=TODAY)
    assert case_state(child, TODAY) is CaseState.PAUSED

    child = case.resumed(child, on=TODAY, today=TODAY)

    assert case_state(child, TODAY) is CaseState.REGISTERED
    assert child.pauses[0].to == TODAY - dt.timedelta(days=1)
    assert case_state(child, LATER) is CaseState.PAUSED


def test_a_pause_has_sensible_days_and_a_reason() -> None:
    child = a_child()
    resting = case.paused(child, on=LATER, reason=PauseReason.AWAY, today=TODAY)
    other = PauseReason.OTHER

    assert (
        code_of(lambda: case.paused(child, on=LATER, reason=other, today=TODAY)) == "note_missing"
    )
    assert (
        code_of(
            lambda: case.paused(
                child, on=LATER, until=REGISTERED, reason=PauseReason.AWAY, today=TODAY
            )
        )
        == "pause_backwards"
    )
    assert (
        code_of(lambda: case.paused(resting, on=LATER, reason=PauseReason.AWAY, today=TODAY))
        == "not_now"
    )
    assert code_of(lambda: case.resumed(resting, on=LATER, today=TODAY)) == "resumed_before_pause"
    assert code_of(lambda: case.resumed(child, on=LATER, today=TODAY)) == "not_now"


def test_a_closed_file_is_opened_again_and_remembers_why_it_was_closed() -> None:
    resting = case.paused(a_child(), on=LATER, reason=PauseReason.AWAY, today=TODAY)
    closed = case.closed(resting, on=TODAY, reason=ExitReason.MOVED_AWAY, today=TODAY)

    child = case.reopened(closed, on=TODAY, why="gia đình về lại", today=TODAY)

    assert case_state(closed, TODAY) is CaseState.CLOSED
    assert closed.pauses[0].to == TODAY
    assert child.exit is None
    assert child.past_exits[0].reason is ExitReason.MOVED_AWAY
    assert child.past_exits[0].why == "gia đình về lại"


def test_only_opening_again_or_erasing_is_possible_on_a_closed_file() -> None:
    closed = case.closed(a_child(), on=LATER, reason=ExitReason.GROWN_UP, today=TODAY)

    allowed = {step for step in CaseStep if not refusal(closed, step, TODAY)}

    assert allowed == {CaseStep.REOPEN, CaseStep.ERASE}
    assert code_of(lambda: case.reopened(closed, on=REGISTERED, why="x", today=TODAY)) == "bad_day"
    assert code_of(lambda: case.reopened(closed, on=TODAY, why="", today=TODAY)) == "reason_missing"
    assert code_of(lambda: case.reopened(a_child(), on=TODAY, why="x", today=TODAY)) == "not_now"


def test_closing_for_another_reason_wants_words() -> None:
    assert (
        code_of(lambda: case.closed(a_child(), on=LATER, reason=ExitReason.OTHER, today=TODAY))
        == "note_missing"
    )


def test_a_transfer_is_asked_for_once_and_can_be_dropped() -> None:
    child = case.transfer_asked(a_child(), to="X2", reason="theo bà ngoại", today=TODAY)

    assert (
        code_of(lambda: case.transfer_asked(child, to="X2", reason="x", today=TODAY)) == "not_now"
    )
    assert (
        code_of(lambda: case.transfer_asked(a_child(), to="X1", reason="x", today=TODAY))
        == "same_unit"
    )
    assert (
        code_of(lambda: case.transfer_asked(a_child(), to="X2", reason="", today=TODAY))
        == "reason_missing"
    )
    assert case.transfer_dropped(child, today=TODAY).transfer_wish is None
    assert code_of(lambda: case.transfer_dropped(a_child(), today=TODAY)) == "not_now"


SCOPES = ("lap_ho_so", "cong_khai")


def states(child: Child, day: dt.date = TODAY) -> dict[tuple[str, str], ConsentState]:
    lines = consent_lines(child, SCOPES, day=day, assent_age=7)
    return {(line.scope, line.by): line.state for line in lines}


def test_a_child_of_seven_is_asked_too_and_a_younger_one_is_not() -> None:
    older = states(a_child(birth="2016-06-21"))
    younger = states(a_child(birth="2022-06-21"))

    assert set(older) == {(s, by) for s in SCOPES for by in ("giam_ho", "tre")}
    assert set(younger) == {(s, "giam_ho") for s in SCOPES}
    assert set(older.values()) == {ConsentState.NEVER}


def test_consent_ends_on_its_day_and_is_taken_back_at_once() -> None:
    child = with_consent(
        a_child(guardian_name="Ngô Thị Lành"),
        scope="cong_khai",
        by="giam_ho",
        on=LATER,
        until=TODAY,
        today=TODAY,
    )
    key = ("cong_khai", "giam_ho")

    assert states(child)[key] is ConsentState.GIVEN
    assert states(child, TODAY + dt.timedelta(days=1))[key] is ConsentState.EXPIRED
    taken = without_consent(child, scope="cong_khai", by="giam_ho", on=TODAY)
    assert states(taken)[key] is ConsentState.WITHDRAWN
    assert child.consents[0].name == "Ngô Thị Lành"
    assert (
        code_of(lambda: without_consent(taken, scope="cong_khai", by="giam_ho", on=TODAY))
        == "no_consent"
    )


def test_a_consent_signed_anew_stands_again() -> None:
    child = a_child(guardian_name="Ngô Thị Lành")
    given = {"scope": "cong_khai", "by": "giam_ho", "today": TODAY}
    child = with_consent(child, on=REGISTERED, **given)  # type: ignore[arg-type]
    child = without_consent(child, scope="cong_khai", by="giam_ho", on=LATER)

    child = with_consent(child, on=TODAY, **given)  # type: ignore[arg-type]

    assert states(child)["cong_khai", "giam_ho"] is ConsentState.GIVEN


def test_a_consent_has_a_signer_and_sensible_days() -> None:
    child = a_child()
    signed = partial(with_consent, child, scope="cong_khai", by="giam_ho", today=TODAY)
    tomorrow = TODAY + dt.timedelta(days=1)

    assert code_of(lambda: signed(on=LATER)) == "name_missing"
    assert code_of(lambda: signed(on=tomorrow, name="A")) == "day_in_future"
    assert code_of(lambda: signed(on=LATER, until=REGISTERED, name="A")) == "ends_before_start"


def a_paper(kind: str, child: Child, day: int = 1, **values: object) -> Paper:
    dated = dt.date(2026, 4, day)
    given = {"unit_id": "X1", "child_id": child.id, "kind": kind, "dated_on": dated, **values}
    return checked(Paper, given)


def test_the_list_of_papers_follows_from_the_family() -> None:
    orphan = a_child(father={"status": "mat"}, household=[{"year": 2026, "status": "can_ngheo"}])

    assert "giay_chung_tu_cha" in wanted_papers(orphan)
    assert "xac_nhan_ho" in wanted_papers(orphan)
    assert "giay_chung_tu_me" not in wanted_papers(orphan)


def test_what_is_missing_is_told_and_void_papers_do_not_count() -> None:
    child = a_child()
    papers = [a_paper("giay_khai_sinh", child, void=True), a_paper("bien_nhan", child)]

    places = {place.kind: place for place in paper_places(child, papers)}

    assert places["giay_khai_sinh"].is_missing
    assert not places["bien_nhan"].is_missing
    assert not places["bien_nhan"].wanted


def test_the_portrait_is_the_newest_photo_with_a_scan() -> None:
    child = a_child()
    content = "a" * 64
    old = a_paper("anh_tre", child, 1, content=content)
    new = a_paper("anh_tre", child, 9, content=content)
    bare = a_paper("anh_tre", child, 20)

    assert portrait([old, new, bare]) == new
    assert portrait([bare]) is None
    assert isinstance(new.id, UUID)
