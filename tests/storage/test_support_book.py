"""The kept sums of the support book say what counting line by line says, whatever is written."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, event, text
from storage_rows import write_rows

from mdd_desktop.domain.figures.support_book import EntryBook, SupportBook, SupportSum
from mdd_desktop.domain.support import Direction, Outcome, SupportEntry, SupportForm
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.integrity import support_problems
from mdd_desktop.storage.queries import support_book
from mdd_desktop.storage.queries.ledger import booked
from mdd_desktop.storage.queries.support_book import StoredBook
from mdd_desktop.storage.transaction import Reading

FIRST, LAST = dt.date(2025, 10, 20), dt.date(2026, 4, 10)
UNITS = ("30127", "30131", "82")
PEOPLE = tuple(UUID(int=number) for number in range(1, 6))
DAYS = st.dates(FIRST - dt.timedelta(days=40), LAST + dt.timedelta(days=40))
SPANS = st.one_of(
    st.tuples(DAYS, DAYS),
    st.sampled_from(
        [
            (dt.date(2026, 1, 1), dt.date(2026, 1, 31)),
            (dt.date(2025, 11, 1), dt.date(2026, 3, 31)),
            (dt.date(2026, 2, 2), dt.date(2026, 2, 27)),
            (dt.date.min, dt.date(2026, 1, 15)),
            (dt.date(2025, 12, 31), dt.date(2026, 1, 1)),
        ]
    ),
)


def some_entries(seed: int, count: int = 40) -> list[SupportEntry]:
    """Entries of a few months, crowded at the ends of months; some codes are of a newer program."""
    pick = Random(seed)  # noqa: S311 - invented data, no secret

    def day() -> dt.date:
        found = FIRST + dt.timedelta(days=pick.randrange((LAST - FIRST).days))
        return found.replace(day=1) - dt.timedelta(days=1) if pick.random() < 0.2 else found

    return [
        SupportEntry(
            id=UUID(int=1000 + number),
            date=day(),
            unit_id=pick.choice(UNITS),
            direction=pick.choice(["received", "delivered", "passed", Direction.of("muon")]),
            form=pick.choice(["tien", "tien", "hien_vat", "dich_vu", SupportForm.of("vang")]),
            kind=pick.choice([None, "qua", "hoc_bong"]),
            amount=pick.choice([None, 0, 300_000, 12_345]),
            quantity=pick.randrange(4),
            headcount=pick.choice([None, 0, 30]),
            child_id=pick.choice([None, *PEOPLE]),
            sponsorship_id=pick.choice([None, *PEOPLE]),
            outcome=pick.choice(["da_trao", "da_trao", "chua_trao", Outcome.of("that_lac")]),
            recorded_on=pick.choice([None, day(), day()]),
            void=pick.random() < 0.1,
        )
        for number in range(count)
    ]


def summed(sums: Iterable[SupportSum]) -> dict[tuple[object, ...], tuple[int, ...]]:
    """The same sums, whether they came added up or line by line."""
    found: dict[tuple[object, ...], Counter[str]] = {}
    for one in sums:
        key = (
            *(one.unit_id, one.direction, one.form, one.kind, one.outcome),
            *(one.through_bond, one.is_valued),
        )
        weights = {name: getattr(one, name) for name in WEIGHTS}
        found.setdefault(key, Counter()).update(weights)
    return {key: tuple(found[key][name] for name in WEIGHTS) for key in found}


WEIGHTS = ("lines", "amount", "quantity", "headcount")


def answers(book: SupportBook, first: dt.date, last: dt.date) -> dict[str, object]:
    """Everything a book can be asked about some days."""
    return {
        "sums": summed(book.sums(first, last)),
        "lines": list(book.lines(first, last)),
        "entries": list(book.entries(first, last)),
        "helped": set(book.helped(first, last)),
        "bonds": dict(book.bonds(first, last)),
        "last": dict(book.last_deliveries(PEOPLE[:3], last)),
        "children": list(book.of_children(PEOPLE[1:3])),
        "latest": book.latest(UNITS[:2], last),
    }


def emptied(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("DELETE FROM support_entry"))


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    seed=st.integers(0, 10**6),
    span=SPANS,
    until=st.none() | DAYS,
    few=st.sampled_from([1, support_book.FEW]),
)
def test_kept_sums_say_what_the_lines_say(
    engine: Engine, seed: int, span: tuple[dt.date, dt.date], until: dt.date | None, few: int
) -> None:
    emptied(engine)
    entries = some_entries(seed)
    write_rows(engine, entries)
    expected: SupportBook = EntryBook.of(entries)
    first, last = span

    with reading(engine) as connection:
        book: SupportBook = Reading(connection, UNITS[0]).support_book
        if until is not None:
            expected, book = expected.known_on(until), book.known_on(until)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(support_book, "FEW", few)
            found = answers(book, first, last)
        assert found == answers(expected, first, last)


def plans(asked: Callable[[Connection], object], engine: Engine) -> set[str]:
    """How SQLite goes through the lines of the book for what is asked."""
    told: list[str] = []
    with reading(engine) as connection:

        @event.listens_for(connection, "before_cursor_execute")
        def look(_c: object, cursor: Any, query: str, given: Any, *_: object) -> None:
            rows = cursor.execute(f"EXPLAIN QUERY PLAN {query}", given).fetchall()
            told.extend(str(row[-1]) for row in rows if "support_entry" in str(row[-1]))

        asked(connection)
    return set(told)


def test_the_whole_book_is_read_through_and_not_line_by_line_through_an_index(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def months(connection: Connection, only: Sequence[UUID] | None = None) -> object:
        return list(booked(connection, since=None, until=LAST, only=only))

    def last(connection: Connection) -> object:
        book = Reading(connection, UNITS[0]).support_book
        return dict(book.last_deliveries(PEOPLE, LAST))

    assert plans(months, engine) == {"SCAN support_entry"}
    few = plans(lambda connection: months(connection, PEOPLE), engine)
    assert all("ix_support_entry_sponsorship_id" in told for told in few)
    assert all("ix_support_entry_child_id" in told for told in plans(last, engine))
    monkeypatch.setattr(support_book, "FEW", 1)
    assert plans(last, engine) == {"SCAN support_entry"}


@settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(seed=st.integers(0, 10**6))
def test_sums_follow_lines_that_are_corrected_and_struck_out(engine: Engine, seed: int) -> None:
    emptied(engine)
    before, after = some_entries(seed), some_entries(seed + 1, 25)

    write_rows(engine, before)
    write_rows(engine, after)

    kept = EntryBook.of([*after, *before[25:]])
    with reading(engine) as connection:
        book = Reading(connection, UNITS[0]).support_book
        assert answers(book, FIRST, LAST) == answers(kept, FIRST, LAST)
        assert list(support_problems(connection)) == []


def test_no_line_leaves_no_sum(engine: Engine) -> None:
    write_rows(engine, some_entries(7))

    emptied(engine)

    with reading(engine) as connection:
        for table in ("support_month", "support_child", "support_bond"):
            assert connection.execute(text(f"SELECT * FROM {table}")).all() == []  # noqa: S608 - our own names


def test_a_book_known_on_two_days_knows_what_both_knew(engine: Engine) -> None:
    early, late = dt.date(2026, 1, 1), dt.date(2026, 3, 1)
    entries = some_entries(11)
    write_rows(engine, entries)
    expected = EntryBook.of(entries).known_on(early)

    with reading(engine) as connection:
        book = StoredBook(lambda: nullcontext(Reading(connection, UNITS[0])))
        assert answers(book.known_on(early).known_on(late), FIRST, LAST) == answers(
            expected, FIRST, LAST
        )


@pytest.mark.parametrize(
    ("table", "column"),
    [("support_month", "amount"), ("support_child", "lines"), ("support_bond", "received")],
)
def test_a_sum_that_is_wrong_is_told(engine: Engine, table: str, column: str) -> None:
    write_rows(engine, some_entries(3))
    with writing(engine) as connection:
        connection.execute(text(f"UPDATE {table} SET {column} = {column} + 1 WHERE month = 24312"))  # noqa: S608 - our own names

    with reading(engine) as connection:
        (told,) = support_problems(connection)

    assert told == f"Bảng {table}: tổng của tháng 01/2026 khác với các khoản trong sổ hỗ trợ."
