"""The support book by months, and writing forty payments at once."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import a_child, a_sponsorship, a_support, an_office
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.month_cells import CellState
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import Direction, SupportEntry
from mdd_desktop.services import (
    ledger,
    reports,
    sponsorships,
    support_entries,
    support_months,
    undo,
)
from mdd_desktop.services.ledger import LedgerRow
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.support_entries import SupportQuestion
from mdd_desktop.services.support_months import MonthLine, MonthWriting
from mdd_desktop.storage.transaction import ChangeSet

TODAY = dt.date(2026, 11, 23)
BEGAN = dt.date(2026, 8, 3)
FULL = 500_000


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    """An office on the day of the pictures."""
    with an_office(tmp_path / "so") as opened:
        opened.today = TODAY
        yield opened


def a_bond(registry: Registry, **values: Any) -> Sponsorship:
    child = a_child(registry, registered_on=BEGAN, guardian_name="Ngô Thị Lành")
    return a_sponsorship(registry, child, began_on=BEGAN, **values)


def row_of(registry: Registry, bond: Sponsorship) -> LedgerRow:
    rows = ledger.year_book(registry, 2026).rows
    return next(row for row in rows if row.sponsorship == bond.id)


def states(registry: Registry, bond: Sponsorship) -> str:
    signs = {
        CellState.DELIVERED: "v",
        CellState.RECEIVED: "o",
        CellState.LATE: "!",
        CellState.NOT_DUE: ".",
        CellState.UNPAID: "x",
        CellState.OUTSIDE: "/",
    }
    return "".join(signs[cell.state] for cell in row_of(registry, bond).cells)


def writing(*lines: MonthLine, handed_over: bool = True, on: dt.date = TODAY) -> MonthWriting:
    return MonthWriting(2026, lines, handed_over=handed_over, on=on)


def entries_of(registry: Registry, bond: Sponsorship) -> list[SupportEntry]:
    with registry.read() as reading:
        return list(reading.of(SupportEntry).where(sponsorship_id=bond.id))


def test_months_are_late_after_the_days_of_grace_and_not_due_before(registry: Registry) -> None:
    bond = a_bond(registry)

    assert states(registry, bond) == "///////!!!.."


def test_money_fills_the_month_in_which_it_came(registry: Registry) -> None:
    bond = a_bond(registry)
    a_support(registry, bond, date="2026-09-20")
    a_support(registry, bond, date="2026-10-05", direction="received")

    assert states(registry, bond) == "///////!vo.."


def test_a_month_paid_ahead_is_shown_paid_and_the_older_one_is_open_but_not_late(
    registry: Registry,
) -> None:
    bond = a_bond(registry)
    for month in (8, 9):
        a_support(registry, bond, date=f"2026-{month:02d}-20")

    a_support(registry, bond, date="2026-11-05")

    assert states(registry, bond) == "///////vvxv."
    assert row_of(registry, bond).late == 0


def test_a_line_fills_the_month_it_is_for_and_not_the_one_it_was_written_in(
    registry: Registry,
) -> None:
    bond = a_bond(registry)

    support_months.write_month(registry, writing(MonthLine(bond.id, 10, FULL)))

    assert states(registry, bond) == "///////!!v.."


def test_what_is_late_in_the_cells_is_the_figure_of_the_report(registry: Registry) -> None:
    for paid in (0, 1, 3):
        bond = a_bond(registry)
        for number in range(paid):
            a_support(registry, bond, date=f"2026-{11 - 2 * number:02d}-07", amount=350_000)
    quarterly = [{"rhythm": "quy", "amount": 900_001, "from_month": "2026-08"}]
    child = a_child(registry, registered_on=BEGAN)
    sponsor = a_bond(registry).sponsor_id
    values = {"form": "gian_tiep", "start": BEGAN, "child_id": child.id, "sponsor_id": sponsor}
    sponsorships.begin(registry, values, quarterly)

    figures = reports.count(registry, Period.days(TODAY, TODAY)).values
    rows = ledger.year_book(registry, 2026).rows

    assert sum(row.late for row in rows) == figures["late_amount"]
    assert sum(row.late > 0 for row in rows) == figures["sponsorships_late"]


def test_the_pledges_of_a_month_are_the_figure_of_the_report(registry: Registry) -> None:
    for _ in range(3):
        a_bond(registry)

    november = reports.count(registry, Period.month(2026, 11)).values["pledged_money"]

    rows = ledger.year_book(registry, 2026).rows
    assert sum(row.cells[10].pledged for row in rows) == november == 3 * FULL


def test_a_whole_month_is_written_as_one_act_and_taken_back_as_one(registry: Registry) -> None:
    bonds = [a_bond(registry) for _ in range(3)]
    heard: list[ChangeSet] = []
    registry.on_commit = heard.append

    lines = [MonthLine(bond.id, month, FULL) for bond in bonds for month in (8, 9)]
    done = support_months.write_month(registry, writing(*lines))

    assert (done.months, done.total) == (6, 6 * FULL)
    assert len(heard) == 1
    assert {states(registry, bond) for bond in bonds} == {"///////vv!.."}
    undo.take_back(registry, heard)
    assert {states(registry, bond) for bond in bonds} == {"///////!!!.."}


def test_what_lies_with_the_office_is_handed_over_before_anything_else(registry: Registry) -> None:
    bond = a_bond(registry)
    a_support(registry, bond, date="2026-08-20", direction="received", amount=200_000)

    support_months.write_month(registry, writing(MonthLine(bond.id, 8, FULL)))

    written = {entry.direction: entry.amount for entry in entries_of(registry, bond)}
    assert written[Direction.DELIVERED] == 200_000
    assert written[Direction.PASSED] == 300_000
    assert states(registry, bond) == "///////v!!.."


def test_money_only_received_waits_for_the_child(registry: Registry) -> None:
    bond = a_bond(registry)

    support_months.write_month(registry, writing(MonthLine(bond.id, 8, FULL), handed_over=False))

    assert states(registry, bond) == "///////o!!.."
    (entry,) = entries_of(registry, bond)
    assert (entry.direction, entry.receiver_name) == (Direction.RECEIVED, None)


def test_the_line_says_which_month_and_who_took_it(registry: Registry) -> None:
    bond = a_bond(registry)

    support_months.write_month(registry, writing(MonthLine(bond.id, 8, FULL)))

    (entry,) = entries_of(registry, bond)
    assert (entry.description, entry.receiver_name) == ("Tháng 8/2026", "Ngô Thị Lành")
    assert (entry.child_id, entry.sponsor_id) == (bond.child_id, bond.sponsor_id)


Case = Callable[[Sponsorship], MonthWriting]


@pytest.mark.parametrize(
    ("code", "case"),
    [
        ("nothing_chosen", lambda _: writing()),
        ("date_ahead", lambda b: writing(MonthLine(b.id, 8, FULL), on=dt.date(2026, 11, 24))),
        ("amount_missing", lambda b: writing(MonthLine(b.id, 8, 0))),
        ("reason_missing", lambda b: writing(MonthLine(b.id, 8, 300_000))),
        ("reason_missing", lambda b: writing(MonthLine(b.id, 8, 300_000, "  "))),
        ("outside", lambda b: writing(MonthLine(b.id, 1, FULL))),
        ("outside", lambda b: writing(MonthLine(b.child_id, 8, FULL))),
        ("written_already", lambda b: writing(MonthLine(b.id, 9, FULL))),
    ],
)
def test_a_refused_month_leaves_everything_unwritten(
    registry: Registry, code: str, case: Case
) -> None:
    bond, other = a_bond(registry), a_bond(registry)
    a_support(registry, bond, date="2026-09-20")
    asked = case(bond)
    good = MonthLine(other.id, 8, FULL)
    lines = (good, *asked.lines) if asked.lines else ()

    with pytest.raises(RuleError) as refused:
        support_months.write_month(
            registry, MonthWriting(2026, lines, handed_over=True, on=asked.on)
        )

    assert refused.value.code == code
    assert entries_of(registry, other) == []


def test_another_amount_is_written_with_its_reason(registry: Registry) -> None:
    bond = a_bond(registry)
    line = MonthLine(bond.id, 8, 300_000, "Mẹ đỡ đầu gửi trước một phần")

    support_months.write_month(registry, writing(line))

    (entry,) = entries_of(registry, bond)
    assert (entry.amount, entry.note) == (300_000, "Mẹ đỡ đầu gửi trước một phần")
    assert row_of(registry, bond).late == 3 * FULL - 300_000


def test_a_struck_out_line_counts_nowhere_and_says_why(registry: Registry) -> None:
    bond = a_bond(registry)
    entry = a_support(registry, bond, date="2026-08-20")

    support_entries.strike_out(registry, entry.id, reason="ghi hai lần")

    assert states(registry, bond) == "///////!!!.."
    struck = support_entries.page(registry, SupportQuestion(2026, struck_out=True), 0, 10)
    assert [line.note for line in struck.rows] == ["Gạch bỏ: ghi hai lần"]
    assert support_entries.page(registry, SupportQuestion(2026), 0, 10).total == 0


def test_a_corrected_line_keeps_its_reason_and_its_history(registry: Registry) -> None:
    bond = a_bond(registry)
    entry = a_support(registry, bond, date="2026-08-20", amount=50_000)

    support_entries.correct(registry, entry.id, {"amount": FULL}, reason="gõ thiếu một số 0")

    assert states(registry, bond) == "///////v!!.."
    assert support_entries.get(registry, entry.id).note == "Sửa: gõ thiếu một số 0"


@pytest.mark.parametrize("act", ["correct", "strike_out"])
def test_nothing_is_changed_without_a_reason(registry: Registry, act: str) -> None:
    entry = a_support(registry, a_bond(registry))
    extra = ({"amount": 1},) if act == "correct" else ()

    with pytest.raises(RuleError) as refused:
        getattr(support_entries, act)(registry, entry.id, *extra, reason=" ")

    assert refused.value.code == "reason_missing"
    assert support_entries.get(registry, entry.id) == entry


def test_a_line_is_struck_out_only_once(registry: Registry) -> None:
    entry = a_support(registry, a_bond(registry))
    support_entries.strike_out(registry, entry.id, reason="nhầm")

    with pytest.raises(RuleError) as refused:
        support_entries.strike_out(registry, entry.id, reason="nhầm")

    assert refused.value.code == "struck_out"


def test_goods_are_entered_with_estimate_and_occasion(registry: Registry) -> None:
    bond = a_bond(registry)
    values = {
        "sponsorship_id": bond.id,
        "direction": "passed",
        "form": "hien_vat",
        "kind": "qua",
        "quantity": 2,
        "amount": 150_000,
        "occasion": "trung_thu",
    }

    entry = support_entries.enter(registry, values)

    assert (entry.child_id, entry.date) == (bond.child_id, TODAY)
    asked = SupportQuestion(2026, form="hien_vat", occasion="trung_thu")
    found = support_entries.page(registry, asked, 0, 10)
    assert (found.total, found.received, found.delivered) == (1, 150_000, 150_000)


def test_a_day_that_has_not_come_is_refused(registry: Registry) -> None:
    with pytest.raises(RuleError) as refused:
        support_entries.enter(
            registry, {"direction": "passed", "amount": 1, "date": dt.date(2026, 12, 1)}
        )

    assert refused.value.code == "date_ahead"


def test_rows_of_some_lines_are_those_of_the_whole_book(registry: Registry) -> None:
    bonds = [a_bond(registry) for _ in range(3)]
    entry = a_support(registry, bonds[1], date="2026-09-20")
    before = ledger.year_book(registry, 2026)
    support_entries.strike_out(registry, entry.id, reason="nhầm")

    fresh = ledger.rows_changed(registry, 2026, [entry.id])

    assert [row.sponsorship for row in fresh] == [bonds[1].id]
    assert before.with_rows(fresh) == ledger.year_book(registry, 2026)


def test_a_book_that_is_opened_today_has_no_old_debts(registry: Registry) -> None:
    bond = a_bond(registry)
    assert ledger.year_book(registry, 2026).opened_on is None

    ledger.open_on(registry, dt.date(2026, 11, 1))

    book = ledger.year_book(registry, 2026)
    assert book.opened_on == dt.date(2026, 11, 1)
    assert states(registry, bond) == "//////////.."
    assert reports.count(registry, Period.days(TODAY, TODAY)).values["late_amount"] == 0
