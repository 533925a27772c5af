"""A child is referred to a service: recorded, answered, reminded of, hidden, taken back."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

import pytest

import builders
from builders import Offices, give_role
from mdd_desktop.domain.child import Child, ExitReason
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.referral import Referral, ReferralState
from mdd_desktop.domain.task import TaskKind
from mdd_desktop.services import (
    audit,
    cases,
    child_file,
    consents,
    referrals,
    tasks,
    timeline,
    undo,
)
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.transaction import ChangeSet

TODAY = builders.TODAY
KEY = f"{TODAY}|y_te"


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def a_referral(**changes: object) -> Referral:
    values: Mapping[str, object] = {
        "on": TODAY,
        "kind": "y_te",
        "to": "Trạm y tế, chị Lan",
        "reason": "dau_hieu_khi_tham",
        "due": TODAY + dt.timedelta(days=5),
    }
    return Referral.model_validate({**values, **changes})


def of(office: Registry, child: UUID) -> tuple[Referral, ...]:
    with office.read() as reading:
        return reading.of(Child).get(child).referrals


def due(office: Registry) -> list[str]:
    found = tasks.due(office).tasks
    return [one.name for task in found if task.kind is TaskKind.REFERRAL_DUE for one in task.who]


def test_a_referral_is_a_task_until_the_service_has_answered(office: Registry) -> None:
    child = builders.a_child(office)

    referrals.refer(office, child.id, a_referral())
    asked = due(office)
    referrals.answer(office, child.id, KEY, ReferralState.ACCEPTED, on=TODAY)
    still = due(office)
    referrals.answer(office, child.id, KEY, ReferralState.DONE, on=TODAY, outcome="đã khám mắt")

    assert asked == still == [child.full_name]
    assert due(office) == []
    assert [(one.state, one.outcome) for one in of(office, child.id)] == [
        (ReferralState.DONE, "đã khám mắt")
    ]
    assert builders.problems_of(office) == []


def test_the_timeline_tells_it_in_words(office: Registry) -> None:
    child = builders.a_child(office)
    referrals.refer(office, child.id, a_referral(without_consent="gọi cấp cứu"))

    newest = timeline.of_child(office, child.id)[0]

    assert newest.label == "Chuyển gửi em đến dịch vụ"
    (edit,) = newest.edits
    assert edit.field == "Chuyển gửi"
    for told in ("Y tế", "Trạm y tế, chị Lan", "hỏi kết quả trước", "chưa có đồng ý: gọi cấp cứu"):
        assert told in edit.after


def test_who_is_told_without_consent_is_logged_and_nobody_else(office: Registry) -> None:
    child = builders.a_child(office)
    referrals.refer(office, child.id, a_referral())
    assert audit.entries(office)[0].act is audit.Act.CHANGE

    referrals.refer(office, child.id, a_referral(kind="phap_ly", without_consent="khẩn cấp"))

    acts = [entry.what for entry in audit.entries(office) if entry.act is audit.Act.EXPORT]
    assert acts == ["Chuyển gửi khi chưa có sự đồng ý: có dấu hiệu cần chú ý khi thăm"]


def test_a_family_that_took_its_consent_back_is_not_said_to_agree(office: Registry) -> None:
    child = builders.a_child(office)
    signed = {"scopes": ["lap_ho_so"], "by": "giam_ho", "name": "bà Tư"}
    consents.give(office, child.id, on=TODAY, **signed)  # type: ignore[arg-type]
    consents.withdraw(office, child.id, scope="lap_ho_so", by="giam_ho")

    with pytest.raises(RuleError) as refused:
        referrals.refer(office, child.id, a_referral())
    referrals.refer(office, child.id, a_referral(without_consent="gọi cấp cứu"))

    assert refused.value.code == "consent_withdrawn"
    assert [one.without_consent for one in of(office, child.id)] == ["gọi cấp cứu"]


def test_it_belongs_to_the_private_part(office: Registry) -> None:
    child = builders.a_child(office)
    referrals.refer(office, child.id, a_referral())
    give_role(office, Access.ENTRY)

    file = child_file.read_file(office, child.id)
    told = [edit.after for entry in timeline.of_child(office, child.id) for edit in entry.edits]

    assert file.child.referrals == ()
    assert not any("Trạm y tế" in words for words in told)


def test_only_who_is_in_charge_refers(office: Registry) -> None:
    child = builders.a_child(office)
    give_role(office, Access.ENTRY)

    with pytest.raises(RuleError) as refused:
        referrals.refer(office, child.id, a_referral())

    assert refused.value.code == "role"
    assert of(office, child.id) == ()


def test_who_left_is_not_referred_and_the_same_is_not_sent_twice(office: Registry) -> None:
    child, gone = builders.a_child(office), builders.a_child(office)
    cases.close(office, gone.id, on=TODAY, reason=ExitReason.MOVED_AWAY)
    referrals.refer(office, child.id, a_referral())

    with pytest.raises(RuleError) as closed:
        referrals.refer(office, gone.id, a_referral())
    with pytest.raises(RuleError) as again:
        referrals.refer(office, child.id, a_referral())
    with pytest.raises(NotFoundError):
        referrals.answer(office, gone.id, KEY, ReferralState.ACCEPTED, on=TODAY)

    assert (closed.value.code, again.value.code) == ("not_now", "referred_already")


def test_a_referral_can_be_taken_back_like_any_saved_work(office: Registry) -> None:
    child = builders.a_child(office)
    heard: list[ChangeSet] = []
    office.on_commit = heard.append
    referrals.refer(office, child.id, a_referral())

    undo.take_back(office, heard)

    assert of(office, child.id) == ()
