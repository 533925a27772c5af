"""Numbers within sentences: each is the figure it speaks of, on paper and in its Word twin.

The sentences are looked for by the words of the templates around each number, the figures are
counted naively, line by line: nothing here asks the program how it filled them in.
"""

import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import docx
import pdfplumber
import pytest
from documents_office import example_office
from test_same_figures import Figures
from test_same_figures_everywhere import PERIODS, expected, made, naive, office, plain

from mdd_desktop.documents.levels import switched
from mdd_desktop.documents.live_values import LABELS
from mdd_desktop.documents.templates import template
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.period import Period
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]
SOURCES = {"BC-T": "bct", "BC-6T": "bcky", "BC-N": "bcky", "BC-5N": "bc5n"}
LEAST = {"BC-T": 20, "BC-6T": 20, "BC-N": 12, "BC-5N": 20}
PAIRS = [("X1", "docx"), ("T", "pdf")]  # the same words in both forms: test_document_twins
CASES = [(kind, unit, form) for kind in SOURCES for unit, form in PAIRS]
NUMBER, FEWEST_LETTERS = r"(\d{1,3}(?:\.\d{3})+|\d+,\d(?!\d)|\d+)", 6


def texts(part: Any) -> Iterator[str]:
    """Every text in a template, however deep."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from texts(one)
    elif isinstance(part, list):
        for one in part:
            yield from texts(one)


def sayings(source: Any, unit: str) -> Iterator[tuple[re.Pattern[str], list[str]]]:
    """What a text with figures looks like in print, and the figures in their order."""
    for text in texts(source):
        pieces = re.split(
            r"\{([^{}]*)\}", plain(switched(text, level="province" if unit == "T" else "commune"))
        )
        names = [LABELS.get(name, name) for name in pieces[1::2]]
        wanted = [name for name in names if name in FIGURES]
        # A text of few letters stands in many places; one without figures says no number.
        if wanted and len("".join(pieces[::2])) >= FEWEST_LETTERS:
            looks = "".join(
                re.escape(words) + (NUMBER if name in FIGURES else ".*?" if name else "")
                for words, name in zip(pieces[::2], [*names, ""], strict=True)
            )
            yield re.compile(f"(?<!\\d){looks}"), wanted


def numbers(found: re.Match[str]) -> list[Decimal]:
    return [Decimal(text.replace(".", "").replace(",", ".")) for text in found.groups()]


def said(source: Any, unit: str, text: str, figures: Figures) -> set[str]:
    """The figures that are said in a text, each found where its sentence stands."""
    checked: set[str] = set()
    for saying, names in sayings(source, unit):
        values = [figures[name] for name in names]
        if not all(values):
            continue  # a sentence of nothing is left out or worded otherwise
        seen = [numbers(found) for found in saying.finditer(text)]
        if seen:
            assert [Decimal(str(value)) for value in values] in seen, (saying.pattern, values, seen)
            checked |= set(names)
    return checked


def words(content: bytes, form: str) -> str:
    if form == "pdf":
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            lines = [line for page in pdf.pages for line in page.extract_text().splitlines()]
        return plain("".join(line for line in lines if not line.isdigit()))  # page numbers
    return plain("".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs))


@pytest.mark.parametrize(("kind", "unit", "form"), CASES)
def test_every_number_in_a_sentence_is_the_figure_counted(
    office: Registry, kind: str, unit: str, form: str
) -> None:
    in_period, _ = expected(office, kind, unit)
    text = words(made(office, kind, unit, form), form)

    checked = said(template(SOURCES[kind]), unit, text, in_period)

    assert len(checked) >= LEAST[kind], sorted(checked)


@pytest.mark.parametrize("unit", ["X1", "X2", "T"])
def test_the_paragraph_for_the_clipboard_says_the_figures_counted(
    office: Registry, unit: str
) -> None:
    period = Period.parse(PERIODS["BC-T"])
    text = plain(documents.paragraph(office, Wish(kind="BC-D", period=period.text, unit=unit)))

    checked = said(template("bcd"), unit, text, naive(office, period.lo, period.hi, unit))

    assert checked >= {"children_listed", "children_sponsored", "sponsors_active"}
    assert checked >= {"delivered_total", "children_supported", "visits", "children_unsponsored"}
