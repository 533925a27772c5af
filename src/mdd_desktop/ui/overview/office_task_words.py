"""Tasks about the office itself, in words: reports, packages, questions, copies, papers."""

import datetime as dt

from mdd_desktop.domain.task import Task
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import tasks
from mdd_desktop.services.child_screen import Tab
from mdd_desktop.ui.overview.ports import Door
from mdd_desktop.ui.overview.task_phrases import (
    Words,
    date,
    day,
    left,
    number,
)
from mdd_desktop.ui.text import at_the_start, tr


def report_words(task: Task, _today: dt.date) -> Words:
    """A report that falls due."""
    if task.report is None:
        return "", "", "", Door("reports")
    duty = task.report.duty
    period = tasks.period_of(task.report)
    text = duty.text
    if period is not None and duty.kind == "BC-T":
        text = tr("Báo cáo tháng {month}").format(month=period.lo.month)
    elif period is not None and duty.with_own:
        text = _REPORTS.get(duty.kind, text)
    title = tr("{report} nộp đến hết {day}").format(report=tr(text), day=day(task.due_on))
    told = [plan for plan in task.plans if duty.with_own or plan != duty.plan]
    said = [left(task), *(tr(_PLANS[plan]) for plan in told)]
    if not duty.with_own:
        answer = tr("ở ô “Trả lời kế hoạch nào” ghi {plan} ({name})")
        said.append(answer.format(plan=duty.plan, name=tr(_PLANS[duty.plan])))
    detail = " · ".join(said)
    if period is None:
        return title, detail, tr("Mở văn bản"), Door("documents")
    return title, detail, tr("Lập báo cáo"), Door("reports", (duty.kind, period.text))


def incident_words(task: Task, _today: dt.date) -> Words:
    """Reports of incidents that are being written."""
    first = task.who[0]
    detail = " · ".join((left(task), first.name))
    if task.count == 1:
        title = tr("Báo cáo đột xuất gửi đến hết {day}").format(day=day(first.on))
        return title, detail, tr("Soạn tiếp"), Door("composer", (first.id,))
    title = tr("{n} báo cáo đột xuất chưa gửi, sớm nhất {day}").format(
        n=number(task), day=day(first.on)
    )
    return title, detail, tr("Mở văn bản"), Door("documents")


_REPORTS = {"BC-6T": "Báo cáo 6 tháng", "BC-N": "Báo cáo năm", "BC-5N": "Sơ kết 5 năm"}
_PLANS = {
    "KH1": "Chương trình “Mẹ đỡ đầu”",
    "KH2": "công tác trẻ em 2024-2030",
    "KH3": "chăm sóc trẻ em dựa vào cộng đồng",
    "KH4": "vận động nguồn lực",
    "KH5": "Đề án chăm sóc dựa vào cộng đồng",
}


def conflict_words(task: Task, _today: dt.date) -> Words:
    """Fields with several values."""
    title = tr("{n} khác biệt cần quyết định").format(n=number(task))
    return (
        title,
        tr("Hai nơi ghi khác nhau, cả hai vẫn được giữ"),
        tr("Xem, chọn"),
        Door("conflicts"),
    )


def duplicate_words(task: Task, _today: dt.date) -> Words:
    """Suspected pairs."""
    title = tr("{n} cặp hồ sơ nghi trùng").format(n=number(task))
    return title, tr("So hai hồ sơ, gộp hoặc ghi là khác nhau"), tr("So hồ sơ"), Door("duplicates")


def proposal_words(task: Task, _today: dt.date) -> Words:
    """Proposals of other offices."""
    title = tr("{n} đề nghị, quyết định chờ đọc, trả lời").format(n=number(task))
    return title, tr("Đồng ý, hoặc không và ghi vì sao"), tr("Đọc, trả lời"), Door("proposals")


def fork_words(task: Task, _today: dt.date) -> Words:
    """Computers of which the changes go on in two ways."""
    title = tr("{n} máy ghi theo hai hướng").format(n=number(task))
    return title, tr("Hướng thứ hai giữ riêng, chưa mất gì"), tr("Xem, quyết định"), Door("trust")


def held_words(task: Task, _today: dt.date) -> Words:
    """Changes of revoked computers."""
    title = tr("{n} thay đổi đang giữ riêng chờ xem").format(n=number(task))
    return title, tr("Chưa ghi vào sổ, chưa mất gì"), tr("Xem, quyết định"), Door("trust")


def unsent_words(task: Task, _today: dt.date) -> Words:
    """What the office above has not."""
    title = tr("{n} thay đổi chưa gửi lên cấp trên").format(n=number(task))
    if task.due_on is None:
        return title, tr("Chưa gửi gói nào"), tr("Đồng bộ"), Door("sync")
    detail = tr("Gói gần nhất {day}, đã {days} ngày").format(
        day=day(task.due_on), days=format_number(task.days or 0)
    )
    return title, detail, tr("Đồng bộ"), Door("sync")


def package_late_words(task: Task, _today: dt.date) -> Words:
    """Units that sent nothing for long."""
    title = tr("{n} đơn vị lâu chưa gửi gói").format(n=number(task))
    names = " · ".join(at_the_start(unit.name) for unit in task.units[:3])
    more = len(task.units) - 3
    detail = (
        tr("{names} và {more} đơn vị khác").format(names=names, more=more) if more > 0 else names
    )
    return title, detail, tr("Hộp nhận gói"), Door("inbox")


def occasion_words(task: Task, _today: dt.date) -> Words:
    """A day on which children get something."""
    name = task.occasion.name if task.occasion else ""
    title = tr("{name} {day}").format(name=name, day=date(task.due_on))
    detail = tr("Còn {days} ngày · chuẩn bị quà cho {n} trẻ").format(days=task.days, n=number(task))
    return title, detail, tr("Xem danh sách"), Door("children", (Tab.ALL,))


def backup_words(task: Task, _today: dt.date) -> Words:
    """No copy of late."""
    title = tr("Sổ chưa được sao lưu gần đây")
    door = Door("system", ("backups",))
    if task.days is None:
        return title, tr("Chưa có bản sao nào trên máy này"), tr("Sao lưu"), door
    detail = tr("Bản gần nhất cách đây {days} ngày").format(days=format_number(task.days))
    return title, detail, tr("Sao lưu"), door


def papers_words(task: Task, _today: dt.date) -> Words:
    """Records without papers."""
    title = tr("{n} hồ sơ thiếu giấy tờ").format(n=number(task))
    detail = tr("Số định danh, giấy tờ của cha mẹ đã mất hoặc giấy đồng ý")
    return title, detail, tr("Xem danh sách"), Door("children", (Tab.LACKING_PAPERS,))


def profiles_words(task: Task, _today: dt.date) -> Words:
    """Records that lack something."""
    title = tr("{n} hồ sơ chưa đủ các mục").format(n=number(task))
    detail = tr("Bổ sung dần khi thăm em")
    return title, detail, tr("Xem danh sách"), Door("children", (Tab.INCOMPLETE,))
