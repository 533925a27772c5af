"""The official page, measured on the PDF against the numbered rules of documents.md §1."""

import io
import itertools
import re
from dataclasses import replace
from functools import cache

import pdfplumber
import pytest
from documents_builders import a_document, a_pdf, a_report, an_issuer, the_fonts
from documents_example import example_pdf
from documents_measures import MM, PrintedPage, printed

from mdd_desktop.documents.pdf import page_count, render_pdf
from mdd_desktop.domain.document import OfficialDocument, Paragraph, SizeSet

EARLY = ("BC-T", "KH1")
CASES = [
    (kind, unit)
    for kind in (*EARLY, "KH2", "KH3", "KH4", "KH5", "BC-6T", "BC-N", "BC-5N")
    for unit in ("X1", "T")
]
MARGINS = {"left": 30 * MM, "right": 15 * MM, "top": 20 * MM, "bottom": 20 * MM}


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    chosen: tuple[str, str] = request.param
    return chosen


@pytest.fixture
def pages(case: tuple[str, str]) -> list[PrintedPage]:
    return pages_of(*case)


@cache
def pages_of(kind: str, unit: str) -> list[PrintedPage]:
    return printed(a_pdf(kind, unit) if kind in EARLY else example_pdf(kind, unit))


def filled_with(count: int) -> OfficialDocument:
    """A document whose body has that many short paragraphs and no annex."""
    document = a_document()
    body = [*(Paragraph.plain(f"Đoạn thứ {n}.") for n in range(1, count)), document.body[-1]]
    return replace(document, body=tuple(body), annexes=())


def test_the_ruler_reads_what_pdfplumber_reads() -> None:
    data = example_pdf("KH4")
    with pdfplumber.open(io.BytesIO(data)) as file:
        for own, page in zip(printed(data), file.pages, strict=True):
            assert own.text == page.extract_text()
            for char, told in zip(own.chars, page.chars, strict=True):
                assert char == {name: told[name] for name in char} | {"doctop": char["top"]}
            drawn = sorted(one["top"] for one in (*own.rules, *own.uprights))
            assert drawn == sorted(one["top"] for one in page.lines)
            assert (own.frames, own.curves) == (page.rects, page.curves)


def test_every_page_is_a4_and_nothing_but_the_page_number_leaves_the_margins(
    pages: list[PrintedPage],
) -> None:
    for page in pages:
        assert sorted((page.width, page.height)) == pytest.approx([210 * MM, 297 * MM], abs=0.1)
        for char in page.chars:
            if char["top"] < MARGINS["top"]:
                assert char["text"].isdigit()
                continue
            assert char["x0"] >= MARGINS["left"] - 0.5
            assert char["x1"] <= page.width - MARGINS["right"] + 0.5
            assert char["bottom"] <= page.height - MARGINS["bottom"] + 0.5


def test_page_one_has_no_number_and_the_others_have_theirs_at_top_centre(
    pages: list[PrintedPage],
) -> None:
    numbers = []
    for page in pages:
        found = [line for line in page.lines if line.baseline < MARGINS["top"]]
        numbers.append(found[0].text if found else "")
        for line in found:
            assert 10 * MM <= line.baseline <= 14 * MM
            assert line.size == 13
            assert line.middle == pytest.approx((30 * MM + page.width - 15 * MM) / 2, abs=1)

    assert numbers[:2] == ["", "2"]
    assert numbers[-1] == ""


def test_the_head_has_the_sizes_of_set_s(pages: list[PrintedPage]) -> None:
    page = pages[0]
    title, motto = page.line("CỘNG HÒA"), page.line("Độc lập")
    superior, office = page.lines[0], page.line("HỘI LHPN")

    assert (title.size, motto.size, office.size) == (12, 13, 12)
    assert title.bold
    assert motto.bold
    assert not superior.bold
    assert title.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"


