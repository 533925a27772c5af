"""The entry of a visit, in the order of the paper sheet, with the time before beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
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
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.form_page import SheetPage
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.page import Fit, scrolled
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button

_PANEL, _NARROW_PANEL = 282, 264


class VisitFormView(SheetPage):
    """The sheet at the left, the time before at the right.

    Attributes:
        record_wanted: Open the child's record.
    """

    record_wanted = Signal()
    fills_at_once = False

    def __init__(self) -> None:
        super().__init__(tr("Phiếu thăm"), tr("Thăm, theo dõi"), "living")
        self._notes_before: dict[str, ElidedLabel] = {}
        self._problems: dict[str, WrapLabel] = {}
        pull = self.header.add_action(side_button())
        open_record = Button(tr("Mở hồ sơ"), icon="mood-kid", key="F2")
        open_record.clicked.connect(self.record_wanted)
        self.header.add_action(open_record)
        self.danger = Banner("bad")
        self.danger.hide()
        self._side = QVBoxLayout()
        self._side.setSpacing(10)
        self._trends = Card(tr("So với lần trước"), type_="strong")
        self._trend_lines = column(gap=6)
        self._trends.body.addLayout(self._trend_lines)
        self._trends.hide()
        panel = scrolled(hold(column(self._side, self._trends, None, gap=10)))
        self.bar.show_hint(tr("Enter ô sau · T tốt, K khá, C cần chú ý"))
        self.add_saving(tr("Lưu, em tiếp theo"))
        self.needs_reading(open_record, self.save_button, self.more_button)
        middle = self.lay_out(self._cards(), side=panel, notices=[self.danger])
        self.beside = SidePanel(
            self,
            panel,
            middle,
            button=pull,
            title=tr("Lần thăm trước"),
            widths=(_PANEL, _NARROW_PANEL),
        )

    def _cards(self) -> list[Card]:
        day = Box("date", tr("Ngày thăm"), "day", required=True)
        first = self.add_rows(Card(), [[day, Box("visitor", tr("Người thăm"))]])
        questions = Card(tr("Hoàn cảnh của em"))
        questions.body.setSpacing(10)
        for at, question in enumerate(QUESTIONS):
            if at:
                questions.body.addWidget(rule())
            questions.body.addWidget(self._question(question))
        last = Card()
        self.received = WrapLabel("", "body", "muted")
        last.body.addLayout(
            column(label(tr("Hỗ trợ đã nhận gần đây"), "label"), self.received, gap=3)
        )
        last.body.addWidget(self.add_box(Box("wishes", tr("Nguyện vọng của em"), "long")))
        self.wishes_before = ElidedLabel("", "secondary", "faint")
        last.body.addWidget(self.wishes_before)
        last.body.addWidget(self.add_box(Box("suggestion", tr("Đề xuất của người thăm"), "long")))
        last.body.addWidget(
            self.add_editor(Box("red_flag", tr("Có dấu hiệu nguy hiểm, cần xử lý ngay"), "check"))
        )
        return [first, questions, last]

    def _question(self, question: str) -> QWidget:
        text = question_text(question)
        name = label(text, "strong")
        name.setFixedWidth(look().px(92))
        rating = self.add_editor(Box(question, text, "choice", options=ratings(), letters="tkc"))
        note = self.add_editor(
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

    def visited_on(self) -> DateEdit:
        """Return the box of the day."""
        editor = self.editor("date")
        assert isinstance(editor, DateEdit)  # noqa: S101 - made so above
        return editor

    @override
    def show_fields(self, fields: Mapping[str, str]) -> None:
        super().show_fields(fields)
        self.visited_on().read_again()
        self.show_problems({})

    def show_head(self, head: SheetHead, *, correcting: bool) -> None:
        """Show whose sheet it is, and the time before."""
        title = tr("Sửa phiếu thăm {name}") if correcting else tr("Thăm {name}")
        self.header.title.setText(title.format(name=head.name))
        self.header.show_subtitle(head.facts)
        more = tr("Lưu phiếu") if correcting else tr("Lưu, em tiếp theo")
        self.show_correcting(more, correcting=correcting)
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

    @override
    def show_problems(self, problems: Mapping[str, str]) -> None:
        super().show_problems(problems)
        for question, line in self._problems.items():
            line.setText(problems.get(question, ""))
            line.setVisible(bool(problems.get(question)))

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.beside.fit(fit)
