"""Importing officers' lists: seen before it is done, safe to repeat, taken back exactly."""

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook_corpus import HEAD, Rows, person, xlsx

from builders import Offices, a_child, a_sponsor, a_sponsorship, digest, problems_of
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.stopping import StoppedError, listening
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services import children, erasure, excel_export, excel_import
from mdd_desktop.services.bulk_load import load_records
from mdd_desktop.services.excel import queue
from mdd_desktop.services.excel.choices import Choices, Existing
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.imports import rows_of_batch

PEOPLE = [
    HEAD,
    person(1, "Nguyễn Thị An", "25/12/2014"),
    person(2, "Trần Văn Bình", "2013", sex="Nam", phone="0987654321"),
    person(3, "Lê Thị Cúc", "31/02/2016"),
]


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1", name="xã Hoa Sen")


def save(path: Path, rows: Rows) -> Path:
    path.write_bytes(xlsx(rows))
    return path


def listed(registry: Registry) -> dict[str, Child]:
    with registry.read() as reading:
        found = reading.of(Child).where(void=False)
    return {child.full_name: child for child in found}


def test_a_dry_run_counts_what_the_real_run_does_and_writes_nothing(
    office: Registry, tmp_path: Path
) -> None:
    path = save(tmp_path / "ds.xlsx", PEOPLE)
    before = digest(office)

    seen = excel_import.prepare(office, path)
    unchanged = digest(office)
    done, batch = excel_import.run(office, path)

    assert unchanged == before
    assert batch is not None
    assert seen.counts == done.counts == {"new": 2, "updated": 0, "unchanged": 0, "duplicate": 0}
    assert seen.findings == done.findings
    assert [(f.row, f.column, f.value) for f in done.refused] == [(4, "C", "31/02/2016")]
    assert set(listed(office)) == {"Nguyễn Thị An", "Trần Văn Bình"}
    assert problems_of(office) == []


def test_the_same_file_again_changes_nothing(office: Registry, tmp_path: Path) -> None:
    nameless = person(4, "Vũ Thị Dung", None, sex=None, village=None, phone=None)
    path = save(tmp_path / "ds.xlsx", [*PEOPLE, nameless])
    excel_import.run(office, path)
    before = digest(office)

    again, batch = excel_import.run(office, path)

    assert again.counts == {"new": 0, "updated": 0, "unchanged": 3, "duplicate": 0}
    assert batch is None
    assert digest(office) == before


def test_blanks_are_filled_and_what_differs_is_told(office: Registry, tmp_path: Path) -> None:
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25", village="Thôn 9")
    path = save(tmp_path / "ds.xlsx", PEOPLE)

    plan, _ = excel_import.run(office, path)

    child = listed(office)["Nguyễn Thị An"]
    assert (child.village, child.phone, child.sex) == ("Thôn 9", "0912345678", "nu")
    assert plan.counts["updated"] == 1
    assert [(f.row, f.column, f.code) for f in plan.warnings] == [(2, "E", "value_kept")]


@pytest.mark.parametrize(
    ("rule", "village", "phone"),
    [(Existing.TAKE, "Thôn 1", "0912345678"), (Existing.KEEP, "Thôn 9", None)],
)
def test_the_rule_for_records_that_exist_is_the_officers(
    office: Registry, tmp_path: Path, rule: Existing, village: str, phone: str | None
) -> None:
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25", village="Thôn 9")
    path = save(tmp_path / "ds.xlsx", PEOPLE)

    excel_import.run(office, path, Choices(existing=rule))

    child = listed(office)["Nguyễn Thị An"]
    assert (child.village, child.phone) == (village, phone)


