"""What of a workbook was not read, said once for each column, cell and sheet."""

import re
from collections.abc import Iterator
from typing import Final

from mdd_desktop.documents.xlsx.grid import Sheet, column_letters
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services.excel.body import Body, unnamed_counter
from mdd_desktop.services.excel.findings import Finding, is_blank
from mdd_desktop.services.excel.headings import squeezed
from mdd_desktop.services.excel.layout import WIDEST, Layout

_MONTH: Final = re.compile(r"(?:t|th|thang)\s*(?:[1-9]|0[1-9]|1[0-2])(?:\s+(?:19|20)\d\d)?")
_SEVERAL: Final = 3
_MOST_FAR: Final = 50
_LONGEST: Final = 200


def refuse_months(layout: Layout) -> None:
    """A ledger must say when something was given; a column for each month does not.

    Raises:
        RuleError: ``month_columns``.
    """
    if layout.kind != "support" or "date" in layout.fields.values():
        return
    words = [fold(squeezed(heading.label)) for heading in layout.headings.values()]
    if sum(_MONTH.fullmatch(word) is not None for word in words) >= _SEVERAL:
        raise RuleError(
            "month_columns",
            "Sổ này có mỗi tháng một cột nên không biết từng khoản trao ngày nào. Chuyển thành mỗi "
            "lần trao một dòng có cột Ngày rồi nhập, hoặc ghi ở màn hình Sổ hỗ trợ (Ctrl+M).",
        )


def left_out(sheet: Sheet, layout: Layout, body: Body, others: list[str]) -> Iterator[Finding]:
    """Remarks about columns without a field, cells far out, and further sheets with lists."""
    head = layout.top + layout.depth
    for column, heading in sorted(layout.headings.items()):
        if column in layout.fields or not _is_filled(sheet, body, column):
            continue
        message = "Cột này không ghép với ô nào nên không nhập."
        label = heading.text[:_LONGEST]
        yield Finding(head, column_letters(column), label, message, "column_ignored")
    for column in _without_heading(sheet, layout, body):
        message = "Cột này không có tiêu đề nên không nhập. Nếu cần, ghi tiêu đề vào tệp."
        yield Finding(head, column_letters(column), "", message, "column_ignored")
    for place in sheet.left_out[:_MOST_FAR]:
        letters = column_letters(place.column)
        message = "Ô nằm quá xa danh sách nên không đọc."
        yield Finding(place.row + 1, letters, "", message, "far_cell")
    for name in others:
        message = "Trang khác cũng có danh sách, chưa nhập. Chọn trang ấy để nhập."
        yield Finding(head, "", name, message, "other_sheet")


def _without_heading(sheet: Sheet, layout: Layout, body: Body) -> Iterator[int]:
    known = {*layout.headings, *layout.fields, unnamed_counter(sheet, layout)}
    width = max((len(sheet.rows[row]) for row in body.rows), default=0)
    for column in range(min(width, WIDEST)):
        if column not in known and _is_filled(sheet, body, column):
            yield column


def _is_filled(sheet: Sheet, body: Body, column: int) -> bool:
    return any(
        column < len(sheet.rows[row]) and not is_blank(sheet.rows[row][column]) for row in body.rows
    )
