"""Tables and annexes, measured on the PDF (documents.md, L15, L21-L25)."""

import itertools
from dataclasses import replace
from decimal import Decimal

import pytest
from documents_builders import a_document, a_long_list, a_pdf, a_report, the_fonts, unit_row
from documents_measures import MM, PrintedPage, printed, running_text

from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.slabs import fill_pages
from mdd_desktop.documents.table_fit import cell_text, fit_table
from mdd_desktop.documents.table_slabs import table_slabs
from mdd_desktop.domain.document import Absent, Align, Column, Row, Table
from mdd_desktop.domain.vietnamese import format_number


@pytest.mark.parametrize("count", [4, 5, 9])
def test_the_last_row_of_a_table_without_totals_is_never_alone_below_its_header(count: int) -> None:
    table = Table(
        (Column("STT", 12), Column("Tên", 153)), tuple(Row((n, "x")) for n in range(count))
    )
    slabs = list(table_slabs(table, the_fonts(), 165 * MM, 700.0))
    whole = sum(slab.height for slab in slabs)

    for height in range(int(slabs[0].height * 4), int(whole) + 20, 3):
        made = table_slabs(table, the_fonts(), 165 * MM, 700.0)
        pages = list(fill_pages(made, float(height)))
        rows = [sum(1 for slab in page if slab.repeat) for page in pages]
        assert sum(rows) == count
        assert rows[-1] > 1, height


def annex_of(pages: list[PrintedPage]) -> PrintedPage:
    return pages[-1]


def upright_places(page: PrintedPage) -> list[float]:
    return sorted({round(line["x0"], 1) for line in page.uprights})


def test_the_summary_lies_across_with_twenty_two_columns_of_252_mm() -> None:
    page = annex_of(printed(a_pdf("BC-T", "T")))
    places = upright_places(page)

    assert (round(page.width / MM), round(page.height / MM)) == (297, 210)
    assert places[0] == pytest.approx(30 * MM, abs=0.3)
    assert places[-1] - places[0] == pytest.approx(252 * MM, abs=0.2 * MM)
    assert len(places) == 23
    assert places[3] - places[2] == pytest.approx(9 * MM, abs=0.3)
    assert page.line("(20)").middle > page.line("Đơn vị").middle


def test_the_total_of_the_province_is_recounted_and_the_table_says_why() -> None:
    text = annex_of(printed(a_pdf("BC-T", "T"))).text

    assert "1 Xã Hoa Sen 4 3 1 1 2 1 2 2 2 1 3 1 6 3 1 1 4 1.300.000 3.000.000" in text
    assert "2 Xã Sông Mai 6 2 1 2 2 1 2 3 2 1 3 0 4 2 2 1 2 300.000 350.000" in text
    assert "Toàn tỉnh 10 5 2 3 4 2 4 5 4 2 6 1 9 5 3 1 5 1.600.000 3.350.000" in text
    assert "Một Mẹ đỡ đầu có trẻ ở nhiều xã được tính một lần." in text


def test_an_unreported_commune_prints_blank_and_not_zero() -> None:
    silent = unit_row("X2", figures={}, cumulative={}, note="chưa báo cáo")
    report = a_report("T", rows=(unit_row("X1"), silent))
    page = annex_of(printed(a_pdf(report=report)))
    row = next(line for line in page.lines if "Sông Mai" in line.text)

    assert any(line.text.startswith("chưa báo") for line in page.lines)
    assert "0" not in row.text


def test_the_annex_names_what_it_belongs_to_and_leaves_blanks_when_electronic() -> None:
    paper = annex_of(printed(a_pdf())).line("(Kèm theo")
    electronic = annex_of(printed(a_pdf(electronic=True))).line("(Kèm theo")

    assert paper.italic
    assert paper.size == 14
    assert " ".join(paper.text.split()) == (
        "(Kèm theo Báo cáo số 05/BC-BTV ngày 03 tháng 7 năm 2026 của Hội LHPN xã Hoa Sen)"
    )
    assert " ".join(electronic.text.split()) == (
        "(Kèm theo Báo cáo số /BC-BTV ngày tháng năm 2026 của Hội LHPN xã Hoa Sen)"
    )


def test_two_annexes_are_numbered_and_named_in_the_body_in_order() -> None:
    pages = printed(a_pdf("KH1"))
    body = running_text(pages[:-2])

    assert pages[-2].line("Phụ lục I").bold
    assert pages[-1].line("Phụ lục II").size == 14
    assert 0 < body.index("Phụ lục I;") < body.index("Phụ lục II ")


