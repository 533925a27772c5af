"""Start the installed program: the window for ``mdd-window``, otherwise the command line."""

import sys
from pathlib import Path

from mdd_desktop.__main__ import main, window

if __name__ == "__main__":
    sys.exit(window() if Path(sys.executable).stem == "mdd-window" else main())
