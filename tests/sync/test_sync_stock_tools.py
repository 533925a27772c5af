"""A package opens and verifies with tools that any inspector has, and with nothing of ours."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from sync_offices import Computer

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.keys import key_text

TOOLS = ("age", "tar", "ssh-keygen", "sha256sum", "zstd", "jq")


@pytest.fixture
def tools() -> dict[str, str]:
    """Return the full paths of the tools."""
    found = {name: shutil.which(name) for name in TOOLS}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        give_up = pytest.fail if os.environ.get("HYPOTHESIS_PROFILE") == "ci" else pytest.skip
        give_up("not installed: " + ", ".join(missing))
    return {name: path for name, path in found.items() if path is not None}


@pytest.fixture
def opened(tmp_path: Path, tools: dict[str, str], province: Computer, commune: Computer) -> Path:
    """A folder with the members of a package that age and tar have opened."""
    (tmp_path / "package.mdd").write_bytes(commune.packs(province, commune.writes(300)))
    (tmp_path / "identity").write_text(province.identity + "\n")
    allowed = "".join(
        f'{computer.code} namespaces="package@mdd-desktop,head@mdd-desktop" '
        f"{key_text(computer.key.public_key())}\n"
        for computer in (commune, province)
    )
    (tmp_path / "allowed_signers").write_text(allowed)
    _run(tmp_path, [tools["age"], "-d", "-i", "identity", "-o", "inner.tar", "package.mdd"])
    _run(tmp_path, [tools["tar"], "-xf", "inner.tar"])
    return tmp_path


def _run(folder: Path, command: list[str], content: bytes | None = None) -> bytes:
    done = subprocess.run(  # noqa: S603  - fixed commands on our own files
        command, input=content, capture_output=True, check=True, cwd=folder
    )
    return done.stdout


def _verify(tools: dict[str, str], namespace: str, signature: str) -> list[str]:
    return [
        tools["ssh-keygen"],
        *("-Y", "verify", "-f", "allowed_signers", "-I", "00451"),
        *("-n", namespace, "-s", signature),
    ]


def test_openssh_verifies_the_manifest(opened: Path, tools: dict[str, str]) -> None:
    manifest = (opened / "manifest.json").read_bytes()

    said = _run(opened, _verify(tools, sshsig.PACKAGE, "manifest.json.sig"), manifest)

    assert said.startswith(b'Good "package@mdd-desktop" signature for 00451')


def test_openssh_refuses_another_purpose_and_another_content(
    opened: Path, tools: dict[str, str]
) -> None:
    manifest = (opened / "manifest.json").read_bytes()

    for namespace, content in ((sshsig.HEAD, manifest), (sshsig.PACKAGE, manifest + b" ")):
        with pytest.raises(subprocess.CalledProcessError):
            _run(opened, _verify(tools, namespace, "manifest.json.sig"), content)


def test_sha256sum_agrees_with_the_manifest(opened: Path, tools: dict[str, str]) -> None:
    table = _run(
        opened,
        [tools["jq"], "-r", '.members | to_entries[] | .value + "  " + .key', "manifest.json"],
    )

    said = _run(opened, [tools["sha256sum"], "-c", "-"], table)

    assert said.splitlines() == [b"checkpoints.jsonl.zst: OK", b"ops.jsonl.zst: OK"]


def test_zstd_and_jq_read_every_change(opened: Path, tools: dict[str, str]) -> None:
    lines = _run(opened, [tools["zstd"], "-dc", "ops.jsonl.zst"])

    numbers = _run(opened, [tools["jq"], "-c", ".h.n"], lines)
    again = _run(opened, [tools["jq"], "-cS", "."], lines)

    assert numbers.split() == [str(n).encode() for n in range(1, 301)]
    assert again == lines


def test_openssh_verifies_the_head_of_a_feed(
    opened: Path, tools: dict[str, str], commune: Computer
) -> None:
    statement = _run(opened, [tools["zstd"], "-dc", "checkpoints.jsonl.zst"])
    (opened / "head.sig").write_bytes(_run(opened, [tools["jq"], "-r", ".sig"], statement))
    signed = _run(opened, [tools["jq"], "-cS", "del(.sig)"], statement)

    said = _run(opened, _verify(tools, sshsig.HEAD, "head.sig"), signed)

    assert said.startswith(b'Good "head@mdd-desktop" signature for 00451')
    assert commune.writes(300)[-1].hash.hex().encode() in signed


def test_tar_lists_the_members_in_their_order(opened: Path, tools: dict[str, str]) -> None:
    listing = _run(opened, [tools["tar"], "-tvf", "inner.tar"]).decode().splitlines()

    assert [line.split()[-1] for line in listing] == [
        "manifest.json",
        "manifest.json.sig",
        "ops.jsonl.zst",
        "checkpoints.jsonl.zst",
    ]
    assert all(line.startswith("-rw------- 0/0") for line in listing)
