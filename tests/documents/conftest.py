"""The helpers beside the tests of documents and of figures can be imported by their names."""

import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "domain")]
