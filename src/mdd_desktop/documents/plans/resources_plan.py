"""KH4: resources for children of ethnic minorities and mountain areas, with what is needed."""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.plans.frame import plan_content, plan_wording, typed_places
from mdd_desktop.documents.typed_rows import TypedRow, typed_rows
from mdd_desktop.domain.document import Align, Annex, Column, Paragraph, Row, RowStyle, Table
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.vietnamese import at_the_start, count_in_text

_NAME = "kh4"
_NEEDS = "needs"
_TITLES = ("Đơn vị", "Số trẻ", "Nhu cầu", "Số lượng", "Ước kinh phí", "Đã có nguồn")
_NUMBERS = (1, 3, 4, 5)
_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Đơn vị", 28),
    Column("Số trẻ", 13, Align.RIGHT),
    Column("Nhu cầu", 30),
    Column("Số lượng", 15, Align.RIGHT),
    Column("Ước kinh phí (đồng)", 23, Align.RIGHT),
    Column("Đã có nguồn (đồng)", 23, Align.RIGHT),
    Column("Còn thiếu (đồng)", 23, Align.RIGHT),
)
_NAMED_PLACES = 20


def build(material: Material) -> Content:
    """The blocks of the plan."""
    words = plan_wording(_NAME, material)
    rows = typed_rows(words.typed_texts(_NEEDS), _TITLES, _NUMBERS) or _counted(material.report)
    note = Paragraph.plain(words.say("annexes.needs_note"))
    table = Table(_COLUMNS, _table_rows(rows))
    annex = Annex(words.say("annexes.needs_title"), (table, note))
    return plan_content(
        _NAME, material, annex, places=places_text(material.report, material.issuer.unit_text)
    )


def places_text(report: Report, unit: str) -> str:
    """The places of the plan in a sentence: by name while they are few.

    Args:
        report: With their names.
        unit: The place they lie in, as a sentence says it.
    """
    if not report.places:
        return unit
    named = ", ".join(report.places)
    if len(report.places) > _NAMED_PLACES:
        named = f"{count_in_text(len(report.places))} xã, phường, đặc khu"
    within = "trong" if report.level == "centre" else "thuộc"
    return f"{named} {within} {unit}"


def _counted(report: Report) -> list[TypedRow]:
    return [
        (at_the_start(one.unit_name), one.children, one.need, one.children, None, None)
        for one in report.needs
    ]


def _table_rows(rows: list[TypedRow]) -> tuple[Row, ...]:
    listed = [Row((n, *row, _lacking(row))) for n, row in enumerate(rows, start=1)]
    costs = [row[4] for row in rows if isinstance(row[4], int)]
    if costs:
        funded = sum(row[5] for row in rows if isinstance(row[5], int))
        lacking = sum(one for one in map(_lacking, rows) if one is not None)
        total = ("Tổng cộng", None, None, None, sum(costs), funded, lacking)
        listed.append(Row(total, RowStyle.TOTAL, span=2))
    return tuple(listed)


def _lacking(row: TypedRow) -> int | None:
    cost, funded = row[4], row[5]
    if not isinstance(cost, int):
        return None
    return max(0, cost - (funded if isinstance(funded, int) else 0))


RESOURCES_PLAN = DocumentKind(
    id="KH4",
    title="Kế hoạch vận động nguồn lực hỗ trợ trẻ em vùng dân tộc thiểu số và miền núi",
    type_code="KH",
    type_name="Kế hoạch",
    period="range",
    build=build,
    typed=typed_places(_NAME) | {_NEEDS: f"Nhu cầu, mỗi dòng: {' | '.join(_TITLES)}"},
    default_period="2026..2030",
    wants=("needs",),
)
