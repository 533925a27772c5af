"""``mdd excel``: what callers rely on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Ran
from openpyxl import Workbook, load_workbook

Run = Callable[..., Ran]
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Điện thoại"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = Workbook()
    sheet: Any = book.active
    for row in (
        HEAD,
        [1, "Nguyễn Thị An", "25/12/2014", 912345678],
        [2, "Trần Văn Bình", "31/02/2016", None],
    ):
        sheet.append(row)
    book.save(tmp_path / "ds.xlsx")
    return tmp_path / "ds.xlsx"


def test_a_dry_run_has_the_keys_and_counts_of_the_real_run(
    mdd: Run, office: Path, workbook: Path
) -> None:
    seen = mdd("excel", "import", workbook, "--dry-run", "--json", data=office)
    done = mdd("excel", "import", workbook, "--json", data=office)

    names = ("rows", "new", "updated", "duplicate", "refused", "warnings", "mapping", "encoding")
    assert {name: seen.answer[name] for name in names} == {
        name: done.answer[name] for name in names
    }
    assert (seen.code, done.code) == (0, 4)
    assert seen.answer["batch_id"] is None
    assert (done.answer["rows"], done.answer["new"], done.answer["encoding"]) == (2, 1, "unicode")
    (refused,) = done.answer["refused"]
    assert (refused["row"], refused["column"], refused["value"]) == (3, "C", "31/02/2016")
    (warning,) = done.answer["warnings"]
    assert (warning["row"], warning["column"], warning["value"]) == (2, "D", "912345678")
    assert done.answer["mapping"]["B"] == "full_name"


def test_an_import_is_taken_back_without_a_file(mdd: Run, office: Path, workbook: Path) -> None:
    batch = mdd("excel", "import", workbook, "--json", data=office).answer["batch_id"]

    undone = mdd("excel", "import", "--undo", batch, "--json", data=office)
    twice = mdd("excel", "import", "--undo", batch, "--json", data=office)

    assert (undone.code, undone.answer["voided"], undone.answer["kept"]) == (0, 1, [])
    assert (twice.code, twice.answer["error"]["code"]) == (1, "already_undone")
    assert mdd("children", "list", "--json", data=office).answer["children"] == []


def test_the_error_workbook_is_written(mdd: Run, office: Path, workbook: Path) -> None:
    target = workbook.with_name("loi.xlsx")

    mdd("excel", "import", workbook, "--dry-run", "--errors", target, "--json", data=office)

    sheet: Any = load_workbook(target).active
    assert sheet["C3"].comment is not None


def test_a_mapping_that_names_no_field_is_refused(mdd: Run, office: Path, workbook: Path) -> None:
    mapping = workbook.with_name("ghep.json")
    mapping.write_text('{"B": "ten_gi_do"}', encoding="utf-8")

    ran = mdd("excel", "import", workbook, "--mapping", mapping, "--json", data=office)

    assert (ran.code, ran.answer["error"]["code"]) == (1, "bad_mapping")


def test_importing_without_a_file_is_wrong_usage(mdd: Run, office: Path) -> None:
    assert mdd("excel", "import", "--json", data=office).code == 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(
    mdd: Run, office: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "la.xlsx"
    path.write_bytes(content)

    ran = mdd("excel", "import", path, "--json", data=office)

    assert ran.code in (1, 3)
    assert ran.answer["error"]["message"]


@pytest.mark.parametrize(
    "kind", ["children", "sponsors", "sponsorships", "support", "police", "everything"]
)
def test_every_list_can_be_exported(mdd: Run, example: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "ra.xlsx"

    ran = mdd("excel", "export", kind, target, "--json", data=example)

    assert ran.code == 0
    assert ran.answer["rows"] > 0
    assert target.stat().st_size > 1000


def test_a_filter_that_does_not_exist_is_refused(mdd: Run, office: Path, tmp_path: Path) -> None:
    ran = mdd("excel", "export", "children", tmp_path / "a.xlsx", "--filter", "gi_do", "--json",
              data=office)  # fmt: skip

    assert (ran.code, ran.answer["error"]["code"]) == (1, "unknown_filter")
