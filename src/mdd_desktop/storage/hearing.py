"""A long statement of the database hears that nobody wants it any more."""

from typing import Any

from mdd_desktop.domain.stopping import StoppedError, heed

_STEPS = 100_000
"""Of SQLite's machine: some milliseconds."""


def let_hear(connection: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Ask while statements run whether they are still wanted."""
    connection.set_progress_handler(_is_unwanted, _STEPS)


def heed_pages(_status: int, left: int, total: int) -> None:
    """Tell how far a copy is, as the driver tells it."""
    heed(total - left, total)


def _is_unwanted() -> bool:
    """The driver would swallow an exception; it ends the statement with ``SQLITE_INTERRUPT``."""
    try:
        heed()
    except StoppedError:
        return True
    return False
