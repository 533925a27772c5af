"""Texts of templates in an office's own words: where each stands, whether it can be filled.

A place is named by its path in the template, such as ``paragraphs.review[0].text``.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from mdd_desktop.documents.levels import SWITCH, SWITCH_OPEN
from mdd_desktop.documents.names_of_values import WORDS
from mdd_desktop.documents.templates import BY_COMMITTEE, template
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.figures import FIGURES
from mdd_desktop.domain.report_calendar import DUTIES, duty

CALENDAR = "calendar"
"""Not a template of its own: by what day each report is due, which plans and tasks say."""
EDITABLE: Mapping[str, str] = {
    "kh1": "Kế hoạch Chương trình “Mẹ đỡ đầu”",
    "kh2": "Kế hoạch chăm sóc, giáo dục và bảo vệ trẻ em",
    "kh3": "Kế hoạch chăm sóc trẻ em có hoàn cảnh đặc biệt",
    "kh4": "Kế hoạch vận động nguồn lực",
    "kh5": "Đề án chăm sóc dựa vào cộng đồng",
    "bct": "Báo cáo tháng",
    "bcky": "Báo cáo 6 tháng, năm",
    "bc5n": "Sơ kết 5 năm",
    "bcdx": "Báo cáo đột xuất",
    "bcd": "Đoạn báo cáo",
    "letters": "Thư, biên nhận, thỏa thuận, tờ trình",
    "lists": "Danh sách, biểu",
    "forms": "Phiếu",
    CALENDAR: "Hạn gửi báo cáo",
}
COMMON = frozenset(
    {
        "office", "body", "superior", "unit", "locality", "kind", "period", "year", "first_year",
        "first_day", "last_day", "as_of_day", "cut_off_time", "cut_off_day", "level_threshold",
    }
)  # fmt: skip
LABELS = frozenset(definition.label for definition in FIGURES.values())
_PLACE = re.compile(r"\{([^{}]*)\}")
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_NOT_WORDS = frozenset(
    {
        "base", "works", "bases", "when", "figure", "figures", "indicator", "each", "if_reported",
        "separator",
    }
)  # fmt: skip


def texts_of(name: str) -> dict[str, str]:
    """Every text of a template by its place.

    Raises:
        NotFoundError: There is no such template.
    """
    if name not in EDITABLE:
        known = ", ".join(EDITABLE)
        raise NotFoundError("unknown_template", f"Không có mẫu này. Chọn một trong: {known}.")
    if name == CALENDAR:
        return {one.id: one.written for one in DUTIES}
    return dict(_walk(template(name), ""))


def about(name: str, place: str) -> str:
    """What a place holds, where its text does not say it by itself."""
    if name != CALENDAR:
        return ""
    one = duty(place)
    return f"{one.plan} · {one.text}"


def with_own_texts(name: str, own: Mapping[str, str]) -> Mapping[str, Any]:
    """The template with an office's texts in their places; a place that is gone is passed over."""
    source = template(name)
    if not own:
        return source
    changed = copy.deepcopy(dict(source))
    places = texts_of(name) if name in EDITABLE else {}
    for place, text in own.items():
        if place in places:
            _put(changed, place, text)
    return changed


def is_of_committee(place: str) -> bool:
    """Whether a text is said under the head of the People's Committee alone."""
    return any(step.endswith(BY_COMMITTEE) for step, _index in _STEP.findall(place))


def check_text(name: str, place: str, text: str) -> None:
    """Refuse a text that could not be printed.

    Raises:
        NotFoundError: There is no such template or place.
        RuleError: ``unknown_placeholder``, ``bad_braces``, ``bad_switch``, ``empty_text``, or
            ``bad_days`` of the days of a report.
    """
    places = texts_of(name)
    if place not in places:
        raise NotFoundError("unknown_place", "Mẫu này không có chỗ đó. Mở lại danh sách mẫu.")
    if not text.strip():
        raise RuleError("empty_text", "Đoạn mẫu không được để trống. Ghi lời văn của đoạn này.")
    if name == CALENDAR:
        duty(place).on_days(text)
        return
    if _PLACE.sub("", text).count("{") or _PLACE.sub("", text).count("}"):
        raise RuleError("bad_braces", "Dấu ngoặc { } chưa đủ cặp. Ghi như {office}.")
    if text.count(SWITCH_OPEN) != len(SWITCH.findall(text)):
        raise RuleError(
            "bad_switch",
            "Phần chọn theo cấp phải ghi đủ: [xã: … | tỉnh: …], "
            "thêm “| cụm: …” hoặc “| trung ương: …” nếu cấp đó nói khác.",
        )
    known = placeholders(name, place)
    for found in _PLACE.findall(text):
        if found not in known:
            usual = sorted(WORDS.get(one, one) for one in known & _usual(places[place]))
            listed = ", ".join(f"{{{one}}}" for one in usual)
            hint = f" Đoạn này thường dùng: {listed}." if listed else ""
            raise RuleError(
                "unknown_placeholder",
                f"Không có số liệu nào tên “{{{found[:40]}}}”. Chọn trong “Chèn số liệu”.{hint}",
            )


def placeholders(name: str, place: str) -> frozenset[str]:
    """What may stand in braces at a place: common values, figures, parts, and its own."""
    if name == CALENDAR:
        return frozenset()
    source = template(name)
    own = _usual(texts_of(name).get(place, ""))
    parts = source.get("parts", {})
    general = COMMON | FIGURES.keys() | LABELS | set(parts)
    if own and not own & general:
        return frozenset(own)
    return frozenset(general | own)


def _usual(text: str) -> set[str]:
    return set(_PLACE.findall(text))


def _walk(node: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - whatever TOML holds
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            if key.removesuffix(BY_COMMITTEE) not in _NOT_WORDS:
                yield from _walk(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _walk(value, f"{path}[{index}]")


def _put(source: dict[str, Any], place: str, text: str) -> None:
    steps: list[Any] = [name or int(index) for name, index in _STEP.findall(place)]
    node: Any = source
    for step in steps[:-1]:
        node = node[step]
    node[steps[-1]] = text
