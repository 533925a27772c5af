"""A figure against the same period before, in words."""

from decimal import Decimal

import pytest

from mdd_desktop.domain.comparison import change_cell, change_text
from mdd_desktop.domain.report import Figure


@pytest.mark.parametrize(
    ("figure", "now", "before", "text"),
    [
        ("children_sponsored", 6, 4, "tăng 02 trẻ (50%)"),
        ("children_sponsored", 3, 5, "giảm 02 trẻ (40%)"),
        ("children_sponsored", 5, 5, "bằng"),
        ("children_sponsored", 0, 0, "bằng"),
        ("children_sponsored", 12, 0, "tăng 12 trẻ"),
        ("sponsors_active", 4, 3, "tăng 01 Mẹ đỡ đầu (33,3%)"),
        ("delivered_total", 1_500_000, 1_000_000, "tăng 500.000 đồng (50%)"),
        ("visits", 1, 3, "giảm 02 lượt (66,7%)"),
        ("children_sponsored", None, 3, ""),
        ("children_sponsored", 3, None, ""),
        ("coverage_rate", Decimal("66.7"), Decimal("60.0"), "tăng 6,7 điểm phần trăm"),
        ("coverage_rate", Decimal("60.0"), None, ""),
    ],
)
def test_a_change_is_said_with_its_unit_and_no_percent_of_nothing(
    figure: str, now: Figure, before: Figure, text: str
) -> None:
    assert change_text(figure, now, before) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [(6, 4, "tăng 2 (50%)"), (4, 0, "tăng 4"), (1, 1, "bằng"), (None, 1, "")],
)
def test_a_table_leaves_the_unit_to_its_row(now: Figure, before: Figure, text: str) -> None:
    assert change_cell(now, before) == text