def test_undecided_duplicates_wait_and_the_run_finishes(office: Registry, tmp_path: Path) -> None:
    a_child(
        office, full_name="Nguyễn Ngọc Ánh", birth="2014-08-12", sex="nu", village="Thôn 1",
        phone="0912345678",
    )  # fmt: skip
    rows = [
        HEAD,
        person(1, "Nguyen Ngoc Anh", "12/08/2014"),
        person(2, "Vũ Tiến Dũng", "13/03/2012", sex="Nam", phone="0987654321"),
        person(3, "Vũ Tiến Dũng", "13/03/2012", sex="Nam", phone="0987654321"),
    ]
    path = save(tmp_path / "ds.xlsx", rows)

    plan, _ = excel_import.run(office, path)
    waiting = {row.row: row.alike for row in plan.rows if row.alike}
    again, batch = excel_import.run(office, path)

    assert plan.counts == {"new": 1, "updated": 0, "unchanged": 0, "duplicate": 2}
    assert set(waiting) == {2, 4}
    assert waiting[2][0].record is not None
    assert waiting[4][0].row == 3
    assert all(one.reasons for alike in waiting.values() for one in alike)
    assert len(listed(office)) == 2
    assert again.counts == {"new": 0, "updated": 0, "unchanged": 1, "duplicate": 2}
    assert batch is None


def test_twins_are_no_duplicates(office: Registry, tmp_path: Path) -> None:
    rows = [HEAD, person(1, "Lê Thị Hồng"), person(2, "Lê Thị Huệ")]

    plan, _ = excel_import.run(office, save(tmp_path / "ds.xlsx", rows))

    assert plan.counts["new"] == 2


def test_an_identity_number_belongs_to_one_child(office: Registry, tmp_path: Path) -> None:
    number = "001314000123"
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25", identity_number=number)
    head = ["STT", "Họ và tên", "Ngày sinh", "Số định danh"]
    rows = [head, [1, "Vũ Thị Yến", "13/03/2014", number], [2, "Nguyễn Thị An", None, number]]

    plan, _ = excel_import.run(office, save(tmp_path / "ds.xlsx", rows))

    assert [(f.row, f.column, f.code) for f in plan.refused] == [(2, "D", "same_identity_number")]
    assert plan.counts["unchanged"] == 1


def test_taking_an_import_back_restores_every_record_exactly(
    office: Registry, tmp_path: Path
) -> None:
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25", village="Thôn 9")
    before = listed(office)
    _, batch = excel_import.run(
        office, save(tmp_path / "ds.xlsx", PEOPLE), Choices(existing=Existing.TAKE)
    )
    assert batch is not None

    undone = excel_import.undo(office, batch)

    assert (undone.restored, undone.voided, undone.kept) == (1, 1, [])
    assert listed(office) == before
    assert problems_of(office) == []


def test_what_was_edited_after_the_import_stays_and_is_listed(
    office: Registry, tmp_path: Path
) -> None:
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25")
    path = save(tmp_path / "ds.xlsx", PEOPLE)
    _, batch = excel_import.run(office, path)
    assert batch is not None
    known, fresh = listed(office)["Nguyễn Thị An"], listed(office)["Trần Văn Bình"]
    children.correct(office, known.id, {"phone": "0903111222"})
    a_sponsorship(office, fresh)

    undone = excel_import.undo(office, batch)

    after = listed(office)
    assert after["Nguyễn Thị An"].phone == "0903111222"
    assert after["Nguyễn Thị An"].village is None
    assert "Trần Văn Bình" in after
    assert [(kept.row, kept.field) for kept in undone.kept] == [(2, "phone"), (3, "")]
    with pytest.raises(RegistryError, match="hoàn tác"):
        excel_import.undo(office, batch)


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_an_import_that_is_stopped_leaves_nothing_behind(
    office: Registry, tmp_path: Path, steps: int
) -> None:
    def progress(done: int, total: int) -> None:
        assert total in {0, 61}
        if total and done >= 25 * steps:
            raise StoppedError

    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25")
    many = [person(n, f"Lê Thị {chr(65 + n % 26)}o{n}", f"2014-01-{n % 28 + 1}") for n in range(60)]
    rows = [
        [*row[:2], f"{n % 28 + 1:02}/{n % 12 + 1:02}/2013", *row[3:]] for n, row in enumerate(many)
    ]
    path = save(tmp_path / "ds.xlsx", [*PEOPLE[:2], *rows])
    before = digest(office)

    with pytest.raises(StoppedError), listening(progress):
        excel_import.run(office, path)

    assert digest(office) == before
    assert excel_import.past_imports(office) == []
    assert queue.waiting(office) == []
    assert problems_of(office) == []


