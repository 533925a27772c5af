"""Two versions of the program exchange packages: nothing is refused, dropped or rewritten."""

import json

import pytest

import newer_program
from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child, changes_by_feed
from mdd_desktop import __version__
from mdd_desktop.domain import change as wire_form
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child, HouseholdYear, Poverty
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import (
    child_screen,
    children,
    conflicts,
    documents,
    proposals,
    reports,
    state,
)
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.sync import reader
from newer_program import NEW

COMMUNE_UNIT = "X1"


def _newer_program_writes(registry: Registry, child: Child) -> Change:
    """What a computer with the next version would write: a field that nobody here knows."""
    return newer_program.write(registry, "child", child.id, {newer_program.FIELD: "giá trị mới"})


def _wire(registry: Registry, change: Change) -> tuple[bytes, bytes | None]:
    found = [c for chain in changes_by_feed(registry).values() for c in chain if c.id == change.id]
    (one,) = found
    return one.header, one.body


def test_t28_a_field_of_a_newer_version_is_kept_and_sent_on_untouched(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    written = _newer_program_writes(offices[COMMUNE], child)

    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)
    children.correct(offices[SECOND], child.id, {"village": "Thôn Đông"})
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    for name in (PROVINCE, SECOND, COMMUNE):
        assert _wire(offices[name], written) == (written.header, written.body)
        with offices[name].read() as reading:
            shown = reading.log.state(child.id).shown(reading.tree)
            assert shown[newer_program.FIELD] == "giá trị mới"
            assert reading.of(Child).get(child.id).village == "Thôn Đông"


def test_t28_whoever_merges_is_told_that_some_of_it_shows_after_an_update(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = a_child(offices[COMMUNE])
    said_before = offices.send(COMMUNE, PROVINCE).message
    with monkeypatch.context() as newer:
        newer.setattr(wire_form, "SCHEMA_VERSION", 2)
        _newer_program_writes(offices[COMMUNE], child)

    said = offices.send(COMMUNE, PROVINCE)

    assert "cập nhật" not in said_before
    assert said.status == "merged"
    assert "bản phần mềm mới hơn" in said.message
    assert said.message.endswith("sẽ hiện ra sau khi cập nhật phần mềm.")


def test_t28_a_kind_of_record_of_a_newer_version_is_kept_and_sent_on(offices: Offices) -> None:
    record = new_id()
    with offices[COMMUNE].transaction("Bản mới") as tx:
        feed = tx.feed("up")
        values = {"name": "một", "amount": 5}
        tx.log.append(feed, ChangeKind.NEW, "kind_of_next_year", record, values, tx.origin)

    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)

    for name in (PROVINCE, SECOND):
        with offices[name].read() as reading:
            state = reading.log.state(record)
            assert (state.owner, state.shown(reading.tree)) == ("X1", values)


def test_t28_records_with_new_codes_are_read_counted_printed_and_sent_back_unchanged(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE], village="Thôn Đông")
    newer_program.fill(offices[COMMUNE])
    province = offices[PROVINCE]

    offices.send(COMMUNE, PROVINCE)
    page = child_screen.page(province, Question(), 0, 10)
    figures = reports.count(province, Period.parse("2026-11")).values
    printed = documents.make(province, Wish(kind="B1", number=5), "pdf").content
    with province.read() as reading:
        read = reading.of(Child).get(child.id)
    offices.send(PROVINCE, SECOND)
    corrected = children.correct(
        offices[SECOND], child.id, {"village": "Thôn Tây", "household": with_year_2026(read)}
    )
    offices.send(SECOND, PROVINCE)
    offices.send(PROVINCE, COMMUNE)

    assert [row.id for row in page.rows] == [child.id]
    assert figures["children_listed"] == 1
    assert (figures["children_girls"], printed[:4]) == (0, b"%PDF")
    assert corrected.sex == NEW
    known = {state.digest(offices[one], unit="X1") for one in (COMMUNE, PROVINCE, SECOND)}
    assert len(known) == 1
    with offices[COMMUNE].read() as reading:
        shown = reading.log.state(child.id).shown(reading.tree)
    assert shown["village"] == "Thôn Tây"
    for path, value in newer_program.coded_fields("child"):
        if path not in {"exit", "household[2019]"}:
            assert shown[path] == value
    household = json.loads(str(shown["household[2019]"]))
    assert household == {"year": 2019, "status": "ngheo", newer_program.FIELD: "giữ lại"}


