"""The frame every plan stands in: sections I-VI, duties and targets as annexes (§2.1)."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from mdd_desktop.documents.legal_bases import cited_bases, legal_bases
from mdd_desktop.documents.lists.summary import figures_table, indicators_table
from mdd_desktop.documents.material import Content, Material, items, paragraphs
from mdd_desktop.documents.templates import Wording, template
from mdd_desktop.documents.typed_rows import typed_rows
from mdd_desktop.domain.document import (
    Absent,
    Align,
    Annex,
    Block,
    CellValue,
    Column,
    Heading,
    LegalBasis,
    Paragraph,
    Row,
    Table,
)
from mdd_desktop.domain.report import Figure, Report, rate
from mdd_desktop.domain.report_calendar import ReportDuty
from mdd_desktop.domain.vietnamese import count_in_text, within

_OUTLINE = ("I_1", "I_2", "II_1", "II_2", "III")
_DUTY_KEYS = ("work", "lead", "with", "time", "result")
_DUTIES = "duties"
_DUTY_TITLES = ("Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Kết quả")


def plan_content(name: str, material: Material, *more: Annex, **values: str) -> Content:
    """A plan from its template.

    Args:
        name: The template's.
        material: Report and issuer.
        more: Annexes after those of duties and targets.
        values: Further values its texts use.
    """
    words = plan_wording(name, material, **values)
    body: list[Block] = [
        *_bases(words, material),
        *paragraphs(words.say("opening")),
        _heading(words, 1, "I"),
        *_sections(words, "I_1", "I_2"),
        _heading(words, 1, "II"),
        *_sections(words, "II_1"),
        _heading(words, 2, "II_2"),
        *items(words.typed_texts("II_2") or _target_texts(words, material.report)),
        _heading(words, 1, "III"),
        *items(words.say_all("paragraphs.III")),
        _heading(words, 1, "IV"),
        *_sections(words, *template(name)["works"]),
        _heading(words, 1, "V"),
        *items(words.say_all("paragraphs.V")),
        _heading(words, 1, "VI"),
        *items(words.say_all("paragraphs.VI")),
        *paragraphs(words.say("annexes_named"), words.say("closing")),
    ]
    report = material.report
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=(_duties(words), _targets(words, report), *more),
        recipients=material.issuer.recipients,
        data_tables=(figures_table(report), indicators_table(report)),
    )


def plan_wording(name: str, material: Material, **more: str) -> Wording:
    """A plan's texts with the values all plans have."""
    report = material.report
    first, last = report.first.year, report.last.year
    values = {
        "stage": f"năm {last}" if first == last else f"giai đoạn {first}-{last}",
        **_due_texts(name, material.duties),
        "so_ket": _reviews(name, report, material.duties),
        **more,
    }
    short = material.wording(name, **values).say("short_subject")
    return material.wording(name, short_subject=short, **values)


def typed_places(name: str) -> dict[str, str]:
    """What an officer may write in a plan, by key."""
    source = template(name)
    keys = (*_OUTLINE, *source["works"], "V", "VI")
    return {
        "superior_plan": (
            "Căn cứ khác, mỗi dòng một căn cứ; dòng cuối là kế hoạch của cấp trên, đủ số và ngày"
        ),
        **{key: source["headings"].get(key, key) for key in keys},
        _DUTIES: f"Phân công (thay bảng soạn sẵn), mỗi dòng: {' | '.join(_DUTY_TITLES)}",
    }


def _due_texts(name: str, duties: Sequence[ReportDuty]) -> dict[str, str]:
    """``due_month``, ``due_half``, ``due_year``: when this plan's reports are due."""
    plan = name.upper()
    return {
        f"due_{one.id.partition('-')[2].replace('-', '_')}": one.day_text
        for one in duties
        if one.plan == plan
    }


def _reviews(name: str, report: Report, duties: Sequence[ReportDuty]) -> str:
    """The duties of this plan that fall in one of its years only, as the end of a sentence."""
    return "".join(
        f"; năm {one.year} {within(one.text)}, chậm nhất ngày {one.day_text}"
        for one in duties
        if one.plan == name.upper() and one.year in range(report.first.year, report.last.year + 1)
    )


