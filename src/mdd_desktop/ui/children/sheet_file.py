"""Papers, consents, visits, the life of the case: what the record says of them."""

import datetime as dt
from collections.abc import Iterator, Sequence

from mdd_desktop.domain.case import CaseStep, refusal
from mdd_desktop.domain.child import Child, Exit
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.coming_of_age import milestones
from mdd_desktop.domain.consents import ConsentLine, ConsentState
from mdd_desktop.domain.visit import Visit
from mdd_desktop.domain.visit_rules import QUESTIONS, Trend, compared, is_open_flag
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.ui.children.record_ports import (
    ConsentCard,
    MenuStep,
    Pairs,
    VisitCard,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

_MONTH, _SOON, _YEAR = 31, 365, 730
_TRENDS: dict[Trend, tuple[Tone, str]] = {
    Trend.BETTER: ("ok", "arrow-up"),
    Trend.WORSE: ("bad", "arrow-down"),
}
_CONSENTS: dict[ConsentState, tuple[Tone, str]] = {
    ConsentState.NEVER: ("neu", "circle-dashed"),
    ConsentState.GIVEN: ("ok", "check"),
    ConsentState.EXPIRED: ("warn", "clock"),
    ConsentState.WITHDRAWN: ("bad", "hand-stop"),
}


def countdown(child: Child, today: dt.date) -> ChipText | None:
    """Return how long until 16, 18 or 22; None when that is more than two years off."""
    ahead = milestones(child.birth, today) if child.exit is None else ()
    if not ahead or ahead[0].days > _YEAR:
        return None
    nearest = ahead[0]
    day = f"{nearest.day:%d/%m/%Y}"
    if nearest.days > _MONTH * 2:
        left = tr("còn {months} tháng").format(months=nearest.days // 30)
    else:
        left = tr("còn {days} ngày").format(days=nearest.days)
    text = tr("Đủ {age} tuổi ngày {day}, {left}").format(age=nearest.age, day=day, left=left)
    return ChipText(text, "warn" if nearest.days <= _SOON else "info", "hourglass")


def consent_cards(lines: Sequence[ConsentLine], *, is_own: bool) -> tuple[ConsentCard, ...]:
    """Return every use of the data with who agreed to it."""
    return tuple(_consent_card(line, is_own=is_own) for line in lines)


def _consent_card(line: ConsentLine, *, is_own: bool) -> ConsentCard:
    tone, icon = _CONSENTS[line.state]
    words = {
        ConsentState.NEVER: tr("Chưa hỏi"),
        ConsentState.GIVEN: tr("Đồng ý"),
        ConsentState.EXPIRED: tr("Hết hạn"),
        ConsentState.WITHDRAWN: tr("Đã rút lại"),
    }[line.state]
    latest = line.latest
    parts = []
    if latest is not None:
        parts = [
            latest.name or "",
            tr("ký {day}").format(day=f"{latest.from_:%d/%m/%Y}"),
            tr("đến {day}").format(day=f"{latest.until:%d/%m/%Y}") if latest.until else "",
            tr("rút {day}").format(day=f"{latest.withdrawn:%d/%m/%Y}") if latest.withdrawn else "",
        ]
    return ConsentCard(
        scope=line.scope,
        by=line.by,
        name=label("consent_scope", line.scope),
        asked=label("consent_by", line.by),
        state=ChipText(words, tone, icon),
        about=" · ".join(part for part in parts if part),
        can_withdraw=is_own and line.state is ConsentState.GIVEN,
        paper=latest.paper_id if latest else None,
    )


def visit_cards(visits: Sequence[Visit]) -> tuple[VisitCard, ...]:
    """Return the visits, newest first, each beside the one before it."""
    older = [*visits[1:], None][: len(visits)]
    return tuple(_visit(visit, before) for visit, before in zip(visits, older, strict=True))


def _visit(visit: Visit, before: Visit | None) -> VisitCard:
    names = {
        "living": tr("Sinh sống"),
        "study": tr("Học tập"),
        "health": tr("Sức khỏe"),
        "mind": tr("Tâm lý"),
        "safety": tr("An toàn"),
    }
    ratings = tuple(
        (names[one.question], label("visit_rating", one.now), _trend(one.trend))
        for one in compared(before, visit)
        if one.now
    )
    notes = [getattr(visit, f"{name}_note") for name in QUESTIONS]
    words = ". ".join(
        note.rstrip(". ") for note in (*notes, visit.wishes, visit.suggestion) if note
    )
    settled = ""
    if visit.red_flag and visit.follow_up_on is not None:
        settled = tr("Đã xử lý {day}: {what}").format(
            day=f"{visit.follow_up_on:%d/%m/%Y}", what=visit.follow_up or ""
        )
    return VisitCard(
        id=visit.id,
        date=f"{visit.date:%d/%m/%Y}",
        visitor=visit.visitor or "",
        ratings=ratings,
        words=words,
        open_flag=is_open_flag(visit),
        settled=settled,
    )


def _trend(trend: Trend) -> ChipText | None:
    if trend not in _TRENDS:
        return None
    tone, icon = _TRENDS[trend]
    return ChipText(tr("khá hơn") if trend is Trend.BETTER else tr("kém hơn"), tone, icon)


def case_lines(child: Child) -> Pairs:
    """Return the life of the case, oldest first."""
    found: list[tuple[dt.date, str]] = []
    if child.registered_on:
        found.append((child.registered_on, tr("Tiếp nhận")))
    if child.verified_on:
        by = tr("Xác minh hoàn cảnh, {name}").format(name=child.verified_by or tr("chưa ghi ai"))
        found.append((child.verified_on, by))
    if child.enrolled_on:
        found.append((child.enrolled_on, tr("Đưa vào Chương trình")))
    found += _repeated(child)
    if child.exit:
        reason = _exit_reason(child.exit)
        found.append((child.exit.date, tr("Đóng hồ sơ: {reason}").format(reason=reason)))
    if child.transfer_wish:
        asked = tr("Đề nghị chuyển hồ sơ: {reason}").format(reason=child.transfer_wish.reason)
        found.append((child.transfer_wish.on, asked))
    return tuple((f"{day:%d/%m/%Y}", text) for day, text in sorted(found, key=lambda one: one[0]))


def closed_words(child: Child) -> str:
    """When and why the file was closed; "" while it is open."""
    if child.exit is None:
        return ""
    told = tr("Hồ sơ đóng ngày {day}, lý do: {reason}.")
    day, reason = f"{child.exit.date:%d/%m/%Y}", _exit_reason(child.exit)
    return told.format(day=day, reason=reason.rstrip("."))


def _exit_reason(left: Exit) -> str:
    return left.note or label("exit_reason", left.reason.value).lower()


def _repeated(child: Child) -> Iterator[tuple[dt.date, str]]:
    """What may have happened several times: rests, closings taken back, referrals."""
    for pause in child.pauses:
        reason = label("file_pause_reason", pause.reason.value).lower()
        until = tr(" đến {day}").format(day=f"{pause.to:%d/%m/%Y}") if pause.to else ""
        text = tr("Tạm dừng{until}: {reason}").format(until=until, reason=pause.note or reason)
        yield pause.from_, text
    for past in child.past_exits:
        reason = label("exit_reason", past.reason.value).lower()
        yield past.date, tr("Đóng hồ sơ: {reason}").format(reason=reason)
        yield past.reopened_on, tr("Mở lại: {why}").format(why=past.why or "")
    for one in child.referrals:
        state = label("referral_state", one.state.value).lower()
        yield one.on, tr("Chuyển gửi đến {place}: {state}").format(place=one.to, state=state)


def menu_steps(file: ChildFile, today: dt.date, *, may_file: bool) -> tuple[MenuStep, ...]:
    """Return the lines of the "…" menu, each with why it cannot be chosen now."""
    words = {
        CaseStep.VERIFY: (tr("Xác minh hoàn cảnh…"), "clipboard-check"),
        CaseStep.ENROL: (tr("Đưa vào Chương trình…"), "heart-handshake"),
        CaseStep.PAUSE: (tr("Tạm dừng hồ sơ…"), "player-pause"),
        CaseStep.RESUME: (tr("Tiếp tục hồ sơ…"), "player-play"),
        CaseStep.REFER: (tr("Chuyển gửi đến dịch vụ…"), "send"),
        CaseStep.ASK_TRANSFER: (tr("Đề nghị chuyển hồ sơ…"), "transfer"),
        CaseStep.DROP_TRANSFER: (tr("Thôi đề nghị chuyển…"), "x"),
        CaseStep.CLOSE: (tr("Đóng hồ sơ…"), "archive"),
        CaseStep.REOPEN: (tr("Mở lại hồ sơ…"), "folder-open"),
        CaseStep.ERASE: (tr("Xóa theo yêu cầu của gia đình…"), "trash"),
    }
    locked = ""
    if not file.is_own:
        locked = tr("{unit} đang quản lý hồ sơ này. Ở đây chỉ xem.").format(unit=file.owner)
    elif not may_file:
        locked = tr("Việc của cán bộ phụ trách.")
    return tuple(
        MenuStep(step.value, text, icon, locked or refusal(file.child, step, today))
        for step, (text, icon) in words.items()
    )
