"""BC-5N: the review of five years, cumulative, with the years beside one another."""

from collections.abc import Sequence
from dataclasses import replace

from mdd_desktop.documents.lists.summary import figures_table, indicators_table
from mdd_desktop.documents.material import Content, DocumentKind, Material, items, paragraphs
from mdd_desktop.documents.reports.parts import (
    addressees_of,
    notes_on_figures,
    recipients_of,
    summary_annex,
    with_departures,
)
from mdd_desktop.documents.reports.periodic import (
    TYPED,
    asked,
    assessed,
    judged,
    proposed,
    report_wording,
    told,
)
from mdd_desktop.documents.reports.years import (
    YEAR_TITLES,
    causes_table,
    money_chart,
    people_chart,
    typed_years,
    year_rows,
    years_table,
)
from mdd_desktop.documents.templates import Wording
from mdd_desktop.documents.typed_rows import typed_rows
from mdd_desktop.domain.document import Align, Annex, Block, Column, Heading, Paragraph, Row, Table
from mdd_desktop.domain.report import Report

_NAME = "bc5n"
_STAGE_YEARS = 5
_MODEL_TITLES = ("Tên mô hình", "Đơn vị thực hiện", "Kết quả")
_MODEL_COLUMNS = (
    Column("STT", 12, Align.CENTER),
    Column("Tên mô hình, cách làm", 53),
    Column("Đơn vị thực hiện", 40),
    Column("Kết quả", 60),
)


def build(material: Material) -> Content:
    """The blocks of the review."""
    report = with_departures(material.report)
    words = _wording(material, report)
    models = typed_rows(words.typed_texts("model_list"), _MODEL_TITLES, ())
    body: list[Block] = [
        Heading(1, words.say("headings.I")),
        *items(words.say_all("paragraphs.situation")),
        Heading(1, words.say("headings.II")),
        *told(words, "communication", "review"),
        Heading(2, words.say("headings.causes_of_loss")),
        causes_table(words, report),
        *told(words, "sponsoring"),
        *_by_year(words, report),
        *told(words, "support", "visits", "outcomes"),
        *items(words.typed_texts("outcomes_more")),
        *assessed(words, report, material.said),
        *asked(words, 2, "models", "models"),
        *notes_on_figures(words, report),
        *judged(words),
        Heading(1, words.say("headings.IV")),
        *items(words.say_all("paragraphs.tasks")),
        *proposed(words),
        *_praised(words),
        *paragraphs(
            words.say("annexes_named_two" if models else "annexes_named"), words.say("closing")
        ),
    ]
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=(summary_annex(words, report), *_models_annex(words, models)),
        addressees=addressees_of(material),
        recipients=recipients_of(material),
        data_tables=(figures_table(report), indicators_table(report)),
    )


def _wording(material: Material, report: Report) -> Wording:
    first, last = report.first.year, report.state_on.year
    counted = replace(report, last=report.state_on)
    typed = report_wording(_NAME, material, counted, typed_years="", years="", next_year="")
    years = sorted(typed_years(typed))
    return report_wording(
        _NAME,
        material,
        counted,
        years=str(max(1, last - first)),
        next_year=str(last + _STAGE_YEARS),
        typed_years=_span(years),
    )


def _span(years: Sequence[int]) -> str:
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"


def _by_year(words: Wording, report: Report) -> list[Block]:
    typed = typed_years(words)
    rows = year_rows(report, typed)
    notes = [words.say("years_note"), words.say("typed_years_note" if typed else "counted_note")]
    return [
        years_table(words, report, rows, typed=bool(typed)),
        *paragraphs(" ".join(notes)),
        people_chart(words, rows),
        money_chart(words, rows),
    ]


def _praised(words: Wording) -> list[Block]:
    """Section VI: whom to honour; officers and sponsors, never children."""
    blocks = [
        *asked(words, 2, "praised_groups", "praised_groups"),
        *asked(words, 2, "praised_people", "praised_people"),
    ]
    return [Heading(1, words.say("headings.VI")), *blocks] if blocks else []


def _models_annex(words: Wording, rows: Sequence[Sequence[str | int | None]]) -> list[Annex]:
    if not rows:
        return []
    table = Table(_MODEL_COLUMNS, tuple(Row((n, *row)) for n, row in enumerate(rows, start=1)))
    note = Paragraph.plain(words.say("models_note"))
    return [Annex(words.say("models_title"), (table, note))]


FIVE_YEAR_REPORT = DocumentKind(
    id="BC-5N",
    title="Báo cáo sơ kết 5 năm Chương trình “Mẹ đỡ đầu”",
    type_code="BC",
    type_name="Báo cáo",
    period="range",
    build=build,
    typed=TYPED
    | {
        "outcomes": "Kết quả trên trẻ (thay phần soạn sẵn)",
        "outcomes_more": "Kết quả trên trẻ: đang đi học, học nghề (thêm vào)",
        "praised_groups": "Đề nghị khen thưởng: tập thể",
        "praised_people": "Đề nghị khen thưởng: cá nhân",
        "model_list": f"Danh sách mô hình, mỗi dòng: {' | '.join(_MODEL_TITLES)}",
        "year_totals": f"Số liệu năm từ sổ sách, mỗi dòng: {' | '.join(YEAR_TITLES)}",
    },
    default_period="2021..2026",
    wants=("by_year", "cumulative"),
)
