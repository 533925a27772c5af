"""The one door to background work."""

import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mdd_desktop.domain.stopping import heed, past_stopping
from mdd_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    del qapp
    made = Tasks()
    yield made
    made.close()


def test_the_registry_lane_is_one_thread_and_keeps_the_order(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[int, str]] = []

    for number in range(20):
        tasks.registry(
            lambda n=number: seen.append((n, threading.current_thread().name)),
        )
    qtbot.waitUntil(lambda: not tasks.busy())

    assert [number for number, _name in seen] == list(range(20))
    assert len({name for _number, name in seen}) == 1
    assert seen[0][1] != threading.current_thread().name


def test_a_result_arrives_on_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[tuple[int, threading.Thread]] = []

    tasks.registry(lambda: 7, on_done=lambda x: arrived.append((x, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(arrived))

    assert arrived == [(7, threading.main_thread())]


def test_a_result_is_dropped_when_its_owner_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[int] = []
    owner, gate = QObject(), threading.Event()

    tasks.registry(gate.wait, on_done=arrived.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == []


def test_a_newer_question_drops_the_answer_to_the_older_one(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[str] = []
    gate = threading.Event()

    def older() -> str:
        gate.wait(5)
        return "older"

    tasks.registry(older, on_done=arrived.append, key="search")
    tasks.registry(lambda: "newer", on_done=arrived.append, key="search")
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == ["newer"]


def test_work_that_reports_its_progress_can_be_stopped(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[object] = []
    steps: list[int] = []

    def work() -> str:
        for step in range(1000):
            steps.append(step)
            heed(step, 1000)
            time.sleep(0.002)
        return "whole"

    ticket = tasks.registry(work, on_done=arrived.append, on_error=arrived.append)
    qtbot.waitUntil(lambda: len(steps) > 3)
    ticket.cancel()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == []
    assert len(steps) < 1000


def test_what_was_done_before_it_could_be_stopped_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[object] = []
    begun, gate = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        gate.wait(5)
        return "written"

    ticket = tasks.registry(work, on_done=arrived.append)
    never = tasks.registry(lambda: "read", on_done=arrived.append)
    begun.wait(5)
    for one in (ticket, never):
        one.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == ["written"]


def test_work_over_half_a_second_is_told_with_its_sentence(qtbot: QtBot, tasks: Tasks) -> None:
    gate = threading.Event()

    with qtbot.waitSignal(tasks.long_work_changed, timeout=3000) as told:
        tasks.registry(gate.wait, 5, sentence="Đang tính số liệu")
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert told.args == ["Đang tính số liệu", 0, 0]


def test_an_error_nobody_handles_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    with qtbot.waitSignal(tasks.failed) as told:
        tasks.free(lambda: 1 // 0)

    assert isinstance(told.args[0], ZeroDivisionError)


def test_closing_waits_for_the_threads(qtbot: QtBot) -> None:
    del qtbot
    made = Tasks()
    made.registry(time.sleep, 0.05)
    made.free(time.sleep, 0.05)

    made.close()

    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("registry", "free"))]


def test_no_page_waits_for_a_long_reading(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[str] = []
    gate = threading.Event()

    tasks.reading(gate.wait, 5, on_done=lambda _set: arrived.append("figures"))
    tasks.registry(lambda: "page", on_done=arrived.append)
    qtbot.waitUntil(lambda: bool(arrived))
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == ["page", "figures"]


def test_the_registry_is_closed_when_nobody_reads_it_any_more(qtbot: QtBot, tasks: Tasks) -> None:
    happened: list[str] = []
    begun, gate = threading.Barrier(3, timeout=5), threading.Event()

    def read() -> None:
        begun.wait()
        gate.wait(5)
        happened.append("read")

    for _thread in range(2):
        tasks.reading(read)
    begun.wait()
    tasks.reading(lambda: happened.append("never read"))
    tasks.closing(lambda: happened.append("closed"))
    assert happened == []
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert happened == ["read", "read", "closed"]


def test_a_long_reading_can_be_stopped(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[object] = []
    steps: list[int] = []

    def work() -> None:
        while True:
            steps.append(0)
            heed()
            time.sleep(0.002)

    tasks.reading(work, on_done=arrived.append, on_error=arrived.append)
    qtbot.waitUntil(lambda: len(steps) > 3)
    tasks.stop_all()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == []


def test_what_is_saved_is_told_though_it_was_stopped(qtbot: QtBot, tasks: Tasks) -> None:
    arrived: list[object] = []
    begun, gate = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        gate.wait(5)
        past_stopping()
        heed()
        return "saved"

    ticket = tasks.registry(work, on_done=arrived.append, on_error=arrived.append)
    begun.wait(5)
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.busy())

    assert arrived == ["saved"]


def test_closing_finishes_what_was_to_be_saved(qtbot: QtBot) -> None:
    del qtbot
    happened: list[str] = []
    made = Tasks()
    made.registry(time.sleep, 0.05)
    made.registry(lambda: happened.append("draft kept"))
    made.registry(lambda: happened.append("long work"), sentence="Đang ghi")

    made.close()

    assert happened == ["draft kept", "long work"]


def test_closing_does_not_wait_for_work_that_saves_nothing(qtbot: QtBot) -> None:
    del qtbot
    ended: list[str] = []
    begun = threading.Barrier(3, timeout=5)

    def long_work(name: str) -> None:
        begun.wait()
        try:
            while True:
                heed()
                time.sleep(0.001)
        finally:
            ended.append(name)

    made = Tasks()
    made.reading(long_work, "figures")
    made.free(long_work, "scan")
    begun.wait()

    made.close()

    assert sorted(ended) == ["figures", "scan"]
