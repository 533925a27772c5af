"""Computers that were stolen, are wrong about the time, or know another registry."""

import datetime as dt
import json
from pathlib import Path

import pytest
from sqlalchemy import text
from story_records import propose, the

from builders import (
    COMMUNE,
    DISTRICT,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    changes_by_feed,
    digest,
    enrol,
    problems_of,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.services import (
    children,
    conflicts,
    notices,
    packages,
    proposals,
    revocation,
    trust,
)
from mdd_desktop.services.offices import Registry

# -- revocation ----------------------------------------------------------------------------------


def stolen(offices: Offices) -> tuple[str, Path]:
    """Twelve changes of the second computer; the first five had come to the province."""
    before = len(changes_by_feed(offices[SECOND]).get(str_feed(offices[SECOND]), ()))
    for _ in range(5 - before):
        a_child(offices[SECOND])
    offices.send(SECOND, PROVINCE)
    for _ in range(7):
        a_child(offices[SECOND])
    return offices[SECOND].keys.device[:16], offices.make(SECOND, PROVINCE)


def str_feed(registry: Registry) -> str:
    return f"{registry.unit}/{registry.device}/{registry.epoch}/up"


@pytest.mark.parametrize("package_first", [True, False])
def test_t19_five_good_changes_count_and_seven_are_held_in_either_order(
    offices: Offices, *, package_first: bool
) -> None:
    offices.send(COMMUNE, PROVINCE)
    device, late = stolen(offices)
    feed = str_feed(offices[SECOND])
    good = changes_by_feed(offices[PROVINCE])[feed]
    assert len(good) == 5
    if package_first:
        offices.merge(PROVINCE, late)

    done = revocation.revoke(offices[PROVINCE], device, last_good="5", reason="mất cắp")
    if not package_first:
        told = offices.merge(PROVINCE, late).message
        assert "7 thay đổi của máy đã bị thu hồi" in told
        assert "hai hướng" not in told
    offices.send(PROVINCE, COMMUNE)
    again = revocation.revoke(offices[PROVINCE], device, last_good="5", reason="mất cắp")

    assert done.withdrawn == (7 if package_first else 0)
    assert again.withdrawn == 0
    for name in (PROVINCE, COMMUNE):
        assert len(changes_by_feed(offices[name])[feed]) == 5
    assert len(revocation.held(offices[PROVINCE])) == 7
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")
    offices.forget(SECOND)


def test_a_computer_is_believed_up_to_the_package_that_is_picked(offices: Offices) -> None:
    for number in range(3):
        a_child(offices[SECOND], full_name=f"Trẻ gói {number}")
        offices.send(SECOND, PROVINCE)
    device = offices[SECOND].keys.device[:16]
    found = revocation.packages_of(offices[PROVINCE], device)
    assert [one.changes for one in found][:2] == [1, 1]

    done = revocation.revoke(offices[PROVINCE], device, last_good=found[1].choice, reason="mất máy")

    assert done.withdrawn == 1
    with offices[PROVINCE].read() as reading:
        names = {child.full_name for child in reading.of(Child).all()}
    assert {"Trẻ gói 0", "Trẻ gói 1"} <= names
    assert "Trẻ gói 2" not in names
    offices.forget(SECOND)


def test_a_held_change_is_reviewed_and_entered_anew_by_the_commune(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], village="thôn Cũ")
    offices.everybody_hears_of_everything()
    device = offices[SECOND].keys.device[:16]
    children.correct(offices[SECOND], child.id, {"village": "thôn Thật"})
    late = offices.make(SECOND, PROVINCE)
    revocation.revoke(offices[PROVINCE], device, last_good="all", reason="mất cắp")
    offices.merge(PROVINCE, late)
    (kept,) = revocation.held(offices[PROVINCE])

    revocation.review(offices[PROVINCE], kept.id, accept=True)
    assert revocation.held(offices[PROVINCE]) == []
    offices.send(PROVINCE, COMMUNE)
    (asked,) = proposals.proposals(offices[COMMUNE])
    proposals.answer(offices[COMMUNE], asked.id, accept=True)
    offices.send(COMMUNE, PROVINCE)

    assert the(offices[PROVINCE], child).village == "thôn Thật"
    offices.forget(SECOND)


def test_a_later_decision_with_later_heads_takes_held_changes_in(offices: Offices) -> None:
    device, late = stolen(offices)
    offices.merge(PROVINCE, late)
    revocation.revoke(offices[PROVINCE], device, last_good="5", reason="mất cắp")
    head = revocation.held(offices[PROVINCE])[-1]
    wanted = changes_by_feed(offices[SECOND])[str_feed(offices[SECOND])][8]

    revocation.revoke(offices[PROVINCE], device, last_good=wanted.hash.hex(), reason="xem lại")

    assert len(changes_by_feed(offices[PROVINCE])[str_feed(offices[SECOND])]) == 9
    assert len(revocation.held(offices[PROVINCE])) == 3
    assert revocation.held(offices[PROVINCE])[-1].id == head.id
    offices.forget(SECOND)


