"""How a kind of document stands on the page: which head, which end, upright or across."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MARGIN_RANGES: Mapping[str, range] = {
    "top": range(20, 26),
    "bottom": range(20, 26),
    "left": range(30, 36),
    "right": range(15, 21),
}
"""What an office may choose for the margins of its upright pages, in millimetres (L1)."""


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
class Margins:
    """The margins of a page in millimetres (documents.md, L1)."""

    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15


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
