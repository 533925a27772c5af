"""The board Trùng – Sót – Trễ: the rows of the printed list, and what puts cases right."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import a_child, a_sponsor, a_sponsorship, a_support, an_office
from mdd_desktop.documents.lists.gaps import GapListing
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.gaps import MissedReason
from mdd_desktop.services import documents, gaps, reports, undo
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.gaps import Board
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.reports import Period
from mdd_desktop.storage.transaction import ChangeSet

TODAY = dt.date(2026, 11, 23)
BEGAN = dt.date(2026, 8, 3)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as opened:
        opened.today = TODAY
        yield opened


def listed(registry: Registry, **values: Any) -> Child:
    return a_child(registry, registered_on=BEGAN, village="ấp Phú Lợi", **values)


def board(registry: Registry, **values: Any) -> Board:
    return gaps.board(registry, 2026, 11, **values)


def paper(registry: Registry) -> GapListing:
    (listing,) = documents.gather(registry, Wish("B7", period="2026-11")).records
    assert isinstance(listing, GapListing)
    return listing


def doubled(registry: Registry, sponsors: int = 2) -> Child:
    child = listed(registry)
    for _ in range(sponsors):
        a_sponsorship(registry, child, began_on=BEGAN)
    return child


def test_screen_and_paper_show_the_same_rows(registry: Registry) -> None:
    doubled(registry)
    listed(registry)
    paid = a_sponsorship(registry, listed(registry), began_on=BEGAN)
    a_support(registry, paid, date="2026-11-05", amount=1_500_000)

    shown, printed = board(registry), paper(registry)

    assert [(d.name, sum(s[2] for s in d.sponsors)) for d in shown.double] == [
        (line.child.name, line.monthly) for line in printed.double
    ]
    assert sorted((m.name, m.reason.value) for m in shown.missed) == sorted(
        (line.child.name, line.reason) for line in printed.missed
    )
    assert sorted((x.name, x.missing, x.days) for x in shown.late) == sorted(
        (line.child.name, line.missing, line.days) for line in printed.late
    )
    assert shown.double
    assert shown.missed
    assert shown.late


def test_the_board_counts_what_the_figures_count(registry: Registry) -> None:
    doubled(registry)
    listed(registry)

    figures = reports.count(registry, Period.days(dt.date(2026, 11, 1), TODAY)).values
    shown = board(registry)

    waiting = [card for card in shown.missed if card.reason is MissedReason.UNSPONSORED]
    assert len(waiting) == figures["children_unsponsored"]
    assert len(shown.late) == figures["sponsorships_late"]
    assert sum(card.missing for card in shown.late) == figures["late_amount"]
    assert len(shown.double) == figures["children_double_need"]


def test_a_child_longest_without_a_sponsor_comes_first(registry: Registry) -> None:
    listed(registry, full_name="Lê Thị Sau")
    a_child(registry, full_name="Lê Thị Trước", registered_on=dt.date(2026, 1, 1))

    names = [card.name for card in board(registry).missed]

    assert names == ["Lê Thị Trước", "Lê Thị Sau"]


def test_keeping_both_takes_the_case_from_screen_and_paper(registry: Registry) -> None:
    doubled(registry)

    gaps.keep_both(registry, board(registry).double[0], "một bên lo tiền ăn, một bên tiền trọ")

    shown = board(registry)
    assert (shown.double, shown.kept) == ((), 1)
    assert paper(registry).double == ()


def test_a_further_sponsor_brings_the_question_back(registry: Registry) -> None:
    child = doubled(registry)
    gaps.keep_both(registry, board(registry).double[0], "đã bàn")

    a_sponsorship(registry, child, began_on=BEGAN)

    assert len(board(registry).double) == 1


def test_a_pledge_goes_on_for_another_need_from_this_month(registry: Registry) -> None:
    doubled(registry)
    heard: list[ChangeSet] = []
    registry.on_commit = heard.append
    card = board(registry).double[0]

    gaps.move_need(registry, card.pledges[-1], "hoc_tap")

    assert board(registry).double == ()
    assert len(gaps.board(registry, 2026, 10).double) == 1
    undo.take_back(registry, heard)
    assert len(board(registry).double) == 1


def test_why_it_is_late_stays_with_the_case(registry: Registry) -> None:
    a_sponsorship(registry, listed(registry), began_on=BEGAN)
    card = board(registry).late[0]

    gaps.explain_late(registry, card, "mẹ đỡ đầu nằm viện", year=2026, month=11)
    gaps.explain_late(registry, card, "mẹ đỡ đầu đã ra viện", year=2026, month=11)

    assert [late.reason for late in board(registry).late] == ["mẹ đỡ đầu đã ra viện"]
    assert [late.reason for late in gaps.board(registry, 2026, 10).late] == [""]


def test_a_village_is_looked_at_alone(registry: Registry) -> None:
    listed(registry, full_name="Trần Thị Ấp")
    a_child(registry, registered_on=BEGAN, village="ấp Tân Hòa")

    shown = board(registry, place="ấp Phú Lợi")

    assert [card.name for card in shown.missed] == ["Trần Thị Ấp"]
    assert shown.places == (("ấp Phú Lợi", 1), ("ấp Tân Hòa", 1))


@pytest.mark.parametrize("act", ["keep", "explain", "move"])
def test_nothing_is_decided_without_its_reason(registry: Registry, act: str) -> None:
    doubled(registry)
    shown = board(registry)
    does = {
        "keep": lambda: gaps.keep_both(registry, shown.double[0], " "),
        "explain": lambda: gaps.explain_late(registry, shown.late[0], "", year=2026, month=11),
        "move": lambda: gaps.move_need(registry, shown.double[0].pledges[0], ""),
    }

    with pytest.raises(RuleError):
        does[act]()

    assert board(registry) == shown


def test_a_board_without_cases_is_empty(registry: Registry) -> None:
    bond = a_sponsorship(registry, listed(registry), a_sponsor(registry), began_on=TODAY)
    a_support(registry, bond)

    shown = board(registry)

    assert (shown.double, shown.missed, shown.late) == ((), (), ())
