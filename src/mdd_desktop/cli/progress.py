"""A progress bar on standard error, for work over a second on a terminal."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator

_WAIT_S = 1.0


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to be told how many of how many are done."""
    begun, shown = time.monotonic(), False

    def tell(done: int, total: int) -> None:
        nonlocal shown
        if sys.stderr.isatty() and time.monotonic() - begun > _WAIT_S:
            shown = True
            share = 100 * done // max(total, 1)
            sys.stderr.write(f"\r{label}: {done}/{total} ({share}%)")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\n")
