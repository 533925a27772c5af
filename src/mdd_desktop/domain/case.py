"""The life of a case: registered, verified, enrolled, resting, closed, opened again.

Each step returns the child as she is afterwards, dated and with its reason, or refuses in words.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from mdd_desktop.domain.child import (
    Child,
    Exit,
    ExitReason,
    FilePause,
    PastExit,
    PauseReason,
    TransferWish,
)
from mdd_desktop.domain.errors import RuleError


class CaseState(StrEnum):
    """Where a child's file stands on a day."""

    REGISTERED = "da_tiep_nhan"
    VERIFIED = "da_xac_minh"
    ENROLLED = "trong_chuong_trinh"
    PAUSED = "tam_dung"
    CLOSED = "da_dong"


class CaseStep(StrEnum):
    """What an officer can do with a file, in the order of its life."""

    VERIFY = "xac_minh"
    ENROL = "dua_vao"
    PAUSE = "tam_dung"
    RESUME = "tiep_tuc"
    ASK_TRANSFER = "de_nghi_chuyen"
    DROP_TRANSFER = "thoi_chuyen"
    REFER = "chuyen_gui"
    CLOSE = "dong"
    REOPEN = "mo_lai"
    ERASE = "xoa"


def case_state(child: Child, day: dt.date) -> CaseState:
    """Where the file stands."""
    if child.exit is not None:
        return CaseState.CLOSED
    if running_pause(child, day) is not None:
        return CaseState.PAUSED
    if child.enrolled_on is not None:
        return CaseState.ENROLLED
    return CaseState.REGISTERED if child.verified_on is None else CaseState.VERIFIED


def running_pause(child: Child, day: dt.date) -> FilePause | None:
    """The pause that a day belongs to."""
    found = (p for p in child.pauses if p.from_ <= day and (p.to is None or day <= p.to))
    return next(found, None)


def refusal(child: Child, step: CaseStep, day: dt.date) -> str:
    """Why a step cannot be made now; "" when it can."""
    return _REFUSALS[step](child, case_state(child, day))


def verified(child: Child, *, on: dt.date, by: str, today: dt.date) -> Child:
    """Return the child with her circumstances verified on a day.

    Raises:
        RuleError: The file is closed, nobody is named, or the day cannot be.
    """
    _require(child, CaseStep.VERIFY, today)
    _require_day(child, on, today)
    if not by.strip():
        raise RuleError("name_missing", "Ghi tên người đã đi xác minh hoàn cảnh.")
    return child.corrected(verified_on=on, verified_by=by)


def enrolled(child: Child, *, on: dt.date, today: dt.date) -> Child:
    """Return the child taken into the programme.

    Raises:
        RuleError: Nobody has verified her circumstances, or the day cannot be.
    """
    _require(child, CaseStep.ENROL, today)
    _require_day(child, on, today)
    if child.verified_on is not None and on < child.verified_on:
        raise RuleError(
            "before_verification",
            f"Ngày đưa vào Chương trình sớm hơn ngày xác minh {child.verified_on:%d/%m/%Y}. "
            "Xem lại hai ngày này.",
        )
    return child.corrected(enrolled_on=on)


def paused(
    child: Child,
    *,
    on: dt.date,
    reason: PauseReason,
    today: dt.date,
    until: dt.date | None = None,
    note: str | None = None,
) -> Child:
    """Return the child with her file resting.

    Args:
        child: As she is.
        on: The first day.
        reason: From the coded list.
        today: The business date.
        until: The last day, when it is known.
        note: In the officer's words; needed for "other".

    Raises:
        RuleError: The file is closed or rests already, or the days cannot be.
    """
    _require(child, CaseStep.PAUSE, today)
    _require_day(child, on, today)
    _require_words(reason.value, note)
    if until is not None and until < on:
        raise RuleError("pause_backwards", "Ngày hết tạm dừng sớm hơn ngày bắt đầu. Xem lại.")
    rest = FilePause(from_=on, to=until, reason=reason, note=note or None)
    return child.corrected(pauses=(*child.pauses, rest))


def resumed(child: Child, *, on: dt.date, today: dt.date) -> Child:
    """Return the child with her file open again from a day on.

    Raises:
        RuleError: The file does not rest, or the day is not after the pause began.
    """
    _require(child, CaseStep.RESUME, today)
    _require_day(child, on, today)
    running = running_pause(child, today)
    if running is None or on <= running.from_:
        raise RuleError("resumed_before_pause", "Ngày tiếp tục phải sau ngày bắt đầu tạm dừng.")
    return child.corrected(pauses=_stopped(child, running, on - dt.timedelta(days=1)))


def closed(
    child: Child, *, on: dt.date, reason: ExitReason, today: dt.date, note: str | None = None
) -> Child:
    """Return the child off the list; ``on`` is the first day she is no longer on it.

    Raises:
        RuleError: The file is closed already, or the day cannot be.
    """
    _require(child, CaseStep.CLOSE, today)
    _require_day(child, on, today)
    _require_words(reason.value, note)
    running = running_pause(child, on)
    pauses = _stopped(child, running, on) if running else child.pauses
    left = Exit(date=on, reason=reason, note=note or None)
    return child.corrected(exit=left, pauses=pauses, transfer_wish=None)


