"""What the first page shows."""

from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.task import Task
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

FIGURE = "figure"
"""The page of a door whose argument is the id of a figure: the list it counted."""


@dataclass(frozen=True)
class Door:
    """A way to another page: its name and the arguments of its route."""

    page: str
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True)
class FigureShown:
    """One of the five figures."""

    key: str
    figure: str
    sub: str


@dataclass(frozen=True)
class TaskLine:
    """One thing to do, ready to be drawn.

    Attributes:
        soon: Late, or due within a week.
    """

    task: Task
    title: str
    detail: str
    icon: str
    tone: Tone
    button: str
    door: Door
    soon: bool = True


@dataclass(frozen=True)
class RestingLine:
    """A task that was put off."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True)
class DoneLine:
    """A task of the officer's own that was done of late."""

    id: UUID
    title: str
    detail: str


@dataclass(frozen=True)
class DraftLine:
    """A form that was left half filled in."""

    title: str
    detail: str
    door: Door


@dataclass(frozen=True)
class ShareLine:
    """How far a target has come."""

    text: str
    figure: str
    percent: int
    tone: Tone
    door: Door


@dataclass(frozen=True)
class MonthBar:
    """Two bars of one month."""

    name: str
    pledged: int
    delivered: int
    is_now: bool = False


@dataclass(frozen=True)
class Counted:
    """Everything on the page that is counted.

    Attributes:
        shares_more: How many targets there are beyond those shown.
    """

    figures: tuple[FigureShown, ...]
    bars: tuple[MonthBar, ...]
    year: str
    shares: tuple[ShareLine, ...]
    shares_title: str
    shares_all: int
    is_first_day: bool = False


@dataclass(frozen=True)
class UnitRow:
    """One unit below.

    Attributes:
        group: ``late``, ``gap``, ``never`` or ``fine``.
    """

    name: str
    children: str
    sponsored: str
    last: str
    state: ChipText
    group: str


@dataclass(frozen=True)
class Duties:
    """Everything on the page that is to be done."""

    tasks: tuple[TaskLine, ...]
    resting: tuple[RestingLine, ...] = ()
    drafts: tuple[DraftLine, ...] = ()
    done: tuple[DoneLine, ...] = ()
