"""Reports of half a year, a year, five years, an incident, and the paragraph."""

import io
import re
from dataclasses import replace

import docx
import openpyxl
import pytest
from documents_builders import the_fonts
from documents_example import (
    example_document,
    example_pdf,
    example_report,
)
from documents_measures import MM, printed, running_text
from test_plans import said

from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.pdf import page_count, render_pdf
from mdd_desktop.documents.xlsx_file import render_xlsx
from mdd_desktop.domain.chart import Chart, Series
from mdd_desktop.domain.document import (
    OfficialDocument,
    Table,
)
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import Adjustment, is_money

REPORTS = ("BC-6T", "BC-N", "BC-5N")
# Row numbers, page numbers, and the turned headings of B5, which read backwards: 18 and 19.
ASIDE = {str(n) for n in range(23)} | {"81", "91"}
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def numbers_of_docx(document: OfficialDocument) -> set[str]:
    file = docx.Document(io.BytesIO(render_docx(document, the_fonts())))
    texts = [p.text for p in file.paragraphs]
    texts += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return {found for text in texts for found in NUMBER.findall(text)}


def numbers_of_xlsx(document: OfficialDocument) -> set[str]:
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    found: set[str] = set()
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if isinstance(value, int):
                    found.add(f"{value:,}".replace(",", "."))
                elif isinstance(value, float):
                    found.add(f"{value:g}".replace(".", ","))
                elif value is not None:
                    found.update(NUMBER.findall(str(value)))
    return found


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", [*REPORTS, "KH2", "KH4", "BC-D", "BC-DX"])
def test_figures_are_the_same_in_pdf_docx_and_workbook(kind: str, unit: str) -> None:
    document = example_document(kind, unit)
    pdf = set(NUMBER.findall(running_text(printed(example_pdf(kind, unit)))))

    assert numbers_of_docx(document) <= pdf
    assert pdf - ASIDE <= numbers_of_docx(document)
    assert pdf - ASIDE <= numbers_of_xlsx(document)


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", [*REPORTS, "BC-D", "BC-DX"])
def test_no_report_prints_a_gap_an_old_office_or_a_name(kind: str, unit: str) -> None:
    text = running_text(printed(example_pdf(kind, unit)))

    for unwanted in ("{", "}", "None", "[xã", "  ", " ,", " ;", "huyện", "LĐTBXH", "HIV", "C01"):
        assert unwanted not in text


def test_the_office_words_stand_in_the_reports_of_half_a_year_and_of_a_year() -> None:
    own = {"bcky": {"paragraphs.tasks[5]": "Lời riêng của cơ quan."}}

    for kind in ("BC-6T", "BC-N"):
        assert "Lời riêng của cơ quan." in said(example_document(kind, own_texts=own))


def test_half_a_year_is_compared_with_the_year_before() -> None:
    text = said(example_document("BC-6T"))

    assert "04 trẻ trong danh sách, giảm 01 trẻ (20%) so với cùng kỳ năm 2025" in text
    assert "Tiếp nhận 17.000.000 đồng. Trong kỳ đã trao 10.000.000 đồng" in text
    assert "V. ĐỀ XUẤT" not in text
    assert "III. ĐÁNH GIÁ 1. Hạn chế" in text


def test_what_was_booked_before_the_ledger_began_is_not_compared() -> None:
    report = example_report("BC-6T")

    assert report.previous["received_total"] is None
    assert report.previous["children_listed"] == 5
    tables = [b for b in example_document("BC-6T").body if isinstance(b, Table)]
    assert [len(table.columns) for table in tables[:2]] == [6, 4]


def test_without_a_year_before_nothing_is_compared() -> None:
    report = replace(example_report("BC-N"), previous={}, previous_label="")
    document = example_document("BC-N", report=report)

    assert "so với" not in said(document)
    charts = [block for block in document.body if isinstance(block, Chart)]
    assert [len(chart.series) for chart in charts] == [1]


def test_the_targets_say_what_is_reached_and_the_sentence_counts_them() -> None:
    document = example_document("BC-6T", "T")
    table = [b for b in document.body if isinstance(b, Table)][2]
    outcomes = [row.cells[-1] for row in table.rows]

    met, missed = outcomes.count("Đạt"), outcomes.count("Chưa đạt")
    assert f"{met + missed:02} chỉ tiêu đánh giá được: {met:02} đạt, {missed:02} chưa đạt." in said(
        document
    )
    by_text = {str(row.cells[1]): row.cells[2:5] for row in table.rows}
    goal, done, share = by_text["Cán bộ Hội các cấp được quán triệt và tập huấn"]
    assert (goal, done, str(share)) == (80, "3/5", "60.0")


