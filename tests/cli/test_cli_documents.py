"""Plans, reports and targets of the worked example through the command line."""

from pathlib import Path

import pytest
from cli_runner import Mdd

TODAY = ("--today", "2026-06-30")
KINDS = ("KH1", "KH2", "KH3", "KH4", "KH5", "BC-T", "BC-6T", "BC-N", "BC-DX", "BC-5N", "BC-D")
MAGIC = {"pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_plan_and_report_is_made_in_each_of_its_formats(
    mdd: Mdd, example: Path, tmp_path: Path, kind: str
) -> None:
    kinds = {one["id"]: one for one in mdd("document", "list", "--json").answer["kinds"]}

    for form in kinds[kind]["formats"]:
        file = tmp_path / f"van-ban.{form}"
        made = mdd(
            "document", "make", kind.lower(), "--number", "7", "-o", file, "--json", *TODAY,
            data=example,
        )  # fmt: skip
        assert made.code == 0, made.err
        assert made.answer["pages"] >= 1
        assert file.read_bytes().startswith(MAGIC[form])


@pytest.mark.parametrize("unit", ["X1", "T"])
def test_a_report_has_the_figures_of_its_period(
    mdd: Mdd, example: Path, tmp_path: Path, unit: str
) -> None:
    for kind, period, asked in (
        ("BC-6T", "2026-H1", ("--period", "2026-H1")),
        ("BC-5N", "2021..2026", ("--cumulative", "--to", "2026-06-30")),
        ("BC-D", "2026-06", ("--period", "2026-06")),
    ):
        made = mdd(
            "document", "make", kind, "--period", period, "--unit", unit,
            "-o", tmp_path / "a.pdf", "--json", *TODAY, data=example,
        ).answer  # fmt: skip
        counted = mdd("figures", *asked, "--unit", unit, "--json", data=example).answer
        assert made["figures"] == counted["figures"]


def test_a_report_of_a_year_is_refused_for_a_month(mdd: Mdd, example: Path, tmp_path: Path) -> None:
    refused = mdd(
        "document", "make", "BC-N", "--period", "2026-06", "-o", tmp_path / "a.pdf", "--json",
        data=example,
    )  # fmt: skip

    assert (refused.code, refused.refusal) == (1, "wrong_period")
    assert not (tmp_path / "a.pdf").exists()


def test_the_plan_of_the_peoples_committee_is_made_for_commune_and_province(
    mdd: Mdd, example: Path, tmp_path: Path
) -> None:
    for unit in ("X1", "T"):
        made = mdd(
            "document", "make", "KH3", "--unit", unit, "--profile", "u",
            "-o", tmp_path / f"{unit}.pdf", "--json", *TODAY, data=example,
        )  # fmt: skip
        assert made.code == 0, made.err


def test_targets_show_how_far_each_indicator_has_come(mdd: Mdd, example: Path) -> None:
    answer = mdd("targets", "--period", "2026-H1", "--unit", "T", "--json", data=example).answer
    targets = {one["id"]: one for one in answer["targets"]}

    assert {"id", "numerator", "denominator", "percent", "goal"} <= set(targets["001-1b"])
    assert [targets["001-1b"][key] for key in ("numerator", "denominator", "percent", "goal")] == [
        3, 5, 60.0, 80,
    ]  # fmt: skip
    assert targets["001-1b"]["reached"] is False
    assert (targets["001-2b"]["percent"], targets["001-2b"]["reporting_units"]) == (78.8, 1)
    assert targets["002-2"]["percent"] is None
    assert targets["004-2"]["goal"] is None
    assert answer["unit"] == "T"


def test_targets_without_a_period_are_those_of_this_year(mdd: Mdd, example: Path) -> None:
    answer = mdd("targets", "--json", "--today", "2026-06-30", data=example)

    assert answer.answer["period"]["label"] == "năm 2026"
    assert "001-3b" in mdd("targets", "--today", "2026-06-30", data=example).out
