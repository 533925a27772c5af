"""From a preview of the import to what the steps show."""

import re
from collections.abc import Mapping

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.vietnamese_names import enumerated, within
from mdd_desktop.services.excel.findings import Finding
from mdd_desktop.services.excel.preview import Preview, PreviewColumn, PreviewRow, RowState
from mdd_desktop.services.excel.queue import WaitingRow
from mdd_desktop.ui.excel_import.ports import (
    ColumnLine,
    ProblemShown,
    QueueLine,
    SheetLine,
    TableColumn,
)
from mdd_desktop.ui.excel_import.questions import ENCODINGS
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

_YEAR = re.compile(r"(?:19|20)\d\d")
_WHO = frozenset({"full_name", "given_name", "child", "sponsor"})
_WHEN = frozenset({"birth", "date"})
_WIDTHS: Mapping[str, int] = {
    "full_name": 150,
    "birth": 126,
    "phone": 128,
    "sex": 70,
    "amount": 96,
    "date": 104,
}
_MOST_COLUMNS = 14
_OPEN = frozenset({RowState.REFUSED, RowState.DUPLICATE})
FILTERED: Mapping[str, frozenset[RowState]] = {
    "all": frozenset(RowState),
    "open": _OPEN,
    "new": frozenset({RowState.NEW}),
    "updated": frozenset({RowState.UPDATED}),
}


def needs_somebody(row: PreviewRow) -> bool:
    """Whether a row waits for a decision before it can be taken."""
    return row.state in _OPEN


def file_facts(preview: Preview) -> str:
    """What was found out about the workbook, in one line."""
    read = preview.plan.read
    parts = [
        tr("tiêu đề ở dòng {row}").format(row=read.layout.top + 1),
        tr("{count} dòng").format(count=format_number(read.total)),
    ]
    if read.encoding in ENCODINGS:
        parts.append(tr("bảng mã {name} sẽ đổi sang Unicode").format(name=ENCODINGS[read.encoding]))
    if read.skipped:
        parts.append(tr("bỏ {count} dòng trống, dòng cộng").format(count=len(read.skipped)))
    return " · ".join(parts)


def column_lines(preview: Preview) -> list[ColumnLine]:
    """The columns of the sheet with some of their contents."""
    return [
        ColumnLine(one.letters, one.heading, " · ".join(one.samples), one.field or "")
        for one in preview.columns
    ]


def table_columns(preview: Preview) -> list[TableColumn]:
    """The columns of the preview: the name always, then the birth, then those with problems."""
    wrong = {
        letters
        for row in preview.rows
        for letters, finding in row.findings.items()
        if finding.refuses
    }
    shown = [one for one in preview.columns if one.field and one.field != "number"]
    made = []
    for at, one in enumerate(shown[:_MOST_COLUMNS]):
        who = one.field in _WHO
        rank = 1 if who else 2 if one.field in _WHEN else 3 if one.letters in wrong else 4 + at
        made.append(
            TableColumn(
                one.letters,
                one.title,
                _WIDTHS.get(one.field or "", 116),
                rank,
                2 if who else 1,
            )
        )
    return made


def sheet_line(row: PreviewRow) -> SheetLine:
    """A row of the sheet for the table."""
    problems = {
        letters: "bad" if finding.refuses else "warn"
        for letters, finding in row.findings.items()
        if letters and (finding.refuses or not finding.read)
    }
    return SheetLine(str(row.row), _CHIPS[row.state](), row.cells, problems)


_CHIPS = {
    RowState.REFUSED: lambda: ChipText(tr("Lỗi"), "bad", "alert-circle"),
    RowState.DUPLICATE: lambda: ChipText(tr("Nghi trùng"), "warn", "copy"),
    RowState.UPDATED: lambda: ChipText(tr("Cập nhật"), "info", "pencil"),
    RowState.NEW: lambda: ChipText(tr("Thêm mới"), "ok", "plus"),
    RowState.UNCHANGED: lambda: ChipText(tr("Không đổi"), "neu", "check"),
}


def problem_cell(row: PreviewRow) -> Finding | None:
    """The finding of a row that a correction begins with."""
    refusing = [finding for finding in row.findings.values() if finding.refuses]
    return refusing[0] if refusing else None


def problem_column(row: PreviewRow) -> str:
    """The letters of the column that a correction begins with; "" when there is none."""
    finding = problem_cell(row)
    return finding.column if finding else ""


def problem_of(preview: Preview, row: PreviewRow, place: str) -> ProblemShown:
    """What the panel says of a row."""
    columns = {one.letters: one for one in preview.columns}
    original = tuple(
        (columns[letters].heading or letters, text) for letters, text in row.cells.items()
    )
    finding = problem_cell(row)
    if finding is not None:
        return _refused(row, finding, columns, place, original)
    if row.state is RowState.DUPLICATE:
        alike = tuple(
            (
                one.record.hex if one.record else "",
                preview.known.get(one.record, "") if one.record else "",
                enumerated(one.reasons) if one.record else
                tr("Giống dòng {row} ở trên: {why}").format(
                    row=one.row, why=within(enumerated(one.reasons))
                ),
            )
            for one in row.alike
        )  # fmt: skip
        title = tr("Dòng {row}: có thể đã có trong sổ").format(row=row.row)
        return ProblemShown(title, place, "", "", can_fix=False, alike=alike, original=original)
    said = [finding.message for finding in row.findings.values()]
    title = tr("Dòng {row}").format(row=row.row)
    sentences = " ".join(dict.fromkeys(said)) or tr("Dòng này đọc được hết, không cần sửa.")
    return ProblemShown(title, place, sentences, "", can_fix=False, original=original)


def _refused(
    row: PreviewRow,
    finding: Finding,
    columns: Mapping[str, PreviewColumn],
    place: str,
    original: tuple[tuple[str, str], ...],
) -> ProblemShown:
    column = columns.get(finding.column)
    if column is None:
        title = tr("Dòng {row}").format(row=row.row)
        return ProblemShown(title, place, finding.message, "", can_fix=False, original=original)
    title = tr("Dòng {row}, cột {name}").format(row=row.row, name=column.heading or column.letters)
    value = row.cells.get(finding.column, finding.value)
    year = _YEAR.search(value)
    shortcut = None
    if year and column.field in {"birth", "birth_male", "birth_female"} and year[0] != value:
        shortcut = (tr("Chỉ ghi năm {year}").format(year=year[0]), year[0])
    return ProblemShown(
        title, place, finding.message, value, can_fix=True, shortcut=shortcut, original=original
    )


def queue_line(row: WaitingRow) -> QueueLine:
    """A row that waits, as the first step shows it."""
    reasons = row.alike[0].reasons if row.alike else row.reasons
    return QueueLine(
        row.batch,
        row.row,
        row.words,
        tr("{file}, dòng {row}").format(file=row.file, row=row.row),
        tuple((one.record.hex, one.words) for one in row.alike),
        enumerated(reasons),
    )
