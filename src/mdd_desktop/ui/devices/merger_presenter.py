"""What happens when communes are merged by law: tried, carried out, taken back."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import genealogy
from mdd_desktop.services.genealogy import Merger, MergerPlan
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.devices.merger_view import MergerView, MergerWish
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date


class MergerPresenter(QObject):
    """Reads the boxes, asks for the dry run, carries the merger out.

    Attributes:
        changed: The units are others now.
    """

    changed = Signal()

    def __init__(self, view: MergerView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        boxes = {"code": view.code, "name": view.name, "on": view.on, "grace": view.grace}
        self._kept = keep_boxes(view, desk, ("mergers", "boxes"), boxes, tell=view.show_kept)
        view.try_requested.connect(self._try)
        view.merge_requested.connect(self._merge)
        view.undo_requested.connect(self._undo)

    def load(self) -> None:
        """Read the units again."""
        self._kept.begin(tr("Sáp nhập đơn vị"))
        self._desk.ask(
            genealogy.units_to_merge,
            on_done=lambda found: self._view.show_units(*found),
            on_error=self._refused(tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="units_to_merge",
        )

    def _try(self, wish: MergerWish) -> None:
        self._with(wish, genealogy.plan, self._tried, tr("Chưa sáp nhập được"))

    def _merge(self, wish: MergerWish) -> None:
        self._with(wish, genealogy.carry_out, self._merged, tr("Chưa sáp nhập được"))

    def _with(
        self,
        wish: MergerWish,
        service: Callable[..., MergerPlan],
        on_done: Callable[[MergerPlan], None],
        title: str,
    ) -> None:
        try:
            merger = _merger(wish, self._desk.today)
        except DateProblem as problem:
            self._view.show_told("bad", title, str(problem))
            return
        self._desk.ask(
            service,
            merger,
            on_done=on_done,
            on_error=self._refused(title),
            owner=self._view,
            sentence=tr("Đang xem các hồ sơ"),
        )

    def _tried(self, planned: MergerPlan) -> None:
        self._view.show_told("ok", "", "")
        self._view.show_tried(
            [
                (tr("Hồ sơ chuyển sang đơn vị mới"), format_number(sum(planned.records.values()))),
                (tr("Trong đó hồ sơ trẻ"), format_number(planned.children)),
                (tr("Máy tính chuyển theo"), format_number(planned.computers)),
                (tr("Khác biệt chưa quyết định"), format_number(planned.conflicts)),
                (tr("Trùng tên và ngày sinh giữa các xã"), format_number(planned.names)),
            ]
        )

    def _merged(self, planned: MergerPlan) -> None:
        self._kept.done()
        told = tr("Đã sáp nhập, {count} hồ sơ sang đơn vị mới. Các máy biết trong gói kế tiếp.")
        self._told(told.format(count=format_number(sum(planned.records.values()))))

    def _undo(self, code: str) -> None:
        self._desk.ask(
            genealogy.undo,
            code,
            on_done=lambda _old: self._told(tr("Đã bỏ sáp nhập, các đơn vị cũ trở lại.")),
            on_error=self._refused(tr("Chưa bỏ sáp nhập được")),
            owner=self._view,
        )

    def _told(self, text: str) -> None:
        self._view.show_told("ok", text, "")
        self._desk.saved(text, undo=False)
        self.changed.emit()
        self.load()

    def _refused(self, title: str) -> Callable[[Exception], None]:
        return self._desk.refused(
            lambda head, sentence: self._view.show_told("bad", head, sentence), title
        )


def _merger(wish: MergerWish, today: dt.date) -> Merger:
    """Read the boxes; without dates it begins today and old packages are taken for the usual time.

    Raises:
        DateProblem: A date cannot be read.
    """
    on = read_date(wish.on, whole_day=True)
    begin = dt.date.fromisoformat(on.text) if on else today
    until = read_date(wish.grace_until, whole_day=True)
    grace = dt.date.fromisoformat(until.text) if until else begin + genealogy.GRACE
    new = {wish.code: wish.name or wish.code} if wish.code else {}
    return Merger(old=wish.old, new=new, on=begin, grace_until=grace)
