"""Long work that hears it is not wanted any more."""

import pytest

from mdd_desktop.domain.stopping import (
    StoppedError,
    heed,
    heeded,
    listening,
    past_stopping,
    until_stopped,
)


def test_nobody_has_to_listen() -> None:
    assert list(heeded(range(500))) == list(range(500))
    heed(1, 2)


def test_a_listener_hears_how_far_the_work_is() -> None:
    heard: list[tuple[int, int]] = []

    with listening(lambda done, total: heard.append((done, total))):
        rows = list(heeded("abcde", 5, step=2))
        list(heeded("abc", step=2))
    heed(9, 9)

    assert rows == list("abcde")
    assert heard == [(0, 5), (2, 5), (4, 5), (0, 0), (0, 0)]


def test_a_listener_stops_the_work_until_something_is_saved() -> None:
    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    with listening(stop):
        with pytest.raises(StoppedError):
            next(heeded("abc"))
        past_stopping()
        assert list(heeded("abc")) == ["a", "b", "c"]
    with listening(stop), pytest.raises(StoppedError):
        heed()


def test_of_wholes_each_one_begun_is_finished_and_no_other_begun() -> None:
    heard: list[tuple[int, int]] = []

    def stop_after_two(done: int, total: int) -> None:
        heard.append((done, total))
        if done == 2:
            raise StoppedError

    saved = []
    with listening(stop_after_two):
        for whole in until_stopped("abcd"):
            heed(2, 3)
            saved.append(whole)

    assert saved == ["a", "b"]
    assert heard == [(0, 4), (1, 4), (2, 4)]
