"""The side panel that makes a sponsorship: need, amount, from and to are there already."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.code_lists import label as code_label
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.boxes import Box, finish, left_signal, make_editor, put_text, text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.commit_bar import CommitBar
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.enter_walk import EnterWalk
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page import scrolled_column


class BondPanel(QWidget):
    """Boxes of one sponsorship with its pledge.

    Attributes:
        save_requested: Write it.
        close_requested: Back to the candidates.
        box_left: The name of a box whose content changed.
        editors: The boxes by name.
    """

    save_requested = Signal()
    close_requested = Signal()
    box_left = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.editors: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self.card = Card(tr("Lập lượt đỡ đầu"))
        self.card.body.setSpacing(10)
        self.who = WrapLabel("", "body")
        self.points = WrapLabel("", "secondary")
        self.banner = Banner("bad")
        self.warning = Banner("warn")
        for part in (self.who, self.points, self.banner, self.warning):
            self.card.body.addWidget(part)
        for line in _rows():
            boxes = row(gap=12)
            for box in line:
                boxes.addWidget(self._field(box), box.stretch)
            self.card.body.addLayout(boxes)
        self.bar = CommitBar()
        self.back = self.bar.add_action(Button(tr("Quay lại"), key="Esc", hint_only=True))
        self.back.clicked.connect(self.close_requested)
        save = Button(tr("Ghi"), kind="primary", key="Ctrl+Enter", hint_only=True, writes=True)
        self.save = self.bar.add_action(save)
        self.save.clicked.connect(self.save_requested)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.card)
        body.addStretch(1)
        self._area = scrolled_column(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.bar)
        EnterWalk(list(self.editors.values()), self)
        self.show_failure("", "")
        self.show_warning("")

    def _field(self, box: Box) -> QWidget:
        editor = make_editor(box)
        self.editors[box.name] = editor
        left_signal(editor).connect(lambda *_: self._left(box.name))
        field = Field(box.text, editor, required=box.required)
        self._fields[box.name] = field
        if isinstance(editor, DateEdit | CodeCombo):
            editor.problem_found.connect(field.show_problem)
        return field

    def show_bond(
        self, who: str, points: str, fields: Mapping[str, str], *, may_match: bool
    ) -> None:
        """Fill the boxes for one pair."""
        self.who.setText(who)
        self.points.setText(points)
        self.points.setVisible(bool(points))
        for name, editor in self.editors.items():
            put_text(editor, fields.get(name, ""))
        self.show_problems({})
        self._fields["begins"].setEnabled(may_match)
        self.save.setText(tr("Ghi") if may_match else tr("Ghi, chờ duyệt"))
        self._show_parts()

    def fields(self) -> dict[str, str]:
        """Return what stands in the boxes."""
        return {name: text_of(editor) for name, editor in self.editors.items()}

    def finish_typing(self) -> None:
        """Let the box with the focus be read, as if it had been left."""
        for editor in self.editors.values():
            finish(editor)

    def problems(self) -> Sequence[str]:
        """Return the names of boxes that cannot be read."""
        return [name for name, field in self._fields.items() if field.problem()]

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences under the boxes they are about; what was refused before goes."""
        self.show_failure("", "")
        for name, field in self._fields.items():
            field.show_problem(problems.get(name, ""))
        if problems:
            self.focus_box(next(iter(problems)))

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place why nothing was saved; "" takes it away."""
        self.banner.show_message("bad", title, sentence)
        self.banner.setVisible(bool(title))
        if title:
            self._area.ensureWidgetVisible(self.banner)

    def show_warning(self, sentence: str) -> None:
        """Say what to think of before saving; "" takes it away."""
        self.warning.show_message("warn", "", sentence)
        self.warning.setVisible(bool(sentence))

    def focus_box(self, name: str) -> None:
        """Put the caret into a box."""
        self.editors[name].setFocus(Qt.FocusReason.OtherFocusReason)
        field = self._fields[name]  # with the sentence under it, which has no place yet
        QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field))

    def editor(self, name: str) -> QWidget:
        """Return the editor of a box."""
        return self.editors[name]

    def _left(self, name: str) -> None:
        self._show_parts()
        self.box_left.emit(name)

    def _show_parts(self) -> None:
        self.editors["end_day"].setEnabled(text_of(self.editors["end"]) == "day")
        self.editors["start"].setEnabled(text_of(self.editors["begins"]) == "now")


def _rows() -> list[list[Box]]:
    return [
        [
            Box(
                "form",
                tr("Hình thức"),
                "choice",
                0,
                (("gian_tiep", tr("Gián tiếp")), ("truc_tiep", tr("Trực tiếp"))),
                letters="gt",
            ),
            Box(
                "begins",
                tr("Bắt đầu"),
                "choice",
                1,
                (("now", tr("Đỡ đầu ngay")), ("wait", tr("Chờ duyệt"))),
                letters="nc",
            ),
        ],
        [
            Box("need", tr("Nhu cầu"), "code", 5, _listed("need"), required=True),
            Box("amount", tr("Mức mỗi lần (đồng)"), stretch=3, example=tr("500000 hoặc 500k")),
            Box("rhythm", tr("Nhịp"), "code", 3, _listed("rhythm"), required=True),
        ],
        [
            Box("start", tr("Từ ngày"), "day", 2, required=True),
            Box(
                "end",
                tr("Đến"),
                "choice",
                0,
                (
                    ("until_18", tr("Đủ 18 tuổi")),
                    ("open", tr("Không hạn")),
                    ("day", tr("Ngày")),
                ),
                letters="1kn",
            ),
            Box("end_day", tr("Đến ngày"), "day", 2),
        ],
        [Box("note", tr("Ghi chú"))],
    ]


def _listed(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, code_label(name, code)) for code in codes(name))
