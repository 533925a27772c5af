"""What still has to go to an office though every change made here is in a package."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from mdd_desktop.services import carried, parts
from mdd_desktop.services.history import packed_for
from mdd_desktop.services.outgoing import peers
from mdd_desktop.services.trusted import trust_list
from mdd_desktop.storage import exchange
from mdd_desktop.storage.acknowledged import Acknowledged
from mdd_desktop.storage.exchange import StoredChange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


class Owed(NamedTuple):
    """What a package would carry beside changes made here that are in none yet.

    Attributes:
        passed_on: How many changes of other units are in no package yet.
        again: How many of our changes go once more: the office said since that it lacks them, or
            they found no room in the last of several packages.
        scans: How many scans found no room so far, or were asked for once more.
        receipt: Something came from there and nothing has confirmed it.
    """

    passed_on: int = 0
    again: int = 0
    scans: int = 0
    receipt: bool = False


def owed_to(registry: Registry, to: str) -> Owed:
    """Say what an office still has to get; nothing before this computer was let in."""
    trust = trust_list(registry)
    if trust is None:
        return Owed()
    devices = peers(trust, to, registry.device)
    day = registry.time().shown.astimezone().date()
    with registry.read() as reading:
        known = Acknowledged(reading.connection, devices)
        feeds = exchange.shared_feeds(reading.connection, reading.unit, to, reading.tree)
        own = [feed for feed in feeds if feed["unit"] == reading.unit]
        others = [feed for feed in feeds if feed["unit"] not in {reading.unit, to}]
        lacked = [change for feed in own for change in known.lacking(feed)]
        headers = [change.header for change in lacked]
        packed = packed_for(reading, to)
        word = _word_since(reading, to)
        return Owed(
            passed_on=sum(_in_no_package(feed, known, packed) for feed in others),
            again=len(lacked) if word else _left_of(lacked, parts.begun(reading, to)),
            scans=carried.waiting(reading, to, headers, devices, day=day, again=word is not None),
            receipt=bool(word and word.get("applied")),
        )


def _left_of(lacked: Sequence[StoredChange], begun: Mapping[str, int]) -> int:
    """How many changes the next package goes on with, where the last one had no room for all."""
    return sum(change.n > begun.get(change.feed, 0) for change in lacked) if begun else 0


def _in_no_package(feed: Mapping[str, Any], known: Acknowledged, packed: Mapping[str, int]) -> int:
    name = str(feed["name"])
    return max(0, int(feed["number"]) - max(known.number(name), packed.get(name, 0)))


def _word_since(reading: Reading, to: str) -> Mapping[str, Any] | None:
    """What its last package did here, if that came after the last one that was made for it."""
    came = exchange.last_merged(reading.connection, to)
    made = [row for row in exchange.packages_out(reading.connection) if row["recipient"] == to]
    if came is None or (made and _instant(came["merged_at"]) <= _instant(made[0]["created"])):
        return None
    result: Mapping[str, Any] = json.loads(came["result"])
    return result


def _instant(told: str) -> dt.datetime:
    return dt.datetime.fromisoformat(told).astimezone()
