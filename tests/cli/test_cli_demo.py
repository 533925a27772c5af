"""``mdd demo``: the whole main job, for a province and for a district."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Mdd, Ran

from builders import PASSPHRASE
from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_list, conflicts, offices, state


@dataclass(frozen=True)
class Facts:
    """What one office of the demonstration holds, read once."""

    problems: list[str]
    conflicts: list[Any]
    digests: dict[str, str]
    children: list[Child]


@pytest.fixture(scope="session")
def facts(demo: Ran) -> dict[str, Facts]:
    """Every office opened with the passphrase that the demonstration told."""
    found = {}
    for office in demo.answer["offices"]:
        folder = Path(office["folder"])
        with offices.open_office(folder, office["passphrase"]) as registry:
            found[folder.name] = Facts(
                state.check(registry, deep=True),
                conflicts.open_conflicts(registry),
                {unit: state.digest(registry, unit=unit).digest for unit in ("X1", "X2")},
                child_list.find(registry)[0],
            )
    return found


def test_it_does_the_whole_main_job(demo: Ran) -> None:
    answer = demo.answer

    assert demo.code == 0
    assert {"files", "offices", "merged_changes", "conflicts", "duplicates"} <= answer.keys()
    assert answer["conflicts"] == 1
    assert answer["duplicates"] == 1
    assert answer["merged_changes"] > 20
    assert all(Path(name).is_file() for name in answer["files"])
    suffixes = {Path(name).suffix for name in answer["files"]}
    assert {".pdf", ".docx", ".xlsx", ".mdd"} <= suffixes
    assert len(set(answer["files"])) == len(answer["files"])
    for office in answer["offices"]:
        assert set(office) >= {"unit", "level", "folder", "passphrase"}
    levels = [office["level"] for office in answer["offices"]]
    assert levels[0] in {"province", "cluster"}
    assert levels[1:] == ["commune"] * 3
    assert demo.err.count("\n") >= 6


def test_every_office_of_it_is_sound_and_nothing_is_left_to_decide(facts: dict[str, Facts]) -> None:
    assert [office.problems for office in facts.values()] == [[]] * 4
    assert [office.conflicts for office in facts.values()] == [[]] * 4


def test_communes_and_superior_agree_on_the_records_of_the_communes(
    facts: dict[str, Facts],
) -> None:
    first = {facts[name].digests["X1"] for name in ("cap-tren", "xa-1", "xa-1-may-2")}
    other = {facts[name].digests["X2"] for name in ("cap-tren", "xa-2")}

    assert len(first) == len(other) == 1
    assert first != other


def test_printed_codes_are_unique_in_all_offices(facts: dict[str, Facts]) -> None:
    listed = facts["cap-tren"].children

    codes = [child.code for child in listed]
    assert len(codes) == len(set(codes)) == 6
    assert {child.note for child in listed} == {"Dữ liệu giả định"}


def test_the_packages_of_it_can_be_merged_again_without_effect(
    mdd: Mdd, demo: Ran, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = demo.answer["offices"][0]
    folder = shutil.copytree(above["folder"], tmp_path / "cap-tren")
    monkeypatch.setenv("MDD_PASSPHRASE", above["passphrase"])
    packages = [name for name in demo.answer["files"] if "MDD-X" in name]

    again = mdd("package", "merge", *packages, "--json", data=folder)

    assert again.code == 0
    assert {result["status"] for result in again.answer["results"]} == {"nothing_new"}
    assert [result["file"] for result in again.answer["results"]] == packages
    keys = {"file", "status", "code", "applied", "conflicts"}
    assert all(keys <= result.keys() for result in again.answer["results"])


def test_a_folder_that_is_not_empty_is_refused(mdd: Mdd, tmp_path: Path) -> None:
    (tmp_path / "đã-có").write_text("x", encoding="utf-8")
    for target in (tmp_path, tmp_path / "đã-có"):
        refused = mdd("demo", target, "--json")
        assert (refused.code, refused.refusal) == (1, "folder_not_empty")
    assert [path.name for path in tmp_path.iterdir()] == ["đã-có"]


def test_its_passphrase_is_the_one_given_or_one_for_each_office(demo: Ran) -> None:
    passphrases = {office["passphrase"] for office in demo.answer["offices"]}

    assert passphrases == {PASSPHRASE} or len(passphrases) == 4
