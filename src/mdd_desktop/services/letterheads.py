"""How the office stands on its documents: what it wrote itself, and how that will look."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.templates import template
from mdd_desktop.domain.office import Letterhead
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

FIELDS = (
    "superior_name",
    "office_name",
    "symbol_suffix",
    "place_name",
    "signature_lines",
    "signer_name",
    "recipients",
)


class Head(NamedTuple):
    """What stands on a document that is written today.

    Attributes:
        own: What the office wrote itself, by field; "" where the preset says it.
        presets: The letters of the presets for its level.
    """

    own: dict[str, str]
    preset: str
    presets: tuple[str, ...]
    superior_lines: tuple[str, ...]
    office_lines: tuple[str, ...]
    symbol: str
    place: str
    signature_lines: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]


def read(registry: Registry) -> Head:
    """How documents look now."""
    with registry.read() as reading:
        record = reading.of(Letterhead).find(_id(reading.unit))
        return _head(reading, record or _empty(reading.unit))


def preview(registry: Registry, values: Mapping[str, str]) -> Head:
    """How documents would look with these values; nothing is written.

    Raises:
        RuleError: A value is refused.
    """
    with registry.read() as reading:
        return _head(reading, _with(reading, values))


def save(registry: Registry, values: Mapping[str, str]) -> Head:
    """Set them; documents written from now on look like that, issued ones stay as they are.

    Raises:
        RuleError: A value is refused.
    """
    with registry.transaction("Đặt đầu trang văn bản") as tx:
        record = _with(tx, values)
        tx.of(Letterhead).save(record)
        return _head(tx, record)


def _with(reading: Reading, values: Mapping[str, str]) -> Letterhead:
    known = reading.of(Letterhead).find(_id(reading.unit)) or _empty(reading.unit)
    filled = {name: values[name].strip() or None for name in FIELDS if name in values}
    return known.corrected(**filled, preset=values.get("preset") or known.preset)


def _empty(unit: str) -> Letterhead:
    return checked(Letterhead, {"id": _id(unit), "unit_id": unit})


def _id(unit: str) -> UUID:
    return natural_id("letterhead", unit)


def _head(reading: Reading, record: Letterhead) -> Head:
    unit = reading.tree.units[reading.unit]
    above = reading.tree.units.get(unit.parent or "")
    level = unit.level.value
    office = Office(unit.name, level, above.name if above else "")
    issuer = issuer_of(office, record)
    known = template("letterheads")["presets"]
    return Head(
        own={name: str(getattr(record, name) or "") for name in FIELDS},
        preset=record.preset,
        presets=tuple(sorted(name for name in known if level in known[name]["levels"])),
        superior_lines=issuer.superior_lines,
        office_lines=issuer.office_lines,
        symbol=issuer.symbol,
        place=issuer.place,
        signature_lines=issuer.signature_lines,
        signer=issuer.signer_name,
        recipients=issuer.recipients,
    )
