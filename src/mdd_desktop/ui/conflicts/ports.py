"""What the screen of differences shows."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class DifferenceLine:
    """A row of the list: a difference, or the head of a group."""

    text: str
    person: str = ""
    day: str = ""
    at: int = -1


@dataclass(frozen=True)
class Choice:
    """One of the values that stand side by side.

    Attributes:
        note: What its author wrote beside it, "" when nothing.
        is_shown: Screens and documents show it until somebody decides.
        effect: What taking it changes.
    """

    value: str
    place: str
    officer: str
    when: str
    is_shown: bool
    note: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Difference:
    """One difference, as it is asked about.

    Attributes:
        before: What stood there before anybody disagreed, "" when nothing did.
        proposed: What this office proposed and nobody answered yet.
        asked: What the owner was asked, "" when nothing.
        answer: What she said.
        may_ask: Somebody else owns the record, so she can be asked.
        has_note: The record has a note for the values that are not taken.
        alike: How many open differences are about the same field.
        kind: That field.
    """

    about: str
    question: str
    choices: tuple[Choice, ...]
    verb: Literal["Lấy", "Đề nghị lấy"]
    effect: str
    before: str = ""
    proposed: str = ""
    asked: str = ""
    answer: str = ""
    may_ask: bool = False
    has_note: bool = False
    alike: int = 1
    kind: str = ""
    opens_record: bool = False