def with_year_2026(child: Child) -> tuple[HouseholdYear, ...]:
    """Her household as an officer of this version corrects it: poor in the year with a new code."""
    assert child.household[0].status == NEW
    later = HouseholdYear(year=2026, status=Poverty.POOR)
    return (HouseholdYear(year=child.household[0].year, status=Poverty.POOR), later)


def test_t28_a_difference_over_a_new_code_is_decided_for_it_or_against_it(
    offices: Offices,
) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)
    newer_program.write(offices[COMMUNE], "child", child.id, {"sex": NEW, "father.cause": NEW})
    children.correct(offices[SECOND], child.id, {"sex": "nu"})
    offices.send(COMMUNE, PROVINCE)
    offices.send(PROVINCE, SECOND)
    (found,) = conflicts.open_conflicts(offices[SECOND])
    place = next(n for n, value in enumerate(found["values"], 1) if value["value"] == NEW)

    with pytest.raises(RuleError) as refused:
        conflicts.settle(offices[SECOND], found["id"], value="cua_nam_nao_do")
    conflicts.settle(offices[SECOND], found["id"], choose=place)

    assert refused.value.code == "invalid"
    assert newer_program.SHOWN in found["sentence"]
    assert children.get(offices[SECOND], str(child.id)).sex == NEW
    assert conflicts.open_conflicts(offices[SECOND]) == []


def test_t28_a_new_code_is_proposed_and_taken_over(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    with offices[PROVINCE].transaction("Bản mới") as tx:
        feed, kind = tx.feed(COMMUNE_UNIT), ChangeKind.PROPOSAL
        tx.log.append(feed, kind, "child", child.id, {"sex": NEW}, tx.origin)
    offices.send(PROVINCE, COMMUNE)
    (asked,) = proposals.proposals(offices[COMMUNE])

    proposals.answer(offices[COMMUNE], asked.id, accept=True, reason="đúng")

    assert children.get(offices[COMMUNE], str(child.id)).sex == NEW


def test_t29_a_package_for_a_newer_reader_waits_for_the_update(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    before = changes_by_feed(offices[PROVINCE])
    with monkeypatch.context() as old:
        old.setattr(reader, "READER", 0)
        refused = offices.merge(PROVINCE, file)
    unchanged = changes_by_feed(offices[PROVINCE]) == before

    merged = offices.merge(PROVINCE, file)

    assert (refused.status, refused.code, unchanged) == ("refused", "E_NEWER_APP", True)
    assert "gói vẫn giữ. Chị cập nhật phần mềm rồi ghép lại." in refused.message
    assert refused.message.endswith(f"Máy gửi dùng bản {__version__}.")
    assert file.exists()
    assert merged.status == "merged"
    with offices[PROVINCE].read() as reading:
        assert reading.of(Child).find(child.id) is not None


def test_a_record_that_is_said_to_be_of_another_kind_stays_what_it_is(offices: Offices) -> None:
    """An enrolled computer speaks of its child as of a letter and a sponsor."""
    child = a_child(offices[COMMUNE])
    newer_program.write(offices[COMMUNE], "outgoing_document", child.id, {"kind": "Thư mời"})
    newer_program.write(offices[COMMUNE], "sponsor", child.id, {"full_name": "Lê Văn Khác"})

    offices.send(COMMUNE, PROVINCE)

    for name in (COMMUNE, PROVINCE):
        with offices[name].read() as reading:
            assert reading.of(Sponsor).all() == ()
            assert reading.of(Child).get(child.id).full_name == child.full_name
        assert state.check(offices[name], deep=True) == []
