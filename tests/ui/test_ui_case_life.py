"""The life of one case, whole, in the window: from the paper sheet to the file opened again."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from ui_keys import Keyboard
from ui_record import CTRL, ENTER, now, show_tab, view_of, words_on

from conftest import Desktop, Opener
from mdd_desktop.domain.code_lists import CHILD_END_REASONS, SPONSOR_END_REASONS
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.domain.task import TaskKind
from mdd_desktop.services import (
    child_screen,
    children,
    matching,
    sponsors,
    sponsorships,
    tasks,
    timeline,
)
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.sponsorship_steps import APPROVE, CHANGE, PAUSE, RESUME
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog

BORN = "01032009"


class Case:
    """One child, and the officer who works through her case."""

    def __init__(self, opened: Desktop, child: UUID) -> None:
        self.opened, self.child, self.keys = opened, child, Keyboard()

    def step(self, code: str, *typed: str) -> None:
        """A step from the "…" menu: each text fills one box, "" keeps what stands there."""
        view_of(self.opened).step_requested.emit(code)
        self.answer(*typed)

    def bond(self, code: str, *typed: str) -> None:
        """A step of the latest sponsorship, from its card."""
        view_of(self.opened).wishes.bond_step.emit(code, self.bonds()[-1].id)
        self.answer(*typed)

    def answer(self, *typed: str) -> None:
        """Fill the boxes of the open question and send it."""
        self.opened.wait(self._asks)
        self.opened.settle()
        for text in typed:
            self.keys.type(text)
            self.keys.press(ENTER)
        self.keys.press(ENTER, CTRL)
        self.opened.wait(lambda: not self._asks())
        self.opened.settle()

    def _asks(self) -> bool:
        return any(one.isVisible() for one in self.opened.window.findChildren(ReasonDialog))

    def match(self, begins: str) -> None:
        """Take the first candidate."""
        self.opened.space.open("matching", self.child)
        self.opened.settle()
        view = self.opened.space.section(MatchingSection).view
        best = view.found.first()
        assert best is not None
        view.match_wanted.emit(best.shown)
        self.opened.settle()
        view.panel.show_bond("", "", {**view.panel.fields(), "begins": begins}, may_match=True)
        view.save_requested.emit()
        self.opened.settle()
        assert view.banner.isHidden()
        self.back()

    def back(self, tab: str = "identity") -> None:
        """The record again."""
        self.opened.space.open("child", self.child, tab)
        self.opened.settle()

    def bonds(self) -> list[Sponsorship]:
        found = sponsorships.of_child(self.opened.registry, self.child)
        return sorted(found, key=lambda one: one.id)

    def state(self) -> SponsorshipState:
        return self.bonds()[-1].state_on(self.opened.registry.today)

    def wait(self, days: int) -> None:
        """Some days go by."""
        self.opened.registry.today += dt.timedelta(days=days)
        self.back()


def _registered(opened: Desktop) -> Case:
    keys = Keyboard()
    keys.press(Qt.Key.Key_N, CTRL)
    opened.settle()
    for text in ("Võ Thị Mai", BORN, "n", "kinh"):
        keys.type(text)
        keys.press(ENTER)
    keys.press(ENTER, CTRL)
    opened.wait(lambda: opened.space.section(ChildrenSection).form_view.fields()["full_name"] == "")
    opened.settle()
    rows = child_screen.page(opened.registry, Question(typed="vo thi mai"), 0, 1).rows
    case = Case(opened, rows[0].id)
    case.back()
    return case


def _two_sponsors(opened: Desktop) -> None:
    for name in ("Lâm Thị Kim Chi", "Trần Thị Hồng"):
        values = {"full_name": name, "capacity": 9, "offer_amount": 500_000}
        sponsors.register(opened.registry, values)


def test_the_life_of_a_case_from_the_sheet_to_the_file_opened_again(desktop: Opener) -> None:
    opened = desktop("empty")
    _two_sponsors(opened)
    case = _registered(opened)
    code = now(opened, case.child).code

    case.step("xac_minh", "", "Lê Thị Tư")
    case.step("dua_vao")
    _sponsored_and_replaced(case)
    _planned(case)
    case.step("de_nghi_chuyen", "my", "theo bà ngoại")
    asked = now(opened, case.child).transfer_wish
    case.step("thoi_chuyen")
    case.wait(5)
    case.step("dong", "chuyen")
    closed = now(opened, case.child)
    ended = case.bonds()[-1].end_reason
    case.step("mo_lai", "", "gia đình về lại")

    assert asked is not None
    assert asked.reason == "theo bà ngoại"
    assert closed.exit is not None
    assert (closed.exit.reason.value, ended, closed.transfer_wish) == (
        "chuyen_di",
        "tre_chuyen_di",
        None,
    )
    again = now(opened, case.child)
    assert (again.exit, again.code) == (None, code)
    assert again.past_exits[0].why == "gia đình về lại"
    assert _told(case) >= {
        "Xác minh hoàn cảnh",
        "Đưa vào Chương trình",
        "Đề nghị chuyển hồ sơ",
        "Thôi đề nghị chuyển hồ sơ",
        "Đóng hồ sơ trẻ",
        "Mở lại hồ sơ trẻ",
        "Lập kế hoạch sau 18 tuổi",
    }


def _sponsored_and_replaced(case: Case) -> None:
    case.match("wait")
    states = [case.state()]
    case.bond(APPROVE)
    states.append(case.state())
    case.wait(30)
    case.bond(PAUSE, "tam gap")
    states.append(case.state())
    case.wait(10)
    case.bond(RESUME)
    states.append(case.state())
    (first,) = case.bonds()
    assert [one.reason for one in first.pauses] == ["me_tam_kho_khan"]
    case.bond(CHANGE)
    assert case.opened.window.page() == "matching"
    case.wait(12)
    _is_waiting_for_another(case, 11)
    case.match("now")
    assert (case.bonds()[-1].replaces, case.state()) == (first.id, SponsorshipState.ACTIVE)
    assert states == [
        SponsorshipState.WAITING,
        SponsorshipState.ACTIVE,
        SponsorshipState.PAUSED,
        SponsorshipState.ACTIVE,
    ]


def _planned(case: Case) -> None:
    view = view_of(case.opened)
    show_tab(case.opened, "support")
    assert "em đủ 18 tuổi" in words_on(view)
    view.wishes.plan_wanted.emit()
    case.answer("hoc nghe")
    assert "Sau 18 tuổi: Học nghề" in words_on(view)


def _is_waiting_for_another(case: Case, days: int) -> None:
    registry = case.opened.registry
    (task,) = (one for one in tasks.due(registry).tasks if one.kind is TaskKind.REPLACEMENT)
    assert ([who.id for who in task.who], task.days) == ([case.child], days)
    (child,) = matching.waiting(registry, WaitingQuestion()).children
    assert (child.id, child.days) == (case.child, days)


def _told(case: Case) -> set[str]:
    return {one.label for one in timeline.of_child(case.opened.registry, case.child)}


def test_both_sides_have_coded_reasons_for_an_end() -> None:
    assert set(SPONSOR_END_REASONS) & set(CHILD_END_REASONS) == set()
    assert len(SPONSOR_END_REASONS) >= 4
    assert len(CHILD_END_REASONS) >= 4


@pytest.mark.parametrize(
    ("age", "born"), [(16, "2010-12-20"), (18, "2008-12-20"), (22, "2004-12-20")]
)
def test_a_birthday_that_ends_something_counts_down_as_a_task_and_in_the_record(
    desktop: Opener, age: int, born: str
) -> None:
    opened = desktop("empty")
    registry = opened.registry
    child = children.register(registry, {"full_name": "Võ Thị Mai", "birth": born}).id

    (task,) = (one for one in tasks.due(registry).tasks if one.kind is TaskKind.AGEING_OUT)
    assert (task.age, [who.id for who in task.who]) == (age, [child])
    assert (task.due_on, task.days) == (dt.date(2026, 12, 20), 27)
    case = Case(opened, child)
    case.back()
    assert f"Đủ {age} tuổi" in words_on(view_of(opened))
    assert "20/12/2026" in words_on(view_of(opened))
    case.wait(28)
    assert f"Đủ {age} tuổi" not in words_on(view_of(opened))
    assert now(opened, child).exit is None, "nobody is ever closed by age alone"
