"""Letters, receipts and forms D1 to D13 from the worked example: what they say and may not say."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from documents_office import example_office, example_rows, made, office, office_with

from mdd_desktop.documents.letters.sponsor_letter import english_date
from mdd_desktop.documents.table_fit import PADDING
from mdd_desktop.documents.templates import template
from mdd_desktop.documents.typography import MM, shipped_fonts
from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.document import Paragraph, Table
from mdd_desktop.domain.document_forms import Pair, QrCode
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record_code import read_code
from mdd_desktop.services import documents, visits
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]
CONSENT = {"scope": "cung_cap_me_do_dau", "by": "giam_ho", "from": "2026-01-01"}


def text_of(registry: Registry, kind: str, **wish: Any) -> str:
    content = made(registry, kind, **wish).content
    with pdfplumber.open(io.BytesIO(content)) as file:
        pages = [" ".join((page.extract_text() or "").split()) for page in file.pages]
    return " ".join(pages).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", [f"D{n}" for n in range(1, 15)])
def test_every_letter_and_form_is_made_in_each_of_its_formats(office: Registry, kind: str) -> None:
    formats = next(k["formats"] for k in documents.kinds() if k["id"] == kind)

    for form in formats:  # type: ignore[attr-defined]
        first, second = (made(office, kind, form) for _ in range(2))
        assert first.pages >= 1
        assert first.sha256 == second.sha256
    text = text_of(office, kind)
    for trace in ("None", "nan", "null", "{", "}}", "  ", "huyện"):
        assert trace not in text.replace("{name}", "")


def test_a_letter_tells_a_sponsor_of_her_own_money_and_of_nobody_elses(
    office: Registry,
) -> None:
    text = text_of(office, "D1", period="2026-H1", records={"sponsor": ["S1"]})

    assert "Tổng tiếp nhận 2.800.000" in text
    assert "Tổng đã trao 2.800.000" in text
    assert "900.000 đồng Mẹ gửi đã được trao đủ" in text
    for secret in ("S2", "S3", "Ánh", "0912345678", "Bà Nội", "thôn", "200.000"):
        assert secret not in text


def test_a_letter_says_what_is_kept_and_why(office: Registry) -> None:
    text = text_of(office, "D1", period="2026-H1", records={"sponsor": ["S4"]})

    assert "còn giữ: 5.500.000 đồng. Lý do: trao theo nhịp đã cam kết" in text


def test_a_consent_lets_the_letter_call_the_child_by_her_name(tmp_path: Path) -> None:
    rows = example_rows()
    for row in rows["children"]:
        row["consents"] = [CONSENT]
    registry = office_with(tmp_path / "so", rows)
    try:
        text = text_of(registry, "D1", period="2026-H1", records={"sponsor": ["S1"]})
    finally:
        registry.close()

    assert "cháu Ánh" in text
    assert "học lớp 5B" in text
    assert "Trần Thị" not in text


def test_the_bilingual_letter_says_the_same_in_english(office: Registry) -> None:
    text = text_of(office, "D2", period="2026-H1", records={"sponsor": ["S4"]})

    assert "Progress report to the godmother" in text
    assert "30 June 2026" in text
    assert "VND 500,000" in text
    assert "VND 5,500,000" in text
    assert text.count("./.") == 1


def test_each_row_of_the_bilingual_letter_can_be_read_without_vietnamese(office: Registry) -> None:
    wish = Wish(kind="D2", number=5, period="2026-H1", records={"sponsor": ["S4"]})
    document = documents.composed(office, wish, documents.gather(office, wish))
    table = next(block for block in document.body if isinstance(block, Table))

    dates, texts, values = ([str(row.cells[n]) for row in table.rows[:-2]] for n in range(3))
    assert dates == ["15/06/2026\n15 June 2026", "20/06/2026\n20 June 2026"]
    assert texts[0].endswith("\nReceived: support for school")
    assert "\nHanded to your godchild" in texts[1]
    assert texts[1].endswith(": support for school")
    assert values == ["6.000.000\nVND 6,000,000", "500.000\nVND 500,000"]
    totals = [row.cells[1] for row in table.rows[-2:]]
    assert totals == ["6.000.000\nVND 6,000,000", "500.000\nVND 500,000"]


def test_the_longest_english_day_keeps_to_one_line_of_its_column(office: Registry) -> None:
    wish = Wish(kind="D2", number=5, period="2026-H1", records={"sponsor": ["S4"]})
    document = documents.composed(office, wish, documents.gather(office, wish))
    column = next(block for block in document.body if isinstance(block, Table)).columns[0]

    width = shipped_fonts().regular.width(english_date(dt.date(2026, 9, 29)), 12)
    assert width + 2 * PADDING <= column.width_mm * MM


def test_every_kind_of_support_has_its_word_in_the_bilingual_letter() -> None:
    words = template("letters")["d2"]["kinds"]

    assert {*codes("support_kind"), *codes("support_form")} == set(words)


def test_several_sponsors_make_one_file_with_numbers_that_go_on(office: Registry) -> None:
    one = made(office, "D1", records={"sponsor": ["S1"]}).pages
    batch = made(office, "D1", records={"sponsor": ["S1", "S4", "S1"]})

    assert batch.pages == one + made(office, "D1", records={"sponsor": ["S4"]}).pages
    everybody = made(office, "D3", records={"sponsor": ["tat_ca"]}, period="2026")
    assert everybody.pages == 5
    receipts = text_of(office, "D4", number=9, records={"entry": ["E01", "E02"]})
    assert receipts.count("Số: 2026/X1/09") == receipts.count("Số: 2026/X1/10") == 2


def test_a_letter_of_thanks_gives_the_value_in_words(office: Registry) -> None:
    text = text_of(office, "D3", period="2026-H1", records={"sponsor": ["S1"]})

    assert "2.800.000 đồng (Bằng chữ: Hai triệu tám trăm nghìn đồng chẵn)" in text


def test_a_receipt_names_the_child_by_her_code_alone(office: Registry) -> None:
    text = text_of(office, "D4", records={"entry": ["E01"]})

    assert text.count("BIÊN NHẬN") == 2
    assert text.count("Liên 1: Lưu") == text.count("Liên 2: Giao người hỗ trợ") == 1
    assert text.count("Số tiền: 300.000 đồng") == 2
    assert text.count("Bằng chữ: Ba trăm nghìn đồng chẵn") == 2
    assert "Ánh" not in text


def test_a_void_receipt_keeps_its_number_and_says_so(office: Registry) -> None:
    rows = example_rows()["support_entries"]
    (void,) = (row["id"] for row in rows if row.get("void"))
    text = text_of(office, "D4", number=3, records={"entry": [void]})

    assert text.count("HỦY") == 2
    assert text.count("Số: 2026/X1/03") == 2


def test_goods_without_an_estimate_print_no_amount(office: Registry) -> None:
    rows = example_rows()["support_entries"]
    goods = next(r["id"] for r in rows if r["form"] == "hien_vat" and r["amount"] is None)
    text = text_of(office, "D4", records={"entry": [goods]})

    assert "Hiện vật: Xe đạp; số lượng: 1; giá trị ước tính: chưa ước tính" in text
    assert "Bằng chữ" not in text


def test_an_agreement_that_is_not_chosen_is_of_a_child_of_the_unit(office: Registry) -> None:
    latest = {unit: text_of(office, "D5", unit=unit) for unit in ("X1", "X2")}

    assert "từ 10/06/2026" in latest["X1"]
    assert "từ 20/06/2026" in latest["X2"]


def test_an_agreement_has_five_articles_and_three_parties(office: Registry) -> None:
    text = text_of(office, "D5", records={"sponsorship": ["P01"]})

    for number in range(1, 6):
        assert f"Điều {number}." in text
    assert "300.000 đồng, hằng tháng" in text
    assert "MẸ ĐỠ ĐẦU NGƯỜI GIÁM HỘ ĐẠI DIỆN HỘI" in text
    assert "chăm sóc thay thế" in text
    assert "03 bản" in text


def test_a_consent_form_may_be_blank_and_ticks_nothing(office: Registry) -> None:
    blank = text_of(office, "D6", records={"child": [""]})
    filled = text_of(office, "D6", records={"child": ["C01"]})

    assert "Ánh" not in blank
    assert "Trần Thị Ánh" in filled
    for text in (blank, filled):
        assert "Không đồng ý không làm mất quyền được hỗ trợ." in text
        assert text.count("Đồng ý Không") == 9


def test_a_visit_sheet_carries_a_code_with_its_check_and_the_call_name(
    office: Registry,
) -> None:
    text = text_of(office, "D7", records={"child": ["C01"]})
    code = next(word for word in text.split() if "·" in word)

    assert read_code(code) is not None
    wish = Wish(kind="D7", records={"child": ["C01"]})
    sheet = documents.composed(office, wish, documents.gather(office, wish))
    (head,) = (block for block in sheet.body if isinstance(block, Pair))
    (drawn,) = head.right
    assert isinstance(drawn, QrCode)
    assert drawn.caption == code
    assert drawn.content.isascii()  # a scanner types it, on a keyboard that has no middle dot
    assert visits.child_of_code(office, drawn.content) == visits.child_of_code(office, code)
    assert "Trần" not in text
    assert "Ánh" in text
    assert text.endswith("Dấu hiệu nguy hiểm: gọi 111")
    blank = text_of(office, "D7", records={"child": [""]})
    assert "·" not in blank


def test_a_visit_sheet_calls_a_child_by_the_given_name_where_the_clan_stands_last(
    office: Registry,
) -> None:
    text = text_of(office, "D7", records={"child": ["C08"]})

    assert "Trẻ: Y Bhăm " in text
    assert "Mlô" not in text


def test_a_profile_is_for_officers_and_masks_the_identity_number(office: Registry) -> None:
    text = text_of(office, "D8", records={"child": ["C01"]})

    assert "LƯU HÀNH NỘI BỘ" in text
    assert "079 *** *** 678" in text
    assert "Bà Nội Tư" in text
    assert "Diện: Mồ côi cả cha và mẹ, do Covid-19" in text
    secret = text_of(office, "D8", records={"child": ["C04"]})
    assert "HIV" not in secret
    assert "án" not in secret.partition("3. Người nuôi dưỡng")[0].partition("2. Cha, mẹ")[2]


def test_a_profile_says_what_each_answer_of_a_visit_is_about(tmp_path: Path) -> None:
    rows = example_rows()
    rows["visits"][0] |= {"living": "tot", "study": "kha", "study_note": "Tiến bộ môn Toán"}
    rows["children"][0]["needs"] = [{"kind": "nha_o"}, {"kind": "y_te"}]
    registry = office_with(tmp_path / "so", rows)

    text = text_of(registry, "D8", records={"child": ["C01"]})
    assert "Sinh sống – Tốt; Học tập – Khá: Tiến bộ môn Toán" in text
    assert "Nhu cầu: Nhà ở; khám, chữa bệnh, bảo hiểm y tế" in text
    registry.close()


def test_minutes_and_proposal_take_their_figures_from_the_register(office: Registry) -> None:
    minutes = text_of(office, "D9")
    proposal = text_of(
        office, "D10", content={"funding": "Quà Tết; 30; 300000\nXe đạp; 2; 1.500.000"}
    )

    assert "7.000.000 đồng (Bằng chữ: Bảy triệu đồng chẵn)" in minutes
    assert "Trẻ trong danh sách: 10; trẻ đang được đỡ đầu: 06" in minutes
    assert "Tổng cộng 12.000.000" in proposal
    assert "Kính trình Ủy ban nhân dân tỉnh Bình Hà xem xét, quyết định./." in proposal


def test_minutes_of_an_office_without_cash_count_no_zero(office: Registry) -> None:
    text = text_of(office, "D9", unit="X2")

    assert "theo sổ Hội không còn giữ tiền mặt." in text
    assert ": 0 đồng" not in text


def test_registers_and_receipts_without_entries_are_empty_forms(office: Registry) -> None:
    assert "Không phát sinh" in text_of(office, "D11")
    assert "Không phát sinh" in text_of(office, "D13")
    assert "Mã khôi phục" in text_of(office, "D12")


@pytest.mark.parametrize(
    ("kind", "wish", "code"),
    [
        ("D1", {"records": {"child": ["C01"]}}, "unknown_need"),
        ("D1", {"content": {"next": "Cháu nhiễm HIV"}}, "secret_words"),
        ("D10", {"content": {"funding": "Quà Tết 300000"}}, "bad_funding"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    office: Registry, kind: str, wish: dict[str, Any], code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        made(office, kind, **wish)
    assert refused.value.code == code


def test_an_unknown_record_is_not_found(office: Registry) -> None:
    for kind, need in (("D1", "sponsor"), ("D8", "child"), ("D5", "sponsorship")):
        with pytest.raises(NotFoundError):
            made(office, kind, records={need: ["không có"]})


@pytest.mark.parametrize(
    ("sponsored", "unsponsored", "words"),
    [
        (6, 3, "trong đó 06 trẻ đang được đỡ đầu, còn 03 trẻ có nhu cầu"),
        (0, 3, "10 trẻ trong danh sách, chưa trẻ nào có người đỡ đầu."),
        (9, 0, "trong đó 09 trẻ đang được đỡ đầu. Nguồn vận động"),
    ],
)
def test_a_proposal_says_how_things_stand_without_counting_nobody(
    office: Registry, sponsored: int, unsponsored: int, words: str
) -> None:
    wish = Wish(kind="D10", number=5)
    report = documents.gather(office, wish)
    counted = {"children_sponsored": sponsored, "children_unsponsored": unsponsored}
    report = replace(report, figures={**report.figures, **counted})
    said = " ".join(
        block.text.replace("\u00a0", " ")
        for block in documents.composed(office, wish, report).body
        if isinstance(block, Paragraph)
    )

    assert words in said
    assert "không trẻ" not in said


EMPTY = {
    "B1": "Danh sách chưa có trẻ nào./.",
    "B2": "Danh sách chưa có Mẹ đỡ đầu nào./.",
    "B3": "Trong kỳ chưa có lượt đỡ đầu nào./.",
    "B4": "Trong kỳ chưa có lượt thăm nào./.",
    "B7": "Trẻ nhận trùng: không; trường hợp sót: không; lượt trễ: không./.",
    "D9": "trẻ đang được đỡ đầu: không; Mẹ đỡ đầu: không;",
    "D10": "Hội LHPN tỉnh Bình Hà chưa có trẻ trong danh sách;",
}


def test_an_empty_register_refuses_letters_and_gives_blank_forms(tmp_path: Path) -> None:
    registry = office_with(tmp_path / "so", {"children": []})
    try:
        for kind in ("D1", "D5", "D8"):
            with pytest.raises(RuleError):
                made(registry, kind)
        said = {kind: text_of(registry, kind) for kind in EMPTY}
        said |= {kind: text_of(registry, kind) for kind in ("B8", "D4", "D6", "D7")}
    finally:
        registry.close()
    for kind, words in EMPTY.items():
        assert words in said[kind]
    assert "không trẻ" not in " ".join(said.values())
