"""What one comparison says, as bits for each hypothesis and as words for a person."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """The outcome of comparing one thing.

    Attributes:
        same: Bits for "one child entered twice", against "two unrelated children".
        sibling: Bits for "two children of one family", against the same.
        reason: A Vietnamese sentence when it speaks for likeness, otherwise blank.
        difference: A Vietnamese sentence when something differs, otherwise blank.
    """

    same: float = 0.0
    sibling: float = 0.0
    reason: str = ""
    difference: str = ""


NOTHING = Evidence()
"""One of the two values is missing: that says nothing."""
