"""How a kind of document stands on the page: which head, which end, upright or across."""

from dataclasses import dataclass
from enum import StrEnum


class HeadForm(StrEnum):
    """What stands above the body (documents.md §2.0)."""

    NUMBERED = "numbered"
    """Office, Quốc hiệu, số and date."""
    DATED = "dated"
    """The same without số: letters, agreements."""
    UNNUMBERED = "unnumbered"
    """Neither số nor date: lists, whose date stands in the end block."""
    NONE = "none"
    """Nothing; the form draws its own head."""


class EndForm(StrEnum):
    """The end block (documents.md §2.0)."""

    RECIPIENTS = "E1"
    """Nơi nhận and the signature."""
    PREPARED = "E2"
    """Place and date, who drew it up, the signature."""
    SIGNED = "S1"
    """The signature alone."""
    PARTIES = "E3"
    """Two or three parties in columns of equal width."""
    NONE = "E0"
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a kind of document.

    Attributes:
        parties: Titles of the columns of an end block of parties.
        landscape: The body lies across, 252 mm wide.
        body_size: Points of the running text; 0 takes that of the set of sizes.
        end_mark: Closes with ``./.``.
        drafted: Carries DỰ THẢO until a number is given; a blank form never does.
    """

    head: HeadForm = HeadForm.NUMBERED
    end: EndForm = EndForm.RECIPIENTS
    parties: tuple[str, ...] = ()
    landscape: bool = False
    body_size: float = 0.0
    end_mark: bool = True
    drafted: bool = True
