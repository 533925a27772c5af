"""The state of a registry: its digest, and whether it is whole."""

from typing import NamedTuple

from mdd_desktop.domain.errors import DamagedError, NotFoundError
from mdd_desktop.services.papers import missing_in
from mdd_desktop.storage import attachments
from mdd_desktop.storage.database import integrity_problems
from mdd_desktop.storage.integrity import chain_problems, digest_of, replay_problems, unit_digests
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.search import index_problems
from mdd_desktop.storage.transaction import Reading

_MOST_TOLD = 100


class Digest(NamedTuple):
    """Equal on two computers that know the same.

    Attributes:
        digest: SHA-256, hex.
        records: How many records it covers.
        changes: How many changes they have.
    """

    digest: str
    records: int
    changes: int


def digest(registry: Registry, *, unit: str | None = None) -> Digest:
    """The digest of all records that travel, or of those that one unit owns.

    Raises:
        NotFoundError: ``unknown_unit``: no such unit, and it owns nothing here.
    """
    with registry.read() as reading:
        if (
            unit is not None
            and unit not in reading.tree.units
            and not unit_digests(reading, {unit})
        ):
            raise NotFoundError(
                "unknown_unit",
                f"Không có đơn vị mã “{unit[:40]}” trong sổ này. Xem lại mã đơn vị.",
            )
        return Digest(*digest_of(reading, unit))


def check(registry: Registry, *, deep: bool) -> list[str]:
    """What is wrong with the registry, in Vietnamese; empty when it is whole.

    Args:
        registry: Of the office.
        deep: Also every page, every hash chain, and a replay of all changes against the tables.
    """
    problems = integrity_problems(registry.engine, deep=deep)
    if deep and not problems:
        try:
            with registry.read() as reading:
                problems += chain_problems(reading.connection)
                problems += replay_problems(reading)
                problems += index_problems(reading.connection)
                problems += _scan_problems(reading)
        except DamagedError as error:
            problems.append(error.message)
    return problems[:_MOST_TOLD]


def _scan_problems(reading: Reading) -> list[str]:
    """Scans that are not what their name says, and those that are named but not here."""
    damaged = attachments.damaged_contents(reading.connection)
    found = [f"Bản chụp {name[:12]} bị hỏng. Chụp lại tờ giấy ấy." for name in damaged]
    for one in missing_in(reading):
        whose = f" của hồ sơ {one.code}" if one.code else ""
        found.append(
            f"Chưa có bản chụp “{one.paper}”{whose}. Gói sau của đơn vị gửi sẽ mang theo, "
            "hoặc chụp lại."
        )
    return found
