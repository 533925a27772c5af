"""What Kết nối says of the chosen child, and how its parts stand to one another."""

from conftest import Desktop, Opener
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.matching.view import MatchingView
from mdd_desktop.ui.widgets.boxes import put_text


def open_matching(opened: Desktop) -> MatchingView:
    opened.space.open("matching")
    opened.settle()
    return opened.space.section(MatchingSection).view


def test_the_head_says_of_the_child_what_the_list_has_no_room_for(desktop: Opener) -> None:
    view = open_matching(desktop())
    first = view.model.row(0)

    told = view.found.head.about.text()

    assert first is not None
    assert first.about in told
    assert first.wanted_sub in told


def test_what_she_is_deprived_of_is_said_in_full(desktop: Opener) -> None:
    view = open_matching(desktop())

    told = [line.wanted_sub for line in view.model.rows_held()]

    assert any("mồ côi cả cha và mẹ" in words for words in told)
    assert not any(part == "cả cha và mẹ" for words in told for part in words.split(" · "))


def test_over_nobody_stands_no_head_and_no_number_of_days(desktop: Opener) -> None:
    view = open_matching(desktop())
    assert not view.found.words.isHidden()

    view.found.show_none("Chưa có Mẹ nào phù hợp", "", ways=True)
    assert view.found.words.isHidden()

    view.found.show_cards([], may_match=True)
    assert not view.found.words.isHidden()


def test_what_was_refused_before_does_not_stand_over_another_problem(desktop: Opener) -> None:
    opened = desktop()
    view = open_matching(opened)
    card = view.found.first()
    assert card is not None
    view.match_wanted.emit(card.shown)
    opened.settle()
    view.panel.show_failure("Chưa ghi được", "Mẹ đỡ đầu đã đủ 2 trẻ như đăng ký.")

    put_text(view.panel.editor("amount"), "nhiều")
    view.save_requested.emit()
    opened.settle()

    assert view.panel.problems() == ["amount"]
    assert view.panel.banner.isHidden()


def test_the_sentence_under_a_box_is_seen_to_its_end_in_a_low_window(desktop: Opener) -> None:
    opened = desktop(size=(1024, 505))
    view = open_matching(opened)
    card = view.found.first()
    assert card is not None
    view.match_wanted.emit(card.shown)
    view.panel.points.setText("✓ mức 700.000, đủ nhu cầu · ✓ cùng xã · ✓ mong đỡ đầu em trai" * 2)
    opened.settle()

    view.panel.show_problems({"start": "Ở đây cần đủ ngày, tháng, năm."})
    opened.settle()

    field = view.panel.editor("start").parentWidget()
    assert view.panel.problems() == ["start"]
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_the_form_ends_where_the_bar_below_ends(desktop: Opener) -> None:
    opened = desktop(size=(1366, 697))
    view = open_matching(opened)
    card = view.found.first()
    assert card is not None
    view.match_wanted.emit(card.shown)
    opened.settle()

    parts = (view.panel.card, view.panel.bar)
    form, below = (part.mapTo(view, part.rect().topRight()).x() for part in parts)

    assert form == below
