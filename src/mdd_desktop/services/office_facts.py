"""What the window says about the office whose registry is open."""

from dataclasses import dataclass

from mdd_desktop.domain.office import Access, Letterhead
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services.trusted import read_trust
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class OfficeFacts:
    """Names for the screen.

    Attributes:
        parent: Code of the unit above, or "".
        access: What the officer who opened the registry may do.
        is_enrolled: Packages can be made and merged.
        unit_names: Of every unit known here, by code.
    """

    unit: str
    name: str
    level: UnitLevel
    parent: str
    parent_name: str
    officer: str
    access: Access
    is_enrolled: bool
    is_training: bool
    unit_names: dict[str, str]


def read_facts(registry: Registry) -> OfficeFacts:
    """Read what the window shows about its office."""
    with registry.read() as reading:
        units = reading.tree.units
        own = units[registry.unit]
        above = units.get(own.parent or "")
        return OfficeFacts(
            unit=own.code,
            name=own.name,
            level=own.level,
            parent=own.parent or "",
            parent_name=above.name if above else own.parent or "",
            officer=registry.keys.officer,
            access=reading.access_of(registry.keys.officer),
            is_enrolled=read_trust(reading) is not None,
            is_training=registry.is_training,
            unit_names={code: unit.name for code, unit in units.items()},
        )


def set_signature(registry: Registry, authority: str, post: str, signer: str) -> None:
    """Store the lines above the signature and the signer of this office's documents."""
    values = {
        "id": natural_id("letterhead", registry.unit),
        "unit_id": registry.unit,
        "signature_lines": "\n".join(line for line in (authority, post) if line.strip()) or None,
        "signer_name": signer.strip() or None,
    }
    with registry.transaction("Đặt khối chữ ký") as tx:
        tx.of(Letterhead).save(checked(Letterhead, values))
