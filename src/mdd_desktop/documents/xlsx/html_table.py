"""Tables of a web page that was saved with the ending .xls, as many information systems do."""

import contextlib
import re
from html.parser import HTMLParser
from typing import Final

from mdd_desktop.documents.xlsx.delimited import decoded
from mdd_desktop.documents.xlsx.grid import Area, Book, Cells, Sheet, without_tail

_STARTS = re.compile(
    rb"(?is)^(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*"
    rb"(?:<!doctype\s+html|<html|<head|<meta|<table|<style|<body)"
)
_CHARSET = re.compile(rb"(?i)charset\s*=\s*[\"']?([\w-]+)")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all")
_SILENT: Final = frozenset({"script", "style", "head", "title", "xml"})
_BREAKS: Final = frozenset({"br", "p", "div"})
_MOST_SPANNED: Final = 1000


def looks_like_html(start: bytes) -> bool:
    """Whether a file that begins so is a web page."""
    wide = start.replace(b"\0", b"")
    return bool(_STARTS.match(wide.lstrip(b"\xff\xfe")))


def read_html(content: bytes) -> Book:
    """Read every outermost table as a sheet."""
    declared = _CHARSET.search(content[:4096].replace(b"\0", b""))
    text, encoding = decoded(content)
    if declared and encoding in ("cp1258", "latin-1"):
        named = declared[1].decode("ascii").lower()
        if named not in ("utf-8", "iso-8859-1", "windows-1252"):
            with contextlib.suppress(LookupError):
                text, encoding = content.decode(named, "replace"), named
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return Book("html", tuple(reader.sheets), encoding)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self._depth = 0
        self._silent = 0
        self._rows: list[Cells] = []
        self._areas: list[Area] = []
        self._hidden: set[int] = set()
        self._covered: set[tuple[int, int]] = set()
        self._column = 0
        self._text: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
        elif self._depth != 1:
            return
        elif tag == "tr":
            self._close_cell()
            self._rows.append([])
            self._column = 0
            if _HIDDEN.search(dict(attrs).get("style") or ""):
                self._hidden.add(len(self._rows) - 1)
        elif tag in ("td", "th"):
            self._close_cell()
            found = dict(attrs)
            self._spans = (_span(found.get("rowspan")), _span(found.get("colspan")))
            self._text = []
        elif tag in _BREAKS and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if not self._depth:
                self._close_table()
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        if self._rows:
            self._close_table()

    def _close_cell(self) -> None:
        if self._text is None:
            return
        if not self._rows:
            self._rows.append([])
        row, text = len(self._rows) - 1, _tidy("".join(self._text))
        self._text = None
        while (row, self._column) in self._covered:
            self._column += 1
        cells = self._rows[row]
        cells += [None] * (self._column - len(cells))
        cells.append(text or None)
        down, wide = self._spans
        if down > 1 or wide > 1:
            area = Area(row, self._column, row + down - 1, self._column + wide - 1)
            self._areas.append(area)
            self._covered.update(
                (r, c)
                for r in range(area.top, area.bottom + 1)
                for c in range(area.left, area.right + 1)
            )
        self._column += wide

    def _close_table(self) -> None:
        self._close_cell()
        name = f"Bảng {len(self.sheets) + 1}"
        rows = without_tail(self._rows)
        sheet = Sheet(name, rows, False, frozenset(self._hidden), areas=tuple(self._areas))  # noqa: FBT003 - in the order of the class
        if rows:
            self.sheets.append(sheet)
        self._rows, self._areas, self._hidden, self._covered = [], [], set(), set()


def _span(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isdigit() and int(text) > 0 else 1


def _tidy(text: str) -> str:
    lines = (" ".join(line.split(" ")) for line in text.split("\n"))
    return "\n".join(line.strip(" \t\r") for line in lines).strip("\n")
