"""Lists and forms measured on the page (documents.md §2.3 and §2.4)."""

import ast
import datetime as dt
import importlib
import io
import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from documents_builders import MADE_ON, a_report, an_issuer, the_fonts
from documents_measures import MM, PrintedLine, PrintedPage, printed

import mdd_desktop.documents
from mdd_desktop.documents.catalogue import KINDS, Print, compose, document_kind
from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.form_slabs import qr_modules
from mdd_desktop.documents.forms.child_profile import ChildProfile
from mdd_desktop.documents.forms.consent_form import ConsentForm
from mdd_desktop.documents.forms.visit_sheet import QUESTIONS, VisitSheet
from mdd_desktop.documents.letters.receipt import Receipt
from mdd_desktop.documents.lists.children import ChildGroup, ChildLine, ChildListing
from mdd_desktop.documents.lists.outgoing_register import OutgoingLine, OutgoingRegister
from mdd_desktop.documents.lists.summary import summary_table
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.domain.audience import ChildView
from mdd_desktop.domain.document import OfficialDocument, Table
from mdd_desktop.domain.support import SupportForm

WIDTHS = {
    "B1": (8, 24, 18, 9, 11, 20, 14, 13, 24, 12, 22, 15, 12, 13, 15, 12, 10),
    "B2": (8, 42, 20, 14, 34, 38, 24, 20, 12, 24, 16),
    "B3": (8, 30, 18, 34, 16, 32, 22, 30, 24, 24, 14),
    "B4": (8, 30, 18, 26, 28, 28, 24, 34, 16, 40),
    "B6": (8, 34, 12, 36, 22, 50, 18, 20, 52),
    "B8": (10, 40, 25, 40, 30, 20),
    "D11": (24, 20, 70, 26, 34, 24, 12, 18, 14, 10),
}
MODULES = {
    "B1": "children",
    "B2": "sponsors",
    "B3": "sponsorships",
    "B4": "visits",
    "B6": "waiting",
    "B8": "public_children",
    "D11": "outgoing_register",
}
RECEIPT = Receipt(
    "X1",
    dt.date(2026, 6, 5),
    giver="Nguyễn Thị Sen",
    child_code="X1-26-0001-ABC",
    what="Tiền sinh hoạt",
    form=SupportForm.CASH,
    amount=500_000,
)


def a_listing(count: int, **view: str) -> ChildListing:
    given = {"name": "Nguyễn Thị An", "birth": "12/03/2014", "sex": "Nữ", "ethnic": "Kinh"} | view
    lines = tuple(
        ChildLine(ChildView(f"X1-{n:04d}", given["name"], "xã Hoa Sen", given["birth"], 12,
                            given["sex"], given["ethnic"], kind="Mồ côi cha", cause="Covid-19"),
                  "Có")
        for n in range(count)
    )  # fmt: skip
    half = count // 2
    groups = (ChildGroup("thôn Đông", lines[:half]), ChildGroup("thôn Tây", lines[half:]))
    return ChildListing(tuple(g for g in groups if g.lines), count, 0)


def a_composed(kind: str, *records: object, **how: Any) -> OfficialDocument:
    report = a_report("X1", kind, records=tuple(records))
    given: dict[str, Any] = {"number": 7, "dated": MADE_ON} | how
    return compose(kind, report, an_issuer(), today=MADE_ON, how=Print(**given))


def pages_of(document: OfficialDocument) -> list[PrintedPage]:
    return printed(render_pdf(document, the_fonts()))


@pytest.mark.parametrize("kind", list(WIDTHS))
def test_columns_have_the_widths_of_the_catalogue(kind: str) -> None:
    module = importlib.import_module(f"mdd_desktop.documents.lists.{MODULES[kind]}")
    widths = tuple(column.width_mm for column in vars(module)["_COLUMNS"])

    assert widths == WIDTHS[kind]
    assert sum(widths) == (165 if kind == "B8" else 252)


def test_the_summary_has_twenty_two_columns_of_252_mm_together() -> None:
    columns = summary_table(a_report("X1")).columns

    assert len(columns) == 22
    assert sum(column.width_mm for column in columns) == 252


def test_a_list_lies_across_under_the_head_of_the_unit_without_a_number() -> None:
    page = pages_of(a_composed("B1", a_listing(3)))[0]
    places = sorted({round(line["x0"], 1) for line in page.uprights})

    assert (round(page.width / MM), round(page.height / MM)) == (297, 210)
    assert places[0] == pytest.approx(30 * MM, abs=0.3)
    assert places[-1] - places[0] == pytest.approx(252 * MM, abs=0.2 * MM)
    expected = list(itertools.accumulate(WIDTHS["B1"], initial=30))
    # “Covid-19” is never cut: at the smallest letters its column takes what it lacks from text
    assert places == pytest.approx([place * MM for place in expected], abs=0.7 * MM)
    assert page.line("DANH SÁCH TRẺ EM MỒ CÔI").middle == pytest.approx(156 * MM, abs=1 * MM)
    assert page.line("HỘI LHPN XÃ HOA SEN").bold
    assert "Số:" not in page.text
    assert "LƯU HÀNH NỘI BỘ" in page.text


