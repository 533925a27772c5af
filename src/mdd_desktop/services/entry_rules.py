"""What is checked whenever an officer enters a record, by hand or by a file.

Hard rules refuse; softer findings are shown by the screens and never stop the work.
"""

import datetime as dt
from typing import TypeVar, cast

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.person import Problem, Severity, check_identity_number, check_phone
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.sponsorship import Pledge, PledgeKind, Sponsorship
from mdd_desktop.domain.support import SupportEntry, SupportForm

R = TypeVar("R", bound=Record)


def check_entry(record: R, *, today: dt.date) -> R:
    """Return the record with numbers in their normal form.

    Raises:
        RuleError: A rule between fields is broken.
    """
    name = getattr(record, "full_name", None)
    if name is not None and not name.strip():
        raise RuleError("name_missing", "Ô “Họ và tên” còn trống. Gõ tên ghi trong giấy tờ.")
    if isinstance(record, Child):
        return cast("R", _check_child(record, today))
    if isinstance(record, Sponsorship):
        _check_sponsorship(record)
    if isinstance(record, Pledge):
        _check_pledge(record)
    if isinstance(record, SupportEntry):
        _check_support(record)
    return record


def child_warnings(child: Child) -> list[Problem]:
    """What the officer should look at again, without being stopped."""
    found: list[Problem] = []
    if child.identity_number:
        born = child.birth.text if child.birth else None
        found += check_identity_number(child.identity_number, born_on=born, sex=child.sex)
    if child.phone:
        found += check_phone(child.phone)[1]
    return [problem for problem in found if problem.severity is not Severity.ERROR]


def _check_child(child: Child, today: dt.date) -> Child:
    if child.birth and child.birth.first_day() > today:
        raise RuleError(
            "born_in_future",
            f"Ngày sinh {child.birth.shown()} ở sau ngày hôm nay. Xem lại phiếu giấy.",
        )
    if child.exit and child.registered_on and child.exit.date < child.registered_on:
        raise RuleError("exit_before_registration", "Ngày rời danh sách sớm hơn ngày tiếp nhận.")
    changes: dict[str, object] = {}
    if child.identity_number:
        number = child.identity_number.replace(" ", "")
        _refuse(check_identity_number(number))
        changes["identity_number"] = number
    if child.phone:
        phone, problems = check_phone(child.phone)
        _refuse(problems)
        changes["phone"] = phone or child.phone
    if any(getattr(child, name) != value for name, value in changes.items()):
        return child.corrected(**changes)
    return child


def _refuse(problems: list[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise RuleError(problem.code, problem.message)


def _check_sponsorship(sponsorship: Sponsorship) -> None:
    start, end = sponsorship.start, sponsorship.end
    if end is not None and (start is None or end < start):
        raise RuleError(
            "end_before_start", "Lượt đỡ đầu có ngày kết thúc mà chưa bắt đầu, hoặc sớm hơn."
        )
    for pause in sponsorship.pauses:
        if pause.to is not None and pause.to < pause.from_:
            raise RuleError("pause_backwards", "Thời gian tạm dừng kết thúc trước khi bắt đầu.")


def _check_pledge(pledge: Pledge) -> None:
    if pledge.to_month is not None and pledge.to_month < pledge.from_month:
        raise RuleError("months_backwards", "Cam kết có tháng cuối sớm hơn tháng đầu.")
    if pledge.kind is PledgeKind.MONEY and pledge.amount is None:
        raise RuleError("amount_missing", "Cam kết bằng tiền cần ghi số tiền mỗi kỳ.")


def _check_support(entry: SupportEntry) -> None:
    if entry.form is SupportForm.CASH and entry.amount is None:
        raise RuleError("amount_missing", "Khoản tiền mặt cần ghi số tiền.")
