"""The first page: its figures are doors, its tasks lead on, can be put off and come back."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui_office import TODAY

from conftest import Desktop, Opener
from mdd_desktop.domain.errors import DamagedError
from mdd_desktop.domain.occasions import occasions_between
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.task import Dated, Task, TaskKind, Urgency
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import child_screen, document_register, drafts, overview, reports, tasks
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.documents.section import DocumentsSection
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.matching.view import MatchingView
from mdd_desktop.ui.overview.counted_lines import millions
from mdd_desktop.ui.overview.ports import Door
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.overview.task_panel import ALL, RESTING, WEEK
from mdd_desktop.ui.overview.task_words import line_of
from mdd_desktop.ui.overview.view import OverviewView
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.widgets.month_bars import scale_text, scale_top
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog


def page(opened: Desktop) -> OverviewView:
    return opened.space.section(OverviewSection).view


def choose(view: OverviewView, code: str) -> None:
    view.tasks.which.show_code(code)
    view.tasks.which.chosen.emit(code)


def test_the_program_opens_on_the_first_page_with_the_figures_of_today(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    year = Period.days(dt.date(TODAY.year, 1, 1), TODAY)
    counted = reports.count(registry, year).values

    view = page(opened)

    assert opened.window.page() == "overview"
    for key in ("children_listed", "children_sponsored", "children_unsponsored", "sponsors_active"):
        assert view.doors[key].figure.text() == format_number(int(counted[key] or 0))
    money = int(counted["delivered_total"] or 0)
    assert view.doors["delivered_total"].figure.text() == millions(money)
    assert "tháng 11: cam kết" in view.bars.chart.accessibleDescription()


@pytest.mark.parametrize("key", ["children_listed", "children_sponsored", "children_unsponsored"])
def test_each_figure_of_children_opens_its_list_by_keyboard(desktop: Opener, key: str) -> None:
    opened = desktop()
    view = page(opened)

    QTest.keyClick(view.doors[key], Qt.Key.Key_Return)
    opened.settle()

    listing = opened.space.section(ChildrenSection).list_view
    assert opened.window.page() == "children"
    assert format_number(listing.model.rowCount()) == view.doors[key].figure.text()


@pytest.mark.parametrize("key", ["sponsors_active", "delivered_total"])
def test_the_other_figures_open_a_list_of_their_own(desktop: Opener, key: str) -> None:
    opened = desktop()

    page(opened).doors[key].opened.emit()
    opened.settle()

    assert opened.window.page() == "figure"


def test_every_task_has_one_button_that_leads_to_a_page(desktop: Opener) -> None:
    opened = desktop()
    view = page(opened)
    choose(view, ALL)
    view.tasks.more.click()

    lines = list(view.tasks.lines())

    assert len(lines) == len(view.tasks.buttons) >= 5
    for line in lines:
        assert line.title
        assert line.detail
        assert line.button


def test_a_task_put_off_is_gone_until_it_is_wanted_again(desktop: Opener) -> None:
    opened = desktop()
    view = page(opened)
    choose(view, ALL)
    before = [line.title for line in view.tasks.lines()]

    view.tasks.snooze_wanted.emit(view.tasks.lines()[0])
    dialog = view.findChildren(ReasonDialog)[0]
    dialog.decide()
    opened.settle()
    assert "vì sao" in dialog.banner.sentence.text()
    dialog.put({"note": "Chờ mạnh thường quân về quê"})
    dialog.decide()
    opened.settle()

    assert [line.title for line in view.tasks.lines()] == before[1:]
    assert opened.program.desk.taken_back_here()
    opened.settle()
    assert [line.title for line in view.tasks.lines()] == before
    view.tasks.snooze_wanted.emit(view.tasks.lines()[0])
    dialog = next(one for one in view.findChildren(ReasonDialog) if one.isVisible())
    dialog.put({"note": "Chờ mạnh thường quân về quê"})
    dialog.decide()
    opened.settle()
    choose(view, RESTING)
    assert len(view.tasks.buttons) == 1
    view.tasks.buttons[0].click()
    opened.settle()
    choose(view, ALL)
    assert [line.title for line in view.tasks.lines()] == before


def test_a_draft_that_was_left_is_offered_again(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    drafts.save(registry, "child:new", {"full_name": "Nguyễn Bảo Châu", "birth": "2018"})
    drafts.save(registry, "no such form", {"full_name": "x"})
    opened.space.open("overview")
    opened.settle()
    view = page(opened)

    assert view.drafts.isVisible()
    view.drafts.opened.emit(view.tasks._duties.drafts[0].door)  # noqa: SLF001 - what is shown
    opened.settle()

    assert opened.window.page() == "child_form"
    assert len(view.tasks._duties.drafts) == 1  # noqa: SLF001 - what is shown


def test_a_new_office_is_led_through_its_first_steps(desktop: Opener) -> None:
    view = page(desktop("empty"))

    assert view.steps.isVisible()
    assert not view.bars.isVisible()
    assert view.doors["children_listed"].figure.text() == "0"


def test_a_failure_is_said_in_place_and_tried_again(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    view = page(opened)
    right = overview.overview

    def broken(_registry: object) -> None:
        raise DamagedError("unreadable_record", "Chưa đọc được sổ. Dữ liệu vẫn còn nguyên.")

    monkeypatch.setattr(overview, "overview", broken)
    opened.space.open("overview")
    opened.settle()
    assert view.banner.isVisible()
    assert "còn nguyên" in view.banner.sentence.text()

    monkeypatch.setattr(overview, "overview", right)
    view.read_again.click()
    opened.settle()
    assert not view.banner.isVisible()


def test_tasks_are_worked_out_again_after_something_was_saved(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    view = page(opened)
    choose(view, ALL)
    count = len(view.tasks.lines())
    task = tasks.due(registry).tasks[0]
    tasks.snooze(registry, task, days=3, reason="vì mưa")

    opened.program.desk.committed.emit(None)
    opened.settle()

    assert len(view.tasks.lines()) == count - 1


@pytest.mark.parametrize("size", [(1366, 697), (1280, 649), (1093, 543), (1024, 505)])
def test_the_first_page_fits_every_screen(desktop: Opener, size: tuple[int, int]) -> None:
    opened = desktop(size=size)
    view = page(opened)

    assert view.minimumSizeHint().width() <= view.width()
    right = [door.geometry().right() for door in view.doors.values()]
    assert max(right) <= view.width()
    assert view.tasks.which.code() == WEEK


def test_a_report_out_of_turn_is_gone_on_with_from_its_task(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    draft = document_register.save_draft(registry, Wish(kind="BC-DX"))
    (task,) = (one for one in tasks.due(registry).tasks if one.kind is TaskKind.INCIDENT_REPORT)
    line = line_of(task, registry.today)

    assert line.title.startswith("Báo cáo đột xuất gửi đến hết")
    assert line.door == Door("composer", (draft.id,))
    opened.space.open(line.door.page, *line.door.arguments)
    opened.settle()
    assert opened.space.section(DocumentsSection).composer_view.isVisible()


@pytest.mark.parametrize("kind", list(TaskKind))
def test_every_kind_of_task_has_words_even_when_it_says_little(kind: TaskKind) -> None:
    people = tuple(Dated(UUID(int=n), f"Trẻ {n}", TODAY) for n in range(1, 5))
    task = Task(kind, Urgency.SOON, kind.value, count=4, due_on=TODAY, days=0, who=people, age=18)

    line = line_of(task, TODAY)

    assert line.icon
    assert "{" not in line.title + line.detail
    assert line.title or kind is TaskKind.REPORT_DUE


@pytest.mark.parametrize(
    ("most", "top", "texts"),
    [
        (0, 3, ["0", "1", "2", "3"]),
        (48.8, 60, ["0", "20", "40", "60"]),
        (0.4, 0.6, ["0", "0,2", "0,4", "0,6"]),
        (7.4, 7.5, ["0", "2,5", "5", "7,5"]),
        (2071, 3000, ["0", "1.000", "2.000", "3.000"]),
    ],
)
def test_the_scale_of_the_chart_has_round_numbers(
    most: float, top: float, texts: list[str]
) -> None:
    assert scale_top(most) == pytest.approx(top)
    assert [scale_text(top * step / 3) for step in range(4)] == texts


@pytest.mark.parametrize("kind", [TaskKind.SUPPORT_LATE, TaskKind.REPLACEMENT])
def test_a_task_opens_the_list_of_those_it_counted(desktop: Opener, kind: TaskKind) -> None:
    opened = desktop()
    (task,) = (one for one in tasks.due(opened.registry).tasks if one.kind is kind)
    door = line_of(task, TODAY).door

    opened.space.open(door.page, *door.arguments)
    opened.settle()

    page_now = opened.window.page_now()
    assert isinstance(page_now, (LedgerView, MatchingView))
    assert page_now.model.rowCount() == task.count
    page_now.filters["only"].click()
    opened.settle()
    assert page_now.model.rowCount() > task.count


def test_an_occasion_opens_every_child_it_is_for(desktop: Opener) -> None:
    opened = desktop()
    listing = opened.space.section(ChildrenSection).listing
    opened.space.open("children", "an")
    opened.settle()
    (occasion,) = occasions_between(dt.date(2027, 2, 1), dt.date(2027, 2, 28))
    task = Task(TaskKind.OCCASION, Urgency.NEWS, "occasion", count=1, days=5, occasion=occasion)

    door = line_of(task, TODAY).door
    opened.space.open(door.page, *door.arguments)
    opened.settle()

    everybody = child_screen.page(opened.registry, child_screen.Question(), 0, 1).total
    assert listing.total == everybody


def test_the_task_of_an_old_copy_opens_the_copies(desktop: Opener) -> None:
    opened = desktop()
    door = line_of(Task(TaskKind.BACKUP_OLD, Urgency.SOON, "backup_old", days=5), TODAY).door

    opened.space.open(door.page, *door.arguments)

    assert opened.space.section(SystemSection).view.panel_now() == "backups"


def test_two_children_of_one_name_are_told_as_two() -> None:
    who = tuple(Dated(UUID(int=at), "Nguyễn Văn An", TODAY) for at in (1, 2))
    line = line_of(Task(TaskKind.RED_FLAG, Urgency.LATE, "red_flag", count=2, who=who), TODAY)

    assert "Nguyễn Văn An và 1 em khác" in line.detail
