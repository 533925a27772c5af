"""The step of the first run that asks which office this is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.first_run.step import Step
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.choice_list import Choice, ChoiceList
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.letterhead_paper import LetterheadPreview
from mdd_desktop.ui.widgets.line_edit import LineEdit, SearchEdit


class UnitStep(Step):
    """Which office this is: found by any words of its name.

    Attributes:
        search_changed: What was typed.
        unit_chosen: The code of the unit.
        typed_changed: What stands in the boxes of a unit that is in no catalogue.
    """

    search_changed = Signal(str)
    unit_chosen = Signal(str)
    typed_changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Đơn vị của chị"),
            tr(
                "Gõ vài chữ trong tên xã, phường, không dấu cũng được, tên cũ cũng tìm được. "
                "Có sẵn 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu."
            ),
        )
        self.search = SearchEdit(tr("Tên đơn vị"), example=tr("tan phuoc"))
        self.search.wanted.connect(self.search_changed)
        self.search.returnPressed.connect(self._enter)
        self.units = ChoiceList(tr("Đơn vị tìm thấy"))
        self.units.chosen.connect(self.unit_chosen)
        self._none = WrapLabel("", "secondary")
        self.head = LetterheadPreview()
        self.body.addWidget(self.search)
        self.body.addWidget(self.units)
        self.body.addWidget(self._none)
        self.other = Button(tr("Không thấy đơn vị? Nhập tay"), kind="link", height=30)
        self.other.clicked.connect(self._type_by_hand)
        self.code = LineEdit(tr("Mã đơn vị"), example=tr("30127"), longest=32)
        self.name = LineEdit(tr("Tên đơn vị"), example=tr("xã Tân Phước Đông"))
        self.parent_code = LineEdit(tr("Mã đơn vị cấp trên"), example=tr("82"), longest=32)
        boxes = (self.code, self.name, self.parent_code)
        fields = [Field(box.accessibleName(), box) for box in boxes]
        self._hand = hold(row(*fields, gap=12))
        self._hand.hide()
        for box in boxes:
            box.committed.connect(lambda _text: self.typed_changed.emit())
        self.body.addLayout(row(self.other, None))
        self.body.addWidget(self._hand)
        self.body.addSpacing(8)
        told = tr("Văn bản in ra sẽ có đầu trang như sau, sửa được ở Hệ thống")
        self.body.addWidget(label(told, "label"))
        self.body.addWidget(self.head)
        self.body.addStretch(1)

    def show_units(self, units: Sequence[Choice], chosen: str, note: str) -> None:
        """Show what was found."""
        self.units.show_choices(units, chosen)
        self._none.setText(note)
        self._none.setVisible(bool(note))

    def by_hand(self) -> bool:
        """Whether the unit is typed instead of chosen."""
        return not self._hand.isHidden()

    def typed(self) -> tuple[str, str, str]:
        """Return code, name and code of the unit above, as typed."""
        return self.code.text().strip(), self.name.text().strip(), self.parent_code.text().strip()

    def show_told(self, search: str, typed: Mapping[str, str]) -> None:
        """Show what was searched for, or typed by hand, before the program was left."""
        self.search.show_text(search)
        boxes = {"code": self.code, "name": self.name, "parent": self.parent_code}
        for name, box in boxes.items():
            box.show_text(typed.get(name, ""))
        if typed.get("code"):
            self._type_by_hand()

    def _type_by_hand(self) -> None:
        by_hand = not self.by_hand()
        self._hand.setVisible(by_hand)
        self.search.setVisible(not by_hand)
        self.units.setVisible(not by_hand)
        self.other.setText(
            tr("Chọn trong danh mục") if by_hand else tr("Không thấy đơn vị? Nhập tay")
        )
        if by_hand:
            self.code.setFocus()
        self.typed_changed.emit()

    def first_box(self) -> QWidget:
        """Return the search box."""
        return self.search

    def _enter(self) -> None:
        if self.units.code():
            self.next_wanted.emit()
        else:
            self.units.focus_first()
