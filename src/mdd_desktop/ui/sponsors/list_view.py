"""The list of sponsors: what it calls its things, its columns, the letters to everybody."""

from PySide6.QtCore import Signal
from typing_extensions import override

from mdd_desktop.ui.sponsors.ports import SponsorRow
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.list_page import ListPage, ListWords, Named
from mdd_desktop.ui.widgets.page_model import Cell, Column


class SponsorListView(ListPage):
    """The list, with the batch of letters.

    Attributes:
        letters_wanted: Print the half-yearly letters of everybody.
    """

    letters_wanted = Signal()
    row_heights = (42, 38)

    def __init__(self, tabs: Named, filters: Named) -> None:
        super().__init__(_words(), tabs, filters, _columns())

    @override
    def add_actions(self) -> None:
        self.letters = self.header.add_action(Button(tr("In thư báo 6 tháng"), icon="mail"))
        self.letters.clicked.connect(self.letters_wanted)
        self.needs_reading(self.letters)
        self.add = self.add_main("Ctrl+D")


def _words() -> ListWords:
    return ListWords(
        title=tr("Mẹ đỡ đầu"),
        table=tr("Danh sách Mẹ đỡ đầu"),
        example=tr("Tên, điện thoại, người liên hệ, cán bộ đầu mối"),
        icon="user-heart",
        add=tr("Thêm Mẹ đỡ đầu"),
        add_this=tr("Thêm Mẹ đỡ đầu tên này"),
        keys=tr("↑ ↓ chọn dòng · Enter mở"),
    )


def _columns() -> list[Column[SponsorRow]]:
    return [
        Column("name", tr("Mẹ đỡ đầu"), _name, 250, 1, 4, sortable=True),
        Column("children", tr("Đang đỡ đầu"), _children, 148, 1, 1, sortable=True),
        Column("amount", tr("Mức mỗi tháng (đồng)"), _amount, 170, 2, right=True, sortable=True),
        Column("late", tr("Tiến độ"), _late, 140, 1),
        Column("promise", tr("Cam kết bảo vệ trẻ em"), lambda x: Cell(chip=x.promise), 176, 2),
        Column("contact", tr("Liên hệ"), _contact, 140, 3, 1),
    ]


def _name(line: SponsorRow) -> Cell:
    return Cell(line.name, line.about, strong=True, wrap=True)


def _children(line: SponsorRow) -> Cell:
    return Cell(line.children, line.forms)


def _amount(line: SponsorRow) -> Cell:
    return Cell(line.monthly, line.offer)


def _late(line: SponsorRow) -> Cell:
    if line.late is not None:
        return Cell(chip=line.late)
    return Cell("—" if line.monthly == "—" else tr("đúng hẹn"))


def _contact(line: SponsorRow) -> Cell:
    return Cell(line.contact, line.contact_sub)
