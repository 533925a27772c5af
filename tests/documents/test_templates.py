"""The shipped wording: every name it uses is known, every switch has both variants."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from documents_builders import a_report, an_issuer

from mdd_desktop.documents.material import Material
from mdd_desktop.documents.templates import switched, template
from mdd_desktop.domain.figures import FIGURES

OWN_NAMES = {
    "bct": {"short_subject", "period_short", "next_period_short", "changes", "label", "before",
            "after", "difference", "children_left", "children_left_other"},
    "kh1": {"short_subject", "due_month", "due_half", "due_year", "goal"},
}  # fmt: skip


def texts_of(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from texts_of(value)
    elif isinstance(found, list):
        for value in found:
            yield from texts_of(value)


@pytest.mark.parametrize("name", ["bct", "kh1"])
def test_every_name_a_template_uses_is_known(name: str) -> None:
    report = a_report()
    values = Material(report, an_issuer(), report.last).values()
    source = template(name)
    known = {*FIGURES, *values, *source["parts"], *OWN_NAMES[name]}

    used = {place for text in texts_of(source) for place in re.findall(r"\{([^}]*)\}", text)}
    assert used <= known


@pytest.mark.parametrize("name", ["bct", "kh1"])
def test_every_switch_has_both_variants(name: str) -> None:
    for text in texts_of(template(name)):
        for province in (True, False):
            assert "[xã" not in switched(text, province=province)
            assert "| tỉnh" not in switched(text, province=province)


def test_no_basis_cites_a_law_by_number() -> None:
    for entry in template("legal_bases").values():
        if "Căn cứ Luật" in entry["text"]:
            assert "/QH" not in entry["text"]
