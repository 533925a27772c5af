"""What the screen of suspected duplicates shows."""

from dataclasses import dataclass

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class CompareLine:
    """One line of the comparison; ``key`` is "" where both are kept whatever is chosen."""

    key: str
    title: str
    first: str
    second: str
    after: str = ""

    @property
    def differs(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.key) and self.first != self.second


@dataclass(frozen=True)
class ComparedPair:
    """Two records side by side."""

    title: str
    chip: ChipText
    place: str
    first_head: tuple[str, str]
    second_head: tuple[str, str]
    lines: tuple[CompareLine, ...]
    from_second: frozenset[str]
    reasons: tuple[str, ...]
    differences: tuple[str, ...]
    effect: str


@dataclass(frozen=True)
class DecidedLine:
    """A pair that was decided about."""

    names: str
    decision: ChipText
    day: str
    way_back: str
