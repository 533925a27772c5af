"""The DOCX and XLSX of the same document object."""

import datetime as dt
import io
import itertools
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest
from documents_builders import a_document, a_long_list, a_report, an_issuer, the_fonts, unit_row
from documents_measures import printed, running_text
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from mdd_desktop.documents.catalogue import document_kind
from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.head import RULE_GAP, SHORT_RULE_GAP, TITLE_DEPTH
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.xlsx_file import render_xlsx
from mdd_desktop.domain.document import Column, OfficialDocument, Paragraph, Row, RowStyle, Table
from mdd_desktop.domain.document_forms import Pair


def docx_texts(document: OfficialDocument) -> list[str]:
    file = docx.Document(io.BytesIO(render_docx(document, the_fonts())))
    texts = (
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in file.element.body.iter(qn("w:p"))
    )
    return [" ".join(text.split()) for text in texts if text.strip()]


@pytest.mark.parametrize("kind", ["BC-T", "KH1"])
@pytest.mark.parametrize("unit", ["X1", "T"])
def test_the_docx_says_the_same_in_the_same_order(kind: str, unit: str) -> None:
    document = a_document(kind, unit)
    text = running_text(printed(render_pdf(document, the_fonts())))
    begin = text.index("BÁO CÁO" if kind == "BC-T" else "KẾ HOẠCH")
    end = text.index("Nơi nhận:")
    body = text[begin:end].replace(" 2 ", " ").replace(" 3 ", " ")
    texts = docx_texts(document)
    first = texts.index("BÁO CÁO" if kind == "BC-T" else "KẾ HOẠCH")
    mine = " ".join(texts[first : texts.index("Nơi nhận:")]).replace(" 2 ", " ").replace(" 3 ", " ")

    assert mine.split() == body.split()


def test_the_docx_has_margins_sections_and_page_numbers_of_an_official_page() -> None:
    file = docx.Document(io.BytesIO(render_docx(a_document("BC-T", "T"), the_fonts())))
    body, annex = file.sections

    found = (body.left_margin, body.right_margin, body.page_width, annex.page_width)
    assert found == pytest.approx((Mm(30), Mm(15), Mm(210), Mm(297)), abs=Mm(0.05))
    for section in file.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header.paragraphs[0]._p.xml  # noqa: SLF001 - no public door
        assert "PAGE" not in section.first_page_header._element.xml  # noqa: SLF001 - as above
    assert file.styles["Normal"].font.name == "Times New Roman"


def test_the_rules_of_a_docx_lie_as_far_below_their_words_as_in_the_pdf() -> None:
    file = docx.Document(io.BytesIO(render_docx(a_document("KH1"), the_fonts())))
    ruled = [one for one in file.element.body.iter(qn("w:p")) if one.findall(f".//{qn('w:pBdr')}")]
    found = [
        tuple(int(one.pPr.spacing.get(qn(side))) / 20 for side in ("w:before", "w:after"))
        for one in ruled
    ]

    head = [(SHORT_RULE_GAP, 0), (RULE_GAP, 0)]
    assert found == head + [(SHORT_RULE_GAP, TITLE_DEPTH)] * 3  # its own, those of two annexes


def test_a_draft_is_marked_in_the_docx_too() -> None:
    draft = docx.Document(io.BytesIO(render_docx(a_document(number=None), the_fonts())))
    final = docx.Document(io.BytesIO(render_docx(a_document(), the_fonts())))

    assert draft.sections[0].first_page_header.paragraphs[0].text == "DỰ THẢO"
    assert "textpath" in draft.sections[0].header._element.xml  # noqa: SLF001 - no public door
    assert "textpath" not in final.sections[0].header._element.xml  # noqa: SLF001 - as above
    assert all(not p.text for p in final.sections[0].first_page_header.paragraphs)


