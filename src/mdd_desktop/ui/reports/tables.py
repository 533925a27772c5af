"""The columns of the tables on the pages of reports."""

from mdd_desktop.ui.reports.figure_lines import NOTHING
from mdd_desktop.ui.reports.ports import AnnexLine, FigureLine, ListLine, TargetLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.page_model import Cell, Column


def figure_columns() -> list[Column[FigureLine]]:
    """Return the columns of figures; a number with a list behind it is underlined."""

    def text(line: FigureLine) -> Cell:
        indent = "      " if line.depth > 1 else ""
        return Cell("" if line.depth == 0 else indent + line.text, group=line.depth == 0)

    def number(line: FigureLine) -> Cell:
        return Cell(line.number or (line.text if line.depth == 0 else ""), group=line.depth == 0)

    def figure(line: FigureLine, column: str) -> Cell:
        value = str(getattr(line, column))
        opens = column in line.figures and value not in {"", NOTHING}
        return Cell(value, group=line.depth == 0, link=opens)

    def goal(line: FigureLine) -> Cell:
        return Cell(chip=line.goal, text="", group=line.depth == 0)

    return [
        Column("number", "", number, 48),
        Column("text", tr("Chỉ số"), text, 232, 1, 4),
        Column("as_of", tr("Đến nay"), lambda x: figure(x, "as_of"), 100, right=True),
        Column("in_period", tr("Trong kỳ"), lambda x: figure(x, "in_period"), 100, right=True),
        Column("so_far", tr("Lũy kế"), lambda x: figure(x, "so_far"), 104, right=True),
        Column("goal", tr("So chỉ tiêu"), goal, 128, 3),
    ]


def target_columns() -> list[Column[TargetLine]]:
    """Return the columns of targets."""

    def text(line: TargetLine) -> Cell:
        return Cell("" if line.depth == 0 else line.text, group=line.depth == 0, wrap=True)

    def plain(value: str, line: TargetLine) -> Cell:
        return Cell(value, group=line.depth == 0)

    def done(line: TargetLine) -> Cell:
        return Cell(line.done, group=line.depth == 0, link=line.done not in {"", NOTHING})

    def goal(line: TargetLine) -> Cell:
        return Cell(line.goal, group=line.depth == 0, link=line.goal not in {"", NOTHING})

    return [
        Column("id", "", lambda x: plain(x.text if x.depth == 0 else x.id, x), 88),
        Column("text", tr("Chỉ tiêu"), text, 280, 1, 4),
        Column("done", tr("Đã làm / tổng"), done, 100, right=True),
        Column("rate", tr("Tỷ lệ"), lambda x: plain(x.rate, x), 66, 2, right=True),
        Column("goal", tr("Cần"), goal, 60, 2, right=True),
        Column("state", tr("Kết quả"), lambda x: Cell(chip=x.state, group=x.depth == 0), 112),
        Column("source", tr("Nguồn"), lambda x: plain(x.source, x), 128, 3),
    ]


def annex_columns() -> list[Column[AnnexLine]]:
    """Return the columns of the lists that go with a report."""
    return [
        Column("id", tr("Biểu"), lambda x: Cell(x.id), 70),
        Column("title", tr("Danh sách"), lambda x: Cell(x.title, strong=True), 240, 1, 4),
        Column("count", tr("Số dòng"), lambda x: Cell(x.count), 90, right=True),
        Column("paper", "", lambda _x: Cell(tr("Xem bản in"), link=True), 116, right=True),
        Column("sheet", "", lambda _x: Cell(tr("Xuất Excel"), link=True), 116, right=True),
    ]


def list_columns(*, days: bool, amounts: bool) -> list[Column[ListLine]]:
    """Return the columns of the list behind a figure."""

    def name(line: ListLine) -> Cell:
        return Cell(line.name, strong=True, link=line.leads_to is not None)

    columns = [
        Column("name", tr("Tên"), name, 230, 1, 3),
        Column("about", tr("Chi tiết"), lambda x: Cell(x.about), 260, 1, 5),
    ]
    if days:
        columns.append(Column("day", tr("Ngày"), lambda x: Cell(x.day), 110, 2))
    if amounts:
        money = Column[ListLine](
            "amount", tr("Số tiền (đồng)"), lambda x: Cell(x.amount), 140, right=True
        )
        columns.append(money)
    return columns
