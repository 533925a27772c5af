"""The form of a sponsor: one page, four sections in the order of the sheet."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.sponsors.form_boxes import (
    contact_rows,
    identity_rows,
    offer_rows,
    promise_rows,
)
from mdd_desktop.ui.text import tr
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
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled


class SponsorFormView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        box_left: The name of a box whose content changed and was left.
        save_requested: True: and begin another sponsor.
        close_requested: Close; the draft stays.
        alike_opened: Open the sponsor who looks alike.
        focus_lost: The form lost the focus: a good moment for the draft.
    """

    box_left = Signal(str)
    save_requested = Signal(bool)
    close_requested = Signal()
    alike_opened = Signal()
    focus_lost = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Thêm Mẹ đỡ đầu"))
        self.fields_by_name: dict[str, Field] = {}
        self._editors: dict[str, QWidget] = {}
        self.header = PageHeader(tr("Thêm Mẹ đỡ đầu"), back=tr("Mẹ đỡ đầu"))
        self.header.back_requested.connect(self.close_requested)
        self.banner = Banner("bad")
        self.banner.hide()
        self.alike = Banner("warn")
        self.open_alike = self.alike.add_action(Button(tr("Mở hồ sơ ấy"), height=30))
        self.open_alike.clicked.connect(self.alike_opened)
        self.alike.hide()
        self._area = self._build_sections()
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.alike)
        self.outer.addWidget(self._area, 1)
        self.outer.addWidget(self._build_bar())
        self._walk = EnterWalk(list(self._editors.values()), self)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_requested)

    def _build_sections(self) -> QScrollArea:
        sections = [
            (tr("Mẹ đỡ đầu"), identity_rows()),
            (tr("Liên hệ"), contact_rows()),
            (tr("Khả năng, nguyện vọng"), offer_rows()),
            (tr("Bản cam kết bảo vệ trẻ em"), promise_rows()),
        ]
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(10)
        for number, (title, lines) in enumerate(sections, start=1):
            body.addWidget(self._section(number, title, lines))
        body.addStretch(1)
        return scrolled(hold(body))

    def _section(self, number: int, title: str, lines: list[list[Box]]) -> Card:
        card = Card()
        card.body.setSpacing(8)
        head = row(Chip(ChipText(str(number))), label(title, "section"), None, gap=10)
        if lines[0][0].name == "protection_signed_on":
            needed = label(tr("cần có để đỡ đầu trực tiếp"), "secondary", "faint")
            head.insertWidget(2, needed)
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
        left_signal(editor).connect(lambda *_: self.box_left.emit(box.name))
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
        more = Button(tr("Lưu, thêm Mẹ khác"), kind="primary", key="Ctrl+Enter")
        more.clicked.connect(lambda: self.save_requested.emit(True))  # noqa: FBT003 - a signal
        self.close_button, self.save_button, self.more_button = close, save, more
        for button in (close, save, more):
            self.bar.add_action(button)
        return self.bar

    def fields(self) -> dict[str, str]:
        """Return the content of every box, as it stands there."""
        return {name: text_of(editor) for name, editor in self._editors.items()}

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Fill the boxes; those that are not named become empty."""
        for name, editor in self._editors.items():
            put_text(editor, fields.get(name, ""))
        for field in self.fields_by_name.values():
            field.show_problem("")

    def show_editing(self, *, name: str) -> None:
        """Correct a sponsor's record instead of entering one; "" goes back."""
        title = tr("Sửa hồ sơ {name}").format(name=name) if name else tr("Thêm Mẹ đỡ đầu")
        self.header.title.setText(title)
        self.save_button.setVisible(not name)
        self.more_button.setText(tr("Lưu hồ sơ") if name else tr("Lưu, thêm Mẹ khác"))
        self.close_button.setText(tr("Quay lại") if name else tr("Đóng, để nháp"))

    def show_suggestions(self, name: str, texts: Sequence[str]) -> None:
        """Offer texts that were used before."""
        editor = self._editors[name]
        if isinstance(editor, CodeCombo):
            editor.show_options([(text, text) for text in texts])

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences under the boxes they are about; others lose theirs."""
        for name, field in self.fields_by_name.items():
            field.show_problem(problems.get(name, ""))

    def show_alike(self, title: str, sentence: str) -> None:
        """Say who may be the same sponsor; "" takes it away."""
        self.alike.show_message("warn", title, sentence, "copy")
        self.alike.setVisible(bool(title))

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

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 20, 40)
        if event.type() is QEvent.Type.FocusOut:
            self.focus_lost.emit()
        return False
