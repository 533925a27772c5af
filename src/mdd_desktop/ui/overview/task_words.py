"""A task in the officer's words: a title, what stands behind it, the button that leads there."""

import datetime as dt
from collections.abc import Callable

from mdd_desktop.domain.period import Period
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.task import Task, TaskKind, Urgency
from mdd_desktop.domain.vietnamese import format_number, format_vnd
from mdd_desktop.services.figure_lists import FigureList, FigureQuestion
from mdd_desktop.services.figure_rows import SPONSOR, ListedRow
from mdd_desktop.ui.overview.office_task_words import (
    backup_words,
    conflict_words,
    duplicate_words,
    fork_words,
    held_words,
    incident_words,
    occasion_words,
    package_late_words,
    papers_words,
    profiles_words,
    proposal_words,
    report_words,
    unsent_words,
)
from mdd_desktop.ui.overview.ports import FIGURE, Door, TaskLine
from mdd_desktop.ui.overview.task_phrases import (
    Words,
    date,
    day,
    left,
    named,
    number,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone

_TONES: dict[Urgency, Tone] = {Urgency.LATE: "bad", Urgency.SOON: "warn", Urgency.NEWS: "info"}
_WEEK = 7


def line_of(task: Task, today: dt.date) -> TaskLine:
    """Return the line that shows a task."""
    icon, say = _SAYINGS[task.kind]
    title, detail, button, door = say(task, today)
    soon = (
        task.urgency is Urgency.LATE
        or task.due_on is None
        or (0 <= (task.due_on - today).days <= _WEEK)
    )
    return TaskLine(
        task=task,
        title=title,
        detail=detail,
        icon=icon,
        tone=_TONES[task.urgency],
        button=button,
        door=door,
        soon=soon,
    )


def _whom(task: Task, words: str) -> Door:
    """The record when it is about one child, else the list of those it is about."""
    ids = dict.fromkeys(one.id for one in task.who)
    if len(ids) == 1:
        return Door("child", (next(iter(ids)),))
    return Door("children", (Selection.of(words, ids),))


def _own(task: Task, _today: dt.date) -> Words:
    words = task.own.words if task.own else tr("Việc tự ghi")
    officer = task.own.officer if task.own else ""
    parts = (left(task), named(task) if task.who else "", officer)
    return words, " · ".join(part for part in parts if part), _open(task), _whom(task, words)


def _open(task: Task) -> str:
    one = len({who.id for who in task.who}) == 1
    return tr("Mở hồ sơ") if one else tr("Xem danh sách")


def _support_late(task: Task, _today: dt.date) -> Words:
    title = tr("{n} lượt đỡ đầu chưa trao đủ").format(n=number(task))
    since = tr("Chậm {days} ngày").format(days=format_number(task.days or 0))
    detail = f"{since} · {tr('{amount} đồng').format(amount=_dong(task))}"
    late = Selection.of(tr("Chưa trao đủ"), (one.id for one in task.who))
    return title, detail, tr("Mở Sổ hỗ trợ"), Door("ledger", (late,))


def _dong(task: Task) -> str:
    return format_vnd(task.amount).removesuffix(" đồng").removesuffix("\u00a0đồng")


def _visits(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ quá hạn thăm").format(n=number(task))
    detail = " · ".join((left(task), named(task)))
    return title, detail, tr("Xem, ghi thăm"), Door("visits", ("overdue",))


def _visits_soon(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ đến hạn thăm trong 30 ngày tới").format(n=number(task))
    detail = tr("Sớm nhất {day} · {names}").format(day=date(task.who[0].on), names=named(task))
    return title, detail, tr("Xem, ghi thăm"), Door("visits", ("soon",))


def _red_flag(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ có dấu hiệu cần chú ý khi thăm").format(n=number(task))
    detail = tr("{names} · chưa ghi đã xử lý, cần thì gọi 111").format(names=named(task))
    return title, detail, _open(task), _whom(task, tr("Có dấu hiệu cần chú ý"))


def _referral(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ đã chuyển gửi, đến hạn hỏi kết quả").format(n=number(task))
    detail = " · ".join((left(task), named(task)))
    return title, detail, _open(task), _whom(task, tr("Đến hạn hỏi kết quả chuyển gửi"))


def _ageing(task: Task, _today: dt.date) -> Words:
    if task.count == 1:
        one = task.who[0]
        title = tr("{name} đủ {age} tuổi ngày {day}").format(
            name=one.name, age=task.age, day=date(one.on)
        )
    else:
        title = tr("{n} trẻ sắp đủ {age} tuổi, sớm nhất {day}").format(
            n=number(task), age=task.age, day=date(task.due_on)
        )
    left = tr("Còn {days} ngày").format(days=task.days)
    return (
        title,
        f"{left} · {_after(task)}",
        _open(task),
        _whom(task, tr("Sắp đủ {age} tuổi").format(age=task.age)),
    )


def _after(task: Task) -> str:
    if task.age == 16:  # noqa: PLR2004 - the age of the law on children
        return tr("hết diện trợ giúp trẻ em của luật, xem lại chế độ")
    if task.age == 22:  # noqa: PLR2004 - the last age of allowances
        return tr("hết trợ cấp cho người đang học")
    if task.has_plan:
        return tr("đã có kế hoạch sau 18 tuổi")
    return tr("chưa có kế hoạch sau 18 tuổi")


def _overage(task: Task, _today: dt.date) -> Words:
    title = tr("{n} em đã đủ 18 tuổi, hồ sơ còn mở").format(n=number(task))
    detail = tr("{names} · xem lại để đóng hồ sơ").format(names=named(task))
    return title, detail, _open(task), _whom(task, tr("Đã đủ 18 tuổi, hồ sơ còn mở"))


def _hold(task: Task, _today: dt.date) -> Words:
    title = tr("{n} chỗ đang giữ sắp hết hạn").format(n=number(task))
    detail = tr("{names} · hết hạn từ {day}").format(names=named(task), day=day(task.who[0].on))
    return title, detail, tr("Mở Kết nối"), _to_match(task, tr("Chỗ giữ sắp hết hạn"))


def _replacement(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ cần Mẹ đỡ đầu thay thế").format(n=number(task))
    return title, _waited(task), tr("Tìm Mẹ đỡ đầu"), _to_match(task, tr("Cần Mẹ thay thế"))


def _waiting(task: Task, _today: dt.date) -> Words:
    title = tr("{n} trẻ chưa có Mẹ đỡ đầu").format(n=number(task))
    return title, _waited(task), tr("Tìm Mẹ đỡ đầu"), _to_match(task, tr("Chưa có Mẹ nào"))


def _to_match(task: Task, words: str) -> Door:
    """The children it is about, in Kết nối."""
    return Door("matching", (Selection.of(words, (one.id for one in task.who)),))


def _waited(task: Task) -> str:
    longest = tr("Chờ lâu nhất {days} ngày").format(days=format_number(task.days or 0))
    return f"{longest} · {named(task)}"


def _to_begin(task: Task, _today: dt.date) -> Words:
    title = tr("{n} lượt đỡ đầu đã đăng ký, chờ bắt đầu").format(n=number(task))
    return title, named(task), _open(task), _whom(task, tr("Có lượt chờ bắt đầu"))


def _ending(task: Task, _today: dt.date) -> Words:
    title = tr("{n} lượt đỡ đầu sắp hết thời gian cam kết")
    words = tr("Lượt sắp hết thời gian")
    if task.urgency is Urgency.LATE:
        title = tr("{n} lượt đỡ đầu đã hết hoặc sắp hết thời gian cam kết")
        words = tr("Lượt hết thời gian")
    detail = tr("Sớm nhất {day} · {names}").format(day=date(task.who[0].on), names=named(task))
    return title.format(n=number(task)), detail, _open(task), _whom(task, words)


def _consent(task: Task, _today: dt.date) -> Words:
    first = task.who[0].on
    title = tr("{n} giấy đồng ý hết hạn, sớm nhất {day}").format(n=number(task), day=date(first))
    detail = tr("{names} · xin lại trước khi công khai tên, ảnh").format(names=named(task))
    return title, detail, _open(task), _whom(task, tr("Giấy đồng ý sắp hết hạn"))


def _protection(task: Task, today: dt.date) -> Words:
    title = tr("{n} bản cam kết bảo vệ trẻ em sắp hết hạn").format(n=number(task))
    names = named(task, tr("Mẹ khác"))
    detail = tr("{names} · sớm nhất {day}").format(names=names, day=date(task.who[0].on))
    if task.count == 1:
        return title, detail, tr("Mở hồ sơ"), Door("sponsor", (task.who[0].id,))
    words = tr("Bản cam kết bảo vệ trẻ em sắp hết hạn")
    return title, detail, tr("Xem danh sách"), Door(FIGURE, (_sponsors(task, words, today),))


def _sponsors(task: Task, words: str, today: dt.date) -> FigureList:
    """Those it is about, on the page of lists."""
    rows = tuple(
        ListedRow(one.name, words, one.on.isoformat(), leads_to=(SPONSOR, one.id))
        for one in task.who
    )
    asked = FigureQuestion(
        words=words, first=today, last=today, records=tuple(one.id for one in task.who)
    )
    span = Period.days(today, today)
    word = tr("Mẹ đỡ đầu")
    return FigureList(task.key, words, word, task.count, span, SPONSOR, rows, asked)


_SAYINGS: dict[TaskKind, tuple[str, Callable[[Task, dt.date], Words]]] = {
    TaskKind.OWN: ("note", _own),
    TaskKind.RED_FLAG: ("flag", _red_flag),
    TaskKind.INCIDENT_REPORT: ("flag", incident_words),
    TaskKind.REFERRAL_DUE: ("send", _referral),
    TaskKind.SUPPORT_LATE: ("alert-triangle", _support_late),
    TaskKind.PACKAGE_LATE: ("inbox", package_late_words),
    TaskKind.VISIT_DUE: ("clipboard-check", _visits),
    TaskKind.VISIT_SOON: ("clipboard-check", _visits_soon),
    TaskKind.AGEING_OUT: ("cake", _ageing),
    TaskKind.OVERAGE: ("cake", _overage),
    TaskKind.HOLD_EXPIRING: ("hourglass", _hold),
    TaskKind.REPLACEMENT: ("user-heart", _replacement),
    TaskKind.CHILD_WAITING: ("user-heart", _waiting),
    TaskKind.SPONSORSHIP_WAITING: ("heart-handshake", _to_begin),
    TaskKind.SPONSORSHIP_ENDING: ("heart-handshake", _ending),
    TaskKind.CONSENT_EXPIRING: ("id", _consent),
    TaskKind.PROTECTION_EXPIRING: ("shield-check", _protection),
    TaskKind.REPORT_DUE: ("chart-bar", report_words),
    TaskKind.CONFLICT: ("git-compare", conflict_words),
    TaskKind.DUPLICATE: ("copy", duplicate_words),
    TaskKind.PROPOSAL: ("message-2", proposal_words),
    TaskKind.FORK: ("device-laptop", fork_words),
    TaskKind.HELD: ("hand-stop", held_words),
    TaskKind.UNSENT: ("device-usb", unsent_words),
    TaskKind.OCCASION: ("gift", occasion_words),
    TaskKind.BACKUP_OLD: ("database", backup_words),
    TaskKind.PAPERS_MISSING: ("paperclip", papers_words),
    TaskKind.PROFILE_MISSING: ("list-check", profiles_words),
}
