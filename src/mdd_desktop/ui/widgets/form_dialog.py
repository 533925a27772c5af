"""A small form in a dialog: boxes in rows, one verb; stays open until what was typed is saved."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.boxes import Box, left_signal, make_editor, put_text, text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit

_WIDTH, _WIDEST = 540, 760


class FormDialog(QDialog):
    """Window-modal, never nested; Esc stays without saving.

    Attributes:
        decided: The officer pressed the verb and every box can be read.
        left: A box was left with something else in it.
        cleared: What was typed before and offered again is not wanted.
        is_saving: Whether what was decided is being saved; a second press is none until then.
    """

    decided = Signal()
    left = Signal()
    cleared = Signal()

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        sentence: str,
        verb: str,
        rows: Sequence[Sequence[Box]],
        fields: Mapping[str, str] | None = None,
        extra: QWidget | None = None,
        width: int = _WIDTH,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setFixedWidth(min(look().px(width), _WIDEST))
        self.title = title
        self.is_saving: Callable[[], bool] = lambda: False
        self._is_decided = False
        self._editors: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self._told: set[str] = set()
        self.banner = Banner("bad")
        self.banner.hide()
        self._lay_out(title, sentence, verb, rows, extra)
        self.put(fields or {})
        self._first = self.fields()
        self._walk = EnterWalk(list(self._editors.values()), self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.decide)
        for editor in self._editors.values():
            if not isinstance(editor, PassphraseEdit):
                left_signal(editor).connect(lambda *_: self.left.emit())
        first = next(iter(self._editors.values()), self.stay)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(
        self,
        title: str,
        sentence: str,
        verb: str,
        rows: Sequence[Sequence[Box]],
        extra: QWidget | None,
    ) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(12)
        body.addWidget(WrapLabel(title, "section"))
        if sentence:
            body.addWidget(WrapLabel(sentence, "body", "muted"))
        body.addWidget(self.banner)
        self._body = body
        for line in rows:
            boxes = row(gap=12)
            for box in line:
                boxes.addWidget(self._box(box), box.stretch)
            body.addLayout(boxes)
        if extra is not None:
            body.addWidget(extra)
        self.stay = Button(tr("Quay lại"), key="Esc", hint_only=True)
        self.stay.clicked.connect(self.reject)
        self.act = Button(verb, kind="primary", key="Ctrl+Enter", hint_only=True)
        self.act.clicked.connect(self.decide)
        body.addLayout(row(None, self.stay, self.act))

    def _box(self, box: Box) -> QWidget:
        editor = make_editor(box)
        self._editors[box.name] = editor
        if isinstance(editor, CheckBox):
            return hold(column(editor))
        field = Field(box.text, editor, required=box.required)
        self._fields[box.name] = field
        if isinstance(editor, DateEdit | CodeCombo):
            editor.problem_found.connect(field.show_problem)
        return field

    def fields(self) -> dict[str, str]:
        """Return the content of every box."""
        return {name: text_of(editor) for name, editor in self._editors.items()}

    def typed(self) -> dict[str, str]:
        """Return what differs from what stood there at first; never a passphrase."""
        return {
            name: text
            for name, text in self.fields().items()
            if text != self._first[name] and not isinstance(self._editors[name], PassphraseEdit)
        }

    def offer(self, typed: Mapping[str, str]) -> None:
        """Show what was typed the last time, and a way to begin anew."""
        self.put({name: text for name, text in typed.items() if name in self._editors})
        told = tr("Điều chị gõ dở lần trước. Làm tiếp, hoặc bỏ để ghi lại từ đầu.")
        offered = Banner("info", sentence=told)
        anew = offered.add_action(Button(tr("Bỏ bản gõ dở"), height=30))
        anew.clicked.connect(lambda: self._begin_anew(offered))
        self._body.insertWidget(self._body.indexOf(self.banner), offered)
        self.adjustSize()

    def _begin_anew(self, offered: Banner) -> None:
        offered.hide()
        self.put(self._first)
        self.cleared.emit()
        self.adjustSize()
        next(iter(self._editors.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, fields: Mapping[str, str]) -> None:
        """Show texts in some of the boxes."""
        for name, text in fields.items():
            editor = self._editors[name]
            put_text(editor, text)
            if isinstance(editor, DateEdit):
                editor.read_again()

    def date(self, name: str) -> PartialDate | None:
        """Return what stands in a box of a date."""
        editor = self._editors[name]
        assert isinstance(editor, DateEdit)  # noqa: S101 - the caller named a date
        return editor.date()

    def editor(self, name: str) -> QWidget:
        """Return the editor of a box."""
        return self._editors[name]

    def decide(self) -> None:
        """Announce the decision, when every box can be read and none that is needed is empty."""
        if self._is_decided and self.is_saving():
            return
        box = self.focusWidget()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # leaves the box, which reads it
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)  # what is refused is typed anew there
        while self._told:
            self._fields[self._told.pop()].show_problem("")
        for name, field in self._fields.items():
            if field.problem():
                self.focus_box(name)
                return
        self._is_decided = True
        self._decided()

    def _decided(self) -> None:
        self.decided.emit()

    def problem(self, name: str) -> str:
        """Return the sentence under a box, or ""."""
        return self._fields[name].problem()

    def show_problem(self, name: str, sentence: str) -> None:
        """Show what is wrong with a box and put the caret there."""
        self._is_decided = False
        self._fields[name].show_problem(sentence)
        self._told.add(name)
        self.focus_box(name)

    def focus_box(self, name: str) -> None:
        """Put the caret into a box."""
        self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place why nothing was saved."""
        self._is_decided = False
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))
        self.adjustSize()
