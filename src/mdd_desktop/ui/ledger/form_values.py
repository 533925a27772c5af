"""Between the boxes of one line of the book and its record."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.support import Direction, Outcome, SupportEntry, SupportForm
from mdd_desktop.domain.vietnamese import amount_in_words, format_vnd, parse_vnd
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date

Fields = Mapping[str, str]
BOND, CHILD = "L", "C"
_LARGE = 10_000_000


def missing_boxes(fields: Fields, *, correcting: bool) -> dict[str, str]:
    """Return a sentence for each box without which nothing can be saved."""
    found: dict[str, str] = {}
    if not fields.get("who") and not fields.get("headcount"):
        found["who"] = tr("Chọn em nhận, hoặc ghi số trẻ nhận, không ghi tên.")
    if not fields.get("direction"):
        found["direction"] = tr("Chọn đã tiếp nhận hay đã trao.")
    if not fields.get("form"):
        found["form"] = tr("Chọn tiền, hiện vật hay dịch vụ.")
    found |= _amount_problem(fields)
    for name in ("headcount", "quantity"):
        if fields.get(name) and not fields[name].isdigit():
            found[name] = tr("Ghi bằng chữ số, thí dụ 30.")
    found |= _day_problem(fields)
    if is_kept_back(fields) and not fields.get("outcome_reason"):
        found["outcome_reason"] = tr("Ghi vì sao, thí dụ “em về quê ngoại”.")
    if correcting and not fields.get("reason"):
        found["reason"] = tr("Ghi lý do sửa, thí dụ “gõ nhầm số tiền”.")
    return found


def is_kept_back(fields: Fields) -> bool:
    """Whether the line is for a child and did not reach her."""
    direction, outcome = fields.get("direction", ""), fields.get("outcome", "")
    given = bool(direction) and Direction.of(direction).goes_out
    return given and outcome not in {"", Outcome.DELIVERED.value}


def _day_problem(fields: Fields) -> dict[str, str]:
    try:
        if read_date(fields.get("date", ""), whole_day=True) is None:
            return {"date": tr("Ghi ngày tiếp nhận hoặc trao.")}
    except DateProblem as problem:
        return {"date": str(problem)}
    return {}


def _amount_problem(fields: Fields) -> dict[str, str]:
    text = fields.get("amount", "")
    if not text:
        if fields.get("form") == SupportForm.CASH:
            return {"amount": tr("Ghi số tiền.")}
        return {}
    try:
        parse_vnd(text)
    except RuleError as error:
        return {"amount": error.message}
    return {}


def to_values(fields: Fields) -> dict[str, Any]:
    """Return the values of a record; the boxes have been checked before."""
    kind, _, who = fields.get("who", "").partition(":")
    day = read_date(fields.get("date", ""), whole_day=True)
    cash = fields["form"] == SupportForm.CASH
    service = fields["form"] == SupportForm.SERVICE
    amount = fields.get("amount", "")
    kept_back = is_kept_back(fields)
    return {
        "sponsorship_id": UUID(who) if kind == BOND else None,
        "child_id": UUID(who) if kind == CHILD else None,
        "sponsor_id": None,
        "headcount": int(fields["headcount"]) if fields.get("headcount") else None,
        "direction": fields["direction"],
        "form": fields["form"],
        "kind": fields.get("kind") or None,
        "amount": parse_vnd(amount) if amount and not service else None,
        "quantity": 1 if cash or not fields.get("quantity") else int(fields["quantity"]),
        "date": day.first_day() if day else None,
        "occasion": fields.get("occasion") or None,
        "receiver_name": fields.get("receiver_name") or None,
        "description": fields.get("description") or None,
        "outcome": fields["outcome"] if kept_back else Outcome.DELIVERED,
        "outcome_reason": fields.get("outcome_reason") if kept_back else None,
    }


def to_fields(entry: SupportEntry) -> dict[str, str]:
    """Return the content of the boxes for a line that is looked at."""
    who = ""
    if entry.sponsorship_id:
        who = f"{BOND}:{entry.sponsorship_id}"
    elif entry.child_id:
        who = f"{CHILD}:{entry.child_id}"
    return {
        "who": who,
        "headcount": str(entry.headcount or ""),
        "direction": entry.direction.value,
        "form": entry.form.value,
        "kind": entry.kind or "",
        "amount": format_vnd(entry.amount) if entry.amount is not None else "",
        "quantity": str(entry.quantity),
        "date": f"{entry.date:%d/%m/%Y}",
        "occasion": entry.occasion or "",
        "receiver_name": entry.receiver_name or "",
        "description": entry.description or "",
        "outcome": entry.outcome.value,
        "outcome_reason": entry.outcome_reason or "",
    }


def begun(today: str) -> dict[str, str]:
    """Return what an empty form begins with."""
    return {
        "direction": Direction.PASSED.value,
        "form": SupportForm.CASH.value,
        "date": today,
        "outcome": Outcome.DELIVERED.value,
    }


def amount_note(text: str) -> str:
    """Return large sums in words, "" for the others."""
    try:
        amount = parse_vnd(text) if text else 0
    except RuleError:
        return ""
    return amount_in_words(amount) if amount >= _LARGE else ""
