"""Every kind of document: nothing unfilled, drafts move nothing, every letter can be printed."""

import random
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from documents_office import DAY, NAMES, example_office

from builders import PASSPHRASE
from mdd_desktop.documents.catalogue import document_kind
from mdd_desktop.documents.typography import shipped_fonts
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Heading, LegalBasis, Paragraph, Table
from mdd_desktop.resources import resource
from mdd_desktop.services import documents
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from documents_measures import PrintedPage, printed

__all__ = ["example_office"]
KINDS = [str(kind["id"]) for kind in documents.kinds()]
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lý Ksor H’Bia Y’Wăn"
MIDDLES = "Thị Văn Đức Ngọc Thùy Quỳnh Bảo Kỳ Hữu Xuân Thúy Mỹ Ỷ Ỹ Ợ Ự Ẵ Ặ Ổ Ỗ Ề Ể Ễ"
GIVEN = (
    "Ánh Ẩn Ẫm Ằng Ẳng Ẵm Ặc Ếch Ệt Ị Ĩ Ọp Ồ Ốc Ộc Ờ Ớt Ỡm Ợt Ủy Ũm Ụt Ừng Ửng Ữu Ựa Ỳ Ý Ỵ Ỹ Đẹt"
)
BROKEN = re.compile(r"\{|\bNone\b|\bnan\b|null|TODO|  \S|\.\./\.|;\.|\.;")


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = office_services.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


PAPERS: dict[tuple[Any, ...], bytes] = {}
PAGES: dict[tuple[Any, ...], list[PrintedPage]] = {}


def paper(office: Registry, kind: str, **wish: Any) -> bytes:
    """The PDF of a kind; drawn once for all tests."""
    key = (kind, *sorted(wish.items()))
    if key not in PAPERS:
        PAPERS[key] = documents.make(office, Wish(kind=kind, **wish), "pdf").content
    return PAPERS[key]


def pages_of(office: Registry, kind: str, **wish: Any) -> list[PrintedPage]:
    key = (kind, *sorted(wish.items()))
    if key not in PAGES:
        PAGES[key] = printed(paper(office, kind, **wish))
    return PAGES[key]


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_can_be_copied_and_nothing_is_left_unfilled(office: Registry, kind: str) -> None:
    for page in pages_of(office, kind, number=5):
        assert unicodedata.is_normalized("NFC", page.text)
        assert "\u00ad" not in page.text
        assert "\ufffd" not in page.text
        if kind not in {"B1", "B2", "B3", "B4", "B6", "B7", "D8"}:  # these hold hostile names
            assert not BROKEN.search(page.text), BROKEN.search(page.text)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_copied_from_the_pages_is_what_the_document_says(
    office: Registry, kind: str
) -> None:
    wish = Wish(kind=kind, number=5)
    document = documents.composed(office, wish, documents.gather(office, wish))
    copied = "".join("".join(page.text.split()) for page in pages_of(office, kind, number=5))
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]

    for block in blocks:
        match block:
            case Paragraph(text=text) | Heading(line=text) | LegalBasis(text=text):
                bare = unicodedata.normalize("NFC", "".join(text.split()))
                assert bare[:40] in copied
                assert bare[-40:] in copied
            case Table(rows=rows):
                words = " ".join(one for row in rows for one in row.cells if isinstance(one, str))
                assert [word for word in words.split() if word not in copied] == []


@pytest.mark.parametrize("kind", KINDS)
def test_t37_no_paper_tells_an_infection_and_one_for_everybody_names_nobody(
    office: Registry, kind: str
) -> None:
    text = " ".join(page.text for page in pages_of(office, kind, number=5))
    audiences = set(document_kind(kind).audiences)

    assert not re.search(r"Cha nhiễm|079312345678", text)
    if audiences <= {Audience.PUBLIC, Audience.FIGURES}:
        told = [name for name in (*NAMES.values(), "0912345678", "Bà Nội") if name in text]
        assert told == []


@pytest.mark.parametrize("kind", ["KH1", "BC-T", "B1", "D8"])
def test_taking_the_draft_mark_away_moves_nothing(office: Registry, kind: str) -> None:
    draft, final = pages_of(office, kind), pages_of(office, kind, number=5)

    assert len(draft) == len(final)
    for one, other in zip(draft[1:], final[1:], strict=True):
        assert places(one) == places(other)


def places(page: PrintedPage) -> list[tuple[str, float, float]]:
    """Every line of running text with its place; what tells number and date is left out."""
    return [
        (line.text, line.left, line.baseline)
        for line in page.lines
        if not {"Kèm", "của", "DỰ", "ngày"} & set(line.text.replace("(", "").split())
    ]


def test_every_kind_of_list_and_form_has_a_page_of_its_own(office: Registry) -> None:
    assert {kind for kind in KINDS if not pages_of(office, kind, number=5)} == set()


@cache
def twenty_thousand_names() -> frozenset[str]:
    """Family, middle and given names in every combination that is not too rare."""
    picker = random.Random(20_000)  # noqa: S311 - no secret
    families, middles, given = FAMILIES.split(), MIDDLES.split(), GIVEN.split()
    names = set()
    while len(names) < 20_000:
        names.add(
            f"{picker.choice(families)} {picker.choice(middles)} "
            f"{picker.choice(middles)} {picker.choice(given)}"
        )
    return frozenset(names)


@pytest.mark.parametrize("style", ["regular", "bold", "italic", "bold_italic"])
def test_no_letter_of_twenty_thousand_names_and_of_any_template_lacks_its_glyph(style: str) -> None:
    face = getattr(shipped_fonts(), style)
    shipped = [*resource("templates").iterdir(), resource("units", "units.csv")]
    templates = "".join(file.read_text("utf-8") for file in shipped)

    letters = set("".join(twenty_thousand_names())) | set(templates) - {"\n"}

    assert sorted(letters - set(face.widths)) == []
