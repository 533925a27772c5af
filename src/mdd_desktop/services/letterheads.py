"""How the office stands on its documents: what it wrote itself, and how that will look."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.documents.catalogue import KINDS
from mdd_desktop.documents.letterheads import Office, issuer_of, presets_for, signatures_for
from mdd_desktop.domain.document_layout import MARGIN_RANGES
from mdd_desktop.domain.office import Letterhead
from mdd_desktop.domain.outgoing import NumberSeries, free_number, taken_numbers
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.services.document_lines import is_numbered, own_documents
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
    "address_line",
)
SWITCHES = ("state_title", "stars")
MARGINS = {f"margin_{side}": tuple(allowed) for side, allowed in MARGIN_RANGES.items()}
"""What may be chosen for each margin of upright pages, in millimetres."""
YES, NO = "1", "0"


class Head(NamedTuple):
    """What stands on a document that is written today.

    Attributes:
        own: What the office wrote itself, by field; "" where the preset says it.
        presets: The presets for its level, each with what it is.
        signatures: The usual ones under this preset, line by line.
        series: ``chung`` or ``theo_loai``.
        next_numbers: Of this year, by series; "" is the one that all types share.
        switches: What is printed and what is not, by name.
        margins: Of upright pages in millimetres, by the names of ``MARGINS``.
    """

    own: dict[str, str]
    preset: str
    presets: tuple[tuple[str, str], ...]
    superior_lines: tuple[str, ...]
    office_lines: tuple[str, ...]
    symbol: str
    place: str
    signature_lines: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    signatures: tuple[tuple[str, ...], ...]
    series: str
    next_numbers: tuple[tuple[str, int], ...]
    switches: dict[str, bool]
    margins: dict[str, int]


def read(registry: Registry) -> Head:
    """How documents look now."""
    with registry.read() as reading:
        record = reading.of(Letterhead).find(_id(reading.unit))
        return _head(reading, record or _empty(reading.unit), registry.today)


def preview(registry: Registry, values: Mapping[str, str]) -> Head:
    """How documents would look with these values; nothing is written.

    Raises:
        RuleError: A value is refused.
    """
    with registry.read() as reading:
        return _head(reading, _with(reading, values), registry.today)


def save(registry: Registry, values: Mapping[str, str]) -> Head:
    """Set them; documents written from now on look like that, issued ones stay as they are.

    Raises:
        RuleError: A value is refused.
    """
    with registry.transaction("Đặt đầu trang văn bản") as tx:
        record = _with(tx, values)
        tx.of(Letterhead).save(record)
        return _head(tx, record, registry.today)


def _with(reading: Reading, values: Mapping[str, str]) -> Letterhead:
    known = reading.of(Letterhead).find(_id(reading.unit)) or _empty(reading.unit)
    filled: dict[str, object] = {
        name: values[name].strip() or None for name in FIELDS if name in values
    }
    filled |= {name: values[name] == YES for name in SWITCHES if name in values}
    filled |= {name: values[name] or None for name in MARGINS if name in values}
    series = values.get("number_series") or known.number_series
    preset = values.get("preset") or known.preset
    return known.corrected(**filled, number_series=series, preset=preset)


def _empty(unit: str) -> Letterhead:
    return checked(Letterhead, {"id": _id(unit), "unit_id": unit})


def _id(unit: str) -> UUID:
    return natural_id("letterhead", unit)


def _head(reading: Reading, record: Letterhead, today: dt.date) -> Head:
    unit = reading.tree.units[reading.unit]
    above = reading.tree.units.get(unit.parent or "")
    level = unit.level.value
    office = Office(unit.name, level, above.name if above else "")
    issuer = issuer_of(office, record)
    series = record.number_series or NumberSeries.ONE
    return Head(
        own={name: str(getattr(record, name) or "") for name in FIELDS},
        preset=record.preset,
        presets=presets_for(level),
        superior_lines=issuer.superior_lines,
        office_lines=issuer.office_lines,
        symbol=issuer.symbol,
        place=issuer.place,
        signature_lines=issuer.signature_lines,
        signer=issuer.signer_name,
        recipients=issuer.recipients,
        signatures=signatures_for(record.preset),
        series=series.value,
        next_numbers=tuple(_next_numbers(reading, series, today)),
        switches={name: bool(getattr(record, name)) for name in SWITCHES},
        margins={f"margin_{side}": mm for side, mm in asdict(issuer.margins).items()},
    )


def _next_numbers(
    reading: Reading, series: NumberSeries, today: dt.date
) -> Iterator[tuple[str, int]]:
    """The number the next document of each series gets this year."""
    found = own_documents(reading)
    codes = {kind.type_code for kind in KINDS if is_numbered(kind) and kind.type_code}
    for name in sorted(codes) if series is NumberSeries.BY_TYPE else ("",):
        yield name, free_number(taken_numbers(found, today.year, name), 1)
