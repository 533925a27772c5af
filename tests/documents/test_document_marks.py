"""Marks beside the text: DỰ THẢO, LƯU HÀNH NỘI BỘ, tracing footer, properties of the file."""

import io
from dataclasses import replace

import docx
import pdfplumber
import pytest
from documents_builders import a_document, a_pdf, an_issuer, the_fonts
from documents_measures import MM, printed

from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.pdf import render_pdf


def test_a_draft_says_so_in_a_frame_above_the_office_and_under_every_page() -> None:
    pages = printed(a_pdf(number=None, dated=None))
    mark = pages[0].line("DỰ THẢO")
    frame = pages[0].frames[0]

    assert mark.bold
    assert mark.size == 13
    assert frame["x0"] == pytest.approx(30 * MM, abs=0.5)
    assert frame["top"] < mark.baseline < frame["bottom"] < pages[0].line("HỘI LHPN").baseline - 8
    for page in pages:
        pale = [shape for shape in page.curves if shape["non_stroking_color"]]
        assert pale
        assert all(shape["non_stroking_color"] >= 0.7 for shape in pale)


def test_the_number_and_date_take_the_draft_marks_away_and_move_nothing() -> None:
    draft, final = printed(a_pdf(number=None, dated=None)), printed(a_pdf())

    def places(pages: list) -> list[tuple[str, float, float]]:  # type: ignore[type-arg]
        return [
            (line.text, round(line.left, 2), round(line.baseline, 2))
            for page in pages
            for line in page.lines
            if line.baseline > 120 and "Kèm theo Báo cáo" not in line.text
        ]

    assert places(draft) == places(final)
    assert not any(page.curves for page in final)
    assert "DỰ THẢO" not in "".join(page.text for page in final)


@pytest.mark.parametrize("missing", [{"number": None}, {"dated": None}])
def test_a_document_is_a_draft_until_it_has_both_number_and_date(missing: dict[str, None]) -> None:
    assert a_document(**missing).draft
    assert not a_document().draft


def test_the_pale_word_does_not_fall_between_the_words_of_the_text() -> None:
    draft, final = printed(a_pdf("KH1", number=None, dated=None)), printed(a_pdf("KH1"))

    assert draft[1].text == final[1].text


def test_an_internal_document_is_framed_on_the_right() -> None:
    document = replace(a_document(), restricted=True)
    page = printed(render_pdf(document, the_fonts()))[0]
    mark = page.line("LƯU HÀNH NỘI BỘ")

    assert mark.bold
    assert page.frames[0]["x1"] == pytest.approx(195 * MM, abs=0.5)
    assert mark.baseline < page.line("CỘNG HÒA").baseline


def test_the_tracing_footer_is_small_and_lies_in_the_bottom_margin() -> None:
    tracing = "BC-T · chốt 03/07/2026 17:05 · in 03/07/2026 bởi CB01 · báo cáo"
    for page in printed(a_pdf(tracing=tracing)):
        line = page.lines[-1]
        assert line.text == tracing
        assert line.size <= 8
        assert line.baseline > page.height - 20 * MM


def test_the_properties_name_the_unit_and_no_person() -> None:
    with pdfplumber.open(io.BytesIO(a_pdf())) as pdf:
        found, language = pdf.metadata, pdf.doc.catalog["Lang"]

    assert (
        found["Title"]
        == "Báo cáo Kết quả thực hiện Chương trình “Mẹ\xa0đỡ\xa0đầu” tháng\xa06 năm\xa02026"
    )
    assert found["Author"] == "Hội LHPN xã Hoa Sen"
    assert language == b"vi-VN"
    assert "Hạnh" not in "".join(str(value) for value in found.values())


@pytest.mark.parametrize("kind", ["BC-T", "KH1"])
def test_made_again_it_is_the_same_bytes(kind: str) -> None:
    assert a_pdf(kind) == a_pdf(kind)
    assert a_pdf(kind, number=None) == a_pdf(kind, number=None)


ADDRESS = "Số 12 đường Sen, xã Hoa Sen; điện thoại 0270 123 456"


def test_the_address_stands_under_a_whole_rule_at_the_foot_of_page_one_alone() -> None:
    pages = printed(a_pdf("KH1", issuer=an_issuer(address_line=ADDRESS)))
    line = pages[0].line("Số 12 đường Sen")
    rule = max(pages[0].rules, key=lambda one: one["top"])
    text = [one for one in pages[0].lines if one.size == 14]

    assert line.size == 11
    assert rule["x1"] - rule["x0"] == pytest.approx(165 * MM, abs=MM)
    assert max(one.baseline for one in text) < rule["top"] < line.baseline
    assert line.baseline < pages[0].height - 20 * MM
    assert not any(ADDRESS in page.text for page in pages[1:])


def test_the_address_stands_in_the_footer_of_the_word_file() -> None:
    document = a_document("KH1", issuer=an_issuer(address_line=ADDRESS))
    section = docx.Document(io.BytesIO(render_docx(document, the_fonts()))).sections[0]

    assert section.first_page_footer.paragraphs[0].text == ADDRESS
    assert not any(one.text for one in section.footer.paragraphs)


def test_stars_stand_for_the_rule_and_the_state_title_can_be_left_out() -> None:
    page = printed(a_pdf(issuer=an_issuer(stars=True, state_title=False)))[0]

    assert page.line("***").middle == pytest.approx(page.line("HỘI LHPN XÃ").middle, abs=1)
    assert "CỘNG HÒA" not in page.text
    assert page.line("Số: 05/BC-BTV")


@pytest.mark.parametrize(("words", "wide"), [("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40)])
def test_the_stamp_of_haste_is_a_red_frame_of_its_size_under_the_number(
    words: str, wide: float
) -> None:
    page = printed(render_pdf(replace(a_document("BC-T"), urgency=words), the_fonts()))[0]
    (frame,) = [one for one in page.frames if one["x1"] - one["x0"] < 50 * MM]
    text, number = page.line(words), page.line("Số: 05")

    assert frame["x1"] - frame["x0"] == pytest.approx(wide * MM, abs=MM)
    assert frame["bottom"] - frame["top"] == pytest.approx(8 * MM, abs=MM)
    assert frame["x0"] < text.left < text.right < frame["x1"]
    assert number.baseline < frame["top"] < text.baseline < frame["bottom"]
    assert frame["stroking_color"][0] > 0.7
    assert sum(frame["stroking_color"][1:]) == 0
    assert page.line("BÁO CÁO").baseline - 14 > frame["bottom"]
