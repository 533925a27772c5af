"""What a child's record offers about her sponsors, and the time after eighteen."""

import datetime as dt
from uuid import UUID, uuid4

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship, SponsorshipState
from mdd_desktop.services import child_screen, children, sponsorships
from mdd_desktop.services.child_screen import Question
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.level_dialog import LevelDialog, LevelWish
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.sponsorship_steps import CHANGE, LEVEL, PAUSE, PROLONG, TERMS, steps_of
from mdd_desktop.ui.widgets.boxes import left_signal


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


def a_limited_bond(opened: Desktop, child: UUID) -> UUID:
    """The child's sponsorship, agreed to last to the end of this year."""
    (bond,) = sponsorships.of_child(opened.registry, child)
    with opened.registry.transaction("Hẹn ngày") as tx:
        tx.of(Sponsorship).save(bond.corrected(planned_end="2026-12-31", until_18=False))
    return bond.id


def test_another_level_is_agreed_on_from_the_childs_record_and_taken_back(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened, "dang ngoc han")
    section = open_support(opened, child)
    (bond,) = sponsorships.of_child(opened.registry, child)

    section.record_view.wishes.bond_step.emit(LEVEL, bond.id)
    opened.settle()
    dialog = section.record.bonds.dialog
    assert dialog is not None
    assert dialog.fields()["from_month"] == "2026-12"
    dialog.put({"amount": "900k"})
    dialog.decide()
    assert dialog.problem("note") == "Ghi lý do, để người sau khỏi hỏi lại."
    dialog.put({"note": "Mẹ có lương mới"})
    dialog.decide()
    opened.settle()

    assert "Từ tháng 12/2026: 900.000 đồng (" in words_of(section)

    opened.program.desk.undo_wanted.emit()
    opened.settle()
    assert "900.000 đồng" not in words_of(section)


def test_a_draft_of_another_level_is_offered_again(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened, "dang ngoc han")
    section = open_support(opened, child)
    (bond,) = sponsorships.of_child(opened.registry, child)
    for _ in range(2):
        section.record_view.wishes.bond_step.emit(LEVEL, bond.id)
        opened.settle()
        dialog = section.record.bonds.dialog
        assert dialog is not None
        typed = dialog.typed()
        dialog.put({"amount": "900k"})
        dialog.reject()
        opened.settle()

    assert typed == {"amount": "900k"}


def test_a_later_end_is_agreed_on_and_stands_on_both_records(desktop: Opener) -> None:
    opened = desktop()
    child = the_child(opened, "dang ngoc han")
    bond = a_limited_bond(opened, child)
    section = open_support(opened, child)
    assert "dự kiến đến 31/12/2026" in words_of(section)

    section.record_view.wishes.bond_step.emit(PROLONG, bond)
    opened.settle()
    dialog = section.record.bonds.dialog
    assert dialog is not None
    assert dialog.fields()["day"] == "31/12/2027"
    dialog.put({"note": "Mẹ đỡ đầu tiếp"})
    dialog.decide()
    opened.settle()

    assert "dự kiến đến 31/12/2027" in words_of(section)
    (kept,) = sponsorships.of_child(opened.registry, child)
    opened.space.open("sponsor", kept.sponsor_id)
    hers = opened.space.section(SponsorsSection)
    hers.record_view.show_tab("bonds")
    opened.settle()
    assert any(
        "dự kiến đến 31/12/2027" in one.text() for one in hers.record_view.findChildren(QLabel)
    )


def test_only_an_agreed_end_may_be_made_later() -> None:
    for access, steps in ((Access.LEADER, set()), (Access.ENTRY, {LEVEL, PROLONG})):
        assert TERMS & set(steps_of(SponsorshipState.ACTIVE, access, has_end=True)) == steps
    assert PROLONG not in steps_of(SponsorshipState.PAUSED, Access.IN_CHARGE)
    assert LEVEL in steps_of(SponsorshipState.PAUSED, Access.IN_CHARGE)
    assert TERMS.isdisjoint(steps_of(SponsorshipState.WAITING, Access.IN_CHARGE, has_end=True))


def test_one_of_several_levels_is_chosen_and_fills_the_boxes(qtbot: QtBot) -> None:
    pledges = [
        Pledge(
            sponsorship_id=uuid4(), rhythm=rhythm, need=need, amount=amount, from_month="2026-03"
        )
        for rhythm, need, amount in (("thang", "sinh_hoat", 500_000), ("quy", "hoc_tap", 900_000))
    ]
    window = QWidget()
    qtbot.addWidget(window)
    dialog = LevelDialog(window, "Đổi mức?", pledges, dt.date(2026, 11, 22))

    dialog.put({"pledge": str(pledges[1].id)})
    left_signal(dialog.editor("pledge")).emit(str(pledges[1].id))

    told = dialog.fields()
    assert (told["amount"], told["rhythm"], told["need"]) == ("900.000", "quy", "hoc_tap")
    wishes: list[LevelWish] = []
    dialog.decided.connect(wishes.append)
    dialog.put({"amount": "1tr", "note": "Mẹ có lương mới"})
    dialog.decide()
    assert (wishes[0].level.pledge, wishes[0].level.amount) == (pledges[1].id, 1_000_000)
