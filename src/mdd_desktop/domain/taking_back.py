"""Which values take a saved action back: those that stood before it, where nobody wrote since."""

from collections.abc import Collection, Sequence

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.frontier import state_of
from mdd_desktop.domain.ownership import Authority, History
from mdd_desktop.domain.record_fields import Fields
from mdd_desktop.domain.standing import REMOVED

_TAKEN_BACK = frozenset({ChangeKind.NEW, ChangeKind.PUT, ChangeKind.RETRACT, ChangeKind.RESTORE})


def values_before(
    known: Sequence[Change],
    acts: Collection[str],
    undone_before: Collection[str],
    authority: Authority,
    history: History,
) -> Fields:
    """Return what one record's fields must say for some transactions to be taken back.

    A record that one of them made is voided: nothing is ever deleted.

    Args:
        known: All known changes of the record, in any order.
        acts: The ids of the transactions.
        undone_before: The ids of later transactions that were taken back already, and of those
            that took them back: together they changed nothing.
        authority: The tree of units.
        history: The chains of the feeds.

    Raises:
        RuleError: ``not_taken_back`` for decisions that have a way back of their own,
            ``overwritten`` when somebody wrote one of the fields since.
    """
    known = [change for change in known if change.transaction not in undone_before]
    undone = [change for change in known if change.transaction in acts]
    if not undone or any(c.kind not in _TAKEN_BACK or c.body is None for c in undone):
        raise RuleError(
            "not_taken_back",
            "Việc này không lấy lại được bằng Hoàn tác. Gói đã gộp, hồ sơ đã chuyển, đề nghị và "
            "hồ sơ đã gộp có cách lấy lại riêng ở trang của chúng.",
        )
    ids = {change.id for change in undone}
    now = state_of(known, authority, history)
    is_new = any(change.kind == ChangeKind.NEW for change in undone)
    fields = set(now.frontier) if is_new else {name for c in undone for name in c.fields}
    if any(change not in ids for name in fields for change in now.frontier.get(name, {})):
        raise RuleError(
            "overwritten",
            "Sau việc này hồ sơ đã có người sửa tiếp, lấy lại sẽ làm mất lần sửa ấy. Chưa đổi gì. "
            "Chị mở hồ sơ, xem Dòng thời gian rồi sửa từng ô.",
        )
    if is_new:
        return {REMOVED: True}
    earlier = [change for change in known if change.id not in ids]
    before = state_of(earlier, authority, history).shown(authority)
    touched = {name for change in undone for name in change.values}
    return {name: before.get(name) for name in touched}
