"""Where the next of several packages to one office goes on: what is too much for one is split.

Each package sends everything that was not acknowledged. What does not fit into one goes on in the
next, as long as no word came from that office; after a word of it everything begins anew from
what it says that it has.
"""

import json
from collections.abc import Mapping

from mdd_desktop.services.outgoing import Load
from mdd_desktop.storage import meta
from mdd_desktop.storage.transaction import Reading, Transaction


def begun(reading: Reading, to: str) -> Mapping[str, int]:
    """Feed → the number up to which it went into the packages before; nothing in the first."""
    numbers: dict[str, int] = json.loads(meta.read_meta(reading.connection, _key(to)) or "{}")
    return numbers


def went(tx: Transaction, to: str, load: Load) -> None:
    """Remember where the next package goes on; nowhere after the last one."""
    if load.left:
        meta.write_meta(tx.connection, _key(to), json.dumps(load.numbers))
    else:
        forget(tx, to)


def forget(tx: Transaction, unit: str) -> None:
    """Begin anew: the unit said what it has."""
    if meta.read_meta(tx.connection, _key(unit)):
        meta.write_meta(tx.connection, _key(unit), "")


def _key(unit: str) -> str:
    return f"part:{unit}"
