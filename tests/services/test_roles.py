"""Each role writes what it may, through whichever service; the screens only say so beforehand."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

import builders
from builders import Offices, give_role
from mdd_desktop.domain.child import Child, ExitReason
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import (
    activities,
    cases,
    children,
    consents,
    holds,
    papers,
    settings,
    sponsors,
    sponsorships,
    support,
    undo,
    visits,
)
from mdd_desktop.services.offices import Registry

TODAY = builders.TODAY
DAY = dt.timedelta(days=1)
PLEDGE = {"rhythm": "thang", "need": "sinh_hoat", "amount": 500_000, "from_month": "2026-11"}
COUNT = {"indicator": "001-2b", "num": 410, "den": 520, "source": "Trạm Y tế"}
LINE: dict[str, Any] = {
    "direction": "passed",
    "form": "tien",
    "kind": "sinh_hoat",
    "amount": 500_000,
}


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(RuleError) as error:
        do()
    assert error.value.code == "role"
    return error.value.message


def a_pair(registry: Registry) -> tuple[Child, Sponsor]:
    return builders.a_child(registry), builders.a_sponsor(registry, capacity=3)


def test_entering_is_what_the_entry_role_is_for(office: Registry) -> None:
    _, sponsor = a_pair(office)
    give_role(office, Access.ENTRY)

    child = children.register(office, {"full_name": "Lê Thị Mới"})
    children.correct(office, child.id, {"village": "ấp Hai"})
    sponsors.register(office, {"kind": "ca_nhan", "full_name": "Đỗ Thị Vân"})
    pair = {"child_id": child.id, "sponsor_id": sponsor.id, "form": "gian_tiep"}
    made = sponsorships.propose(office, pair, [PLEDGE])
    (line,) = support.record(office, [LINE | {"child_id": child.id}])
    support.void(office, line.id)
    visits.record(office, child.id, {"date": TODAY, "living": "tot"})

    assert made.start is None
    assert children.get(office, str(child.id)).village == "ấp Hai"


def test_deciding_is_left_to_whoever_is_in_charge(office: Registry) -> None:
    child, sponsor = a_pair(office)
    pair = {"child_id": child.id, "sponsor_id": sponsor.id, "form": "gian_tiep"}
    waiting = sponsorships.propose(office, pair, [PLEDGE])
    give_role(office, Access.ENTRY)

    for do in (
        lambda: sponsorships.approve(office, waiting.id, on=TODAY),
        lambda: sponsorships.begin(office, pair | {"start": TODAY}, [PLEDGE]),
        lambda: cases.verify(office, child.id, on=TODAY, by="x"),
        lambda: cases.close(office, child.id, on=TODAY, reason=ExitReason("khac"), note="x"),
        lambda: cases.ask_transfer(office, child.id, to="X2", reason="x"),
        lambda: consents.give(
            office, child.id, scopes=["lap_ho_so"], by="giam_ho", on=TODAY, name="x"
        ),
        lambda: papers.add(office, {"child_id": child.id, "kind": "giay_khai_sinh"}),
        lambda: activities.record(office, {"type": "truyen_thong", "date": TODAY}),
        lambda: activities.record_count(office, COUNT),
        lambda: settings.change(office, {"visit_months": 3}),
    ):
        assert "nhập liệu" in refused(do)


def test_a_line_of_an_earlier_day_is_not_for_the_entry_role_to_strike_out(
    office: Registry,
) -> None:
    child = builders.a_child(office)
    (line,) = support.record(office, [LINE | {"child_id": child.id}])
    give_role(office, Access.ENTRY)
    office.today = TODAY + DAY

    assert "hôm trước" in refused(lambda: support.void(office, line.id))
    office.today = TODAY
    assert support.void(office, line.id).void


def test_a_leader_writes_nothing_and_takes_nothing_back(office: Registry) -> None:
    child, sponsor = a_pair(office)
    heard: list[undo.Act] = []
    office.on_commit = heard.append
    children.correct(office, child.id, {"village": "ấp Một"})
    office.on_commit = None
    undo.keep(office, heard)
    give_role(office, Access.LEADER)

    for do in (
        lambda: children.register(office, {"full_name": "Lê Thị Mới"}),
        lambda: children.correct(office, child.id, {"village": "ấp Hai"}),
        lambda: support.record(office, [LINE | {"child_id": child.id}]),
        lambda: holds.keep(office, child.id, sponsor.id),
        lambda: undo.take_back_last(office),
    ):
        assert "xem" in refused(do)
    assert children.get(office, str(child.id)).village == "ấp Một"
