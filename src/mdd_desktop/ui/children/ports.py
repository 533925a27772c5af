"""What the screens about children show, and the answers they give."""

from dataclasses import dataclass
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
