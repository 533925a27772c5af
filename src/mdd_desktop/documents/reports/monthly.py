"""BC-T: the monthly report, two pages at most, with the summary table B5 as its annex."""

import datetime as dt
from dataclasses import replace

from mdd_desktop.documents.lists.summary import figures_table, indicators_table
from mdd_desktop.documents.material import Content, DocumentKind, Material, items, paragraphs
from mdd_desktop.documents.reports.parts import (
    addressees_of,
    difficulties,
    notes_on_figures,
    recipients_of,
    summary_annex,
    with_departures,
)
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.document import Block, Heading
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.vietnamese import official_month

_SECTIONS = ("review", "sponsoring", "support", "visits", "communication")


def build(material: Material) -> Content:
    """The blocks of a monthly report."""
    material = replace(material, report=with_departures(material.report))
    words = _wording(material)
    body: list[Block] = [Heading(1, words.say("results"))]
    for key in _SECTIONS:
        body += [
            Heading(2, words.say(f"headings.{key}"), key=key),
            *paragraphs(words.paragraph(f"paragraphs.{key}")),
        ]
    body += paragraphs(words.typed_text("highlight"))
    body += notes_on_figures(words, material.report)
    body += [Heading(1, words.say("hardship"), key="difficulties"), *items(difficulties(words))]
    body += [Heading(1, words.say("upcoming"), key="tasks"), *items(_tasks(words, material.report))]
    body += paragraphs(words.say("closing"))
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=(summary_annex(words, material.report),),
        addressees=addressees_of(material),
        recipients=recipients_of(material),
        data_tables=(figures_table(material.report), indicators_table(material.report)),
    )


def _wording(material: Material) -> Wording:
    last = material.report.last
    following = last + dt.timedelta(days=1)
    return material.wording(
        "bct",
        short_subject=material.wording("bct").say("short_subject"),
        period_short=_month_text(last),
        next_period_short=_month_text(following),
    )


def _month_text(day: dt.date) -> str:
    return official_month(day.year, day.month).partition(" năm ")[0]


def _tasks(words: Wording, report: Report) -> list[str]:
    return [*words.say_all("paragraphs.tasks"), *report.upcoming]


MONTHLY_REPORT = DocumentKind(
    id="BC-T",
    title="Báo cáo tháng Chương trình “Mẹ đỡ đầu”",
    type_code="BC",
    type_name="Báo cáo",
    period="month",
    build=build,
    typed={
        "highlight": "Việc nổi bật trong tháng",
        "difficulties": "Khó khăn, kiến nghị",
        "tasks": "Nhiệm vụ tháng sau (thay phần soạn sẵn)",
    }
    | dict.fromkeys(_SECTIONS, "Đoạn văn thay phần soạn sẵn"),
)
