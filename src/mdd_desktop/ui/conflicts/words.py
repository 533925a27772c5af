"""A difference as it is asked about: what stands where, who wrote it, what a choice does."""

from collections.abc import Callable, Mapping
from typing import Any

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.conflicts.ports import Choice, Difference
from mdd_desktop.ui.text import at_the_start, tr

Found = Mapping[str, Any]
UnitName = Callable[[str], str]

_TWO = 2
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def difference(one: Found, *, unit_name: UnitName, own: str, alike: int) -> Difference:
    """Return one difference, as it is asked about.

    Args:
        one: As the service lists it.
        unit_name: The name of a unit by its code.
        own: The unit of this office.
        alike: How many open differences are about the same field.
    """
    mine = one["owner"] == own
    owner = unit_name(str(one["owner"]))
    about = [str(one["name"]), str(one["kind_words"]), at_the_start(owner)]
    return Difference(
        about=" · ".join(dict.fromkeys(filter(None, about))),
        question=question(one, unit_name),
        choices=tuple(_choice(one, at, unit_name) for at in range(len(one["values"]))),
        verb="Lấy" if mine else "Đề nghị lấy",
        effect=_effect(owner, mine=mine),
        before=_before(one["before"]) if one["before"] else "",
        proposed=_proposed(one["proposed"]) if one["proposed"] else "",
        asked=_asked(one["asked"]) if one["asked"] else "",
        answer=_answer(one["asked"]) if one["asked"] else "",
        may_ask=not mine,
        has_note=bool(one["has_note"]),
        alike=alike,
        kind=str(one["label"]),
        opens_record=one["record_kind"] == "child",
    )


def question(one: Found, unit_name: UnitName) -> str:
    """Ask which of the values is to be taken."""
    values = one["values"]
    units = {str(value["unit"]) for value in values}
    text = tr("Có {count} giá trị khác nhau ở ô “{field}”. Lấy giá trị nào?")
    if len(units) == 1 and len({value["computer"] for value in values}) == len(values) == _TWO:
        text = tr("Hai máy của {unit} ghi ô “{field}” khác nhau. Lấy giá trị nào?")
    return text.format(
        count=len(values), field=one["label"], unit=unit_name(min(units, default=""))
    )


def is_alike(one: Found, other: Found) -> bool:
    """Whether two differences are about the same field of the same kind of record."""
    return (one["record_kind"], one["field"]) == (other["record_kind"], other["field"])


def _effect(owner: str, *, mine: bool) -> str:
    if mine:
        return tr("Lựa chọn của chị được ghi lại cùng tên và giờ; đổi lại lúc nào cũng được.")
    return tr(
        "Ô này do {unit} quản lý: lựa chọn của chị gửi về như một đề nghị trong gói kế "
        "tiếp, {unit} bấm Đồng ý là xong. Tên và giờ của chị được ghi lại."
    ).format(unit=owner)


def _choice(one: Found, at: int, unit_name: UnitName) -> Choice:
    value, shown = one["values"][at], one["values"][0]
    place = at_the_start(unit_name(str(value["unit"])))
    if value["computer"]:
        number = tr("Máy {number}").format(number=value["computer"])
        units = {said["unit"] for said in one["values"]}
        place = number if len(units) == 1 else f"{number} · {place}"
    return Choice(
        value=str(value["shown"]),
        place=place,
        officer=", ".join(filter(None, (str(value["officer"]), str(value["role"]).lower()))),
        when=f"{value['at']:%H:%M} {_WEEKDAYS[value['at'].weekday()]}, {value['at']:%d/%m/%Y}",
        is_shown=value is shown,
        note=str(value["note"]),
        effect=" ".join(filter(None, (_change(value, shown), _monthly(one, at, unit_name)))),
    )


def _monthly(one: Found, at: int, unit_name: UnitName) -> str:
    """What the unit's sponsors pledge a month then, where the value is a part of that."""
    if not (at and one["monthly"]):
        return ""
    return tr("Cam kết mỗi tháng của {unit}: {new} thay vì {old} đồng.").format(
        unit=unit_name(str(one["owner"])),
        new=format_number(one["monthly"][at]),
        old=format_number(one["monthly"][0]),
    )


def _change(value: Found, shown: Found) -> str:
    """What it changes when this value is taken: in what is shown, and of a sum by how much."""
    if value is shown:
        return tr("Lấy giá trị này: sổ và văn bản giữ như đang hiển thị.")
    new, old = value["value"], shown["value"]
    if isinstance(new, int) and isinstance(old, int) and not isinstance(new, bool):
        words = tr("tăng {sum}") if new > old else tr("giảm {sum}")
        told = words.format(sum=format_number(abs(new - old)))
        return tr("Lấy giá trị này: {old} thành {new}, {told}.").format(
            old=shown["shown"], new=value["shown"], told=told
        )
    return tr("Lấy giá trị này: “{old}” trong sổ và văn bản thành “{new}”.").format(
        old=shown["shown"], new=value["shown"]
    )


def _before(before: Found) -> str:
    return tr("{value}, từ {day}").format(value=before["shown"], day=f"{before['at']:%d/%m/%Y}")


def _asked(asked: Found) -> str:
    return tr("{officer} đã hỏi lúc {when}: “{text}”.").format(
        officer=asked["officer"], when=f"{asked['at']:%H:%M %d/%m/%Y}", text=asked["text"]
    )


def _answer(asked: Found) -> str:
    if not asked["answer"]:
        return ""
    return tr("{officer} trả lời lúc {when}: “{text}”.").format(
        officer=asked["answered_by"],
        when=f"{asked['answered_at']:%H:%M %d/%m/%Y}",
        text=asked["answer"],
    )


def _proposed(proposed: Found) -> str:
    text = tr("{officer} đã đề nghị lấy “{value}” lúc {when}; đang chờ đơn vị quản lý trả lời.")
    return text.format(
        officer=proposed["officer"],
        value=proposed["shown"],
        when=f"{proposed['at']:%H:%M %d/%m/%Y}",
    )
