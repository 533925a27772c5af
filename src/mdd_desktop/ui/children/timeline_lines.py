"""The timeline as sentences: what was done, by whom, which values changed."""

from collections.abc import Sequence

from mdd_desktop.services.timeline import LifeEdit, LifeEntry
from mdd_desktop.ui.children.record_ports import TakenBack, TimelineEdit, TimelineLine
from mdd_desktop.ui.text import tr

_MOST_EDITS, _FEW = 8, 2
_ICONS = {
    "child": "mood-kid",
    "sponsorship": "heart-handshake",
    "support_entry": "gift",
    "visit": "clipboard-check",
    "paper": "file-text",
    "decision": "gavel",
}


def kind_names() -> list[tuple[str, str]]:
    """What the timeline can be narrowed to, with the words of the filter."""
    return [
        ("child", tr("Hồ sơ")),
        ("sponsorship", tr("Đỡ đầu")),
        ("support_entry", tr("Hỗ trợ")),
        ("visit", tr("Thăm")),
        ("paper", tr("Giấy tờ")),
        ("decision", tr("Chuyển, gộp")),
    ]


def timeline_lines(entries: Sequence[LifeEntry]) -> list[TimelineLine]:
    """Return the entries told as sentences; those that say nothing are left out."""
    return [_told(entry) for entry in entries if _says_something(entry)]


def _says_something(entry: LifeEntry) -> bool:
    return bool(entry.edits) or entry.kind == "decision" or entry.action in {"retract", "restore"}


def _told(entry: LifeEntry) -> TimelineLine:
    shown = _shown(entry.edits)
    if entry.action == "new":
        said = "; ".join(f"{edit.field}: {edit.after}" for edit in shown if edit.after)
        edits: tuple[TimelineEdit, ...] = (TimelineEdit(said),) if said else ()
    else:
        edits = tuple(_edit(entry, edit) for edit in shown)
    return TimelineLine(
        kind=entry.kind,
        icon=_ICONS.get(entry.kind, "note"),
        at=f"{entry.at:%d/%m/%Y %H:%M}",
        who=entry.officer,
        what=_what(entry),
        package=entry.package,
        edits=edits,
        more=len(entry.edits) - len(shown),
    )


def _shown(edits: tuple[LifeEdit, ...]) -> tuple[LifeEdit, ...]:
    """All but the last, unless those are so few that saying how many takes as much room."""
    return edits if len(edits) <= _MOST_EDITS + _FEW else edits[:_MOST_EDITS]


def _edit(entry: LifeEntry, edit: LifeEdit) -> TimelineEdit:
    if entry.action in {"note", "ans"}:
        return TimelineEdit(f"{edit.field}: {edit.after}", None)
    before, after = edit.before or tr("trống"), edit.after or tr("trống")
    back = TakenBack(entry.id, entry.record, edit.path, edit.before) if edit.can_restore else None
    return TimelineEdit(f"{edit.field}: {before} → {after}", back)


def _what(entry: LifeEntry) -> str:
    made = {
        "child": tr("Tiếp nhận"),
        "sponsorship": tr("Lập lượt đỡ đầu"),
        "support_entry": tr("Ghi hỗ trợ"),
        "visit": tr("Ghi thăm"),
        "paper": tr("Thêm giấy tờ"),
    }
    done = {
        "own": tr("Chuyển hồ sơ"),
        "alias": tr("Gộp hồ sơ"),
        "unalias": tr("Tách lại hồ sơ"),
        "ans": tr("Trả lời đề nghị, câu hỏi"),
        "prop": tr("{unit} đề nghị sửa"),
        "note": tr("{unit} hỏi lại"),
        "retract": tr("Đánh dấu ghi nhầm"),
        "restore": tr("Bỏ dấu ghi nhầm"),
    }
    if entry.action in done:
        return done[entry.action].format(unit=entry.unit)
    if entry.label:
        return entry.label
    if entry.action == "new":
        return made.get(entry.kind, tr("Ghi mới"))
    names = ", ".join(dict.fromkeys(edit.field.lower() for edit in entry.edits[:3]))
    return tr("Sửa {names}").format(names=names)
