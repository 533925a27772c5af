"""What the page about keys shows."""

from dataclasses import dataclass

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class ForkShown:
    """A computer whose changes go on in two ways.

    Attributes:
        refusal: Why it is not decided here; "" when it is.
    """

    id: str
    title: str
    branches: tuple[str, ...]
    refusal: str


@dataclass(frozen=True)
class HeldLine:
    """A change of a revoked computer.

    Attributes:
        refusal: Why it can only be put aside for good; "" when it can be entered anew.
    """

    id: str
    name: str
    kind: str
    says: str
    writer: str
    day: str
    refusal: str


@dataclass(frozen=True)
class AskingShown:
    """A computer below that asks for other keys.

    Attributes:
        digits: Six groups of five of the new key.
    """

    id: str
    unit: str
    sentence: str
    digits: tuple[str, ...]


@dataclass(frozen=True)
class OwnKeyShown:
    """The keys of this computer.

    Attributes:
        verb: What the button does; "" without one.
    """

    facts: tuple[tuple[str, str], ...]
    state: ChipText
    sentence: str
    verb: str


@dataclass(frozen=True)
class RootShown:
    """The root keys.

    Attributes:
        keys: (thirty digits, what is said of the key).
        is_ours: Whether they are changed here.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    keys: tuple[tuple[str, str], ...]
    threshold: int
    is_ours: bool
    signs_list: bool
