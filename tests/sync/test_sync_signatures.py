import base64
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from mdd_desktop.sync import sshsig
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.keys import (
    fingerprint,
    key_blob,
    key_from_text,
    key_text,
    spoken_fingerprint,
    ssh_string,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
TEXT = b"what was signed\n"


def _refusal(armour: bytes, message: bytes = TEXT, namespace: str = sshsig.PACKAGE) -> str:
    with pytest.raises(PackageError) as caught:
        sshsig.check(sshsig.parse(armour), message, namespace)
    return caught.value.code


def test_a_signature_holds_for_its_content_and_purpose() -> None:
    signature = sshsig.parse(sshsig.sign(KEY, TEXT, sshsig.PACKAGE))

    sshsig.check(signature, TEXT, sshsig.PACKAGE)

    assert signature.fingerprint == fingerprint(KEY.public_key())


def test_another_content_is_refused() -> None:
    assert _refusal(sshsig.sign(KEY, TEXT, sshsig.PACKAGE), b"other\n") == "E_SIGNATURE"


def test_a_signature_for_a_head_is_none_for_a_package() -> None:
    assert _refusal(sshsig.sign(KEY, TEXT, sshsig.HEAD)) == "E_SIGNATURE"


@pytest.mark.parametrize(
    "armour",
    [
        b"",
        b"\xff\n",
        b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----\n",
        b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////8=\n-----END SSH SIGNATURE-----\n",
        b"x" * 5000,
    ],
)
def test_what_is_no_signature_is_refused(armour: bytes) -> None:
    assert _refusal(armour) == "E_SIGNATURE"


def test_a_signature_cut_at_any_byte_is_refused() -> None:
    armour = sshsig.sign(KEY, TEXT, sshsig.PACKAGE)

    assert {_refusal(armour[:end]) for end in range(len(armour))} == {"E_SIGNATURE"}


@pytest.mark.parametrize("reserved", [b"", b"x"])
@pytest.mark.parametrize("name", [b"sha512", b"sha256"])
def test_only_one_kind_of_signature_is_accepted(reserved: bytes, name: bytes) -> None:
    parts = [
        key_blob(KEY.public_key()),
        sshsig.PACKAGE.encode(),
        reserved,
        name,
        ssh_string(b"ssh-ed25519") + ssh_string(bytes(64)),
    ]
    blob = b"SSHSIG\0\0\0\1" + b"".join(map(ssh_string, parts))
    lines = [b"-----BEGIN SSH SIGNATURE-----", base64.b64encode(blob)]

    armour = b"\n".join([*lines, b"-----END SSH SIGNATURE-----", b""])

    assert _refusal(armour) == "E_SIGNATURE"


def test_a_key_survives_its_text() -> None:
    assert key_from_text(key_text(KEY.public_key())) == KEY.public_key()


@pytest.mark.parametrize(
    "text",
    ["", "ssh-rsa AAAA", "ssh-ed25519 AAAA", "ssh-ed25519 !", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"],
)
def test_a_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"cut off|Ed25519|base64"):
        key_from_text(text)


def test_the_spoken_fingerprint_is_six_groups_of_five_digits() -> None:
    groups = spoken_fingerprint(KEY.public_key()).split(" ")

    assert [len(group) for group in groups] == [5] * 6
    assert all(group.isdigit() for group in groups)


def test_two_keys_are_spoken_differently() -> None:
    assert spoken_fingerprint(KEY.public_key()) != spoken_fingerprint(
        Ed25519PrivateKey.generate().public_key()
    )


def test_what_openssh_signs_is_accepted(tmp_path: Path, openssh: str) -> None:
    key_file = tmp_path / "key"
    key_file.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    key_file.chmod(0o600)
    command = [openssh, "-Y", "sign", "-f", str(key_file), "-n", sshsig.PACKAGE]

    armour = subprocess.run(command, input=TEXT, capture_output=True, check=True).stdout  # noqa: S603  - a fixed command

    sshsig.check(sshsig.parse(armour), TEXT, sshsig.PACKAGE)
