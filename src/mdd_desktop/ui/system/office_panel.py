"""Unit and letterhead: what stands on documents, how they are numbered, and how it will look."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.letterhead_paper import (
    LetterheadPreview,
    PaperShown,
    SignaturePreview,
)
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.text_box import TextBox

_BOXES = (
    ("superior_name", tr("Cơ quan cấp trên"), ""),
    ("office_name", tr("Tên cơ quan (xuống dòng ghi dấu /)"), ""),
    ("symbol_suffix", tr("Ký hiệu văn bản"), "BTV"),
    ("place_name", tr("Địa danh ghi trước ngày"), ""),
    ("signer_name", tr("Họ tên người ký"), ""),
    ("address_line", tr("Địa chỉ in cuối trang 1, nếu cần"), ""),
)
_TEXTS = (
    ("signature_lines", tr("Các dòng trên chữ ký, mỗi dòng một ý")),
    ("recipients", tr("Nơi nhận, mỗi dòng một nơi; dòng cuối là nơi lưu")),
)
_SWITCHES = (
    ("state_title", tr("In Quốc hiệu, tiêu ngữ")),
    ("stars", tr("In dấu *** thay gạch dưới tên cơ quan")),
)
_SERIES = (
    ("chung", tr("Một dãy số chung cho mọi loại")),
    ("theo_loai", tr("Mỗi loại văn bản một dãy số")),
)
_MARGINS = (
    ("margin_top", tr("Lề trên")),
    ("margin_bottom", tr("Lề dưới")),
    ("margin_left", tr("Lề trái")),
    ("margin_right", tr("Lề phải")),
)
_LINES = 4


class OfficePanel(Panel):
    """Signals are what the officer wishes.

    Attributes:
        changed: A box was left with another text; its values.
        save_requested: The values.
    """

    changed = Signal(dict)
    save_requested = Signal(dict)

    def __init__(self) -> None:
        super().__init__(
            tr("Đơn vị, đầu trang"),
            tr("Ô để trống thì in theo mẫu. Văn bản đã ban hành không đổi theo."),
        )
        self._unit = WrapLabel("", "strong")
        self.preset = PlainCombo(tr("Kiểu đầu trang"))
        self.preset.activated.connect(self._announce)
        self.series = PlainCombo(tr("Cách đánh số"))
        self.series.show_options(_SERIES)
        self.series.activated.connect(self._announce)
        self.signatures = PlainCombo(tr("Mẫu chữ ký"))
        self.signatures.activated.connect(self._take_signature)
        self.boxes = {name: LineEdit(text, example=e) for name, text, e in _BOXES}
        for box in self.boxes.values():
            box.committed.connect(self._announce)
        self.texts = {name: TextBox(text, lines=_LINES) for name, text in _TEXTS}
        for text_box in self.texts.values():
            text_box.changed.connect(self._announce)
        self.switches = {name: CheckBox(text) for name, text in _SWITCHES}
        for switch in self.switches.values():
            switch.clicked.connect(self._announce)
        self.margins = {name: PlainCombo(text) for name, text in _MARGINS}
        for margin in self.margins.values():
            margin.activated.connect(self._announce)
        self.numbers = WrapLabel("", "strong")
        self.head, self.signature = LetterheadPreview(), SignaturePreview()
        self.add(self._paper(), self._form())

    def _form(self) -> QWidget:
        card = Card()
        card.body.addWidget(self._unit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        titles = {name: text for name, text, _example in _BOXES}
        fields: list[QWidget] = [
            Field(tr("Kiểu đầu trang"), self.preset),
            *(Field(titles[name], box) for name, box in self.boxes.items()),
            Field(tr("Mẫu chữ ký"), self.signatures),
            *(Field(text, self.texts[name]) for name, text in _TEXTS),
            Field(tr("Cách đánh số văn bản"), self.series),
            Field(tr("Số tiếp theo của năm nay"), self.numbers),
            *self.switches.values(),
        ]
        for at, field in enumerate(fields):
            grid.addWidget(field, *divmod(at, 2))
        card.body.addLayout(grid)
        sides = (Field(text, self.margins[name]) for name, text in _MARGINS)
        card.body.addLayout(row(*sides))
        card.body.addWidget(
            WrapLabel(tr("Lề của trang dọc. Phụ lục ngang, biên nhận, phiếu thăm giữ lề cố định."))
        )
        self.save = Button(
            tr("Ghi đầu trang"), kind="primary", icon="check", key="Ctrl+Enter", writes=True
        )
        self.save.clicked.connect(lambda: self.save_requested.emit(self.values()))
        card.body.addLayout(row(None, self.save))
        return card

    def _paper(self) -> QWidget:
        card = Card(tr("Văn bản in ra sẽ như sau"), type_="strong")
        card.body.addWidget(self.head)
        card.body.addWidget(self.signature)
        return card

    def show_unit(self, text: str) -> None:
        """Say which unit this is."""
        self._unit.setText(text)

    def show_values(self, values: Mapping[str, str], switches: Mapping[str, bool]) -> None:
        """Show what the office wrote itself."""
        for name, box in self.boxes.items():
            box.show_text(values.get(name, ""))
        for name, text_box in self.texts.items():
            text_box.show_text(values.get(name, ""))
        for name, switch in self.switches.items():
            switch.setChecked(switches.get(name, False))

    def show_choices(
        self,
        presets: Sequence[tuple[str, str]],
        preset: str,
        signatures: Sequence[tuple[str, ...]],
    ) -> None:
        """Offer the presets of the level and the usual signatures of the chosen one."""
        self.preset.show_options(presets)
        self.preset.show_code(preset)
        offered = [("\n".join(lines), " / ".join(lines)) for lines in signatures]
        self.signatures.show_options([("", tr("Theo kiểu đầu trang, hoặc tự ghi")), *offered])
        self.signatures.show_code(self.texts["signature_lines"].toPlainText().strip())

    def show_margins(self, offered: Mapping[str, Sequence[int]], chosen: Mapping[str, int]) -> None:
        """Offer what may be chosen for each margin and show what is."""
        for name, combo in self.margins.items():
            combo.show_options([(str(mm), tr("{mm} mm").format(mm=mm)) for mm in offered[name]])
            combo.show_code(str(chosen[name]))

    def show_numbers(self, series: str, numbers: str) -> None:
        """Show how documents are numbered and what comes next."""
        self.series.show_code(series)
        self.numbers.setText(numbers)

    def show_paper(self, paper: PaperShown) -> None:
        """Show how documents will look."""
        self.head.show_paper(paper)
        self.signature.show_paper(paper)

    def values(self) -> dict[str, str]:
        """Return what stands in the boxes, as the service takes it."""
        typed = {name: box.text().strip() for name, box in self.boxes.items()}
        typed |= {name: box.toPlainText().strip() for name, box in self.texts.items()}
        typed |= {name: str(int(box.isChecked())) for name, box in self.switches.items()}
        typed |= {name: combo.code() for name, combo in self.margins.items()}
        return {**typed, "preset": self.preset.code(), "number_series": self.series.code()}

    @override
    def first_box(self) -> QWidget:
        return self.boxes["superior_name"]

    def _take_signature(self) -> None:
        """The chosen lines stand in their box, where they can still be changed."""
        self.texts["signature_lines"].setPlainText(self.signatures.code())
        self._announce()

    def _announce(self) -> None:
        self.changed.emit(self.values())