def test_a_long_list_repeats_its_header_and_cuts_no_row() -> None:
    pages = printed(render_pdf(a_long_list(120), the_fonts()))[2:]

    assert len(pages) > 4
    numbers = []
    for page in pages:
        assert [line.text for line in page.lines].count("Họ và tên") == 1
        numbers += [int(line.text.split()[-1]) for line in page.lines if "Trẻ thứ" in line.text]
    assert numbers == list(range(1, 121))
    assert "Tổng cộng" in pages[-1].text
    assert "Đơn vị tính: đồng" in pages[0].text


@pytest.mark.parametrize("rows", range(14, 24, 3))
def test_the_total_never_stands_alone_under_a_repeated_header(rows: int) -> None:
    last = printed(render_pdf(a_long_list(rows), the_fonts()))[-1]

    assert "Trẻ thứ" in last.text


def test_an_empty_table_says_that_nothing_occurred() -> None:
    page = annex_of(printed(render_pdf(a_long_list(0), the_fonts())))

    assert page.line("Không phát sinh").middle == pytest.approx((30 + 282) / 2 * MM, abs=2)


def test_letters_shrink_to_nine_points_and_numbers_are_never_broken() -> None:
    columns = tuple(Column(f"Cột {n}", 9, Align.RIGHT) for n in range(26))
    table = Table((Column("Đơn vị", 18), *columns), (Row(("xã", *[99_999_999] * 26)),))
    fit = fit_table(table, the_fonts(), 252 * MM)

    assert fit.size == 9
    assert sum(fit.widths) == pytest.approx(252 * MM, abs=0.1)


@pytest.mark.parametrize("amount", [8_700_000, 26_100_000, 888_888_888, 999_999_999_999])
def test_an_amount_that_just_fits_its_column_stays_on_one_line(amount: int) -> None:
    given = unit_row("X1")
    given = replace(given, figures={**given.figures, "delivered_cash": amount})
    page = annex_of(printed(a_pdf(report=a_report("X1", rows=(given,)))))

    assert format_number(amount) in page.text


@pytest.mark.parametrize("amount", [26_100_000, 168_900_000, 888_888_888, 99_999_999_999])
def test_a_total_wider_than_every_amount_above_it_stays_on_one_line(amount: int) -> None:
    report = a_report("T")
    report = replace(report, figures={**report.figures, "delivered_cash": amount})
    page = annex_of(printed(a_pdf(report=report)))

    assert format_number(amount) in page.text


def test_a_number_too_long_for_its_column_takes_room_from_the_text() -> None:
    big = unit_row("X1")
    big = replace(big, figures={**big.figures, "children_listed": 123_456})
    page = annex_of(printed(a_pdf(report=a_report("X1", rows=(big,)))))

    assert "123.456" in page.text
    places = upright_places(page)
    assert places[-1] - places[0] == pytest.approx(252 * MM, abs=0.2 * MM)


def test_header_words_stay_inside_their_cells() -> None:
    page = annex_of(printed(a_pdf("BC-T", "T")))
    turned = [char for char in page.chars if not char["upright"]]
    edges = upright_places(page)
    cells = list(itertools.pairwise(edges))

    assert turned
    for char in turned:
        assert any(left <= char["x0"] and char["x1"] <= right for left, right in cells)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Absent.NOT_APPLICABLE, "–"),
        (0, "0"),
        (12_181_800, "12.181.800"),
        (Decimal("66.7"), "66,7"),
        (Decimal("75.0"), "75"),
        ("  a  b ", "a b"),
    ],
)
def test_a_value_prints_as_tables_print_it(value: object, text: str) -> None:
    assert cell_text(value) == text  # type: ignore[arg-type]


def test_a_grid_of_money_leaves_zero_blank() -> None:
    assert cell_text(0, zero_blank=True) == ""


def test_a_row_taller_than_half_a_page_is_the_only_one_that_may_be_cut() -> None:
    document = a_long_list(2)
    table = document.annexes[0].blocks[0]
    assert isinstance(table, Table)
    endless = "Nguyễn " * 1_500
    rows = (*table.rows[:1], Row((2, endless, None, None)), *table.rows[1:])
    annex = replace(document.annexes[0], blocks=(replace(table, rows=rows),))
    pages = printed(render_pdf(replace(document, annexes=(annex,)), the_fonts()))

    assert sum(page.text.count("Nguyễn") for page in pages[2:]) == 1_500
    for page in pages[2:]:
        assert all(char["bottom"] <= page.height - 20 * MM + 0.5 for char in page.chars)


def test_the_document_keeps_its_own_tables_apart() -> None:
    assert a_document().annexes[0].landscape
    assert not a_document("KH1").annexes[0].landscape
