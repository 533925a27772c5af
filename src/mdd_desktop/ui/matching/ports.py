"""What the screen that brings children and sponsors together shows, and what it hands back."""

from dataclasses import dataclass, field
from uuid import UUID

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class WaitingLine:
    """One row at the left: a waiting child, or a sponsor to start from."""

    id: UUID
    name: str
    about: str
    wanted: str
    wanted_sub: str
    chip: ChipText


@dataclass(frozen=True)
class Point:
    """One reason in words, for or against."""

    fits: bool
    text: str


@dataclass(frozen=True)
class MatchCard:
    """One candidate.

    Attributes:
        child: Of the pair.
        sponsor: Of the pair.
        refusal: Why it cannot be; "" when it can.
        held: A place is kept for exactly this pair.
    """

    child: UUID
    sponsor: UUID
    name: str
    chip: ChipText
    about: str
    points: tuple[Point, ...]
    refusal: str = ""
    held: bool = False


@dataclass(frozen=True)
class HeadCard:
    """Who was chosen at the left, at the head of the right side.

    Attributes:
        about: Who she is, where the list at the left has no room for it.
        notice: What stands in the way or is under way; "" when nothing.
    """

    name: str
    chip: ChipText
    sentence: str
    about: str = ""
    notice: str = ""
    notice_action: str = ""
    notice_writes: bool = False


@dataclass(frozen=True)
class BondFields:
    """What stands in the boxes of the side panel, as text.

    Attributes:
        end: ``until_18``, ``open`` or ``day``.
    """

    form: str
    need: str
    amount: str
    rhythm: str
    start: str
    end: str
    end_day: str = ""
    note: str = ""
    problems: dict[str, str] = field(default_factory=dict)
