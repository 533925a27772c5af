"""What the screens about children show, and the answers they give."""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from mdd_desktop.ui.widgets.chip import ChipText

Answer = Literal["same", "sibling", "other"]


@dataclass(frozen=True)
class ChildLine:
    """One row of the list, ready to be drawn."""

    id: UUID
    name: str
    code: str
    born: str
    age: str
    sex: str
    circumstance: str
    caregiver: str
    relation: str
    sponsor: str
    state: ChipText
    percent: int


@dataclass(frozen=True)
class Candidate:
    """A child who may be the one that is being typed in.

    Attributes:
        alike: Reasons in words that speak for it.
        unlike: Reasons in words that speak against it.
        sibling: She looks like a sister or a brother, not like the same child.
        must_answer: Nothing is saved before the officer has said whether it is the same child.
    """

    id: UUID
    name: str
    facts: str
    strength: str
    alike: tuple[str, ...]
    unlike: tuple[str, ...] = ()
    sibling: bool = False
    must_answer: bool = False


@dataclass(frozen=True)
class SponsorshipCard:
    """One sponsorship on the record."""

    sponsor: str
    kind: str
    about: str
    amount: str
    rhythm: str
    period: str
    state: ChipText
    months: tuple[str, ...] = ()


@dataclass(frozen=True)
class LedgerLine:
    """One line of the ledger."""

    date: str
    state: ChipText
    sponsor: str
    content: str
    amount: str


@dataclass(frozen=True)
class VisitCard:
    """One visit."""

    date: str
    visitor: str
    ratings: tuple[tuple[str, str], ...]
    words: str
    red_flag: bool


@dataclass(frozen=True)
class TimelineLine:
    """One saved change: when, who, what it was about."""

    at: str
    who: str
    what: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChildSheet:
    """A child's record, ready to be shown.

    Attributes:
        missing: The names of the boxes that are still empty, most important first.
        read_only: Why nobody here may edit it; "" when one may.
    """

    id: UUID
    name: str
    chips: tuple[ChipText, ...]
    headline: str
    facts: tuple[tuple[str, str], ...]
    percent: int
    filled: str
    missing: tuple[str, ...]
    identity: tuple[tuple[str, str], ...]
    school: tuple[tuple[str, str], ...]
    parents: tuple[tuple[str, str], ...]
    household: tuple[tuple[str, str], ...]
    story: str = ""
    sponsorships: tuple[SponsorshipCard, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    ledger_total: str = ""
    visits: tuple[VisitCard, ...] = ()
    siblings: tuple[tuple[UUID, str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    read_only: str = ""
    fields: dict[str, str] = field(default_factory=dict)
