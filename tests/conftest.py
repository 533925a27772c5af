"""What every test gets: a home of its own, no network, no display; and it must leave nothing."""

import gc
import os
import secrets
import socket
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from in_memory import folder_in_memory
from mdd_desktop.storage import migrate
from mdd_desktop.ui.lasting import keep_values_alive
from migrated_once import MigratedOnce

keep_values_alive()  # PySide6 6.12 would use None up under Python 3.11

# Qt reads its variables when the application is made, the C library when it is told.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
if hasattr(time, "tzset"):
    time.tzset()

# No deadline: a test machine has two cores and other work. A failure prints how to repeat it.
settings.register_profile("dev", deadline=None, max_examples=50, print_blob=True)
settings.register_profile("ci", deadline=None, max_examples=100, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

_FAILED = pytest.StashKey[bool]()
_OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which every test has its home."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="session", autouse=True)
def migrated_once() -> Iterator[None]:
    """Let the migrations of an empty registry run once; where no test looks for open files."""
    with folder_in_memory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "_upgrade", MigratedOnce(Path(folder)).upgrade)
        yield


@pytest.fixture(autouse=True)
def home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that no test meets the registry of a person or of another."""
    own = homes / secrets.token_hex(6)
    runtime = own / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(own))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(own / name.lower()))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("MDD_DATA", str(own / "so-bo"))
    monkeypatch.delenv("MDD_PASSPHRASE", raising=False)
    return own


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection: the program works without a network, and so do its tests."""

    def refuse(*_args: object, **_more: object) -> NoReturn:
        pytest.fail("the test opens a network connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def pytest_collection_finish() -> None:
    """Keep the collector away from what lives as long as the run: a fifth of a window's test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure: what a failed test leaves behind is no second failure."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def leaves_nothing(
    request: pytest.FixtureRequest, homes: Path, home: Path, no_network: None
) -> Iterator[None]:
    """Fail a test that leaves a top-level widget, a thread or an open registry file behind."""
    del home, no_network  # only their order matters: this check must be the last to end
    before = _present(homes.parent)
    yield
    left = _left(before, homes.parent)
    if left and not request.node.stash.get(_FAILED, False):
        pytest.fail("left behind: " + ", ".join(left))


def _left(before: dict[object, str], base: Path) -> list[str]:
    """Return what is there now and was not before, after giving it time to end."""
    if not _new(before, base):
        return []
    gc.collect()  # perhaps only a cycle that nobody has collected yet
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for thread in _threads():
        if thread not in before:
            thread.join(timeout=1)
    new = _new(before, base)
    for widget in _windows():
        if _address(widget) in new:
            shiboken6.delete(widget)  # the next test is not to meet it
    return sorted(new.values())


def _new(before: dict[object, str], base: Path) -> dict[object, str]:
    return {key: text for key, text in _present(base).items() if key not in before}


def _present(base: Path) -> dict[object, str]:
    return {
        **{thread: f"thread {thread.name}" for thread in _threads()},
        **{_address(widget): f"window {type(widget).__name__}" for widget in _windows()},
        **{name: f"open file {name}" for name in _open_files(base)},
    }


def _threads() -> list[threading.Thread]:
    # A thread of Qt's that once ran Python stays listed for ever under the name "Dummy-…".
    return [thread for thread in threading.enumerate() if not thread.name.startswith("Dummy-")]


def _windows() -> list[QWidget]:
    if QApplication.instance() is None:
        return []
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def _address(widget: QWidget) -> int:
    return int(shiboken6.getCppPointer(widget)[0])


def _open_files(base: Path) -> Iterator[str]:
    """Yield the files under ``base`` that this process holds open: databases, locks."""
    if not _OPEN_FILES.exists():
        return
    within = f"{base}{os.sep}"
    for descriptor in os.listdir(_OPEN_FILES):  # noqa: PTH208 - twice for each of 6,000 tests
        try:
            name = os.readlink(f"{_OPEN_FILES}/{descriptor}")  # noqa: PTH115 - the same
        except OSError:  # the one that listed the folder
            continue
        if name.startswith(within):
            yield name
