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
        is_shown: Screens and documents show it until somebody decides.
    """

    value: str
    place: str
    officer: str
    when: str
    is_shown: bool


@dataclass(frozen=True)
class Difference:
    """One difference, as it is asked about."""

    about: str
    question: str
    choices: tuple[Choice, ...]
    verb: Literal["Lấy", "Đề nghị lấy"]
    effect: str
    proposed: str = ""
    alike: int = 1
    kind: str = ""
    opens_record: bool = False
