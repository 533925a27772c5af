"""What an import would do as a table shows it: the rows that need somebody first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from mdd_desktop.documents.xlsx.grid import column_letters
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services.excel.findings import Finding, shown
from mdd_desktop.services.excel.headings import field_titles
from mdd_desktop.services.excel.planning import Action, Likeness, Plan, PlannedRow
from mdd_desktop.storage.transaction import Reading

_SAMPLES: Final = 5


class RowState(StrEnum):
    """What becomes of a row, in the order in which the table shows them."""

    REFUSED = "refused"
    DUPLICATE = "duplicate"
    UPDATED = "updated"
    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class PreviewColumn:
    """A column of the sheet.

    Attributes:
        letters: Its letters.
        heading: As it stands in the sheet.
        field: The field it fills; None when it is left out.
        title: What the field is called.
        samples: The first contents, as the sheet shows them.
    """

    letters: str
    heading: str
    field: str | None
    title: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class PreviewRow:
    """A row of the sheet.

    Attributes:
        row: As the sheet numbers it.
        state: What becomes of it.
        cells: Contents by column letters.
        findings: What there is to say, by column letters; "" for the whole row.
        alike: For a row that waits.
    """

    row: int
    state: RowState
    cells: Mapping[str, str]
    findings: Mapping[str, Finding]
    alike: tuple[Likeness, ...] = ()


@dataclass(frozen=True)
class Preview:
    """A plan as a table.

    Attributes:
        plan: What the import would do.
        columns: Of the sheet, with those that are left out.
        rows: Refused ones first, then those that wait.
        known: Who the records are that rows look like.
        fields: What a column can be matched with: field and title.
        sheets: Names of all sheets of the workbook.
    """

    plan: Plan
    columns: tuple[PreviewColumn, ...]
    rows: tuple[PreviewRow, ...]
    known: Mapping[UUID, str]
    fields: tuple[tuple[str, str], ...]
    sheets: tuple[str, ...]

    def count(self, state: RowState) -> int:
        """How many rows have this state."""
        return sum(row.state is state for row in self.rows)


def preview_of(reading: Reading, plan: Plan) -> Preview:
    """Lay a plan out for the screen."""
    titles = field_titles(plan.read.kind)
    columns = tuple(_columns(plan, titles))
    rows = sorted(_rows(plan, columns), key=lambda row: (list(RowState).index(row.state), row.row))
    return Preview(
        plan=plan,
        columns=columns,
        rows=tuple(rows),
        known=_known(reading, plan.rows),
        fields=tuple(titles.items()),
        sheets=tuple(sheet.name for sheet in plan.read.book.sheets if not sheet.is_hidden),
    )


def _columns(plan: Plan, titles: Mapping[str, str]) -> list[PreviewColumn]:
    layout, sheet = plan.read.layout, plan.read.sheet
    first = layout.top + layout.depth
    made = []
    for column in sorted(layout.headings.keys() | layout.fields.keys()):
        texts = (shown(row[column]) for row in sheet.rows[first:] if column < len(row))
        samples = [text for text, _ in zip(filter(None, texts), range(_SAMPLES), strict=False)]
        field = layout.fields.get(column)
        heading = layout.headings.get(column)
        made.append(
            PreviewColumn(
                column_letters(column),
                heading.label if heading else "",
                field,
                titles.get(field or "", ""),
                tuple(samples),
            )
        )
    return made


def _rows(plan: Plan, columns: Sequence[PreviewColumn]) -> list[PreviewRow]:
    found: dict[int, dict[str, Finding]] = {}
    for finding in plan.findings:
        own = found.setdefault(finding.row, {})
        if finding.column not in own or finding.refuses:
            own[finding.column] = finding
    states = {row.row: RowState(row.action.value) for row in plan.rows}
    states |= {finding.row: RowState.REFUSED for finding in plan.refused}
    alike = {row.row: row.alike for row in plan.rows}
    fields = {column.letters: place for place, column in _places(plan, columns)}
    made = []
    for row, state in states.items():
        cells = plan.read.sheet.rows[row - 1] if row <= len(plan.read.sheet.rows) else []
        texts = {
            letters: plan.choices.fixes.get(
                f"{letters}{row}", shown(cells[at]) if at < len(cells) else ""
            )
            for letters, at in fields.items()
        }
        made.append(PreviewRow(row, state, texts, found.get(row, {}), alike.get(row, ())))
    return made


def _places(plan: Plan, columns: Sequence[PreviewColumn]) -> list[tuple[int, PreviewColumn]]:
    layout = plan.read.layout
    numbers = sorted(layout.headings.keys() | layout.fields.keys())
    return list(zip(numbers, columns, strict=True))


def _known(reading: Reading, rows: Sequence[PlannedRow]) -> dict[UUID, str]:
    ids = list(
        dict.fromkeys(
            one.record
            for row in rows
            if row.action is Action.DUPLICATE
            for one in row.alike
            if one.record is not None
        )
    )
    children = {child.id: child_words(child) for child in reading.of(Child).many(ids)}
    return children | {one.id: sponsor_words(one) for one in reading.of(Sponsor).many(ids)}


def child_words(child: Child) -> str:
    """A child in one line: name, birth, village, code."""
    born = child.birth.shown() if child.birth else ""
    parts = (child.full_name, born and f"sinh {born}", child.village or "", child.code or "")
    return " · ".join(part for part in parts if part)


def sponsor_words(sponsor: Sponsor) -> str:
    """A sponsor in one line."""
    return " · ".join(part for part in (sponsor.full_name, sponsor.phone or "") if part)


def record_words(record: Record) -> str:
    """A record in one line."""
    match record:
        case Child():
            return child_words(record)
        case Sponsor():
            return sponsor_words(record)
        case _:
            return ""
