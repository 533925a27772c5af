"""From a workbook to rows that are ready to be compared with the registry.

Nothing here knows the registry: the same file and the same choices give the same rows anywhere.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from mdd_desktop.documents.xlsx.grid import (
    Book,
    CellContent,
    Mark,
    Sheet,
    column_letters,
)
from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.vietnamese import Encoding
from mdd_desktop.services.excel.body import Body, Skipped, list_body
from mdd_desktop.services.excel.child_rows import UnitFinder, child_rows
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.findings import Finding, Remarks, is_blank, shown
from mdd_desktop.services.excel.layout import Heading, Layout, guess_layout, read_layout
from mdd_desktop.services.excel.left_out import left_out, refuse_months
from mdd_desktop.services.excel.list_columns import Column, ListColumns
from mdd_desktop.services.excel.questions import encoding_of, open_questions
from mdd_desktop.services.excel.sponsor_rows import sponsor_rows
from mdd_desktop.services.excel.support_rows import support_rows
from mdd_desktop.services.excel.texts import converted, sheet_encoding

_MARKS: Final = {
    Mark.FORMULA: ("formula", "Ô có công thức nên không được nhập. Dán lại dạng giá trị."),
    Mark.ERROR: ("cell_error", "Ô đang báo lỗi của Excel. Sửa ô này."),
}


class ReadRow(NamedTuple):
    """One entry: the sheet's row from 1, and its values by field."""

    row: int
    values: dict[str, Any]


@dataclass(frozen=True)
class ReadList:
    """What a workbook holds.

    Attributes:
        kind: Of the list.
        book: The workbook.
        sheet: The sheet that was read.
        layout: Its head, with the fields by column.
        rows: The entries that can be taken.
        total: How many entries the list has.
        findings: Every remark, in the order of the sheet.
        skipped: Rows that are no entries.
        encoding: ``unicode``, ``tcvn3``, ``vni``, ``mixed`` or ``cp1258``.
        converted: The old encoding of columns that were converted, by their letters.
        questions: What the officer is to decide or to look at, by column letters.
        others: Further sheets with lists that were not read.
        shape: Names sheets whose heads are alike.
    """

    kind: str
    book: Book
    sheet: Sheet
    layout: Layout
    rows: list[ReadRow]
    total: int
    findings: list[Finding]
    skipped: list[Skipped]
    encoding: str
    converted: dict[str, Encoding]
    questions: list[dict[str, str]]
    others: list[str]
    shape: str


def read_list(
    book: Book, choices: Choices, *, today: dt.date, unit_of: UnitFinder = lambda _: None
) -> ReadList:
    """Read the list of a workbook.

    Args:
        book: The workbook.
        choices: The officer's decisions.
        today: The business date.
        unit_of: The code of a unit by what is written in the column of communes.

    Raises:
        NotFoundError: ``no_sheet``.
        RuleError: ``no_list``, ``bad_mapping``, ``month_columns``.
    """
    with without_collector():
        sheet, layout, others = find_list(book, choices)
        refuse_months(layout)
        return _Reading(book, sheet, layout, choices, today).run(unit_of, others)


def find_list(book: Book, choices: Choices) -> tuple[Sheet, Layout, list[str]]:
    """Return the sheet and the head to read, and the names of further sheets with lists."""
    if choices.sheet is not None:
        sheet = next((one for one in book.sheets if one.name == choices.sheet), None)
        if sheet is None:
            names = ", ".join(f"“{one.name}”" for one in book.sheets)[:300]
            raise NotFoundError("no_sheet", f"Không có trang ấy. Tệp có: {names}.")
        layout = _layout(sheet, choices)
        candidates = [(sheet, layout)] if layout else []
    else:
        found = [(one, _layout(one, choices)) for one in book.sheets if not one.is_hidden]
        candidates = [(one, layout) for one, layout in found if layout is not None]
    if not candidates:
        raise RuleError(
            "no_list",
            "Không tìm thấy dòng đầu bảng có các cột quen thuộc (Họ và tên, Ngày sinh…). "
            "Chọn đúng trang và dòng đầu bảng.",
        )
    best = max(candidates, key=lambda pair: (pair[1].score, len(pair[0].rows)))
    others = [one.name for one, _ in candidates if one is not best[0]]
    return best[0], choices.over(best[1]), others


def _layout(sheet: Sheet, choices: Choices) -> Layout | None:
    top = choices.header_row - 1 if choices.header_row else None
    if top is not None and top >= len(sheet.rows):
        return None
    if top is not None and choices.header_rows:
        kinds = (choices.kind,) if choices.kind else ("children", "sponsors", "support")
        found = [read_layout(sheet, kind, top, choices.header_rows) for kind in kinds]
        return max(found, key=lambda layout: layout.score)
    return guess_layout(sheet, choices.kind, top=top)


def shape_of(layout: Layout) -> str:
    """A name for all sheets with the same head: kind and headings, wherever they stand."""
    heads = [f"{column}:{heading.text}" for column, heading in sorted(layout.headings.items())]
    return hashlib.sha256("\n".join([layout.kind, *heads]).encode()).hexdigest()[:32]


