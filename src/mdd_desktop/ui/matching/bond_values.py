"""From a match to the boxes of the side panel, and from the boxes to a sponsorship."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.sponsorship import Rhythm
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.vietnamese_numbers import parse_vnd
from mdd_desktop.services.matching import Candidate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date

Fields = Mapping[str, str]
_USUAL = "sinh_hoat"


def prefilled(found: Candidate, level: int, today: dt.date, *, may_match: bool) -> dict[str, str]:
    """What stands in the boxes before anything is typed: the need, the amount, from and to."""
    sponsor, child = found.sponsor, found.child
    offered = sponsor.offer_needs
    usual = _USUAL if not offered or _USUAL in offered else offered[0]
    need = next((code for code in child.needs if not offered or code in offered), usual)
    return {
        "form": found.fit.form.value,
        "begins": "now" if may_match else "wait",
        "need": need,
        "amount": format_number(sponsor.offer_amount or level),
        "rhythm": Rhythm.MONTHLY.value,
        "start": PartialDate.model_validate(today.isoformat()).shown(),
        "end": "until_18" if sponsor.offer_until_18 else "open",
    }


def problems_in(fields: Fields) -> dict[str, str]:
    """What has to be mended before it can be written, by box."""
    found: dict[str, str] = {}
    if not fields["need"]:
        found["need"] = tr("Chọn nhu cầu mà Mẹ lo cho em.")
    if not fields["rhythm"]:
        found["rhythm"] = tr("Chọn nhịp trao.")
    if fields["amount"]:
        try:
            parse_vnd(fields["amount"])
        except RuleError as refused:
            found["amount"] = refused.message
    if fields["begins"] == "now" and (text := _day_problem(fields["start"])):
        found["start"] = text
    if fields["end"] == "day" and (text := _day_problem(fields["end_day"])):
        found["end_day"] = text
    return found


def sponsorship_of(
    fields: Fields, child: UUID, sponsor: UUID, today: dt.date
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The sponsorship and its pledge that the boxes say; they have no problems."""
    start = _day(fields["start"]) if fields["begins"] == "now" else None
    end = _day(fields["end_day"]) if fields["end"] == "day" else None
    values = {
        "child_id": child,
        "sponsor_id": sponsor,
        "form": fields["form"] or "gian_tiep",
        "regular": fields["rhythm"] != Rhythm.ONCE.value,
        "start": start,
        "planned_end": end,
        "until_18": fields["end"] == "until_18",
        "note": fields["note"] or None,
    }
    amount = parse_vnd(fields["amount"]) if fields["amount"] else None
    pledge = {
        "kind": "tien" if amount is not None else "hien_vat",
        "need": fields["need"],
        "rhythm": fields["rhythm"],
        "amount": amount,
        "from_month": f"{start or today:%Y-%m}",
        "to_month": f"{end:%Y-%m}" if end else None,
    }
    return values, [pledge]


def months_of(fields: Fields, today: dt.date) -> tuple[str, str | None]:
    """The first and the last month that the boxes say; today's where a day cannot be read."""
    day = fields["begins"] == "now" and not _day_problem(fields["start"]) and _day(fields["start"])
    first = f"{day or today:%Y-%m}"
    if fields["end"] == "day" and not _day_problem(fields["end_day"]):
        end = _day(fields["end_day"])
        return first, f"{end:%Y-%m}" if end else None
    return first, first if fields["rhythm"] == Rhythm.ONCE.value else None


def _day_problem(text: str) -> str:
    try:
        if read_date(text, whole_day=True) is None:
            return tr("Ghi đủ ngày, tháng, năm.")
    except DateProblem as problem:
        return str(problem)
    return ""


def _day(text: str) -> dt.date | None:
    found = read_date(text, whole_day=True)
    return found.first_day() if found else None
