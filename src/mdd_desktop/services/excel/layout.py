"""Where in a sheet the list stands: its head of one to three rows, and what each column is called.

The head is the place whose headings say most, whatever titles stand above it.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from mdd_desktop.documents.xlsx.grid import Area, Sheet
from mdd_desktop.services.excel.findings import is_blank, shown
from mdd_desktop.services.excel.headings import KINDS, decoded_label, field_of, squeezed

_SEARCHED: Final = 60
_DEEPEST: Final = 3
WIDEST: Final = 200
_BROAD: Final = 0.7
_WEIGHTS: Final = {"full_name": 3.0, "child": 2.5, "date": 2.0, "birth": 2.0, "number": 0.5,
    "capacity": 2.0, "amount": 2.0, "birth_male": 1.5, "birth_female": 1.5}  # fmt: skip
_LEAST: Final = 2.5
_CLEAR: Final = 5.0
_NEAR: Final = 4
_DEEPER: Final = 0.25
_HINT: Final = 0.75
_TITLE: Final = 600
_HINTS: Final = {
    "children": ("danh sách trẻ", "trẻ mồ côi", "danh sách con đỡ đầu"),
    "sponsors": ("danh sách mẹ đỡ đầu", "người nhận đỡ đầu", "nhận đỡ đầu", "nhà hảo tâm"),
    "support": ("sổ hỗ trợ", "trao hỗ trợ", "danh sách hỗ trợ", "ký nhận", "nhận hỗ trợ"),
}


@dataclass(frozen=True)
class Heading:
    """What stands over one column.

    Attributes:
        label: Its own heading, in Unicode.
        above: The heading over that.
        area: How many columns its own heading was joined over.
        encoding: In which the heading makes sense.
    """

    label: str
    above: str = ""
    width: int = 1
    encoding: str = "unicode"

    @property
    def text(self) -> str:
        """Both, as a person would say them."""
        return f"{self.above} – {self.label}" if self.above else self.label


@dataclass(frozen=True)
class Layout:
    """Where the head stands and what it says.

    Attributes:
        kind: Of the list: children, sponsors, support.
        top: First row of the head, from zero.
        depth: How many rows it has.
        headings: By column.
        fields: By column, of the headings that are known.
        score: How much the headings say.
    """

    kind: str
    top: int
    depth: int
    headings: dict[int, Heading] = field(default_factory=dict)
    fields: dict[int, str] = field(default_factory=dict)
    score: float = 0.0


def guess_layout(sheet: Sheet, kind: str | None = None, *, top: int | None = None) -> Layout | None:
    """Return the best reading of the sheet's head, or None if it has no list that is known.

    Args:
        sheet: The sheet.
        kind: Of the list, if the officer said so.
        top: First row of the head, if the officer said so.
    """
    best: Layout | None = None
    rows = range(min(len(sheet.rows), _SEARCHED)) if top is None else (top,)
    for row in rows:
        if best is not None and best.score >= _CLEAR and row > best.top + best.depth + _NEAR:
            break
        if not any(isinstance(cell, str) and cell.strip() for cell in sheet.rows[row]):
            continue
        for depth in range(1, _DEEPEST + 1):
            if row + depth > len(sheet.rows):
                break
            for one in (kind,) if kind else KINDS:
                found = read_layout(sheet, one, row, depth)
                if best is None or found.score > best.score:
                    best = found
    return best if best is not None and best.score >= _LEAST else None


def read_layout(sheet: Sheet, kind: str, top: int, depth: int) -> Layout:
    """Read the head at a given place."""
    headings = _headings(sheet, kind, top, depth)
    spread: dict[str, int] = {}
    for heading in headings.values():
        spread[heading.above] = spread.get(heading.above, 0) + 1
    fields: dict[int, str] = {}
    for column, heading in sorted(headings.items()):
        broad = spread[heading.above] >= max(3, _BROAD * len(headings))
        name = field_of(kind, heading.label, heading.above, broad=broad)
        if name is not None and name not in fields.values():
            fields[column] = name
    _split_name(headings, fields)
    score = sum(_WEIGHTS.get(name, 1.0) for name in fields.values())
    if fields:
        score += _hint(sheet, kind, top) - _DEEPER * (depth - 1)
    return Layout(kind, top, depth, headings, fields, score)


def _hint(sheet: Sheet, kind: str, top: int) -> float:
    """What the titles above the head and the sheet's name say of the kind of list."""
    titles = [shown(cell) for row in sheet.rows[:top] for cell in row if isinstance(cell, str)]
    words = squeezed(" ".join([sheet.name, *titles])[:_TITLE])
    return _HINT if any(hint in words for hint in _HINTS[kind]) else 0.0


def _headings(sheet: Sheet, kind: str, top: int, depth: int) -> dict[int, Heading]:
    levels = [_level(sheet, row) for row in range(top, top + depth)]
    width = min(max(map(len, sheet.rows[top : top + depth]), default=0), WIDEST)
    if not any(area.top < top + depth and area.bottom >= top for area in sheet.areas):
        for upper, lower in pairwise(levels):
            _stretch(upper, lower, width)
    found = {}
    for column in range(width):
        texts = [levels[i][column] for i in range(depth) if column in levels[i]]
        distinct = [text for i, text in enumerate(texts) if not i or text != texts[i - 1]]
        if distinct:
            label, encoding = decoded_label(kind, distinct[-1])
            above = " ".join(decoded_label(kind, text)[0] for text in distinct[:-1])
            found[column] = Heading(label, above, _width(sheet.areas, top, depth, column), encoding)
    return found


def _level(sheet: Sheet, row: int) -> dict[int, str]:
    texts = {
        column: " ".join(shown(cell).split())
        for column, cell in enumerate(sheet.rows[row][:WIDEST])
        if not is_blank(cell)
    }
    for area in sheet.areas:
        if area.top <= row <= area.bottom and area.left < WIDEST:
            first = _content(sheet, area)
            if first:
                texts |= dict.fromkeys(range(area.left, min(area.right + 1, WIDEST)), first)
    return texts


def _content(sheet: Sheet, area: Area) -> str:
    row = sheet.rows[area.top] if area.top < len(sheet.rows) else []
    cell = row[area.left] if area.left < len(row) else None
    return "" if is_blank(cell) else " ".join(shown(cell).split())


def _stretch(upper: dict[int, str], lower: dict[int, str], width: int) -> None:
    """Where nothing tells of joined cells, a heading reaches to the next one of its row."""
    last = ""
    for column in range(width):
        if column in upper:
            last = upper[column] if column in lower else ""
        elif column in lower and last:
            upper[column] = last
        else:
            last = ""


def _width(areas: tuple[Area, ...], top: int, depth: int, column: int) -> int:
    """Over how many columns the lowest heading of a column is joined."""
    below = [
        area
        for area in areas
        if area.left <= column <= area.right and area.top <= top + depth - 1 <= area.bottom
    ]
    return max((area.right - area.left + 1 for area in below), default=1)


def _split_name(headings: dict[int, Heading], fields: dict[int, str]) -> None:
    """One "Họ và tên" over two columns: family name and middle names, then the given name."""
    for column, name in list(fields.items()):
        if name == "full_name" and headings[column].width == 2:  # noqa: PLR2004 - two columns
            following = headings.get(column + 1)
            if following and following.label == headings[column].label:
                fields[column], fields[column + 1] = "family_name", "given_name"
