"""The harness's own modules are found beside its tests, with those that take packages apart."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "sync"))
