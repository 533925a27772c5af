"""None, True and False outlive a window that works all day."""

import subprocess
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

import mdd_desktop.ui

BELOW_WHICH_IT_ENDS = 1 << 30


class Bell(QObject):
    rung = Signal()


def test_a_hundred_thousand_signals_do_not_end_the_interpreter(qapp: QApplication) -> None:
    assert mdd_desktop.ui
    bell = Bell()
    heard: list[None] = []
    bell.rung.connect(heard.clear)

    for _ in range(100_000):
        bell.rung.emit()
    for _ in range(20_000):
        qapp.sendPostedEvents(None, 0)

    if sys.version_info < (3, 12):
        assert sys.getrefcount(None) > BELOW_WHICH_IT_ENDS
        assert sys.getrefcount(bool("x")) > BELOW_WHICH_IT_ENDS


def test_the_values_are_kept_before_qt_is_loaded() -> None:
    code = "import sys, mdd_desktop.ui; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own
