"""The grid: one row for each sponsorship, one column for each month."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from mdd_desktop.domain.month_cells import CellState, MonthCell
from mdd_desktop.domain.vietnamese import format_vnd
from mdd_desktop.services.ledger import MONTHS, LedgerRow
from mdd_desktop.ui.ledger.amounts import in_few_letters, in_thousands, part_in_few_letters
from mdd_desktop.ui.ledger.marks import Marks, Place
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.page_model import CELL, Cell, share_checked

Index = QModelIndex | QPersistentModelIndex

CHECK, NAME, LEVEL, FIRST = 0, 1, 2, 3
LAST = FIRST + MONTHS - 1
SUM = LAST + 1
MONTH = CELL + 1
"""Role under which the delegate finds a ``MonthView``."""
CHECKED = CELL + 2
"""Role of the box in the first column: True, False, or None where nothing can be marked."""


@dataclass(frozen=True)
class MonthView:
    """What is drawn of one month.

    Attributes:
        marked: Đồng about to be written, None when the month is not marked.
    """

    cell: MonthCell
    marked: int | None = None


def cell_in_words(cell: MonthCell) -> str:
    """Return a month as a screen reader says it."""
    if cell.goods:
        words = {
            CellState.DELIVERED: tr("đã trao hiện vật"),
            CellState.RECEIVED: tr("đã nhận hiện vật, chưa trao"),
        }
        return words.get(cell.state, tr("cam kết hiện vật, chưa ghi"))
    text = {
        CellState.DELIVERED: tr("đã trao {amount} đồng"),
        CellState.RECEIVED: tr("đã nhận {amount} đồng, chưa trao"),
        CellState.LATE: tr("chậm, còn thiếu {amount} đồng"),
        CellState.NOT_DUE: tr("chưa đến hạn, cam kết {amount} đồng"),
        CellState.UNPAID: tr("chưa ghi nhận {amount} đồng, không tính là chậm"),
        CellState.OUTSIDE: tr("ngoài thời gian đỡ đầu"),
    }[cell.state]
    return text.format(amount=format_vnd(amount_shown(cell)))


def amount_shown(cell: MonthCell) -> int:
    """Return the amount that a cell tells."""
    if cell.state is CellState.LATE:
        return cell.late
    if cell.state is CellState.RECEIVED:
        return cell.in_hand or cell.received
    if cell.state is CellState.DELIVERED:
        return cell.delivered
    return cell.pledged


class GridModel(QAbstractTableModel):
    """All rows of a year are here; what is drawn of a row is made when it is drawn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[LedgerRow] = ()
        self.marks = Marks()
        self.month = 0
        self.working_month = 0
        self._boxes: tuple[int, Qt.CheckState | None] | None = None

    def show_rows(self, rows: Sequence[LedgerRow], month: int) -> None:
        """Show these rows; ``month`` is the present one, 0 in years to come."""
        self.beginResetModel()
        self.rows = rows
        self.month = month
        self._boxes = None
        self.endResetModel()

    def place(self, index: Index) -> Place | None:
        """Return the sponsorship and month of a cell, None beside the months."""
        if not index.isValid() or not FIRST <= index.column() <= LAST:
            return None
        return self.rows[index.row()].sponsorship, index.column() - FIRST + 1

    def row_place(self, row: int) -> Place:
        """Return the place that the box of a row marks."""
        return self.rows[row].sponsorship, self._box_month()

    def _box_month(self) -> int:
        """The month that the boxes of the rows mark."""
        return self.working_month or self.month or MONTHS

    def forget_marks(self) -> None:
        """Nothing is marked any more."""
        self.marks.clear()
        self.repaint()

    def repaint(self) -> None:
        """Marks have changed."""
        self._boxes = None
        if self.rows:
            last = self.index(len(self.rows) - 1, SUM)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, CHECK, CHECK)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else SUM + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        place = self.place(index)
        editable = index.column() == NAME or (place is not None and self.marks.usual(place) > 0)
        return plain | Qt.ItemFlag.ItemIsEditable if editable else plain

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == MONTH:
            return self._month_view(index)
        if role == CHECKED:
            return self._checked(index)
        if role == CELL:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_LEFT if index.column() == NAME else _RIGHT)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self._spoken(row, index)
        return self._plain(row, index) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in {LEVEL, SUM}
            middle = FIRST <= section <= LAST
            return int(_RIGHT if right else _MIDDLE if middle else _LEFT)
        if role == Qt.ItemDataRole.CheckStateRole and section == CHECK:
            return self._all_checked()
        if role == Qt.ItemDataRole.DisplayRole:
            heads = {
                CHECK: "",
                NAME: tr("Trẻ, Mẹ đỡ đầu"),
                LEVEL: tr("Mức"),
                SUM: tr("Trao / cam kết"),
            }
            return heads.get(section, tr("T{month}").format(month=section - FIRST + 1))
        return None

    def _all_checked(self) -> Qt.CheckState | None:
        """How many boxes below are checked; None where nothing can be marked.

        The head asks at every painting, the rows are looked at when there are other marks.
        """
        month = self._box_month()
        if self._boxes is None or self._boxes[0] != month:
            self._boxes = month, share_checked(self.marks.boxes(self.rows, month))
        return self._boxes[1]

    def _month_view(self, index: Index) -> MonthView | None:
        place = self.place(index)
        if place is None:
            return None
        cell = self.rows[index.row()].cells[place[1] - 1]
        return MonthView(cell, self.marks.amount(place))

    def _checked(self, index: Index) -> bool | None:
        return self._checked_in(index.row())

    def _checked_in(self, row: int) -> bool | None:
        place = self.row_place(row)
        if self.marks.amount(place) is not None:
            return True
        return False if self.marks.usual(place) else None

    def _cell(self, row: LedgerRow, column: int) -> Cell:
        if column == NAME:
            reason = self.marks.reasons.get(row.sponsorship, "")
            if self.marks.differs(row.sponsorship):
                told = reason or tr("cần ghi lý do khác mức")
                return Cell(row.child_name, tr("Lý do: {reason}").format(reason=told), strong=True)
            return Cell(row.child_name, row.sponsor_name or "—", strong=True)
        if column == LEVEL:
            return Cell(in_few_letters(row.level) if row.level else "—")
        if column == SUM:
            reached = row.pledged(self.month)
            return Cell(part_in_few_letters(row.delivered, reached))
        return Cell()

    def _plain(self, row: LedgerRow, index: Index) -> str:
        view = self._month_view(index)
        if view is None:
            return self._cell(row, index.column()).text
        return in_thousands(view.marked if view.marked is not None else amount_shown(view.cell))

    def _spoken(self, row: LedgerRow, index: Index) -> str:
        view = self._month_view(index)
        if view is None:
            if index.column() == CHECK:
                chosen = tr("đã chọn") if self._checked(index) else tr("chưa chọn")
                return f"{row.child_name}, {chosen}"
            if index.column() in {LEVEL, SUM}:
                return self._sums_in_words(row, index.column())
            return self._cell(row, index.column()).spoken()
        return self._month_in_words(row, view, index.column() - FIRST + 1)

    def _sums_in_words(self, row: LedgerRow, column: int) -> str:
        if column == LEVEL:
            level = format_vnd(row.level)
            return (
                tr("mức cam kết một tháng {amount} đồng").format(amount=level) if row.level else ""
            )
        return tr("đã trao {delivered} trên {pledged} đồng cam kết đến nay").format(
            delivered=format_vnd(row.delivered), pledged=format_vnd(row.pledged(self.month))
        )

    def _month_in_words(self, row: LedgerRow, view: MonthView, month: int) -> str:
        text = tr("{name}, tháng {month}, {state}").format(
            name=row.child_name, month=month, state=cell_in_words(view.cell)
        )
        if view.marked is None:
            return text
        chosen = tr("đang chọn ghi {amount} đồng").format(amount=format_vnd(view.marked))
        return f"{text}, {chosen}"


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignCenter
