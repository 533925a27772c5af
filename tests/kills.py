"""Processes that die at a chosen write: at a byte of a file, at a flush, a rename or a commit.

The kernel itself kills at a byte: no file of the process may grow beyond it, so SQLite's own writes
are cut too, in the middle of a page. At a call the process kills itself, before or after it.
"""

import itertools
import os
import random
import shutil
import signal
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from mdd_desktop.storage import witness

Arm = Callable[[], None]


def killed(work: Callable[[], object], arm: Arm) -> bool:
    """Do the work in a process of its own; whether it died of what was armed there."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside a thread
        child = os.fork()
    if child == 0:
        code = 1
        try:
            arm()
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def at_byte(limit: int) -> Arm:
    """Die where any file would grow beyond so many bytes."""
    import resource  # noqa: PLC0415 - Windows has none

    def arm() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return arm


def at_call(number: int) -> Arm:
    """Die before or after the call of that number that asks the disk for something to last."""
    left = number

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def both(*given: Any, **named: Any) -> Any:
            count()
            result = call(*given, **named)
            count()
            return result

        return both

    def arm() -> None:
        for name in ("fsync", "replace", "unlink"):
            setattr(os, name, counted(getattr(os, name)))
        event.listen(Engine, "commit", count)

    return arm


def deaths(
    office: Path, folder: Path, work: Callable[[Path], object], cut_at: int
) -> Iterator[Path]:
    """Let a work die at every other call, and at some bytes, each time in a fresh copy.

    Args:
        office: The closed registry folder that is copied, with what the witness says of it.
        folder: Where the copies lie, one after the other.
        work: What is done with a copy; it opens and closes it.
        cut_at: At how many bytes; these and the first call are drawn.

    Yields:
        The copy as the dead process left it.
    """
    remembered, copy = folder / "witness", folder / "so"
    shutil.copytree(witness.default_home(), remembered)
    largest = max(path.stat().st_size for path in office.iterdir() if path.is_file())

    def dies(arm: Arm) -> bool:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(office, copy)
        shutil.copytree(remembered, witness.default_home(), dirs_exist_ok=True)
        return killed(lambda: work(copy), arm)

    calls = map(at_call, itertools.count(random.choice((1, 2)), step=2))  # noqa: S311
    yield from (copy for _ in itertools.takewhile(dies, calls))
    cuts = map(at_byte, random.sample(range(largest), k=cut_at))
    yield from (copy for cut in cuts if dies(cut))