def reopened(child: Child, *, on: dt.date, why: str, today: dt.date) -> Child:
    """Return the child on the list again; the closing stays in the file as a past one.

    Raises:
        RuleError: The file is not closed, no reason is given, or the day cannot be.
    """
    _require(child, CaseStep.REOPEN, today)
    left = child.exit
    if left is None or on < left.date or on > today:
        raise RuleError("bad_day", "Ngày mở lại phải từ ngày đóng hồ sơ đến hôm nay.")
    if not why.strip():
        raise RuleError("reason_missing", "Ghi lý do mở lại hồ sơ.")
    past = PastExit(date=left.date, reason=left.reason, reopened_on=on, why=why)
    return child.corrected(exit=None, past_exits=(*child.past_exits, past))


def transfer_asked(child: Child, *, to: str, reason: str, today: dt.date) -> Child:
    """Return the child with the request to move her; the office above decides.

    Raises:
        RuleError: The file is closed, no reason is given, or she is to move to where she is.
    """
    _require(child, CaseStep.ASK_TRANSFER, today)
    if not reason.strip():
        raise RuleError("reason_missing", "Ghi lý do chuyển hồ sơ.")
    if to == child.present_unit:
        raise RuleError("same_unit", "Em đang thuộc chính đơn vị này. Chọn xã khác.")
    return child.corrected(transfer_wish=TransferWish(on=today, to=to, reason=reason))


def transfer_dropped(child: Child, *, today: dt.date) -> Child:
    """Return the child without a request to move her.

    Raises:
        RuleError: There is none.
    """
    _require(child, CaseStep.DROP_TRANSFER, today)
    return child.corrected(transfer_wish=None)


def _stopped(child: Child, running: FilePause, on: dt.date) -> tuple[FilePause, ...]:
    done = running.model_copy(update={"to": on})
    return tuple(done if pause is running else pause for pause in child.pauses)


def _require(child: Child, step: CaseStep, today: dt.date) -> None:
    sentence = refusal(child, step, today)
    if sentence:
        raise RuleError("not_now", sentence)


def _require_day(child: Child, day: dt.date, today: dt.date) -> None:
    if day > today:
        raise RuleError(
            "day_in_future", f"Ngày {day:%d/%m/%Y} ở sau hôm nay. Ghi khi việc đã xảy ra."
        )
    if child.registered_on is not None and day < child.registered_on:
        raise RuleError(
            "before_registration",
            f"Ngày {day:%d/%m/%Y} sớm hơn ngày tiếp nhận {child.registered_on:%d/%m/%Y}. "
            "Xem lại ngày.",
        )


def _require_words(reason: str, note: str | None) -> None:
    if reason == "khac" and not (note or "").strip():
        raise RuleError("note_missing", "Chọn “Lý do khác” thì ghi rõ lý do vào ô ghi chú.")


_CLOSED = "Hồ sơ đã đóng. Mở lại hồ sơ trước."


def _open_only(_child: Child, state: CaseState) -> str:
    return _CLOSED if state is CaseState.CLOSED else ""


def _enrol(child: Child, state: CaseState) -> str:
    if state is CaseState.CLOSED:
        return _CLOSED
    if child.enrolled_on is not None:
        return f"Em đã vào Chương trình từ {child.enrolled_on:%d/%m/%Y}."
    return "" if child.verified_on else "Chưa xác minh hoàn cảnh. Xác minh xong rồi đưa vào."


def _pause(_child: Child, state: CaseState) -> str:
    if state is CaseState.CLOSED:
        return _CLOSED
    return "Hồ sơ đang tạm dừng rồi." if state is CaseState.PAUSED else ""


def _resume(_child: Child, state: CaseState) -> str:
    return "" if state is CaseState.PAUSED else "Hồ sơ không tạm dừng."


def _reopen(_child: Child, state: CaseState) -> str:
    return "" if state is CaseState.CLOSED else "Hồ sơ đang mở."


def _ask_transfer(child: Child, state: CaseState) -> str:
    if state is CaseState.CLOSED:
        return _CLOSED
    asked = child.transfer_wish
    return f"Đã đề nghị chuyển ngày {asked.on:%d/%m/%Y}, đang chờ trả lời." if asked else ""


def _drop_transfer(child: Child, _state: CaseState) -> str:
    return "" if child.transfer_wish else "Chưa có đề nghị chuyển hồ sơ nào."


_REFUSALS: dict[CaseStep, Callable[[Child, CaseState], str]] = {
    CaseStep.VERIFY: _open_only,
    CaseStep.ENROL: _enrol,
    CaseStep.PAUSE: _pause,
    CaseStep.RESUME: _resume,
    CaseStep.ASK_TRANSFER: _ask_transfer,
    CaseStep.DROP_TRANSFER: _drop_transfer,
    CaseStep.REFER: _open_only,
    CaseStep.CLOSE: _open_only,
    CaseStep.REOPEN: _reopen,
    CaseStep.ERASE: lambda *_: "",
}
