"""Rules about the days of a child's file and about her school."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from mdd_desktop.domain.checks.facts import CheckFacts
from mdd_desktop.domain.checks.rule import ERROR, NOTE, WARNING, CheckRule
from mdd_desktop.domain.child import Child

_DAYS_TO_VERIFY: Final = 30
_FIRST_GRADE_AGE: Final = 6
_LAST_GRADE: Final = 12
_YEARS_ASIDE: Final = 3
_GRADE = re.compile(r"(?:lớp|lop)?\s*(\d{1,2})(?!\d)", re.IGNORECASE)


def _day_ahead(facts: CheckFacts, child: Child) -> str:
    named = [word for word, day in _days(child) if day > facts.today]
    return f"{', '.join(named)} ở sau hôm nay.".capitalize() if named else ""


def _registered_before_birth(_: CheckFacts, child: Child) -> str:
    born, day = child.birth, child.registered_on
    early = born is not None and day is not None and day < born.first_day()
    return "Ngày tiếp nhận ở trước ngày sinh." if early else ""


def _enrolled_before_verified(_: CheckFacts, child: Child) -> str:
    enrolled, verified = child.enrolled_on, child.verified_on
    early = enrolled is not None and verified is not None and enrolled < verified
    return "Vào Chương trình trước khi xác minh hoàn cảnh." if early else ""


def _enrolled_unverified(_: CheckFacts, child: Child) -> str:
    unseen = child.enrolled_on is not None and child.verified_on is None
    return "Đã vào Chương trình mà chưa ghi ngày xác minh hoàn cảnh." if unseen else ""


def _waits_for_verification(facts: CheckFacts, child: Child) -> str:
    if child.verified_on or child.enrolled_on or child.registered_on is None:
        return ""
    days = (facts.today - child.registered_on).days
    return f"Tiếp nhận đã {days} ngày, chưa xác minh hoàn cảnh." if days > _DAYS_TO_VERIFY else ""


def _left_before_entry(_: CheckFacts, child: Child) -> str:
    entered = child.registered_on
    early = child.exit is not None and entered is not None and child.exit.date < entered
    return "Ngày rời danh sách ở trước ngày tiếp nhận." if early else ""


def _left_with_sponsor(facts: CheckFacts, child: Child) -> str:
    if child.exit is None:
        return ""
    going_on = sum(map(facts.is_alive, facts.of_child.get(child.id, ())))
    return f"Hồ sơ đã đóng mà còn {going_on} lượt đỡ đầu chưa kết thúc." if going_on else ""


def _stays_twice(_: CheckFacts, child: Child) -> str:
    days = [stay.from_ for stay in child.unit_history]
    return "Hai nơi ở bắt đầu cùng một ngày." if len(set(days)) < len(days) else ""


def _allowance_backwards(_: CheckFacts, child: Child) -> str:
    wrong = any(one.to is not None and one.to < one.from_ for one in child.state_allowance)
    return "Trợ cấp xã hội kết thúc trước khi bắt đầu." if wrong else ""


def _grade_unlike_age(facts: CheckFacts, child: Child) -> str:
    found = _GRADE.match((child.school_class or "").strip())
    if found is None or child.birth is None or not 1 <= int(found[1]) <= _LAST_GRADE:
        return ""
    usual = _school_year(facts.today) - child.birth.year - _FIRST_GRADE_AGE + 1
    far = abs(usual - int(found[1])) > _YEARS_ASIDE
    return f"Ghi lớp {int(found[1])}, theo tuổi thường học lớp {max(usual, 1)}." if far else ""


def _school_year(day: dt.date) -> int:
    """The calendar year in which the school year of a day began."""
    return day.year if day.month >= 8 else day.year - 1  # noqa: PLR2004 - August


def _days(child: Child) -> Iterator[tuple[str, dt.date]]:
    for word, day in (
        ("ngày tiếp nhận", child.registered_on),
        ("ngày xác minh", child.verified_on),
        ("ngày vào Chương trình", child.enrolled_on),
    ):
        if day is not None:
            yield word, day


RULES: tuple[CheckRule[Child], ...] = (
    CheckRule("ngay_sau_hom_nay", ERROR, "registered_on", "Ngày ở sau hôm nay",
              "Việc chưa đến ngày thì chưa ghi.", _day_ahead),
    CheckRule("tiep_nhan_truoc_sinh", ERROR, "registered_on", "Tiếp nhận trước khi sinh",
              "Một trong hai ngày đã ghi nhầm.", _registered_before_birth),
    CheckRule("vao_truoc_xac_minh", WARNING, "enrolled_on", "Vào Chương trình trước khi xác minh",
              "Trình tự là xác minh rồi mới đưa vào.", _enrolled_before_verified),
    CheckRule("vao_chua_xac_minh", WARNING, "verified_on", "Chưa ghi ngày xác minh",
              "Chỉ tiêu tính trẻ đã được xác minh hoàn cảnh.", _enrolled_unverified),
    CheckRule("cho_xac_minh_lau", NOTE, "verified_on", "Chờ xác minh quá 30 ngày",
              "Xếp lịch đến nhà.", _waits_for_verification),
    CheckRule("roi_truoc_tiep_nhan", ERROR, "exit", "Rời danh sách trước khi tiếp nhận",
              "Một trong hai ngày đã ghi nhầm.", _left_before_entry),
    CheckRule("dong_con_luot", ERROR, "exit", "Hồ sơ đóng còn lượt đỡ đầu",
              "Kết thúc lượt đỡ đầu, hoặc mở lại hồ sơ.", _left_with_sponsor),
    CheckRule("hai_noi_o_mot_ngay", ERROR, "unit_history", "Hai nơi ở cùng một ngày",
              "Em chỉ thuộc một đơn vị trong một ngày.", _stays_twice),
    CheckRule("tro_cap_nguoc_ngay", ERROR, "state_allowance", "Trợ cấp xã hội ngược ngày",
              "Xem lại quyết định trợ cấp.", _allowance_backwards),
    CheckRule("lop_khong_hop_tuoi", WARNING, "school_class", "Lớp không hợp tuổi",
              "Lớp chưa sửa từ năm học trước, hoặc ngày sinh ghi nhầm.", _grade_unlike_age),
)  # fmt: skip