def test_after_taking_back_the_same_file_is_new_again(office: Registry, tmp_path: Path) -> None:
    path = save(tmp_path / "ds.xlsx", PEOPLE)
    _, batch = excel_import.run(office, path)
    assert batch is not None
    excel_import.undo(office, batch)

    plan, again = excel_import.run(office, path)

    assert plan.counts["new"] == 2
    assert again not in (None, batch)
    assert [one.batch for one in excel_import.past_imports(office)] == [again, batch]


def test_how_columns_were_matched_is_remembered_for_the_next_list(
    office: Registry, tmp_path: Path
) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Chỗ trọ"]
    first = save(tmp_path / "a.xlsx", [head, [1, "Lê Thị An", "05/06/2015", "Thôn 1"]])
    second = save(tmp_path / "b.xlsx", [head, [1, "Hồ Thị Yến", "07/08/2013", "Thôn 2"]])
    content = {"columns": {"Chỗ trọ": "village"}, "dates": {"Ngày sinh": "dmy"}}

    excel_import.run(office, first, Choices.parse(content))
    plan, _ = excel_import.run(office, second)

    child = listed(office)["Hồ Thị Yến"]
    assert (child.village, child.birth and child.birth.text) == ("Thôn 2", "2013-08-07")
    assert plan.mapping == {"A": "number", "B": "full_name", "C": "birth", "D": "village"}


def test_the_error_workbook_is_the_officers_own_with_colours_and_comments(
    office: Registry, tmp_path: Path
) -> None:
    rows = [["DANH SÁCH"], *PEOPLE]
    rows[2][2] = dt.date(2014, 12, 25)
    path, target = save(tmp_path / "ds.xlsx", rows), tmp_path / "loi.xlsx"
    plan = excel_import.prepare(office, path)

    excel_import.save_error_workbook(path, plan, target)

    sheet: Any = load_workbook(target).active
    original: Any = load_workbook(io.BytesIO(path.read_bytes())).active
    assert [[cell.value for cell in row[:6]] for row in sheet.iter_rows(max_col=6)] == [
        [cell.value for cell in row] for row in original.iter_rows(max_col=6)
    ]
    assert sheet["C3"].number_format == original["C3"].number_format
    assert sheet["C5"].fill.fgColor.rgb.endswith("F8C9C9")
    assert "không có trên lịch" in sheet["C5"].comment.text
    assert "không có trên lịch" in sheet["G5"].value


def test_the_error_workbook_of_a_text_file_has_its_layout(office: Registry, tmp_path: Path) -> None:
    path, target = tmp_path / "ds.csv", tmp_path / "loi.xlsx"
    path.write_text("Họ và tên,Ngày sinh,Ghi chú\n=Lê Thị A,31/02/2016,+1\n", encoding="utf-8")
    plan = excel_import.prepare(office, path)

    excel_import.save_error_workbook(path, plan, target)

    sheet: Any = load_workbook(target).active
    assert [cell.value for cell in sheet[2]][:3] == ["=Lê Thị A", "31/02/2016", "+1"]
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].comment is not None


def test_sponsors_of_one_name_are_told_apart_by_telephone(office: Registry, tmp_path: Path) -> None:
    a_sponsor(office, full_name="Trần Thị Mai", phone="0912345678")
    head = ["STT", "Họ và tên Mẹ đỡ đầu", "Điện thoại", "Nghề nghiệp"]
    rows = [
        head,
        [1, "Trần Thị Mai", "0912345678", "Giáo viên"],
        [2, "Trần Thị Mai", "0987654321", "Y tá"],
        [3, "Trần Thị Mai", None, "Nông dân"],
    ]

    plan, _ = excel_import.run(office, save(tmp_path / "me.xlsx", rows))

    assert [row.action.value for row in plan.rows] == ["updated", "new", "duplicate"]
    with office.read() as reading:
        assert {one.occupation for one in reading.of(Sponsor).all()} == {"Giáo viên", "Y tá"}


