"""Rows that become records."""

import datetime as dt
import json
from typing import Any
from uuid import UUID

import pytest
from storage_rows import a_bond, a_child, a_sponsor

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import RECORDS, fields_of
from mdd_desktop.domain.sponsorship import Pledge
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.storage.rows import record_of, records_of, row_of

DAY = dt.date(2026, 6, 30)


def a_row(record: Record) -> dict[str, Any]:
    """The row that the log makes of a record."""
    return row_of(record.table, record.id, "30127", fields_of(record))


def test_a_changed_copy_of_a_record_that_was_read_changes_no_other() -> None:
    one, other = records_of("child", [a_row(a_child()), a_row(a_child(full_name="Lê An"))])

    renamed = one.model_copy(update={"full_name": "Đỗ Minh Khôi"})
    renamed.model_fields_set.discard("note")

    assert fields_of(renamed)["full_name"] == "Đỗ Minh Khôi"
    assert one.model_fields_set == other.model_fields_set == set(Child.model_fields)


def invented() -> list[list[Record]]:
    """Records of every shape of field: plain, part, value, list of values, list of codes."""
    full = a_child(
        sex="nu",
        birth="2014-03",
        father={"status": "mat", "cause": "covid"},
        household=[{"year": 2025, "status": "ngheo"}, {"year": 2026, "status": "can_ngheo"}],
        groups=["b", "n"],
        unit_history=[{"unit_id": "30127", "from": "2022-01-10"}],
        exit={"date": "2026-06-15", "reason": "chuyen_di"},
        consents=[{"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-05"}],
        sponsor_wanted=False,
        circumstances="Ở với bà.\nBà đã già.",
    )
    children = [full, a_child(), a_child(full_name="Đỗ  Minh Khôi", birth="2014-03")]
    sponsor = a_sponsor(kind="tap_the", foreign=True)
    paused = a_bond(full, sponsor, pauses=[{"from": "2026-05-01"}], until_18=True)
    pledge = {"sponsorship_id": paused.id, "kind": "tien", "rhythm": "quy", "from_month": "2026-01"}
    entry = {"date": DAY, "unit_id": "30127", "direction": "passed", "amount": 300_000}
    return [
        list(children),
        [sponsor, a_sponsor()],
        [paused, a_bond(full, sponsor)],
        [Pledge.model_validate(pledge | {"amount": 900_000})],
        [SupportEntry.model_validate(entry | {"child_id": full.id}) for _ in range(2)],
    ]


def test_records_read_from_rows_are_those_that_were_written() -> None:
    """Together or one by one."""
    for written in invented():
        table, rows = written[0].table, [a_row(record) for record in written]
        assert records_of(table, rows) == written
        assert [record_of(table, row) for row in rows] == written


def test_a_record_that_was_read_can_be_copied_corrected_and_written() -> None:
    """It has all that a validated record has."""
    child = a_child(ethnic="Khmer", household=[{"year": 2026, "status": "ngheo"}])
    read = record_of("child", a_row(child))
    assert isinstance(read, Child)
    assert read.corrected(ethnic="Kinh").household == child.household
    assert read.model_copy(update={"ethnic": "Hoa"}).ethnic == "Hoa"
    assert json.loads(read.model_dump_json())["ethnic"] == "Khmer"
    assert read.model_fields_set == set(RECORDS["child"].model_fields)


def test_a_text_from_elsewhere_is_brought_into_its_one_spelling() -> None:
    """Whoever wrote it decomposed or with two blanks."""
    row = a_row(a_child()) | {"full_name": "Đặng  Ngọc Ha\u0302n"}
    (read,) = records_of("child", [row])
    assert isinstance(read, Child)
    assert read.full_name == "Đặng Ngọc Hân"


@pytest.mark.parametrize(
    "cell", [{"sex": "Không biết"}, {"full_name": None}, {"household": '[{"year": 2026}]'}]
)
def test_a_row_that_no_version_can_read_is_refused_without_its_content(
    cell: dict[str, Any],
) -> None:
    """One such row among good ones too."""
    good = a_row(a_child(id=UUID(int=1)))
    with pytest.raises(DamagedError) as refused:
        records_of("child", [good, good | cell])
    assert refused.value.code == "unreadable_record"
    assert "Hân" not in str(refused.value)


def test_codes_and_inner_fields_of_a_newer_program_leave_the_rows_readable() -> None:
    """Beside good rows: in a column, in a part and in an element of a list."""
    good = a_row(a_child(id=UUID(int=1)))
    newer = good | {
        "id": UUID(int=2).hex,
        "sex": "khac",
        "father": '{"status":"di_xa","work":"thợ xây"}',
        "household": '[{"status":"trung_binh","why":"mới","year":2026}]',
    }

    first, second = records_of("child", [good, newer])

    assert isinstance(first, Child)
    assert isinstance(second, Child)
    assert not first.mother.status.is_new
    assert second.sex is not None
    assert (second.sex, second.sex.is_new) == ("khac", True)
    assert (second.father.status, second.mother.status) == ("di_xa", first.mother.status)
    assert second.household[0].status == "trung_binh"
    assert second.corrected(village="Thôn Đông").sex == "khac"


def test_no_rows_are_no_records() -> None:
    """An empty table is not an error."""
    assert records_of("child", []) == []
