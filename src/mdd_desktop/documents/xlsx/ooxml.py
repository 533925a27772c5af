"""Workbooks of Excel (.xlsx, .xlsm): contents by calamine, all else from the sheets' own XML.

calamine is fast but drops formulas, errors, fonts and what is hidden, and a cell with content at
XFD1048576 makes it ask for half a terabyte. So each sheet's XML is searched for signs of these
first, at the speed of a byte search, and only a sheet that shows one is walked through.
"""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Final, cast
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from python_calamine import CalamineSheet, CalamineWorkbook

from mdd_desktop.documents.xlsx.grid import Book, Cells, Sheet, without_tail
from mdd_desktop.documents.xlsx.styles import Styles, read_styles
from mdd_desktop.documents.xlsx.walk import Walk, parse_area, read_shared_texts
from mdd_desktop.domain.errors import DamagedError

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_FAR_COLUMN = re.compile(rb'r="(?:[A-Z]{3}|[C-Z][A-Z])[0-9]')
_ROW_NUMBER = re.compile(rb'<row [^>]*?r="([0-9]+)"')
_AREA = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_SIGNS: Final = (b"<f", b't="e"', b'hidden="', b' ht="0"')
_NO_WIDTH: Final = b' width="0"'
_NARROW: Final = 80
_MOST_PLACES: Final = 12_000_000


@dataclass(frozen=True)
class _Entry:
    name: str
    part: str
    is_hidden: bool


def read_xlsx(archive: zipfile.ZipFile, content: bytes) -> Book:
    """Read all sheets of a workbook whose sizes were checked."""
    workbook = _parsed(archive, _WORKBOOK)
    entries = _entries(archive, workbook)
    styles = read_styles(archive)
    is_1904 = any(
        _local(node) == "workbookPr" and node.get("date1904") in ("1", "true")
        for node in workbook.iter()
    )
    reader = _Reader(archive, content, styles, is_1904=is_1904)
    kind = "xlsm" if "xl/vbaProject.bin" in archive.namelist() else "xlsx"
    return Book(kind, tuple(reader.read(entry) for entry in entries), is_1904=is_1904)


class _Reader:
    def __init__(
        self, archive: zipfile.ZipFile, content: bytes, styles: Styles, *, is_1904: bool
    ) -> None:
        self._archive = archive
        self._content = content
        self._styles = styles
        self._is_1904 = is_1904
        self._book: CalamineWorkbook | None = None
        self._texts: list[str] | None = None

    def read(self, entry: _Entry) -> Sheet:
        xml = self._archive.read(entry.part)
        plain = b"<sheetData" in xml
        fits = plain and _fits(xml)
        if fits and not self._styles.has_old_fonts and not _shows_signs(xml):
            areas = tuple(parse_area(found[1].decode()) for found in _AREA.finditer(xml))
            return Sheet(entry.name, self._rows(entry), entry.is_hidden, areas=areas)
        if not fits and self._texts is None:
            self._texts = read_shared_texts(self._archive)
        walk = Walk(
            self._styles, None if fits else (self._texts or []), is_1904=self._is_1904
        ).over(xml)
        rows = self._rows(entry) if fits else without_tail(walk.rows)
        return Sheet(
            entry.name,
            rows,
            entry.is_hidden,
            frozenset(walk.hidden_rows),
            frozenset(walk.hidden_columns),
            tuple(walk.areas),
            walk.marks,
            walk.faces,
            tuple(walk.far),
        )

    def _rows(self, entry: _Entry) -> list[Cells]:
        try:
            if self._book is None:
                self._book = CalamineWorkbook.from_filelike(io.BytesIO(self._content))
            sheet: CalamineSheet = self._book.get_sheet_by_name(entry.name)
            return without_tail(cast("list[Cells]", sheet.to_python(skip_empty_area=False)))
        except BaseException as error:
            if type(error).__name__ == "PanicException":  # Rust's; no child of Exception
                raise DamagedError(
                    "workbook_damaged", "Tệp hỏng. Mở bằng Excel, lưu lại thành .xlsx rồi làm lại."
                ) from None
            raise


def _shows_signs(xml: bytes) -> bool:
    """Whether the sheet has formulas, errors, or anything hidden."""
    head = xml[: xml.find(b"<sheetData")]
    return _NO_WIDTH in head or any(sign in xml for sign in _SIGNS)


def _fits(xml: bytes) -> bool:
    """Whether the sheet as a full rectangle is of a size that a list can have."""
    last = _ROW_NUMBER.match(xml, xml.rfind(b"<row "))
    rows = max(int(last[1]) if last else 0, xml.count(b"<row"))
    if _FAR_COLUMN.search(xml):
        return False
    if rows > 2 * xml.count(b"<row") + 1000:
        return False
    return rows * _NARROW <= _MOST_PLACES


def _entries(archive: zipfile.ZipFile, workbook: Element) -> list[_Entry]:
    targets = {
        str(node.get("Id")): posixpath.normpath(posixpath.join("xl", str(node.get("Target"))))
        if not str(node.get("Target")).startswith("/")
        else str(node.get("Target")).lstrip("/")
        for node in _parsed(archive, _RELATIONS)
        if "worksheet" in str(node.get("Type"))
    }
    found = []
    for node in workbook.iter():
        if _local(node) != "sheet":
            continue
        key = next((value for name, value in node.items() if name.endswith("}id")), "")
        if key in targets:
            state = node.get("state", "visible")
            found.append(_Entry(str(node.get("name")), targets[key], state != "visible"))
    return found


def _parsed(archive: zipfile.ZipFile, part: str) -> Element:
    root: Element = fromstring(archive.read(part))
    return root


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]
