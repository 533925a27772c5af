"""The shipped wording: every name it uses is known, every switch is decided for every level."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from documents_builders import a_report, an_issuer

from mdd_desktop.documents.levels import switched
from mdd_desktop.documents.material import Material
from mdd_desktop.documents.templates import hoi_in_full, template
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.resources import resource

OWN_NAMES = {
    "bct": {"short_subject", "period_short", "next_period_short", "changes", "label", "before",
            "after", "difference", "children_left", "children_left_other", "adjusted_from",
            "late_count", "late_units"},
    "kh1": {"short_subject", "due_month", "due_half", "due_year", "goal", "so_ket"},
    "kh2": {"short_subject", "stage", "due_year", "goal"},
    "kh3": {"short_subject", "stage", "due_year", "goal"},
    "kh4": {"short_subject", "stage", "due_year", "goal", "places"},
    "kh5": {"short_subject", "stage", "due_half", "goal"},
    "bcky": {"short_subject", "period_short", "next_period_short", "previous_period", "changes",
             "label", "before", "after", "difference", "children_left", "children_left_other",
             "target_count", "target_outcome", "adjusted_from", "late_count", "late_units",
             "letters", "letters_told", "plans"},
    "bcdx": {"short_subject", "said"},
    "bcd": {"va", "in_period"},
}  # fmt: skip
OWN_NAMES["bc5n"] = OWN_NAMES["bcky"] | {"years", "next_year", "typed_years"}
COMPARED = {f"vs_{name}" for name in FIGURES}


def texts_of(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from texts_of(value)
    elif isinstance(found, list):
        for value in found:
            yield from texts_of(value)


@pytest.mark.parametrize("name", OWN_NAMES)
def test_every_name_a_template_uses_is_known(name: str) -> None:
    report = a_report()
    values = Material(report, an_issuer(), report.last).values()
    source = template(name)
    known = {*FIGURES, *values, *source.get("parts", {}), *OWN_NAMES[name], *COMPARED}

    used = {place for text in texts_of(source) for place in re.findall(r"\{([^}]*)\}", text)}
    assert used <= known


@pytest.mark.parametrize("name", OWN_NAMES)
def test_every_switch_is_decided_for_every_level(name: str) -> None:
    for text in texts_of(template(name)):
        for level in UnitLevel:
            assert not re.search(r"\[xã|\| (tỉnh|cụm|trung)", switched(text, level=level.value))


@pytest.mark.parametrize(
    ("level", "said"),
    [("commune", "a d f"), ("cluster", "b c f"), ("province", "c c f"), ("centre", "c e f")],
)
def test_a_level_without_words_of_its_own_speaks_as_the_next_that_has_some(
    level: str, said: str
) -> None:
    text = "[xã: a | cụm: b | tỉnh: c] [xã: d | tỉnh: c | trung ương: e] [xã: f | trung ương: f]"

    assert switched(text, level=level) == said


@pytest.mark.parametrize("name", ["kh1", "kh2", "kh3", "kh4", "kh5"])
def test_targets_of_a_plan_are_the_indicators_with_their_goals(name: str) -> None:
    for target in template(name)["targets"]:
        if "indicator" in target:
            indicator = INDICATORS[target["indicator"]]
            assert target.get("goal", indicator.goal) == indicator.goal
            assert ("{goal}" in target["text"]) == (
                indicator.goal is not None and indicator.id != "001-3b"
            ) or name == "kh2"


def test_a_template_with_a_base_holds_what_the_base_has() -> None:
    base, own = template("bct"), template("bcky")

    assert own["parts"]["mat_cha_me"] == base["parts"]["mat_cha_me"]
    assert own["closing"] != base["closing"]
    assert "base" not in base


@pytest.mark.parametrize("name", ["bcky", "bc5n"])
def test_what_a_template_says_anew_it_says_anew_for_the_committee_too(name: str) -> None:
    own = tomllib.loads(resource("templates", f"{name}.toml").read_text("utf-8"))
    base = template(own["base"])

    for part in ("paragraphs", "parts", "headings"):
        inherited = {key.removesuffix("_U") for key in base.get(part, {}) if key.endswith("_U")}
        anew = own.get(part, {}).keys()
        assert not {key for key in inherited & anew if f"{key}_U" not in anew}


def test_no_basis_cites_a_law_by_number() -> None:
    for entry in template("legal_bases").values():
        if "Căn cứ Luật" in entry["text"]:
            assert "/QH" not in entry["text"]


def test_the_committee_names_other_associations_as_they_are_called() -> None:
    texts = {
        "Hội rà soát danh sách.": "Hội LHPN rà soát danh sách.",
        "cán bộ Hội, chi hội": "cán bộ Hội LHPN, chi hội",
        "Hội đồng nhân dân xã": "Hội đồng nhân dân xã",
        "Hội LHPN và Hội Khuyến học xã": "Hội LHPN và Hội Khuyến học xã",
        "Hội Đông y, Hội Ấm lòng": "Hội Đông y, Hội Ấm lòng",
    }

    assert {text: hoi_in_full(text) for text in texts} == texts
