"""By what day each report is due, as the office writes it: tasks and plans follow at once."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import an_office
from mdd_desktop.documents.own_texts import CALENDAR
from mdd_desktop.domain.document import Paragraph
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import documents, own_wording, report_days, tasks
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.tasks import Task


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Registry]:
    registry = an_office(tmp_path / "so", "30127", parent="82")
    yield registry
    registry.close()


def report(office: Registry, duty: str) -> Task | None:
    found = tasks.due(office).tasks
    return next((one for one in found if one.report and one.report.duty.id == duty), None)


def said(office: Registry) -> str:
    wish = Wish(kind="KH1", period="2026")
    document = documents.composed(office, wish, documents.gather(office, wish))
    texts = (block.text for block in document.body if isinstance(block, Paragraph))
    return "\n".join(texts).replace("\u00a0", " ")


def test_the_days_of_the_plans_hold_until_the_office_writes_its_own(office: Registry) -> None:
    office.today = dt.date(2026, 11, 18)
    assert "báo cáo tháng chậm nhất ngày 20 hằng tháng" in said(office)
    task = report(office, "KH1-month")
    assert task
    assert task.due_on == dt.date(2026, 11, 20)

    own_wording.write(office, CALENDAR, "KH1-month", "25 hằng tháng")

    assert "báo cáo tháng chậm nhất ngày 25 hằng tháng" in said(office)
    task = report(office, "KH1-month")
    assert task
    assert task.due_on == dt.date(2026, 11, 25)
    own_wording.restore(office, CALENDAR, "KH1-month")
    assert report_days.duties(office)[0].day_text == "20 hằng tháng"


def test_a_report_asked_for_early_in_a_month_is_about_the_month_before(office: Registry) -> None:
    own_wording.write(office, CALENDAR, "KH1-month", "05 hằng tháng")
    own_wording.write(office, CALENDAR, "KH1-half", "05/7")
    own_wording.write(office, CALENDAR, "KH1-year", "15/01")

    def period(day: dt.date, duty: str) -> str:
        office.today = day
        task = report(office, duty)
        assert task
        assert task.report
        found = tasks.period_of(task.report)
        return found.text if found else ""

    assert period(dt.date(2026, 12, 1), "KH1-month") == "2026-11"
    assert period(dt.date(2026, 7, 1), "KH1-half") == "2026-H1"
    assert period(dt.date(2027, 1, 12), "KH1-year") == "2026"


def test_days_that_cannot_be_read_are_refused_and_each_line_says_whose_they_are(
    office: Registry,
) -> None:
    with pytest.raises(RuleError) as refused:
        own_wording.write(office, CALENDAR, "KH3-year", "giữa tháng 11")
    assert refused.value.code == "bad_days"

    lines = {one.place: one for one in own_wording.places(office, CALENDAR)}
    assert lines["KH3-year"].about.startswith("KH3 · Báo cáo")
    assert lines["KH3-year"].text == "trước 12 tháng 11"
    assert not lines["KH3-year"].names


def test_reports_of_several_plans_on_one_day_name_each_of_them(office: Registry) -> None:
    office.today = dt.date(2026, 11, 10)
    task = report(office, "KH1-year")
    assert task
    assert task.plans == ("KH1", "KH2")

    own_wording.write(office, CALENDAR, "KH2-year", "18/11")

    task = report(office, "KH1-year")
    assert task
    assert task.plans == ("KH1",)
