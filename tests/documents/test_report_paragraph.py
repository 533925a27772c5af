"""The paragraph to paste into the Hội's own report: as long as asked, of any period, of nobody."""

from dataclasses import replace

import pytest
from documents_example import (
    example_document,
    example_report,
)
from test_plans import said

from mdd_desktop.documents.reports.paragraph import LONGEST, SHORTEST
from mdd_desktop.domain.document import (
    Heading,
)
from mdd_desktop.domain.errors import RuleError


@pytest.mark.parametrize("unit", ["X1", "X2", "T"])
def test_the_paragraph_has_sixty_to_a_hundred_and_twenty_words_and_no_page(unit: str) -> None:
    document = example_document("BC-D", unit)
    text = said(document)

    assert SHORTEST <= len(text.split()) <= LONGEST
    assert text.startswith("Về Chương trình “Mẹ đỡ đầu”: đến ngày 30 tháng 6 năm 2026,")
    assert text.endswith(".")
    assert "./." not in text
    assert not any(isinstance(block, Heading) for block in document.body)


def test_the_paragraph_says_the_figures_of_the_monthly_report() -> None:
    text = said(example_document("BC-D"))

    assert "quản lý 04 trẻ, 03 trẻ đang được 04 Mẹ đỡ đầu giúp đỡ" in text
    assert "thêm 01 trẻ được đỡ đầu, đã trao 4.300.000 đồng cho 03 trẻ, thăm 02 lượt" in text
    assert "đã trao 4.300.000 đồng" in said(example_document("BC-T"))


@pytest.mark.parametrize(
    ("kind", "during"),
    [
        ("BC-6T", "trong 6 tháng đầu năm 2026 thêm 01 trẻ"),
        ("BC-N", "trong năm 2026 thêm 01 trẻ"),
        ("BC-5N", "từ ngày 20/10/2021 đến ngày 30/06/2026 thêm 06 trẻ"),
    ],
)
def test_the_paragraph_speaks_of_whatever_period_its_figures_are_of(kind: str, during: str) -> None:
    text = said(example_document("BC-D", report=replace(example_report(kind), kind="BC-D")))

    assert SHORTEST <= len(text.split()) <= LONGEST
    assert during in text
    assert "trong tháng" not in text


def test_a_paragraph_about_nobody_names_no_sum_but_what_was_given_before_they_left() -> None:
    none = dict.fromkeys(example_report("BC-6T").figures, 0)
    gone = none | {"delivered_total": 900_000, "children_supported": 1}
    empty, left = (
        said(example_document("BC-D", report=replace(example_report("BC-6T"), figures=figures)))
        for figures in (none, gone)
    )

    assert "chưa có trẻ trong danh sách. " in empty
    assert "0 đồng" not in empty
    assert "chưa có trẻ trong danh sách; trong 6 tháng đầu năm 2026 đã trao 900.000 đồng" in left


def test_an_empty_month_still_makes_a_paragraph_and_a_long_one_is_refused() -> None:
    silent = dict.fromkeys(example_report("BC-D").figures, 0)
    text = said(example_document("BC-D", report=replace(example_report("BC-D"), figures=silent)))

    assert SHORTEST <= len(text.split()) <= LONGEST
    with pytest.raises(RuleError, match="120"):
        example_document("BC-D", content={"highlight": "dài " * 90})
