"""The coded lists of the programme, to look at: codes never change and none is taken away."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.domain.code_lists import CODE_LISTS, codes, label
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import label as text_label
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import SearchEdit
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

_TITLES = {
    "relation": tr("Quan hệ với trẻ"),
    "parent_status": tr("Tình trạng cha, mẹ"),
    "death_cause": tr("Nguyên nhân mất"),
    "poverty": tr("Hộ nghèo, cận nghèo"),
    "article_10_group": tr("Nhóm hoàn cảnh đặc biệt (Điều 10)"),
    "exit_reason": tr("Lý do đóng hồ sơ"),
    "health": tr("Sức khỏe"),
    "consent_scope": tr("Việc cần đồng ý"),
    "sponsor_kind": tr("Kiểu Mẹ đỡ đầu"),
    "sponsorship_form": tr("Hình thức đỡ đầu"),
    "sponsorship_state": tr("Trạng thái lượt đỡ đầu"),
    "end_reason": tr("Lý do kết thúc đỡ đầu"),
    "pause_reason": tr("Lý do tạm dừng"),
    "remind_way": tr("Cách nhắc Mẹ đỡ đầu"),
    "private_reason": tr("Lý do mở phần riêng"),
    "refusal": tr("Lý do từ chối"),
    "rhythm": tr("Nhịp hỗ trợ"),
    "need": tr("Nhu cầu"),
    "need_level": tr("Mức cần"),
    "support_kind": tr("Loại hỗ trợ"),
    "support_form": tr("Hình thức hỗ trợ"),
    "occasion": tr("Dịp trong năm"),
    "visit_rating": tr("Đánh giá khi thăm"),
    "activity_type": tr("Loại hoạt động"),
    "paper_kind": tr("Giấy tờ"),
    "access": tr("Quyền"),
}


@dataclass(frozen=True)
class Item:
    """One word of a list."""

    list_title: str
    text: str


class ListsPanel(Panel):
    """Every list with its words; found by typing."""

    def __init__(self) -> None:
        super().__init__(
            tr("Danh mục"),
            tr("Các chữ dùng trong ô chọn, giống nhau ở mọi đơn vị. Không xóa chữ nào."),
        )
        self._items = [
            Item(title, label(name, code))
            for name, title in _TITLES.items()
            if name in CODE_LISTS
            for code in codes(name)
        ]
        self._found: list[Item] = []
        columns = [
            Column[Item]("list", tr("Danh mục"), lambda i: Cell(i.list_title), 190, stretch=1),
            Column[Item]("text", tr("Chữ"), lambda i: Cell(i.text, strong=True), 220, stretch=2),
        ]
        self._model = PageModel(columns, self)
        self._model.rows_wanted.connect(self._give)
        self.search = SearchEdit(tr("Tìm trong danh mục"), example=tr("hộ nghèo"))
        self.search.wanted.connect(self._show)
        self._count = text_label("", "secondary")
        table = RecordTable(tr("Danh mục"), self._model, row_height=34)
        card = Card()
        card.body.setContentsMargins(1, 12, 1, 0)
        head = row(self.search, self._count, gap=12, margins=(15, 0, 15, 0))
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addWidget(table, 1)
        self.add(card, stretch=False)
        self._show("")

    @override
    def first_box(self) -> QWidget:
        return self.search

    def _show(self, typed: str) -> None:
        words = fold(typed).split()
        self._found = [
            item
            for item in self._items
            if all(word in fold(f"{item.list_title} {item.text}") for word in words)
        ]
        self._model.show_first(len(self._found), self._found[:PAGE_ROWS])
        self._count.setText(tr("{count} dòng").format(count=len(self._found)))

    def _give(self, offset: int) -> None:
        self._model.show_page(offset, self._found[offset : offset + PAGE_ROWS])
