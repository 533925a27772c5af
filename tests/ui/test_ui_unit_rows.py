"""The units below on the first page: in which order, with which words."""

import datetime as dt

from mdd_desktop.services.inbox_state import LATE_DAYS, UnitState
from mdd_desktop.services.units_below import UnitBelow
from mdd_desktop.ui.overview.unit_rows import unit_rows

TODAY = dt.date(2026, 11, 23)


def unit(name: str, days: int | None, *, waiting: int = 0, enrolled: bool = True) -> UnitBelow:
    noon = dt.datetime.combine(TODAY, dt.time(12)).astimezone()
    made = None if days is None else noon - dt.timedelta(days=days)
    return UnitBelow(UnitState("1", name, "", 3, made, waiting, 0, enrolled), 3, 2)


def test_whoever_is_late_longest_is_first_and_who_is_in_time_is_last() -> None:
    rows = unit_rows(
        [
            unit("xã Đúng", 2),
            unit("xã Chưa", None),
            unit("xã Thiếu", 5, waiting=1),
            unit("xã Trễ", LATE_DAYS + 1),
            unit("xã Trễ nhất", LATE_DAYS + 9),
            unit("xã Lạ", None, enrolled=False),
        ],
        TODAY,
    )

    assert [(row.name, row.state.text) for row in rows] == [
        ("Xã Trễ nhất", "Trễ 9 ngày"),
        ("Xã Trễ", "Trễ 1 ngày"),
        ("Xã Thiếu", "Thiếu gói trước"),
        ("Xã Chưa", "Chưa nộp"),
        ("Xã Lạ", "Chưa ghi danh"),
        ("Xã Đúng", "Đúng hạn"),
    ]
    assert rows[3].last == "chưa có"
    assert (rows[0].children, rows[0].sponsored) == ("3", "2")
