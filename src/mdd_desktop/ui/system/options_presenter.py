"""What happens on the panel of preferences and marks."""

from dataclasses import replace

from PySide6.QtCore import QObject

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.vietnamese import parse_vnd
from mdd_desktop.domain.vietnamese_numbers import format_number
from mdd_desktop.services import settings
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.text import tr

_NUMBERS = ("late_grace_days", "visit_months", "soon_days")


class OptionsPresenter(QObject):
    """Preferences hold at once; marks are saved as a change of the office."""

    def __init__(self, panel: OptionsPanel, desk: Desk, *, may_set_marks: bool) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._may_set_marks = may_set_marks
        panel.preferences_changed.connect(self._prefer)
        panel.meeting_wanted.connect(lambda on: desk.meet(on=on))
        panel.marks_saved.connect(self._save)
        boxes = {**panel.boxes, "start": panel.start}
        self._kept = keep_boxes(panel, desk, ("system", "marks"), boxes)

    def load(self) -> None:
        """Show what this computer and the office have set."""
        self._panel.show_failure("", "")
        self._panel.show_preferences(self._desk.preferences, meeting=self._desk.meeting)
        if self._may_set_marks:
            self._desk.ask(
                settings.read,
                on_done=self._show,
                on_error=self._desk.refused(self._panel.show_unread, tr("Chưa đọc được mốc")),
                owner=self._panel,
                key="marks",
            )

    def _show(self, found: Settings) -> None:
        self._panel.show_opened()
        marks = {name: str(getattr(found, name)) for name in _NUMBERS}
        marks["level_threshold"] = format_number(found.level_threshold)
        day = found.ledger_start
        start = PartialDate.model_validate(day.isoformat()) if day else None
        self._panel.show_marks(marks, start)
        self._kept.begin(tr("Mốc của đơn vị"))

    def _prefer(self, scale: float, minutes: int, contrast: bool) -> None:  # noqa: FBT001 - a slot
        wished = replace(
            self._desk.preferences,
            text_scale=scale,
            idle_minutes=minutes,
            contrast=int(contrast),
        )
        self._desk.prefer(wished)
        self._desk.told.emit(tr("Đã ghi tùy chọn của máy này."))

    def _save(self, typed: dict[str, object]) -> None:
        values = _values(typed)
        problem = self._panel.start.problem()
        if problem or values is None:
            sentence = tr("Các ô số ngày, số tháng và số tiền cần số nguyên. Chị xem lại.")
            self._panel.show_failure(tr("Chưa ghi được mốc"), problem or sentence)
            return
        self._desk.ask(
            settings.change,
            values,
            on_done=self._saved,
            on_error=self._desk.refused(self._panel.show_failure, tr("Chưa ghi được mốc")),
            owner=self._panel,
            sentence=tr("Đang ghi"),
        )

    def _saved(self, found: Settings) -> None:
        self._kept.done()
        self._panel.show_failure("", "")
        self._show(found)
        self._desk.saved(tr("Đã ghi mốc của đơn vị. Số liệu tính lại theo mốc mới."))


def _values(typed: dict[str, object]) -> dict[str, object] | None:
    start = typed["ledger_start"]
    day = start.first_day() if isinstance(start, PartialDate) else None
    try:
        numbers = {name: int(str(typed[name])) for name in _NUMBERS}
        threshold = parse_vnd(str(typed["level_threshold"]))
    except ValueError:
        return None
    return {**numbers, "level_threshold": threshold, "ledger_start": day}
