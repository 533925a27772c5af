"""What forms, minutes and registers say, from records."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any

from mdd_desktop.documents.forms.child_profile import ChildProfile
from mdd_desktop.documents.forms.consent_form import ConsentForm
from mdd_desktop.documents.forms.visit_sheet import QUESTIONS, VisitSheet
from mdd_desktop.documents.letters.handover import HandOver
from mdd_desktop.documents.letters.package_receipt import PackageReceipt
from mdd_desktop.documents.letters.sponsor_letter import GiftLine
from mdd_desktop.domain.audience import parent_text, printable
from mdd_desktop.domain.call_names import call_name
from mdd_desktop.domain.child import Child, Parent
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.duplicates import DEFAULT_MIN_SCORE, find_pairs
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.figures.support_book import is_delivery
from mdd_desktop.domain.vietnamese import short_date, within
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services.document_commitments import support_content, time_text
from mdd_desktop.services.document_ground import Ground
from mdd_desktop.services.document_letters import value_of, what_was_given
from mdd_desktop.services.document_lists import answer
from mdd_desktop.services.duplicates import decisions_of, undecided
from mdd_desktop.services.people import person_of
from mdd_desktop.storage import exchange

_YEAR = 365
_COUNTS = {
    "new": "Hồ sơ mới",
    "changed": "Hồ sơ được sửa",
    "known": "Thay đổi đã có (trùng)",
    "conflicts": "Khác biệt cần quyết định",
    "held": "Thay đổi đang giữ lại",
}


def chosen_cases(ground: Ground) -> list[ChildCase]:
    """The chosen children; the first of the list when none is chosen, none for a blank form."""
    asked = ground.chosen.get("child")
    if asked is not None and not any(asked):
        return []
    if not asked:
        return ground.listed[:1]
    lives = [ground.facts.child(one) for one in ground.found("child", Child)]
    if any(life is None for life in lives):
        raise NotFoundError("not_found", "Hồ sơ trẻ này đã hủy. Chọn hồ sơ khác.")
    return [ground.case(life) for life in lives if life]


def consent_forms(ground: Ground) -> tuple[ConsentForm, ...]:
    """D6: with the names filled in; without a child a blank form. The boxes are always empty."""
    forms = []
    for case in chosen_cases(ground):
        view, child = ground.view(case), case.record
        relation = child.guardian_relation
        forms.append(
            ConsentForm(
                child=view.name,
                code=view.code,
                guardian=child.guardian_name or "" if not view.withheld else "",
                relation=label("relation", relation) if relation and not view.withheld else "",
            )
        )
    return tuple(forms) or (ConsentForm(),)


def visit_sheets(ground: Ground) -> tuple[VisitSheet, ...]:
    """D7: with the last answers, or blank."""
    return tuple(_visit_sheet(ground, case) for case in chosen_cases(ground)) or (VisitSheet(),)


def _visit_sheet(ground: Ground, case: ChildCase) -> VisitSheet:
    view = ground.view(case)
    latest = max(_visits(ground, case), key=lambda v: (v.date, str(v.id)), default=None)
    child = case.record
    name = "" if view.withheld else call_name(child.full_name, child.sort_name)
    if latest is None or view.withheld:
        return VisitSheet(code=view.code, call_name=name)
    earlier = {
        key: (
            label("visit_rating", rating) if (rating := getattr(latest, key)) else "",
            printable(getattr(latest, f"{key}_note")),
        )
        for key in QUESTIONS
    }
    gifts = [gift.what for gift in _gifts(ground, case, since=latest.date)]
    return VisitSheet(
        code=view.code,
        call_name=name,
        earlier=earlier,
        received="; ".join(dict.fromkeys(gifts)),
        wishes=printable(latest.wishes),
    )


def _visits(ground: Ground, case: ChildCase) -> Iterator[Visit]:
    for visit in ground.facts.visits:
        life = ground.facts.child(visit.child_id)
        if life is case.life and visit.date <= ground.moment.period.hi:
            yield visit


def _gifts(ground: Ground, case: ChildCase, *, since: dt.date) -> Iterator[GiftLine]:
    """What reached a child after a day, newest first."""
    own = {one for one, life in ground.facts.child_of.items() if life == case.record.id}
    entries = ground.facts.support.of_children(own)
    for entry in sorted(entries, key=lambda entry: entry.date, reverse=True):
        if is_delivery(entry) and since < entry.date <= ground.today:
            yield GiftLine(
                entry.date, entry.direction.value, what_was_given(entry), value_of(entry)
            )


def profiles(ground: Ground) -> tuple[ChildProfile, ...]:
    """D8: everything about a child, for officers.

    Raises:
        RuleError: There is no child to choose.
        NotFoundError: A chosen one does not exist.
    """
    cases = chosen_cases(ground)
    if not cases:
        raise RuleError("no_child", "Sổ chưa có trẻ nào trong danh sách. Tiếp nhận trẻ trước.")
    return tuple(_profile(ground, case) for case in cases)


def _profile(ground: Ground, case: ChildCase) -> ChildProfile:
    view, child = ground.view(case), case.record
    if view.withheld:
        return ChildProfile(view, "", "")
    visits = sorted(_visits(ground, case), key=lambda v: (v.date, str(v.id)), reverse=True)
    since = ground.moment.period.hi - dt.timedelta(days=_YEAR)
    return ChildProfile(
        view=view,
        father=parent_words(child.father),
        mother=parent_words(child.mother),
        sponsors=tuple(
            _sponsor_row(life, ground.moment.day.month) for life in case.life.sponsorships
        ),
        gifts=tuple(_gifts(ground, case, since=since)),
        visits=tuple(_visit_row(visit) for visit in visits),
        consents=tuple(
            (
                label("consent_scope", consent.scope),
                label("consent_by", consent.by),
                _span(consent.from_, consent.withdrawn),
            )
            for consent in child.consents
        ),
        photo=ground.photo(case),
    )


def _span(begun: dt.date, ended: dt.date | None) -> str:
    return f"{short_date(begun)} – {short_date(ended) if ended else '…'}"


def parent_words(parent: Parent) -> str:
    """A parent with what became of her or him, in words."""
    cause = within(label("death_cause", parent.cause)) if parent.is_dead and parent.cause else ""
    died = f"năm {parent.died_on.year}" if parent.is_dead and parent.died_on else ""
    state = parent_text(parent.status, (cause, died))
    return f"{parent.full_name} – {within(state)}" if parent.full_name else state


def _sponsor_row(life: SponsorshipLife, month: int) -> tuple[str, str, str]:
    name = life.sponsor.full_name if life.sponsor else ""
    return name, support_content(life, month), time_text(life)


def _visit_row(visit: Visit) -> tuple[str, str, str]:
    said = {key: answer(getattr(visit, key), getattr(visit, f"{key}_note")) for key in QUESTIONS}
    said |= {"wishes": printable(visit.wishes), "suggestion": printable(visit.suggestion)}
    result = "; ".join(
        f"{field_label('visit', key)} – {text}" for key, text in said.items() if text
    )
    return short_date(visit.date), visit.visitor or "", result


def hand_over(ground: Ground) -> tuple[HandOver]:
    """D9: what the figures do not say."""
    made = exchange.packages_out(ground.reading.connection)
    last = made[0] if made else None
    text = f"số {last['number']} gửi {ground.unit_name(last['recipient'])}" if last else ""
    found = find_pairs([person_of(case.record) for case in ground.listed], DEFAULT_MIN_SCORE)
    pairs = undecided(ground.reading, found, decisions_of(ground.reading))
    return (HandOver(pairs=len(pairs), package=text),)


def package_receipts(ground: Ground) -> tuple[PackageReceipt, ...]:
    """D13: the chosen package, or the one merged last; an empty form when there is none.

    Raises:
        NotFoundError: The chosen package was not merged here.
    """
    merged: dict[str, Mapping[str, Any]] = {
        str(row["id"]): dict(row) for row in exchange.packages_in(ground.reading.connection)
    }
    asked = [one for one in ground.chosen.get("package", ()) if one]
    if any(one not in merged for one in asked):
        raise NotFoundError("not_found", "Gói này chưa được gộp ở đây. Xem lại mã gói.")
    rows = [merged[one] for one in asked] or list(merged.values())[:1]
    order = [str(row["id"]) for row in reversed(merged.values())]
    numbers = {
        one: 1 + sum(merged[other]["sender"] == merged[one]["sender"] for other in order[:place])
        for place, one in enumerate(order)
    }
    made = tuple(_package(ground, row, numbers[str(row["id"])]) for row in rows)
    return made or (PackageReceipt(),)


def _package(ground: Ground, row: Mapping[str, Any], number: int) -> PackageReceipt:
    result = json.loads(row["result"])
    return PackageReceipt(
        sender=ground.unit_name(row["sender"]),
        receiver=ground.unit_name(ground.reading.unit),
        number=f"{number} (mã gói {row['id']})",
        made_at=_moment(row["created"]),
        merged_at=_moment(row["merged_at"]),
        result="đã gộp" if result.get("applied") else "không có gì mới",
        fingerprint=row["sha256"][:30],
        following=f"số {number + 1}",
        counts={text: int(result.get(key, 0)) for key, text in _COUNTS.items()},
    )


def _moment(text: str) -> str:
    return f"{dt.datetime.fromisoformat(text).astimezone():%H:%M %d/%m/%Y}"
