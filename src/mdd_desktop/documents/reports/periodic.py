"""BC-6T and BC-N: the reports of six months and of a year, with the year before beside them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

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
from mdd_desktop.documents.reports.tables import (
    Said,
    met_and_missed,
    results_chart,
    results_table,
    sponsored_table,
    targets_detail,
    targets_table,
)
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.comparison import change_text
from mdd_desktop.domain.document import Annex, Block, Heading, Paragraph
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.report_calendar import ANSWERS, goes_with_own, plans_answered
from mdd_desktop.domain.vietnamese import count_in_text

_NAME = "bcky"
_JUDGED = ("strengths", "causes", "lessons")
TYPED = {
    "situation": "Đặc điểm tình hình, công tác chỉ đạo",
    "communication": "Đoạn văn thay phần soạn sẵn",
    "review": "Đoạn văn thay phần soạn sẵn",
    "sponsoring": "Đoạn văn thay phần soạn sẵn",
    "support": "Đoạn văn thay phần soạn sẵn",
    "visits": "Đoạn văn thay phần soạn sẵn",
    "models": "Mô hình, gương tiêu biểu",
    "strengths": "Ưu điểm",
    "difficulties": "Hạn chế",
    "causes": "Nguyên nhân",
    "lessons": "Bài học kinh nghiệm",
    "tasks": "Phương hướng, nhiệm vụ (thay phần soạn sẵn)",
    "proposals": "Đề xuất, kiến nghị",
}
_ASKED_BY = {
    ANSWERS: (
        "Trả lời kế hoạch nào: ghi mã như KH1, KH3; để trống là theo báo cáo của Hội, "
        "trong văn bản của UBND là không nêu kế hoạch"
    )
}


def build(material: Material, *, chart: bool) -> Content:
    """The blocks of either report; a yearly one has a chart."""
    report = with_departures(material.report)
    words = report_wording(_NAME, material, report)
    plans = plans_answered(
        report.kind, words.typed_text(ANSWERS), government=material.issuer.government
    )
    addressees = _addressees(material, words, plans)
    body: list[Block] = [
        Heading(1, words.say("headings.I"), key="situation"),
        *items(words.say_all("paragraphs.situation")),
        Heading(1, words.say("headings.II")),
        *told(words, "communication", "review", "sponsoring"),
        results_table(words, report, words.rows("sponsoring_rows"), "sponsoring"),
        *([results_chart(words, report, words.rows("chart_rows"))] if chart else []),
        *told(words, "support"),
        results_table(words, report, words.rows("support_rows"), "support"),
        *told(words, "visits"),
        *assessed(words, report, material.said),
        *asked(words, 2, "models", "models"),
        *notes_on_figures(words, report),
        *judged(words),
        Heading(1, words.say("headings.IV"), key="tasks"),
        *items([*words.say_all("paragraphs.tasks"), *report.upcoming]),
        *proposed(words),
        *paragraphs(words.say("annexes_named"), _answer(words, plans), words.say("closing")),
    ]
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=_annexes(words, report, material.said),
        addressees=addressees,
        recipients=recipients_of(material, addressees),
        data_tables=(figures_table(report), indicators_table(report)),
    )


def _answer(words: Wording, plans: Sequence[str]) -> str:
    """The sentence that names the plans by which the report was asked for, where one did."""
    if not plans:
        return ""
    named = "; ".join(words.say(f"plans.{plan}") for plan in plans)
    return words.fill(words.raw("answers"), plans=named)


def _addressees(material: Material, words: Wording, plans: Sequence[str]) -> tuple[str, ...]:
    """The office above for what goes with the Hội's own report, the state's side for the rest."""
    above, kind = addressees_of(material), material.report.kind
    if material.issuer.government or all(goes_with_own(kind, plan) for plan in plans):
        return above
    own = any(goes_with_own(kind, plan) for plan in plans)
    return tuple(dict.fromkeys((*(above if own else ()), words.say("state_side"))))


def report_wording(name: str, material: Material, report: Report, **more: str) -> Wording:
    """A report's texts, with comparisons and the count of targets as values."""
    met, missed = met_and_missed(report)
    values = {
        "period_short": report.period_label,
        "next_period_short": "",
        "previous_period": report.previous_label,
        "target_count": count_in_text(met + missed),
        "target_outcome": _outcome(met, missed),
        **more,
    }
    first = replace(material, report=report)
    plain = first.wording(name, **values)
    values["short_subject"] = plain.say("short_subject")
    values["letters"] = count_in_text(report.letters_sent)
    told = first.wording(name, **values) if report.letters_sent else None
    values["letters_told"] = told.say("letters_told") if told else ""
    tail = plain.say("comparison")
    return first.wording(name, **values, **_comparisons(report, tail))


