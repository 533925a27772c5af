"""What each of the four roles may write, whichever screen or command it comes from."""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from mdd_desktop.domain.change import ChangeKind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.record_fields import RECORDS, FieldValue

_READS: Final = "Quyền của chị là xem nên không ghi. Nhờ cán bộ phụ trách làm việc này."
_ENTERS: Final = "Quyền của chị là nhập liệu. Việc này do cán bộ phụ trách làm."
_OLDER: Final = (
    "Dòng này ghi từ hôm trước. Quyền nhập liệu chỉ sửa dòng ghi trong ngày; "
    "nhờ cán bộ phụ trách sửa hoặc gạch dòng."
)
_EDITS: Final = frozenset({ChangeKind.NEW, ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE})
_ENTERED: Final = frozenset(
    {
        "child",
        "sponsor",
        "sponsorship",
        "pledge",
        "hold",
        "support_entry",
        "visit",
        "distinction",
    }
)
"""Kinds of record that are typed in from paper."""
_DECIDED: Final[Mapping[str, frozenset[str]]] = {
    "child": frozenset(
        {
            "verified_on",
            "enrolled_on",
            "pauses",
            "exit",
            "past_exits",
            "transfer_wish",
            "referrals",
            "consents",
        }
    ),
    "sponsorship": frozenset({"start"}),
}
"""Fields by which somebody answers for a case; they are no typing."""


def require_may_write(
    access: Access,
    kind: ChangeKind,
    table: str,
    values: Mapping[str, FieldValue],
    shown: Mapping[str, FieldValue],
    *,
    today: dt.date,
) -> None:
    """Refuse a change that the officer's role does not allow.

    Args:
        access: Her role.
        kind: What the change does.
        table: The kind of record; what is no record is done by the program itself.
        values: The new values by field.
        shown: What the record says now.
        today: The business date.

    Raises:
        RuleError: ``role``.
    """
    if table not in RECORDS or access in {Access.IN_CHARGE, Access.ADMIN}:
        return
    if access is Access.LEADER:
        raise RuleError("role", _READS)
    names = {path.partition("[")[0].partition(".")[0] for path in values}
    begins_case = kind is ChangeKind.NEW and table == "child"
    if kind not in _EDITS or table not in _ENTERED:
        raise RuleError("role", _ENTERS)
    if not begins_case and names & _DECIDED.get(table, frozenset()):
        raise RuleError("role", _ENTERS)
    is_older = shown.get("recorded_on") != today.isoformat()
    if table == "support_entry" and kind is not ChangeKind.NEW and is_older:
        raise RuleError("role", _OLDER)
