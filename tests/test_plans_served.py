"""The page that says how each plan is served names what the program has, and all of it."""

import re
from pathlib import Path

from mdd_desktop.documents import catalogue
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.report_calendar import DUTIES

PAGE = Path(__file__).parent.parent / "docs" / "plans-served.md"
LINES = PAGE.read_text("utf-8").splitlines()


def line_of(name: str) -> str:
    (line,) = (one for one in LINES if f"`{name}`" in one and one.startswith("|"))
    return line


def test_every_indicator_stands_on_one_line_with_the_way_it_is_served() -> None:
    assert set(re.findall(r"`(00\d-\d[a-c]?)`", "\n".join(LINES))) == set(INDICATORS)
    for name, one in INDICATORS.items():
        if name == "002-1":  # KH5 says that it counts the same children
            continue
        way = "counted" if one.num else "typed" if one.is_external else "written"
        assert f"| {way} |" in line_of(name), name


def test_every_duty_of_the_calendar_stands_in_the_part_of_its_plan() -> None:
    parts = "\n".join(LINES).split("\n## ")
    for duty in DUTIES:
        (part,) = (one for one in parts if one.startswith(f"{duty.plan} "))
        assert f"`{duty.id}`" in part, duty.id
    named = set(re.findall(r"`(KH\d-[a-z-]+)`", "\n".join(LINES)))
    assert named == {duty.id for duty in DUTIES}


def test_every_figure_and_document_that_is_named_exists() -> None:
    words = set(re.findall(r"`([a-z_]+_[a-z_]+)`", "\n".join(LINES))) - {"until_18"}
    assert words <= set(FIGURES)
    known = {kind.id for kind in catalogue.KINDS}
    for name in re.findall(r"\b(B[1-8]|D\d{1,2}|BC-[A-Z0-9]+|KH[1-5])\b", "\n".join(LINES)):
        assert name in known, name
