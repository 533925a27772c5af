"""Records that belong together under some words: what a figure counted, whom a task is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Selection:
    """A list of records of one kind that was chosen elsewhere.

    Attributes:
        words: What they have in common, as a chip above the list says it.
        ids: Of the records, each once.
    """

    words: str
    ids: frozenset[UUID]

    @classmethod
    def of(cls, words: str, ids: Iterable[UUID]) -> "Selection":
        """A selection of these records."""
        return cls(words, frozenset(ids))
