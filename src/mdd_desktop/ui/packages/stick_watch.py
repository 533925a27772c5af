"""Looks again and again whether a stick was plugged in, for as long as a page is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mdd_desktop.services import packages, sticks
from mdd_desktop.services.sticks import Parting
from mdd_desktop.ui.text import tr

_EVERY_MS = 3000


class StickWatch(QObject):
    """Calls somebody who looks, every few seconds while the page can be seen."""

    def __init__(self, page: QWidget, look: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._look = look
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self._tick)
        timer.start()

    def _tick(self) -> None:
        if self._page.isVisible():
            self._look()


def carry(outbox: Path, folder: Path) -> tuple[Path, Parting]:
    """Copy a package, read it back, and let the stick go."""
    copy = packages.copy(outbox, folder)
    return copy, sticks.let_go(folder)


def parted(parting: Parting) -> tuple[str, str]:
    """What is said of a place after something was copied there: a title, and what to do."""
    if parting is Parting.OUT:
        return tr("Có thể rút USB"), ""
    if parting is Parting.BUSY:
        return tr("Đã chép xong, chưa rút vội"), tr(
            "USB đang được chương trình khác giữ: bấm biểu tượng ngắt USB an toàn của máy rồi rút."
        )
    return tr("Đã chép xong"), ""
