"""Forks: two changes after one predecessor, which only a restored or copied computer makes.

The second branch to arrive is held until an office decides. Accepting it is itself a change, so
the decision travels, and every computer that has it takes in both branches, in any order.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID, uuid5

from mdd_desktop.domain.change import Change, ChangeKind
from mdd_desktop.domain.ownership import Authority
from mdd_desktop.domain.record_fields import FieldValue

FORK_TABLE = "fork"
_NAMES = UUID("0ab1c6f4-6d64-5d00-8a00-666f726b6d64")


class ForkPoint(NamedTuple):
    """Where a feed parts: the full hash of the change that two others follow."""

    feed: str
    prev: bytes

    @property
    def record(self) -> UUID:
        """The name under which the decision stands in the log, the same on every computer."""
        return uuid5(_NAMES, f"{self.feed}/{self.prev.hex()}")

    @property
    def values(self) -> dict[str, FieldValue]:
        """What the decision says."""
        return {"feed": self.feed, "prev": self.prev.hex()}


def accepted_by(change: Change, authority: Authority) -> ForkPoint | None:
    """The fork that a change accepts, or None when it does not or may not.

    An office decides about the computers of the units below it; one that has units below decides
    about its own too, for nobody else may know of it.
    """
    if change.kind != ChangeKind.FORK:
        return None
    point = _point(change.values)
    if point is None:
        return None
    unit = point.feed.split("/")[0]
    own = change.unit == unit and authority.rank(unit) > 1
    return point if own or authority.is_above(change.unit, unit) else None


def _point(values: Mapping[str, FieldValue]) -> ForkPoint | None:
    try:
        return ForkPoint(str(values["feed"]), bytes.fromhex(str(values["prev"])))
    except (KeyError, ValueError):
        return None
