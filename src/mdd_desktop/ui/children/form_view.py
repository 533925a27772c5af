"""The registration form: one page, four sections in paper order, duplicates at the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.children.duplicate_panel import DuplicatePanel
from mdd_desktop.ui.children.form_boxes import (
    home_rows,
    identity_rows,
    need_rows,
    parent_rows,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.boxes import Box, left_signal, make_editor, put_text, text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled

_PANEL, _NARROW_PANEL = 352, 264
_DEAD = "mat"


class ChildFormView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        box_left: The name of a box whose content changed and was left.
        save_requested: True: and begin another child.
        sibling_requested: Save, and begin a sister or brother.
        close_requested: Close; the draft stays.
        answered: (id of a candidate, ``same``, ``sibling`` or ``other``).
        focus_lost: The form lost the focus: a good moment for the draft.
    """

    box_left = Signal(str)
    save_requested = Signal(bool)
    sibling_requested = Signal()
    close_requested = Signal()
    answered = Signal(object, str)
    focus_lost = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Tiếp nhận trẻ"))
        self.fields_by_name: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self.header = PageHeader(tr("Tiếp nhận trẻ"), back=tr("Trẻ em"))
        self.header.back_requested.connect(self.close_requested)
        self.banner = Banner("bad")
        self.banner.hide()
        self.group = Chip(ChipText("", "info", "info-circle"))
        self.panel = DuplicatePanel()
        self.panel.answered.connect(self.answered)
        self._area = self._build_sections()
        self.panel.fit(look().px(_PANEL), narrow=False)
        middle = row(self._area, self.panel, gap=14)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addLayout(middle, 1)
        self.outer.addWidget(self._build_bar())
        self._walk = EnterWalk(list(self._editors.values()), self)
        QShortcut(QKeySequence("F9"), self).activated.connect(self._toggle_panel)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_requested)

    def _build_sections(self) -> QScrollArea:
        sections = [
            (tr("Trẻ em"), identity_rows()),
            (tr("Cha, mẹ"), parent_rows()),
            (tr("Nơi ở, người nuôi dưỡng"), home_rows()),
            (tr("Nhu cầu, giấy tờ, đồng ý"), need_rows()),
        ]
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(10)
        for number, (title, lines) in enumerate(sections, start=1):
            card = self._section(number, title, lines)
            body.addWidget(card)
        body.addStretch(1)
        return scrolled(hold(body))

    def _section(self, number: int, title: str, lines: list[list[Box]]) -> Card:
        card = Card()
        card.body.setSpacing(8)
        head = row(Chip(ChipText(str(number))), label(title, "section"), None, gap=10)
        if lines[0][0].name == "father_name":
            head.addWidget(self.group)
            self.group.hide()
        card.body.addLayout(head)
        for line in lines:
            boxes = row(gap=12)
            for box in line:
                boxes.addWidget(self._field(box), box.stretch)
            card.body.addLayout(boxes)
        return card

    def _field(self, box: Box) -> QWidget:
        editor = make_editor(box)
        self._editors[box.name] = editor
        left_signal(editor).connect(lambda *_: self._left(box.name))
        editor.installEventFilter(self)
        if isinstance(editor, CheckBox):
            return hold(column(None, editor))
        field = Field(box.text, editor, required=box.required)
        self.fields_by_name[box.name] = field
        if isinstance(editor, DateEdit | CodeCombo):
            editor.problem_found.connect(field.show_problem)
        return field

    def _build_bar(self) -> CommitBar:
        self.bar = CommitBar()
        self.bar.show_hint(tr("Enter ô sau · Shift+Enter ô trước · F4 mở danh sách chọn"))
        close = Button(tr("Đóng, để nháp"), key="Esc", hint_only=True)
        close.clicked.connect(self.close_requested)
        save = Button(tr("Lưu"), key="Ctrl+S")
        save.clicked.connect(lambda: self.save_requested.emit(False))  # noqa: FBT003 - a signal
        self.sibling_button = Button(tr("Lưu, thêm anh chị em"), key="Ctrl+E")
        self.sibling_button.clicked.connect(self.sibling_requested)
        more = Button(tr("Lưu, tiếp nhận trẻ khác"), kind="primary", key="Ctrl+Enter")
        more.clicked.connect(lambda: self.save_requested.emit(True))  # noqa: FBT003 - a signal
        self.close_button, self.save_button, self.more_button = close, save, more
        for button in (close, save, self.sibling_button, more):
            self.bar.add_action(button)
        return self.bar

    def fields(self) -> dict[str, str]:
        """Return the content of every box, as it stands there."""
        return {name: text_of(editor) for name, editor in self._editors.items()}

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Fill the boxes; those that are not named become empty."""
        for name, editor in self._editors.items():
            put_text(editor, fields.get(name, ""))
            if isinstance(editor, LineEdit):
                editor.show_note("")
        for field in self.fields_by_name.values():
            field.show_problem("")
        for who in ("father", "mother"):
            self._show_death(who)

    def show_editing(self, *, name: str) -> None:
        """Correct a child's record instead of registering one; "" goes back."""
        self.header.title.setText(
            tr("Sửa hồ sơ {name}").format(name=name) if name else _register_title()
        )
        self.save_button.setVisible(not name)
        self.sibling_button.setVisible(not name)
        self.panel.setVisible(not name and not self.fit_now.compact)
        self.more_button.setText(tr("Lưu hồ sơ") if name else tr("Lưu, tiếp nhận trẻ khác"))
        self.close_button.setText(tr("Quay lại") if name else tr("Đóng, để nháp"))

    def show_suggestions(self, name: str, texts: Sequence[str]) -> None:
        """Offer texts that were used before, such as villages and schools."""
        editor = self._editors[name]
        if isinstance(editor, CodeCombo):
            editor.show_options([(text, text) for text in texts])

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences under the boxes they are about; others lose theirs."""
        for name, field in self.fields_by_name.items():
            editor = field.editor
            unread = field.problem() and _unread(editor)
            if not unread or name in problems:
                field.show_problem(problems.get(name, ""))

    def show_note(self, name: str, text: str) -> None:
        """Show a short confirmation inside a box."""
        editor = self._editors[name]
        if isinstance(editor, LineEdit):
            editor.show_note(text)

    def show_group(self, text: str) -> None:
        """Show the circumstance that follows from the facts; "" hides it."""
        self.group.show_chip(ChipText(text, "info", "info-circle"))
        self.group.setVisible(bool(text))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place why nothing was saved; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def focus_box(self, name: str) -> None:
        """Put the caret into a box."""
        self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self._editors[name])

    def editor(self, name: str) -> QWidget:
        """Return the editor of a box."""
        return self._editors[name]

    @override
    def first_box(self) -> QWidget:
        return self._editors["full_name"]

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.compact, full=fit.full)
        self.sibling_button.setText(tr("Anh chị em") if fit.compact else tr("Lưu, thêm anh chị em"))
        editing = self.save_button.isHidden()
        self.panel.setVisible(not fit.compact and not editing)
        width = look().px(_PANEL if fit.full else _NARROW_PANEL)
        self.panel.fit(width, narrow=not fit.full)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 20, 40)
        if event.type() is QEvent.Type.FocusOut:
            self.focus_lost.emit()
        return False

    def _left(self, name: str) -> None:
        if name.endswith("_status"):
            self._show_death(name.removesuffix("_status"))
        self.box_left.emit(name)

    def _show_death(self, who: str) -> None:
        dead = text_of(self._editors[f"{who}_status"]) == _DEAD
        for part in ("died", "cause"):
            self._editors[f"{who}_{part}"].setEnabled(dead)

    def _toggle_panel(self) -> None:
        self.panel.setVisible(self.panel.isHidden())


def _unread(editor: QWidget) -> bool:
    """Whether the box holds a text that means nothing yet."""
    if isinstance(editor, CodeCombo):
        return bool(editor.currentText().strip()) and not editor.code()
    return isinstance(editor, DateEdit) and bool(editor.text())


def _register_title() -> str:
    return tr("Tiếp nhận trẻ")
