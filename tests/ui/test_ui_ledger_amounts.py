"""Amounts in the cells of the support book: exact where they fit, else said in fewer letters."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from conftest import Opener
from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.ui.ledger import month_cell
from mdd_desktop.ui.ledger.amounts import in_few_letters, part_in_few_letters, shorter
from mdd_desktop.ui.ledger.grid_model import LEVEL, SUM
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.widgets.written import Face, words


@pytest.mark.parametrize(
    ("amount", "ways"),
    [
        (500_000, ["500"]),
        (1_200_000, ["1.200", "1,2 tr", "1 tr"]),
        (12_600_000, ["12.600", "12,6 tr", "13 tr"]),
        (86_002_499_914, ["86.002.499,914", "86 tỷ"]),
        (999_999_999, ["999.999,999", "1 tỷ"]),
    ],
)
def test_an_amount_is_said_exactly_first_and_rounder_after(amount: int, ways: list[str]) -> None:
    assert shorter(amount) == ways


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0"), (500_000, "500"), (10_000_000, "10.000"), (27_998_500_000, "28 tỷ")],
)
def test_a_narrow_column_says_as_much_as_it_can(amount: int, said: str) -> None:
    assert in_few_letters(amount) == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1_000_000, 5_500_000, "1.000 / 5.500"),
        (900_000, 11_000_000_000, "0,9 tr / 11 tỷ"),
        (40_000, 11_000_000_000, "0,1 tr / 11 tỷ"),
        (0, 11_000_000_000, "0 / 11 tỷ"),
        (12_600_000_000, 13_000_000_000, "13 tỷ / 13 tỷ"),
    ],
)
def test_a_part_and_its_whole_both_wear_a_unit_or_none(part: int, whole: int, said: str) -> None:
    assert part_in_few_letters(part, whole) == said


@pytest.mark.parametrize("state", [CellState.LATE, CellState.NOT_DUE, CellState.DELIVERED])
@pytest.mark.parametrize("amount", [500_000, 12_500_000, 998_999_999])
def test_no_amount_is_cut_in_its_cell(
    monkeypatch: pytest.MonkeyPatch, qapp: object, state: CellState, amount: int
) -> None:
    del qapp
    written: list[tuple[str, str]] = []

    def write(_painter: QPainter, room: QRect, text: str, face: Face, *_: str, **__: float) -> None:
        written.append((text, words(text, face, room.width()).shown))

    monkeypatch.setattr(month_cell, "write", write)
    image = QImage(80, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    cell = MonthCell(state, pledged=amount, delivered=amount, late=amount)
    for width in range(50, 62):
        month_cell.paint_month_cell(painter, QRect(3, 4, width, 28), cell)
    painter.end()

    assert {text for text, _shown in written} <= set(shorter(amount))
    assert [text for text, shown in written if text != shown] == []


def test_what_a_column_rounds_is_told_whole_where_one_points(desktop: Opener) -> None:
    opened = desktop("long")
    opened.space.open("ledger")
    opened.settle()
    model = opened.space.section(LedgerSection).view.model
    at = next(row for row, one in enumerate(model.rows) if one.level > 900_000_000)

    told = [model.index(at, column).data(Qt.ItemDataRole.ToolTipRole) for column in (LEVEL, SUM)]

    assert model.index(at, LEVEL).data() == "1 tỷ"
    assert told[0] == "mức cam kết một tháng 999.999.999 đồng"
    assert "đồng cam kết đến nay" in told[1]
