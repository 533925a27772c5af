"""Reports frozen at a cut-off: what they keep, what is corrected later, who is late."""

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from documents_office import example_office

from builders import COMMUNE, OTHER, PASSPHRASE, PROVINCE, Offices, a_child
from mdd_desktop.domain.document import Paragraph
from mdd_desktop.domain.errors import DamagedError, RuleError
from mdd_desktop.domain.report import NeedCount, Report, YearFigures
from mdd_desktop.domain.report_snapshot import figures_hash, kept_report, kept_text
from mdd_desktop.services import (
    document_issuing,
    document_register,
    documents,
    frozen_reports,
    support,
)
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

FREEZING_DAY = dt.date(2026, 7, 3)
LATER = dt.date(2026, 7, 10)
JUNE = "2026-06"

__all__ = ["example_office"]


@pytest.fixture
def office(example_office: Path, tmp_path: Path) -> Iterator[Registry]:
    """The province of the worked example on the day its report is frozen."""
    shutil.copytree(example_office, tmp_path / "so")
    registry = office_services.open_office(tmp_path / "so", PASSPHRASE, today=FREEZING_DAY)
    yield registry
    registry.close()


def said(registry: Registry, wish: Wish) -> str:
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    text = "\n".join(one.text for one in document.body if isinstance(one, Paragraph))
    return text.replace("\u00a0", " ")


def test_a_report_comes_back_from_its_text_as_it_was(office: Registry) -> None:
    report = documents.gather(office, Wish(kind="BC-N", period="2026"))
    report = replace(
        report,
        as_of=FREEZING_DAY,
        by_year=(YearFigures(2025, LATER, LATER, {"coverage_rate": Decimal("66.7")}),),
        needs=(NeedCount("xã Hoa Sen", "học phí", 2),),
        late_units=("xã Sông Mai",),
    )

    assert kept_report(kept_text(report)) == report
    assert kept_text(kept_report(kept_text(report))) == kept_text(report)


def test_figures_stay_as_they_were_frozen_and_the_entry_after_it_is_a_correction(
    office: Registry,
) -> None:
    frozen = frozen_reports.freeze(office, "bc-t", JUNE)
    office.today = LATER

    kept = frozen_reports.report_of(office, frozen.id)
    found = frozen_reports.corrections(office, frozen.id)

    assert kept.figures["delivered_cash"] == 1_300_000
    changed = {one.figure: (one.before, one.after) for one in found.figures}
    assert changed == {
        "received_cash": (6_300_000, 6_600_000),
        "received_total": (9_650_000, 9_950_000),
        "delivered_cash": (1_300_000, 1_600_000),
        "delivered_total": (4_650_000, 4_950_000),
        "delivered_by_sponsorship_total": (1_150_000, 1_450_000),
        "children_supported": (4, 5),
        "children_sponsored_no_delivery": (3, 2),
    }


def test_a_later_print_of_the_same_month_shows_the_corrections(office: Registry) -> None:
    frozen_reports.freeze(office, "BC-T", JUNE)
    office.today = LATER

    text = said(office, Wish(kind="BC-T", period=JUNE))

    assert "Điều chỉnh số liệu đã chốt ngày 03 tháng 7 năm 2026:" in text
    assert "(điều chỉnh +300.000 đồng)" in text


def test_the_report_of_the_next_month_shows_what_was_corrected_in_this_one(
    office: Registry,
) -> None:
    frozen_reports.freeze(office, "BC-T", JUNE)
    office.today = LATER

    text = said(office, Wish(kind="BC-T", period="2026-07"))

    assert "Điều chỉnh số liệu kỳ trước:" in text
    assert "1.300.000 → 1.600.000" in text


def test_a_frozen_report_prints_its_own_figures_and_moment_for_ever(office: Registry) -> None:
    frozen = frozen_reports.freeze(office, "BC-T", JUNE)
    wish = Wish(kind="BC-T", period=JUNE, frozen_id=frozen.id, number=5, dated=FREEZING_DAY)
    first = documents.make(office, wish, "pdf")
    office.today = LATER

    again = documents.make(office, wish, "pdf")

    assert again.sha256 == first.sha256
    hour = dt.datetime.fromisoformat(frozen.cut_off)
    assert f"chốt lúc {hour:%H} giờ {hour:%M}" in said(office, wish)


def test_what_was_entered_after_the_freezing_is_listed(office: Registry) -> None:
    frozen = frozen_reports.freeze(office, "BC-T", JUNE)
    office.today = LATER
    values = {"date": dt.date(2026, 6, 20), "direction": "passed", "form": "tien", "amount": 50_000}
    support.record(office, [values | {"kind": "qua", "headcount": 1}])
    support.record(office, [values | {"date": LATER, "kind": "qua", "headcount": 1}])

    changes = frozen_reports.corrections(office, frozen.id).changes

    (one,) = changes
    assert (one.table, one.is_new, one.name) == ("support_entry", True, "hỗ trợ ngày 20/06/2026")


