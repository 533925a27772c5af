"""What the screens about sponsors show."""

from dataclasses import dataclass, field
from uuid import UUID

from mdd_desktop.ui.paper_lines import PaperLine
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SponsorRow:
    """One row of the list, ready to be drawn."""

    id: UUID
    name: str
    about: str
    children: str
    forms: str
    monthly: str
    offer: str
    late: ChipText | None
    promise: ChipText
    contact: str
    contact_sub: str


@dataclass(frozen=True)
class BondCard:
    """One of her sponsorships.

    Attributes:
        steps: Codes of what may be done with it now.
        notes: Reasons and hand-over, as sentences.
    """

    id: UUID
    child_id: UUID
    child: str
    about: str
    form: str
    amount: str
    rhythm: str
    period: str
    state: ChipText
    late: ChipText | None = None
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class GivenLine:
    """One line of what came from her."""

    date: str
    state: ChipText
    child: str
    content: str
    amount: str


@dataclass(frozen=True)
class EditLine:
    """One saved change: when, who, what it was about."""

    at: str
    who: str
    what: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class SponsorSheet:
    """A sponsor's record, ready to be shown.

    Attributes:
        facts: (icon, text) under the name.
        figures: (name, value) in the box at the right of the head.
        warnings: What needs attention: (tone, title, sentence).
        read_only: Why nobody here may edit it; "" when one may.
    """

    id: UUID
    name: str
    chips: tuple[ChipText, ...]
    headline: str
    facts: tuple[tuple[str, str], ...]
    figures: Pairs
    identity: Pairs
    contact: Pairs
    offer: Pairs
    promise: Pairs
    promise_state: ChipText
    bonds: tuple[BondCard, ...] = ()
    holds: tuple[str, ...] = ()
    given: tuple[GivenLine, ...] = ()
    given_total: str = ""
    warnings: tuple[tuple[Tone, str, str], ...] = ()
    read_only: str = ""
    note: str = ""
    papers: tuple[PaperLine, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
