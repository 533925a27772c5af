"""Consent to each use of a child's data: given on paper, with an end, taken back at once."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.child import Child, Consent
from mdd_desktop.domain.errors import RuleError

GUARDIAN, CHILD = "giam_ho", "tre"
KEEP, SEND_UP, TELL_SPONSOR = "lap_ho_so", "chuyen_len_tinh", "cung_cap_me_do_dau"
PUBLISH, PUBLISH_PHOTO = "cong_khai", "cong_khai_anh"
PUBLISHING = frozenset({PUBLISH, PUBLISH_PHOTO})


class ConsentState(StrEnum):
    """What one person's consent to one use is worth on a day."""

    NEVER = "chua_hoi"
    GIVEN = "dong_y"
    EXPIRED = "het_han"
    WITHDRAWN = "da_rut"


class ConsentLine(NamedTuple):
    """One use of the data and one person who is asked.

    Attributes:
        latest: What was given last; None when nobody was asked.
        wanted: Whether the use needs this person's consent on the day.
    """

    scope: str
    by: str
    state: ConsentState
    latest: Consent | None
    wanted: bool


def consenting(child: Child, scope: str, day: dt.date) -> frozenset[str]:
    """Who consents to one use of her data on a day."""
    return frozenset(one.by for one in child.consents if one.scope == scope and one.covers(day))


def is_taken_back(child: Child, scope: str, day: dt.date) -> bool:
    """Whether the guardian took a consent back and gave none since."""
    return GUARDIAN not in consenting(child, scope, day) and any(
        one.scope == scope
        and one.by == GUARDIAN
        and one.withdrawn is not None
        and one.withdrawn <= day
        for one in child.consents
    )


def may_be_published(
    child: Child, scope: str, day: dt.date, *, age: int | None, assent_age: int
) -> bool:
    """Whether guardian, and the child if she is old enough, let her be shown to everybody.

    A family that took back its consent to the file itself is shown nowhere.
    """
    if not child.consents:
        return False
    needed = {GUARDIAN, CHILD} if age is not None and age >= assent_age else {GUARDIAN}
    return needed <= consenting(child, scope, day) and not is_taken_back(child, KEEP, day)


def consent_lines(
    child: Child, scopes: tuple[str, ...], *, day: dt.date, assent_age: int
) -> tuple[ConsentLine, ...]:
    """Every use with the guardian, and with the child when she is old enough to be asked.

    Args:
        child: Whose data it is.
        scopes: The uses, in the order of the paper form.
        day: The business date.
        assent_age: From which age the child is asked too.
    """
    age = child.birth.age_on(day) if child.birth else None
    asked = age is not None and age >= assent_age
    found = []
    for scope in scopes:
        found.append(_line(child, scope, GUARDIAN, day, wanted=True))
        own = _line(child, scope, CHILD, day, wanted=asked and scope in PUBLISHING)
        if asked or own.latest is not None:
            found.append(own)
    return tuple(found)


def with_consent(
    child: Child,
    *,
    scope: str,
    by: str,
    on: dt.date,
    today: dt.date,
    until: dt.date | None = None,
    name: str | None = None,
    paper_id: UUID | None = None,
) -> Child:
    """Return the child with a consent that was signed on a day.

    Raises:
        RuleError: The day lies ahead, the end lies before it, or nobody is named for the guardian.
    """
    if on > today:
        raise RuleError("day_in_future", "Ngày ký ở sau hôm nay. Ghi khi gia đình đã ký.")
    if until is not None and until < on:
        raise RuleError("ends_before_start", "Ngày hết hạn sớm hơn ngày ký. Xem lại hai ngày này.")
    if by == GUARDIAN and not (name or child.guardian_name):
        raise RuleError("name_missing", "Ghi tên người giám hộ đã ký phiếu đồng ý.")
    given = Consent(
        scope=scope,
        by=by,
        from_=on,
        until=until,
        name=name or (child.guardian_name if by == GUARDIAN else None),
        paper_id=paper_id,
    )
    kept = tuple(consent for consent in child.consents if consent.key != given.key)
    return child.corrected(consents=(*kept, given))


def without_consent(child: Child, *, scope: str, by: str, on: dt.date) -> Child:
    """Return the child with every standing consent of one person to one use taken back.

    ``on`` is the first day on which the use is forbidden.

    Raises:
        RuleError: There is none that stands.
    """
    standing = [c for c in child.consents if (c.scope, c.by) == (scope, by) and c.withdrawn is None]
    if not standing:
        raise RuleError("no_consent", "Không có sự đồng ý nào đang hiệu lực để rút.")
    taken = tuple(
        c.model_copy(update={"withdrawn": max(on, c.from_)}) if c in standing else c
        for c in child.consents
    )
    return child.corrected(consents=taken)


def _line(child: Child, scope: str, by: str, day: dt.date, *, wanted: bool) -> ConsentLine:
    given = [c for c in child.consents if (c.scope, c.by) == (scope, by) and c.from_ <= day]
    latest = max(given, key=lambda c: (c.from_, c.withdrawn is None), default=None)
    if latest is None:
        state = ConsentState.NEVER
    elif any(c.covers(day) for c in given):
        state = ConsentState.GIVEN
        latest = next(c for c in reversed(given) if c.covers(day))
    else:
        state = ConsentState.WITHDRAWN if latest.withdrawn else ConsentState.EXPIRED
    return ConsentLine(scope, by, state, latest, wanted)