def _outcome(met: int, missed: int) -> str:
    """``07 đạt, 02 chưa đạt``; what is none is not said."""
    said = [f"{count_in_text(met)} đạt"] if met else []
    return ", ".join(said + ([f"{count_in_text(missed)} chưa đạt"] if missed else []))


def assessed(words: Wording, report: Report, said: Said) -> list[Block]:
    """The section on targets: how many are reached, and the table of them."""
    known = any(met_and_missed(report))
    return [
        Heading(2, words.say("headings.targets")),
        *paragraphs(words.say("targets_counted" if known else "targets_unknown")),
        targets_table(report, words.say("captions.targets"), said),
    ]


def _comparisons(report: Report, tail: str) -> dict[str, str]:
    """``vs_children_listed`` and the like: ``, tăng 02 trẻ (50%) so với cùng kỳ năm 2025``."""
    found = {}
    for name in FIGURES:
        text = change_text(name, report.figures.get(name), report.previous.get(name))
        found[f"vs_{name}"] = f", {text}{tail}" if text else ""
    return found


def told(words: Wording, *keys: str) -> list[Block]:
    """Headings of level 2, each with its sentences."""
    blocks: list[Block] = []
    for key in keys:
        blocks.append(Heading(2, words.say(f"headings.{key}"), key=key))
        blocks += paragraphs(words.paragraph(f"paragraphs.{key}"))
    return blocks


def judged(words: Wording) -> list[Block]:
    """Section III: what the officer thinks of it; hardships are offered from the figures."""
    texts = {key: words.typed_texts(key) for key in _JUDGED}
    blocks: list[Block] = [Heading(1, words.say("headings.III"))]
    for key in ("strengths", "difficulties", "causes", "lessons"):
        blocks.append(Heading(2, words.say(f"headings.{key}"), key=key))
        blocks += items(texts.get(key) or (difficulties(words) if key == "difficulties" else []))
    return blocks


def proposed(words: Wording) -> list[Block]:
    """Section V, when there is something to propose."""
    return asked(words, 1, "V", "proposals")


def asked(words: Wording, level: int, heading: str, key: str) -> list[Block]:
    """A section that only an officer can fill; nothing while it is empty."""
    typed = words.typed_texts(key)
    if not typed:
        return []
    return [Heading(level, words.say(f"headings.{heading}"), key=key), *items(typed)]


def _annexes(words: Wording, report: Report, said: Said) -> tuple[Annex, ...]:
    sponsored = (sponsored_table(report), Paragraph.plain(words.say("sponsored_note")))
    targets = (targets_detail(report, said), Paragraph.plain(words.say("targets_note")))
    return (
        Annex(words.say("sponsored_title"), sponsored),
        summary_annex(words, report),
        Annex(words.say("targets_title"), targets),
    )


HALF_YEAR_REPORT = DocumentKind(
    id="BC-6T",
    title="Báo cáo 6 tháng Chương trình “Mẹ đỡ đầu”",
    type_code="BC",
    type_name="Báo cáo",
    period="half",
    build=partial(build, chart=False),
    typed=TYPED | _ASKED_BY,
    wants=("previous", "to_date"),
)
YEAR_REPORT = DocumentKind(
    id="BC-N",
    title="Báo cáo năm Chương trình “Mẹ đỡ đầu”",
    type_code="BC",
    type_name="Báo cáo",
    period="year",
    build=partial(build, chart=True),
    typed=TYPED | _ASKED_BY,
    wants=("previous", "to_date"),
)
