"""The main job from end to end, through the services that window and command line use."""

from builders import (
    COMMUNE,
    OTHER,
    PROVINCE,
    SECOND,
    TODAY,
    Offices,
    a_child,
    a_sponsor,
    a_sponsorship,
    a_support,
    changes_by_feed,
    digest,
    problems_of,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.visit import ExternalCount
from mdd_desktop.services import (
    bulk_load,
    children,
    conflicts,
    duplicates,
    packages,
    proposals,
    reports,
    sponsorships,
    state,
    support,
    visits,
)
from mdd_desktop.services.offices import Registry

MONTH = reports.Period.parse("2026-11")


def figures_of(registry: Registry, unit: str) -> dict[str, object]:
    return dict(reports.count(registry, MONTH, unit=unit).values)


def test_what_a_commune_registers_is_counted_alike_at_the_province(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, sex="nu", birth="2014-03-12", father={"status": "mat"})
    sponsor = a_sponsor(commune, phone="0912345678")
    sponsorship = a_sponsorship(commune, child, sponsor)
    a_support(commune, sponsorship, amount=700_000)
    visits.record(commune, child.id, {"living": "tot"})
    support.record_activity(commune, {"type": "truyen_thong", "participants": 30})

    merged = offices.send(COMMUNE, PROVINCE)

    assert merged.status == "merged"
    counted = figures_of(commune, "X1")
    assert counted["children_listed"] == 1
    assert counted["received_cash"] == 700_000
    assert counted["activities"] == 1
    assert figures_of(offices[PROVINCE], "X1") == counted
    assert digest(offices[PROVINCE], "X1") == digest(commune, "X1")


def test_a_province_sums_the_figures_of_its_communes(offices: Offices) -> None:
    for name, count in ((COMMUNE, 3), (OTHER, 2)):
        for _ in range(count):
            a_support(offices[name], a_sponsorship(offices[name]))
        offices.send(name, PROVINCE)

    whole = figures_of(offices[PROVINCE], "T")

    assert whole["children_listed"] == 5
    assert whole["received_cash"] == 5 * 500_000


def test_a_conflict_is_proposed_above_agreed_below_and_known_everywhere(offices: Offices) -> None:
    child = a_child(offices[COMMUNE], phone="0912345678")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345679"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    offices.send(COMMUNE, PROVINCE)
    assert offices.send(SECOND, PROVINCE).conflicts == 1

    (found,) = conflicts.open_conflicts(offices[PROVINCE])
    assert {value["value"] for value in found["values"]} == {"0912345679", "0987654321"}
    wanted = [value["value"] for value in found["values"]].index("0987654321") + 1
    asked = conflicts.settle(offices[PROVINCE], found["id"], choose=wanted)
    assert asked["status"] == "proposed"
    assert len(conflicts.open_conflicts(offices[PROVINCE])) == 1

    offices.send(PROVINCE, COMMUNE)
    (told,) = conflicts.open_conflicts(offices[COMMUNE])
    assert told["proposed"]["value"] == "0987654321"
    agreed = conflicts.settle(offices[COMMUNE], told["id"], value="0987654321")
    assert agreed["status"] == "settled"
    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        assert conflicts.open_conflicts(offices[name]) == []
        assert _child(offices[name], child).phone == "0987654321"


def test_edits_of_different_fields_on_two_computers_are_joined_silently(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"school": "Trường Hoa Mai"})
    children.correct(offices[SECOND], child.id, {"health_note": "Hay ốm"})

    offices.everybody_hears_of_everything()

    for name in (PROVINCE, COMMUNE, SECOND):
        seen = _child(offices[name], child)
        assert (seen.school, seen.health_note) == ("Trường Hoa Mai", "Hay ốm")
        assert conflicts.open_conflicts(offices[name]) == []


def test_the_same_value_written_twice_is_no_conflict(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    for name in (COMMUNE, SECOND):
        children.correct(offices[name], child.id, {"village": "thôn Phú Lợi"})

    offices.everybody_hears_of_everything()

    assert conflicts.open_conflicts(offices[PROVINCE]) == []
    assert _child(offices[PROVINCE], child).village == "thôn Phú Lợi"


def test_two_computers_adding_different_needs_and_years_do_not_collide(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"needs": [{"kind": "sinh_hoat"}]})
    children.correct(
        offices[SECOND],
        child.id,
        {"needs": [{"kind": "hoc_tap"}], "household": [{"year": 2026, "status": "ngheo"}]},
    )

    offices.everybody_hears_of_everything()

    seen = _child(offices[COMMUNE], child)
    assert {need.kind for need in seen.needs} == {"sinh_hoat", "hoc_tap"}
    assert [year.year for year in seen.household] == [2026]
    assert conflicts.open_conflicts(offices[COMMUNE]) == []


def test_one_child_entered_in_two_communes_is_found_by_the_province(offices: Offices) -> None:
    shared = {
        "sex": "nu",
        "guardian_name": "Nguyễn Văn Tư",
        "mother": {"full_name": "Trần Thị Lụa", "status": "mat"},
        "phone": "0912345678",
    }
    a_child(offices[COMMUNE], full_name="Lê Thị Ngọc Diễm", birth="2014-08-12", **shared)
    a_child(offices[OTHER], full_name="Lê Ngọc Diễm", birth="2014-12-08", **shared)
    a_child(offices[OTHER], full_name="Phạm Quốc Huy", birth="2012-01-02", sex="nam")
    offices.send(COMMUNE, PROVINCE)
    offices.send(OTHER, PROVINCE)

    pairs = duplicates.scan(offices[PROVINCE], duplicates.MIN_SCORE)

    assert len(pairs) == 1
    assert pairs[0].reasons
    assert duplicates.scan(offices[COMMUNE], duplicates.MIN_SCORE) == []