def test_targets_nobody_can_judge_are_not_counted_in_words() -> None:
    report = example_report("BC-6T")
    none = example_document("BC-6T", report=replace(report, indicators={}))
    missed = example_document("BC-6T", report=replace(report, indicators={"001-1b": (1, 2)}))

    assert "Trong kỳ chưa có chỉ tiêu đánh giá được." in said(none)
    assert "01 chỉ tiêu đánh giá được: 01 chưa đạt." in said(missed)


def test_a_year_has_a_chart_and_half_a_year_has_none() -> None:
    for kind, count in (("BC-6T", 0), ("BC-N", 1), ("BC-5N", 2)):
        charts = [block for block in example_document(kind).body if isinstance(block, Chart)]
        assert len(charts) == count


def test_a_year_in_which_nothing_happened_has_no_blank_chart() -> None:
    report = example_report("BC-N")
    nothing = dict.fromkeys(report.figures, 0)
    quiet = replace(report, figures=nothing, previous=dict.fromkeys(report.previous, 0))

    body = example_document("BC-N", report=quiet).body

    assert not any(isinstance(block, Chart) for block in body)


def test_charts_are_vectors_told_apart_without_colour() -> None:
    pages = printed(example_pdf("BC-5N", "T"))
    bars = [bar for page in pages if page.width < page.height for bar in page.frames]

    fills = {(bar["fill"], bar["stroke"]) for bar in bars}
    assert {True, False} <= {fill for fill, _ in fills}
    for bar in bars:
        assert bar["x0"] >= 30 * MM - 0.5
        assert bar["x1"] <= 195 * MM + 0.5
        for colour in (bar["stroking_color"], bar["non_stroking_color"]):
            assert (
                colour is None or len({*(colour if isinstance(colour, tuple) else (colour,))}) == 1
            )
    assert any("Trẻ được đỡ đầu và Mẹ đỡ đầu theo năm" in page.text for page in pages)


@pytest.mark.parametrize("value", [0, 7, 52_200, 999_999])
def test_the_values_of_neighbouring_bars_do_not_run_into_one_another(value: int) -> None:
    years = tuple(str(year) for year in range(2021, 2027))
    series = (Series("Tổng giá trị", (value,) * 6), Series("Trong đó hiện vật", (value,) * 6))
    document = replace(example_document("BC-N"), annexes=(), draft=False)
    chart = Chart("Giá trị đã trao theo năm", "Năm", years, series)
    (page, *_) = printed(render_pdf(replace(document, body=(chart,)), the_fonts()))

    said = f"{value:,}".replace(",", ".")
    values = page.text.split("\n").index("Giá trị đã trao theo năm") + 1
    drawn = [one for one in page.lines if one.text.startswith(said)]
    assert page.text.split("\n")[values].split() == [said] * 12
    assert min(one.left for one in drawn) >= 30 * MM
    assert max(one.right for one in drawn) <= 195 * MM


def test_a_chart_is_a_table_where_nothing_can_be_drawn() -> None:
    document = example_document("BC-5N")
    file = docx.Document(io.BytesIO(render_docx(document, the_fonts())))
    heads = [[cell.text for cell in table.rows[0].cells] for table in file.tables]
    sheets = openpyxl.load_workbook(io.BytesIO(render_xlsx(document))).sheetnames

    assert ["Năm", "Trẻ được đỡ đầu", "Mẹ đỡ đầu"] in [
        [" ".join(text.split()) for text in head] for head in heads
    ]
    assert any(name.startswith("Trẻ được đỡ đầu") for name in sheets)


def test_five_years_stand_beside_one_another_and_are_counted_anew_below() -> None:
    tables = [b for b in example_document("BC-5N", "T").body if isinstance(b, Table)]
    years = next(table for table in tables if table.caption == "Kết quả theo năm")

    assert [row.cells[0] for row in years.rows] == [
        "2021", "2022", "2023", "2024", "2025", "2026", "Lũy kế",
    ]  # fmt: skip
    assert years.rows[-1].cells[1:] == (10, 9, 7, 12_181_800, 3_981_800)
    assert years.rows[-2].cells[4] == 12_181_800


def test_years_before_the_ledger_have_no_money_which_is_not_zero() -> None:
    document = example_document("BC-5N", "T")
    years = next(b for b in document.body if isinstance(b, Table) and "theo năm" in b.caption)
    charts = [block for block in document.body if isinstance(block, Chart)]

    assert [row.cells[4] for row in years.rows[:5]] == [None] * 5
    assert [chart.labels for chart in charts] == [
        ("2021", "2022", "2023", "2024", "2025", "2026"), ("2026",),
    ]  # fmt: skip


def test_covid_and_other_causes_stand_apart_and_sum_up() -> None:
    tables = [b for b in example_document("BC-5N", "T").body if isinstance(b, Table)]
    covid, other, total = tables[0].rows

    assert (covid.cells[2:], other.cells[2:], total.cells[1:]) == (
        (4, 2, 2), (5, 4, 1), (9, 6, 3),
    )  # fmt: skip


