"""Reports of the worked example (documents.md §4), month 06/2026, typed in by hand."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from mdd_desktop.documents.catalogue import Print, compose
from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.typography import FontFamily, shipped_fonts
from mdd_desktop.domain.document import (
    Align,
    Annex,
    Column,
    Issuer,
    OfficialDocument,
    Paragraph,
    Row,
    RowStyle,
    Table,
)
from mdd_desktop.domain.office import Letterhead
from mdd_desktop.domain.report import Report, UnitFigures

UNITS = ("X1", "X2", "T")
SAME = """
children_listed 4 6 10; children_girls 3 2 5; children_ethnic_minority 1 1 2; children_poor 2 2 4
children_near_poor 1 1 2; children_left_chuyen_di 1 0 1; children_sponsored 3 3 6
children_sponsored_to_18 3 2 5; children_unsponsored 1 2 3; children_double_need 1 0 1
children_visit_overdue 0 1 1; orphans_listed 4 5 9; orphans_both_parents 1 2 3
orphans_father 2 2 4; orphans_mother 1 1 2; orphans_covid 2 2 4; orphans_other_cause 2 3 5
sponsors_active 4 3 5; sponsors_direct 1 1 1; sponsors_indirect 4 2 5; sponsors_both_forms 1 0 1
sponsorships_late 1 1 2; delivered_goods_unestimated 0 1 1; cash_balance 7000000 0 7000000
qty_xe_dap 0 1 1; qty_qua 31 1 32; late_amount 200000 400000 600000; visits_red_flag 1 0 1
children_turning_18_soon 0 0 0; children_left_du_18 0 0 0; children_left_nhan_con_nuoi 0 0 0
children_left_qua_doi 0 0 0; children_left_khac 0 0 0; qty_nha 0 0 0
children_moved_in 0 0 0; children_moved_out 0 0 0
"""
MONTH = """
children_new 1 1 2; children_sponsored_in_period 4 3 7; children_sponsored_new 1 0 1
children_supported 3 2 5; children_visited 1 1 2; sponsors_new 1 0 1
received_cash 6300000 300000 6600000; received_goods_value 3000000 350000 3350000
received_total 9300000 650000 9950000; delivered_cash 1300000 300000 1600000
delivered_goods_value 3000000 350000 3350000; delivered_total 4300000 650000 4950000
qty_hoc_bong 0 0 0; qty_bhyt 0 0 0; qty_so_tiet_kiem 0 0 0; services_delivered 0 0 0
visits 2 1 3; activities 2 0 2; activity_participants 165 0 165
"""
CUMULATIVE = """
children_sponsored_in_period 6 4 9; children_sponsored_new 6 3 9
received_total 17000000 2181800 19181800; delivered_total 10000000 2181800 12181800
"""
RATES = {"X1": ("75.0", "33.3"), "X2": ("60.0", "33.3"), "T": ("66.7", "33.3")}
INDICATORS: dict[str, dict[str, tuple[int, int] | None]] = {
    "X1": {"000-1": (1, 1), "000-2": (1, 1), "000-5": (3, 4), "001-3b": (1, 1), "002-2": None},
    "T": {"000-1": (2, 2), "000-2": (2, 2), "000-5": (6, 9), "001-3b": (1, 2), "002-2": None},
}
NAMES = {"X1": "xã Hoa Sen", "X2": "xã Sông Mai", "T": "tỉnh Bình Hà"}


def numbers(table: str, unit: str) -> dict[str, int | Decimal | None]:
    """One unit's figures of a table above."""
    entries = [entry.split() for line in table.split("\n") for entry in line.split(";")]
    place = 1 + UNITS.index(unit)
    return {entry[0]: int(entry[place]) for entry in entries if entry}


def month_figures(unit: str) -> dict[str, int | Decimal | None]:
    """Every figure the monthly report uses."""
    coverage, visited = RATES[unit]
    rates = {"coverage_rate": Decimal(coverage), "visit_rate": Decimal(visited)}
    return numbers(SAME, unit) | numbers(MONTH, unit) | rates


def unit_row(unit: str, **changes: Any) -> UnitFigures:
    """A commune's row of B5."""
    row = UnitFigures(NAMES[unit], month_figures(unit), numbers(CUMULATIVE, unit))
    return replace(row, **changes)


def a_report(unit: str = "X1", kind: str = "BC-T", **changes: Any) -> Report:
    """A commune's report of June 2026; ``unit="T"`` gives the province's."""
    yearly = kind == "KH1"
    report = Report(
        kind=kind,
        unit_code=unit,
        unit_name=NAMES[unit],
        level="province" if unit == "T" else "commune",
        period_label="năm 2026" if yearly else "tháng 6 năm 2026",
        first=dt.date(2026, 1, 1) if yearly else dt.date(2026, 6, 1),
        last=dt.date(2026, 12, 31) if yearly else dt.date(2026, 6, 30),
        as_of=dt.date(2026, 6, 30),
        cut_off_at=dt.datetime.fromisoformat("2026-07-03T17:05"),
        figures=month_figures(unit),
        cumulative=numbers(CUMULATIVE, unit),
        indicators=INDICATORS["T" if unit == "T" else "X1"],
        rows=(unit_row("X1"), unit_row("X2")) if unit == "T" else (unit_row(unit),),
        upcoming=("Tổ chức rà soát trẻ quý III (trước ngày 15 tháng 7).",),
    )
    return replace(report, **changes)


def an_issuer(unit: str = "X1", **fields: Any) -> Issuer:
    """The issuer of a commune, or of the province with ``unit="T"``."""
    office = (
        Office("tỉnh Bình Hà", "province")
        if unit == "T"
        else Office(NAMES[unit], "commune", "tỉnh Bình Hà")
    )
    record = Letterhead(unit_id=unit, **({"signer_name": "Nguyễn Thị Bích Hạnh"} | fields))
    return issuer_of(office, record)


def the_fonts() -> FontFamily:
    """The shipped typeface, whatever this computer has."""
    return shipped_fonts()


MADE_ON = dt.date(2026, 7, 3)


def a_document(kind: str = "BC-T", unit: str = "X1", **options: Any) -> OfficialDocument:
    """A composed document; options are those of Print, ``content`` and ``report``."""
    content = options.pop("content", None)
    report = options.pop("report", None) or a_report(unit, kind)
    issuer = options.pop("issuer", None) or an_issuer(unit)
    how = Print(**({"number": 5, "dated": MADE_ON} | options))
    return compose(kind, report, issuer, today=MADE_ON, how=how, content=content)


def a_pdf(kind: str = "BC-T", unit: str = "X1", **options: Any) -> bytes:
    """A composed document as PDF in the shipped typeface."""
    return render_pdf(a_document(kind, unit, **options), the_fonts())


def a_long_list(rows: int, *, landscape: bool = True) -> OfficialDocument:
    """A report whose annex is a list of that many rows with a total."""
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Họ và tên", 60),
        Column("Ngày sinh", 30, Align.CENTER),
        Column("Đã trao (đồng)", 40, Align.RIGHT),
    )
    listed = tuple(
        Row((n, f"Trẻ thứ {n}", dt.date(2015, 1, 1 + n % 28), 1_000_000 + n))
        for n in range(1, rows + 1)
    )
    total = Row(("Tổng cộng", None, rows), RowStyle.TOTAL, span=2) if rows else None
    table = Table(columns, (*listed, total) if total else (), unit_line="Đơn vị tính: đồng")
    document = a_document()
    annex = Annex("Danh sách trẻ", (table, Paragraph.plain("Hết danh sách./.")), landscape)
    return replace(document, annexes=(annex,))
