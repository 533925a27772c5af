"""The boxes of an activity and of a count by another office, and their values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.indicators import INDICATORS
from mdd_desktop.domain.visit import Activity, ExternalCount
from mdd_desktop.services.activities import EXTERNAL
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.box_page import Groups
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date

Fields = Mapping[str, str]


@dataclass(frozen=True)
class FormKind:
    """One of the two forms.

    Attributes:
        draft: Key under which what was typed is kept.
        numbers: Boxes that hold whole numbers.
        day: The box of the day.
    """

    draft: str
    new_title: str
    old_title: str
    verb: str
    saved: str
    required: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    day: str
    to_values: Callable[[Fields], dict[str, Any]]


def activity_groups() -> Groups:
    """The boxes of an activity."""
    return [
        (
            tr("Hoạt động"),
            [
                [
                    Box("title", tr("Tên hoạt động"), stretch=5),
                    Box("date", tr("Ngày"), "day", 2, required=True),
                ],
                [
                    Box("type", tr("Loại"), "code", 4, _listed("activity_type"), required=True),
                    Box("programme", tr("Thuộc chương trình"), "code", 4, _listed("programme")),
                    Box("participants", tr("Số người dự"), stretch=2, example=tr("45")),
                ],
                [Box("place", tr("Nơi"), stretch=3), Box("note", tr("Ghi chú"), "long", 5)],
            ],
        )
    ]


def count_groups() -> Groups:
    """The boxes of a count by another office."""
    indicators = tuple((code, f"{code} · {INDICATORS[code].text}") for code in EXTERNAL)
    return [
        (
            tr("Số liệu do nơi khác đếm"),
            [
                [Box("indicator", tr("Chỉ tiêu"), "code", 6, indicators, required=True)],
                [
                    Box("num", tr("Số đạt"), stretch=2, required=True, example=tr("410")),
                    Box("den", tr("Tổng số"), stretch=2, example=tr("520")),
                    Box("as_of", tr("Tính đến ngày"), "day", 2, required=True),
                ],
                [Box("source", tr("Nguồn: cơ quan, văn bản"), stretch=6, required=True)],
            ],
        )
    ]


def activity_kind() -> FormKind:
    """The form of an activity."""
    return FormKind(
        draft="activity:new",
        new_title=tr("Ghi hoạt động"),
        old_title=tr("Sửa hoạt động"),
        verb=tr("Ghi hoạt động"),
        saved=tr("Đã ghi hoạt động."),
        required=(("type", tr("Chọn loại hoạt động.")), ("date", tr("Ghi ngày."))),
        numbers=("participants",),
        day="date",
        to_values=_activity_values,
    )


def count_kind() -> FormKind:
    """The form of a count."""
    return FormKind(
        draft="external_count:new",
        new_title=tr("Ghi số liệu nơi khác"),
        old_title=tr("Sửa số liệu nơi khác"),
        verb=tr("Ghi số liệu"),
        saved=tr("Đã ghi số liệu."),
        required=(
            ("indicator", tr("Chọn chỉ tiêu.")),
            ("num", tr("Ghi số đạt.")),
            ("as_of", tr("Ghi ngày số liệu được tính đến.")),
            ("source", tr("Ghi cơ quan cung cấp, số văn bản.")),
        ),
        numbers=("num", "den"),
        day="as_of",
        to_values=_count_values,
    )


def missing_boxes(kind: FormKind, fields: Fields) -> dict[str, str]:
    """Return a sentence for each box without which nothing can be saved."""
    found = {name: told for name, told in kind.required if not fields.get(name)}
    for name in kind.numbers:
        text = fields.get(name, "").replace(".", "")
        if text and not text.isdigit():
            found[name] = tr("Ghi bằng chữ số, thí dụ 45.")
    try:
        read_date(fields.get(kind.day, ""), whole_day=True)
    except DateProblem as problem:
        found[kind.day] = str(problem)
    return found


def activity_fields(activity: Activity) -> dict[str, str]:
    """Return the boxes of an activity that is corrected."""
    return {
        "title": activity.title or "",
        "date": f"{activity.date:%d/%m/%Y}",
        "type": activity.type,
        "programme": activity.programme,
        "participants": str(activity.participants or ""),
        "place": activity.place or "",
        "note": activity.note or "",
    }


def count_fields(count: ExternalCount) -> dict[str, str]:
    """Return the boxes of a count that is corrected."""
    return {
        "indicator": count.indicator,
        "num": str(count.num),
        "den": "" if count.den is None else str(count.den),
        "as_of": f"{count.as_of:%d/%m/%Y}",
        "source": count.source or "",
    }


def _activity_values(fields: Fields) -> dict[str, Any]:
    return {
        "title": fields.get("title") or None,
        "date": _day(fields, "date"),
        "type": fields["type"],
        "programme": fields.get("programme") or "me_do_dau",
        "participants": _number(fields, "participants") or 0,
        "place": fields.get("place") or None,
        "note": fields.get("note") or None,
    }


def _count_values(fields: Fields) -> dict[str, Any]:
    return {
        "indicator": fields["indicator"],
        "num": _number(fields, "num"),
        "den": _number(fields, "den"),
        "as_of": _day(fields, "as_of"),
        "source": fields.get("source") or None,
    }


def _number(fields: Fields, name: str) -> int | None:
    text = fields.get(name, "").replace(".", "")
    return int(text) if text else None


def _day(fields: Fields, name: str) -> object:
    found = read_date(fields.get(name, ""), whole_day=True)
    return found.first_day() if found else None


def _listed(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, label(name, code)) for code in codes(name))
