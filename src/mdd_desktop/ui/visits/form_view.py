"""The entry of a visit, in the order of the paper sheet, with the time before beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.visits.ports import (
    QUESTIONS,
    SheetHead,
    question_example,
    question_text,
    ratings,
)
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.boxes import Box, left_signal, make_editor, put_text, text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader, scrolled

_PANEL, _NARROW_PANEL = 282, 264


class VisitFormView(Page):
    """Signals are what the officer wishes; the presenter answers with ``show_…``.

    Attributes:
        box_left: The name of a box whose content changed and was left.
        save_requested: True: and the next child of the list.
        close_requested: Close; the draft stays.
        record_wanted: Open the child's record.
        focus_lost: A good moment for the draft.
    """

    box_left = Signal(str)
    save_requested = Signal(bool)
    close_requested = Signal()
    record_wanted = Signal()
    focus_lost = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Phiếu thăm"))
        self._editors: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self._notes_before: dict[str, ElidedLabel] = {}
        self._problems: dict[str, WrapLabel] = {}
        self.header = PageHeader(tr("Phiếu thăm"), back=tr("Thăm, theo dõi"))
        self.header.back_requested.connect(self.close_requested)
        open_record = Button(tr("Mở hồ sơ"), icon="mood-kid", key="F2")
        open_record.clicked.connect(self.record_wanted)
        self.header.add_action(open_record)
        self.banner = Banner("bad")
        self.banner.hide()
        self.danger = Banner("bad")
        self.danger.hide()
        self._area = self._build_sheet()
        self._side = QVBoxLayout()
        self._side.setSpacing(10)
        self._trends = Card(tr("So với lần trước"), type_="strong")
        self._trend_lines = column(gap=6)
        self._trends.body.addLayout(self._trend_lines)
        self._trends.hide()
        self._panel = scrolled(hold(column(self._side, self._trends, None, gap=10)))
        self._panel.setFixedWidth(_PANEL)
        middle = row(self._area, self._panel, gap=12)
        middle.setStretch(0, 1)
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(self.danger)
        self.outer.addLayout(middle, 1)
        self.outer.addWidget(self._build_bar())
        self._walk = EnterWalk(list(self._editors.values()), self)
        QShortcut(QKeySequence("F9"), self).activated.connect(self._toggle_panel)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close_requested)

    def _build_sheet(self) -> QScrollArea:
        first = Card()
        first.body.addLayout(
            row(
                self._field(Box("date", tr("Ngày thăm"), "day", required=True)),
                self._field(Box("visitor", tr("Người thăm"))),
                gap=12,
            )
        )
        questions = Card(tr("Hoàn cảnh của em"))
        questions.body.setSpacing(10)
        for at, question in enumerate(QUESTIONS):
            if at:
                questions.body.addWidget(rule())
            questions.body.addWidget(self._question(question))
        last = Card()
        self.received = WrapLabel("", "body", "muted")
        last.body.addLayout(
            column(label(tr("Hỗ trợ đã nhận từ lần trước"), "label"), self.received, gap=3)
        )
        last.body.addWidget(self._field(Box("wishes", tr("Nguyện vọng của em"), "long")))
        self.wishes_before = ElidedLabel("", "secondary", "faint")
        last.body.addWidget(self.wishes_before)
        last.body.addWidget(self._field(Box("suggestion", tr("Đề xuất của người thăm"), "long")))
        last.body.addWidget(
            self._plain(Box("red_flag", tr("Có dấu hiệu nguy hiểm, cần xử lý ngay"), "check"))
        )
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 6, 0)
        body.setSpacing(10)
        for card in (first, questions, last):
            body.addWidget(card)
        body.addStretch(1)
        return scrolled(hold(body))

    def _question(self, question: str) -> QWidget:
        text = question_text(question)
        name = label(text, "strong")
        name.setFixedWidth(look().px(92))
        rating = self._plain(Box(question, text, "choice", options=ratings(), letters="tkc"))
        note = self._plain(
            Box(
                f"{question}_note",
                tr("{question}: ghi chú").format(question=text),
                "long",
                example=question_example(question),
            )
        )
        before = ElidedLabel("", "secondary", "faint")
        self._notes_before[question] = before
        line = row(name, rating, note, gap=10)
        line.setStretch(2, 1)
        problem = WrapLabel("", "secondary", "bad")
        problem.hide()
        self._problems[question] = problem
        below = row(look().px(92) + 10, column(before, problem, gap=2))
        return hold(column(line, below, gap=3))

    def _field(self, box: Box) -> QWidget:
        editor = self._plain(box)
        field = Field(box.text, editor, required=box.required)
        self._fields[box.name] = field
        if isinstance(editor, DateEdit):
            editor.problem_found.connect(field.show_problem)
        return field

    def _plain(self, box: Box) -> QWidget:
        editor = make_editor(box)
        self._editors[box.name] = editor
        left_signal(editor).connect(lambda *_: self.box_left.emit(box.name))
        editor.installEventFilter(self)
        return editor

    def _build_bar(self) -> CommitBar:
        self.bar = CommitBar()
        self.bar.show_hint(tr("Enter ô sau · T tốt, K khá, C cần chú ý"))
        self.close_button = Button(tr("Đóng, để nháp"), key="Esc", hint_only=True)
        self.close_button.clicked.connect(self.close_requested)
        self.save_button = Button(tr("Lưu"), key="Ctrl+S")
        self.save_button.clicked.connect(lambda: self.save_requested.emit(False))  # noqa: FBT003 - a signal
        self.next_button = Button(tr("Lưu, em tiếp theo"), kind="primary", key="Ctrl+Enter")
        self.next_button.clicked.connect(lambda: self.save_requested.emit(True))  # noqa: FBT003 - a signal
        for button in (self.close_button, self.save_button, self.next_button):
            self.bar.add_action(button)
        return self.bar

    def fields(self) -> dict[str, str]:
        """Return the content of every box, as it stands there."""
        return {name: text_of(editor) for name, editor in self._editors.items()}

    def visited_on(self) -> DateEdit:
        """Return the box of the day."""
        editor = self._editors["date"]
        assert isinstance(editor, DateEdit)  # noqa: S101 - made so above
        return editor

    def show_fields(self, fields: Mapping[str, str]) -> None:
        """Fill the boxes; those that are not named become empty."""
        for name, editor in self._editors.items():
            text = fields.get(name, "")
            put_text(editor, text)
            if isinstance(editor, DateEdit):
                editor.read_again()
        self.show_problems({})

    def show_head(self, head: SheetHead, *, correcting: bool) -> None:
        """Show whose sheet it is, and the time before."""
        title = tr("Sửa phiếu thăm {name}") if correcting else tr("Thăm {name}")
        self.header.title.setText(title.format(name=head.name))
        self.header.show_subtitle(head.facts)
        self.save_button.setVisible(not correcting)
        self.next_button.setText(tr("Lưu phiếu") if correcting else tr("Lưu, em tiếp theo"))
        self.close_button.setText(tr("Quay lại") if correcting else tr("Đóng, để nháp"))
        for question, before in self._notes_before.items():
            earlier = head.earlier.get(question)
            text = earlier.shown() if earlier else ""
            before.setText(tr("Lần trước: {text}").format(text=text) if text else "")
            before.setVisible(bool(text))
        self.wishes_before.setText(tr("Lần trước: {text}").format(text=head.wishes))
        self.wishes_before.setVisible(bool(head.wishes))
        self.received.setText("\n".join(head.received) or tr("Chưa ghi lần trao nào."))
        self._fill_side(head)

    def _fill_side(self, head: SheetHead) -> None:
        clear(self._side)
        about = Card(tr("Trước khi ghi"), type_="strong")
        about.body.addLayout(facts([(tr("Lần trước"), head.last), (tr("Hạn thăm"), head.due)]))
        if head.contact:
            about.body.addWidget(WrapLabel(head.contact, "secondary"))
        self._side.addWidget(about)

    def show_trends(self, lines: Sequence[tuple[str, ChipText]]) -> None:
        """Show how the answers stand beside the time before."""
        clear(self._trend_lines)
        for text, chip in lines:
            self._trend_lines.addLayout(row(label(text, "secondary"), None, Chip(chip)))
        self._trends.setVisible(bool(lines))

    def show_danger(self, title: str, sentence: str) -> None:
        """Say what to do about a child in danger; "" takes it away."""
        self.danger.show_message("bad", title, sentence, "phone")
        self.danger.setVisible(bool(title))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences under the boxes they are about; others lose theirs."""
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        for question, line in self._problems.items():
            line.setText(problems.get(question, ""))
            line.setVisible(bool(problems.get(question)))

    def show_failure(self, title: str, sentence: str) -> None:
        """Show in place why nothing was saved; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))

    def focus_box(self, name: str) -> None:
        """Put the caret into a box."""
        self._editors[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(self._editors[name])

    @override
    def first_box(self) -> QWidget:
        return self._editors["living"]

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.bar.fit(compact=fit.compact, full=fit.full)
        self._panel.setVisible(not fit.compact)
        self._panel.setFixedWidth(look().px(_PANEL if fit.full else _NARROW_PANEL))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._area.ensureWidgetVisible(watched, 20, 60)
        if event.type() is QEvent.Type.FocusOut:
            self.focus_lost.emit()
        return False

    def _toggle_panel(self) -> None:
        self._panel.setVisible(self._panel.isHidden())
