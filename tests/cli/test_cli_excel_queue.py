"""``mdd excel waiting`` and ``settle``: the queue of an import, worked off by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Ran
from openpyxl import Workbook

Run = Callable[..., Ran]


@pytest.fixture
def batch(mdd: Run, office: Path, tmp_path: Path) -> str:
    """Import a list whose second row looks like the first."""
    book = Workbook()
    sheet: Any = book.active
    for row in (
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ấp"],
        [1, "Lê Thị Ngọc Diễm", "25/08/2014", "Nữ", "Phú Lợi"],
    ):
        sheet.append(row)
    book.save(tmp_path / "cu.xlsx")
    mdd("excel", "import", tmp_path / "cu.xlsx", data=office)
    sheet.cell(2, 2).value = "Le Thi Ngoc Diem"
    sheet.append([2, "Trần Văn Nam", "14/02/2013", "Nam", "Tân Hòa"])
    book.save(tmp_path / "moi.xlsx")
    done = mdd("excel", "import", tmp_path / "moi.xlsx", "--json", data=office)
    assert (done.answer["new"], done.answer["duplicate"]) == (1, 1)
    return str(done.answer["batch_id"])


def children(mdd: Run, office: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = mdd("children", "list", "--json", data=office).answer["children"]
    return found


def test_the_queue_says_who_a_row_may_be_and_why(mdd: Run, office: Path, batch: str) -> None:
    (row,) = mdd("excel", "waiting", "--json", data=office).answer["waiting"]

    assert (row["batch_id"], row["row"], row["file"]) == (batch, 2, "moi.xlsx")
    assert row["about"].startswith("Le Thi Ngoc Diem")
    assert row["alike"][0]["reasons"]
    assert "dòng 2" in mdd("excel", "waiting", data=office).out


@pytest.mark.parametrize(("options", "count"), [(["--new"], 3), (["--skip"], 2)])
def test_a_row_is_settled_once(
    mdd: Run, office: Path, batch: str, options: list[str], count: int
) -> None:
    done = mdd("excel", "settle", batch, "2", *options, "--json", data=office)
    again = mdd("excel", "settle", batch, "2", *options, "--json", data=office)

    assert done.code == 0
    assert (again.code, again.answer["error"]["code"]) == (1, "not_waiting")
    assert len(children(mdd, office)) == count
    assert mdd("excel", "waiting", "--json", data=office).answer["waiting"] == []


def test_a_row_that_is_a_known_child_fills_her_record_and_undo_covers_it(
    mdd: Run, office: Path, batch: str
) -> None:
    code = next(c for c in children(mdd, office) if c["full_name"].startswith("Lê"))["code"]

    done = mdd("excel", "settle", batch, "2", "--same", code, "--json", data=office)
    undone = mdd("excel", "import", "--undo", batch, "--json", data=office)

    assert done.code == 0
    assert undone.answer["voided"] == 1
    assert len(children(mdd, office)) == 1


@pytest.mark.parametrize("options", [[], ["--new", "--skip"]])
def test_one_decision_is_wanted(mdd: Run, office: Path, batch: str, options: list[str]) -> None:
    assert mdd("excel", "settle", batch, "2", *options, data=office).code == 2
