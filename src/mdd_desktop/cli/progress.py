"""A progress bar on standard error, for work over a second on a terminal."""

import contextlib
import sys
import time
from collections.abc import Iterator

from mdd_desktop.domain.stopping import listening

_WAIT_S = 1.0


@contextlib.contextmanager
def progress_bar(label: str) -> Iterator[None]:
    """Show how many of how many are done of the work in this block."""
    begun, shown = time.monotonic(), False

    def tell(done: int, total: int) -> None:
        nonlocal shown
        if total and sys.stderr.isatty() and time.monotonic() - begun > _WAIT_S:
            shown = True
            share = 100 * done // total
            sys.stderr.write(f"\r{label}: {done}/{total} ({share}%)")
            sys.stderr.flush()

    try:
        with listening(tell):
            yield
    finally:
        if shown:
            sys.stderr.write("\n")
