"""What the screen of reports shows."""

from dataclasses import dataclass

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class FigureLine:
    """One row of the table of figures.

    Attributes:
        depth: 0 a group's head, 1 a figure, 2 "trong đó".
        as_of, in_period, so_far: Ready to be drawn; "" where the figure has no such value.
    """

    number: str
    text: str
    depth: int = 1
    as_of: str = ""
    in_period: str = ""
    so_far: str = ""
    goal: ChipText | None = None


@dataclass(frozen=True)
class FiguresShown:
    """A report's figures, ready to be shown."""

    period: str
    as_of: str
    so_far: str
    lines: tuple[FigureLine, ...]
    paragraph: str
    notes: tuple[str, ...] = ()
