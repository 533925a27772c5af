"""A page to type into: boxes in paper order, Enter to the next, the commit bar below.

Every entry form of the program is this page with other cards.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import (
    Box,
    finish,
    left_signal,
    make_editor,
    problem_of,
    put_text,
    text_of,
)
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.focus import follow_focus
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.offers import Offers
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled_column

Rows = Sequence[Sequence[Box]]


class FormPage(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Args:
        title: Of the page.
        back: Name of the page that Esc goes back to.
        first: Name of the box that gets the focus.

    Attributes:
        box_left: The name of a box whose content changed and was left.
        close_requested: Close; the draft stays.
    """

    box_left = Signal(str)
    close_requested = Signal()
    fills_at_once = True

    def __init__(self, title: str, back: str, first: str) -> None:
        super().__init__(title)
        self.fields_by_name: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self._holders: dict[str, QWidget] = {}
        self._first = first
        self.header = PageHeader(title, back=back)
        self.header.back_requested.connect(self.close_requested)
        self.bar = CommitBar()
        self.bar.show_hint(tr("Enter ô sau · Shift+Enter ô trước · F4 mở danh sách chọn"))
        self.close_button = Button(tr("Đóng, để nháp"), key="Esc", hint_only=True)
        self.close_button.clicked.connect(self.close_requested)
        self.bar.add_action(self.close_button)
        self._area = QScrollArea()
        follow_focus(self._follow)

    def lay_out(
        self,
        cards: Sequence[QWidget],
        *,
        side: QWidget | QLayout | None = None,
        notices: Sequence[QWidget] = (),
    ) -> QBoxLayout:
        """Put the cards under each other, something beside them, notices above them.

        Returns:
            The row in which the cards and what is beside them stand.
        """
        # The cards go into what has its place: elsewhere they would be dressed once more there.
        body = column(gap=10)
        self._area = scrolled_column(body)
        middle = row(self._area, gap=14)
        middle.setStretch(0, 1)
        for above in (self.header, self.banner, *notices):
            self.outer.addWidget(above)
        self.outer.addWidget(hold(middle), 1)
        for card in cards:
            body.addWidget(card)
        body.addStretch(1)
        if isinstance(side, QWidget):
            middle.addWidget(side)
        elif side is not None:
            middle.addLayout(side)
        self.outer.addWidget(self.bar)
        self._walk = EnterWalk(list(self._editors.values()), self)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_requested)
        return middle

    def add_rows(self, card: Card, lines: Rows) -> Card:
        """Put rows of boxes into a card."""
        for line in lines:
            boxes = row(gap=12)
            for box in line:
                boxes.addWidget(self.add_box(box), box.stretch)
            card.body.addLayout(boxes)
        return card

    def add_box(self, box: Box) -> QWidget:
        """Return the editor of a box under its label."""
        editor = self.add_editor(box)
        if isinstance(editor, CheckBox):
            self._holders[box.name] = hold(column(None, editor))
            return self._holders[box.name]
        field = Field(box.text, editor, required=box.required)
        self.fields_by_name[box.name] = field
        self._holders[box.name] = field
        if isinstance(editor, DateEdit | CodeCombo):
            editor.problem_found.connect(field.show_problem)
        return field

    def add_editor(self, box: Box) -> QWidget:
        """Return the editor of a box alone."""
        editor = make_editor(box)
        self._editors[box.name] = editor
        left_signal(editor).connect(lambda *_: self.left(box.name))
        return editor

    def left(self, name: str) -> None:
        """Tell that a box was left; a form may show something by itself first."""
        self.box_left.emit(name)

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

    def show_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer (code, text) choices in a list."""
        self.show_offers(name, Offers(options))

    def show_offers(self, name: str, offers: Offers) -> None:
        """Offer choices in a list that may be long."""
        editor = self._editors[name]
        if isinstance(editor, CodeCombo):
            editor.show_offers(offers)

    def show_suggestions(self, name: str, texts: Sequence[str]) -> None:
        """Offer texts that were used before, such as villages and schools."""
        self.show_options(name, [(text, text) for text in texts])

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

    def finish_typing(self) -> bool:
        """Read the box with the caret too; False when one cannot be read, which has it then."""
        for name, editor in self._editors.items():
            finish(editor)
            problem = problem_of(editor)
            if problem and editor.isVisibleTo(self):
                self.fields_by_name[name].show_problem(problem)
                self.focus_box(name)
                return False
        return True

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

    def _follow(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Keep the box with the keys in sight."""
        if entered is not None and entered in self._editors.values():
            self._area.ensureWidgetVisible(entered, 20, 50)


class SheetPage(FormPage):
    """A form of which many are typed in one after the other, from a pile of paper.

    Attributes:
        save_requested: True: and begin the next one.
    """

    save_requested = Signal(bool)

    def add_saving(self, more: str, *between: Button) -> None:
        """Put the two ways to save into the bar; ``more`` saves and begins the next one."""
        self.save_button = Button(tr("Lưu"), key="Ctrl+S", writes=True)
        self.save_button.clicked.connect(lambda: self._save(more=False))
        self.more_button = Button(more, kind="primary", key="Ctrl+Enter", writes=True)
        self.more_button.clicked.connect(lambda: self._save(more=True))
        for button in (self.save_button, *between, self.more_button):
            self.bar.add_action(button)

    def _save(self, *, more: bool) -> None:
        if self.finish_typing():
            self.save_requested.emit(more)

    def show_correcting(self, more: str, *, correcting: bool) -> None:
        """Offer one way to save while something is corrected, and none to begin the next."""
        self.save_button.setVisible(not correcting)
        self.more_button.setText(more)
        self.close_button.setText(tr("Quay lại") if correcting else tr("Đóng, để nháp"))