def test_a_stolen_laptop_is_replaced_by_a_new_one_that_gets_everything(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    device = offices[COMMUNE].keys.device[:16]
    revocation.revoke(offices[PROVINCE], device, last_good="all", reason="mất cắp")
    before = digest(offices[PROVINCE], "X1")

    fresh = offices.add("xa-1-moi", "X1", name="xã Hoa Sen", parent="T")
    enrol(offices[PROVINCE], fresh, offices.errands)

    with fresh.read() as reading:
        assert len(reading.of(Child).all()) == 1
    offices.send("xa-1-moi", PROVINCE)
    offices.send(PROVINCE, "xa-1-moi")
    assert digest(fresh, "X1") == digest(offices[PROVINCE], "X1")
    assert before != ""
    assert len([d for d in trust.devices(offices[PROVINCE]) if d["revoked"]]) == 1
    offices.forget(COMMUNE)


# -- clocks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1970, 2009, 2035, 2099])
def test_t30_a_wrong_clock_is_flagged_and_changes_nothing_else(offices: Offices, year: int) -> None:
    offices.everybody_hears_of_everything()
    now = dt.datetime.now(dt.UTC)
    offices[COMMUNE].clock = lambda: now.replace(year=year, day=1)
    child = a_child(offices[COMMUNE], village="thôn Một")

    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    assert offices.send(PROVINCE, COMMUNE).status != "refused"

    with offices[PROVINCE].read() as reading:
        (change,) = reading.log.changes_of(child.id)
    assert change.head["clk"] == ("behind" if year < 2026 else "ahead")
    assert offices[PROVINCE].time().flag == "ok"
    assert digest(offices[COMMUNE], "X1") == digest(offices[PROVINCE], "X1")


def test_t30_a_clock_set_back_within_the_day_is_told_and_the_later_edit_still_counts(
    offices: Offices,
) -> None:
    noon = dt.datetime.now(dt.UTC)
    offices[COMMUNE].clock = lambda: noon
    child = a_child(offices[COMMUNE], village="thôn Trưa")
    offices[COMMUNE].clock = lambda: noon - dt.timedelta(hours=4)
    told = notices.notices(offices[COMMUNE])
    children.correct(offices[COMMUNE], child.id, {"village": "thôn Sáng"})
    offices.everybody_hears_of_everything()

    assert [notice.code for notice in told] == ["clock_unknown"]
    assert "vừa bị chỉnh lùi" in told[0].text
    for name in (COMMUNE, PROVINCE, SECOND):
        assert the(offices[name], child).village == "thôn Sáng"
        assert conflicts.open_conflicts(offices[name]) == []
        assert digest(offices[name], "X1") == digest(offices[PROVINCE], "X1")
    with offices[PROVINCE].read() as reading:
        assert [c.head["clk"] for c in reading.log.changes_of(child.id)] == ["ok", "unknown"]


# -- commune, district, province -----------------------------------------------------------------


def test_a_district_relays_its_communes_to_the_province_which_believes_their_heads(
    lone: Offices,
) -> None:
    province = lone.add(PROVINCE, "T", name="tỉnh Bình Hà")
    cluster = lone.add(DISTRICT, "CUM1", name="cụm Sen Hồng", parent="T")
    enrol(province, cluster, lone.errands)
    commune = lone.add(COMMUNE, "X1", name="xã Hoa Sen", parent="CUM1")
    enrol(cluster, commune, lone.errands)
    child = a_child(commune, village="thôn Một")

    lone.send(COMMUNE, DISTRICT)
    assert lone.send(DISTRICT, PROVINCE).status == "merged"

    assert the(province, child).village == "thôn Một"
    assert digest(province, "X1") == digest(commune, "X1")
    propose(province, child, village="thôn Hai")
    lone.send(PROVINCE, DISTRICT)
    lone.send(DISTRICT, COMMUNE)
    (asked,) = proposals.proposals(commune)
    proposals.answer(commune, asked.id, accept=True)
    lone.send(COMMUNE, DISTRICT)
    lone.send(DISTRICT, PROVINCE)
    assert the(province, child).village == "thôn Hai"


# -- digests -------------------------------------------------------------------------------------


def _spoilt(registry: Registry, child: Child) -> None:
    """As a fault of the program would: what is shown no longer follows from the changes."""
    with registry.engine.begin() as connection:
        for statement in (
            "UPDATE record_state SET digest = :wrong WHERE record = :record",
            "UPDATE child SET village = 'thôn Sai' WHERE id = :id",
        ):
            given = {"wrong": bytes(32), "record": child.id.bytes, "id": child.id.hex}
            connection.execute(text(statement), given)


def test_equal_heads_with_another_digest_raise_the_alarm(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Đúng")
    offices.everybody_hears_of_everything()
    _spoilt(offices[PROVINCE], child)

    result = offices.send(COMMUNE, PROVINCE)

    assert result.alarm == "E_DIGEST"
    assert "dựng lại sổ từ nhật ký và nay khớp" in result.message
    assert f"X1 {digest(offices[COMMUNE], 'X1')[:8]}" not in result.message  # ours was another
    assert f" {digest(offices[COMMUNE], 'X1')[:8]}" in result.message
    assert child.full_name not in result.message
    assert the(offices[PROVINCE], child).village == "thôn Đúng"
    assert offices.send(COMMUNE, PROVINCE).alarm == ""
    assert problems_of(offices[PROVINCE]) == []


def test_where_the_fault_is_at_the_sender_its_computer_is_the_one_that_mends_itself(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Đúng")
    offices.everybody_hears_of_everything()
    _spoilt(offices[COMMUNE], child)

    above = offices.send(COMMUNE, PROVINCE)
    below = offices.send(PROVINCE, COMMUNE)

    assert (above.alarm, below.alarm) == ("E_DIGEST", "E_DIGEST")
    assert "mà vẫn khác" in above.message
    assert "nay khớp" in below.message
    book = packages.received(offices[PROVINCE])
    (both,) = (told for one in book if (told := json.loads(one["result"])["differing"]))
    assert both["X1"][0] == digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")
    assert both["X1"][1] != both["X1"][0]
    assert the(offices[COMMUNE], child).village == "thôn Đúng"
    assert offices.send(COMMUNE, PROVINCE).alarm == ""