def test_the_end_block_dates_the_list_above_the_signature() -> None:
    page = pages_of(a_composed("B1", a_listing(3)))[-1]
    left, right = page.line("NGƯỜI LẬP BIỂU"), page.line("TM. BAN THƯỜNG VỤ")
    date = page.line("Hoa Sen, ngày")

    assert left.baseline == pytest.approx(right.baseline, abs=1 * MM)
    assert date.baseline < right.baseline
    assert date.italic
    name = page.line("Nguyễn Thị Bích Hạnh")
    assert 25 * MM <= name.baseline - page.line("CHỦ TỊCH").baseline <= 36 * MM


def dated_under(place: str) -> list[PrintedLine]:
    """The lines of the date and of the title below it, in a form made at a place."""
    document = a_composed("D8", ChildProfile(ChildView("X1-0001", "Nguyễn Thị An"), "", ""))
    issuer = replace(document.issuer, place=place.replace(" ", "\u00a0"))
    page = pages_of(replace(document, issuer=issuer))[-1]
    at = next(n for n, line in enumerate(page.lines) if line.text.startswith(place[:13]))
    title = page.line("TM. BAN THƯỜNG VỤ")
    assert max(line.right for line in page.lines) <= page.right + 0.5
    return [line for line in page.lines[at:] if line.italic and line.baseline < title.baseline] + [
        title
    ]


def test_the_date_stays_on_one_line_under_a_long_place_name() -> None:
    date, title = dated_under("Trần Hưng Đạo Nguyễn Bỉnh Khiêm")

    assert date.text.endswith("năm 2026")
    assert title.baseline - date.baseline > 12


def test_a_date_line_of_two_lines_does_not_lie_upon_the_signature() -> None:
    first, second, title = dated_under("Trần Hưng Đạo Nguyễn Bỉnh Khiêm Lý Thường Kiệt Lê Quý Đôn")

    assert second.text.endswith("năm 2026")
    assert title.baseline - second.baseline > 12
    assert second.baseline - first.baseline > 12


def test_two_thousand_rows_repeat_the_head_and_lose_nobody() -> None:
    pages = pages_of(a_composed("B1", a_listing(2_000)))

    assert len(pages) > 100
    for number, page in enumerate(pages, start=1):
        assert "Họ và tên" in page.text
        assert "(17)" in page.text
        assert (str(number) in page.text.split("\n", 1)[0]) is (number > 1)
        assert all(char["bottom"] <= page.height - 20 * MM + 1 for char in page.chars
                   if char["size"] > 8)  # fmt: skip
    text = " ".join(page.text for page in pages)
    assert text.count("Covid-") == 2_000
    assert "Thôn Đông: 1000 trẻ" in text
    assert "Tổng cộng: 2000 trẻ" in pages[-1].text
    assert "Covid-" in pages[-1].text


@pytest.mark.parametrize("rows", range(8, 20, 2))
def test_the_signature_of_a_list_never_stands_without_a_row(rows: int) -> None:
    last = pages_of(a_composed("B1", a_listing(rows)))[-1]

    assert "NGƯỜI LẬP BIỂU" in last.text
    assert "Covid-19" in last.text


def test_a_list_is_a_draft_until_it_has_a_number_and_a_form_never_is() -> None:
    assert "DỰ THẢO" in pages_of(a_composed("B1", a_listing(1), number=None))[0].text
    assert "DỰ THẢO" not in pages_of(a_composed("D6", ConsentForm(), number=None))[0].text
    forms = {kind.id for kind in KINDS if kind.id[0] in "BD" and not kind.layout.drafted}
    assert {"D6", "D7", "D11", "D12", "D13", "D14"} <= forms
    assert not forms & {f"B{n}" for n in range(1, 9)}


def test_the_tracing_footer_is_small_and_grey_in_the_margin() -> None:
    document = a_composed("B1", a_listing(1), tracing="B1-X1 · in 03/07/2026 bởi L.T.G.Đ.")
    page = pages_of(document)[0]
    chars = [char for char in page.chars if char["size"] <= 8]

    assert "".join(char["text"] for char in chars).startswith("B1-X1 ·")
    assert all(char["top"] > page.height - 20 * MM for char in chars)
    assert all(kind.traced for kind in KINDS if kind.id in {f"B{n}" for n in range(1, 9)})


def test_two_copies_of_a_receipt_are_parted_in_the_middle_of_the_paper() -> None:
    (page,) = pages_of(a_composed("D4", RECEIPT))
    titles = [line for line in page.lines if line.text == "BIÊN NHẬN"]
    cut = min(page.rules, key=lambda rule: abs(rule["top"] - page.height / 2))

    assert cut["top"] == pytest.approx(148.5 * MM, abs=0.5 * MM)
    assert len(titles) == 2
    assert titles[0].baseline < cut["top"] < titles[1].baseline
    upper = [line.text for line in page.lines if line.baseline < cut["top"]]
    lower = [line.text for line in page.lines if line.baseline > cut["top"]]
    assert len(upper) == len(lower)
    assert page.line("Số: 2026/X1/07")


