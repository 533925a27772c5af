"""Plans KH2 to KH5: what they say for a commune, a province and the People's Committee."""

from dataclasses import replace
from decimal import Decimal

import pytest
from documents_example import PLANS, example_document, example_pdf, example_report, preset_issuer
from documents_measures import MM, printed, running_text

from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.domain.document import (
    Absent,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import NeedCount
from mdd_desktop.domain.report_calendar import DUTIES

NEW = PLANS[1:]


def said(document: OfficialDocument) -> str:
    texts = [
        block.line if isinstance(block, Heading) else block.text
        for block in document.body
        if isinstance(block, Heading | Paragraph | LegalBasis)
    ]
    return " ".join(texts).replace("\u00a0", " ")


def table_of(document: OfficialDocument, annex: int) -> Table:
    table = document.annexes[annex].blocks[0]
    assert isinstance(table, Table)
    return table


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", NEW)
def test_every_plan_has_the_six_sections_and_its_annexes_named_in_order(
    kind: str, unit: str
) -> None:
    document = example_document(kind, unit)
    sections = [b.line for b in document.body if isinstance(b, Heading) and b.level == 1]
    text = said(document)

    assert sections == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. MỤC TIÊU, CHỈ TIÊU",
        "III. ĐỐI TƯỢNG, PHẠM VI, THỜI GIAN",
        "IV. NỘI DUNG, GIẢI PHÁP",
        "V. KINH PHÍ",
        "VI. TỔ CHỨC THỰC HIỆN",
    ]
    names = ("Phụ lục I;", "Phụ lục II;" if kind == "KH4" else "Phụ lục II kèm")
    assert 0 < text.index(names[0]) < text.index(names[1])
    assert len(document.annexes) == (3 if kind == "KH4" else 2)
    assert len([b for b in document.body if isinstance(b, LegalBasis)]) >= 3


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", NEW)
def test_no_plan_prints_a_gap_an_old_office_or_a_name(kind: str, unit: str) -> None:
    text = running_text(printed(example_pdf(kind, unit)))

    for unwanted in ("{", "}", "None", "[xã", "  ", " ,", " ;", "huyện", "LĐTBXH", "HIV", "C01"):
        assert unwanted not in text
    assert ("Sở Y tế" in text) == (unit == "T")
    assert ("chi hội" in text) == (unit == "X1")


def test_the_plan_of_some_years_names_its_stage_its_goals_and_when_it_reports() -> None:
    text = said(example_document("KH2", "T"))

    assert "giai đoạn 2024-2030" in text
    assert "Đến năm 2030: 100% cán bộ tham mưu" in text
    assert "Đến năm 2030: 80% cán bộ Hội" in text
    assert "chậm nhất ngày 15 tháng 11" in text
    assert "năm 2030 tổng kết" in text


@pytest.mark.parametrize(
    ("kind", "due"),
    [("KH3", "trước ngày 12 tháng 11"), ("KH4", "trước ngày 30 tháng 11"),
     ("KH5", "trước ngày 15 tháng 6 và 15 tháng 12")],
)  # fmt: skip
def test_each_plan_asks_for_its_report_in_time(kind: str, due: str) -> None:
    assert due in said(example_document(kind))


def test_the_present_state_of_each_target_is_counted() -> None:
    rows = table_of(example_document("KH2", "T"), 1).rows
    shown = {str(row.cells[1]): str(row.cells[3]) for row in rows}

    assert shown["Tỷ lệ cán bộ Hội được quán triệt, tập huấn"] == "60.0"
    assert shown["Tỷ lệ trẻ em gái bị bạo lực, bị mua bán trở về được trợ giúp"].endswith(
        "NOT_APPLICABLE"
    )
    assert any(row.cells[3] is not None and str(row.cells[3]) == "78.8" for row in rows)


def test_targets_of_the_health_side_appear_only_with_its_numbers() -> None:
    report = example_report("KH3")
    reported = replace(
        report,
        indicators={**report.indicators, "002-2": (4, 5)},
        reporting={**report.reporting, "002-2": 1},
    )

    assert "HIV" not in said(example_document("KH3"))
    assert "không lập danh sách tại Hội" in said(example_document("KH3", report=reported))
    assert len(table_of(example_document("KH3", report=reported), 1).rows) == 2


def test_the_peoples_committee_speaks_in_its_own_name() -> None:
    for unit, place in (("X1", "xã Hoa Sen"), ("T", "tỉnh Bình Hà")):
        document = example_document("KH3", unit, issuer=preset_issuer("u", unit))
        text = said(document)

        assert document.symbol == "KH-UBND"
        assert f"Ủy ban nhân dân {place} xây dựng Kế hoạch" in text
        assert "Hội LHPN xã Hoa Sen" not in text
        assert document.issuer.signature_lines[0] == "TM.\u00a0ỦY BAN NHÂN DÂN"
        assert not any("chi hội" in one for one in document.recipients)
    assert "Phòng Văn hóa – Xã hội chủ trì" in said(
        example_document("KH3", issuer=preset_issuer("u"))
    )


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", PLANS)
def test_the_peoples_committee_asks_nothing_of_itself(kind: str, unit: str) -> None:
    document = example_document(kind, unit, issuer=preset_issuer("u", unit))
    text = said(document)
    rows = [[str(cell) for cell in row.cells] for row in table_of(document, 0).rows]

    assert "Đề nghị UBND" not in text
    assert "Hội LHPN các xã" not in text.partition("TỔ CHỨC THỰC HIỆN")[2]
    for _place, _work, lead, beside, *_others in rows:
        assert not lead.startswith(("Các chi hội", "Đề nghị Sở", "Đề nghị Phòng"))
        assert lead.removeprefix("Đề nghị ") not in beside
        assert "Các ban của" not in beside


