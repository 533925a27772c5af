"""What reports have in common: who is written to, corrections, the annex B5, departures."""

from collections.abc import Sequence
from dataclasses import replace

from mdd_desktop.documents.lists.summary import differs_from_sum, summary_table
from mdd_desktop.documents.material import Material, spelt_out
from mdd_desktop.documents.templates import Wording, filled
from mdd_desktop.domain.document import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Table,
)
from mdd_desktop.domain.document_rules import AS_ABOVE
from mdd_desktop.domain.report import Adjustment, Figure, Report, is_money
from mdd_desktop.domain.vietnamese import count_in_text, format_vnd

_MOST_LINES = 8
_COUNT_MM, _MONEY_MM = (54.5, 28.0), (33.5, 49.0)
_OTHER_REASONS = ("nhan_con_nuoi", "qua_doi", "khac")


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


def difficulties(words: Wording) -> list[str]:
    """What the officer wrote, else what the figures offer."""
    return words.typed_texts("difficulties") or words.say_all("paragraphs.difficulties_offered")


def notes_on_figures(words: Wording, report: Report) -> list[Block]:
    """Which units have not reported, and what was corrected since a freezing."""
    notes: list[Block] = []
    if report.late_units:
        count = count_in_text(len(report.late_units))
        values = {"late_count": count, "late_units": ", ".join(report.late_units)}
        notes.append(Paragraph.plain(filled(words.raw("late"), values)))
    if report.adjustments:
        values = {"adjusted_from": report.adjusted_from}
        notes.append(Paragraph.plain(filled(words.raw("adjustment"), values)))
        notes += _corrected(words, report.adjustments)
    return [Heading(2, words.raw("about_figures")), *notes] if notes else []


def _corrected(words: Wording, found: Sequence[Adjustment]) -> list[Block]:
    """A line for each correction; many of them in tables, which take half the room."""
    if len(found) > _MOST_LINES:
        money = [one for one in found if is_money(one.figure)]
        counts = [one for one in found if one not in money]
        tables = (_table(words, counts, _COUNT_MM), _table(words, money, _MONEY_MM))
        return [table for table in tables if table.rows]
    item = words.raw("adjustment_item")
    lines = [filled(item, _adjustment_values(one)) for one in found]
    ends = [";"] * (len(lines) - 1) + ["."]
    items = [Paragraph.item(line + end) for line, end in zip(lines, ends, strict=True)]
    return [replace(one, align=Align.LEFT) for one in items]  # numbers are not spread out


def _table(words: Wording, found: Sequence[Adjustment], widths: tuple[float, float]) -> Table:
    """Names with what was corrected, two beside one another; read down, then across."""
    cell = words.raw("adjustment_cell")
    pairs = [(one.label, filled(cell, _adjustment_values(one))) for one in found]
    half = (len(pairs) + 1) // 2
    name_mm, value_mm = widths
    columns = (Column("Số liệu", name_mm), Column("Điều chỉnh", value_mm, Align.CENTER)) * 2
    beside = [*pairs[half:], ("", "")]
    rows = (Row((*left, *right)) for left, right in zip(pairs[:half], beside, strict=False))
    return Table(columns, tuple(rows))


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


def summary_annex(words: Wording, report: Report) -> Annex:
    """B5 as an annex across the page."""
    blocks: list[Block] = [summary_table(report)]
    if differs_from_sum(report) and report.province:
        blocks += [Paragraph.plain(words.say("recount_note"))]
    blocks += [Paragraph.plain(words.say("annex_note"))]
    return Annex(words.say("annex_title"), tuple(blocks), landscape=True)


def addressees_of(material: Material) -> tuple[str, ...]:
    """Whom a report is written to: the office above, where there is one."""
    return (material.issuer.superior_text,) if material.issuer.superior_text else ()


def recipients_of(material: Material, addressees: tuple[str, ...] | None = None) -> tuple[str, ...]:
    """Nơi nhận; whoever is written to, by default the office above, is ``Như trên`` in it."""
    above = addressees_of(material)
    written_to = above if addressees is None else addressees
    if not written_to:
        return material.issuer.recipients
    reported = {*written_to, *(f"{one} (để b/c)" for one in written_to)}
    if material.report.level == "province" and set(above) & set(written_to):
        reported.add(material.issuer.recipients[0])
    whole = {spelt_out(one) for one in reported}
    others = [one for one in material.issuer.recipients if spelt_out(one) not in whole]
    return (AS_ABOVE, *others)
