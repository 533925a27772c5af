"""Finding a godmother for a waiting child: task 7 of the design, with keys and with clicks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.services import holds, matching, sponsors, sponsorships
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.matching.candidate_cards import CandidateCard
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.matching.view import MatchingView
from mdd_desktop.ui.sponsorship_steps import APPROVE, steps_of
from mdd_desktop.ui.widgets.boxes import put_text
from mdd_desktop.ui.widgets.nav_button import NavButton

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, LEFT = Qt.Key.Key_Return, Qt.MouseButton.LeftButton
CLICKS, STROKES = 4, 6


def a_good_one(registry: Registry) -> Sponsor:
    """A sponsor whom matching puts first for every child."""
    return sponsors.register(
        registry,
        {
            "full_name": "Lâm Thị Kim Chi",
            "occupation": "chủ cơ sở may",
            "capacity": 9,
            "offer_amount": 1_000_000,
            "offer_needs": ["sinh_hoat", "hoc_tap"],
            "offer_until_18": True,
        },
    )


def the_view(opened: Desktop) -> MatchingView:
    return opened.space.section(MatchingSection).view


def first_waiting(opened: Desktop) -> UUID:
    return matching.waiting(opened.registry, WaitingQuestion()).children[0].id


def bonds_of(opened: Desktop, child: UUID) -> tuple[Sponsorship, ...]:
    return sponsorships.of_child(opened.registry, child)


def open_matching(opened: Desktop, *arguments: object) -> MatchingView:
    opened.space.open("matching", *arguments)
    opened.settle()
    return the_view(opened)


def everybody(view: MatchingView) -> Sequence[CandidateCard]:
    """The cards, those at the end too."""
    while not view.found.more.isHidden():
        view.found.more.click()
    return view.found.cards()


def test_a_godmother_is_found_in_four_clicks(desktop: Opener) -> None:
    opened = desktop()
    sponsor = a_good_one(opened.registry)
    child = first_waiting(opened)
    clicks = 0

    (place,) = (
        button
        for button in opened.window.navigation.findChildren(NavButton)
        if button.accessibleName().startswith("Kết nối")
    )
    QTest.mouseClick(place, LEFT)
    clicks += 1
    opened.settle()
    view = the_view(opened)
    card = view.found.first()
    assert card is not None
    assert card.shown.name == sponsor.full_name
    QTest.mouseClick(card.match, LEFT)
    clicks += 1
    opened.settle()
    QTest.mouseClick(view.panel.save, LEFT)
    clicks += 1
    opened.settle()

    (bond,) = bonds_of(opened, child)
    assert (bond.sponsor_id, bond.until_18) == (sponsor.id, True)
    assert bond.state_on(opened.registry.today) is SponsorshipState.ACTIVE
    assert clicks <= CLICKS
    with opened.registry.read() as reading:
        assert child not in {one.id for one in reading.of(Child).all() if one.exit}
    waiting = matching.waiting(opened.registry, WaitingQuestion()).children
    assert child not in {one.id for one in waiting}


def test_a_godmother_is_found_with_the_keyboard_alone(desktop: Opener) -> None:
    opened = desktop()
    sponsor = a_good_one(opened.registry)
    child = first_waiting(opened)
    keys = Keyboard()

    number = opened.window.navigation.pages().index("matching") + 1
    keys.press(Qt.Key(Qt.Key.Key_0.value + number), CTRL)
    opened.settle()
    keys.press(ENTER, CTRL)
    opened.settle()
    keys.press(ENTER, CTRL)
    opened.settle()

    assert [bond.sponsor_id for bond in bonds_of(opened, child)] == [sponsor.id]
    assert keys.strokes <= STROKES
    assert QApplication.focusWidget() is the_view(opened).table


def test_the_side_panel_is_filled_before_anything_is_typed(desktop: Opener) -> None:
    opened = desktop()
    a_good_one(opened.registry)
    view = open_matching(opened)

    QTest.keyClick(view.table, ENTER, CTRL)
    opened.settle()

    fields = view.panel.fields()
    assert fields["need"] == "sinh_hoat"
    assert fields["amount"] == "1.000.000"
    assert (fields["rhythm"], fields["start"], fields["end"]) == ("thang", "23/11/2026", "until_18")
    assert (fields["form"], fields["begins"]) == ("gian_tiep", "now")


def test_what_the_panel_cannot_read_is_said_under_its_box(desktop: Opener) -> None:
    opened = desktop()
    a_good_one(opened.registry)
    child = first_waiting(opened)
    view = open_matching(opened)
    QTest.keyClick(view.table, ENTER, CTRL)
    opened.settle()
    fields = view.panel.fields() | {"amount": "nhiều", "end": "day", "end_day": ""}
    view.panel.show_bond("", "", fields, may_match=True)

    view.save_requested.emit()
    opened.settle()

    assert set(view.panel.problems()) == {"amount", "end_day"}
    assert bonds_of(opened, child) == ()


def test_a_refusal_by_the_rules_is_shown_in_the_panel(desktop: Opener) -> None:
    opened = desktop()
    sponsor = a_good_one(opened.registry)
    child = first_waiting(opened)
    view = open_matching(opened)
    QTest.keyClick(view.table, ENTER, CTRL)
    opened.settle()
    view.panel.show_bond("", "", view.panel.fields() | {"form": "truc_tiep"}, may_match=True)

    view.save_requested.emit()
    opened.settle()

    assert view.panel.banner.isVisible()
    assert "cam kết bảo vệ trẻ em" in view.panel.banner.sentence.text()
    assert sponsorships.of_sponsor(opened.registry, sponsor.id) == ()
    QTest.keyClick(view.panel.editor("note"), Qt.Key.Key_Escape)
    assert view.right.currentIndex() == 0
    assert bonds_of(opened, child) == ()


def test_a_place_is_kept_and_given_back(desktop: Opener) -> None:
    opened = desktop()
    a_good_one(opened.registry)
    child = first_waiting(opened)
    view = open_matching(opened)

    QTest.keyClick(view.table, Qt.Key.Key_G, ALT)
    opened.settle()

    with opened.registry.read() as reading:
        (hold,) = reading.of(Hold).where(child_id=child)
    assert (hold.until - hold.from_).days == 7
    assert view.found.head.notice.isVisible()
    assert "Lâm Thị Kim Chi" in view.found.head.notice.sentence.text()
    row = view.model.row(0)
    assert row is not None
    assert row.chip.text == "giữ chỗ"
    view.found.head.act.click()
    opened.settle()
    assert not view.found.head.notice.isVisible()


def test_the_number_of_days_is_chosen_once_for_all_cards(desktop: Opener) -> None:
    opened = desktop()
    a_good_one(opened.registry)
    view = open_matching(opened)

    view.found.days.show_code("15")
    opened.settle()

    cards = [card for card in view.found.cards() if not card.shown.refusal]
    assert {card.keep.text() for card in cards} == {"Giữ chỗ 15 ngày"}


def test_who_said_no_goes_to_the_end_with_the_reason(desktop: Opener) -> None:
    opened = desktop()
    sponsor = a_good_one(opened.registry)
    view = open_matching(opened)
    card = view.found.first()
    assert card is not None

    card.no.click()
    opened.settle()
    refusals = opened.space.section(MatchingSection).presenter.refusals
    dialog = refusals.dialog
    assert dialog is not None
    dialog.decide()
    assert dialog.problem("reason") == "Chọn một mục trong danh sách."
    dialog.put({"reason": "me_o_xa"})
    dialog.decide()
    opened.settle()

    assert refusals.dialog is None
    last = everybody(view)[-1].shown
    assert (last.name, last.refusal) == (sponsor.full_name, "Đã từ chối: Mẹ đỡ đầu ở quá xa")
    assert first_waiting(opened) == last.child


def test_one_may_start_from_the_sponsor(desktop: Opener) -> None:
    opened = desktop()
    sponsor = a_good_one(opened.registry)
    view = open_matching(opened, None, sponsor.id)

    assert view.side.code() == "sponsors"
    assert view.found.head.name.text() == sponsor.full_name
    card = view.found.first()
    assert card is not None
    card.match.click()
    opened.settle()
    view.panel.save.click()
    opened.settle()

    assert len(sponsorships.of_sponsor(opened.registry, sponsor.id)) == 1


def test_a_child_with_a_sponsor_can_get_a_second_one(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    sponsor = a_good_one(registry)
    child = first_waiting(opened)
    values = {"child_id": child, "sponsor_id": sponsor.id, "form": "gian_tiep"}
    sponsorships.propose(registry, {**values, "start": registry.today})

    view = open_matching(opened, child)

    assert len(view.found.cards()) == 8
    named = {card.shown.name: card.shown.refusal for card in everybody(view)}
    assert len(named) > 8
    assert view.found.head.name.text()
    assert named[sponsor.full_name] == "Đã có lượt đỡ đầu với em"


def test_two_who_provide_for_one_need_are_both_named_before_it_is_written(
    desktop: Opener,
) -> None:
    opened = desktop()
    child = first_waiting(opened)
    values = {"full_name": "Phạm Thị Đã Nhận", "kind": "ca_nhan"}
    first = sponsors.register(opened.registry, values)
    pledge = {"rhythm": "thang", "need": "sinh_hoat", "amount": 500_000, "from_month": "2026-09"}
    bond = {"child_id": child, "sponsor_id": first.id, "form": "gian_tiep"}
    start = opened.registry.today.replace(month=9)
    sponsorships.begin(opened.registry, {**bond, "start": start}, [pledge])
    second = a_good_one(opened.registry)

    view = open_matching(opened, child)
    card = next(one for one in everybody(view) if one.shown.name == second.full_name)
    view.match_wanted.emit(card.shown)
    opened.settle()
    panel = view.panel
    put_text(panel.editors["need"], "sinh_hoat")
    panel.box_left.emit("need")

    told = panel.warning.sentence.text()
    assert panel.warning.isVisible()
    assert "Phạm Thị Đã Nhận" in told
    assert second.full_name in told
    assert "09/2026" in told
    put_text(panel.editors["need"], "hoc_tap")
    panel.box_left.emit("need")
    assert not panel.warning.isVisible()


def test_nobody_waiting_is_good_news(desktop: Opener) -> None:
    opened = desktop("empty")
    view = open_matching(opened)

    assert view.empty.isVisible()
    assert view.empty.title.text() == "Không em nào đang chờ Mẹ đỡ đầu"
    assert not view.fewer.isVisible()


def test_a_filter_without_match_can_be_taken_off(desktop: Opener) -> None:
    opened = desktop()
    view = open_matching(opened)

    view.filters["need"].show_choice("phap_ly")
    view.filter_changed.emit("need", "phap_ly")
    opened.settle()
    assert view.empty.isVisible()
    view.fewer.click()
    opened.settle()

    assert view.model.rowCount() > 0


def test_a_place_that_ran_out_needs_nobody(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    sponsor = a_good_one(registry)
    child = first_waiting(opened)
    hold = holds.keep(registry, child, sponsor.id, days=1)
    registry.today = hold.until.replace(day=hold.until.day + 1)

    view = open_matching(opened, child)

    assert not view.found.head.notice.isVisible()


def test_an_officer_who_enters_data_proposes_and_somebody_else_approves(desktop: Opener) -> None:
    opened = desktop(access=Access.ENTRY)
    registry = opened.registry
    sponsor = a_good_one(registry)
    child = first_waiting(opened)
    view = open_matching(opened)

    card = view.found.first()
    assert card is not None
    assert card.match.text() == "Đề nghị lượt đỡ đầu"
    card.match.click()
    opened.settle()
    assert view.panel.fields()["begins"] == "wait"
    assert view.panel.save.text() == "Ghi, chờ duyệt"
    view.panel.save.click()
    opened.settle()

    (bond,) = bonds_of(opened, child)
    assert bond.sponsor_id == sponsor.id
    assert bond.state_on(registry.today) is SponsorshipState.WAITING
    assert APPROVE not in steps_of(SponsorshipState.WAITING, Access.ENTRY)
    assert APPROVE in steps_of(SponsorshipState.WAITING, Access.IN_CHARGE)
    assert steps_of(SponsorshipState.ACTIVE, Access.LEADER) == ()


def test_the_button_that_writes_stays_in_sight_in_a_low_window(desktop: Opener) -> None:
    opened = desktop(size=(1024, 505))
    view = open_matching(opened, first_waiting(opened))
    card = view.found.first()
    assert card is not None
    view.match_wanted.emit(card.shown)
    opened.settle()
    view.panel.show_problems({"note": "Ghi ngắn hơn."})
    opened.settle()

    for widget in (view.panel.save, view.panel.editor("note")):
        assert widget.visibleRegion().boundingRect().height() == widget.height()


def test_the_bar_takes_the_height_of_the_window_as_it_becomes(desktop: Opener) -> None:
    opened = desktop()
    view = open_matching(opened, first_waiting(opened))
    card = view.found.first()
    assert card is not None
    view.match_wanted.emit(card.shown)
    opened.settle()
    high = view.panel.bar.height()

    opened.window.resize(1024, 505)
    opened.settle()

    assert view.panel.bar.height() < high
