"""What a child needs: added, changed, taken off the list; who covers it."""

import datetime as dt
from uuid import UUID

from mdd_desktop.domain.child import Child, Need
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage.registry import Registry


def put(
    registry: Registry,
    child_id: UUID,
    *,
    kind: str,
    level: str | None = None,
    since: dt.date | None = None,
    note: str | None = None,
) -> Child:
    """Add a need, or say anew how urgent a known one is.

    Raises:
        RuleError: No need is named, or it begins ahead.
    """
    if not kind:
        raise RuleError("need_missing", "Chọn em cần gì trong danh sách.")
    if since is not None and since > registry.today:
        raise RuleError("day_in_future", "Ngày bắt đầu cần ở sau hôm nay. Xem lại ngày.")
    with registry.transaction("Ghi nhu cầu") as tx:
        child = tx.of(Child).get(child_id)
        need = Need(kind=kind, level=level or None, since=since, note=note or None)
        kept = [known for known in child.needs if known.kind != kind]
        at = next((i for i, known in enumerate(child.needs) if known.kind == kind), len(kept))
        kept.insert(at, need)
        child = child.corrected(needs=tuple(kept))
        tx.of(Child).save(child)
    return child


def remove(registry: Registry, child_id: UUID, *, kind: str) -> Child:
    """Take a need off the list: it is met for good, or was never there.

    Raises:
        RuleError: It is not on the list.
    """
    with registry.transaction("Bỏ nhu cầu") as tx:
        child = tx.of(Child).get(child_id)
        kept = tuple(need for need in child.needs if need.kind != kind)
        if len(kept) == len(child.needs):
            raise RuleError("no_need", "Nhu cầu này không có trong danh sách của em.")
        child = child.corrected(needs=kept)
        tx.of(Child).save(child)
    return child
