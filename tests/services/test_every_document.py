"""Every kind of document, measured on the page: rules L1-L5, L21, L25, marks, PDF/A-2b."""

import io
import random
import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from documents_office import DAY, example_office

from builders import PASSPHRASE
from mdd_desktop.documents.own_texts import EDITABLE, texts_of
from mdd_desktop.documents.typography import shipped_fonts
from mdd_desktop.services import documents
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from documents_measures import MM, PrintedPage, printed

__all__ = ["example_office"]
KINDS = [str(kind["id"]) for kind in documents.kinds()]
COMMUNE_PRESETS, PROVINCE_PRESETS = ("a", "b", "c", "d", "u"), ("p", "u")
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Lý Ksor H’Bia Y’Wăn"
MIDDLES = "Thị Văn Đức Ngọc Thùy Quỳnh Bảo Kỳ Hữu Xuân Thúy Mỹ Ỷ Ỹ Ợ Ự Ẵ Ặ Ổ Ỗ Ề Ể Ễ"
GIVEN = (
    "Ánh Ẩn Ẫm Ằng Ẳng Ẵm Ặc Ếch Ệt Ị Ĩ Ọp Ồ Ốc Ộc Ờ Ớt Ỡm Ợt Ủy Ũm Ụt Ừng Ửng Ữu Ựa Ỳ Ý Ỵ Ỹ Đẹt"
)
OWN_LAYOUT = {"D4", "D12"}
BROKEN = re.compile(r"\{|\bNone\b|\bnan\b|null|TODO|  \S|\.\./\.|;\.|\.;")


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = office_services.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


TOP = 20 * MM - 2
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
def test_pages_are_a4_and_nothing_stands_outside_the_margins(office: Registry, kind: str) -> None:
    for page in pages_of(office, kind, number=5):
        sides = sorted((page.width, page.height))
        assert sides == pytest.approx([210 * MM, 297 * MM], abs=0.5)
        body = [char for char in page.chars if TOP < char["top"] < foot_of(page)]
        assert body
        assert min(char["x0"] for char in body) >= 30 * MM - 0.6
        assert max(char["x1"] for char in body) <= page.width - 15 * MM + 0.6
        outside = [char for char in page.chars if char not in body]
        assert {text_kind(char, page) for char in outside} <= {"page number", "frame", "tracing"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in OWN_LAYOUT])