def test_the_peoples_committee_rests_on_the_state_and_not_on_a_plan_of_the_union() -> None:
    for kind in ("KH1", "KH2"):
        document = example_document(kind, issuer=preset_issuer("u"))
        bases = [block.text for block in document.body if isinstance(block, LegalBasis)]

        assert len(bases) > 3
        assert not any("KH-ĐCT" in one for one in bases)


@pytest.mark.parametrize("kind", PLANS)
def test_a_plan_and_the_tasks_name_the_same_day_and_the_same_receiver(kind: str) -> None:
    text = said(example_document(kind))

    for duty in DUTIES:
        if duty.plan == kind and duty.kind.startswith("BC") and duty.year is None:
            within = "trước" if duty.before else "chậm nhất"
            to = "Hội LHPN tỉnh" if duty.with_own else "Ủy ban nhân dân xã Hoa Sen, đồng gửi Hội"
            assert f"{within} ngày {duty.day_text}" in text
            assert f" về {to}" in text


def test_how_often_children_are_visited_stands_beside_the_goal() -> None:
    report = example_report("KH1")
    counted = {**report.figures, "visits": 20, "children_sponsored": 30}
    nobody = {**counted, "children_sponsored": 0}

    for figures, present in ((counted, Decimal("0.7")), (nobody, Absent.NOT_APPLICABLE)):
        document = example_document("KH1", report=replace(report, figures=figures))
        assert table_of(document, 1).rows[4].cells[3] == present


def test_a_cluster_names_no_committee_that_is_not_there() -> None:
    issuer = issuer_of(Office("cụm Sông Mai", "cluster", "tỉnh Bình Hà"))
    for kind in PLANS:
        document = example_document(kind, "T", issuer=issuer)
        rows = [str(cell) for row in table_of(document, 0).rows for cell in row.cells]
        assert "Việt Nam cụm" not in f"{said(document)} {rows}"


@pytest.mark.parametrize("unit", ["X1", "T"])
def test_the_union_asks_the_departments_of_the_state_and_orders_nothing(unit: str) -> None:
    leads = [str(row.cells[2]) for row in table_of(example_document("KH3", unit), 0).rows]

    assert any(one.startswith("Đề nghị ") for one in leads)
    assert not any(one.startswith(("Phòng ", "Sở ", "UBND ")) for one in leads)


def test_the_review_of_five_years_is_asked_for_in_its_year_alone() -> None:
    report = example_report("KH1")
    later = replace(report, first=report.first.replace(year=2027), last=report.last.replace(2027))
    review = "năm 2026 sơ kết 5 năm Chương trình, chậm nhất ngày 31 tháng 12."

    assert review in said(example_document("KH1"))
    assert "sơ kết" not in said(example_document("KH1", report=later))


@pytest.mark.parametrize("preset", ["a", "b", "c", "d", "u"])
@pytest.mark.parametrize("kind", PLANS)
def test_under_every_head_the_page_keeps_its_margins(kind: str, preset: str) -> None:
    for page in printed(example_pdf(kind, issuer=preset_issuer(preset))):
        for char in page.chars:
            assert char["x0"] >= 30 * MM - 0.5
            assert char["x1"] <= page.width - 15 * MM + 0.5
            assert char["top"] >= 20 * MM - 1 or char["text"].isdigit()
            assert char["bottom"] <= page.height - 20 * MM + 0.5


def test_needs_are_counted_by_unit_without_names() -> None:
    needs = (NeedCount("xã Hoa Sen", "Quần áo, đồ ấm", 3), NeedCount("xã Sông Mai", "Nhà ở", 1))
    report = replace(example_report("KH4", "T"), needs=needs, places=("xã Hoa Sen", "xã Sông Mai"))
    document = example_document("KH4", "T", report=report)
    rows = table_of(document, 2).rows

    assert [row.cells[1:5] for row in rows] == [
        ("Xã Hoa Sen", 3, "Quần áo, đồ ấm", 3),
        ("Xã Sông Mai", 1, "Nhà ở", 1),
    ]
    assert "Trẻ em tại xã Hoa Sen, xã Sông Mai thuộc tỉnh Bình Hà" in said(document)


def test_needs_typed_in_are_summed_and_what_lacks_is_computed() -> None:
    lines = [
        "thôn A | 12 | Áo ấm | 12 | 3.600.000 | 1.000.000",
        "thôn B | 5 | Nhà | 1 | 80.000.000 |",
    ]
    rows = table_of(example_document("KH4", content={"needs": lines}), 2).rows

    assert rows[0].cells[5:] == (3_600_000, 1_000_000, 2_600_000)
    assert rows[1].cells[5:] == (80_000_000, None, 80_000_000)
    assert rows[-1].cells[-3:] == (83_600_000, 1_000_000, 82_600_000)


@pytest.mark.parametrize("line", ["thôn A | 12", "thôn A | mười | Áo | 1 | 2 | 3"])
def test_a_row_that_cannot_be_read_is_refused_without_repeating_it(line: str) -> None:
    with pytest.raises(RuleError, match="dòng 1") as refused:
        example_document("KH4", content={"needs": [line]})

    assert refused.value.code == "bad_row"
    assert "thôn A" not in refused.value.message


def test_many_places_are_counted_and_not_listed() -> None:
    places = tuple(f"xã Số {n}" for n in range(30))
    report = replace(example_report("KH4", "T"), places=places)

    assert "30 xã, phường, đặc khu thuộc tỉnh Bình Hà" in said(
        example_document("KH4", "T", report=report)
    )
