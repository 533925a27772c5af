"""Every page in its seven states.

Full, empty, failed, waiting for its first answers, long names, text at 125 % and 150 %.
"""

import ui_tour
from PySide6.QtTest import QTest

from pictures.stage import Sitting, Stage

_STATES = (
    ("thuong", "commune", 1.0),
    ("trong", "empty", 1.0),
    ("loi", "commune", 1.0),
    ("dang-doc", "commune", 1.0),
    ("ten-dai", "long", 1.0),
    ("125", "commune", 1.25),
    ("150", "commune", 1.5),
)


def pictures(stage: Stage) -> None:
    """Walk through every page once in each state."""
    for state, kind, scale in _STATES:
        with stage.sitting(kind, f"-{state}", scale) as sitting:
            walked = _Walked(sitting)
            if state == "loi":
                ui_tour.break_the_registry(walked)
            if state == "dang-doc":
                ui_tour.hold_the_registry(walked)
            for name in ui_tour.stops(walked, tabs=False):
                sitting.take(f"00-{name.replace(' ', '-')}")


class _Walked:
    """A sitting in the shape that the tour of the tests walks through."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.program = sitting.made
        self.window = sitting.made.window
        self.space = sitting.space
        self.registry = sitting.made.desk.registry

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._sitting.idle()
        QTest.qWait(20)
