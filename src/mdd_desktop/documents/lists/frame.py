"""What all lists have in common: the line under the title, totals, the closing sentence."""

from collections.abc import Callable, Sequence

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import (
    Align,
    Block,
    CellValue,
    Column,
    Paragraph,
    Row,
    RowStyle,
    Run,
    Table,
)
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout

ACROSS = Layout(head=HeadForm.UNNUMBERED, end=EndForm.PREPARED, landscape=True)
REGISTER = Layout(
    head=HeadForm.UNNUMBERED,
    end=EndForm.PREPARED,
    landscape=True,
    end_mark=False,
    drafted=False,
)
UPRIGHT = Layout(head=HeadForm.UNNUMBERED, end=EndForm.PREPARED)
PREPARER = {"preparer": "Người lập biểu", "scope": "Phạm vi, bộ lọc ghi dưới tên danh sách"}
TEMPLATE = "lists"


def column(title: str, width_mm: float, align: Align = Align.LEFT) -> Column:
    """A column of a list."""
    return Column(title, width_mm, align)


def centred(title: str, width_mm: float) -> Column:
    """A column of dates, codes or short words."""
    return Column(title, width_mm, Align.CENTER)


def number(title: str, width_mm: float) -> Column:
    """A column of numbers."""
    return Column(title, width_mm, Align.RIGHT)


def total(text: str, columns: Sequence[Column], *tail: CellValue) -> Row:
    """The last row: words over the first columns, then the sums."""
    return Row((text, *tail), RowStyle.TOTAL, span=len(columns) - len(tail))


def group(text: str, columns: Sequence[Column]) -> Row:
    """The row that begins a group."""
    return Row((text,), RowStyle.GROUP, span=len(columns))


def list_content(
    material: Material,
    tables: Sequence[Table],
    *,
    heading: str,
    closing: Sequence[str],
    scope: str = "",
    restricted: bool = True,
) -> Content:
    """The body of a list on its own page.

    Args:
        material: Of the document.
        tables: One or more.
        heading: Key of the line under the title, ``as_of`` or ``in_period``.
        closing: Sentences below the last table; the last one closes the list.
        scope: Whom the list holds, said under its title; the place of the office by default.
        restricted: Carries ``LƯU HÀNH NỘI BỘ``.
    """
    held = _typed(material, "scope") or scope or material.issuer.unit_text
    words = material.wording(TEMPLATE, scope=held)
    body: list[Block] = [
        Paragraph((Run(words.say(heading), italic=True),), Align.CENTER, indent=False),
        *tables,
        *(Paragraph((Run(text),), Align.LEFT, indent=False) for text in closing if text),
    ]
    preparer = _typed(material, "preparer")
    return Content("", tuple(body), restricted=restricted, signers=(preparer,))


def closing_sentence(words: Wording, noun: str, count: int) -> str:
    """How many the list has; in words of its own when it has none."""
    return words.say(f"closing_{noun}" if count else f"none.{noun}")


def _typed(material: Material, key: str) -> str:
    value = material.report.typed.get(key, "")
    return value if isinstance(value, str) else " ".join(value)


def list_kind(
    kind_id: str,
    title: str,
    build: Callable[[Material], Content],
    *,
    period: str = "none",
    audiences: tuple[Audience, ...] = (Audience.INTERNAL,),
    layout: Layout = ACROSS,
) -> DocumentKind:
    """The catalogue's entry of a list."""
    return DocumentKind(
        id=kind_id,
        title=title,
        type_code="",
        type_name=title,
        period=period,
        build=build,
        typed=PREPARER,
        wants=("to_date",),
        layout=layout,
        audiences=audiences,
        traced=True,
    )