def test_rows_of_a_docx_list_repeat_their_header_and_never_split() -> None:
    file = docx.Document(io.BytesIO(render_docx(a_long_list(40), the_fonts())))
    rows = file.tables[-1].rows

    assert "tblHeader" in rows[0]._tr.xml  # noqa: SLF001 - no public door
    assert all("cantSplit" in row._tr.xml for row in rows)  # noqa: SLF001 - as above
    assert len(rows) == 42


def test_the_docx_and_the_workbook_are_the_same_bytes_when_made_again() -> None:
    document = a_document()

    assert render_docx(document, the_fonts()) == render_docx(document, the_fonts())
    assert render_xlsx(document) == render_xlsx(document)
    for data in (render_docx(document, the_fonts()), render_xlsx(document)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_neither_file_names_a_person_in_its_properties() -> None:
    for data in (render_docx(a_document(), the_fonts()), render_xlsx(a_document())):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            core = archive.read("docProps/core.xml").decode()
        assert "Hạnh" not in core
        assert "python" not in core
        assert "Hội LHPN xã Hoa Sen" in core


def sheet_of(document: OfficialDocument, name: str) -> openpyxl.worksheet.worksheet.Worksheet:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    return book[name]


def test_figures_in_the_workbook_are_numbers_under_a_frozen_header() -> None:
    sheet = sheet_of(a_document("BC-T", "T"), "Phụ lục")
    last = [cell.value for cell in sheet[sheet.max_row]]

    assert sheet.freeze_panes == "A5"
    assert last[0] == "Toàn tỉnh"
    assert last[2:5] == [10, 5, 2]
    assert last[19:21] == [1_600_000, 3_350_000]
    assert sheet.cell(sheet.max_row, 20).number_format == "#,##0"


def test_every_figure_of_the_report_is_in_the_workbook_by_its_id() -> None:
    report = a_report()
    sheet = sheet_of(a_document(report=report), "Số liệu")
    found = {row[0].value: row[3].value for row in sheet.iter_rows(min_row=4)}

    assert found["delivered_total"] == 4_300_000
    assert found["coverage_rate"] == 75
    assert set(report.figures) <= set(found)


def test_dates_and_decimals_keep_their_types() -> None:
    sheet = sheet_of(a_long_list(3), "Phụ lục")
    plan = sheet_of(a_document("KH1", "T"), "Phụ lục II")

    assert sheet.cell(4, 3).value == dt.datetime(2015, 1, 2)  # noqa: DTZ001 - a date in a workbook
    assert sheet.cell(4, 4).value == 1_000_001
    assert Decimal(str(plan.cell(7, 4).value)) == Decimal("66.7")


@pytest.mark.parametrize(
    "name", ["=1+1", "+84", "-3", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"]
)
def test_a_name_never_becomes_a_formula(name: str) -> None:
    report = a_report(rows=(unit_row("X1", name=name, note=name),))
    sheet = sheet_of(a_document(report=report), "Phụ lục")

    for column in (2, 22):
        cell = sheet.cell(5, column)
        assert cell.data_type == "s"
        assert cell.value == name.strip()


def test_characters_xml_cannot_hold_do_not_break_the_files() -> None:
    issuer = replace(an_issuer(), signer_name="Nguyễn\x00 Thị\x0b Bích\ufffe")
    document = a_document(issuer=issuer)

    assert "Nguyễn Thị Bích" in " ".join(docx_texts(document))
    assert openpyxl.load_workbook(io.BytesIO(render_xlsx(document))).sheetnames


def test_the_frame_of_a_draft_does_not_end_the_header_where_it_would_be_no_frame() -> None:
    draft = docx.Document(io.BytesIO(render_docx(a_document(number=None), the_fonts())))
    framed, last = draft.sections[0].first_page_header.paragraphs

    assert "framePr" in framed._p.xml  # noqa: SLF001 - no public door
    assert "framePr" not in last._p.xml  # noqa: SLF001 - as above


def test_the_header_of_a_table_and_the_last_lines_stay_with_what_follows() -> None:
    file = docx.Document(io.BytesIO(render_docx(a_long_list(40), the_fonts())))
    rows = file.tables[-1].rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    texts = [one for one in file.paragraphs if one.text.endswith("./.")]

    assert kept[:3] == [True, True, None]
    assert kept[-3:] == [None, True, None]  # the total with the row before it
    assert texts[0].paragraph_format.keep_with_next


@pytest.mark.parametrize(("count", "together"), [(3, None), (4, True)])
def test_the_last_two_rows_of_a_table_without_totals_stay_together(
    count: int, *, together: bool | None
) -> None:
    table = a_long_list(count).annexes[0].blocks[0]
    assert isinstance(table, Table)
    plain = replace(table, rows=tuple(row for row in table.rows if row.style is RowStyle.PLAIN))
    body = (plain, *(Paragraph.plain(f"Đoạn {n}.") for n in range(9)))
    document = replace(a_document(), body=body, annexes=())
    file = docx.Document(io.BytesIO(render_docx(document, the_fonts())))
    rows = next(one for one in file.tables if len(one.rows) > count).rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]

    assert kept[-2:] == [together, None]


def test_a_group_stays_with_its_first_row_and_the_last_row_with_the_notes_of_a_list() -> None:
    table = a_long_list(4).annexes[0].blocks[0]
    assert isinstance(table, Table)
    group = Row(("Thôn Đông: 2 trẻ",), RowStyle.GROUP, span=len(table.columns))
    table = replace(table, rows=(*table.rows[:2], group, *table.rows[2:]))
    notes = (Paragraph.plain("Ghi chú."), Paragraph.plain("Danh sách có 04 trẻ./."))
    document = replace(a_document(), body=(table, *notes), annexes=())
    file = docx.Document(io.BytesIO(render_docx(document, the_fonts())))
    rows = next(one for one in file.tables if len(one.rows) > 4).rows
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]

    assert kept == [True, True, None, True, None, True, True]


