"""From the boxes of a sponsor's form to the fields of her record, and back."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.vietnamese_numbers import parse_vnd
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date

Fields = Mapping[str, str]
_TEXTS = (
    "full_name",
    "sort_name",
    "identity_number",
    "occupation",
    "phone",
    "email",
    "village",
    "address",
    "contact_name",
    "contact_officer",
    "country",
    "wishes",
    "note",
)
_NUMBERS = ("born_year", "capacity", "wish_age_from", "wish_age_to")
_DAYS = ("protection_signed_on", "protection_expires_on")
EMPTY = {"kind": "ca_nhan", "offer_form": "gian_tiep"}
"""What a new form begins with; a form with nothing else is empty."""


def problems_in(fields: Fields) -> dict[str, str]:
    """What has to be mended before the record can be saved, by box."""
    found: dict[str, str] = {}
    if not fields["full_name"]:
        found["full_name"] = tr("Ghi họ và tên, hoặc tên của tập thể, tổ nhóm.")
    if fields["foreign"] and not fields["contact_officer"]:
        sentence = tr("Người nước ngoài cần có cán bộ đầu mối giữ liên lạc.")
        found["contact_officer"] = sentence
    return found | _unread(fields)


def _unread(fields: Fields) -> dict[str, str]:
    """The boxes whose text is no number, no amount, no day."""
    found = {
        name: tr("Ghi bằng chữ số.")
        for name in _NUMBERS
        if fields[name] and not fields[name].isdecimal()
    }
    if fields["offer_amount"]:
        try:
            parse_vnd(fields["offer_amount"])
        except RuleError as refused:
            found["offer_amount"] = refused.message
    for name in _DAYS:
        try:
            read_date(fields[name], whole_day=True)
        except DateProblem as problem:
            found[name] = str(problem)
    return found


def to_values(fields: Fields, before: Sponsor | None) -> dict[str, Any]:
    """The fields of the record that the boxes say; they have no problems."""
    values: dict[str, Any] = {name: fields[name] or None for name in _TEXTS}
    values |= {name: int(fields[name]) if fields[name] else None for name in _NUMBERS}
    values |= {name: _day(fields[name]) for name in _DAYS}
    later = before.offer_needs[2:] if before else ()
    needs = dict.fromkeys(code for code in (fields["need"], fields["need_more"]) if code)
    return values | {
        "kind": fields["kind"] or "ca_nhan",
        "foreign": bool(fields["foreign"]),
        "offer_form": fields["offer_form"] or None,
        "offer_amount": parse_vnd(fields["offer_amount"]) if fields["offer_amount"] else None,
        "offer_needs": (*needs, *(code for code in later if code not in needs)),
        "offer_until_18": bool(fields["offer_until_18"]),
        "wish_sex": fields["wish_sex"] or None,
    }


def to_fields(sponsor: Sponsor) -> dict[str, str]:
    """What stands in the boxes for a record."""
    fields = {name: getattr(sponsor, name) or "" for name in _TEXTS}
    for name in _NUMBERS:
        number = getattr(sponsor, name)
        fields[name] = "" if number is None else str(number)
    for name in _DAYS:
        day = getattr(sponsor, name)
        fields[name] = f"{day:%d/%m/%Y}" if day else ""
    needs = (*sponsor.offer_needs, "", "")
    amount = sponsor.offer_amount
    return fields | {
        "kind": sponsor.kind.value,
        "foreign": "1" if sponsor.foreign else "",
        "offer_form": sponsor.offer_form.value if sponsor.offer_form else "",
        "offer_amount": "" if amount is None else format_number(amount),
        "need": needs[0],
        "need_more": needs[1],
        "offer_until_18": "1" if sponsor.offer_until_18 else "",
        "wish_sex": sponsor.wish_sex.value if sponsor.wish_sex else "",
    }


def _day(text: str) -> dt.date | None:
    found = read_date(text, whole_day=True)
    return found.first_day() if found else None
