"""An answer that took long is given again until something it follows from is saved."""

import dataclasses
import datetime as dt

import pytest

from builders import Offices, a_child
from mdd_desktop.domain.stopping import StoppedError
from mdd_desktop.services import gaps, overview
from mdd_desktop.services.kept_answers import kept_answer
from mdd_desktop.services.offices import Registry


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1", name="xã Hoa Sen")


def test_the_figures_follow_whatever_is_saved_and_are_the_same_until_then(
    office: Registry,
) -> None:
    first = overview.overview(office)

    assert overview.overview(office) is first

    a_child(office)

    assert overview.overview(office).figures["children_listed"] == 1
    assert first.figures["children_listed"] == 0


def test_another_day_asks_anew(office: Registry) -> None:
    overview.overview(office)
    office.today += dt.timedelta(days=1)

    assert overview.overview(office).period.hi == office.today


def test_a_village_is_looked_at_without_working_the_board_out_again(office: Registry) -> None:
    a_child(office, village="Thôn An")
    a_child(office, village="Thôn Bình")
    month = office.today.year, office.today.month
    whole = gaps.board(office, *month)

    here = gaps.board(office, *month, place="Thôn An")

    assert [card.place for card in here.missed] == ["Thôn An"]
    assert len(whole.missed) == 2
    assert dataclasses.replace(here, missed=whole.missed) == whole
    assert gaps.board(office, *month) is whole


def test_only_the_kinds_that_are_named_count(office: Registry) -> None:
    asked = []

    def ask(kinds: tuple[str, ...]) -> int:
        return kept_answer(office, "thử", lambda: asked.append(1) or len(asked), kinds=kinds)

    first = ask(("sponsors",))
    a_child(office)

    assert (first, ask(("sponsors",)), ask(("children",))) == (1, 1, 2)


def test_what_was_stopped_is_not_kept(office: Registry) -> None:
    def stopped() -> int:
        raise StoppedError

    with pytest.raises(StoppedError):
        kept_answer(office, "thử", stopped)

    assert kept_answer(office, "thử", lambda: 7) == 7
