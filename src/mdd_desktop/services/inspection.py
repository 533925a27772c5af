"""What an inspector needs to verify packages with OpenSSH's own tools, without this program."""

from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.services.trusted import require_trust
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole
from mdd_desktop.sync.sshsig import HEAD, PACKAGE

REVOKED_ENDING = ".revoked"


@dataclass(frozen=True)
class SignersFile:
    """The files that were written.

    Attributes:
        allowed: In the form of ``ssh-keygen -f allowed_signers``.
        revoked: Keys that are no longer believed, for ``ssh-keygen -r``.
        computers: How many stand in the first.
        gone: How many stand in the second.
    """

    allowed: Path
    revoked: Path
    computers: int
    gone: int


def write_signers(registry: Registry, path: Path) -> SignersFile:
    """Write who may sign for which unit and until when, and beside it who may not any more.

    Raises:
        RuleError: ``not_enrolled``.
    """
    with registry.read() as reading:
        trust = require_trust(reading)
    allowed, revoked = [], []
    for device in trust.devices:
        if trust.revocation(device.fingerprint) is not None:
            revoked.append(device.key)
            continue
        options = (
            f'namespaces="{PACKAGE},{HEAD}",valid-after="{device.not_before:%Y%m%d%H%M%S}Z",'
            f'valid-before="{device.not_after:%Y%m%d%H%M%S}Z"'
        )
        allowed.append(f"{device.unit} {options} {device.key}")
    beside = path.with_name(path.name + REVOKED_ENDING)
    write_whole(path, _lines(allowed))
    write_whole(beside, _lines(revoked))
    return SignersFile(path, beside, len(allowed), len(revoked))


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
