"""Long work: what the strip says, what "Dừng" stops, what closing the window asks."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.stopping import heed
from mdd_desktop.services import backups
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.widgets.form_dialog import FormDialog

WORK = "Đang ghi thử"


def slow_saving(registry: Registry) -> int:
    """Closes every child in one transaction, a step at a time, until somebody stops it."""
    with registry.transaction("Ghi thử") as tx:
        for child in tx.of(Child).all():
            tx.of(Child).save(child.corrected(village="Ấp khác"))
        for step in range(2000):
            heed(step, 2000)
            time.sleep(0.005)
    return 1


def villages(opened: Desktop) -> set[str | None]:
    with opened.program.desk.registry.read() as reading:
        return {child.village for child in reading.of(Child).all()}


def begun(opened: Desktop, told: Callable[[object], object]) -> None:
    opened.program.desk.ask(slow_saving, on_done=told, sentence=WORK)
    opened.wait(opened.window.strip.isVisible)


def question(opened: Desktop) -> FormDialog | None:
    asked = [one for one in opened.window.findChildren(FormDialog) if one.isVisible()]
    return asked[0] if asked else None


def test_stopping_a_transaction_undoes_it_whole_and_leaves_what_waits_behind_it(
    desktop: Opener,
) -> None:
    opened, told = desktop(), []
    before = villages(opened)
    begun(opened, told.append)
    assert WORK in opened.window.strip.sentence.text()
    opened.program.desk.ask(lambda _registry: "behind", on_done=told.append)

    QTest.mouseClick(opened.window.strip.stop, Qt.MouseButton.LeftButton)
    opened.settle()

    assert told == ["behind"]
    assert villages(opened) == before
    assert not opened.window.strip.isVisible()
    assert opened.window.toast.text() == f"Đã dừng: {WORK}. Sổ vẫn nguyên như trước."


def test_closing_while_something_long_is_saved_asks_once_and_esc_lets_it_go_on(
    desktop: Opener,
) -> None:
    opened, told = desktop(), []
    before = villages(opened)
    begun(opened, told.append)

    assert not opened.window.close()
    dialog = question(opened)
    assert dialog is not None
    assert dialog.title == "Dừng việc đang làm rồi đóng?"
    dialog.reject()
    assert opened.window.isVisible()
    assert not opened.window.close()
    question(opened).act.click()
    opened.wait(lambda: not opened.window.isVisible())
    opened.settle()

    assert told == []
    assert villages(opened) == before


def test_closing_does_not_wait_for_what_only_reads(desktop: Opener) -> None:
    opened = desktop()
    running = threading.Event()

    def reads(registry: Registry) -> None:
        running.set()
        while True:
            with registry.read() as reading:
                reading.of(Child).all()

    opened.program.desk.ask(reads, sentence="Đang tính số liệu", beside=True)
    running.wait(5)

    assert opened.window.close()
    opened.program.tasks.close()

    assert not opened.program.tasks.busy()


def test_a_backup_that_is_stopped_leaves_no_file(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    kept = [one.file for one in backups.listed(registry)]
    ticket = opened.program.desk.ask(backups.make, beside=True)

    ticket.cancel()
    opened.settle()

    assert [one.file for one in backups.listed(registry)] == kept


def test_a_service_asked_beside_cannot_save(desktop: Opener) -> None:
    opened, failed = desktop(), []

    opened.program.desk.ask(slow_saving, on_error=failed.append, beside=True)
    opened.settle()

    assert [type(error) for error in failed] == [RuntimeError]
