"""The life of a case: what an officer decides about a file, each with its day and reason."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from mdd_desktop.domain import case
from mdd_desktop.domain.child import Child, ExitReason, PauseReason
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.services import move_requests
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

_ENDS_WITH = {
    ExitReason.GROWN_UP: "tre_du_18",
    ExitReason.MOVED_AWAY: "tre_chuyen_di",
    ExitReason.ADOPTED: "tre_nhan_con_nuoi",
    ExitReason.DIED: "tre_qua_doi",
    ExitReason.OTHER: "khac",
}


def verify(registry: Registry, child_id: UUID, *, on: dt.date, by: str) -> Child:
    """Record that the circumstances were verified, by whom and when."""
    return _changed(
        registry,
        "Xác minh hoàn cảnh",
        child_id,
        lambda child: case.verified(child, on=on, by=by, today=registry.today),
    )


def enrol(registry: Registry, child_id: UUID, *, on: dt.date) -> Child:
    """Take a verified child into the programme."""
    return _changed(
        registry,
        "Đưa vào Chương trình",
        child_id,
        lambda child: case.enrolled(child, on=on, today=registry.today),
    )


def pause(
    registry: Registry,
    child_id: UUID,
    *,
    on: dt.date,
    reason: PauseReason,
    until: dt.date | None = None,
    note: str | None = None,
) -> Child:
    """Let a file rest; sponsorships go on until they are paused themselves."""
    return _changed(
        registry,
        "Tạm dừng hồ sơ",
        child_id,
        lambda child: case.paused(
            child, on=on, reason=reason, until=until, note=note, today=registry.today
        ),
    )


def resume(registry: Registry, child_id: UUID, *, on: dt.date) -> Child:
    """Go on with a file that rested."""
    return _changed(
        registry,
        "Tiếp tục hồ sơ",
        child_id,
        lambda child: case.resumed(child, on=on, today=registry.today),
    )


def close(
    registry: Registry, child_id: UUID, *, on: dt.date, reason: ExitReason, note: str | None = None
) -> Child:
    """Close a child's file and end her sponsorships with it; it can be opened again."""
    with registry.transaction("Đóng hồ sơ trẻ") as tx:
        before = tx.of(Child).get(child_id)
        child = case.closed(before, on=on, reason=reason, note=note, today=registry.today)
        for sponsorship in _running(tx, child_id, registry.today):
            if sponsorship.start is None:
                done = sponsorship.cancelled(on, reason=_ENDS_WITH[reason])
            else:
                last = max(on - dt.timedelta(days=1), sponsorship.start)
                done = sponsorship.end_on(last, reason=_ENDS_WITH[reason])
            tx.of(Sponsorship).save(done)
        tx.of(Child).save(check_entry(child, today=registry.today))
    return child


def reopen(registry: Registry, child_id: UUID, *, on: dt.date, why: str) -> Child:
    """Open a closed file again, with its history and its code."""
    return _changed(
        registry,
        "Mở lại hồ sơ trẻ",
        child_id,
        lambda child: case.reopened(child, on=on, why=why, today=registry.today),
    )


def ask_transfer(registry: Registry, child_id: UUID, *, to: str, reason: str) -> Child:
    """Ask the office above to move a child; the request travels with the next package.

    Raises:
        RuleError: ``unknown_unit``, or the request cannot be.
    """
    with registry.transaction("Đề nghị chuyển hồ sơ") as tx:
        child = case.transfer_asked(
            tx.of(Child).get(child_id), to=to.strip(), reason=reason, today=registry.today
        )
        tx.of(Child).save(child)
    return child


def drop_transfer(registry: Registry, child_id: UUID) -> Child:
    """Take the request back; a refusal of it has been heard then."""
    with registry.transaction("Thôi đề nghị chuyển hồ sơ") as tx:
        child = case.transfer_dropped(tx.of(Child).get(child_id), today=registry.today)
        move_requests.heard(tx, child_id)
        tx.of(Child).save(check_entry(child, today=registry.today))
    return child


def running_sponsorships(registry: Registry, child_id: UUID) -> int:
    """How many sponsorships a closing would end."""
    with registry.read() as reading:
        found = reading.of(Sponsorship).where(child_id=child_id, void=False)
    return sum(_is_running(one, registry.today) for one in found)


def _changed(
    registry: Registry, label: str, child_id: UUID, step: Callable[[Child], Child]
) -> Child:
    with registry.transaction(label) as tx:
        child = check_entry(step(tx.of(Child).get(child_id)), today=registry.today)
        tx.of(Child).save(child)
    return child


def _running(tx: Transaction, child_id: UUID, day: dt.date) -> list[Sponsorship]:
    found = tx.of(Sponsorship).where(child_id=child_id, void=False)
    running = [one for one in found if _is_running(one, day)]
    foreign = [one for one in running if tx.of(Sponsorship).owner(one.id) != tx.unit]
    if foreign:
        raise RuleError(
            "not_owner",
            "Em còn lượt đỡ đầu do đơn vị khác quản lý. Nhờ đơn vị ấy kết thúc lượt đỡ đầu trước.",
        )
    return running


def _is_running(sponsorship: Sponsorship, day: dt.date) -> bool:
    if sponsorship.end is not None:
        return False
    return sponsorship.state_on(day) is not SponsorshipState.CANCELLED
