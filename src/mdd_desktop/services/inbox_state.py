"""The offices below as the inbox shows them: what came last, what is missing, what waits."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.unit import Unit
from mdd_desktop.services import packages, receipts
from mdd_desktop.services.trusted import read_trust
from mdd_desktop.storage.queries.unit_states import (
    children_by_owner,
    differences_by_owner,
)
from mdd_desktop.storage.registry import Registry
from mdd_desktop.sync import courier

LATE_DAYS = 31
"""A commune sends at least once a month, with its monthly report."""


@dataclass(frozen=True)
class UnitState:
    """One unit below.

    Attributes:
        above: Name of the unit between it and this office, or "".
        last_made: When the last package merged from it was made.
        last_number: Of that package, by its sender's count; 0 when it does not say.
        waiting: Changes of its last package that lack an earlier package.
        missing: The numbers of its packages that never came, as far as that is why they wait.
        differences: Open differences in its records.
        is_enrolled: A computer of it was let in.
    """

    code: str
    name: str
    above: str
    children: int
    last_made: dt.datetime | None
    waiting: int
    differences: int
    is_enrolled: bool
    last_number: int = 0
    missing: tuple[int, ...] = ()

    def days(self, today: dt.date) -> int | None:
        """How old what is known of it is; None when nothing ever came."""
        if self.last_made is None:
            return None
        return max(0, (today - self.last_made.astimezone().date()).days)


def unit_states(registry: Registry) -> list[UnitState]:
    """The units below this office, in the order of their names as the tree has them."""
    came: dict[str, list[dict[str, Any]]] = {}
    for one in packages.received(registry):
        came.setdefault(str(one["sender"]), []).append(one)
    with registry.read() as reading:
        children = children_by_owner(reading.connection)
        differences = differences_by_owner(reading.connection)
        trust = read_trust(reading)
        units = reading.tree.units
        return [
            UnitState(
                code=code,
                name=unit.name,
                above=_between(units, unit, registry.unit),
                children=children.get(code, 0),
                **_last_of(came.get(code, ())),
                differences=differences.get(code, 0),
                is_enrolled=trust is not None and bool(trust.devices_of(code)),
            )
            for code, unit in units.items()
            if code != registry.unit and reading.tree.is_above(registry.unit, code)
        ]


def _between(units: Mapping[str, Unit], unit: Unit, own: str) -> str:
    above = units.get(unit.parent or "")
    return above.name if above is not None and above.code != own else ""


def _last_of(came: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What is known of a unit's packages, the newest first."""
    results = [json.loads(str(one["result"])) for one in came]
    waiting = int(results[0].get("gap") or 0) if results else 0
    numbers = sorted({int(one.get("number") or 0) for one in results} - {0})
    missing = range(numbers[-2] + 1, numbers[-1]) if waiting and len(numbers) > 1 else ()
    return {
        "last_made": dt.datetime.fromisoformat(str(came[0]["created"])) if came else None,
        "last_number": int(results[0].get("number") or 0) if results else 0,
        "waiting": waiting,
        "missing": tuple(missing),
    }


def write_answers(registry: Registry, folder: Path) -> list[Path]:
    """Write a package for every unit below that lacks something of ours, a receipt for the others.

    The package carries decisions, proposals and answers, and confirms what came, as a receipt does.

    Raises:
        RuleError: ``nothing_to_answer``: nothing came yet, and no unit lacks anything.
        RegistryError: ``not_written``: the folder is gone.
    """
    courier.require_folder(folder)
    senders = {str(one["sender"]) for one in packages.received(registry)}
    with registry.read() as reading:
        trust = read_trust(reading)
        below = [c for c in reading.tree.units if reading.tree.is_above(registry.unit, c)]
    able = [code for code in below if trust is not None and trust.devices_of(code)]
    lacking = [code for code in able if packages.unsent(registry, code)]
    heard = [code for code in able if code in senders and code not in lacking]
    if not lacking and not heard:
        raise RuleError(
            "nothing_to_answer", "Chưa có gì để trả lời: chưa gộp gói nào, chưa quyết định gì."
        )
    made = [packages.make(registry, code, folder).file for code in lacking]
    return [*made, *(receipts.put_receipt(registry, code, folder).file for code in heard)]
