"""What the documents say: wording, empty rule, hostile names, refusals."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from documents_builders import (
    MADE_ON,
    a_document,
    a_pdf,
    a_report,
    an_issuer,
    month_figures,
    the_fonts,
)
from documents_measures import printed, running_text

from mdd_desktop.documents.catalogue import KINDS, Print, compose, document_kind, render
from mdd_desktop.documents.legal_bases import legal_bases
from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.lists.summary import summary_table
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.templates import Wording
from mdd_desktop.documents.typography import VIETNAMESE, chosen_fonts
from mdd_desktop.domain.document import (
    Align,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.report import Adjustment


def body_texts(document: OfficialDocument) -> list[str]:
    return [
        block.line if isinstance(block, Heading) else block.text
        for block in document.body
        if isinstance(block, Heading | Paragraph | LegalBasis)
    ]


def said(document: OfficialDocument) -> str:
    return " ".join(body_texts(document)).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", ["BC-T", "KH1"])
@pytest.mark.parametrize("unit", ["X1", "T"])
def test_the_text_of_the_pdf_is_the_source_in_nfc(kind: str, unit: str) -> None:
    printed_text = running_text(printed(a_pdf(kind, unit)))

    assert unicodedata.is_normalized("NFC", printed_text)
    for text in body_texts(a_document(kind, unit)):
        for sentence in re.split(r"(?<=[.;]) ", text.replace("\u00a0", " ")):
            if len(sentence) < 60:
                continue
            words = sentence.split()
            assert " ".join(words[:6]) in printed_text


@pytest.mark.parametrize("kind", ["BC-T", "KH1"])
@pytest.mark.parametrize("unit", ["X1", "T"])
def test_nothing_unfilled_doubled_or_outdated_is_printed(kind: str, unit: str) -> None:
    text = running_text(printed(a_pdf(kind, unit)))

    for unwanted in ("{", "}", "None", "nan", "null", "[xã", "∅", " ,", " ;", "huyện", "LĐTBXH"):
        assert unwanted not in text


def test_the_commune_reports_its_month_in_sentences() -> None:
    text = said(a_document())

    assert (
        "Đến ngày 30 tháng 6 năm 2026, Hội LHPN xã Hoa Sen có 04 trẻ trong danh sách; "
        "03 trẻ đang được 04 Mẹ đỡ đầu giúp đỡ, còn 01 trẻ cần kết nối."
    ) in text
    assert (
        "Trong tháng đã trao 4.300.000 đồng (tiền 1.300.000, hiện vật quy đổi 3.000.000) "
        "cho 03 trẻ; gồm 31 phần quà."
    ) in text
    assert "Số liệu chốt lúc 17 giờ 05, ngày 03 tháng 7 năm 2026./." in text
    assert "III. NHIỆM VỤ TRỌNG TÂM THÁNG 7" in text


def test_a_month_without_events_says_so_and_prints_no_zero() -> None:
    silent = dict.fromkeys(month_figures("X1"), 0)
    text = said(a_document(report=a_report(figures=silent)))

    assert "Hội LHPN xã Hoa Sen chưa có trẻ trong danh sách." in text
    assert "Trong kỳ không có biến động về danh sách." in text
    assert "Trong tháng chưa phát sinh việc trao hỗ trợ." in text
    assert "KHÓ KHĂN" not in text
    assert "II. NHIỆM VỤ" in text
    assert not re.search(r"\b0 (trẻ|đồng|lượt|Mẹ)", text)


def test_a_figure_nobody_reported_is_said_and_is_not_zero() -> None:
    unknown = {**month_figures("X1"), "visits": None, "visits_red_flag": 0}
    text = said(a_document(report=a_report(figures=unknown)))

    assert "4. Thăm hỏi, bảo vệ Chưa có số liệu." in text
    assert "lượt thăm nào" not in text


def test_a_unit_that_reported_nothing_gets_one_line_per_section() -> None:
    nothing = dict.fromkeys(month_figures("X1"))
    text = said(a_document(report=a_report(figures=nothing, rows=())))

    assert text.count("Chưa có số liệu.") == 5
    assert "chưa có số liệu trẻ" not in text


def test_a_correction_of_the_last_report_is_printed_with_both_values() -> None:
    changes = (
        Adjustment("children_supported", "Trẻ được nhận hỗ trợ", 3, 2),
        Adjustment("delivered_cash", "Tiền mặt đã trao", 1_000_000, 1_300_000),
    )
    report = a_report(adjustments=changes, adjusted_from="số liệu kỳ trước")
    document = a_document(report=report)
    text = said(document)
    lines = [one for one in document.body if isinstance(one, Paragraph) and "→" in one.text]

    assert [one.align for one in lines] == [Align.LEFT, Align.LEFT]

    assert (
        "6. Về số liệu báo cáo Điều chỉnh số liệu kỳ trước: "
        "- Trẻ được nhận hỗ trợ: 3 → 2 (điều chỉnh -1); "
        "- Tiền mặt đã trao: 1.000.000 → 1.300.000 (điều chỉnh +300.000 đồng)." in text
    )


def test_province_and_commune_use_their_own_words() -> None:
    commune, province = said(a_document("KH1", "X1")), said(a_document("KH1", "T"))

    assert "100% chi hội có hoạt động" in commune
    assert "100% cơ sở Hội có hoạt động" in province
    assert "trạm y tế" in commune
    assert "Sở Y tế" in province
    assert "kiểm tra, giám sát" in province
    assert "về Hội LHPN tỉnh Bình Hà, kèm biểu tổng hợp;" in commune


def test_the_plan_cites_laws_without_numbers_and_ends_its_bases_with_a_stop() -> None:
    bases = [block for block in a_document("KH1").body if isinstance(block, LegalBasis)]

    assert len(bases) >= 2
    assert [basis.text[-1] for basis in bases] == [";"] * (len(bases) - 1) + ["."]
    assert all("số" not in basis.text for basis in bases if "Luật" in basis.text[:12])
    assert "Hội LHPN tỉnh Bình Hà" in bases[-1].text


def test_a_basis_that_is_no_longer_in_force_is_refused() -> None:
    with pytest.raises(RuleError, match="hiệu lực"):
        legal_bases(["nd_13_2023"], MADE_ON)


def test_numbers_are_tied_to_their_units() -> None:
    texts = " ".join(body_texts(a_document()))

    assert "04\u00a0trẻ" in texts
    assert "4.300.000\u00a0đồng" in texts
    assert "Mẹ\u00a0đỡ\u00a0đầu" in texts
    assert "ngày\u00a030 tháng\u00a06 năm\u00a02026" in texts


def test_what_the_officer_writes_replaces_the_prepared_paragraph() -> None:
    content = {"difficulties": ["Thiếu cán bộ.", "Đường xa."], "visits": "Đã thăm đủ."}
    text = said(a_document(content=content))

    assert "- Thiếu cán bộ." in text
    assert "- Đường xa." in text
    assert "Đã thăm đủ." in text
    assert "Thực hiện 02 lượt thăm" not in text


def test_a_paragraph_without_a_place_is_refused_with_the_places_there_are() -> None:
    with pytest.raises(RuleError, match="difficulties") as refused:
        a_document(content={"nowhere": "x"})

    assert refused.value.code == "unknown_content"


def test_an_unknown_placeholder_is_an_error_with_its_name() -> None:
    wording = Wording({"a": "Có {children_typo} trẻ."}, a_report(), {})

    with pytest.raises(RuleError, match="children_typo") as refused:
        wording.say("a")
    assert refused.value.code == "unknown_placeholder"


def test_a_character_the_font_lacks_is_named() -> None:
    issuer = an_issuer(signer_name="Nguyễn Thị \u4e2d")

    with pytest.raises(RuleError, match=r"U\+4E2D") as refused:
        a_pdf(issuer=issuer)
    assert refused.value.code == "missing_glyph"


def test_decomposed_letters_are_composed_before_they_are_printed() -> None:
    loose = unicodedata.normalize("NFD", "Nguyễn Thị Ánh Tuyết")
    pages = printed(a_pdf(issuer=an_issuer(signer_name=loose)))

    assert any("Nguyễn Thị Ánh Tuyết" in page.text for page in pages)


HOSTILE = [
    '<img src="/etc/passwd"/>',
    "<b>Lan</b> & <a href='file:///etc/passwd'>x</a>",
    "=HYPERLINK(1)",
    "{office} [xã: a | tỉnh: b]",
    "%s %(x)s \\n (ngoặc",
    "&amp; &lt;b&gt; &#272;",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_markup_and_formulas_are_printed_as_they_were_typed(name: str) -> None:
    document = a_document(content={"highlight": f"Gương {name} tiêu biểu."})
    text = running_text(printed(render_pdf(document, the_fonts())))

    assert "".join(name.split()) in "".join(text.split())
    assert document.draft is False


def test_a_name_of_ten_thousand_characters_stays_within_the_margins() -> None:
    issuer = an_issuer(place_name="N" * 300, signer_name="Đ" * 300, office_name="H" * 300)
    document = a_document(issuer=issuer, content={"highlight": "X" * 10_000})
    pages = printed(render_pdf(document, the_fonts()))

    assert sum(page.text.count("X") for page in pages) >= 10_000
    for page in pages:
        for char in page.chars:
            assert (
                30 * 72 / 25.4 - 0.5 <= char["x0"] < char["x1"] <= page.width - 15 * 72 / 25.4 + 1
            )


def test_every_vietnamese_letter_is_in_the_shipped_typeface() -> None:
    fonts = the_fonts()

    for face in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic):
        assert face.width(VIETNAMESE, 10) > 0


def test_without_times_new_roman_the_shipped_typeface_is_used(tmp_path: Path) -> None:
    assert chosen_fonts([tmp_path]).name == the_fonts().name


def test_a_times_new_roman_that_cannot_be_read_is_not_used(tmp_path: Path) -> None:
    for name in ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"):
        (tmp_path / name).write_bytes(b"not a font")

    assert chosen_fonts([tmp_path]).name == the_fonts().name


def test_kinds_are_found_in_either_case_and_others_are_refused() -> None:
    assert document_kind("bc-t") in KINDS
    with pytest.raises(NotFoundError, match="BC-T"):
        document_kind("XX")


@pytest.mark.parametrize("number", [0, -1, 100_000])
def test_a_number_that_cannot_be_one_is_refused(number: int) -> None:
    with pytest.raises(RuleError, match="Số văn bản"):
        compose("BC-T", a_report(), an_issuer(), today=MADE_ON, how=Print(number, MADE_ON))


def test_another_form_of_file_is_refused() -> None:
    with pytest.raises(RuleError, match="pdf, docx"):
        render(a_document(), "odt", the_fonts())


def test_an_unforeseen_draft_keeps_its_year() -> None:
    document = replace(a_document(dated=None), dated=None)

    assert document.year == 2026


@pytest.mark.parametrize("kind", ["BC-T", "KH1"])
def test_an_office_without_a_superior_writes_to_nobody_and_leaves_no_gap(kind: str) -> None:
    document = a_document(kind, issuer=issuer_of(Office("phường Hoa Sen", "commune")))
    text = said(document)

    assert document.addressees == ()
    assert "về ;" not in text
    assert "  " not in text
    assert render_pdf(document, the_fonts()).startswith(b"%PDF")


def test_a_ward_is_called_a_ward_and_a_city_a_city() -> None:
    ward = said(a_document("KH1", issuer=issuer_of(Office("phường Hoa Sen", "commune", "tỉnh A"))))
    city = a_report("T", unit_name="thành phố Cần Thơ")

    assert "UBND phường, Phòng" in ward
    assert summary_table(city).rows[-1].cells[0] == "Toàn thành phố"


def test_the_officer_may_cite_the_plan_above_with_its_number() -> None:
    cited = "Thực hiện Kế hoạch số 12/KH-BTV ngày 05 tháng 01 năm 2026 của Hội LHPN tỉnh Bình Hà"
    bases = [
        block.text.replace("\u00a0", " ")
        for block in a_document("KH1", content={"superior_plan": cited}).body
        if isinstance(block, LegalBasis)
    ]

    assert bases[-1] == f"{cited}."


def test_each_line_of_the_officer_is_a_basis_of_its_own() -> None:
    cited = ["Căn cứ Quyết định số 1591/QĐ-TTg;", "Thực hiện Kế hoạch số 12/KH-BTV"]
    bases = [
        block.text.replace("\u00a0", " ")
        for block in a_document("KH1", content={"superior_plan": cited}).body
        if isinstance(block, LegalBasis)
    ]

    assert bases[-2:] == ["Căn cứ Quyết định số 1591/QĐ-TTg;", "Thực hiện Kế hoạch số 12/KH-BTV."]


@pytest.mark.parametrize(
    "cited",
    [
        "Căn cứ Quyết định số 647/QĐ-TTg ngày 26/4/2013",
        "căn cứ quyết định 588 /QĐ–TTg",
        "Căn cứ Luật Bảo vệ, chăm sóc và giáo dục trẻ em năm 2004",
        "Căn cứ NGHỊ ĐỊNH 13/2023/NĐ-CP",
    ],
)
def test_a_closed_basis_is_refused_in_the_words_of_the_officer_too(cited: str) -> None:
    with pytest.raises(RuleError) as refusal:
        a_document("KH1", content={"superior_plan": [cited, "Thực hiện Kế hoạch số 12/KH-BTV"]})

    assert refusal.value.code == "basis_not_in_force"
    a_document("KH1", content={"superior_plan": "Căn cứ Nghị định số 113/2023/NĐ-CP"})


def test_the_officer_writes_the_duties_of_the_plan_row_by_row() -> None:
    lines = ["Tập huấn cán bộ | Hội LHPN xã | Trạm y tế | Tháng 9 | Biên bản"]
    duties = a_document("KH1", content={"duties": lines}).annexes[0].blocks[0]

    assert isinstance(duties, Table)
    assert [row.cells for row in duties.rows] == [
        (1, "Tập huấn cán bộ", "Hội LHPN xã", "Trạm y tế", "Tháng 9", "Biên bản")
    ]
    with pytest.raises(RuleError) as refusal:
        a_document("KH1", content={"duties": ["Tập huấn cán bộ"]})
    assert refusal.value.code == "bad_row"
