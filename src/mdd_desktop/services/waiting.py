"""How much there is and how much waits here, for the numbers beside the navigation."""

from dataclasses import dataclass

from mdd_desktop.services import move_requests, overruled
from mdd_desktop.storage import suspects
from mdd_desktop.storage.queries.open_questions import all_proposals, conflict_rows
from mdd_desktop.storage.queries.summary import people_listed, suspected_pairs
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading


@dataclass(frozen=True)
class Waiting:
    """Lengths of the lists that open when the numbers are pressed.

    Attributes:
        children: On the list.
        sponsors: On the list.
        proposals: To be answered here, not those that wait for another office; and what others
            decided against this one and nobody has read.
        duplicates: Suspected pairs; None before the children were compared as they are now.
    """

    children: int
    sponsors: int
    conflicts: int
    proposals: int
    transfers: int
    duplicates: int | None


def proposals_here(reading: Reading) -> int:
    """How many proposals are answered here, and how many decisions of others are read here."""
    ours = [
        record
        for _change, record, state in all_proposals(reading.connection)
        if state == "open" and reading.log.state(record).owner == reading.unit
    ]
    return len(ours) + overruled.how_many(reading)


def waiting(registry: Registry) -> Waiting:
    """Count the open questions."""
    with registry.read() as reading:
        children, sponsors = people_listed(reading.connection)
        differences = len(conflict_rows(reading.connection))
        proposals = proposals_here(reading)
        compared = suspects.are_current(reading.connection)
        pairs = suspected_pairs(reading.connection) if compared else None
    asked = sum(one.is_open for one in move_requests.requests(registry))
    return Waiting(children, sponsors, differences, proposals, asked, pairs)
