"""What is said of a package file that is being looked at."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.domain.report_calendar import DUTIES, ReportDuty, due_between
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import tasks
from mdd_desktop.services.packages import Preview
from mdd_desktop.ui.packages.ports import IncomingLine, PackagePreview
from mdd_desktop.ui.packages.told import told_sample
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.chip import ChipText

_NAME = re.compile(r"MDD-(?P<sender>[^-]+)-[^-]+-\d{8}-(?P<number>\d+)")
_MONTHLY, _AHEAD = "BC-T", dt.timedelta(days=31)
NOTHING = ("–", "")
_DAMAGED = ChipText(tr("Gói hỏng, xin lại"), "bad", "alert-triangle")
_REFUSED = {
    "E_DECRYPT": _DAMAGED,
    "E_FORMAT": _DAMAGED,
    "E_HASH": _DAMAGED,
    "E_SIZE": _DAMAGED,
    "E_OPS": _DAMAGED,
    "E_CHAIN": _DAMAGED,
    "E_NOT_PKG": ChipText(tr("Không phải gói"), "bad", "alert-triangle"),
    "E_RECIPIENT": ChipText(tr("Gửi nơi khác"), "warn", "alert-circle"),
    "E_SIGNER_UNKNOWN": ChipText(tr("Máy chưa ghi danh"), "warn", "key"),
    "E_REVOKED": ChipText(tr("Máy đã thu hồi"), "bad", "ban"),
    "E_NEWER_APP": ChipText(tr("Cần bản mới hơn"), "warn", "clock"),
}
"""What a refusal is called in the list; the sentence beside it says what to do."""


@dataclass(frozen=True)
class Looked:
    """A file and what looking into it gave: a preview, or a refusal with its code."""

    path: Path
    preview: Preview | None
    refusal: str = ""
    code: str = ""


def place_words(below: int, today: dt.date, duties: Sequence[ReportDuty] = DUTIES) -> str:
    """How many units send here, and by when the next monthly report is due."""
    units = tr("{count} đơn vị cấp dưới").format(count=format_number(below))
    coming = due_between(today, today + _AHEAD, duties)
    monthly = next((one for one in coming if one.duty.kind == _MONTHLY), None)
    if monthly is None:
        return units
    told = tr("{units} · báo cáo tháng {month}, hạn nộp {day}")
    day, period = monthly.last_day, tasks.period_of(monthly)
    month = period.lo.month if period else day.month
    return told.format(units=units, month=month, day=f"{day:%d/%m/%Y}")


def line_of(one: Looked, unit_name: Callable[[str], str]) -> IncomingLine:
    """A file as a row of the list."""
    shown = one.preview
    if shown is None:
        number = _number_in(one.path)
        return IncomingLine(
            path=str(one.path),
            sender=_sender_in(one.path, unit_name) or tr("Chưa rõ nơi gửi"),
            file=one.path.name,
            fresh=(numbered(number), "") if number else NOTHING,
            before=NOTHING,
            decide=None,
            state=_refused(one),
            mergeable=False,
        )
    return IncomingLine(
        path=str(one.path),
        sender=at_the_start(unit_name(shown.sender)),
        file=one.path.name,
        fresh=fresh_of(shown),
        before=_before(shown),
        decide=decide_of(shown),
        state=_state(shown),
        mergeable=shown.is_worth_merging,
    )


def _refused(one: Looked) -> ChipText:
    return _REFUSED.get(one.code) or ChipText(tr("Không gộp được"), "bad", "alert-triangle")


def _sender_in(path: Path, unit_name: Callable[[str], str]) -> str:
    """Who sent a file that cannot be opened, as far as its name tells; "" when it does not."""
    named = _NAME.match(path.name)
    if named is None:
        return ""
    code = named["sender"]
    name = unit_name(code)
    return tr("Đơn vị {code}").format(code=code) if name == code else at_the_start(name)


def _number_in(path: Path) -> int:
    named = _NAME.match(path.name)
    return int(named["number"]) if named else 0


def fresh_of(shown: Preview) -> tuple[str, str]:
    """The number of a package and what it brings."""
    content = tr("{new} mới, {changed} sửa").format(
        new=format_number(shown.new), changed=format_number(shown.changed)
    )
    return (numbered(shown.number), content) if shown.number else (content, "")


def numbered(number: int) -> str:
    """A package as a cell names it."""
    return tr("Số {number}").format(number=number)


def preview_of(one: Looked, unit_name: Callable[[str], str]) -> PackagePreview:
    """A file as the card at the side shows it."""
    shown = one.preview
    if shown is None:
        damaged = _refused(one) is _DAMAGED
        return PackagePreview(
            title=tr("Gói bị hỏng") if damaged else tr("Gói chưa gộp được"),
            chip=_refused(one),
            sender=_sender_in(one.path, unit_name),
            file=one.path.name,
            signature=tr("Không qua được kiểm tra, chưa ghi gì"),
            trusted=False,
            facts=(),
            counts=(),
            samples=(),
            refusal=one.refusal,
        )
    title = tr("Gói số {number}").format(number=shown.number) if shown.number else tr("Gói nhận")
    return PackagePreview(
        title=title,
        chip=ChipText(tr("Xem trước"), "info", "eye"),
        sender=at_the_start(unit_name(shown.sender)),
        file="",
        signature=tr("Chữ ký đúng: {officer}").format(officer=shown.officer),
        trusted=True,
        facts=(
            (tr("Tạo lúc"), f"{shown.created.astimezone():%H:%M %d/%m/%Y}"),
            (_follows(shown), _joint(shown)),
            (tr("Mã đối chiếu"), shown.check_code),
            (tr("Thay đổi"), format_number(shown.changes)),
        ),
        counts=(
            (tr("Trẻ mới"), format_number(shown.children)),
            (tr("Hồ sơ mới"), format_number(shown.new)),
            (tr("Hồ sơ được sửa"), format_number(shown.changed)),
            (tr("Nghi trùng"), format_number(shown.duplicates)),
            (tr("Khác biệt cần quyết định"), format_number(shown.conflicts)),
        ),
        samples=tuple(dict.fromkeys(map(told_sample, shown.lines))),
        all_text=_all_text(shown),
        refusal=_nothing_new(shown),
        may_merge=shown.is_worth_merging,
    )


def _all_text(shown: Preview) -> str:
    count = shown.new + shown.changed
    if count <= len(shown.lines):
        return ""
    return tr("Xem đủ {count} hồ sơ ›").format(count=format_number(count))


def decide_of(shown: Preview) -> ChipText | None:
    """What somebody has to decide once it is merged."""
    if shown.conflicts:
        text = tr("{count} khác biệt").format(count=shown.conflicts)
        return ChipText(text, "warn", "git-compare")
    if shown.duplicates:
        return ChipText(tr("{count} nghi trùng").format(count=shown.duplicates), "warn", "copy")
    return None


def _before(shown: Preview) -> tuple[str, str]:
    if shown.before is None:
        return tr("chưa có"), ""
    number, made = shown.before
    day = f"{made.astimezone():%d/%m/%Y}"
    return (numbered(number), day) if number else (day, "")


def _follows(shown: Preview) -> str:
    number = shown.before[0] if shown.before else 0
    return tr("Nối tiếp gói {number}").format(number=number) if number else tr("Nối tiếp gói trước")


def _joint(shown: Preview) -> str:
    if shown.waiting:
        return tr("thiếu phần trước của {count}").format(count=format_number(shown.waiting))
    return tr("liền mạch")


def _nothing_new(shown: Preview) -> str:
    if shown.confirms:
        return tr("Biên nhận: nơi gửi cho biết đã nhận đến đâu. Gộp để ghi nhận.")
    return tr("Gói này đã gộp từ trước, không có gì mới.") if shown.already_merged else ""


def _state(shown: Preview) -> ChipText:
    if shown.confirms:
        return ChipText(tr("Biên nhận"), "ok", "file-check")
    if shown.already_merged:
        return ChipText(tr("Đã gộp rồi"), "neu", "circle-check")
    if shown.waiting:
        return ChipText(tr("Thiếu gói trước"), "warn", "alert-circle")
    return ChipText(tr("Gộp được"), "info", "inbox")
