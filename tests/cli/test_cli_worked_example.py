"""The worked example of the design, loaded by the command line: every figure as counted by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from cli_runner import FIGURES_BY_HAND, WORKED_EXAMPLE, Mdd, written

from builders import COMMUNE, PROVINCE, Offices

PERIODS = {
    "month": ["--period", "2026-06"],
    "half": ["--period", "2026-H1"],
    "cumulative": ["--cumulative", "--to", "2026-06-30"],
}
BY_HAND: dict[str, dict[str, dict[str, Any]]] = json.loads(
    FIGURES_BY_HAND.read_text(encoding="utf-8")
)


def expected(period: str, unit: str) -> dict[str, Any]:
    counted = {name: values[unit] for name, values in BY_HAND[period].items()}
    return {name: value for name, value in counted.items() if value}


@pytest.mark.parametrize("unit", ["X1", "X2", "T"])
@pytest.mark.parametrize("period", PERIODS)
def test_every_figure_is_the_one_counted_by_hand(
    mdd: Mdd, example: Path, period: str, unit: str
) -> None:
    counted = mdd("figures", *PERIODS[period], "--unit", unit, "--json", data=example)

    assert counted.code == 0
    values = counted.answer["figures"]
    assert {name: value for name, value in values.items() if value} == expected(period, unit)
    assert set(BY_HAND[period]) <= set(values)


def test_indicators_have_numerator_denominator_and_rate(mdd: Mdd, example: Path) -> None:
    counted = mdd("figures", "--period", "2026-H1", "--json", data=example).answer

    assert counted["indicators"]["001-2b"] == {"num": 410, "den": 520, "rate": 78.8}
    assert all(set(item) == {"num", "den", "rate"} for item in counted["indicators"].values())


def test_a_period_may_be_given_by_its_days(mdd: Mdd, example: Path) -> None:
    days = mdd("figures", "--from", "2026-06-01", "--to", "2026-06-30", "--json", data=example)
    month = mdd("figures", "--period", "2026-06", "--json", data=example)

    assert days.answer["figures"] == month.answer["figures"]


def test_a_figure_lists_what_it_counts_by_the_ids_of_the_source(mdd: Mdd, example: Path) -> None:
    listed = mdd(
        "figures", "--period", "2026-06", "--unit", "X1", "--list", "children_listed", "--json",
        data=example,
    ).answer  # fmt: skip

    assert len(listed["ids"]) == listed["figures"]["children_listed"] == 4
    shown = mdd("children", "show", listed["ids"][0], "--json", data=example).answer["children"]
    assert shown[0]["unit_id"] == "X1" or shown[0]["unit_history"]


def test_an_unknown_figure_period_or_unit_is_refused(mdd: Mdd, example: Path) -> None:
    for arguments, code in (
        (["--period", "2026-13"], "bad_period"),
        (["--period", "hôm nay"], "bad_period"),
        (["--period", "2026-06", "--unit", "X9"], "unknown_unit"),
        (["--from", "2026-06-30", "--to", "2026-06-01"], "bad_period"),
        ([], "bad_period"),
    ):
        refused = mdd("figures", *arguments, "--json", data=example)
        assert (refused.code, refused.refusal) == (1, code)
    refused = mdd("figures", "--period", "2026", "--list", "không-có", "--json", data=example)
    assert refused.code == 1


def test_loading_the_same_file_again_adds_nothing(mdd: Mdd, example: Path) -> None:
    before = mdd("state", "digest", "--json", data=example).answer

    again = mdd("records", "import", WORKED_EXAMPLE, "--json", data=example)

    assert again.code == 0
    assert set(again.answer["added"].values()) == {0}
    assert again.answer["refused"] == []
    assert mdd("state", "digest", "--json", data=example).answer == before


def test_the_loaded_registry_is_sound(mdd: Mdd, example: Path) -> None:
    checked = mdd("check", "--deep", "--json", data=example)

    assert (checked.code, checked.answer) == (0, {"ok": True, "problems": []})


def test_what_belongs_to_a_commune_is_assigned_to_it(mdd: Mdd, example: Path) -> None:
    everything = mdd("state", "digest", "--json", data=example).answer
    parts = [
        mdd("state", "digest", "--unit", unit, "--json", data=example).answer["records"]
        for unit in ("X1", "X2", "T")
    ]

    assert all(part > 0 for part in parts[:2])
    assert sum(parts) == everything["records"]


def test_a_commune_that_receives_its_part_counts_the_same(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    settings = written(tmp_path / "cài-đặt.json", {"settings": {"ledger_start": "2026-04-01"}})
    loaded = mdd("records", "import", WORKED_EXAMPLE, "--json", data=offices.path(PROVINCE))
    assert (loaded.code, loaded.answer["refused"]) == (0, [])

    offices.send(PROVINCE, COMMUNE)
    offices.send(COMMUNE, PROVINCE)
    offices.close()
    mdd("records", "import", settings, data=offices.path(COMMUNE))

    own = mdd("figures", "--period", "2026-06", "--json", data=offices.path(COMMUNE)).answer
    digests = [
        mdd("state", "digest", "--unit", "X1", "--json", data=offices.path(name)).answer["digest"]
        for name in (PROVINCE, COMMUNE)
    ]
    assert {k: v for k, v in own["figures"].items() if v} == expected("month", "X1")
    assert digests[0] == digests[1]


def test_the_report_prints_the_figures_of_the_command(
    mdd: Mdd, example: Path, tmp_path: Path
) -> None:
    counted = mdd("figures", "--period", "2026-06", "--json", data=example).answer["figures"]

    made = mdd(
        "document", "make", "bc-t", "--period", "2026-06", "-o", tmp_path / "bc.pdf", "--json",
        data=example,
    ).answer  # fmt: skip

    assert made["figures"] == counted
    assert made["pages"] >= 1