def test_a_receipt_of_long_words_still_keeps_to_its_half() -> None:
    long = Receipt(
        "X1",
        dt.date(2026, 6, 5),
        giver="Nguyễn Thị " * 25,
        receiver="Trần Văn " * 30,
        child_code="X1",
        what="Sữa, gạo, mì, " * 20,
        form=SupportForm.GOODS,
        amount=1_000_000,
    )
    (page,) = pages_of(a_composed("D4", long))
    upper = [c for c in page.chars if c["bottom"] <= 148.5 * MM]

    assert len(upper) == pytest.approx(len(page.chars) / 2, abs=20)
    assert all(char["bottom"] <= page.height - 20 * MM + 1 for char in page.chars)


def test_boxes_are_drawn_as_empty_squares_below_one_another() -> None:
    pages = pages_of(a_composed("D6", ConsentForm()))
    squares = [
        [f for f in page.frames if f["width"] == pytest.approx(f["height"], abs=0.1)]
        for page in pages
    ]

    assert [len(found) for found in squares] == [10, 8]
    for found in squares:
        assert all(not frame["fill"] for frame in found)
        assert len({round(frame["x0"]) for frame in found[::2]}) == 1
    assert "DÀNH CHO TRẺ" in pages[1].text


def test_the_visit_sheet_is_one_page_with_a_code_of_twenty_millimetres() -> None:
    earlier = dict.fromkeys(QUESTIONS, ("Tốt", "Ổn định " * 30))
    sheet = VisitSheet("X1-26-0001-ABC", "An", earlier, "Tiền sinh hoạt " * 20, "Xe đạp")
    (page,) = pages_of(a_composed("D7", sheet))
    modules = [f for f in page.frames if f["fill"] and f["width"] < 5]
    left, right = min(m["x0"] for m in modules), max(m["x1"] for m in modules)
    step = modules[0]["width"]

    assert right - left == pytest.approx(22 * MM, abs=1)
    assert right - left >= 20 * MM
    assert page.width - 15 * MM - right >= 4 * step - 0.1
    assert left > page.width / 2
    assert max(m["bottom"] for m in modules) < page.height / 3
    assert page.text.rstrip().endswith("Dấu hiệu nguy hiểm: gọi 111")
    assert qr_modules("X1-26-0001-ABC·T") == qr_modules("X1-26-0001-ABC·T")


def test_lines_to_write_on_are_eight_millimetres_apart() -> None:
    (page,) = pages_of(a_composed("D7", VisitSheet()))
    tops = sorted({round(rule["top"], 1) for rule in page.rules})
    steps = [below - above for above, below in itertools.pairwise(tops)]

    assert len(tops) >= 16
    assert min(steps) >= 8 * MM - 0.2


@pytest.mark.parametrize(
    ("series", "numbers"),
    [
        ("", ["01", "02/KH-BTV", "03", "04", "05/KH-BTV"]),
        ("KH", [f"{n:02d}/KH-BTV" for n in range(1, 6)]),
    ],
)
def test_a_skipped_number_of_the_register_says_so(series: str, numbers: list[str]) -> None:
    line = OutgoingLine(0, "KH-BTV", None, "Kế hoạch", "Lê Thị Sen", "Hội LHPN tỉnh")
    lines = tuple(replace(line, number=n, dated=dt.date(2026, 2, n), series=series) for n in (2, 5))
    document = a_composed("D11", OutgoingRegister(lines))
    (table,) = [block for block in document.body if isinstance(block, Table)]

    assert [row.cells[0] for row in table.rows] == numbers
    assert [row.cells[2] for row in table.rows] == [
        "Không sử dụng", "Kế hoạch", "Không sử dụng", "Không sử dụng", "Kế hoạch",
    ]  # fmt: skip


def test_the_word_file_has_a_section_for_each_letter_of_a_batch_and_lies_across() -> None:
    batch = docx.Document(io.BytesIO(render_docx(a_composed("D4", RECEIPT, RECEIPT), the_fonts())))
    listed = docx.Document(io.BytesIO(render_docx(a_composed("B1", a_listing(3)), the_fonts())))

    assert len(batch.sections) == 2
    (section,) = listed.sections
    assert section.page_width
    assert section.page_height
    assert section.page_width > section.page_height
    texts = [cell.text for table in listed.tables for row in table.rows for cell in row.cells]
    assert any("NGƯỜI LẬP BIỂU" in text for text in texts)
    assert "Nguyễn Thị An" in texts


def test_documents_cannot_reach_a_child_but_through_her_view() -> None:
    forbidden = {"child", "visit", "snapshot", "sponsor", "sponsorship", "record", "figures.facts"}
    folder = Path(mdd_desktop.documents.__file__).parent
    reached = {
        (path.name, node.module)
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").removeprefix("mdd_desktop.domain.") in forbidden
    }

    assert reached == set()
    assert document_kind("b1").audiences