def _heading(words: Wording, level: int, key: str) -> Heading:
    return Heading(level, words.say(f"headings.{key}"), key=key)


def _sections(words: Wording, *keys: str) -> list[Block]:
    blocks: list[Block] = []
    for key in keys:
        blocks += [_heading(words, 2, key), *items(words.say_all(f"paragraphs.{key}"))]
    return blocks


def _bases(words: Wording, material: Material) -> list[LegalBasis]:
    """The căn cứ lines; the last is the superior's plan, where there is a superior."""
    bases = legal_bases(words.names("bases"), material.dated)
    further = words.typed_texts("superior_plan")
    if not further and material.issuer.superior_text:
        further = [words.say("superior_plan")]
    return [*bases, *cited_bases(further, material.dated)]


def _goal(target: Mapping[str, Any], report: Report) -> int | None:
    """What the office asks: of an indicator in percent, of visits so many a year."""
    if "each" in target:
        return report.visits_a_year
    return report.goal(target["indicator"])


def _shown(words: Wording, report: Report) -> list[Mapping[str, Any]]:
    """The targets of the plan; one of other offices only when they gave numbers."""
    return [
        target
        for target in words.rows("targets")
        if not target.get("if_reported") or report.reporting.get(target["indicator"])
    ]


def _target_texts(words: Wording, report: Report) -> list[str]:
    return [
        words.in_row(target, "text", goal=count_in_text(_goal(target, report) or 0))
        for target in _shown(words, report)
    ]


def _duties(words: Wording) -> Annex:
    """Who does what by when."""
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Nội dung công việc", 40),
        Column("Đơn vị chủ trì", 30),
        Column("Đơn vị phối hợp", 35),
        Column("Thời gian hoàn thành", 25),
        Column("Kết quả, sản phẩm", 25),
    )
    typed = typed_rows(words.typed_texts(_DUTIES), _DUTY_TITLES, ())
    prepared = (
        tuple(words.in_row(duty, key) for key in _DUTY_KEYS) for duty in words.rows("duties")
    )
    rows = tuple(Row((n, *cells)) for n, cells in enumerate(typed or prepared, start=1))
    note = Paragraph.plain(words.say("annexes.duties_note"))
    return Annex(words.say("annexes.duties_title"), (Table(columns, rows), note))


def _targets(words: Wording, report: Report) -> Annex:
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Chỉ tiêu", 50),
        Column("Đơn vị tính", 18, Align.CENTER),
        Column("Hiện trạng", 20, Align.RIGHT),
        Column(words.say("annexes.goal_column"), 22, Align.RIGHT),
        Column("Cách tính", 45),
    )
    rows = tuple(
        Row((n, *_target_cells(target, words, report)))
        for n, target in enumerate(_shown(words, report), start=1)
    )
    note = Paragraph.plain(words.say("annexes.targets_note"))
    return Annex(words.say("annexes.targets_title"), (Table(columns, rows), note))


def _target_cells(target: Mapping[str, Any], words: Wording, report: Report) -> Sequence[CellValue]:
    goal = _goal(target, report)
    return (
        words.fill(target["name"]),
        target["unit"],
        _present(target, report),
        Absent.NOT_APPLICABLE if goal is None else goal,
        words.fill(target["how"]),
    )


def _present(target: Mapping[str, Any], report: Report) -> CellValue:
    """The present state of a target: a dash where nothing can be divided, or a blank."""
    if "indicator" in target:
        share = report.indicators.get(target["indicator"])
        present = rate(*share) if share else None
        return Absent.NOT_APPLICABLE if present is None else present
    if "each" in target:
        return _each(*(report.figures.get(name) for name in target["each"]))
    return None


def _each(times: Figure, heads: Figure) -> CellValue:
    """How often for each head, with one decimal."""
    if times is None or heads is None:
        return None
    if not heads:
        return Absent.NOT_APPLICABLE
    return (Decimal(times) / Decimal(heads)).quantize(Decimal("0.1"), ROUND_HALF_UP)
