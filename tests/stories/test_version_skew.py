"""Two versions of the program exchange packages: nothing is refused, dropped or rewritten."""

import pytest

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child, changes_by_feed
from mdd_desktop import __version__
from mdd_desktop.domain import change as wire_form
from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import new_id
from mdd_desktop.services import children
from mdd_desktop.services.offices import Registry
from mdd_desktop.sync import reader

UNKNOWN = "field_of_next_year"


def _newer_program_writes(registry: Registry, child: Child) -> Change:
    """What a computer with the next version would write: a field that nobody here knows."""
    with registry.transaction("Bản mới") as tx:
        feed = tx.feed("up")
        return tx.log.append(
            feed, ChangeKind.PUT, "child", child.id, {UNKNOWN: "giá trị mới"}, tx.origin
        )


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
            assert shown[UNKNOWN] == "giá trị mới"
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
