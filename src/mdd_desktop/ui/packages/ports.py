"""What the screens of packages show."""

from dataclasses import dataclass

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class UnsentLine:
    """One record that the recipient has not acknowledged."""

    record: str
    kind: str
    what: str
    day: str
    chip: ChipText


@dataclass(frozen=True)
class SentCard:
    """A package that was made here.

    Attributes:
        file: Name of its original in the outbox, as long as it lies there.
    """

    title: str
    when: str
    state: ChipText
    note: str = ""
    file: str = ""


@dataclass(frozen=True)
class MadePackage:
    """A package just made, copied and read back."""

    title: str
    sentence: str
    file: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class IncomingLine:
    """A package file and what its checks say."""

    path: str
    sender: str
    file: str
    made: str
    content: str
    decide: ChipText | None
    state: ChipText
    mergeable: bool


@dataclass(frozen=True)
class PackagePreview:
    """What would happen if the package were merged; nothing is written yet."""

    title: str
    sender: str
    signature: str
    trusted: bool
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    samples: tuple[str, ...]
    refusal: str = ""


@dataclass(frozen=True)
class UnitLine:
    """One unit below: what came last and what waits.

    Attributes:
        group: ``late``, ``gap``, ``never`` or ``fine``; what the filter above the list picks.
    """

    code: str
    name: str
    sub: str
    last: str
    age: str
    decide: ChipText | None
    state: ChipText
    group: str