class _Reading:
    def __init__(
        self, book: Book, sheet: Sheet, layout: Layout, choices: Choices, today: dt.date
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._layout = layout
        self._choices = choices
        self._today = today
        self._found: list[Finding] = []
        self._converted: dict[str, Encoding] = {}

    def run(self, unit_of: UnitFinder, others: list[str]) -> ReadList:
        body = list_body(self._sheet, self._layout)
        rows = self._visible(body)
        columns = self._columns(rows)
        read = self._rows(columns, unit_of)
        self._found += left_out(self._sheet, self._layout, body, others)
        refused = {finding.row for finding in self._found if finding.refuses}
        asked = [columns.columns[name].remarks.column for name in columns.open_dates]
        dates = map(column_letters, asked)
        return ReadList(
            kind=self._layout.kind,
            book=self._book,
            sheet=self._sheet,
            layout=self._layout,
            rows=[
                ReadRow(row + 1, values)
                for row, values in zip(rows, read, strict=True)
                if row + 1 not in refused
            ],
            total=len(body.rows),
            findings=sorted(self._found, key=lambda f: (f.row, len(f.column), f.column)),
            skipped=body.skipped,
            encoding=encoding_of(self._converted, self._book.text_encoding),
            converted=self._converted,
            questions=open_questions(dates, self._converted, self._choices),
            others=others,
            shape=shape_of(self._layout),
        )

    def _visible(self, body: Body) -> list[int]:
        hidden = self._sheet.hidden_rows
        wanted = [row for row in body.rows if row + 1 not in self._choices.left_out]
        if not hidden or self._choices.hidden_rows:
            return wanted
        if self._choices.hidden_rows is None:
            self._found += [
                Finding(
                    row + 1,
                    "",
                    "",
                    "Dòng đang bị ẩn hoặc lọc. Bỏ ẩn, hoặc ghi “hidden_rows”: “take” trong "
                    "tệp ghép cột.",
                    "hidden_row",
                    refuses=True,
                )
                for row in wanted
                if row in hidden
            ]
        return [row for row in wanted if row not in hidden]

    def _columns(self, rows: list[int]) -> ListColumns:
        grid = list(zip_longest(*(self._sheet.rows[row] for row in rows)))
        empty: list[CellContent] = [None] * len(rows)
        raw: dict[int, list[CellContent]] = {}
        for column, name in self._layout.fields.items():
            if name != "number" and self._is_taken(column):
                raw[column] = list(grid[column]) if column < len(grid) else list(empty)
        remarks = {
            column: Remarks(rows, column, cells, self._found) for column, cells in raw.items()
        }
        self._fill_areas(rows, remarks)
        self._refuse_marked(rows, remarks)
        fixed = self._fix(rows, remarks)
        heads = [heading.encoding for heading in self._layout.headings.values()]
        whole = sheet_encoding(raw, heads)
        columns = {}
        for column, own in remarks.items():
            asked = self._choices.encodings.get(column_letters(column))
            cells, encoding = converted(own, self._sheet, whole, asked)
            if encoding != "unicode":
                self._converted[column_letters(column)] = encoding
            for index, text in fixed.get(column, {}).items():
                cells[index] = text
            name = self._layout.fields[column]
            heading = self._layout.headings.get(column, Heading(column_letters(column)))
            order = self._choices.order_of(self._layout, column)
            columns[name] = Column(name, heading, own, cells, order)
        return ListColumns(rows, columns, self._found, self._book.is_1904)

    def _is_taken(self, column: int) -> bool:
        if column not in self._sheet.hidden_columns or self._choices.hidden_columns:
            return True
        if self._choices.hidden_columns is None:
            heading = self._layout.headings.get(column)
            self._found.append(
                Finding(
                    self._layout.top + self._layout.depth,
                    column_letters(column),
                    heading.label if heading else "",
                    "Cột đang bị ẩn nên không nhập. Bỏ ẩn, hoặc ghi “hidden_columns”: “take”.",
                    "hidden_column",
                )
            )
        return False

    def _fill_areas(self, rows: list[int], remarks: dict[int, Remarks]) -> None:
        """A cell joined over several rows is said of all of them."""
        places = {row: index for index, row in enumerate(rows)}
        for area in self._sheet.areas:
            if area.bottom == area.top or area.left not in remarks:
                continue
            own = remarks[area.left]
            source = self._sheet.rows[area.top] if area.top < len(self._sheet.rows) else []
            content = source[area.left] if area.left < len(source) else None
            if is_blank(content):
                continue
            for row in range(area.top + 1, area.bottom + 1):
                index = places.get(row)
                if index is not None and is_blank(own.cells[index]):
                    own.cells[index] = content
                    own.warn(index, "joined_cell", "Ô gộp: lấy theo ô trên cùng.", shown(content))

    def _fix(self, rows: list[int], remarks: dict[int, Remarks]) -> dict[int, dict[int, str]]:
        """What the officer typed in the place of cells, by column and place in the list."""
        if not self._choices.fixes:
            return {}
        places = {row: index for index, row in enumerate(rows)}
        fixed = {}
        for column, own in remarks.items():
            typed = self._choices.fixes_of(column)
            fixed[column] = {places[row]: text for row, text in typed.items() if row in places}
            for index, text in fixed[column].items():
                own.cells[index] = text
        return fixed

    def _refuse_marked(self, rows: list[int], remarks: dict[int, Remarks]) -> None:
        if not self._sheet.marks:
            return
        places = {row: index for index, row in enumerate(rows)}
        for place, mark in self._sheet.marks.items():
            index = places.get(place.row)
            is_fixed = f"{column_letters(place.column)}{place.row + 1}" in self._choices.fixes
            if index is not None and place.column in remarks and not is_fixed:
                code, message = _MARKS[mark]
                remarks[place.column].refuse(index, code, message)
                remarks[place.column].cells[index] = None

    def _rows(self, columns: ListColumns, unit_of: UnitFinder) -> list[dict[str, Any]]:
        if self._layout.kind == "sponsors":
            return sponsor_rows(columns)
        if self._layout.kind == "support":
            return support_rows(columns)
        return child_rows(columns, today=self._today, year=self._choices.year, unit_of=unit_of)
