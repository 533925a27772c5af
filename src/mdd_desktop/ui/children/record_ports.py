"""What a child's record shows, ready to be drawn, and what may be asked of it."""

from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.month_cells import MonthCell
from mdd_desktop.services.private_part import Privacy
from mdd_desktop.ui.paper_lines import PaperLine
from mdd_desktop.ui.widgets.chip import ChipText

Pairs = tuple[tuple[str, str], ...]
_OPEN = Privacy(is_hidden=False)


@dataclass(frozen=True)
class SponsorshipCard:
    """One sponsorship on the record.

    Attributes:
        steps: (code of the step, its words); none when nothing may be done with it.
        notes: What is to come, when the sponsor was reminded last.
        months: The months of this year, none when no day of it belongs to her.
    """

    id: UUID
    sponsor: str
    kind: str
    about: str
    amount: str
    rhythm: str
    period: str
    state: ChipText
    steps: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    months: tuple[MonthCell, ...] = ()


@dataclass(frozen=True)
class LedgerLine:
    """One line of the ledger.

    Attributes:
        id: Of the entry.
        given: It reached the child; a receipt of her family can be printed.
    """

    id: UUID
    given: bool
    date: str
    state: ChipText
    sponsor: str
    content: str
    amount: str


@dataclass(frozen=True)
class VisitCard:
    """One visit; ``ratings`` are (question, answer, how it stands beside the time before).

    Attributes:
        open_flag: A red flag that nobody has settled.
        settled: What was done about a red flag, and when.
    """

    id: UUID
    date: str
    visitor: str
    ratings: tuple[tuple[str, str, ChipText | None], ...]
    words: str
    open_flag: bool = False
    settled: str = ""


@dataclass(frozen=True)
class NeedLine:
    """One need: how urgent, since when, who covers it."""

    kind: str
    name: str
    level: ChipText
    since: str
    covered: str
    note: str
    is_met: bool
    level_code: str = ""
    since_text: str = ""


@dataclass(frozen=True)
class ReferralLine:
    """A service she was referred to; ``words`` are why, and what it answered."""

    key: str
    title: str
    state: ChipText
    about: str
    words: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True)
class ConsentCard:
    """One use of the data and one person who is asked."""

    scope: str
    by: str
    name: str
    asked: str
    state: ChipText
    about: str
    can_withdraw: bool
    paper: UUID | None = None


@dataclass(frozen=True)
class TakenBack:
    """What has to be known to take a value back."""

    change: bytes
    record: UUID
    path: str
    before: str


@dataclass(frozen=True)
class TimelineEdit:
    """One field of an entry; ``back`` when its value of before can be taken back."""

    text: str
    back: TakenBack | None = None


@dataclass(frozen=True)
class TimelineLine:
    """One saved change: when, who, what it was about, by which package."""

    kind: str
    icon: str
    at: str
    who: str
    what: str
    package: str = ""
    edits: tuple[TimelineEdit, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class MenuStep:
    """A line of the "…" menu; ``refusal`` says why it cannot be chosen now."""

    code: str
    text: str
    icon: str
    refusal: str = ""


@dataclass(frozen=True)
class PlanCard:
    """What is planned for the time after eighteen; ``wanted`` when it should be there by now."""

    title: str
    sentence: str
    action: str
    wanted: bool


@dataclass(frozen=True)
class AheadLine:
    """Something that comes: what, and its day."""

    icon: str
    text: str
    day: str
    late: bool = False


@dataclass(frozen=True)
class ChildSheet:
    """A child's record, ready to be shown.

    Attributes:
        missing: The names of the boxes that are still empty, most important first.
        countdown: When she turns 16, 18 or 22.
        may_file: Whether papers and consents may be entered by this role.
        read_only: Why nobody here may edit it; "" when one may.
        closed: When and why the file was closed; "" while it is open.
        case: The life of the case, oldest first: (day, words).
        household: Members of the household: (name, who she is, child's id or None).
        joined: Records that were joined into this one: (id, what to call it).
        late: What is behind in the support, (title, sentence); None when nothing is.
    """

    id: UUID
    name: str
    chips: tuple[ChipText, ...]
    headline: str
    facts: Pairs
    countdown: ChipText | None
    percent: int
    filled: str
    missing: tuple[str, ...]
    identity: Pairs
    school: Pairs
    case: Pairs
    parents: Pairs
    carer: Pairs
    household: tuple[tuple[str, str, UUID | None], ...]
    needs: tuple[NeedLine, ...] = ()
    referrals: tuple[ReferralLine, ...] = ()
    story: str = ""
    plan: PlanCard | None = None
    sponsorships: tuple[SponsorshipCard, ...] = ()
    ledger: tuple[LedgerLine, ...] = ()
    ledger_total: str = ""
    visits: tuple[VisitCard, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    consents: tuple[ConsentCard, ...] = ()
    siblings: tuple[tuple[UUID, str, str], ...] = ()
    warnings: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    late: tuple[str, str] | None = None
    ahead: tuple[AheadLine, ...] = ()
    menu: tuple[MenuStep, ...] = ()
    may_file: bool = False
    read_only: str = ""
    closed: str = ""
    privacy: Privacy = _OPEN
    joined: tuple[tuple[UUID, str], ...] = ()

    @property
    def may_match(self) -> bool:
        """Whether a sponsor can be looked for: nobody sponsors a child whose file is closed."""
        return not self.read_only and not self.closed
