"""What the steps of the import show, in plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mdd_desktop.ui.widgets.chip import ChipText

OUT = "out"
"""The answer for a row that is not taken."""


@dataclass(frozen=True)
class BatchLine:
    """An earlier import."""

    batch: str
    file: str
    made: str
    what: str
    undone: bool


@dataclass(frozen=True)
class BegunLine:
    """An import that was begun: its draft, its workbook, how far it came."""

    key: str
    path: Path
    told: str


@dataclass(frozen=True)
class QueueLine:
    """A row of an earlier import that waits.

    Attributes:
        words: Who the row is about.
        where: File and row.
        alike: (id, who she is) of the records she may be.
        reasons: Why it waits.
    """

    batch: str
    row: int
    words: str
    where: str
    alike: tuple[tuple[str, str], ...]
    reasons: str


@dataclass(frozen=True)
class ColumnLine:
    """A column of the sheet: heading, what is in it, the field it fills ("" for none)."""

    letters: str
    heading: str
    samples: str
    field: str


@dataclass(frozen=True)
class Question:
    """Something about the workbook that only the officer knows.

    Attributes:
        key: Names it.
        sentence: What is asked.
        options: (code, text).
        answer: Chosen now; "" while it is open.
    """

    key: str
    sentence: str
    options: tuple[tuple[str, str], ...]
    answer: str = ""


@dataclass(frozen=True)
class TableColumn:
    """A column of the preview; those of the highest rank are left out where room is scarce."""

    letters: str
    title: str
    width: int
    rank: int
    stretch: int = 1


@dataclass(frozen=True)
class SheetLine:
    """A row of the sheet in the preview; ``problems`` holds the tone by column letters."""

    row: str
    state: ChipText
    cells: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ProblemShown:
    """One thing to decide.

    Attributes:
        title: Where it is.
        place: "1 / 5".
        sentences: What is wrong, what to do.
        value: As it stands; what a correction begins with.
        can_fix: Whether another text can be typed.
        shortcut: A correction that is offered: (text on the button, value), or None.
        alike: (id, who she is, why) of the records the row may be.
        original: The whole row as the sheet has it: (heading, content).
    """

    title: str
    place: str
    sentences: str
    value: str
    can_fix: bool
    shortcut: tuple[str, str] | None = None
    alike: tuple[tuple[str, str, str], ...] = ()
    original: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class DoneShown:
    """What an import did.

    Attributes:
        title: In one line.
        facts: (name, figure).
        sentence: What to do next.
        can_undo: Whether it can be taken back.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    sentence: str
    can_undo: bool