def test_the_rules_have_the_length_their_line_asks_for(pages: list[PrintedPage]) -> None:
    page = pages[0]
    motto = page.line("Độc lập")
    under_motto = page.rule_below(motto)
    office = max(
        (line for line in page.lines if line.text.startswith("HỘI LHPN")),
        key=lambda line: line.baseline,
    )
    under_office = page.rule_below(office)

    motto_length = under_motto["x1"] - under_motto["x0"]
    assert motto_length == pytest.approx(motto.right - motto.left, abs=MM)
    assert 0.5 <= under_motto["linewidth"] <= 0.75
    gap = under_motto["top"] - motto.baseline - 0.216 * motto.size
    assert 1 <= gap <= 2
    share = (under_office["x1"] - under_office["x0"]) / (office.right - office.left)
    assert 1 / 3 <= share <= 1 / 2


def test_number_and_date_stand_on_one_baseline(pages: list[PrintedPage]) -> None:
    number, date = pages[0].line("Số:"), next(line for line in pages[0].lines if line.italic)

    assert number.text in {"Số: 05/BC-BTV", "Số: 05/KH-BTV"}
    assert date.text.endswith(", ngày 03 tháng 7 năm 2026")
    assert number.baseline == pytest.approx(date.baseline, abs=0.3 * MM)
    assert (number.size, date.size) == (13, 13)


def test_without_a_number_the_place_for_it_is_wide_enough_to_write() -> None:
    page = printed(a_pdf(number=None, dated=None))[0]
    chars = sorted(
        (c for c in page.chars if abs(c["size"] - 13) < 0.1 and 90 < c["top"] < 105),
        key=lambda c: c["x0"],
    )
    colon = next(c for c in chars if c["text"] == ":")
    slash = next(c for c in chars if c["text"] == "/")

    assert slash["x0"] - colon["x1"] >= 8 * MM
    assert page.line("Hoa Sen, ngày").text.endswith("năm 2026")


def test_the_title_is_bold_and_centred_with_a_short_rule(
    pages: list[PrintedPage], case: tuple[str, str]
) -> None:
    kind = "BÁO CÁO" if case[0].startswith("BC") else "KẾ HOẠCH"
    title = pages[0].line(kind)
    following = [line for line in pages[0].lines if line.baseline > title.baseline][:2]
    rule = pages[0].rule_below(following[-1])

    centre = (30 * MM + 195 * MM) / 2
    for line in (title, *following):
        assert line.bold
        assert line.size == 14
        assert line.middle == pytest.approx(centre, abs=1)
    assert len(following[-1].text.split()) > 1
    share = (rule["x1"] - rule["x0"]) / (following[-1].right - following[-1].left)
    assert 1 / 3 <= share <= 1 / 2


def test_only_a_report_is_addressed_and_then_the_list_of_copies_says_as_above(
    pages: list[PrintedPage], case: tuple[str, str]
) -> None:
    texts = [line.text for page in pages for line in page.lines]
    addressed = [text for text in texts if text.startswith("Kính gửi:")]
    first = texts[texts.index("Nơi nhận:") + 2 : texts.index("Nơi nhận:") + 3]

    assert len(addressed) == case[0].startswith("BC")
    assert (first == ["- Như trên;"]) == case[0].startswith("BC")


def test_body_text_is_justified_indented_and_eighteen_points_apart(
    pages: list[PrintedPage], case: tuple[str, str]
) -> None:
    body = [line for line in pages[0].lines if line.size == 14 and line.baseline > 230]
    starts = [line for line in body if line.left == pytest.approx(30 * MM + 12.7 * MM, abs=0.5)]
    full = [line for line in body if line.right == pytest.approx(195 * MM, abs=0.5)]
    steps = {round(below.baseline - above.baseline, 1) for above, below in itertools.pairwise(body)}

    assert len(starts) > 5
    assert len(full) > 5
    assert {step for step in steps if step <= 24} == {18.0, 24.0}
    assert steps == {18.0, 24.0} or case[0] in {"BC-5N", "BC-6T", "BC-N"}


def test_a_heading_never_ends_a_page(pages: list[PrintedPage]) -> None:
    for page in pages:
        assert not re.match(r"([IVX]+|\d+)\. ", page.lines[-1].text)


def test_exactly_one_end_mark_closes_each_part(pages: list[PrintedPage]) -> None:
    parts: list[str] = []
    for page in pages:
        opens = not any(line.baseline < MARGINS["top"] for line in page.lines)
        parts = [*parts, page.text] if opens else [*parts[:-1], parts[-1] + page.text]

    assert [part.count("./.") for part in parts] == [1] * len(parts)


