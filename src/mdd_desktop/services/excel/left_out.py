"""What of a workbook was not read, said once for each column, cell and sheet."""

from collections.abc import Iterator
from typing import Final

from mdd_desktop.documents.xlsx.grid import Sheet, column_letters
from mdd_desktop.services.excel.body import Body
from mdd_desktop.services.excel.findings import Finding, is_blank
from mdd_desktop.services.excel.layout import Layout

_MOST_FAR: Final = 50
_LONGEST: Final = 200


def left_out(sheet: Sheet, layout: Layout, body: Body, others: list[str]) -> Iterator[Finding]:
    """Remarks about columns without a field, cells far out, and further sheets with lists."""
    head = layout.top + layout.depth
    for column, heading in sorted(layout.headings.items()):
        if column in layout.fields or not _is_filled(sheet, body, column):
            continue
        message = "Cột này không ghép với ô nào nên không nhập."
        label = heading.text[:_LONGEST]
        yield Finding(head, column_letters(column), label, message, "column_ignored")
    for place in sheet.left_out[:_MOST_FAR]:
        letters = column_letters(place.column)
        message = "Ô nằm quá xa danh sách nên không đọc."
        yield Finding(place.row + 1, letters, "", message, "far_cell")
    for name in others:
        message = "Trang khác cũng có danh sách, chưa nhập. Chọn trang ấy để nhập."
        yield Finding(head, "", name, message, "other_sheet")


def _is_filled(sheet: Sheet, body: Body, column: int) -> bool:
    return any(
        column < len(sheet.rows[row]) and not is_blank(sheet.rows[row][column]) for row in body.rows
    )
