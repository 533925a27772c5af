"""Preferences of this computer, and the marks that figures go by."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.preferences import Preferences
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.segmented import Segmented

_SCALES = (("1.0", "100%"), ("1.12", "112%"), ("1.25", "125%"), ("1.5", "150%"))
_MINUTES = (2, 3, 5, 10, 15)
_MARKS = (
    ("late_grace_days", tr("Trễ bao nhiêu ngày thì nhắc")),
    ("visit_months", tr("Mấy tháng thăm một lần")),
    ("soon_days", tr("Nhắc trước bao nhiêu ngày")),
    ("level_threshold", tr("Mức hỗ trợ một tháng (đồng)")),
)


class OptionsPanel(Panel):
    """Each half has its own button: one is of this computer, the other of the office.

    Args:
        may_set_marks: Whether the marks of the office are shown.
        decides: Whether it is the top office, whose marks hold for every office below.

    Attributes:
        preferences_changed: Text scale, minutes until it locks, whether contrast is high.
        meeting_wanted: Whether names are to be masked.
        marks_saved: The marks as typed.
    """

    preferences_changed = Signal(float, int, bool)
    meeting_wanted = Signal(bool)
    marks_saved = Signal(dict)

    def __init__(self, *, may_set_marks: bool, decides: bool) -> None:
        super().__init__(
            tr("Tùy chọn máy này"),
            tr("Cỡ chữ, tự khóa, chế độ họp của máy này; và các mốc của đơn vị."),
        )
        self._decides = decides
        self.add(self._computer(), stretch=not may_set_marks, read=False)
        if may_set_marks:
            self.add(self._marks())

    def _computer(self) -> QWidget:
        card = Card(tr("Máy này"), type_="strong")
        reach = tr("Chỉ đổi ở máy này, không gửi đi đâu.")
        card.head.insertWidget(1, ElidedLabel(reach, "secondary"))
        self.scale = Segmented(tr("Cỡ chữ"), [(code, text, "") for code, text in _SCALES])
        self.minutes = PlainCombo(tr("Tự khóa sau"))
        self.minutes.show_options([(str(m), tr("{count} phút").format(count=m)) for m in _MINUTES])
        self.contrast = CheckBox(tr("Tương phản cao: chữ đen, viền đậm"))
        self.contrast.clicked.connect(self._tell)
        self.meeting = CheckBox(tr("Chế độ họp: che tên mọi người trên màn hình"))
        self.scale.chosen.connect(lambda _code: self._tell())
        self.minutes.activated.connect(self._tell)
        self.meeting.toggled.connect(self.meeting_wanted)
        scale = Field(tr("Cỡ chữ"), self.scale, hint=tr("Cỡ chữ và tương phản đổi ngay."))
        minutes = Field(tr("Không chạm phím, chuột thì tự khóa sau"), self.minutes)
        card.body.addLayout(row(scale, minutes, gap=12))
        card.body.addWidget(self.contrast)
        card.body.addWidget(self.meeting)
        hint = tr("Trong chế độ họp chỉ xem, không ghi. Tắt đi là tên hiện lại.")
        card.body.addWidget(WrapLabel(hint, "secondary"))
        return card

    def _marks(self) -> QWidget:
        card = Card(tr("Mốc của đơn vị"), type_="strong")
        reach = (
            tr("Gửi xuống mọi đơn vị trong gói sau.")
            if self._decides
            else tr("Chỉ tính ở đơn vị này; cấp trên có thể đặt thay.")
        )
        card.head.insertWidget(1, ElidedLabel(reach, "secondary"))
        self.start = DateEdit(
            tr("Ngày bắt đầu ghi sổ hỗ trợ"), example="01/01/2026", whole_day=True
        )
        self.boxes = {name: LineEdit(text, longest=12) for name, text in _MARKS}
        start = Field(
            tr("Ngày bắt đầu ghi sổ hỗ trợ"),
            self.start,
            hint=tr("Để trống thì tính từ ngày bắt đầu mỗi cam kết."),
        )
        self.start.problem_found.connect(start.show_problem)
        fields = [Field(text, self.boxes[name]) for name, text in _MARKS]
        card.body.addLayout(row(start, fields[3], gap=12))
        card.body.addLayout(row(*fields[:3], gap=12))
        hint = tr("Số liệu, danh sách Trùng – Sót – Trễ và việc cần làm tính theo các mốc này.")
        self.save = Button(
            tr("Ghi mốc"), kind="primary", icon="check", key="Ctrl+Enter", writes=True
        )
        self.save.clicked.connect(lambda: self.marks_saved.emit(self.marks()))
        line = row(WrapLabel(hint, "secondary"), self.save, gap=12)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def show_preferences(self, preferences: Preferences, *, meeting: bool) -> None:
        """Show what this computer remembers."""
        self.scale.show_code(str(preferences.text_scale))
        self.minutes.show_code(str(preferences.idle_minutes))
        self.contrast.setChecked(bool(preferences.contrast))
        self.meeting.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.meeting.setChecked(meeting)
        self.meeting.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def show_marks(self, marks: Mapping[str, str], start: object) -> None:
        """Show the marks of the office."""
        self.start.show_date(start)  # type: ignore[arg-type]
        for name, box in self.boxes.items():
            box.show_text(marks.get(name, ""))

    def marks(self) -> dict[str, object]:
        """Return what was typed."""
        typed = {name: box.text().strip() for name, box in self.boxes.items()}
        return {**typed, "ledger_start": self.start.date()}

    @override
    def first_box(self) -> QWidget:
        return self.scale

    def _tell(self) -> None:
        self.preferences_changed.emit(
            float(self.scale.code()), int(self.minutes.code()), self.contrast.isChecked()
        )
