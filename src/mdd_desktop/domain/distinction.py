"""Two records that look like one child and are not: the decision, and how long it holds.

The decision keeps a short mark of what both records said of the child's identity. As soon as one
of them says something else, the mark differs and the pair is asked about again.
"""

import hashlib
from typing import ClassVar
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.record import Record, ShortText, UnitCode

_MARK_LENGTH = 8
"""Hexadecimal digits: enough to see a change, too few to tell whose data it was."""


class DistinctionKind(Coded):
    """Why two records are not one child."""

    DIFFERENT = "khac_nhau"
    SIBLINGS = "anh_chi_em"


class Distinction(Record):
    """A decision that two records of children are of two children ("không trùng").

    Attributes:
        unit_id: Of the office that decided.
        first_id: The smaller id of the two.
        second_id: The other.
        first_mark: What the first said of her identity, as ``identity_mark`` gives it.
        second_mark: The same of the second.
        note: Why, in the officer's words.
    """

    table: ClassVar[str] = "distinction"

    unit_id: UnitCode
    first_id: UUID
    second_id: UUID
    kind: DistinctionKind = DistinctionKind.DIFFERENT
    first_mark: ShortText
    second_mark: ShortText
    note: ShortText | None = None

    @property
    def pair(self) -> frozenset[UUID]:
        """The two records."""
        return frozenset((self.first_id, self.second_id))

    def holds_for(self, first: Child, second: Child) -> bool:
        """Whether both records still say of the children's identity what was decided about."""
        one, other = in_order(first, second)
        return (
            not self.void
            and self.first_mark == identity_mark(one)
            and self.second_mark == identity_mark(other)
        )


def in_order(first: Child, second: Child) -> tuple[Child, Child]:
    """The two with the smaller id first."""
    return (first, second) if first.id.hex < second.id.hex else (second, first)


def identity_mark(child: Child) -> str:
    """A short mark of the fields that say who a child is; another when one of them changes."""
    said = (
        child.full_name,
        child.birth.text if child.birth else "",
        child.sex or "",
        child.identity_number or "",
        child.father.full_name or "",
        child.mother.full_name or "",
    )
    content = "\x1f".join((child.id.hex, *said))
    return hashlib.sha256(content.encode()).hexdigest()[:_MARK_LENGTH]
