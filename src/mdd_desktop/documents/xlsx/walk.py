"""A walk through the XML of one Excel sheet, cell by cell, taking only what is there.

It costs what the cells cost, not what the sheet's far corner would.
"""

import datetime as dt
import re
import zipfile
from collections.abc import Sequence
from typing import Final, Self

from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from mdd_desktop.documents.xlsx.grid import (
    Area,
    CellContent,
    Cells,
    Face,
    Mark,
    Place,
    column_number,
)
from mdd_desktop.documents.xlsx.safe_xml import new_parser, parse
from mdd_desktop.documents.xlsx.styles import Styles
from mdd_desktop.domain.errors import DamagedError, RuleError

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE: Final = ("1", "true")
_LAST_COLUMN: Final = 16_384
_WIDEST: Final = 400
_MOST_ROWS: Final = 300_000
_GAP: Final = 50_000


def parse_area(text: str) -> Area:
    """Read ``A1:C2``."""
    first, _, last = text.partition(":")
    top, left = _place(first)
    bottom, right = _place(last or first)
    return Area(top, left, bottom, right)


def _place(text: str) -> Place:
    found = _REFERENCE.fullmatch(text.replace("$", ""))
    if found is None:
        raise DamagedError("workbook_damaged", "Tệp có địa chỉ ô không đúng. Lưu lại bằng Excel.")
    return Place(int(found[2]) - 1, column_number(found[1]))


class Walk:
    """One pass over a sheet.

    Attributes:
        rows: The contents, only when shared texts were given.
        hidden_rows: Counted from zero.
        hidden_columns: Counted from zero.
        areas: Joined cells.
        marks: Formulas and errors.
        faces: Fonts of an old encoding.
        far: Cells with content so far out that they belong to no list.
    """

    def __init__(self, styles: Styles, texts: Sequence[str] | None, *, is_1904: bool) -> None:
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.areas: list[Area] = []
        self.marks: dict[Place, Mark] = {}
        self.faces: dict[Place, Face] = {}
        self.far: list[Place] = []
        self._cells: dict[int, dict[int, CellContent]] = {}
        self._styles = styles
        self._texts = texts
        self._epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        self._row, self._column = -1, -1
        self._type, self._style = "n", 0
        self._text: list[str] = []
        self._reading = False

    def over(self, xml: bytes) -> Self:
        """Walk over the XML of a sheet."""
        parser = new_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        if self._texts is not None:
            parser.CharacterDataHandler = self._character
        parse(parser, xml)
        return self

    @property
    def rows(self) -> list[Cells]:
        """The contents as rows; what stands far out to the right is left out."""
        filled = sorted(self._cells)
        if len(filled) > _MOST_ROWS:
            raise RuleError("workbook_too_large", "Trang có quá nhiều dòng. Tách thành nhiều tệp.")
        last = _last_near(filled)
        self.far += [Place(row, min(self._cells[row])) for row in filled if row > last]
        return [_as_list(self._cells.get(row, {})) for row in range(last + 1)]

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self.marks[Place(self._row, self._column)] = Mark.FORMULA
        elif name in ("v", "t"):
            self._reading = True
        elif name == "col":
            self._columns(attributes)
        elif name == "mergeCell":
            self.areas.append(parse_area(attributes["ref"]))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE or attributes.get("ht") == "0":
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = _place(attributes["r"])
        else:
            self._column += 1
        self._type = attributes.get("t", "n")
        self._style = int(attributes.get("s", 0))
        self._text = []
        if self._type == "e":
            self.marks[Place(self._row, self._column)] = Mark.ERROR
        faces = self._styles.faces
        if self._style < len(faces) and (face := faces[self._style]) is not None:
            self.faces[Place(self._row, self._column)] = face

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = int(attributes["min"]), int(attributes["max"])
            self.hidden_columns.update(range(first - 1, min(last, _LAST_COLUMN)))

    def _character(self, text: str) -> None:
        if self._reading:
            self._text.append(text)

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in ("v", "t"):
            self._reading = False
        elif name == "c" and self._text and self._texts is not None:
            content = self._content("".join(self._text))
            if self._column < _WIDEST:
                self._cells.setdefault(self._row, {})[self._column] = content
            else:
                self.far.append(Place(self._row, self._column))

    def _content(self, text: str) -> CellContent:
        if self._type == "s":
            return (self._texts or [])[int(text)]
        if self._type in ("str", "inlineStr", "e"):
            return text
        if self._type == "b":
            return text in _TRUE
        if self._type == "d":
            return dt.datetime.fromisoformat(text)
        number = float(text)
        dates = self._styles.dates
        if self._style < len(dates) and dates[self._style]:
            return _as_date(from_excel(number, self._epoch))
        return number


def _as_date(found: object) -> CellContent:
    if isinstance(found, dt.datetime) and found.time() == dt.time():
        return found.date()
    return found if isinstance(found, dt.date | dt.time | dt.timedelta) else None


def _last_near(rows: list[int]) -> int:
    """The last filled row that is not cut off from the others by a huge gap."""
    last = -1
    for row in rows:
        if row - last > _GAP:
            break
        last = row
    return last


def _as_list(cells: dict[int, CellContent]) -> Cells:
    return [cells.get(column) for column in range(max(cells, default=-1) + 1)]


def read_shared_texts(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells share, without phonetic hints."""
    part = "xl/sharedStrings.xml"
    if part not in archive.namelist():
        return []
    reader = _SharedTexts()
    parser = new_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.character
    parse(parser, archive.read(part))
    return reader.texts


class _SharedTexts:
    def __init__(self) -> None:
        self.texts: list[str] = []
        self._in_hint = 0
        self._reading = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "si":
            self.texts.append("")
        elif name == "rPh":
            self._in_hint += 1
        elif name == "t":
            self._reading = not self._in_hint

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "rPh":
            self._in_hint -= 1
        elif name == "t":
            self._reading = False

    def character(self, text: str) -> None:
        if self._reading:
            self.texts[-1] += text
