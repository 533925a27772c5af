"""The worked example's figures: one number on the screen, on paper, in DOCX and in the workbook."""

import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from documents_office import example_office

from builders import PASSPHRASE
from mdd_desktop.documents.lists.summary import SUMMARY_FIGURES
from mdd_desktop.domain.figures import FIGURES, INDICATORS, Kind
from mdd_desktop.services import documents, offices
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.report_page import report_page
from mdd_desktop.ui.reports.ports import NOW, SO_FAR, FiguresShown
from mdd_desktop.ui.reports.shown import page_shown

__all__ = ["example_office"]
DAY = dt.date(2026, 6, 30)
PERIODS = {"BC-T": ("2026-06", "month"), "BC-6T": ("2026-H1", "half")}
KINDS = sorted(PERIODS)
UNITS = ("X1", "X2", "T")
GOLDEN = Path(__file__).parent.parent / "golden" / "worked_example_figures.json"
FIRST_FIGURE = 2
Figures = Mapping[str, int | Decimal | None]


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = offices.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


@cache
def by_hand(period: str, unit: str) -> Figures:
    """The figures of the design, counted by hand; those not named there are 0."""
    counted: dict[str, dict[str, Any]] = json.loads(GOLDEN.read_text("utf-8"))[period]
    found: dict[str, int | Decimal | None] = dict.fromkeys(FIGURES, 0)
    for name, values in counted.items():
        value = values[unit]
        found[name] = Decimal(str(value)) if FIGURES[name].unit_word == "%" else value
    return found


def number(text: object) -> int | Decimal | None:
    """What a cell says, whoever printed it."""
    if text is None or str(text) in {"", "–"}:
        return None
    if isinstance(text, int | float):
        return Decimal(str(text)).normalize() if isinstance(text, float) else text
    plain = str(text).strip().removesuffix("%").removeprefix("+").replace(".", "")
    return Decimal(plain.replace(",", ".")) if "," in plain else int(plain)


def expected_row(kind: str, unit: str) -> list[int | Decimal | None]:
    """The row of a unit in the summary table, from the figures counted by hand."""
    period = PERIODS[kind][1]
    return [
        by_hand("cumulative", unit)[name.removeprefix("cumulative:")]
        if name.startswith("cumulative:")
        else by_hand(period, unit)[name]
        for name in SUMMARY_FIGURES
    ]


def summary_rows(rows: Sequence[Sequence[object]]) -> list[list[int | Decimal | None]]:
    """The rows with figures of a printed summary table, the recounted one last."""
    found = []
    for row in rows:
        cells = [number(cell) for cell in row[FIRST_FIGURE:-1]] if _has_figures(row) else []
        if cells:
            found.append(cells)
    return found


def _has_figures(row: Sequence[object]) -> bool:
    names = " ".join(str(cell) for cell in row[:FIRST_FIGURE])
    return any(name in names.replace("\n", " ") for name in ("Hoa Sen", "Sông Mai", "Toàn tỉnh"))


def made(office: Registry, kind: str, form: str, unit: str | None = None) -> io.BytesIO:
    wish = Wish(kind=kind, period=PERIODS[kind][0], unit=unit)
    return io.BytesIO(documents.make(office, wish, form).content)


def screen(office: Registry, kind: str) -> FiguresShown:
    return page_shown(report_page(office, kind, PERIODS[kind][0]), name="kỳ này")


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_on_the_screen_is_the_one_counted_by_hand(office: Registry, kind: str) -> None:
    seen = 0
    for line in screen(office, kind).lines:
        for column, name in line.figures.items():
            period = "cumulative" if column == SO_FAR else PERIODS[kind][1]
            assert number(getattr(line, column)) == by_hand(period, "T")[name], (name, column)
            assert (column == NOW) <= (FIGURES[name].kind is Kind.AS_OF)
            seen += 1

    assert seen > 40


@pytest.mark.parametrize("kind", KINDS)
def test_the_summary_on_paper_is_the_one_counted_by_hand(office: Registry, kind: str) -> None:
    with pdfplumber.open(made(office, kind, "pdf")) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    (rows,) = filter(None, (summary_rows(table) for table in tables if len(table[-1]) > 20))

    assert rows == [expected_row(kind, unit) for unit in UNITS]


@pytest.mark.parametrize("kind", KINDS)
def test_the_summary_in_docx_is_the_one_counted_by_hand(office: Registry, kind: str) -> None:
    document = docx.Document(made(office, kind, "docx"))
    tables = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in document.tables
        if len(table.columns) > 20
    ]
    (rows,) = map(summary_rows, tables)

    assert rows == [expected_row(kind, unit) for unit in UNITS]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_in_the_workbook_is_the_one_counted_by_hand(
    office: Registry, kind: str, unit: str
) -> None:
    book = openpyxl.load_workbook(made(office, kind, "xlsx", unit))
    (sheet,) = (one for one in book.worksheets if one.title == "Số liệu")
    cells = {str(row[0]): row[3:5] for row in sheet.iter_rows(values_only=True) if row[0]}

    for name in FIGURES:
        in_period, so_far = map(number, cells[name])
        assert in_period == by_hand(PERIODS[kind][1], unit)[name], name
        assert so_far == by_hand("cumulative", unit)[name], name


@pytest.mark.parametrize("kind", KINDS)
def test_the_targets_are_the_same_on_the_screen_and_in_the_workbook(
    office: Registry, kind: str
) -> None:
    book = openpyxl.load_workbook(made(office, kind, "xlsx"))
    (sheet,) = (one for one in book.worksheets if one.title == "Chỉ tiêu")
    written = {str(row[0]): row[2:4] for row in sheet.iter_rows(values_only=True) if row[0]}
    shown = {line.id: line.done for line in screen(office, kind).targets if line.id}

    counted = {name for name in INDICATORS if name in written}
    assert counted <= set(shown)
    for name in counted:
        num, den = written[name]
        assert shown[name] == ("–" if not den or den == "–" else f"{num} / {den}"), name