def test_years_taken_from_the_books_are_marked_as_such() -> None:
    document = example_document(
        "BC-5N", content={"year_totals": ["2021 | 3 | 2 | 2 | 1.200.000 | 0"]}
    )
    tables = [b for b in document.body if isinstance(b, Table)]

    assert "Số liệu năm 2021 tổng hợp từ sổ sách." in said(document)
    assert tables[1].rows[0].cells == ("2021", 3, 2, 2, 1_200_000, 0)
    assert tables[1].rows[-1].cells[-2:] == (11_200_000, 3_000_000)


def test_models_and_praise_have_their_places_when_there_are_any() -> None:
    content = {
        "model_list": ["Tủ sách | Chi hội thôn A | 30 lượt mượn"],
        "praised_groups": ["Chi hội thôn A."],
        "lessons": ["Bám sát nhu cầu của trẻ."],
    }
    full, bare = example_document("BC-5N", content=content), example_document("BC-5N")

    assert len(full.annexes) == 2
    assert len(bare.annexes) == 1
    assert "V. ĐỀ NGHỊ KHEN THƯỞNG 1. Tập thể Chi hội thôn A." in said(full)
    assert "KHEN THƯỞNG" not in said(bare)


def test_an_incident_is_internal_named_urgent_and_goes_to_few() -> None:
    content = {"urgency": "khẩn", "time": "7 giờ 30 ngày 02/7/2026", "children": "02 trẻ"}
    document = example_document("BC-DX", content=content)
    page = printed(example_pdf("BC-DX", content=content))[0]
    stamp = next(frame for frame in page.frames if frame["x0"] < 100 * MM)

    assert document.restricted
    assert page.line("LƯU HÀNH NỘI BỘ").bold
    assert (stamp["x1"] - stamp["x0"], stamp["bottom"] - stamp["top"]) == pytest.approx(
        (20 * MM, 8 * MM), abs=0.5
    )
    assert page.line("KHẨN").baseline > page.line("Số:").baseline
    assert page.line("KHẨN").middle == pytest.approx(page.line("Số:").middle, abs=1)
    assert "Các chi hội phụ nữ" not in document.recipients
    assert "Thời gian: 7 giờ 30 ngày 02/7/2026;" in said(document)
    assert "Việc đã làm: ……" in said(document)


@pytest.mark.parametrize(
    ("unit", "plans", "to", "named"),
    [
        ("X1", "", ("Hội LHPN tỉnh Bình Hà",), "Chương trình “Mẹ đỡ đầu”; Kế hoạch chăm sóc, giáo"),
        ("X1", "KH3", ("Ủy ban nhân dân xã Hoa Sen",), "hoàn cảnh đặc biệt dựa vào cộng đồng."),
        (
            "T",
            "KH1, KH4",
            ("Đoàn Chủ tịch Trung ương Hội LHPN Việt Nam", "Sở Y\u00a0tế"),
            "Mẹ đỡ đầu”; Kế hoạch vận động",
        ),
    ],
)
def test_a_yearly_report_names_the_plans_it_answers_and_goes_to_who_asked(
    unit: str, plans: str, to: tuple[str, ...], named: str
) -> None:
    document = example_document("BC-N", unit, content={"plans": plans})

    assert document.addressees == to
    assert document.recipients[0] == "Như trên"
    assert not set(to) & set(document.recipients)
    assert named in said(document).split("Báo cáo này thực hiện chế độ báo cáo của: ")[1]


def test_two_dozen_corrections_leave_the_monthly_report_on_two_pages() -> None:
    report = example_report("BC-T", "T")
    money = [name for name in FIGURES if is_money(name) and report.figures[name]]
    counts = [name for name in FIGURES if name not in money and report.figures[name]]
    sums = [Adjustment(name, FIGURES[name].label, 1_000_000, 13_300_000) for name in money]
    people = [Adjustment(name, FIGURES[name].label, 10, 11) for name in counts]
    changes = (*people[: 24 - len(sums)], *sums)
    document = example_document("BC-T", "T", report=replace(report, adjustments=changes))
    few, many = (table for table in document.body if isinstance(table, Table))
    told = [cell for table in (few, many) for row in table.rows for cell in row.cells]

    assert page_count(replace(document, annexes=())) == 2
    assert [one.label for one in changes if one.label not in told] == []
    assert 2 * len(many.rows) == len(money)
    assert "1.000.000 → 13.300.000" in told


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"incident": "Trẻ bị xâm hại."}, "forbidden_words"),
        ({"urgency": "gấp"}, "unknown_urgency"),
        ({"due": "cuối tuần"}, "bad_due"),
    ],
)
def test_what_does_not_belong_into_an_incident_report_is_refused(
    content: dict[str, str], code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        example_document("BC-DX", content=content)

    assert refused.value.code == code