@pytest.mark.parametrize("kind", ["D4", "D8", "B6"])
def test_no_blank_page_follows_a_file_that_ends_with_a_table(kind: str) -> None:
    """Word puts a line of its own behind such a table; a flat one leaves it nothing to put."""
    document = replace(a_document(), body=(Pair((), ()),), annexes=())
    batch = replace(document, others=(document,), layout=document_kind(kind).layout)
    file = docx.Document(io.BytesIO(render_docx(batch, the_fonts())))
    ends = [
        one
        for one, following in itertools.pairwise(file.element.body)
        if following.tag == qn("w:sectPr") or one.find(f".//{qn('w:sectPr')}") is not None
    ]

    assert len(ends) == 2
    assert all(one.tag == qn("w:p") for one in ends)
    assert {one.find(f".//{qn('w:spacing')}").get(qn("w:line")) for one in ends} == {"20"}


def test_the_edges_of_tables_lie_on_the_margins_as_in_the_pdf() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(a_document(), the_fonts()))) as file:
        settings = file.read("word/settings.xml").decode()

    assert re.search(r'compatibilityMode"[^>]*w:val="15"', settings)


def test_a_table_that_follows_another_is_parted_from_it() -> None:
    table = a_long_list(2).annexes[0].blocks[0]
    document = replace(a_document(), body=(Pair((), ()), table, Pair((), ())))
    body = docx.Document(io.BytesIO(render_docx(document, the_fonts()))).element.body
    tags = [one.tag.rpartition("}")[2] for one in body]

    assert ("tbl", "tbl") not in itertools.pairwise(tags)


