"""What the screens of reports show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

NOW, PERIOD, SO_FAR = "as_of", "in_period", "so_far"
"""The columns of figures; also which days the list behind a figure is for."""


@dataclass(frozen=True)
class FigureLine:
    """One row of the table of figures.

    Attributes:
        depth: 0 a group's head, 1 a figure, 2 "trong đó".
        as_of, in_period, so_far: Ready to be drawn; "–" where the figure has no such value.
        figures: By column the id of the figure whose list opens.
    """

    number: str
    text: str
    depth: int = 1
    as_of: str = ""
    in_period: str = ""
    so_far: str = ""
    goal: ChipText | None = None
    figures: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TargetLine:
    """One indicator of the plans.

    Attributes:
        external: Another office counts it; its numbers are typed in.
    """

    id: str
    text: str
    done: str
    rate: str
    goal: str
    state: ChipText | None
    source: str
    external: bool
    depth: int = 1


@dataclass(frozen=True)
class AnnexLine:
    """A list that belongs to the report."""

    id: str
    title: str
    count: str


@dataclass(frozen=True)
class Note:
    """Something to look at before the figures are frozen, and the list behind it."""

    text: str
    figure: str


@dataclass(frozen=True)
class PastLine:
    """A report that was frozen."""

    kind: str
    period: str
    text: str
    about: str


@dataclass(frozen=True)
class FrozenShown:
    """What is said of the freezing.

    Attributes:
        button: Words of the button, "" when nothing is to be frozen.
        corrections: Later corrections, one sentence each.
    """

    tone: Tone
    icon: str
    title: str
    sentence: str
    until: str
    button: str
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True)
class FiguresShown:
    """A report's figures, ready to be shown."""

    period: str
    as_of: str
    so_far: str
    lines: tuple[FigureLine, ...]
    targets: tuple[TargetLine, ...]
    annexes: tuple[AnnexLine, ...]
    paragraph: str
    words: str
    frozen: FrozenShown
    notes: tuple[Note, ...] = ()
    past: tuple[PastLine, ...] = ()


@dataclass(frozen=True)
class ListLine:
    """One record that a figure counts."""

    name: str
    about: str
    day: str
    amount: str
    leads_to: tuple[str, UUID] | None


@dataclass(frozen=True)
class ListShown:
    """The list behind a figure."""

    title: str
    subtitle: str
    foot: str
    has_amounts: bool
    has_days: bool
    lines: Sequence[ListLine]
