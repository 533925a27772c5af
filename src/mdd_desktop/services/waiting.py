"""How much there is and how much waits here, for the numbers beside the navigation."""

from dataclasses import dataclass

from mdd_desktop.services import move_requests, overruled
from mdd_desktop.storage.queries.open_questions import all_proposals, conflict_rows
from mdd_desktop.storage.queries.summary import people_listed
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class Waiting:
    """Lengths of the lists that open when the numbers are pressed.

    Attributes:
        children: On the list.
        sponsors: On the list.
        proposals: To be answered here, not those that wait for another office; and what others
            decided against this one and nobody has read.
    """

    children: int
    sponsors: int
    conflicts: int
    proposals: int
    transfers: int


def waiting(registry: Registry) -> Waiting:
    """Count the open questions."""
    with registry.read() as reading:
        children, sponsors = people_listed(reading.connection)
        differences = len(conflict_rows(reading.connection))
        ours = [
            record
            for _change, record, state in all_proposals(reading.connection)
            if state == "open" and reading.log.state(record).owner == reading.unit
        ]
        unread = overruled.how_many(reading)
    asked = sum(one.is_open for one in move_requests.requests(registry))
    return Waiting(children, sponsors, differences, len(ours) + unread, asked)
