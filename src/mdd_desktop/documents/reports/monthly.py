"""BC-T: the monthly report, two pages at most, with the summary table B5 as its annex."""

import datetime as dt
from dataclasses import replace

from mdd_desktop.documents.lists.summary import (
    differs_from_sum,
    figures_table,
    indicators_table,
    summary_table,
)
from mdd_desktop.documents.material import Content, DocumentKind, Material, items, paragraphs
from mdd_desktop.documents.templates import Wording, filled
from mdd_desktop.domain.document import Annex, Block, Heading, Paragraph
from mdd_desktop.domain.report import Adjustment, Figure, Report, is_money
from mdd_desktop.domain.vietnamese import format_vnd, official_month

_SECTIONS = ("review", "sponsoring", "support", "visits", "communication")
_OTHER_REASONS = ("nhan_con_nuoi", "qua_doi", "khac")


def build(material: Material) -> Content:
    """The blocks of a monthly report."""
    material = replace(material, report=with_departures(material.report))
    words = _wording(material)
    body: list[Block] = [Heading(1, words.say("results"))]
    for key in _SECTIONS:
        body += [
            Heading(2, words.say(f"headings.{key}")),
            *paragraphs(words.paragraph(f"paragraphs.{key}")),
        ]
    body += paragraphs(words.typed_text("highlight"), _adjusted(words, material.report))
    body += [Heading(1, words.say("hardship")), *items(_difficulties(words))]
    body += [Heading(1, words.say("upcoming")), *items(_tasks(words, material.report))]
    body += paragraphs(words.say("closing"))
    addressees = (material.issuer.superior_text,) if material.issuer.superior_text else ()
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=(_annex(words, material.report),),
        addressees=addressees,
        recipients=_recipients(material, addressees),
        data_tables=(figures_table(material.report), indicators_table(material.report)),
    )


def with_departures(report: Report) -> Report:
    """The report with the sums over reasons of leaving that its sentences need."""
    figures = dict(report.figures)
    other = [figures.get(f"children_left_{reason}", 0) for reason in _OTHER_REASONS]
    named = [figures.get(f"children_left_{reason}", 0) for reason in ("du_18", "chuyen_di")]
    figures["children_left_other"] = _sum(other)
    figures["children_left"] = _sum(other + named)
    return replace(report, figures=figures)


def _sum(values: list[Figure]) -> int | None:
    known = [value for value in values if isinstance(value, int)]
    return sum(known) if len(known) == len(values) else None


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


def _difficulties(words: Wording) -> list[str]:
    return words.typed_texts("difficulties") or words.say_all("paragraphs.difficulties_offered")


def _tasks(words: Wording, report: Report) -> list[str]:
    return [*words.say_all("paragraphs.tasks"), *report.upcoming]


def _adjusted(words: Wording, report: Report) -> str:
    if not report.adjustments:
        return ""
    item = words.raw("adjustment_item")
    changes = [filled(item, _adjustment_values(one)) for one in report.adjustments]
    return filled(words.raw("adjustment"), {"changes": "; ".join(changes)})


def _adjustment_values(one: Adjustment) -> dict[str, str]:
    unit = " đồng" if is_money(one.figure) else ""
    difference = one.after - one.before
    sign = "+" if difference >= 0 else "-"
    return {
        "label": one.label,
        "before": format_vnd(one.before),
        "after": format_vnd(one.after),
        "difference": f"{sign}{format_vnd(abs(difference))}{unit}",
    }


def _annex(words: Wording, report: Report) -> Annex:
    blocks: list[Block] = [summary_table(report)]
    if differs_from_sum(report) and report.province:
        blocks += [Paragraph.plain(words.say("recount_note"))]
    blocks += [Paragraph.plain(words.say("annex_note"))]
    return Annex(words.say("annex_title"), tuple(blocks), landscape=True)


def _recipients(material: Material, addressees: tuple[str, ...]) -> tuple[str, ...]:
    if not addressees:
        return material.issuer.recipients
    reported = {f"{one} (để b/c)" for one in addressees}
    if material.report.level == "province":
        reported.add(material.issuer.recipients[0])
    others = [one for one in material.issuer.recipients if one not in reported]
    return ("Như trên", *others)


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
