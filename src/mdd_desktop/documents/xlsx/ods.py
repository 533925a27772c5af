"""Spreadsheets of LibreOffice (.ods), read from their XML with every repetition bounded."""

import datetime as dt
import zipfile
from dataclasses import dataclass, field
from typing import Final

from mdd_desktop.documents.xlsx.grid import (
    Area,
    Book,
    CellContent,
    Cells,
    Face,
    Mark,
    Place,
    Sheet,
    face_of,
    without_tail,
)
from mdd_desktop.documents.xlsx.safe_xml import new_parser, parse
from mdd_desktop.domain.errors import RuleError

_MOST_REPEATED: Final = 2_000
_MOST_PLACES: Final = 12_000_000
_HIDDEN: Final = ("collapse", "filter")
_CELLS: Final = ("table-cell", "covered-table-cell")


def read_ods(archive: zipfile.ZipFile) -> Book:
    """Read all sheets of a spreadsheet whose sizes were checked."""
    names = archive.namelist()
    reader = _Reader()
    for part in ("styles.xml", "content.xml"):
        if part in names:
            reader.read(archive.read(part))
    return Book("ods", tuple(reader.sheets))


@dataclass
class _Draft:
    """The sheet being read."""

    name: str
    is_hidden: bool
    rows: list[Cells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    areas: list[Area] = field(default_factory=list)
    marks: dict[Place, Mark] = field(default_factory=dict)
    faces: dict[Place, Face] = field(default_factory=dict)
    columns: int = 0
    places: int = 0

    def finished(self) -> Sheet:
        return Sheet(
            self.name,
            without_tail(self.rows),
            self.is_hidden,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.areas),
            self.marks,
            self.faces,
        )


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._draft: _Draft | None = None
        self._fonts: dict[str, str] = {}
        self._styles: dict[str, str] = {}
        self._hidden_tables: set[str] = set()
        self._style = ""
        self._row: Cells = []
        self._row_repeat = 1
        self._cell: dict[str, str] = {}
        self._text: list[str] = []
        self._in_text = 0
        self._skipping = 0

    def read(self, xml: bytes) -> None:
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._character
        parse(parser, xml)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "annotation":
            self._skipping += 1
        elif name in _CELLS:
            self._cell, self._text = attributes, []
        elif name == "p":
            if self._text:
                self._text.append("\n")
            self._in_text += 1
        elif name == "s" and self._in_text:
            self._text.append(" " * min(int(attributes.get("text:c", 1)), _MOST_REPEATED))
        elif name == "table-row":
            self._start_row(attributes)
        elif name in ("table-column", "table"):
            self._start_table(name, attributes)
        else:
            self._start_style(name, attributes)

    def _start_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            hidden = attributes.get("table:style-name", "") in self._hidden_tables
            self._draft = _Draft(attributes.get("table:name", ""), hidden)
        elif self._draft is not None:
            count = int(attributes.get("table:number-columns-repeated", 1))
            first = self._draft.columns
            self._draft.columns += count
            if attributes.get("table:visibility") in _HIDDEN:
                self._draft.hidden_columns.update(range(first, first + min(count, _MOST_REPEATED)))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = []
        self._row_repeat = int(attributes.get("table:number-rows-repeated", 1))
        if self._draft is not None and attributes.get("table:visibility") in _HIDDEN:
            first = len(self._draft.rows)
            repeat = min(self._row_repeat, _MOST_REPEATED)
            self._draft.hidden_rows.update(range(first, first + repeat))

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == "font-face":
            family = attributes.get("svg:font-family", "")
            self._fonts[attributes.get("style:name", "")] = family.strip("'\"")
        elif name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "text-properties" and self._style:
            font = attributes.get("style:font-name") or attributes.get("fo:font-family", "")
            if font:
                self._styles[self._style] = self._fonts.get(font, font)
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self._hidden_tables.add(self._style)

    def _character(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "annotation":
            self._skipping -= 1
        elif name == "p":
            self._in_text -= 1
        elif name in _CELLS and self._draft is not None:
            self._end_cell(self._draft, covered=name != "table-cell")
        elif name == "table-row" and self._draft is not None:
            self._end_row(self._draft)
        elif name == "table" and self._draft is not None:
            self.sheets.append(self._draft.finished())
            self._draft = None
        elif name == "style":
            self._style = ""

    def _end_cell(self, draft: _Draft, *, covered: bool) -> None:
        attributes = self._cell
        repeat = int(attributes.get("table:number-columns-repeated", 1))
        content = None if covered else _content(attributes, "".join(self._text))
        place = Place(len(draft.rows), len(self._row))
        if content is None:
            self._row += [None] * min(repeat, _MOST_REPEATED)
            return
        self._row += [content] * min(repeat, _MOST_REPEATED)
        if "table:formula" in attributes:
            draft.marks[place] = Mark.FORMULA
        if isinstance(content, str) and content.startswith(("#", "Err:")):
            draft.marks.setdefault(place, Mark.ERROR)
        face = face_of(self._styles.get(attributes.get("table:style-name", ""), ""))
        if face is not None:
            draft.faces.update(
                (Place(place.row, place.column + more), face)
                for more in range(min(repeat, _MOST_REPEATED))
            )
        down = int(attributes.get("table:number-rows-spanned", 1))
        wide = int(attributes.get("table:number-columns-spanned", 1))
        if down > 1 or wide > 1:
            draft.areas.append(
                Area(place.row, place.column, place.row + down - 1, place.column + wide - 1)
            )

    def _end_row(self, draft: _Draft) -> None:
        row = self._row
        while row and row[-1] is None:
            row.pop()
        times = min(self._row_repeat, _MOST_REPEATED) if row else self._row_repeat
        draft.places += times * max(len(row), 1) if row else 0
        if draft.places > _MOST_PLACES:
            raise RuleError("workbook_too_large", "Trang có quá nhiều ô. Tách thành nhiều tệp.")
        if row or times <= _MOST_REPEATED:
            draft.rows.extend(list(row) for _ in range(times))


def _content(attributes: dict[str, str], text: str) -> CellContent:
    kind = attributes.get("office:value-type") or attributes.get("calcext:value-type", "")
    if kind in ("float", "currency", "percentage"):
        return float(attributes["office:value"])
    if kind == "boolean":
        return attributes.get("office:boolean-value") == "true"
    if kind == "date":
        moment = dt.datetime.fromisoformat(attributes["office:date-value"].rstrip("Z"))
        return moment.date() if moment.time() == dt.time() else moment
    return text or None
