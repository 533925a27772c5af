"""Numbering, closing marks and bindings of a document's text."""

import pytest

from mdd_desktop.domain.document import (
    Annex,
    Block,
    Column,
    Heading,
    Issuer,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.document_rules import annex_label, arranged, bound, roman, tidy

ISSUER = Issuer(
    superior_lines=(),
    office_lines=("HỘI LHPN XÃ HOA SEN",),
    symbol="BTV",
    place="Hoa Sen",
    office_text="Hội LHPN xã Hoa Sen",
    body_text="Ban Thường vụ Hội LHPN xã Hoa Sen",
    superior_text="",
    unit_text="xã Hoa Sen",
    locality_text="địa phương",
    signature_lines=("CHỦ TỊCH",),
    signer_name="",
    recipients=("Lưu: VT",),
)


def arranged_body(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> tuple[Block, ...]:
    document = OfficialDocument(
        kind="X", type_code="KH", type_name="Kế hoạch", subject="thử", issuer=ISSUER, year=2026,
        body=blocks, recipients=(), annexes=annexes,
    )  # fmt: skip
    return arranged(document).body


def test_headings_are_numbered_and_empty_ones_dropped() -> None:
    body = arranged_body(
        Heading(1, "Một"),
        Heading(2, "a"),
        Paragraph.plain("x"),
        Heading(2, "rỗng"),
        Heading(1, "rỗng"),
        Heading(2, "rỗng"),
        Heading(1, "Hai"),
        Heading(3, "điểm"),
        Paragraph.plain("y"),
        Heading(1, "cuối"),
    )

    lines = [block.line for block in body if isinstance(block, Heading)]
    assert lines == ["I. MỘT", "1. a", "II. HAI", "a) điểm"]


def test_points_are_lettered_without_f_j_w_z() -> None:
    blocks: list[Block] = []
    for _ in range(8):
        blocks += [Heading(3, "x"), Paragraph.plain("y")]

    numbers = [block.number for block in arranged_body(*blocks) if isinstance(block, Heading)]
    assert numbers == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]


def test_the_last_basis_ends_with_a_stop_and_the_last_sentence_with_the_end_mark() -> None:
    body = arranged_body(LegalBasis("Căn cứ A"), LegalBasis("Căn cứ B;"), Paragraph.plain("Hết."))

    assert [block.text for block in body if not isinstance(block, Table)] == [
        "Căn cứ A;",
        "Căn cứ B.",
        "Hết./.",
    ]


def test_a_part_that_ends_with_a_table_gets_its_mark_below() -> None:
    body = arranged_body(Paragraph.plain("x"), Table((Column("a", 10),), ()))

    assert isinstance(body[-1], Paragraph)
    assert body[-1].text == "./."


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("có 05 trẻ", "có 05~trẻ"),
        ("500.000 đồng/tháng", "500.000~đồng/tháng"),
        ("ngày 30 tháng 6 năm 2026", "ngày~30 tháng~6 năm~2026"),
        ("12 tháng đầu", "12~tháng đầu"),
        ("khoản 1 Điều 10", "khoản~1 Điều~10"),
        ("Mẹ đỡ đầu", "Mẹ~đỡ~đầu"),
        ("TM. BAN", "TM.~BAN"),
        ("gửi Bộ Y tế và Sở Y tế", "gửi Bộ Y~tế và Sở Y~tế"),
        ("04 đạt, 02 chưa đạt", "04~đạt, 02~chưa đạt"),
        ("20 người và 3 lần", "20~người và 3~lần"),
        ("đến khi trẻ đủ 18 tuổi", "đến khi trẻ đủ~18~tuổi"),
    ],
)
def test_words_that_belong_together_are_tied(text: str, tied: str) -> None:
    assert bound(text) == tied.replace("~", "\u00a0")


def test_text_is_tidied_but_keeps_its_lines() -> None:
    assert tidy(" Mẹ\u200b  đỡ \n đầu\u00ad ") == "Mẹ đỡ\nđầu"


def test_annexes_are_lettered_in_roman_when_there_are_several() -> None:
    assert annex_label(0, 1) == "Phụ lục"
    assert [annex_label(n, 2) for n in range(2)] == ["Phụ lục I", "Phụ lục II"]
    assert [roman(n) for n in (4, 9, 14)] == ["IV", "IX", "XIV"]
