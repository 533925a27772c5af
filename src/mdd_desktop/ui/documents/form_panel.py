"""Boxes beside the outline: letterhead, signature, records, further texts; told after a pause."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mdd_desktop.ui.documents.ports import FormBox
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.layouts import clear, column
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.text_box import TextBox


class FormPanel(QFrame):
    """A column of boxes made from data.

    Attributes:
        changed: (name, value) of a box the officer has finished with.
    """

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._body = column(gap=10, margins=(2, 6, 10, 6))
        self.setLayout(self._body)
        self._boxes: tuple[FormBox, ...] = ()
        self.editors: dict[str, QWidget] = {}

    def show_boxes(self, boxes: Sequence[FormBox]) -> None:
        """Show the boxes; where they are the same ones, only their values change."""
        if [box.name for box in boxes] != [box.name for box in self._boxes]:
            self._make(boxes)
        self._boxes = tuple(boxes)
        for box in boxes:
            editor = self.editors[box.name]
            if editor.hasFocus():
                continue
            if isinstance(editor, PlainCombo):
                editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
                editor.show_code(box.value)
                editor.blockSignals(False)  # noqa: FBT003 - Qt's signature
            elif isinstance(editor, TextBox | LineEdit):
                editor.show_text(box.value)

    def _make(self, boxes: Sequence[FormBox]) -> None:
        clear(self._body)
        self.editors = {}
        for box in boxes:
            editor = self._editor(box)
            self.editors[box.name] = editor
            self._body.addWidget(Field(box.text, editor, hint=box.hint))
        self._body.addStretch(1)

    def _editor(self, box: FormBox) -> QWidget:
        if box.options:
            combo = PlainCombo(box.text)
            combo.show_options(box.options)
            combo.activated.connect(lambda _at: self.changed.emit(box.name, combo.code()))
            return combo
        if box.long:
            long = TextBox(box.text, lines=3)
            long.changed.connect(lambda text: self.changed.emit(box.name, text))
            return long
        line = LineEdit(box.text)
        line.committed.connect(lambda text: self.changed.emit(box.name, text))
        return line