def test_a_period_is_frozen_once_unless_it_is_replaced_on_purpose(office: Registry) -> None:
    first = frozen_reports.freeze(office, "BC-T", JUNE)

    with pytest.raises(RuleError) as refusal:
        frozen_reports.freeze(office, "BC-T", JUNE)
    office.today = LATER
    second = frozen_reports.freeze(office, "BC-T", JUNE, again=True)

    assert refusal.value.code == "already_frozen"
    assert frozen_reports.standing(office, "BC-T", JUNE) == second
    lines = frozen_reports.listed(office)
    assert [(line.id, line.stands) for line in lines] == [(second.id, True), (first.id, False)]
    assert frozen_reports.corrections(office, second.id).figures == ()


def test_only_reports_are_frozen(office: Registry) -> None:
    with pytest.raises(RuleError) as refusal:
        frozen_reports.freeze(office, "KH1", "2026")

    assert refusal.value.code == "not_frozen_kind"


def test_figures_changed_by_hand_are_found_out(office: Registry) -> None:
    frozen = frozen_reports.freeze(office, "BC-T", JUNE)
    touched = frozen.corrected(
        figures=frozen.figures.replace('"delivered_cash":1300000', '"delivered_cash":1300001')
    )

    assert frozen_reports.is_whole(frozen)
    assert touched.figures != frozen.figures
    assert not frozen_reports.is_whole(touched)
    with pytest.raises(DamagedError):
        kept_report(frozen.figures[:-10])


def test_a_report_made_before_the_month_is_over_says_to_which_day_it_counts(
    office: Registry,
) -> None:
    office.today = dt.date(2026, 6, 20)

    text = said(office, Wish(kind="BC-T", period=JUNE))

    assert "Đến ngày 20 tháng 6 năm 2026" in text
    paragraph = documents.paragraph(office, Wish(kind="BC-D", period=JUNE))
    assert "đến ngày 20 tháng 6 năm 2026" in paragraph


def test_the_province_sees_which_commune_reported_and_names_the_late_ones(
    offices: Offices,
) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    a_child(commune, full_name="Nguyễn Thị Giả Định")
    frozen = frozen_reports.freeze(commune, "BC-T", "2026-11")
    offices.send(COMMUNE, PROVINCE)

    units = {one.unit: one for one in frozen_reports.received(province, "BC-T", "2026-11")}
    text = said(province, Wish(kind="BC-T", period="2026-11"))
    report = documents.gather(province, Wish(kind="BC-T", period="2026-11"))

    sent = units[commune.unit]
    assert sent.frozen == frozen
    assert sent.figures == ()
    other = province_name(province, offices[OTHER].unit)
    assert frozen_reports.late(province, "BC-T", "2026-11") == (other,)
    assert f"còn 01 đơn vị chưa gửi báo cáo: {other}" in text
    assert {row.name: row.note for row in report.rows}[other] == "Chưa gửi"


def test_a_commune_that_corrected_its_records_after_reporting_is_marked(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    frozen_reports.freeze(commune, "BC-T", "2026-11")
    a_child(commune, full_name="Nguyễn Thị Giả Định")
    offices.send(COMMUNE, PROVINCE)

    report = documents.gather(province, Wish(kind="BC-T", period="2026-11"))
    units = {one.unit: one for one in frozen_reports.received(province, "BC-T", "2026-11")}

    name = province_name(province, commune.unit)
    assert {row.name: row.note for row in report.rows}[name] == "Điều chỉnh"
    assert "children_listed" in {one.figure for one in units[commune.unit].figures}


def test_equal_figures_have_an_equal_hash_wherever_they_are_counted(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    a_child(commune, full_name="Nguyễn Thị Giả Định")
    offices.send(COMMUNE, PROVINCE)
    wish = Wish(kind="BC-T", period="2026-11", unit=commune.unit)

    hashes = {figures_hash(documents.gather(one, wish)) for one in (commune, province)}

    assert len(hashes) == 1


def province_name(province: Registry, unit: str) -> str:
    with province.read() as reading:
        return reading.tree.units[unit].name


def test_late_units_are_not_named_where_no_commune_ever_reported(office: Registry) -> None:
    report: Report = documents.gather(office, Wish(kind="BC-T", period=JUNE))

    assert report.late_units == ()
    assert {row.note for row in report.rows} == {""}


@pytest.mark.parametrize("kind", ["BC-6T", "BC-5N"])
def test_a_report_says_how_many_letters_the_register_sent_to_sponsors(
    office: Registry, kind: str
) -> None:
    wish = Wish(kind=kind, period="2026-H1" if kind == "BC-6T" else "2021..2026")
    assert "thư báo cáo kết quả chăm sóc trẻ tới Mẹ đỡ đầu." not in said(office, wish)
    draft = document_register.save_draft(
        office, Wish(kind="D1", period="2026-H1", records={"sponsor": ["S1", "S3"]})
    )

    document_issuing.issue(office, draft.id, Issuing(dated=dt.date(2026, 6, 25)))

    assert "Gửi 02 thư báo cáo kết quả chăm sóc trẻ tới Mẹ đỡ đầu." in said(office, wish)
