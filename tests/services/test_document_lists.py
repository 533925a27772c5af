"""Lists B1 to B8: rows, order, totals and what each class may see, from the worked example."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest
from documents_office import (
    NAMES,
    example_office,
    example_rows,
    made,
    office,
    office_with,
)

from mdd_desktop.domain.document import Row, RowStyle, Table
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import initials
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]


def texts_of(content: bytes) -> list[str]:
    """What each page says."""
    with pdfplumber.open(io.BytesIO(content)) as file:
        return [" ".join((page.extract_text() or "").split()) for page in file.pages]


def text_of(content: bytes) -> str:
    return " ".join(texts_of(content))


def tables(registry: Registry, kind: str, **wish: Any) -> list[Table]:
    asked = Wish(kind=kind, **wish)
    report = documents.gather(registry, asked)
    document = documents.composed(registry, asked, report)
    return [block for block in document.body if isinstance(block, Table)]


def plain(table: Table) -> list[Row]:
    return [row for row in table.rows if row.style is RowStyle.PLAIN]


def total(table: Table) -> Row:
    (row,) = [row for row in table.rows if row.style is RowStyle.TOTAL]
    return row


def figures(registry: Registry, kind: str, unit: str) -> Any:
    return documents.gather(registry, Wish(kind=kind, unit=unit)).figures


@pytest.mark.parametrize("unit", ["X1", "X2", "T"])
def test_every_list_is_as_long_as_its_figure(office: Registry, unit: str) -> None:
    counted = figures(office, "B1", unit)

    def rows(kind: str, place: int = 0) -> list[Row]:
        return plain(tables(office, kind, unit=unit)[place])

    assert len(rows("B1")) == counted["children_listed"]
    assert len(rows("B2")) == counted["sponsors_active"]
    assert len(rows("B6")) == counted["children_unsponsored"]
    assert len(rows("B8")) == counted["children_public_allowed"]
    month = figures(office, "B7", unit)
    missed = [row.cells[3] for row in rows("B7", 1)]
    assert missed.count("Chưa có Mẹ đỡ đầu") == month["children_unsponsored"]
    assert missed.count("Chưa nhận hỗ trợ trong kỳ") == month["children_sponsored_no_delivery"]
    assert missed.count("Quá hạn thăm") == month["children_visit_overdue"]
    assert len(rows("B7", 2)) == month["sponsorships_late"]
    assert sum(int(str(row.cells[5])) for row in rows("B7", 2)) == month["late_amount"]
    half = documents.gather(office, Wish(kind="B4", unit=unit, period="2026-06")).figures
    assert len(plain(tables(office, "B4", unit=unit, period="2026-06")[0])) == half["visits"]


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("X1", "Tổng cộng: 4 trẻ, trong đó 3 nữ, 1 mồ côi cả cha và mẹ"),
        ("T", "Tổng cộng: 10 trẻ, trong đó 5 nữ, 3 mồ côi cả cha và mẹ"),
    ],
)
def test_the_list_of_children_is_totalled(office: Registry, unit: str, words: str) -> None:
    (table,) = tables(office, "B1", unit=unit)

    assert total(table).cells == (words,)
    assert total(table).span == 17


def test_children_stand_in_the_order_of_given_names_within_their_group(office: Registry) -> None:
    (table,) = tables(office, "B1", unit="X2", records={"class": ["NB"]})
    names = [row.cells[1] for row in plain(table)]

    assert names == [NAMES[c] for c in ("C06", "C08", "C07", "C09", "C11", "C13")]
    (whole,) = tables(office, "B1")
    groups = [row.cells[0] for row in whole.rows if row.style is RowStyle.GROUP]
    assert groups == ["Xã Hoa Sen: 4 trẻ", "Xã Sông Mai: 6 trẻ"]
    assert [row.cells[0] for row in plain(whole)] == list(range(1, 11))


@pytest.mark.parametrize(("kind", "title"), [("B1", "Nơi ở hiện nay"), ("B6", "Nơi ở")])
def test_a_village_begins_its_cell_with_a_capital(office: Registry, kind: str, title: str) -> None:
    (table,) = tables(office, kind, unit="X1")
    place = [column.title for column in table.columns].index(title)
    cells = {str(row.cells[place]) for row in plain(table)}

    assert any(cell.startswith("Thôn Đông") for cell in cells)
    assert not any(cell.startswith("thôn") for cell in cells)


def test_sponsorships_are_rows_and_children_and_sponsors_are_counted_once(
    office: Registry,
) -> None:
    (table,) = tables(office, "B3", period="2026-06")
    counted = documents.gather(office, Wish(kind="B3", period="2026-06")).figures
    words = total(table).cells[0]

    assert words == (
        f"Tổng cộng: {len(plain(table))} lượt; {counted['children_sponsored_in_period']} trẻ,"
        f" {counted['sponsors_in_period']} Mẹ đỡ đầu"
    )
    assert total(table).cells[1] == counted["delivered_by_sponsorship_total"]
    assert total(table).cells[1:] == (1_450_000, 7_150_000, None)


def test_double_needs_name_both_sponsors_and_the_days_late_run_from_the_grace(
    office: Registry,
) -> None:
    double, _, late = tables(office, "B7", period="2026-06")

    (row,) = plain(double)
    assert row.cells[1:] == ("Trần Thị Ánh", "Sinh hoạt hằng tháng", "S1", "S2", 500_000)
    assert [row.cells[1:] for row in plain(late)] == [
        ("S5", NAMES["C07"], 800_000, 400_000, 400_000, 15),
        ("S2", NAMES["C01"], 400_000, 200_000, 200_000, 15),
    ]


@pytest.mark.parametrize("preset", ["a", "b", "c", "d", "u"])
def test_the_summary_of_one_commune_is_one_page_under_every_head(
    office: Registry, preset: str
) -> None:
    head = {"signer_name": "Nguyễn Thị Bích Hạnh"}
    (shown,) = texts_of(made(office, "B5", unit="X1", preset=preset, head=head).content)

    for words in ("1 Xã Hoa Sen", "Tổng cộng", "Số liệu chốt lúc", "NGƯỜI LẬP BIỂU"):
        assert words in shown


def test_the_summary_of_two_communes_is_one_page_with_its_total(office: Registry) -> None:
    head = {"signer_name": "Nguyễn Thị Bích Hạnh"}
    (shown,) = texts_of(made(office, "B5", unit="T", preset="p", head=head).content)

    for words in ("1 Xã Hoa Sen", "2 Xã Sông Mai", "Toàn tỉnh", "được tính một lần. Số liệu chốt"):
        assert words in shown


def test_waiting_children_come_by_priority_then_by_days(office: Registry) -> None:
    (table,) = tables(office, "B6")
    rows = [(row.cells[1], row.cells[6], row.cells[7]) for row in plain(table)]

    assert rows == [
        (NAMES["C04"], 120, "Rất gấp"),
        (NAMES["C07"], 29, "Rất gấp"),
        (NAMES["C11"], 10, "Rất gấp"),
    ]


def test_the_public_list_holds_initials_bands_and_no_small_number(office: Registry) -> None:
    text = text_of(made(office, "B8").content)

    assert "T.T.Á." in text
    assert "11-15 tuổi" in text
    assert "<5 trẻ" in text
    assert "Theo diện: mồ côi cả cha và mẹ <5" in text
    for secret in ("Trần", "Ánh", "2014", "0912345678", "thôn", "5B", "Bà Nội"):
        assert secret not in text


@pytest.mark.parametrize("kind", ["B1", "B2", "B3", "B4", "B6", "B7", "D8"])
def test_no_list_prints_an_infection_or_a_whole_identity_number(
    office: Registry, kind: str
) -> None:
    text = text_of(made(office, kind).content)

    assert "HIV" not in text
    assert "079312345678" not in text


def test_a_superior_reads_names_without_telephones_and_may_not_ask_for_more(
    office: Registry,
) -> None:
    text = text_of(made(office, "B1", records={"class": ["CT"]}).content)

    assert "Trần Thị Ánh" in text
    assert "0912345678" not in text
    with pytest.raises(RuleError) as refused:
        made(office, "B1", records={"class": ["CK"]})
    assert refused.value.code == "wrong_audience"


def test_a_workbook_keeps_names_as_text_and_numbers_as_numbers(office: Registry) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(office, "B1", "xlsx", unit="X1").content))
    sheet = book.worksheets[0]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row}

    assert cells["=SUM(A1:A9)"].data_type == "s"
    assert cells["<b>Đỗ</b> & {name}"].data_type == "s"
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes
    assert [cell.value for cell in sheet["A"] if isinstance(cell.value, int)] == [1, 2, 3, 4]


def test_names_of_markup_are_printed_as_they_are_written(office: Registry) -> None:
    text = text_of(made(office, "B1", unit="X1").content)

    assert "<b>Đỗ</b>" in text
    assert "{name}" in text
    assert "=SUM(A1" in text


def test_a_withdrawn_consent_leaves_the_code_in_every_list(tmp_path: Path) -> None:
    rows = example_rows()
    for row in rows["children"]:
        row["consents"] = [
            {"scope": "lap_ho_so", "by": "giam_ho", "from": "2026-01-01", "withdrawn": "2026-06-01"}
        ]
    registry = office_with(tmp_path / "so", rows)
    try:
        for kind in ("B1", "B3", "B4", "B6", "B7", "D1", "D6", "D7", "D8"):
            text = text_of(made(registry, kind).content)
            for secret in (*NAMES.values(), "Ánh", "0912345678", "Bà Nội", "5B"):
                assert secret not in text, (kind, secret)
    finally:
        registry.close()


def test_lists_are_the_same_bytes_each_time(office: Registry) -> None:
    for kind in ("B1", "B5", "B7", "B8"):
        for form in ("pdf", "docx", "xlsx"):
            assert made(office, kind, form).sha256 == made(office, kind, form).sha256


def test_the_list_of_a_past_month_is_counted_on_its_last_day(office: Registry) -> None:
    (past,) = tables(office, "B1", period="2026-02", unit="X1")
    text = text_of(made(office, "B1", period="2026-02", unit="X1").content)

    assert (
        len(plain(past))
        == documents.gather(office, Wish(kind="B1", period="2026-02", unit="X1")).figures[
            "children_listed"
        ]
    )
    assert "ngày 28 tháng 02 năm 2026" in text


def test_every_kind_says_what_it_needs() -> None:
    kinds = {str(kind["id"]): kind for kind in documents.kinds()}

    assert {f"B{n}" for n in range(1, 9)} | {f"D{n}" for n in range(1, 14)} <= set(kinds)
    assert kinds["D1"]["needs"] == ["sponsor"]
    assert kinds["D8"]["needs"] == ["child"]


GUARDIAN = {"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-10"}
CHILD = GUARDIAN | {"by": "tre"}
OVER = {"withdrawn": "2026-05-01"}
CONSENTS: dict[str, tuple[str, list[dict[str, str]], bool]] = {
    "Án Một": ("2014-03-12", [GUARDIAN, CHILD], True),
    "Bùi Hai": ("2014-03-12", [GUARDIAN], False),
    "Cao Ba": ("2021-03-12", [GUARDIAN], True),
    "Đỗ Bốn": ("2014-03-12", [GUARDIAN | OVER, CHILD], False),
    "Hà Năm": ("2014-03-12", [GUARDIAN, CHILD | OVER], False),
    "Lê Sáu": ("2014-03-12", [GUARDIAN | {"until": "2026-06-29"}, CHILD], False),
    "Mai Bảy": ("2014-03-12", [GUARDIAN, CHILD, GUARDIAN | OVER | {"scope": "lap_ho_so"}], False),
    "Ngô Tám": ("2014-03-12", [one | {"scope": "cong_khai_anh"} for one in (GUARDIAN, CHILD)],
                False),
    "Phan Chín": ("2014-03-12", [GUARDIAN | OVER, GUARDIAN | {"from": "2026-06-01"}, CHILD], True),
}  # fmt: skip


def test_the_public_list_holds_only_whom_every_consent_covers_on_the_day(tmp_path: Path) -> None:
    children = [
        {
            "id": f"C{place}", "unit_id": "X1", "full_name": name, "sex": "nu", "birth": birth,
            "registered_on": "2026-01-10", "consents": consents,
            "father": {"status": "mat", "cause": "khac"}, "mother": {"status": "con_song"},
        }
        for place, (name, (birth, consents, _)) in enumerate(CONSENTS.items())
    ]  # fmt: skip
    registry = office_with(
        tmp_path / "so", {"units": example_rows()["units"], "children": children}
    )
    try:
        (table,) = tables(registry, "B8")
        counted = figures(registry, "B8", "T")["children_public_allowed"]
        whole = text_of(made(registry, "B8").content)
    finally:
        registry.close()

    shown = [initials(name) for name, (_, _, allowed) in CONSENTS.items() if allowed]
    assert [row.cells[1] for row in plain(table)] == shown
    assert counted == len(shown)
    assert not any(name in whole for name in CONSENTS)
