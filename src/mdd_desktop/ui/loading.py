"""A page that is empty until its first answers are here says that it waits for them."""

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.widgets.loading_card import LoadingCard
from mdd_desktop.ui.widgets.page import Page

_PATIENCE_MS, _LOOK_MS = 150, 50


class Loading(QObject):
    """Watches the page that was opened last, until it is filled for the first time."""

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._page: Page | None = None
        self._card: LoadingCard | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self._look)

    def begin(self, page: QWidget) -> None:
        """A page was opened that may not show yet what it was opened with."""
        self._end()
        self._page = page if isinstance(page, Page) else None
        self._clock.start(_PATIENCE_MS)

    def _look(self) -> None:
        page = self._page
        if page is None or not shiboken6.isValid(page) or not self._waits(page):
            self._end()
            return
        if self._card is None:
            self._card = LoadingCard(page)
        self._clock.start(_LOOK_MS)

    def _waits(self, page: Page) -> bool:
        return page.is_blank() and self._tasks.waited_for_in(page)

    def _end(self) -> None:
        self._clock.stop()
        if self._card is not None and shiboken6.isValid(self._card):
            self._card.hide()
            self._card.deleteLater()
        self._page = self._card = None