def test_lines_of_the_ledger_find_their_children_and_are_entered_once(
    office: Registry, tmp_path: Path
) -> None:
    child = a_child(office, full_name="Lê Thị An", birth="2014-12-25")
    sponsorship = a_sponsorship(office, child, a_sponsor(office, full_name="Trần Thị Mai"))
    head = ["STT", "Ngày trao", "Họ và tên trẻ", "Số tiền", "Mẹ đỡ đầu"]
    line = [dt.date(2026, 11, 1), "Lê Thị An", 500_000, "Trần Thị Mai"]
    rows = [head, [1, *line], [2, *line], [3, dt.date(2026, 11, 2), "Ai Đó", 1, None]]
    path = save(tmp_path / "so.xlsx", rows)

    plan, _ = excel_import.run(office, path)
    again, batch = excel_import.run(office, path)

    assert (plan.counts["new"], [f.code for f in plan.refused]) == (2, ["child_unknown"])
    assert (again.counts["unchanged"], batch) == (2, None)
    with office.read() as reading:
        lines = reading.of(SupportEntry).all()
    assert {(one.amount, one.child_id, one.sponsorship_id) for one in lines} == {
        (500_000, child.id, sponsorship.id)
    }


def test_a_child_of_another_commune_is_not_taken_in(office: Registry, tmp_path: Path) -> None:
    head = ["STT", "Họ và tên", "Ngày sinh", "Xã"]
    rows = [head, [1, "Lê Thị An", "2014", "xã Hoa Sen"], [2, "Lê Thị Bình", "2013", "Sông Mai"]]

    plan, _ = excel_import.run(office, save(tmp_path / "ds.xlsx", rows))

    assert plan.counts["new"] == 1
    assert [(f.row, f.code) for f in plan.refused] == [(3, "unknown_unit")]


def test_an_exported_list_comes_back_without_a_change(office: Registry, tmp_path: Path) -> None:
    a_child(
        office, full_name="=Lê Thị An", birth="2014-12-25", sex="nu", village="Thôn 1",
        phone="0912345678", identity_number="001314000123", ethnic="Tày",
        father={"full_name": "Lê Văn Ba", "status": "mat", "died_on": "2021"},
        household=[{"year": 2026, "status": "ngheo"}], needs=[{"kind": "hoc_tap"}],
    )  # fmt: skip
    a_child(office, full_name="Trần Bình", birth="2013", mother={"status": "mat"})
    path = tmp_path / "tre.xlsx"
    rows = excel_export.export(office, "children", path)

    plan = excel_import.prepare(office, path)

    assert rows == 2
    assert plan.refused == []
    assert plan.counts == {"new": 0, "updated": 0, "unchanged": 2, "duplicate": 0}


def test_everything_can_be_loaded_again_from_open_json(
    office: Registry, lone: Offices, tmp_path: Path
) -> None:
    a_sponsorship(office)
    path = tmp_path / "tat-ca.json"
    rows = excel_export.export(office, "everything", path)
    other = lone.add("khac", "X1", name="xã Hoa Sen")

    loaded = load_records(other, json.loads(path.read_bytes()))

    assert loaded.refused == []
    assert sum(loaded.added.values()) + sum(loaded.unchanged.values()) == rows


def test_an_import_keeps_nothing_of_a_child_whom_the_law_had_erased(
    office: Registry, tmp_path: Path
) -> None:
    a_child(office, full_name="Nguyễn Thị An", birth="2014-12-25")
    twin = person(2, "Nguyễn Thị An", "25/12/2014")
    path = save(tmp_path / "ds.xlsx", [PEOPLE[0], PEOPLE[1], twin])
    _, batch = excel_import.run(office, path)

    erasure.erase(office, listed(office)["Nguyễn Thị An"].id, reason="Đơn của gia đình")

    with office.read() as reading:
        rows = rows_of_batch(reading.connection, str(batch))
    assert rows
    assert "Nguyễn Thị An" not in json.dumps(rows, ensure_ascii=False)
