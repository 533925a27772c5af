"""Draw every screen into PNG files, without a display: fixed clock, invented people.

Usage: python tools/screenshots.py FOLDER [AREA] [WORD]

AREA: the name of one file in ``tools/pictures``, "all" by default. WORD: only pictures whose name
holds it.
"""

import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Asia/Ho_Chi_Minh"
time.tzset()
HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "ui")]

from pictures.stage import Stage  # noqa: E402 - the paths have to be known first

from mdd_desktop.ui.application import make_application  # noqa: E402


def main(target: Path, area: str = "all", word: str = "") -> None:
    """Take the pictures of one area or of all."""
    target.mkdir(parents=True, exist_ok=True)
    areas = sorted(path.stem for path in (HERE / "pictures").glob("*.py"))
    helpers = {"__init__", "stage", "sponsoring"}
    chosen = [one for one in areas if one not in helpers and area in {"all", one}]
    with tempfile.TemporaryDirectory() as folder:
        make_application(["mdd"])
        stage = Stage(Path(folder), target, word)
        for one in chosen:
            importlib.import_module(f"pictures.{one}").pictures(stage)
    print(f"{len(stage.taken)} pictures in {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:4])
