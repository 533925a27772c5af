"""The list of cases names tests that exist, and every case once."""

import re
from pathlib import Path

TESTS = Path(__file__).parent.parent
CASES = TESTS.parent / "docs" / "sync-cases.md"


def test_every_case_of_the_design_names_tests_that_exist() -> None:
    text = CASES.read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    written = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }

    assert named <= written, named - written
    assert re.findall(r"^\| (T\d\d) ", text, re.MULTILINE) == [f"T{n:02d}" for n in range(1, 41)]
    assert re.findall(r"^\| (F\d\d) ", text, re.MULTILINE) == [f"F{n:02d}" for n in range(1, 33)]
