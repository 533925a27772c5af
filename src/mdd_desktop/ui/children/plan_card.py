"""What the record says of the time after eighteen."""

import datetime as dt

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.exit_plans import growing_up
from mdd_desktop.ui.children.record_ports import PlanCard
from mdd_desktop.ui.text import tr

_GROWN = 18


def plan_card(child: Child, today: dt.date) -> PlanCard | None:
    """Return the plan, or that it is time to make one; None while there is time."""
    standing = growing_up(child, today)
    grown = next((one for one in standing.ahead if one.age == _GROWN), None)
    plan = standing.plan
    if plan is not None:
        until = tr(" Hỗ trợ đến {day}.").format(day=f"{plan.until:%d/%m/%Y}") if plan.until else ""
        made = tr("Ghi ngày {day}.").format(day=f"{plan.made_on:%d/%m/%Y}")
        words = f"{plan.note} " if plan.note else ""
        title = tr("Sau 18 tuổi: {kind}").format(kind=label("exit_plan", plan.kind))
        return PlanCard(title, f"{words}{made}{until}", tr("Sửa kế hoạch"), wanted=False)
    if not standing.wanted or grown is None:
        return None
    title = tr("Còn {days} ngày em đủ 18 tuổi").format(days=format_number(grown.days))
    sentence = tr("Ngày {day} em ra khỏi Chương trình mà chưa có kế hoạch cho thời gian sau đó.")
    return PlanCard(
        title,
        sentence.format(day=f"{grown.day:%d/%m/%Y}"),
        tr("Lập kế hoạch sau 18 tuổi"),
        wanted=True,
    )
