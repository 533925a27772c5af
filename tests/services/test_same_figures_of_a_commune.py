"""The worked example in the commune's own registry: its screen and its three files say its figures.

The commune has its part from the province's package, as every commune has after a restoration.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from test_same_figures import DAY, KINDS, PERIODS, by_hand, expected_row, made, number, screen
from test_same_figures import summary_rows as rows_of

import builders
from builders import COMMUNE, PASSPHRASE, PROVINCE, Offices
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.services import bulk_load, offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.reports.ports import SO_FAR

EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.json"
SETTINGS = {"settings": {"ledger_start": "2026-04-01"}}
WIDE = 20


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    all_of_them: Offices = builders.enrolled_offices(tmp_path_factory.mktemp("xa"))
    loaded = bulk_load.load_records(
        all_of_them[PROVINCE], json.loads(EXAMPLE.read_text(encoding="utf-8"))
    )
    assert not loaded.refused
    all_of_them.send(PROVINCE, COMMUNE)
    assert not bulk_load.load_records(all_of_them[COMMUNE], SETTINGS).refused
    folder = all_of_them.path(COMMUNE)
    all_of_them.close()
    registry = offices.open_office(folder, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_on_its_screen_is_the_one_counted_by_hand(
    commune: Registry, kind: str
) -> None:
    seen = [
        (name, column, number(getattr(line, column)))
        for line in screen(commune, kind).lines
        for column, name in line.figures.items()
    ]

    assert len(seen) > 40
    for name, column, value in seen:
        period = "cumulative" if column == SO_FAR else PERIODS[kind][1]
        assert value == by_hand(period, "X1")[name], (name, column)


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_in_its_workbook_is_the_one_counted_by_hand(
    commune: Registry, kind: str
) -> None:
    sheet = openpyxl.load_workbook(made(commune, kind, "xlsx"))["Số liệu"]
    cells = {str(row[0]): row[3:5] for row in sheet.iter_rows(values_only=True) if row[0]}

    for name in FIGURES:
        in_period, so_far = map(number, cells[name])
        assert in_period == by_hand(PERIODS[kind][1], "X1")[name], name
        assert so_far == by_hand("cumulative", "X1")[name], name


@pytest.mark.parametrize("kind", KINDS)
def test_its_summary_on_paper_and_in_word_is_the_one_counted_by_hand(
    commune: Registry, kind: str
) -> None:
    with pdfplumber.open(made(commune, kind, "pdf")) as pdf:
        on_paper = [table for page in pdf.pages for table in page.extract_tables()]
    word = docx.Document(io.BytesIO(made(commune, kind, "docx").getvalue()))
    in_word = [[[cell.text for cell in row.cells] for row in one.rows] for one in word.tables]

    for tables in (on_paper, in_word):
        (rows,) = (rows_of(table) for table in tables if len(table[-1]) > WIDE)
        assert rows == [expected_row(kind, "X1")]