def test_what_ends_a_list_goes_on_in_its_table_so_that_nothing_parts_them() -> None:
    annex, notes = a_long_list(3).annexes[0], (Paragraph.plain("Ghi chú."), Paragraph.plain("Hết."))
    listed = replace(
        a_document(),
        layout=document_kind("B5").layout,
        body=(annex.blocks[0], *notes),
        annexes=(),
        signers=("Lê Thị Mai",),
    )
    file = docx.Document(io.BytesIO(render_docx(listed, the_fonts())))

    rows = file.tables[-1].rows
    texts = ["\n".join(cell.text for cell in dict.fromkeys(row.cells)).strip() for row in rows]
    place = texts.index("Ghi chú.\nHết.")
    assert "NGƯỜI LẬP BIỂU" in texts[place + 1]
    assert "Lê Thị Mai" in texts[place + 2]
    kept = [row.cells[0].paragraphs[-1].paragraph_format.keep_with_next for row in rows]
    assert kept[place - 1 :] == [True, True, True, None]


def test_the_signatures_follow_the_text_without_a_line_between_and_are_one_row() -> None:
    file = docx.Document(io.BytesIO(render_docx(a_document("KH1"), the_fonts())))
    table = next(one for one in file.tables if "Nơi nhận:" in one.cell(0, 0).text)

    (row,) = table.rows
    assert "cantSplit" in row._tr.xml  # noqa: SLF001 - as above
    above = table._tbl.getprevious()  # noqa: SLF001 - as above
    assert "".join(above.itertext()).endswith("./.")
    assert row.cells[0].paragraphs[0].paragraph_format.space_before == Pt(12)


def test_the_workbook_has_room_for_each_number_and_wraps_long_words_into_higher_rows() -> None:
    columns = (Column("STT", 10), Column("Mẹ đỡ đầu", 8), Column("Tiền", 21), Column("Lý do", 30))
    rows = (
        Row((1, "Lan", 15_000_000, "ngắn")),
        Row((2, "Lan", 0, "Một lý do dài viết trên nhiều dòng của ô này trong bảng tính")),
    )
    document = replace(a_document(), body=(Table(columns, rows),), annexes=(), data_tables=())
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    sheet = book["Bảng 1"]

    widths = [sheet.column_dimensions[name].width for name in "ABCD"]
    assert widths[2] >= len("15,000,000") + 2
    assert widths[1] >= len("Mẹ đỡ đầu")
    assert sheet.row_dimensions[4].height is None
    assert 3 * 15 <= sheet.row_dimensions[5].height <= 6 * 16
    assert book["Văn bản"].page_setup.orientation == "portrait"
    assert book["Văn bản"].sheet_properties.pageSetUpPr.fitToPage


def test_the_text_of_a_workbook_fits_its_page_in_the_typeface_it_is_measured_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(a_document())))
    sheet = book["Văn bản"]
    normal = vars(book)["_named_styles"]["Normal"].font
    margins = sheet.page_margins.left + sheet.page_margins.right
    room_pt = (210 / 25.4 - margins) * 72
    digit_pt = the_fonts().regular.width("0", 12)

    assert (normal.name, normal.size) == ("Times New Roman", 12)
    assert sheet.column_dimensions["A"].width * digit_pt <= room_pt
    assert sheet.print_area.endswith(f"$A$1:$B${sheet.max_row}")


def test_no_word_of_a_workbook_is_cut_and_each_row_is_as_high_as_its_lines() -> None:
    columns = (Column("Nguyên nhân", 8), Column("Trường, lớp", 15), Column("Ghi chú", 10))
    school = "9C, Trường Tiểu học và Trung học cơ sở Hoa Mai 漢字"
    document = replace(
        a_document(),
        body=(Table(columns, (Row(("Covid-19", school, "x" * 200)),)),),
        annexes=(),
        data_tables=(),
    )
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))["Bảng 1"]
    bold, regular = the_fonts().bold, the_fonts().regular
    room = [sheet.column_dimensions[name].width * 6 for name in "ABC"]

    assert room[0] >= bold.width("Nguyên", 12) + 4
    assert room[1] >= regular.width("Trường", 12) + 4
    assert room[2] <= 30 * 6
    assert sheet.row_dimensions[4].height >= 9 * 15
