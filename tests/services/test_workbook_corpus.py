"""Every nasty workbook: each cell right, or reported; never silently wrong."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lay_out_corpus import PARTS, lay_out
from workbook_corpus import CASES, Case, xlsx

from mdd_desktop.documents.xlsx.opening import read_book
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.reading import ReadList, read_list

TODAY = dt.date(2026, 11, 22)


def read(case: Case) -> ReadList:
    book = read_book(case.content, case.file)
    return read_list(book, Choices.parse(case.choices), today=TODAY)


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_every_cell_is_right_or_reported(make: Callable[[], Case]) -> None:
    case = make()

    found = read(case)

    assert found.kind == case.kind
    assert {row.row: row.values for row in found.rows} == case.truth
    assert {(f.row, f.column) for f in found.findings if f.refuses} == case.refused
    reported = {(f.row, f.column) for f in found.findings if not f.refuses}
    assert reported == case.warned
    assert found.encoding == case.encoding


def test_the_truth_files_say_of_their_workbooks_what_is_read(tmp_path: Path) -> None:
    for beside in lay_out(tmp_path):
        told = json.loads(beside.read_text("utf-8"))
        content = (tmp_path / told["workbook"]).read_bytes()
        choices = Choices.parse(told["choices"])

        found = read_list(read_book(content, told["workbook"]), choices, today=TODAY)

        rows = {str(row.row): row.values for row in found.rows}
        assert json.loads(json.dumps(rows)) == told["rows"], told["name"]
        refused = sorted([f.row, f.column] for f in found.findings if f.refuses)
        assert refused == told["refused"], told["name"]


@pytest.mark.parametrize("month", ["T{}", "Tháng {}", "Th.{}", "Tháng {}/2026"])
def test_a_ledger_with_a_column_for_each_month_is_refused_as_a_whole(month: str) -> None:
    months = [month.format(number) for number in range(1, 13)]
    rows = [
        ["SỔ HỖ TRỢ NĂM 2026"],
        ["STT", "Họ và tên trẻ", "Mẹ đỡ đầu", *months],
        [1, "Nguyễn Thị An", "Trần Thị Mai", *[500_000] * 12],
    ]

    with pytest.raises(RuleError) as refused:
        read_list(read_book(xlsx(rows), "so.xlsx"), Choices(), today=TODAY)

    assert refused.value.code == "month_columns"


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 25
    assert {make.__module__ for make in CASES} == {part.__name__ for part in PARTS}
