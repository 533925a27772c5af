"""What the registration form says about its boxes while they are filled: mistakes, and notes."""

import datetime as dt
from collections.abc import Mapping

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.person import check_identity_number, check_phone
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.sensitive_words import find_forbidden_words
from mdd_desktop.ui.children.form_values import date_in, missing_boxes
from mdd_desktop.ui.text import tr


def live_checks(fields: Mapping[str, str], today: dt.date) -> tuple[dict[str, str], dict[str, str]]:
    """Return what is wrong, and what stands inside a box that is right, by the box."""
    problems = {k: v for k, v in missing_boxes(fields).items() if fields.get(k)}
    born = date_in(fields, "birth")
    age = born.age_on(today) if born else -1
    notes = {"birth": tr("{age} tuổi").format(age=age) if age >= 0 else "", "identity_number": ""}
    if fields.get("identity_number"):
        wrong = _number_problem(fields)
        if wrong:
            problems["identity_number"] = wrong
        elif born and fields.get("sex"):
            notes["identity_number"] = tr("khớp {sex}, sinh {year}").format(
                sex=label("sex", fields["sex"]).lower(), year=born.year
            )
    if fields.get("phone") and (wrong_phone := check_phone(fields["phone"])[1]):
        problems["phone"] = wrong_phone[0].message
    if find_forbidden_words(fields.get("circumstances", "")):
        problems["circumstances"] = tr("Chị không ghi bệnh này vào sổ của Hội.")
    return problems, notes


def _number_problem(fields: Mapping[str, str]) -> str:
    born = date_in(fields, "birth")
    found = check_identity_number(
        fields["identity_number"],
        born_on=born.text if born else None,
        sex=fields.get("sex") or None,
    )
    return next((p.message for p in found if p.severity is not Severity.NOTE), "")
