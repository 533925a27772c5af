"""What happens in the list of activities."""

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.period import Period
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import activities, targets
from mdd_desktop.services.activities import ActivityYear
from mdd_desktop.ui.activities.rows import ActivityRow, activity_row, count_row, fed
from mdd_desktop.ui.activities.view import ACTIVITIES, ActivitiesView
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.text import tr


class ActivitiesPresenter(QObject):
    """Shows a year.

    Attributes:
        activity_wanted, count_wanted: An id, or None for a new one.
    """

    activity_wanted = Signal(object)
    count_wanted = Signal(object)

    def __init__(self, view: ActivitiesView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._year = 0
        self._shown: ActivityYear | None = None
        self._rows: list[ActivityRow] = []
        view.year_stepped.connect(self._step)
        view.view_changed.connect(lambda _code: self._show())
        view.activity_wanted.connect(lambda: self.activity_wanted.emit(None))
        view.count_wanted.connect(lambda: self.count_wanted.emit(None))
        view.opened.connect(self._open)
        desk.committed.connect(self._changed)

    def open(self) -> None:
        """Show the present year, or the one that was looked at."""
        self._year = self._year or self._desk.today.year
        self._load()

    def _load(self) -> None:
        self._view.year.show_year(self._year)
        self._desk.ask(
            activities.year_of,
            self._year,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa mở được trang Hoạt động")),
            owner=self._view,
            key="activity_year",
        )
        self._desk.ask(
            targets.progress,
            Period.year(self._year),
            on_done=lambda found: self._view.show_fed(fed(found)),
            owner=self._view,
            key="activity_targets",
            sentence=tr("Đang tính chỉ tiêu"),
            beside=True,
        )

    def _take(self, year: ActivityYear) -> None:
        self._shown = year
        self._view.show_opened()
        self._show()

    def _show(self) -> None:
        year = self._shown
        if year is None:
            return
        if self._view.view() == ACTIVITIES:
            self._rows = [activity_row(one) for one in year.activities]
            foot = tr("{count} hoạt động · {people} lượt người dự").format(
                count=format_number(len(self._rows)), people=format_number(year.participants)
            )
            nothing = tr("Năm {year} chưa ghi hoạt động nào")
            sentence = tr(
                "Buổi truyền thông, tập huấn, sinh hoạt ghi ở đây được tính vào chỉ tiêu."
            )
        else:
            self._rows = [count_row(one) for one in year.counts]
            foot = tr("{count} số liệu").format(count=format_number(len(self._rows)))
            nothing = tr("Năm {year} chưa ghi số liệu của nơi khác")
            sentence = tr("Con số do trường học, y tế, công an… cung cấp, để tính chỉ tiêu.")
        self._view.show_rows(self._rows, foot, (nothing.format(year=self._year), sentence))

    def _step(self, step: int) -> None:
        self._year += step
        self._load()

    def _open(self, at: int) -> None:
        if at >= len(self._rows):
            return
        wish = self.activity_wanted if self._view.view() == ACTIVITIES else self.count_wanted
        wish.emit(self._rows[at].id)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible() and self._year:
            self._load()
