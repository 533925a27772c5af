"""Which rows under the head are entries: no totals, sub-titles, repeated heads, signatures."""

import re
from dataclasses import dataclass
from typing import Final

from mdd_desktop.documents.xlsx.grid import Cells, Sheet
from mdd_desktop.domain.vietnamese import comparison_form, fold
from mdd_desktop.services.excel.findings import is_blank, shown
from mdd_desktop.services.excel.headings import squeezed, word_list
from mdd_desktop.services.excel.layout import Layout

_COUNTER = re.compile(r"\(?\s*(?:\d{1,3}|[a-z])\s*\)?(?:\s*=.*)?", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"ngay\s*[\d….]*\s*thang\s*[\d….]*\s*nam")
_NUMBERED = re.compile(r"\d{1,6}\.?")
_NAMES: Final = ("full_name", "family_name", "given_name", "child", "child_code")
_SAME_HEAD: Final = 0.6


@dataclass(frozen=True)
class Skipped:
    """A row that is no entry of the list: the sheet's number from 1, and why."""

    row: int
    reason: str


@dataclass(frozen=True)
class Body:
    """The entries of a list: the sheet's numbers from 0; and what was passed over."""

    rows: list[int]
    skipped: list[Skipped]


def list_body(sheet: Sheet, layout: Layout) -> Body:
    """Tell the entries of a list from everything else that stands under its head."""
    return _Sieve(sheet, layout).run()


class _Sieve:
    def __init__(self, sheet: Sheet, layout: Layout) -> None:
        self._sheet = sheet
        self._layout = layout
        by_field = {name: column for column, name in layout.fields.items()}
        self._number = by_field.get("number", unnamed_counter(sheet, layout))
        self._name = next((by_field[name] for name in _NAMES if name in by_field), -1)
        self._mapped = [c for c, name in layout.fields.items() if name != "number"]
        self._head = {squeezed(heading.label) for heading in layout.headings.values()}
        self._ended = False
        self._skipped: list[Skipped] = []

    def run(self) -> Body:
        first = self._layout.top + self._layout.depth
        rows: list[int] = []
        for row in range(first, len(self._sheet.rows)):
            cells = self._sheet.rows[row]
            if self._is_plain(cells) or self._is_entry(row, cells, begun=bool(rows)):
                rows.append(row)
        return Body(rows, self._skipped)

    def _is_plain(self, cells: Cells) -> bool:
        """The usual case, told at once: a running number and a name."""
        if self._number < 0 or max(self._number, self._name) >= len(cells) or self._name < 0:
            return False
        number, name = cells[self._number], cells[self._name]
        return type(number) is float and type(name) is str and bool(name.strip())

    def _is_entry(self, row: int, cells: Cells, *, begun: bool) -> bool:
        filled = [column for column, cell in enumerate(cells) if not is_blank(cell)]
        if not filled:
            return False
        reason = self._reason(cells, filled, begun=begun)
        if reason:
            self._skipped.append(Skipped(row + 1, reason))
        return not reason

    def _reason(self, cells: Cells, filled: list[int], *, begun: bool) -> str:
        texts = [shown(cells[column]) for column in filled]
        if not begun and len(filled) > 1 and all(_COUNTER.fullmatch(text) for text in texts):
            return "dòng đánh số cột"
        if self._repeats_head(texts):
            return "dòng đầu bảng lặp lại"
        words = [comparison_form(text).lower() for text in texts]
        if self._is_numbered(cells):
            return "" if words[1:] else "chỉ có số thứ tự"
        return self._unnumbered(words, filled)

    def _unnumbered(self, words: list[str], filled: list[int]) -> str:
        if any(_is_total(word) for word in words[:3]):
            return "dòng tổng"
        if any(_is_footer(word) for word in words):
            self._ended = True
            return "dòng ghi chú hoặc chữ ký"
        if self._ended:
            return "nằm dưới phần chữ ký, ghi chú"
        mapped = sum(1 for column in filled if column in self._mapped)
        if mapped <= 1 < len(self._mapped):
            return "chỉ có một ô, không phải một hồ sơ (tiêu đề nhóm, ghi chú)"
        return ""

    def _is_numbered(self, cells: Cells) -> bool:
        if not 0 <= self._number < len(cells):
            return False
        cell = cells[self._number]
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            return True
        return isinstance(cell, str) and bool(_NUMBERED.fullmatch(cell.strip()))

    def _repeats_head(self, texts: list[str]) -> bool:
        same = sum(1 for text in texts if squeezed(text) in self._head)
        return same > 1 and same >= _SAME_HEAD * len(texts)


def unnamed_counter(sheet: Sheet, layout: Layout) -> int:
    """A first column of running numbers that has no heading, or -1."""
    first = layout.top + layout.depth
    sample = [row[0] for row in sheet.rows[first : first + 8] if row]
    numbers = [cell for cell in sample if isinstance(cell, float) and cell.is_integer()]
    return 0 if 0 not in layout.fields and len(numbers) > len(sample) // 2 else -1


def _is_total(words: str) -> bool:
    for total in word_list("totals"):
        rest = words.removeprefix(total)
        if rest != words and (not rest or not rest[0].isalpha()):
            return not rest.strip() or not rest.strip()[0].isalpha() or len(total) > len("cộng")
    return fold(words).strip(" :.") in ("tong", "tong cong", "cong", "tong so")


def _is_footer(words: str) -> bool:
    if _PLACE_AND_DAY.search(fold(words)) and "," in words:
        return True
    return any(words.startswith(footer) for footer in word_list("footers"))
