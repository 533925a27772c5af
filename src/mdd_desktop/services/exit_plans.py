"""What follows the eighteenth birthday: the plan that is made with a child in time."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.coming_of_age import AGES, ExitPlan, Milestone, milestones, needs_plan
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services.sponsorship_rules import require_listed
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class GrowingUp:
    """Where a child stands on the way to 16, 18 and 22.

    Attributes:
        ahead: The milestones still to come, the nearest first.
        wanted: Whether a plan is missing that should be there by now.
    """

    ahead: tuple[Milestone, ...]
    plan: ExitPlan | None
    wanted: bool


def growing_up(child: Child, today: dt.date) -> GrowingUp:
    """How long until the next milestones, and what is planned."""
    wanted = child.exit is None and needs_plan(child.birth, child.exit_plan, today)
    return GrowingUp(milestones(child.birth, today), child.exit_plan, wanted)


def make(
    registry: Registry,
    child_id: UUID,
    kind: str,
    *,
    until: dt.date | None = None,
    answers: str = "",
    note: str = "",
) -> ExitPlan:
    """Write the plan for the time after the programme; a later one replaces it.

    Args:
        registry: Of the office.
        child_id: Whose plan.
        kind: Code of the list ``exit_plan``.
        until: The last day of help after 18, for those who go on learning.
        answers: Who answers for it.
        note: In the officer's words.

    Raises:
        RuleError: ``child_left``, or ``until_too_late``: help ends at 22.
    """
    with registry.transaction("Lập kế hoạch sau 18 tuổi") as tx:
        child = tx.of(Child).get(child_id)
        require_listed(child)
        last = child.birth.birthday(AGES[-1]) if child.birth else None
        if until is not None and last is not None and until > last:
            raise RuleError(
                "until_too_late",
                f"Em đủ 22 tuổi ngày {last:%d/%m/%Y}. Ghi ngày hỗ trợ cuối cùng sớm hơn.",
            )
        plan = ExitPlan(
            kind=kind,
            made_on=registry.today,
            until=until,
            answers=answers.strip() or None,
            note=note.strip() or None,
        )
        tx.of(Child).save(child.corrected(exit_plan=plan))
    return plan
