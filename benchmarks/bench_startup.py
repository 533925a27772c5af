"""From the start of the process to a window that takes typing, against a bare PySide6 window.

Both are fresh processes, run in turn; the medians are compared. Ours opens on a registry that
exists, with the box for the passphrase focused.
"""

import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mdd_desktop.services import offices
from mdd_desktop.services.offices import NewOffice

ROUNDS = 7
LIMIT = 2.5
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
box = QLineEdit()
window.setCentralWidget(box)
window.resize(1366, 697)
window.show()
box.setFocus()
application.processEvents()
"""
OURS = """
import sys
from PySide6.QtWidgets import QApplication
from mdd_desktop import app
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import default_path, read_preferences
preferences = read_preferences(default_path())
application = make_application(sys.argv, scale=preferences.text_scale)
program = app.Program(application, app.data_folder(), preferences)
program.start()
application.processEvents()
assert program.window.isVisible()
sys.stdout.flush()
import os
os._exit(0)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "xa"
        office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
        registry, _ = offices.set_up(folder, office, today=dt.date(2026, 11, 22))
        registry.close()
        environment = {
            **os.environ,
            "MDD_DATA": str(folder),
            "HOME": name,
            "QT_QPA_PLATFORM": "offscreen",
        }
        # An installed program has its bytecode; the round that is not counted writes ours.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {"bare": [], "ours": []}
        for turn in range(ROUNDS + 1):
            for kind, code in (("bare", BARE), ("ours", OURS)):
                took = run(code, environment)
                if turn:  # the first round warms the disk cache
                    times[kind].append(took)
    bare, ours = (statistics.median(times[kind]) for kind in ("bare", "ours"))
    print(f"start-up: {ours:.2f} s, bare window {bare:.2f} s, ratio {ours / bare:.2f} (≤ {LIMIT})")


def run(code: str, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own two programs
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
