"""The boxes of a form as data: what each holds, its editor, its text in and out."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from mdd_desktop.ui.widgets.segmented import Segmented
from mdd_desktop.ui.widgets.text_box import TextBox

Kind = Literal["line", "long", "date", "day", "sex", "choice", "code", "free", "check", "secret"]
Options = tuple[tuple[str, str], ...]
_LONGEST = {"long": 8000}
_NAMED_ONLY: dict[str, type[CheckBox | PassphraseEdit]] = {
    "check": CheckBox,
    "secret": PassphraseEdit,
}


@dataclass(frozen=True)
class Box:
    """One box of a form.

    Attributes:
        name: Of the field, flat: ``father_status`` is ``status`` of ``father``.
        stretch: Its share of the row.
        options: (code, text) of a list.
        letters: For a ``choice``: the letters that pick its options, in their order.
    """

    name: str
    text: str
    kind: Kind = "line"
    stretch: int = 2
    options: Options = ()
    required: bool = False
    example: str = ""
    letters: str = ""


def make_editor(box: Box) -> QWidget:
    """Return the widget for a box."""
    if box.kind in {"date", "day"}:
        return DateEdit(box.text, example=box.example, whole_day=box.kind == "day")
    if box.kind == "sex":
        return Segmented(box.text, [("nu", tr("Nữ"), "n"), ("nam", tr("Nam"), "m")], grows=True)
    if box.kind == "choice":
        letters = box.letters.ljust(len(box.options))
        return Segmented(
            box.text,
            [
                (code, text, letter.strip())
                for (code, text), letter in zip(box.options, letters, strict=True)
            ],
            grows=True,
        )
    if box.kind in {"code", "free"}:
        return CodeCombo(box.text, box.options, free=box.kind == "free")
    if box.kind in _NAMED_ONLY:
        return _NAMED_ONLY[box.kind](box.text)
    return LineEdit(box.text, example=box.example, longest=_LONGEST.get(box.kind, 300))


def left_signal(editor: QWidget) -> SignalInstance:
    """Return the signal that says the officer has finished with the editor."""
    if isinstance(editor, LineEdit | CodeCombo):
        return editor.committed
    if isinstance(editor, Segmented):
        return editor.chosen
    if isinstance(editor, TextBox):
        return editor.changed
    assert isinstance(editor, CheckBox)  # noqa: S101 - the kinds above are all there are
    return editor.toggled


def finish(editor: QWidget) -> None:
    """Let an editor be read as if it had been left: a key that saves leaves no box."""
    if isinstance(editor, CodeCombo):
        editor.finish()
    elif isinstance(editor, LineEdit):
        editor.editingFinished.emit()


def problem_of(editor: QWidget) -> str:
    """Return why what stands in an editor cannot be read; "" when it can."""
    return editor.problem() if isinstance(editor, CodeCombo | DateEdit) else ""


def text_of(editor: QWidget) -> str:
    """Return what stands in an editor, as text."""
    if isinstance(editor, CodeCombo | Segmented):
        return editor.code()
    if isinstance(editor, CheckBox):
        return "1" if editor.isChecked() else ""
    if isinstance(editor, TextBox):
        return editor.toPlainText()
    assert isinstance(editor, LineEdit)  # noqa: S101 - the last kind
    return editor.text().strip()


def put_text(editor: QWidget, text: str) -> None:
    """Show a text in an editor without announcing it."""
    if isinstance(editor, CodeCombo | Segmented):
        editor.show_code(text)
    elif isinstance(editor, CheckBox):
        editor.blockSignals(True)  # noqa: FBT003 - Qt's signature
        editor.setChecked(bool(text))
        editor.blockSignals(False)  # noqa: FBT003 - Qt's signature
    else:
        assert isinstance(editor, LineEdit | TextBox)  # noqa: S101 - the last kind
        editor.show_text(text)