def test_copies_and_signature_start_level_and_leave_room_to_sign(
    pages: list[PrintedPage],
) -> None:
    page = next(page for page in pages if "Nơi nhận:" in page.text)
    label, authority = page.line("Nơi nhận:"), page.line("TM. BAN THƯỜNG VỤ")
    post, name = page.line("CHỦ TỊCH"), page.line("Nguyễn Thị Bích Hạnh")
    items = [line for line in page.lines if line.size == 11 and line.baseline > label.baseline]

    assert label.baseline == pytest.approx(authority.baseline, abs=MM)
    assert (label.size, label.bold, label.italic) == (12, True, True)
    assert label.left == pytest.approx(30 * MM, abs=0.5)
    assert all(item.left == pytest.approx(30 * MM, abs=0.5) for item in items)
    assert [item.text[-1] for item in items] == [";"] * (len(items) - 1) + ["."]
    assert items[-1].text == "- Lưu: VT."
    centre = (30 + 165 * 0.45 + 165 * 0.55 / 2) * MM
    assert {round(line.middle) for line in (authority, post, name)} == {round(centre)}
    blank = (name.baseline - 0.891 * 14) - (post.baseline + 0.216 * 14)
    assert 25 * MM <= blank <= 30 * MM


@pytest.mark.parametrize("count", range(18, 32, 2))
def test_the_signature_never_stands_alone_and_pages_are_never_blank(count: int) -> None:
    pages = printed(render_pdf(filled_with(count), the_fonts()))

    signed = pages[-1]
    first = signed.line("TM. BAN THƯỜNG VỤ").baseline
    above = [line for line in signed.lines if MARGINS["top"] < line.baseline < first - 1]
    assert all(page.lines for page in pages)
    assert len([line for line in above if line.size == 14]) >= 2
    assert signed.line("Nguyễn").text == "Nguyễn Thị Bích Hạnh"


@pytest.mark.parametrize("before", range(18, 30, 2))
def test_a_paragraph_leaves_two_lines_on_both_pages(before: int) -> None:
    document = filled_with(before)
    long_one = Paragraph.plain("Lời dài của đoạn văn này nối tiếp nhau nhiều lần. " * 6)
    document = replace(document, body=(*document.body[:-1], long_one, *document.body[-8:]))
    pages = printed(render_pdf(document, the_fonts()))

    for page in pages:
        mine = [line for line in page.lines if "dài của" in line.text or "nối tiếp" in line.text]
        assert len(mine) != 1


def test_the_large_set_falls_back_where_the_left_column_would_be_too_narrow() -> None:
    large = printed(a_pdf(size_set=SizeSet.LARGE))[0]
    long_place = an_issuer(place_name="Thị xã Phong Thổ Thượng Hạ")
    narrow = printed(a_pdf(size_set=SizeSet.LARGE, issuer=long_place))[0]

    assert large.line("CỘNG HÒA").size == 13
    assert large.line("Độc lập").size == 14
    assert narrow.line("CỘNG HÒA").size == 12


def test_a_long_office_name_breaks_before_the_word_for_its_kind() -> None:
    issuer = an_issuer(office_name="HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM PHƯỜNG TÂN AN HỘI")
    lines = [line.text for line in printed(a_pdf(issuer=issuer))[0].lines]

    assert "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM" in lines
    assert "PHƯỜNG TÂN AN HỘI" in lines


def test_the_monthly_report_has_two_pages_and_its_annex() -> None:
    assert page_count(a_document(), the_fonts()) == 3
    assert page_count(a_document("BC-T", "T"), the_fonts()) == 3


def test_a_report_that_reaches_many_pages_keeps_its_numbers() -> None:
    texts = tuple(f"Việc thứ {n} phải làm trong tháng tới." for n in range(100))
    pages = printed(a_pdf(report=a_report(upcoming=texts)))

    tops = [[ln.text for ln in page.lines if ln.baseline < MARGINS["top"]] for page in pages]
    assert tops == [[], ["2"], ["3"], ["4"], ["5"], []]
