"""Where the keys go: heard from the application, once for every change.

A filter on boxes, or on the whole program, is asked about every event of every widget that is
made or dressed; that was a tenth of the time a page took to stand.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

Follow = Callable[[QWidget | None, QWidget | None], None]


def follow_focus(follow: Follow) -> None:
    """Tell a method, as long as its object lives, which widget was left and which has the keys."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.focusChanged.connect(follow)
