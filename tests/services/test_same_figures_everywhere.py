"""Every kind of report of a commune and of the province: one number in all four outputs.

The figures expected are counted naively, line by line, from a snapshot; the worked example's own
numbers, counted by hand, are in ``test_same_figures``.
"""

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from documents_office import example_office
from test_same_figures import Figures, number, summary_rows

from builders import PASSPHRASE
from mdd_desktop.documents.lists.summary import SUMMARY_FIGURES
from mdd_desktop.domain.figures import FIGURES, count_figures
from mdd_desktop.domain.period import Period
from mdd_desktop.services import documents, offices
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.report_page import report_page
from mdd_desktop.ui.reports.ports import SO_FAR
from mdd_desktop.ui.reports.shown import page_shown

__all__ = ["example_office"]
DAY = dt.date(2026, 6, 30)
PERIODS = {"BC-T": "2026-06", "BC-6T": "2026-H1", "BC-N": "2025", "BC-5N": "2021..2026"}
CASES = [(kind, unit) for kind in PERIODS for unit in ("X1", "T")]
WIDE = 20
Table = list[list[str]]


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = offices.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()
    naive.cache_clear()
    made.cache_clear()


@cache
def naive(office: Registry, first: dt.date, last: dt.date, unit: str) -> Figures:
    with office.read() as reading:
        return count_figures(reading.snapshot(), Period.days(first, last), unit).values


def expected(office: Registry, kind: str, unit: str) -> tuple[Figures, Figures]:
    """The figures of the period, and those since the programme began."""
    period = Period.parse(PERIODS[kind])
    last = min(period.hi, DAY)  # of a span that is not over, up to today
    so_far = Period.cumulative(last)
    return naive(office, period.lo, last, unit), naive(office, so_far.lo, last, unit)


@cache
def made(office: Registry, kind: str, unit: str, form: str) -> bytes:
    wish = Wish(kind=kind, period=PERIODS[kind], unit=unit)
    return documents.make(office, wish, form).content


def paper_tables(content: bytes) -> list[Table]:
    """The tables of a PDF, page by page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        parts = [table for page in pdf.pages for table in page.extract_tables()]
    return [[[plain(cell) for cell in row] for row in part] for part in parts]


def twin_tables(content: bytes) -> list[Table]:
    """The tables of a DOCX; of joined cells the text once."""
    return [
        [_cells(row) for row in table.rows] for table in docx.Document(io.BytesIO(content)).tables
    ]


def _cells(row: Any) -> list[str]:
    joined = {cell._tc: cell for cell in row.cells}  # noqa: SLF001 - what joined cells share
    return [plain(cell.text) for cell in joined.values()]


def plain(cell: object) -> str:
    """The words of a cell; only line breaks may differ."""
    return re.sub(r"\s+", "", str(cell or ""))


def rows_of_figures(tables: list[Table]) -> list[list[str]]:
    """The rows of all tables that say a figure, in order."""
    rows = (list(filter(None, row)) for table in tables for row in table)
    return [row for row in rows if any(map(has_figure, row))]


def has_figure(cell: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d[\d.]*(,\d+)?%?", cell))


@pytest.mark.parametrize(("kind", "unit"), CASES)
def test_every_figure_in_the_workbook_is_the_one_counted(
    office: Registry, kind: str, unit: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(office, kind, unit, "xlsx")))
    cells = {str(row[0]): row[3:5] for row in book["Số liệu"].iter_rows(values_only=True) if row[0]}
    in_period, so_far = expected(office, kind, unit)

    for name in FIGURES:
        assert list(map(number, cells[name])) == [in_period[name], so_far[name]], name


@pytest.mark.parametrize("kind", PERIODS)
def test_every_figure_on_the_screen_is_the_one_counted(office: Registry, kind: str) -> None:
    in_period, so_far = expected(office, kind, "T")
    shown = page_shown(report_page(office, kind, PERIODS[kind]), name="kỳ này")
    cells = [
        (name, column, number(getattr(line, column)))
        for line in shown.lines
        for column, name in line.figures.items()
    ]

    assert len(cells) > len(SUMMARY_FIGURES)
    for name, column, value in cells:
        assert value == (so_far if column == SO_FAR else in_period)[name], (name, column)


@pytest.mark.parametrize(("kind", "unit"), CASES)
def test_the_summary_on_paper_is_the_one_counted(office: Registry, kind: str, unit: str) -> None:
    in_period, so_far = expected(office, kind, unit)
    row = [
        so_far[name.removeprefix("cumulative:")]
        if name.startswith("cumulative:")
        else in_period[name]
        for name in SUMMARY_FIGURES
    ]
    with pdfplumber.open(io.BytesIO(made(office, kind, unit, "pdf"))) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    (rows,) = filter(None, (summary_rows(table) for table in tables if len(table[-1]) > WIDE))

    assert rows[-1] == row


@pytest.mark.parametrize(("kind", "unit"), CASES)
def test_every_figure_in_a_table_of_the_paper_stands_in_its_twin(
    office: Registry, kind: str, unit: str
) -> None:
    content = made(office, kind, unit, "pdf")
    on_paper = rows_of_figures(paper_tables(content))
    in_docx = rows_of_figures(twin_tables(made(office, kind, unit, "docx")))
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        words = plain("".join(page.extract_text() for page in pdf.pages))
    drawn = [row for row in in_docx if row not in on_paper]  # the twin of a chart is a table

    assert [row for row in in_docx if row not in drawn] == on_paper
    assert bool(drawn) == (kind in {"BC-N", "BC-5N"})
    assert all(cell in words for row in drawn for cell in row if has_figure(cell))


@pytest.mark.parametrize("kind", ["BC-T", "BC-6T", "BC-N"])
def test_the_paragraph_says_the_figures_of_its_report(office: Registry, kind: str) -> None:
    in_period, _ = expected(office, kind, "T")
    text = page_shown(report_page(office, kind, PERIODS[kind]), name="kỳ này").paragraph

    assert text == documents.paragraph(office, Wish(kind="BC-D", period=PERIODS[kind]))
    for name in ("children_listed", "children_sponsored", "delivered_total"):
        value = int(in_period[name] or 0)
        assert (f"{value:02,}".replace(",", ".") in text) == (value > 0), name
