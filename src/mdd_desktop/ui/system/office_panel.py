"""Unit and letterhead: what stands on documents, and how it will look."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.letterhead_paper import LetterheadPreview, SignaturePreview
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

_BOXES = (
    ("superior_name", tr("Cơ quan cấp trên"), ""),
    ("office_name", tr("Tên cơ quan"), ""),
    ("symbol_suffix", tr("Ký hiệu văn bản"), "BTV"),
    ("place_name", tr("Địa danh ghi trước ngày"), ""),
    ("authority", tr("Dòng trên chữ ký"), "TM. BAN THƯỜNG VỤ"),
    ("post", tr("Chức vụ người ký"), "CHỦ TỊCH"),
    ("signer_name", tr("Họ tên người ký"), ""),
    ("recipients", tr("Nơi nhận, cách nhau bằng dấu chấm phẩy"), ""),
)


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
        self._preset = PlainCombo(tr("Kiểu đầu trang"))
        self._preset.activated.connect(self._announce)
        self.boxes = {name: LineEdit(text, example=e) for name, text, e in _BOXES}
        for box in self.boxes.values():
            box.committed.connect(self._announce)
        self.head, self.signature = LetterheadPreview(), SignaturePreview()
        self.add(self._paper(), self._form())

    def _form(self) -> QWidget:
        card = Card()
        card.body.addWidget(self._unit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(Field(tr("Kiểu đầu trang"), self._preset), 0, 0)
        for at, (name, text, _example) in enumerate(_BOXES, start=1):
            wide = 2 if name == "recipients" else 1
            place = divmod(at, 2) if wide == 1 else (at // 2 + 1, 0)
            grid.addWidget(Field(text, self.boxes[name]), *place, 1, wide)
        card.body.addLayout(grid)
        self.save = Button(tr("Ghi đầu trang"), kind="primary", icon="check", key="Ctrl+Enter")
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

    def show_values(
        self, values: Mapping[str, str], preset: str, presets: Sequence[tuple[str, str]]
    ) -> None:
        """Show what the office wrote itself."""
        self._preset.show_options(presets)
        self._preset.show_code(preset)
        lines = [*values.get("signature_lines", "").splitlines(), "", ""]
        shown = {**values, "authority": lines[0], "post": lines[1]}
        for name, box in self.boxes.items():
            box.show_text(shown.get(name, ""))

    def show_paper(self, superior: str, office: str, signature: tuple[str, str, str]) -> None:
        """Show how documents will look."""
        self.head.show_head(superior, office)
        self.signature.show_signature(*signature)

    def values(self) -> dict[str, str]:
        """Return what stands in the boxes, as the service takes it."""
        typed = {name: box.text().strip() for name, box in self.boxes.items()}
        lines = (typed.pop("authority"), typed.pop("post"))
        signature = "\n".join(line for line in lines if line)
        return {**typed, "signature_lines": signature, "preset": self._preset.code()}

    @override
    def first_box(self) -> QWidget:
        return self.boxes["superior_name"]

    def _announce(self) -> None:
        self.changed.emit(self.values())
