from concurrent.futures import ThreadPoolExecutor
from itertools import count, pairwise
from types import SimpleNamespace

import pytest

from mdd_desktop.domain import record
from mdd_desktop.domain.record import IdSeries, new_id


def clock(monkeypatch: pytest.MonkeyPatch, *milliseconds: int) -> None:
    shown = iter(milliseconds)
    monkeypatch.setattr(
        record, "time", SimpleNamespace(time_ns=lambda: next(shown) * 1_000_000 + 999_999)
    )


def test_an_id_is_a_uuid_of_version_seven_that_says_when_it_was_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(monkeypatch, 1_790_000_000_123)

    made = IdSeries().next()

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == 1_790_000_000_123


def test_ids_of_one_run_differ_and_grow_whatever_the_clock_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(monkeypatch, 5, 5, 5, 2, 6, 0, 10**9)
    series = IdSeries()

    made = [series.next() for _ in range(7)]

    assert all(one < after for one, after in pairwise(made))
    assert {one.version for one in made} == {7}


def test_more_ids_than_the_counter_holds_run_ahead_of_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record, "time", SimpleNamespace(time_ns=lambda: 7_000_000))
    series = IdSeries()

    made = [series.next() for _ in range(10_000)]

    assert len(set(made)) == 10_000
    assert made == sorted(made)
    assert {one.version for one in made} == {7}
    assert {one.int >> 80 for one in made} == {7, 8, 9}


def test_two_runs_at_the_same_moment_share_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "time", SimpleNamespace(time_ns=lambda: 7_000_000))
    one, other = IdSeries(), IdSeries()

    assert {one.next() for _ in range(100)}.isdisjoint(other.next() for _ in range(100))


def test_ids_of_one_run_have_most_characters_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count(1_790_000_000_000_000_000, 1_000_000)
    monkeypatch.setattr(record, "time", SimpleNamespace(time_ns=lambda: next(ticks)))
    series = IdSeries()

    one, other = series.next().hex, series.next().hex

    assert sum(a != b for a, b in zip(one, other, strict=True)) <= 4


def test_threads_get_different_ids() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(2000)))

    assert len(set(made)) == 2000
