"""What a child's record offers about her sponsors, and the time after eighteen."""

from uuid import UUID

from PySide6.QtWidgets import QLabel

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.services import child_screen, children, sponsorships
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.sponsorship_steps import CHANGE, PAUSE


def open_support(opened: Desktop, child: UUID) -> ChildrenSection:
    opened.space.open("child", child, "support")
    opened.settle()
    return opened.space.section(ChildrenSection)


def the_child(opened: Desktop, typed: str) -> UUID:
    return child_screen.page(opened.registry, Question(typed=typed), 0, 1).rows[0].id


def words_of(section: ChildrenSection) -> str:
    labels = section.record_view.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def test_a_sponsorship_is_paused_from_the_childs_record(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened, "dang ngoc han")
    section = open_support(opened, child)
    (bond,) = sponsorships.of_child(opened.registry, child)

    section.record_view.wishes.bond_step.emit(PAUSE, bond.id)
    opened.settle()
    dialog = section.record.bonds.dialog
    assert dialog is not None
    dialog.put({"reason": "tre_di_vang"})
    dialog.decide()
    opened.settle()

    (paused,) = sponsorships.of_child(opened.registry, child)
    assert paused.state_on(opened.registry.today) is SponsorshipState.PAUSED
    assert paused.pauses[-1].reason == "tre_di_vang"


def test_changing_the_godmother_opens_the_candidates_of_this_child(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened, "dang ngoc han")
    section = open_support(opened, child)
    (bond,) = sponsorships.of_child(opened.registry, child)

    section.record_view.wishes.bond_step.emit(CHANGE, bond.id)
    opened.settle()
    dialog = section.record.bonds.dialog
    assert dialog is not None
    assert "đã nhận mà chưa trao" in dialog.findChildren(QLabel)[1].text()
    dialog.decide()
    opened.settle()

    assert opened.window.page() == "matching"
    (ended,) = sponsorships.of_child(opened.registry, child)
    assert (ended.end, ended.end_reason) == (opened.registry.today, "doi_me_do_dau")


def test_the_year_before_eighteen_asks_for_a_plan(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    child: Child = children.register(
        registry,
        {"full_name": "Võ Thị Sắp Lớn", "birth": {"date": "2009-03-01", "precision": "day"}},
    )
    section = open_support(opened, child.id)
    assert "Còn 98 ngày em đủ 18 tuổi" in words_of(section)

    section.record_view.wishes.plan_wanted.emit()
    opened.settle()
    dialog = section.record.plans.dialog
    assert dialog is not None
    dialog.decide()
    assert dialog.problem("reason") == "Chọn một mục trong danh sách."
    dialog.put({"reason": "hoc_nghe"})
    dialog.put({"note": "Chị Hạnh xin cho em học may."})
    dialog.decide()
    opened.settle()

    assert "Sau 18 tuổi: Học nghề" in words_of(section)
    assert "Chị Hạnh xin cho em học may." in words_of(section)
