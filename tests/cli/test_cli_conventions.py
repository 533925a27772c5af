"""What every command has in common: options anywhere, one JSON document, codes, no question."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from cli_runner import Mdd, fingerprint_of, written

from builders import PASSPHRASE
from mdd_desktop.cli.main import mdd as command_line

COMMANDS = {
    "backup": {"make", "verify", "restore"},
    "check": set(),
    "children": {"add", "correct", "list", "show"},
    "conflicts": {"list", "settle"},
    "demo": set(),
    "document": {"list", "make"},
    "duplicates": {"compare"},
    "figures": set(),
    "init": set(),
    "package": {"make", "inspect", "merge"},
    "passphrase": {"change"},
    "records": {"import"},
    "recover": set(),
    "sponsors": {"list", "show"},
    "sponsorships": {"list"},
    "state": {"digest"},
    "trust": {"request", "approve", "accept", "list"},
    "units": {"search", "show"},
}
ENGLISH = re.compile(
    r"\b(the|and|of|is|not|options?|commands?|usage|show|this|message|exit|required|default|text|"
    r"integer|float|range|path|file|directory|args?|kind|child|sponsor|conflict|try|for|help)\b",
    re.IGNORECASE,
)
NAMES = re.compile(
    r"--?[a-z][a-z0-9-]*|\[[a-z_|]+\]|mdd( [a-z]+)*|\.[a-z]+|[a-z_]+=\S+|[A-Z]+_[A-Z]+"
)


def every_command(
    command: click.Command = command_line, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    yield path
    inner = command.commands if isinstance(command, click.Group) else {}
    for name in sorted(inner):
        yield from every_command(inner[name], (*path, name))


def test_the_commands_are_those_of_the_contract() -> None:
    for name, inner in COMMANDS.items():
        command = command_line.commands[name]
        below = set(command.commands) if isinstance(command, click.Group) else set()
        assert inner <= below


@pytest.mark.parametrize("command", list(every_command()), ids=" ".join)
def test_the_help_of_every_command_is_in_vietnamese(mdd: Mdd, command: tuple[str, ...]) -> None:
    shown = mdd(*command, "--help")

    assert shown.code == 0
    assert shown.out.startswith("Cách dùng: mdd")
    own_words = [line.split("  ", 2)[-1] for line in shown.out.splitlines()]
    left = [found.group() for line in own_words for found in ENGLISH.finditer(NAMES.sub("", line))]
    assert left == []


def test_common_options_stand_before_or_after_the_command(
    mdd: Mdd, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MDD_PASSPHRASE")
    secret = tmp_path / "mat-khau.txt"
    secret.write_text(f"{PASSPHRASE}\r\n", encoding="utf-8")
    common = ["--data", office, "--passphrase-file", secret, "--today", "2026-11-22", "--json"]

    before = mdd(*common, "state", "digest")
    between = mdd("state", *common, "digest")
    after = mdd("state", "digest", *common)
    spelled = mdd(f"--data={office}", "state", f"--passphrase-file={secret}", "digest", "--json")

    assert before.code == 0
    assert before == between == after == spelled


def test_the_environment_names_the_folder(
    mdd: Mdd, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MDD_DATA", str(office))

    assert mdd("check", "--json").answer == {"ok": True, "problems": []}


@pytest.mark.parametrize("option", ["--passphrase", "--passphrase=x", "--password", "--password=x"])
def test_a_passphrase_on_the_command_line_is_refused(mdd: Mdd, office: Path, option: str) -> None:
    refused = mdd("check", option, "--json", data=office)

    assert (refused.code, refused.refusal) == (2, "usage")
    assert "--passphrase-file" in refused.message


@pytest.mark.usefixtures("no_terminal")
def test_without_a_terminal_nothing_is_asked(
    mdd: Mdd, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MDD_PASSPHRASE")

    for command in (["check"], ["children", "list"], ["passphrase", "change"]):
        refused = mdd(*command, "--json", data=office)
        assert (refused.code, refused.refusal) == (1, "passphrase_missing")
        assert "--passphrase-file" in refused.message


@pytest.mark.usefixtures("no_terminal")
def test_without_a_terminal_a_new_passphrase_must_be_given(mdd: Mdd, office: Path) -> None:
    refused = mdd("passphrase", "change", "--json", data=office)

    assert refused.code == 1
    assert "--new-passphrase-file" in refused.message


WRONG = [
    ["không-có"],
    ["children", "không-có"],
    ["children", "show"],
    ["children", "list", "--limit", "0"],
    ["children", "list", "--limit", "nhiều"],
    ["children", "list", "--sort", "tuổi"],
    ["children", "list", "--không-có"],
    ["children", "list", "thừa"],
    ["children", "add"],
    ["children", "correct", "C1", "--set", "ethnic"],
    ["conflicts", "settle", "x"],
    ["conflicts", "settle", "x", "--choose", "1", "--value", "y"],
    ["figures", "--from", "2026-99-99"],
    ["figures", "--period"],
    ["check", "--today", "2026-02-30"],
    ["document", "make", "KH1"],
    ["document", "make", "KH1", "--number", "0", "-o", "a.pdf"],
    ["demo"],
    ["demo", "thu-muc", "--superior", "nation"],
    ["demo", "thu-muc", "--children", "-1"],
    ["duplicates", "--min-score", "7"],
    ["init", "--unit", "X1"],
    ["init", "--unit", "X1", "--officer", "A", "--role", "vua"],
    ["package", "merge"],
    ["package", "make", "--to", "T"],
    ["records", "import"],
    ["trust", "approve", "x", "-o", "y"],
    ["units", "search"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_told_in_vietnamese_and_changes_nothing(
    mdd: Mdd, office: Path, arguments: list[str]
) -> None:
    before = fingerprint_of(office)

    plain, as_json = mdd(*arguments, data=office), mdd(*arguments, "--json", data=office)

    assert (plain.code, as_json.code, as_json.refusal) == (2, 2, "usage")
    assert plain.out == ""
    assert plain.err.strip() == as_json.message
    assert not ENGLISH.findall(NAMES.sub("", as_json.message.partition(" Xem: ")[0]))
    assert fingerprint_of(office) == before


def test_json_is_one_document_and_text_is_none(mdd: Mdd, office: Path) -> None:
    text, as_json = (
        mdd("children", "list", data=office),
        mdd("children", "list", "--json", data=office),
    )

    assert json.loads(as_json.out) == {"children": [], "total": 0}
    assert as_json.err == ""
    assert "0 trẻ" in text.out


def test_a_folder_without_a_registry_is_refused_before_a_passphrase_is_asked_for(
    mdd: Mdd, tmp_path: Path
) -> None:
    refused = mdd("check", "--json", data=tmp_path / "trong")

    assert (refused.code, refused.refusal) == (1, "no_registry")
    assert not (tmp_path / "trong").exists()


def test_a_passphrase_file_may_come_from_any_editor(
    mdd: Mdd, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MDD_PASSPHRASE")
    for number, content in enumerate(
        (PASSPHRASE.encode(), f"{PASSPHRASE}\n".encode(), f"\ufeff{PASSPHRASE}\r\n".encode())
    ):
        secret = tmp_path / f"{number}.txt"
        secret.write_bytes(content)
        assert mdd("check", "--passphrase-file", secret, data=office).code == 0


def test_a_missing_or_unreadable_passphrase_file_is_told(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    (tmp_path / "nhi-phan").write_bytes(b"\xff\xfe\x00\x81")
    for path in (tmp_path / "khong-co", tmp_path / "nhi-phan", tmp_path):
        refused = mdd("check", "--passphrase-file", path, "--json", data=office)
        assert (refused.code, refused.refusal) == (1, "passphrase_file")


def test_a_file_name_that_is_no_text_does_not_break_the_answer(mdd: Mdd, office: Path) -> None:
    refused = mdd("children", "add", "--from", "t\udcfft.json", "--json", data=office)

    assert (refused.code, refused.refusal) == (1, "no_file")


def test_a_children_file_lists_what_the_office_must_do(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "tre.json", {"full_name": "Nguyễn Thị Hoa", "birth": "2014-13-45"})

    refused = mdd("children", "add", "--from", path, "--json", data=office)

    assert (refused.code, refused.refusal) == (1, "invalid")
    assert "không có trên lịch" in refused.message
