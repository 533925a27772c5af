"""Every nasty workbook: each cell right, or reported; never silently wrong."""

import datetime as dt
from collections.abc import Callable

import pytest
import workbooks_dates
import workbooks_files
import workbooks_heads
import workbooks_lists
import workbooks_sheets
import workbooks_texts
from workbook_corpus import CASES, Case, xlsx

from mdd_desktop.documents.xlsx.opening import read_book
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.reading import ReadList, read_list

TODAY = dt.date(2026, 11, 22)
PARTS = (
    workbooks_dates,
    workbooks_files,
    workbooks_heads,
    workbooks_lists,
    workbooks_sheets,
    workbooks_texts,
)


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
