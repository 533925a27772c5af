"""An inspector verifies a package with OpenSSH and without this program."""

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