def test_the_same_identity_number_in_two_communes_is_a_finding_and_no_refusal(
    offices: Offices,
) -> None:
    number = "999314012345"
    a_child(offices[COMMUNE], full_name="Nguyễn Thị An", identity_number=number)
    a_child(offices[OTHER], full_name="Trần Văn Bình", identity_number=number)

    first = offices.send(COMMUNE, PROVINCE)
    second = offices.send(OTHER, PROVINCE)

    assert (first.status, second.status) == ("merged", "merged")
    assert len(duplicates.scan(offices[PROVINCE], duplicates.MIN_SCORE)) == 1


def test_a_commune_sees_nothing_of_another_commune(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()

    with offices[OTHER].read() as reading:
        assert reading.of(Child).all() == ()
    assert state.digest(offices[OTHER], unit="X1").records == 0


def test_what_an_office_keeps_for_itself_is_sent_to_nobody(offices: Offices) -> None:
    with offices[COMMUNE].transaction("Thẻ") as tx:
        settings = tx.settings()
        tx.of(type(settings)).save(settings.corrected(visit_months=5))
    offices.everybody_hears_of_everything()

    kept = {feed for feed in changes_by_feed(offices[COMMUNE]) if feed.endswith("/own")}
    assert kept
    for name in (PROVINCE, SECOND, OTHER):
        assert kept.isdisjoint(changes_by_feed(offices[name]))


def test_every_office_is_sound_and_agrees_after_a_long_exchange(offices: Offices) -> None:
    for name in (COMMUNE, SECOND, OTHER):
        for _ in range(4):
            a_support(offices[name], a_sponsorship(offices[name]))
    offices.everybody_hears_of_everything()
    with offices[SECOND].read() as reading:
        (child, *_) = reading.of(Child).where(unit_id="X1")
    (sponsorship,) = sponsorships.of_child(offices[SECOND], child.id)
    sponsorships.end(offices[SECOND], sponsorship.id, on=TODAY, reason="khac")
    offices.everybody_hears_of_everything()

    for unit, where in (("X1", (COMMUNE, SECOND)), ("X2", (OTHER,))):
        assert len({digest(offices[name], unit) for name in (PROVINCE, *where)}) == 1
    assert [problems_of(offices[name]) for name in offices.names()] == [[]] * 4
    assert offices.send(COMMUNE, PROVINCE).status == "nothing_new"


def test_records_loaded_by_the_province_belong_to_the_commune_that_then_edits_them(
    offices: Offices,
) -> None:
    from mdd_desktop.services import bulk_load  # noqa: PLC0415 - used here alone

    row = {"id": "C1", "unit_id": "X1", "full_name": "Nguyễn Thị Sen", "birth": "2015"}
    loaded = bulk_load.load_records(offices[PROVINCE], {"children": [row]})
    assert loaded.refused == []
    offices.send(PROVINCE, COMMUNE)

    child = children.get(offices[COMMUNE], "C1")
    children.correct(offices[COMMUNE], child.id, {"village": "thôn Bình An"})
    offices.everybody_hears_of_everything()

    assert _child(offices[PROVINCE], child).village == "thôn Bình An"
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_below_a_district_the_same_job_is_done(district: Offices) -> None:
    top, commune = "cum", COMMUNE
    a_support(district[commune], a_sponsorship(district[commune]))
    assert district.send(commune, top).status == "merged"
    assert district.send(top, commune).status in {"merged", "nothing_new"}

    assert digest(district[top], "X1") == digest(district[commune], "X1")
    assert figures_of(district[top], "CUM1")["received_cash"] == 500_000


def _child(registry: Registry, child: Child) -> Child:
    return children.get(registry, str(child.id))


def test_unsent_changes_are_counted_until_the_province_acknowledges_them(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    before = packages.unsent(offices[COMMUNE], "T")
    offices.send(COMMUNE, PROVINCE)
    sent_only = packages.unsent(offices[COMMUNE], "T")
    offices.send(PROVINCE, COMMUNE)

    assert before == sent_only > 0
    assert packages.unsent(offices[COMMUNE], "T") == 0
    assert packages.sent(offices[COMMUNE])[0]["acknowledged_at"] is not None


def test_two_computers_that_write_the_same_singleton_write_one_record(offices: Offices) -> None:
    """Row 42: what there can be only one of has an id that follows from what it is."""
    count = {"indicator": "001-2b", "unit_id": "X1", "as_of": "2026-06-30", "den": 520}
    for name, value in ((COMMUNE, 410), (SECOND, 430)):
        row = {**count, "num": value, "source": "sổ chi hội"}
        loaded = bulk_load.load_records(offices[name], {"external_counts": [row]})
        assert not loaded.refused
    offices.everybody_hears_of_everything()
    offices.everybody_hears_of_everything()

    for name in (COMMUNE, SECOND, PROVINCE):
        with offices[name].read() as reading:
            (shown,) = reading.of(ExternalCount).all()
        (other,) = proposals.proposals(offices[name])
        assert {shown.num, other.values["num"]} == {410, 430}
    proposals.answer(offices[COMMUNE], other.id, accept=True)
    offices.everybody_hears_of_everything()
    for name in (COMMUNE, SECOND, PROVINCE):
        assert proposals.proposals(offices[name]) == []
        with offices[name].read() as reading:
            assert reading.of(ExternalCount).get(shown.id).num == other.values["num"]
