"""The private part of a child's record: opened to some roles for a while, for a reason, logged."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.services import audit
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

PRIVATE = frozenset({"address", "health", "health_note", "circumstances", "referrals", "note"})
"""Where she lives to the door, how ill she is, whose help she needed, what is peculiar to her."""
OPEN_FOR = dt.timedelta(minutes=30)
_OPEN_TO = frozenset({Access.IN_CHARGE, Access.ADMIN})


class Privacy(NamedTuple):
    """Whether the private part is hidden now; ``until`` when it was opened for a while."""

    is_hidden: bool
    until: dt.datetime | None = None


def sees_private_parts(registry: Registry, reading: Reading) -> bool:
    """Whether the private part of every record is open to the officer who works here."""
    return reading.access_of(registry.keys.officer) in _OPEN_TO


def privacy_of(registry: Registry, reading: Reading, child: UUID) -> Privacy:
    """Whether the officer who works here sees the private part of a child just now."""
    if sees_private_parts(registry, reading):
        return Privacy(is_hidden=False)
    until = registry.private_open.get(child)
    if until is None or until <= registry.clock():
        return Privacy(is_hidden=True)
    return Privacy(is_hidden=False, until=until)


def require_open(registry: Registry, reading: Reading, children: Iterable[str]) -> None:
    """Refuse a paper that holds the private part of a child to whom it is hidden.

    Args:
        registry: Of the office.
        reading: Of it.
        children: Whatever names each: an id or a printed code.

    Raises:
        NotFoundError: There is no such child.
        RuleError: ``private_part``.
    """
    named = [find_id(reading, Child, text) for text in children]
    if any(privacy_of(registry, reading, child).is_hidden for child in named):
        raise RuleError(
            "private_part",
            "Phiếu này có phần riêng của trẻ. Mở phần riêng ở từng hồ sơ rồi in, "
            "hoặc nhờ cán bộ phụ trách in.",
        )


def hidden(child: Child) -> Child:
    """The child without her private part."""
    return child.corrected(**{name: Child.model_fields[name].default for name in PRIVATE})


def open_for_a_while(registry: Registry, child: UUID, *, reason: str) -> dt.datetime:
    """Show the private part of a child for half an hour, and log it with the reason.

    Args:
        registry: Of the office; closing it hides everything again.
        child: Whose part.
        reason: A code of the list ``private_reason``.

    Raises:
        RuleError: ``reason_missing``.
    """
    if not reason:
        raise RuleError("reason_missing", "Chọn lý do cần xem, để ghi vào nhật ký.")
    why = label("private_reason", reason).lower()
    audit.note(registry, audit.Act.VIEW, f"Phần riêng của hồ sơ trẻ: {why}", child)
    until = registry.clock() + OPEN_FOR
    registry.private_open[child] = until
    return until
