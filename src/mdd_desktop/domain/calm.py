"""Bulk work without the garbage collector walking over everything again and again.

A large sheet or a bulk load is a million small objects, none of them garbage; collections that
they set off cost as much as the work itself. Reference counting goes on as ever.
"""

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Stop the collector for a while, if it was running."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
