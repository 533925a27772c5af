"""An inspector verifies a package with OpenSSH and without this program."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from builders import COMMUNE, PROVINCE, Offices, a_child
from mdd_desktop.services import inspection, revocation
from mdd_desktop.sync.archive import unpack
from mdd_desktop.sync.sealing import unseal

OPENSSH = shutil.which("ssh-keygen")


def test_the_list_names_every_computer_and_apart_those_that_were_revoked(
    offices: Offices, tmp_path: Path
) -> None:
    before = inspection.write_signers(offices[PROVINCE], tmp_path / "signers")
    device = offices[COMMUNE].device
    revocation.revoke(offices[PROVINCE], device, last_good="all", reason="mất máy")

    after = inspection.write_signers(offices[PROVINCE], tmp_path / "signers")

    assert (before.computers, before.gone) == (4, 0)
    assert (after.computers, after.gone) == (3, 1)
    assert all(
        line.split(" ")[0] in {"T", "X1", "X2"} for line in after.allowed.read_text().splitlines()
    )
    assert after.revoked.read_text().startswith("ssh-ed25519 ")


@pytest.mark.skipif(OPENSSH is None, reason="ssh-keygen is not installed")
def test_openssh_verifies_a_package_with_the_exported_list(
    offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    file = offices.make(COMMUNE, PROVINCE)
    members = unpack(unseal(file.read_bytes(), [offices[PROVINCE].keys.age_identity]))
    for name in ("manifest.json", "manifest.json.sig"):
        (tmp_path / name).write_bytes(members[name])
    inspection.write_signers(offices[PROVINCE], tmp_path / "signers")

    done = subprocess.run(  # noqa: S603 - the tool that an inspector has
        [
            *(str(OPENSSH), "-Y", "verify", "-f", "signers", "-I", "X1"),
            *("-n", "package@mdd-desktop", "-s", "manifest.json.sig"),
        ],
        input=members["manifest.json"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert b"Good" in done.stdout


def test_all_of_a_real_package_is_opened_and_verified_with_stock_tools_alone(
    offices: Offices, tmp_path: Path
) -> None:
    tools = {one: shutil.which(one) for one in ("age", "tar", "ssh-keygen", "sha256sum", "zstd")}
    if missing := [one for one, found in tools.items() if found is None]:
        in_ci = os.environ.get("HYPOTHESIS_PROFILE") == "ci"
        (pytest.fail if in_ci else pytest.skip)("not installed: " + ", ".join(missing))
    a_child(offices[COMMUNE], full_name="Nguyễn Thị Mở")
    offices.make(COMMUNE, PROVINCE).rename(tmp_path / "package.mdd")
    (tmp_path / "identity").write_text(offices[PROVINCE].keys.age_identity + "\n")
    inspection.write_signers(offices[PROVINCE], tmp_path / "signers")

    def run(*words: str, content: bytes | None = None) -> bytes:
        command = [str(tools[words[0]]), *words[1:]]
        done = subprocess.run(  # noqa: S603 - the tools that an inspector has
            command, input=content, cwd=tmp_path, capture_output=True, check=True
        )
        return done.stdout

    run("age", "-d", "-i", "identity", "-o", "inner.tar", "package.mdd")
    run("tar", "-xf", "inner.tar")
    manifest = (tmp_path / "manifest.json").read_bytes()
    whose = ("-f", "signers", "-I", "X1", "-n", "package@mdd-desktop")
    run("ssh-keygen", "-Y", "verify", *whose, "-s", "manifest.json.sig", content=manifest)
    members = json.loads(manifest)["members"]
    table = "".join(f"{value}  {name}\n" for name, value in members.items()).encode()
    assert run("sha256sum", "-c", "-", content=table).count(b": OK") == len(members)
    assert "Nguyễn Thị Mở".encode() in run("zstd", "-dc", "ops.jsonl.zst")
