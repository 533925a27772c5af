"""What is said of a record that changed: the same before sending and before merging."""

from collections.abc import Sequence
from uuid import UUID

from mdd_desktop.services.history import Unsent
from mdd_desktop.services.replies import DUPLICATE, Reply
from mdd_desktop.ui.packages.ports import ReplyLine, UnsentLine
from mdd_desktop.ui.text import at_the_start, tr, within
from mdd_desktop.ui.widgets.chip import ChipText

_SHOWN_FIELDS = 4


def told_line(one: Unsent) -> UnsentLine:
    """A line of the list of what is unsent."""
    chip = (
        ChipText(tr("mới"), "ok", "plus") if one.is_new else ChipText(tr("sửa"), "info", "pencil")
    )
    return UnsentLine(one.name, one.kind, _what(one), f"{one.at:%d/%m/%Y}", chip)


def told_replies(found: Sequence[Reply]) -> list[ReplyLine]:
    """Why records wait at the office above; two that may be one child stand in one line."""
    by_record = {one.record: one for one in found if one.code == DUPLICATE}
    told: set[UUID] = set()
    lines = []
    for one in found:
        twin = by_record.get(one.twin) if one.twin and one.code == DUPLICATE else None
        if twin is None:
            lines.append(ReplyLine(one.name, _why(one)))
        elif one.record not in told:
            lines.append(ReplyLine(_names(one, twin), _compared(one, twin)))
            told |= {one.record, twin.record}
    return lines


def _why(one: Reply) -> str:
    born = tr("sinh {day} ").format(day=one.birth.shown()) if one.birth else ""
    return at_the_start(f"{one.kind} {born}{one.words}")


def _names(one: Reply, twin: Reply) -> str:
    if one.name == twin.name:
        return one.name
    return tr("{name} và {other}").format(name=one.name, other=twin.name)


def _compared(one: Reply, twin: Reply) -> str:
    """Two records beside each other, by what tells them apart."""
    births = [a.birth.shown() if a.birth else tr("không rõ ngày") for a in (one, twin)]
    told = tr("Hai hồ sơ sinh {birth} và sinh {other}: nơi nhận đang so, chị chờ trả lời")
    if births[0] == births[1]:
        told = tr("Hai hồ sơ cùng sinh {birth}: nơi nhận đang so, chị chờ trả lời")
    return told.format(birth=births[0], other=births[1])


def told_sample(one: Unsent) -> str:
    """A sentence of the preview."""
    if not one.kind:
        return one.name
    about = " ".join(filter(None, (one.kind, one.gist)))
    what = tr("ghi mới") if one.is_new else within(_what(one))
    return tr("{name}: {about}, {what}").format(name=one.name, about=about, what=what)


def _what(one: Unsent) -> str:
    if one.is_new:
        return tr("Ghi mới, {count} ô").format(count=len(one.fields))
    named = ", ".join(field.lower() for field in one.fields[:_SHOWN_FIELDS])
    return tr("Sửa {fields}").format(fields=named)
