"""``mdd demo``: the whole main job, for a province and for a district."""

import shutil
from pathlib import Path

import pytest
from cli_runner import Mdd, Ran

from mdd_desktop.services import offices


@pytest.fixture
def folders(demo: Ran, tmp_path: Path) -> dict[str, Path]:
    """Copies of the offices of the demonstration, by the names of their folders."""
    made = [Path(office["folder"]) for office in demo.answer["offices"]]
    return {path.name: Path(shutil.copytree(path, tmp_path / path.name)) for path in made}


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


def test_every_office_of_it_is_sound_and_nothing_is_left_to_decide(
    mdd: Mdd, demo: Ran, folders: dict[str, Path]
) -> None:
    del demo
    for folder in folders.values():
        assert mdd("check", "--deep", "--json", data=folder).answer == {"ok": True, "problems": []}
        assert mdd("conflicts", "list", "--json", data=folder).answer == {"conflicts": []}


def test_communes_and_superior_agree_on_the_records_of_the_communes(
    mdd: Mdd, folders: dict[str, Path]
) -> None:
    def digest(name: str, unit: str) -> str:
        answer = mdd("state", "digest", "--unit", unit, "--json", data=folders[name]).answer
        assert set(answer) == {"digest", "records", "changes"}
        return str(answer["digest"])

    assert digest("cap-tren", "X1") == digest("xa-1", "X1") == digest("xa-1-may-2", "X1")
    assert digest("cap-tren", "X2") == digest("xa-2", "X2")
    assert digest("xa-1", "X1") != digest("xa-2", "X2")


def test_printed_codes_are_unique_in_all_offices(mdd: Mdd, folders: dict[str, Path]) -> None:
    listed = mdd("children", "list", "--json", data=folders["cap-tren"]).answer["children"]

    codes = [child["code"] for child in listed]
    assert len(codes) == len(set(codes)) == 6
    assert all(child["note"] == "Dữ liệu giả định" for child in listed)


def test_the_packages_of_it_can_be_merged_again_without_effect(
    mdd: Mdd, demo: Ran, folders: dict[str, Path]
) -> None:
    packages = [name for name in demo.answer["files"] if "MDD-X" in name]

    again = mdd("package", "merge", *packages, "--json", data=folders["cap-tren"])

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


def test_invented_passphrases_differ_and_open_their_offices(
    mdd: Mdd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MDD_PASSPHRASE")
    made = mdd("demo", tmp_path / "mới", "--children", "2", "--json").answer

    assert len({office["passphrase"] for office in made["offices"]}) == 4
    for office in made["offices"]:
        offices.open_office(Path(office["folder"]), office["passphrase"]).close()
