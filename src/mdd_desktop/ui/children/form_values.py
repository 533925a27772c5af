"""Between the boxes of the form, which are texts, and the values of a child's record."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mdd_desktop.domain.child import Child, Consent, HouseholdYear, Need, Parent, Poverty
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.date_edit import DateProblem, read_date

Fields = Mapping[str, str]
_PLAIN = (
    "full_name",
    "sort_name",
    "ethnic",
    "identity_number",
    "school_class",
    "school",
    "village",
    "guardian_name",
    "guardian_relation",
    "phone",
    "circumstances",
    "health",
    "sex",
)
_SCOPE, _BY = "lap_ho_so", "giam_ho"


def date_in(fields: Fields, name: str) -> PartialDate | None:
    """Return the date in a box; None when it is empty or cannot be read."""
    try:
        return read_date(fields.get(name, ""))
    except DateProblem:
        return None


def missing_boxes(fields: Fields) -> dict[str, str]:
    """Return a sentence for each box without which nothing can be saved.

    Only the name is needed: an incomplete record is legal and shows how complete it is.
    """
    found: dict[str, str] = {}
    if not fields.get("full_name"):
        found["full_name"] = tr("Ghi họ và tên em theo khai sinh.")
    for name in ("birth", "father_died", "mother_died", "consent"):
        try:
            read_date(fields.get(name, ""), whole_day=name == "consent")
        except DateProblem as problem:
            found[name] = str(problem)
    return found


def to_values(fields: Fields, *, today: dt.date, before: Child | None = None) -> dict[str, Any]:
    """Return the values of a record, by the names of its fields.

    Args:
        fields: Content of the boxes.
        today: Business date; the year of the household's status.
        before: The record that is corrected; lists keep what the form does not show.
    """
    values: dict[str, Any] = {name: fields.get(name) or None for name in _PLAIN}
    values["birth"] = date_in(fields, "birth")
    values["father"] = _parent(fields, "father", before.father if before else Parent())
    values["mother"] = _parent(fields, "mother", before.mother if before else Parent())
    values["household"] = _household(fields, today.year, before)
    values["needs"] = _needs(fields, before)
    values["consents"] = _consents(fields, before)
    return values


def typed_so_far(fields: Fields) -> dict[str, Any]:
    """Return what duplicates are looked for with, while the form is being filled."""
    names = ("full_name", "sex", "identity_number", "village", "guardian_name", "phone")
    values: dict[str, Any] = {name: fields[name] for name in names if fields.get(name)}
    values["birth"] = date_in(fields, "birth")
    for who in ("father", "mother"):
        if fields.get(f"{who}_name"):
            values[who] = {"full_name": fields[f"{who}_name"]}
    return values


def to_fields(child: Child, *, year: int) -> dict[str, str]:
    """Return the content of the boxes for a record that is corrected."""
    fields = {name: str(getattr(child, name) or "") for name in _PLAIN}
    fields["birth"] = child.birth.shown() if child.birth else ""
    for who, parent in (("father", child.father), ("mother", child.mother)):
        fields[f"{who}_name"] = parent.full_name or ""
        fields[f"{who}_status"] = parent.status.value if parent != Parent() else ""
        fields[f"{who}_died"] = parent.died_on.shown() if parent.died_on else ""
        fields[f"{who}_cause"] = parent.cause.value if parent.cause else ""
        fields[f"{who}_paper"] = "1" if parent.paper_seen else ""
    now = next((entry for entry in child.household if entry.year == year), None)
    fields["poverty"] = now.status.value if now else ""
    kinds = [need.kind for need in child.needs]
    fields["need"] = kinds[0] if kinds else ""
    fields["need_more"] = kinds[1] if len(kinds) > 1 else ""
    given = _guardian_consent(child)
    fields["consent"] = f"{given.from_:%d/%m/%Y}" if given else ""
    return fields


def kept_for_the_next(fields: Fields) -> dict[str, str]:
    """Return what the next empty form begins with: the officer goes village by village."""
    return {name: fields.get(name, "") for name in ("ethnic", "village")}


def family_of(fields: Fields) -> dict[str, str]:
    """Return what sisters and brothers have in common: the parents, the home, the family's year."""
    shared = ("ethnic", "village", "guardian_name", "guardian_relation", "phone", "poverty")
    return {
        name: text
        for name, text in fields.items()
        if name in shared or name.startswith(("father_", "mother_"))
    }


def derived_group(fields: Fields) -> str:
    """Return the circumstance that follows from the facts about father and mother."""
    father, mother = fields.get("father_status") == "mat", fields.get("mother_status") == "mat"
    if father and mother:
        return tr("Mồ côi cả cha và mẹ")
    if father:
        return tr("Mồ côi cha")
    return tr("Mồ côi mẹ") if mother else ""


def _parent(fields: Fields, who: str, before: Parent) -> dict[str, Any]:
    status = fields.get(f"{who}_status") or "khong_ro"
    values = before.model_dump() | {
        "full_name": fields.get(f"{who}_name") or None,
        "status": status,
        "paper_seen": bool(fields.get(f"{who}_paper")),
    }
    if status == "mat":
        cause, died_on = fields.get(f"{who}_cause") or None, date_in(fields, f"{who}_died")
    elif before.status.is_new and status == before.status:
        return values  # what goes with it, its program knows
    else:
        cause = died_on = None
    return values | {"cause": cause, "died_on": died_on}


def _household(fields: Fields, year: int, before: Child | None) -> tuple[HouseholdYear, ...]:
    others = tuple(e for e in before.household if e.year != year) if before else ()
    status = fields.get("poverty")
    if not status:
        return others
    now = [e for e in before.household if e.year == year and e.status == status] if before else []
    return (*others, *(now or [HouseholdYear(year=year, status=Poverty(status))]))


def _needs(fields: Fields, before: Child | None) -> tuple[Need, ...]:
    known = {need.kind: need for need in before.needs} if before else {}
    later = list(known.values())[2:]
    wanted = dict.fromkeys(kind for name in ("need", "need_more") if (kind := fields.get(name)))
    first = tuple(known.get(kind) or Need(kind=kind) for kind in wanted)
    return first + tuple(need for need in later if need.kind not in wanted)


def _consents(fields: Fields, before: Child | None) -> tuple[Consent, ...]:
    others = tuple(before.consents) if before else ()
    given = date_in(fields, "consent")
    if given is None or given.precision != "day":
        return others
    day = given.first_day()
    old = _guardian_consent(before) if before else None
    if old is not None and old.from_ == day:
        return others
    fresh = Consent.model_validate({"scope": _SCOPE, "by": _BY, "from": day})
    return (*others, fresh)


def _guardian_consent(child: Child) -> Consent | None:
    given = [c for c in child.consents if c.scope == _SCOPE and c.by == _BY and not c.withdrawn]
    return max(given, key=lambda consent: consent.from_, default=None)
