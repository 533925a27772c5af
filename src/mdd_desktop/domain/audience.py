"""Who may read what about a child: the audience classes of documents (documents.md §2.0).

Every list and letter takes children only as :class:`ChildView`, made here; a field that its class
may not see, or that no consent covers on the date, never leaves this module.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from mdd_desktop.domain.call_names import call_name
from mdd_desktop.domain.child import Child, ParentStatus, Poverty
from mdd_desktop.domain.code_lists import group_letter, label
from mdd_desktop.domain.consents import (
    GUARDIAN,
    KEEP,
    PUBLISH,
    PUBLISH_PHOTO,
    SEND_UP,
    TELL_SPONSOR,
    consenting,
    is_taken_back,
    may_be_published,
)
from mdd_desktop.domain.family_kind import family_kind
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.sensitive_words import find_forbidden_words
from mdd_desktop.domain.vietnamese import comparison_form, enumerated, fold, initials

WITHHELD = "(không in)"
_SMALL = 5
_ID_LENGTH = 12
_BANDS = ((5, "Dưới 6 tuổi"), (10, "6-10 tuổi"), (15, "11-15 tuổi"), (17, "16-17 tuổi"))
_SECRET_WORDS = (
    "ma túy",
    "nghiện",
    "cai nghiện",
    "xâm hại",
    "hiếp dâm",
    "dâm ô",
    "bạo hành",
    "bạo lực",
    "phạm tội",
    "phạm pháp",
    "đi tù",
    "ở tù",
    "án tù",
    "trại giam",
)
# With its accents a word is meant as it stands: "nghiên cứu" and "đi từ trường" say nothing.
_SECRET = re.compile(rf"\b({'|'.join(map(comparison_form, _SECRET_WORDS))})\b")
_SECRET_BARE = re.compile(rf"\b({'|'.join(map(fold, _SECRET_WORDS))})\b")


class Audience(StrEnum):
    """Who a document is for."""

    INTERNAL = "NB"
    SUPERIOR = "CT"
    FIGURES = "SH"
    SPONSOR = "MĐ"
    PUBLIC = "CK"


@dataclass(frozen=True, slots=True)
class ChildView:
    """What one document may say of one child; a field it may not say is empty.

    Attributes:
        code: The printed code, which says nothing about her.
        name: Full, called, initials or the code, as the class allows.
        birth: Full date, age or age band.
        place: Village and address, or nothing.
        carer: Who brings her up, with relation and telephone as the class allows.
        school: School and class, for a sponsor the class alone.
        health: The level; for a sponsor ``tốt`` or ``cần theo dõi``.
        kind: Diện mồ côi.
        circumstance: In words for the office, as a code for a superior.
        identity: Masked.
        photo: Whether a picture of her may be shown.
        withheld: The family took its consent back: nothing but the code may be said.
    """

    code: str
    name: str
    commune: str = ""
    birth: str = ""
    age: int | None = None
    sex: str = ""
    ethnic: str = ""
    village: str = ""
    place: str = ""
    carer: str = ""
    school: str = ""
    health: str = ""
    health_note: str = ""
    kind: str = ""
    cause: str = ""
    household: str = ""
    circumstance: str = ""
    allowance: str = ""
    needs: str = ""
    identity: str = ""
    note: str = ""
    photo: bool = False
    withheld: bool = False


def child_view(case: ChildCase, audience: Audience, *, code: str, commune: str) -> ChildView:
    """What a document of the class may say of a child on the day of the case.

    Args:
        case: The child on that day.
        audience: Who reads it.
        code: Her printed code.
        commune: Name of the commune she lives in.
    """
    bare = ChildView(code, code, commune)
    withheld = ChildView(code, code, withheld=True)
    if _is_withdrawn(case, KEEP) or audience is Audience.FIGURES:
        return withheld
    match audience:
        case Audience.INTERNAL:
            return _internal(case, bare)
        case Audience.SUPERIOR:
            return withheld if _is_withdrawn(case, SEND_UP) else _superior(case, bare)
        case Audience.SPONSOR:
            return _sponsor(case, bare)
        case _:
            return _public(case, bare)


def is_allowed(case: ChildCase, scope: str, *, published: bool) -> bool:
    """Whether a use is covered: by the guardian, if published also by a child old enough."""
    day = case.day.date
    if not published:
        return GUARDIAN in consenting(case.record, scope, day)
    age, assent_age = case.age, case.day.settings.assent_age
    return may_be_published(case.record, scope, day, age=age, assent_age=assent_age)


def printable(text: str | None) -> str:
    """Free text without what no document may hold: infection, abuse, offence, drugs."""
    if not text:
        return ""
    return WITHHELD if secret_words(text) else text


def secret_words(text: str) -> list[str]:
    """The words of a text that no document about a child may hold."""
    line = comparison_form(text).lower()
    pattern = _SECRET_BARE if line.isascii() else _SECRET
    return find_forbidden_words(text) + [found[0] for found in pattern.finditer(line)]


def masked_identity(number: str | None) -> str:
    """``079 *** *** 123``; a number of another length shows nothing."""
    if number is None or len(number) != _ID_LENGTH:
        return ""
    return f"{number[:3]} *** *** {number[-3:]}"


def age_band(age: int | None) -> str:
    """The band of an age, as public lists print it."""
    if age is None:
        return "Chưa rõ"
    return next((band for last, band in _BANDS if age <= last), "Từ 18 tuổi")


def small_cell(count: int) -> str:
    """A count in a public document: 1 to 4 print ``<5``."""
    return f"<{_SMALL}" if 0 < count < _SMALL else str(count)


def family_label(child: Child) -> str:
    """Diện mồ côi, as papers print it."""
    fields: dict[str, str] = {"father.status": child.father.status.value}
    fields["mother.status"] = child.mother.status.value
    fields |= {f"groups[{group}]": "1" for group in child.groups}
    return family_kind(fields).in_full


def _is_withdrawn(case: ChildCase, scope: str) -> bool:
    return is_taken_back(case.record, scope, case.day.date)


def _internal(case: ChildCase, bare: ChildView) -> ChildView:
    child = case.record
    return replace(
        _superior(case, bare),
        carer=_carer(child, with_phone=True),
        health_note=printable(child.health_note),
        circumstance=printable(child.circumstances),
        identity=masked_identity(child.identity_number),
        note=printable(child.note),
        photo=True,
    )


def _superior(case: ChildCase, bare: ChildView) -> ChildView:
    child = case.record
    return replace(
        bare,
        name=child.full_name,
        birth=child.birth.shown() if child.birth else "",
        age=case.age,
        sex=label("sex", child.sex) if child.sex else "",
        ethnic=child.ethnic or "",
        village=child.village or "",
        place=", ".join(part for part in (child.address, child.village) if part),
        carer=_carer(child, with_phone=False),
        school=", ".join(part for part in (child.school_class, child.school) if part),
        health=label("health", child.health) if child.health else "",
        kind=family_label(child),
        cause=_cause(case),
        household=_household(case),
        circumstance=_short_circumstance(case),
        allowance="Trợ cấp xã hội" if case.has_state_allowance else "",
        needs=enumerated(label("need", need.kind) for need in child.needs),
    )


def _sponsor(case: ChildCase, bare: ChildView) -> ChildView:
    """A sponsor sees age and commune; name, class and health only with the consent for it."""
    shown = replace(bare, birth=f"{case.age} tuổi" if case.age is not None else "", age=case.age)
    if not is_allowed(case, TELL_SPONSOR, published=False):
        return shown
    child = case.record
    health = {None: "", "tot": "tốt"}.get(child.health, "cần theo dõi")
    return replace(
        shown,
        name=call_name(child.full_name, child.sort_name),
        school=child.school_class or "",
        health=health,
        photo=is_allowed(case, PUBLISH_PHOTO, published=True),
    )


def _public(case: ChildCase, bare: ChildView) -> ChildView:
    if not is_allowed(case, PUBLISH, published=True):
        return replace(bare, commune="")
    return replace(
        bare,
        name=initials(case.record.full_name),
        birth=age_band(case.age),
        kind=family_label(case.record),
    )


def _carer(child: Child, *, with_phone: bool) -> str:
    relation = label("relation", child.guardian_relation) if child.guardian_relation else ""
    phone = child.phone if with_phone else None
    extra = ", ".join(part for part in (relation.lower(), phone) if part)
    name = child.guardian_name or ""
    return f"{name} ({extra})" if name and extra else name or extra


def _cause(case: ChildCase) -> str:
    if not case.is_orphan:
        return "–"
    return "Covid-19" if case.is_covid_orphan else "Khác"


def _household(case: ChildCase) -> str:
    labels = {Poverty.POOR: "Nghèo", Poverty.NEAR_POOR: "Cận nghèo", None: ""}
    return labels.get(case.poverty, "Không")


def _short_circumstance(case: ChildCase) -> str:
    """Code and a few words: the letters of Điều 10 and confirmed hardship."""
    letters = ", ".join(f"{group_letter(group)})" for group in sorted(case.groups))
    parts = [f"Điều 10: {letters}"] if letters else []
    parts += ["khó khăn"] if case.is_in_hardship else []
    return "; ".join(parts)


def parent_text(status: ParentStatus, words: Iterable[str] = ()) -> str:
    """What a document says of a parent; a sentence served is nobody's business."""
    shown = "unable" if status is ParentStatus.SERVING_SENTENCE else status.value
    known = "Không thể chăm sóc con" if shown == "unable" else label("parent_status", shown)
    return ", ".join((known, *(word for word in words if word)))