def test_the_first_page_has_no_number_and_the_others_have_theirs(
    office: Registry, kind: str
) -> None:
    expected = 1
    for place, page in enumerate(pages_of(office, kind, number=5)):
        numbers = [
            line
            for line in page.lines
            if line.text.isdecimal() and line.baseline < 15 * MM and line.size == 13.0
        ]
        expected = expected + 1 if numbers else 1
        if place == 0:
            assert not numbers
        for line in numbers:
            assert line.text == str(expected)
            assert 10 * MM <= line.baseline <= 14 * MM
            assert line.middle == pytest.approx((30 * MM + page.width - 15 * MM) / 2, abs=1)


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_can_be_copied_and_nothing_is_left_unfilled(office: Registry, kind: str) -> None:
    for page in pages_of(office, kind, number=5):
        assert unicodedata.is_normalized("NFC", page.text)
        assert "\u00ad" not in page.text
        assert "\ufffd" not in page.text
        if kind not in {"B1", "B2", "B3", "B4", "B6", "B7", "D8"}:  # these hold hostile names
            assert not BROKEN.search(page.text), BROKEN.search(page.text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_kept_as_pdf_a_2b(office: Registry, kind: str) -> None:
    with pikepdf.open(io.BytesIO(paper(office, kind, number=5))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
            assert meta["dc:title"] == str(pdf.docinfo["/Title"])
            assert meta["dc:creator"] == [str(pdf.docinfo["/Author"])]
            assert meta["pdf:Producer"] == str(pdf.docinfo["/Producer"])
            assert meta["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"])
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
        assert str(pdf.Root.Lang) == "vi-VN"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/Encrypt" not in pdf.trailer
        assert len(pdf.trailer.ID) == 2
        assert "/AA" not in pdf.Root
        assert "/OpenAction" not in pdf.Root
        for page in pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                assert "/FontFile2" in font.FontDescriptor
                assert "/ToUnicode" in font
            assert "/Helvetica" not in str(page.Resources)
            for image in page.Resources.get("/XObject", {}).values():
                assert "/SMask" not in image or image.get("/Interpolate", False) is not True


@pytest.mark.parametrize("kind", ["KH1", "BC-T", "D10", "D1"])
@pytest.mark.parametrize("preset", PROVINCE_PRESETS)
def test_the_head_of_every_preset_of_the_province(office: Registry, kind: str, preset: str) -> None:
    check_head(pages_of(office, kind, number=5, preset=preset)[0], preset)


@pytest.mark.parametrize("kind", ["KH1", "BC-T", "D10", "D1"])
@pytest.mark.parametrize("preset", COMMUNE_PRESETS)
def test_the_head_of_every_preset_of_a_commune(office: Registry, kind: str, preset: str) -> None:
    check_head(pages_of(office, kind, number=5, preset=preset, unit="X1")[0], preset)


def check_head(page: PrintedPage, preset: str) -> None:
    """L5-L8: two columns, rules under their words, number and date on one line."""
    state = page.line("CỘNG HÒA XÃ HỘI")
    motto = page.line("Độc lập - Tự do")
    assert state.bold
    assert motto.bold
    assert abs(state.middle - motto.middle) <= 1 * MM
    rule = page.rule_below(motto)
    assert rule["x1"] - rule["x0"] == pytest.approx(motto.right - motto.left, abs=1 * MM)
    assert 0.5 <= float(rule["linewidth"]) <= 0.75
    left = [line for line in page.lines if line.right < state.left and line.baseline < 60 * MM]
    assert left
    offices = [line for line in left if line.bold]
    assert offices
    if preset != "u":
        assert any(not line.bold for line in left)
    below = page.rule_below(offices[-1])
    length = float(below["x1"] - below["x0"])
    assert 1 / 3 <= length / (offices[-1].right - offices[-1].left) <= 1 / 2 + 0.01
    dates = [line for line in page.lines if "ngày" in line.text and line.baseline < 75 * MM]
    assert dates[0].italic
    numbers = [line for line in page.lines if line.text.startswith("Số:")]
    if numbers:
        assert numbers[0].baseline == pytest.approx(dates[0].baseline, abs=0.3 * MM)


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


@pytest.mark.parametrize("kind", ["B1", "B3", "B5", "B7", "BC-T", "BC-N", "KH1", "D11"])
def test_tables_are_as_wide_as_the_text(office: Registry, kind: str) -> None:
    for page in pages_of(office, kind, number=5):
        width = page.width - 45 * MM
        grid = [rule for rule in page.rules if rule["x1"] - rule["x0"] > width - 1]
        for rule in grid:
            assert rule["x1"] - rule["x0"] == pytest.approx(width, abs=0.2 * MM + 0.6)
        small = [
            char for char in page.chars if char["upright"] and TOP < char["top"] < foot_of(page)
        ]
        assert min(char["size"] for char in small) >= 9 - 0.01


def test_every_kind_of_list_and_form_has_a_page_of_its_own(office: Registry) -> None:
    assert {kind for kind in KINDS if not pages_of(office, kind, number=5)} == set()


def foot_of(page: PrintedPage) -> float:
    return page.height - 20 * MM + 2


def text_kind(char: dict[str, Any], page: PrintedPage) -> str:
    """What stands outside the margins: only these may."""
    if char["top"] > foot_of(page) - 4:
        return "tracing" if char["size"] <= 8 else "body"
    if char["text"].isdecimal() and round(char["size"]) == 13:
        return "page number"
    return "frame" if "Bold" in char["fontname"] and round(char["size"]) == 13 else "body"


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
    templates = "".join(text for name in EDITABLE for text in texts_of(name).values())

    letters = set("".join(twenty_thousand_names())) | set(templates) - {"\n"}

    assert sorted(letters - set(face.widths)) == []
