"""The private part of a record: hidden from some roles, opened for a while, logged."""

import datetime as dt

import pytest

import builders
from builders import Offices, give_role
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.services import audit, child_file, children_out, private_part, timeline
from mdd_desktop.services.offices import Registry

SECRET = {"address": "Số 3 hẻm 4", "health_note": "hen", "circumstances": "ở nhờ nhà bác"}


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


@pytest.mark.parametrize("access", [Access.ENTRY, Access.LEADER])
def test_it_is_hidden_in_the_record_in_its_history_and_on_paper(
    office: Registry, access: Access
) -> None:
    child = builders.a_child(office, **SECRET)
    give_role(office, access)

    file = child_file.read_file(office, child.id)
    lived = timeline.of_child(office, child.id)
    told = " ".join(edit.before + edit.after for entry in lived for edit in entry.edits)

    assert file.privacy.is_hidden
    assert (file.child.address, file.child.health_note, file.child.circumstances) == (None,) * 3
    assert file.child.full_name == child.full_name
    assert not any(secret in told for secret in SECRET.values())
    with pytest.raises(RuleError) as refused:
        children_out.profiles(office, [child.id])
    assert refused.value.code == "private_part"


def test_a_reason_opens_it_for_half_an_hour_and_the_log_says_so(office: Registry) -> None:
    child, other = builders.a_child(office, **SECRET), builders.a_child(office, **SECRET)
    give_role(office, Access.ENTRY)
    now = dt.datetime(2026, 11, 23, 9, 41, tzinfo=dt.UTC)
    office.clock = lambda: now

    private_part.open_for_a_while(office, child.id, reason="tham")

    file = child_file.read_file(office, child.id)
    assert file.child.address == SECRET["address"]
    assert file.privacy.until == now + dt.timedelta(minutes=30)
    assert child_file.read_file(office, other.id).privacy.is_hidden
    line = next(one for one in audit.entries(office) if one.act is audit.Act.VIEW)
    assert (line.what, line.subject) == ("Phần riêng của hồ sơ trẻ: đi thăm, theo dõi", child.code)

    office.clock = lambda: now + dt.timedelta(minutes=30)
    assert child_file.read_file(office, child.id).child.address is None


def test_without_a_reason_nothing_opens(office: Registry) -> None:
    child = builders.a_child(office, **SECRET)
    give_role(office, Access.ENTRY)

    with pytest.raises(RuleError) as refused:
        private_part.open_for_a_while(office, child.id, reason="")

    assert refused.value.code == "reason_missing"
    assert child_file.read_file(office, child.id).privacy.is_hidden


def test_whoever_is_in_charge_sees_it_always(office: Registry) -> None:
    child = builders.a_child(office, **SECRET)
    give_role(office, Access.IN_CHARGE)

    file = child_file.read_file(office, child.id)

    assert not file.privacy.is_hidden
    assert file.child.address == SECRET["address"]
