"""How an office stands on its documents: presets as data, overridden by the office's own record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mdd_desktop.documents.templates import filled, template
from mdd_desktop.domain.document import Issuer
from mdd_desktop.domain.document_layout import MARGIN_RANGES, Margins
from mdd_desktop.domain.document_rules import unit_kind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Letterhead

_HIGHEST = frozenset({"province", "centre"})
"""Levels whose superior is the same for all of them, and no unit of the registry."""
_PARTS = re.compile(r"\n| / |;")


@dataclass(frozen=True, slots=True)
class Office:
    """The names a head is made of, as valid on the document's date.

    Attributes:
        name: With its kind, such as ``xã Hoa Sen``; a capital kind means the name is never parted
            from it (``Phường Điện Biên Phủ``).
        superior: Name of the unit above, empty at the top of the tree.
    """

    name: str
    level: str
    superior: str = ""


def issuer_of(
    office: Office, record: Letterhead | None = None, *, preset: str | None = None
) -> Issuer:
    """The issuer of a document.

    Args:
        office: Names and level.
        record: The office's own letterhead; each field it fills wins over the preset.
        preset: ``a``…``d``, ``k``, ``p``, ``t``, ``u`` in either case, instead of the record's.

    Raises:
        RuleError: No such preset, or not for this level.
    """
    name = (preset or _recorded_preset(record, office) or _default_preset(office)).lower()
    issuer = _from_preset(office, _preset(name, office))
    if record is None:
        return issuer
    if issuer.government and record.preset != name:
        return replace(
            issuer, place=record.place_name or issuer.place, margins=_margins(record, issuer)
        )
    return overridden(issuer, record)


def presets_for(level: str) -> tuple[tuple[str, str], ...]:
    """The presets an office of that level may choose, each with what it is."""
    found = template("letterheads")["presets"].items()
    return tuple(
        (name, str(preset.get("title", name.upper())))
        for name, preset in found
        if level in preset["levels"]
    )


def signatures_for(preset: str) -> tuple[tuple[str, ...], ...]:
    """The usual signatures under a preset: authority and post, line by line."""
    source = template("letterheads")
    found = source["presets"].get(preset, {}).get("signatures", source["defaults"]["signatures"])
    return tuple(tuple(lines) for lines in found)


def proper_name(unit_name: str) -> str:
    """The name on the date line: without its kind, unless kind and name belong together."""
    kind = unit_kind(unit_name)
    rest = unit_name[len(kind) + 1 :]
    together = unit_name[:1].isupper() or any(sign.isdigit() for sign in rest)
    if not kind or together:
        return unit_name[:1].upper() + unit_name[1:]
    return rest


def _recorded_preset(record: Letterhead | None, office: Office) -> str | None:
    """The record's preset, where it suits the level: a record that only sets a signer has ``a``."""
    if record is None:
        return None
    known = template("letterheads")["presets"].get(record.preset)
    return record.preset if known is None or office.level in known["levels"] else None


def _default_preset(office: Office) -> str:
    return {"commune": "a", "cluster": "k", "province": "p"}.get(office.level, "t")


def _preset(name: str, office: Office) -> Mapping[str, Any]:
    presets = template("letterheads")["presets"]
    found: Mapping[str, Any] | None = presets.get(name)
    if found is None:
        known = ", ".join(sorted(presets)).upper()
        message = f"Không có mẫu đầu văn bản “{name.upper()}”. Chọn một trong: {known}."
        raise RuleError("unknown_preset", message)
    if office.level not in found["levels"]:
        message = f"Mẫu đầu văn bản {name.upper()} không dùng cho cấp này. Chọn mẫu khác."
        raise RuleError("wrong_preset", message)
    return found


def _from_preset(office: Office, preset: Mapping[str, Any]) -> Issuer:
    source = template("letterheads")
    kind = unit_kind(office.name)
    committee = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"}.get(kind, "Đảng ủy")
    values = {
        "office": office.name.upper(),
        "superior": office.superior.upper(),
        "unit": office.name,
        "above": office.superior,
        "kind": kind or office.name,
        "committee": committee,
    }
    highest = preset.get("highest", source["defaults"]["highest"])
    above = filled(preset.get("above", source["defaults"]["above"]), values)
    recipients = preset.get("recipients", source["recipients"])[office.level]
    return Issuer(
        superior_lines=_printed(preset["superior"], values),
        office_lines=_printed(preset["office"], values),
        symbol=preset["symbol"],
        place=preset.get("place", proper_name(office.name)),
        office_text=filled(preset.get("text", source["defaults"]["text"]), values),
        body_text=filled(preset.get("body", source["defaults"]["body"]), values),
        superior_text=highest if office.level in _HIGHEST else above if office.superior else "",
        unit_text=filled(preset.get("area", source["defaults"]["area"]), values),
        locality_text=preset.get("locality", source["defaults"]["locality"]),
        signature_lines=tuple(preset.get("signature", source["defaults"]["signature"])),
        signer_name="",
        recipients=_printed(recipients, values),
        government=preset.get("government", False),
    )


def _printed(lines: list[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Lines with their names; one that lacks the superior's name, at the top, falls away."""
    named = ("{superior}", "{above}")
    kept = [line for line in lines if values["superior"] or not any(n in line for n in named)]
    return tuple(filled(line, values) for line in kept)


def overridden(issuer: Issuer, record: Letterhead) -> Issuer:
    """The issuer with what a letterhead fills in its places."""
    return replace(
        issuer,
        superior_lines=_own_lines(record.superior_name, issuer.superior_lines),
        office_lines=_own_lines(record.office_name, issuer.office_lines),
        symbol=record.symbol_suffix or issuer.symbol,
        place=record.place_name or issuer.place,
        signature_lines=_own_lines(record.signature_lines, issuer.signature_lines),
        signer_name=record.signer_name or issuer.signer_name,
        recipients=_own_lines(record.recipients, issuer.recipients, marks=" -;."),
        stars=record.stars or issuer.stars,
        state_title=record.state_title and issuer.state_title,
        address_line=record.address_line or issuer.address_line,
        margins=_margins(record, issuer),
    )


def _margins(record: Letterhead, issuer: Issuer) -> Margins:
    """The margins the office chose; a side it left open keeps the usual one."""
    own = {side: getattr(record, f"margin_{side}") for side in MARGIN_RANGES}
    return replace(issuer.margins, **{side: width for side, width in own.items() if width})


def _own_lines(text: str | None, default: tuple[str, ...], marks: str = " ") -> tuple[str, ...]:
    """What the office wrote: lines, or parts between slashes or semicolons."""
    lines = tuple(line.strip(marks) for line in _PARTS.split(text or "") if line.strip(marks))
    return lines or default
