"""A value of a change as a person reads it: codes as their words, dates as on paper."""

import json
import re
from collections.abc import Mapping
from typing import Any

from mdd_desktop.domain.code_lists import CODE_LISTS, label
from mdd_desktop.domain.masking import PersonName, is_name
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.vietnamese import format_number

_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_HEX = re.compile(r"[0-9a-f]{32,64}")
_LISTS = {
    "father.status": "parent_status",
    "mother.status": "parent_status",
    "father.cause": "death_cause",
    "mother.cause": "death_cause",
    "guardian_relation": "relation",
    "living": "visit_rating",
    "study": "visit_rating",
    "mind": "visit_rating",
    "safety": "visit_rating",
    "visit.health": "visit_rating",
    "support_entry.kind": "support_kind",
    "support_entry.form": "support_form",
    "sponsorship.form": "sponsorship_form",
    "paper.kind": "paper_kind",
    "pledge.kind": "pledge_kind",
    "end_reason": "end_reason",
    "cancel_reason": "cancel_reason",
    "sponsor.kind": "sponsor_kind",
    "sponsor.offer_form": "sponsorship_form",
    "sponsor.wish_sex": "sex",
    "hold.outcome": "hold_outcome",
    "hold.refusal": "refusal",
}
_ELEMENTS = {"groups": "article_10_group", "offer_needs": "need"}
_YEARS = frozenset({"born_year"})
_MONEY = frozenset({"amount", "offer_amount"})
_PARTS: Mapping[str, Mapping[str, str]] = {
    "needs": {"kind": "need", "level": "need_level"},
    "consents": {"scope": "consent_scope", "by": "consent_by"},
    "household": {"status": "poverty"},
    "exit": {"reason": "exit_reason"},
    "past_exits": {"reason": "exit_reason"},
    "pauses": {"reason": "file_pause_reason"},
    "caregivers": {"relation": "relation"},
    "referrals": {
        "kind": "referral_kind",
        "reason": "referral_reason",
        "state": "referral_state",
    },
    "exit_plan": {"kind": "exit_plan"},
    "sponsorship.pauses": {"reason": "pause_reason"},
    "reminders": {"way": "remind_way"},
}
_BEFORE = {
    "from": "từ",
    "to": "đến",
    "until": "đến",
    "since": "từ",
    "date": "ngày",
    "on": "ngày",
    "withdrawn": "rút ngày",
    "reopened_on": "mở lại ngày",
    "made_on": "lập ngày",
    "due": "hỏi kết quả trước",
    "answered_on": "trả lời ngày",
    "without_consent": "chưa có đồng ý:",
    "year": "năm",
}
_ORDER = (
    "kind",
    "scope",
    "level",
    "name",
    "relation",
    "by",
    "status",
    "year",
    "reason",
    "date",
    "from",
    "since",
    "on",
    "until",
    "to",
    "withdrawn",
    "reopened_on",
    "due",
    "state",
    "answered_on",
    "outcome",
)
_UNTOLD = frozenset({"paper_id"})
_YES_NO = {True: "có", False: "không"}


def value_words(table: str, path: str, value: FieldValue) -> str:
    """Return a value as a sentence says it; "" for no value.

    Args:
        table: The kind of record.
        path: The field as it stands in a change, such as ``needs[hoc_tap]``.
        value: As it stands there.
    """
    if value is None:
        return ""
    name, _, element = path.partition("[")
    if isinstance(value, bool):
        return _element(name, element[:-1]) if element else _YES_NO[value]
    if isinstance(value, int):
        return _number(name, value)
    if value[:1] != "{":
        return _text(table, path, value)
    lists = _PARTS.get(f"{table}.{name}") or _PARTS.get(name, {})
    return _value(lists, json.loads(value))


def _number(name: str, value: int) -> str:
    if name in _YEARS:
        return str(value)
    return f"{format_number(value)} đồng" if name in _MONEY else format_number(value)


def _text(table: str, path: str, value: str) -> str:
    known = f"{table}.{path}"
    code_list = _LISTS.get(known) or _LISTS.get(path, path)
    if code_list in CODE_LISTS:
        return label(code_list, value)
    return PersonName(value) if is_name(path) else _plain(value)


def _element(name: str, code: str) -> str:
    return label(_ELEMENTS[name], code) if name in _ELEMENTS else code


def _value(lists: Mapping[str, str], parts: Mapping[str, Any]) -> str:
    rank = {key: place for place, key in enumerate(_ORDER)}
    words = []
    for key in sorted(parts, key=lambda key: rank.get(key, len(rank))):
        if key in _UNTOLD:
            continue
        text = label(lists[key], str(parts[key])) if key in lists else _plain(str(parts[key]))
        before = _BEFORE.get(key, "")
        words.append(f"{before} {text}".strip())
    return ", ".join(words)


def _plain(text: str) -> str:
    if _ISO_DATE.fullmatch(text):
        return "/".join(reversed(text.split("-")))
    return "(bản chụp)" if _HEX.fullmatch(text) else text
