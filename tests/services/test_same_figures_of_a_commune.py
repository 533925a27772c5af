"""The worked example in the commune's own registry: its screen and its three files say its figures.

The commune has its part from the province's package. A child that was moved away before the
example was loaded is not among it: what is counted since the programme began is held against a
naive count in this registry, the month against the figures counted by hand.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pdfplumber
import pytest
from test_same_figures import DAY, PERIODS, Figures, by_hand, made, number, screen, summary_rows

import builders
from builders import COMMUNE, PASSPHRASE, PROVINCE, Offices
from mdd_desktop.documents.lists.summary import SUMMARY_FIGURES
from mdd_desktop.domain.figures import FIGURES, count_figures
from mdd_desktop.domain.period import Period
from mdd_desktop.services import bulk_load, offices
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.reports.ports import SO_FAR

EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.json"
SETTINGS = {"settings": {"ledger_start": "2026-04-01"}}
KIND, WIDE = "BC-T", 20
MONTH = by_hand(PERIODS[KIND][1], "X1")


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


def since_the_beginning(commune: Registry) -> Figures:
    with commune.read() as reading:
        return count_figures(reading.snapshot(), Period.cumulative(DAY), "X1").values


def test_every_figure_on_its_screen_is_the_one_counted(commune: Registry) -> None:
    so_far = since_the_beginning(commune)
    seen = [
        (name, column, number(getattr(line, column)))
        for line in screen(commune, KIND).lines
        for column, name in line.figures.items()
    ]

    assert len(seen) > 40
    for name, column, value in seen:
        assert value == (so_far if column == SO_FAR else MONTH)[name], (name, column)


def test_every_figure_in_its_workbook_is_the_one_counted(commune: Registry) -> None:
    so_far = since_the_beginning(commune)
    sheet = openpyxl.load_workbook(made(commune, KIND, "xlsx"))["Số liệu"]
    cells = {str(row[0]): row[3:5] for row in sheet.iter_rows(values_only=True) if row[0]}

    for name in FIGURES:
        assert list(map(number, cells[name])) == [MONTH[name], so_far[name]], name


def test_its_summary_on_paper_and_in_word_is_the_one_counted(commune: Registry) -> None:
    so_far = since_the_beginning(commune)
    expected = [
        so_far[name.removeprefix("cumulative:")] if ":" in name else MONTH[name]
        for name in SUMMARY_FIGURES
    ]
    with pdfplumber.open(made(commune, KIND, "pdf")) as pdf:
        on_paper = [table for page in pdf.pages for table in page.extract_tables()]
    word = docx.Document(made(commune, KIND, "docx"))
    in_word = [[[cell.text for cell in row.cells] for row in one.rows] for one in word.tables]

    for tables in (on_paper, in_word):
        (rows,) = (summary_rows(table) for table in tables if len(table[-1]) > WIDE)
        assert rows == [expected]
