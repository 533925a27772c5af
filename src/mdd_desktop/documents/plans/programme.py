"""KH1: the yearly plan of the programme, with duties and targets as its annexes."""

from collections.abc import Mapping
from typing import Any

from mdd_desktop.documents.legal_bases import legal_bases
from mdd_desktop.documents.lists.summary import figures_table, indicators_table
from mdd_desktop.documents.material import Content, DocumentKind, Material, items, paragraphs
from mdd_desktop.documents.templates import Wording, template
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
from mdd_desktop.domain.report import Report, rate
from mdd_desktop.domain.vietnamese import count_in_text

_NAME = "kh1"
_WORK = ("IV_1", "IV_2", "IV_3", "IV_4", "IV_5", "IV_6")
_TYPED = ("I_1", "I_2", "II_1", "II_2", "III", *_WORK, "V", "VI")


def build(material: Material) -> Content:
    """The blocks of the plan."""
    due = template(_NAME)["due"]
    words = material.wording(
        _NAME,
        short_subject=material.wording(_NAME).say("short_subject"),
        due_month=due["month"],
        due_half=due["half"],
        due_year=due["year"],
    )
    body: list[Block] = [
        *_bases(words, material),
        *paragraphs(words.say("opening")),
        _heading(words, 1, "I"),
        *_section(words, "I_1", "I_2"),
        _heading(words, 1, "II"),
        *_section(words, "II_1"),
        _heading(words, 2, "II_2"),
        *items(words.typed_texts("II_2") or _target_texts(words)),
        _heading(words, 1, "III"),
        *items(words.say_all("paragraphs.III")),
        _heading(words, 1, "IV"),
        *_section(words, *_WORK),
        _heading(words, 1, "V"),
        *items(words.say_all("paragraphs.V")),
        _heading(words, 1, "VI"),
        *items(words.say_all("paragraphs.VI")),
        *paragraphs(words.say("annexes_named"), words.say("closing")),
    ]
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        annexes=(_duties(words), _targets(words, material.report)),
        recipients=material.issuer.recipients,
        data_tables=(figures_table(material.report), indicators_table(material.report)),
    )


def _heading(words: Wording, level: int, key: str) -> Heading:
    return Heading(level, words.say(f"headings.{key}"))


def _section(words: Wording, *keys: str) -> list[Block]:
    blocks: list[Block] = []
    for key in keys:
        blocks += [_heading(words, 2, key), *items(words.say_all(f"paragraphs.{key}"))]
    return blocks


def _bases(words: Wording, material: Material) -> list[LegalBasis]:
    """The căn cứ lines; the last is the superior's plan, where there is a superior."""
    bases = legal_bases(template(_NAME)["bases"], material.dated)
    typed = words.typed_text("superior_plan")
    if not typed and not material.issuer.superior_text:
        return bases
    return [*bases, LegalBasis(typed or words.say("superior_plan"))]


def _target_texts(words: Wording) -> list[str]:
    return [
        words.fill(target["text"], goal=count_in_text(target["goal"]))
        for target in template(_NAME)["targets"]
    ]


def _duties(words: Wording) -> Annex:
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Nội dung công việc", 40),
        Column("Đơn vị chủ trì", 30),
        Column("Đơn vị phối hợp", 35),
        Column("Thời gian hoàn thành", 25),
        Column("Kết quả, sản phẩm", 25),
    )
    rows = tuple(
        Row((n, *(words.fill(duty[key]) for key in _DUTY_KEYS)))
        for n, duty in enumerate(template(_NAME)["duties"], start=1)
    )
    note = Paragraph.plain(words.say("annexes.duties_note"))
    return Annex(words.say("annexes.duties_title"), (Table(columns, rows), note))


_DUTY_KEYS = ("work", "lead", "with", "time", "result")


def _targets(words: Wording, report: Report) -> Annex:
    columns = (
        Column("STT", 10, Align.CENTER),
        Column("Chỉ tiêu", 50),
        Column("Đơn vị tính", 18, Align.CENTER),
        Column("Hiện trạng", 20, Align.RIGHT),
        Column(f"Chỉ tiêu năm {report.last.year}", 22, Align.RIGHT),
        Column("Cách tính", 45),
    )
    rows = tuple(
        Row(
            (
                n,
                target["name"],
                target["unit"],
                _present(target, report),
                target["goal"],
                target["how"],
            )
        )
        for n, target in enumerate(template(_NAME)["targets"], start=1)
    )
    note = Paragraph.plain(words.say("annexes.targets_note"))
    return Annex(words.say("annexes.targets_title"), (Table(columns, rows), note))


def _present(target: Mapping[str, Any], report: Report) -> CellValue:
    """The present state of a target: a rate, a dash where nothing can be divided, or a blank."""
    if "indicator" in target:
        share = report.indicators.get(target["indicator"])
        present = rate(*share) if share else None
        return Absent.NOT_APPLICABLE if present is None else present
    if "figure" in target:
        value = report.figures.get(target["figure"])
        return Absent.NOT_APPLICABLE if value is None else value
    return None


PROGRAMME_PLAN = DocumentKind(
    id="KH1",
    title="Kế hoạch Chương trình “Mẹ đỡ đầu”",
    type_code="KH",
    type_name="Kế hoạch",
    period="year",
    build=build,
    typed={"superior_plan": "Căn cứ cuối: kế hoạch của cấp trên, ghi đủ số và ngày"}
    | {key: template(_NAME)["headings"].get(key, key) for key in _TYPED},
)
