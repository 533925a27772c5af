"""A page with one form: cards of boxes in paper order, a side panel, the commit bar."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.boxes import Box, left_signal, make_editor, put_text, text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled

Groups = Sequence[tuple[str, Sequence[Sequence[Box]]]]


class BoxPage(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Args:
        title: Of the page.
        back: Name of the page that Esc goes back to.
        groups: (title of a card, its rows of boxes).
        first: Name of the box that gets the focus.

    Attributes:
        box_left: The name of a box that was left.
        save_requested: Save.
        close_requested: Close; the draft stays.
        focus_lost: The form lost the focus: a good moment for the draft.
    """

    box_left = Signal(str)
    save_requested = Signal()
    close_requested = Signal()
    focus_lost = Signal()

    def __init__(self, title: str, back: str, groups: Groups, first: str) -> None:
        super().__init__(title)
        self.fields_by_name: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self._first = first
        self.header = PageHeader(title, back=back)
        self.header.back_requested.connect(self.close_requested)
        self.banner = Banner("bad")
        self.banner.hide()
        self._area = scrolled(self._cards(groups))
        self.side: QVBoxLayout = column(gap=10)
        middle = row(self._area, self.side, gap=14)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addLayout(middle, 1)
        self.outer.addWidget(self._build_bar())
        self._walk = EnterWalk(list(self._editors.values()), self)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_requested)

    def _cards(self, groups: Groups) -> QWidget:
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(10)
        for title, lines in groups:
            card = Card(title)
            for line in lines:
                boxes = row(gap=12)
                for box in line:
                    boxes.addWidget(self._field(box), box.stretch)
                card.body.addLayout(boxes)
            body.addWidget(card)
        body.addStretch(1)
        return hold(body)

    def _field(self, box: Box) -> QWidget:
        editor = make_editor(box)
        self._editors[box.name] = editor
        left_signal(editor).connect(lambda *_: self.box_left.emit(box.name))
        editor.installEventFilter(self)
        if isinstance(editor, CheckBox):
            self._holders[box.name] = hold(column(None, editor))
            return self._holders[box.name]
        field = Field(box.text, editor, required=box.required)
        self.fields_by_name[box.name] = field
        self._holders[box.name] = field
        if isinstance(editor, DateEdit | CodeCombo):
            editor.problem_found.connect(field.show_problem)
        return field

    def _build_bar(self) -> CommitBar:
        self.bar = CommitBar()
        self.bar.show_hint(tr("Enter ô sau · Shift+Enter ô trước · F4 mở danh sách chọn"))
        self.close_button = Button(tr("Đóng, để nháp"), key="Esc", hint_only=True)
        self.close_button.clicked.connect(self.close_requested)
        self.save_button = Button(tr("Ghi"), kind="primary", key="Ctrl+Enter", hint_only=True)
        self.save_button.clicked.connect(self.save_requested)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)
        self.bar.add_action(self.close_button)
        self.bar.add_action(self.save_button)
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
        self.show_problems({})

    def show_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer (code, text) choices in a list."""
        editor = self._editors[name]
        if isinstance(editor, CodeCombo):
            editor.show_options(options)

    def show_boxes(self, names: Sequence[str], *, shown: bool) -> None:
        """Show or hide boxes that matter only sometimes."""
        for name in names:
            self._holders[name].setVisible(shown)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences under the boxes they are about; others lose theirs."""
        for name, field in self.fields_by_name.items():
            field.show_problem(problems.get(name, ""))

    def show_note(self, name: str, text: str) -> None:
        """Show a short confirmation inside a box."""
        editor = self._editors[name]
        if isinstance(editor, LineEdit):
            editor.show_note(text)

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
        return self._editors[self._first]

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.compact, full=fit.full)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 20, 40)
        if event.type() is QEvent.Type.FocusOut:
            self.focus_lost.emit()
        return False
