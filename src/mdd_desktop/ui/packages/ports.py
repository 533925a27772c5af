"""What the screens of packages show."""

from dataclasses import dataclass
from pathlib import Path

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
class ReplyLine:
    """A record that the office above has not simply taken in, and why."""

    record: str
    words: str


@dataclass(frozen=True)
class MadePackage:
    """A package just made, copied and read back.

    Attributes:
        check_code: Read aloud, the receiver compares it with the file that came.
        folder: Where it lies; None once the stick was let go.
    """

    title: str
    sentence: str
    file: str
    check_code: str
    checks: tuple[str, ...]
    folder: Path | None = None


@dataclass(frozen=True)
class IncomingLine:
    """A package file and what its checks say.

    Attributes:
        sender: Of a refused one as far as the name of the file tells.
        fresh: Its number, and what it brings.
        before: Number and day of its sender's last package that was merged.
    """

    path: str
    sender: str
    file: str
    fresh: tuple[str, str]
    before: tuple[str, str]
    decide: ChipText | None
    state: ChipText
    mergeable: bool


@dataclass(frozen=True)
class PackagePreview:
    """What would happen if the package were merged; nothing is written yet.

    Attributes:
        sender: "" when it is not known.
        file: Name of a file that could not be opened; "" of one that was.
        samples: Sentences about a few of its records.
        all_text: The way to all of them; "" when those few are all.
    """

    title: str
    chip: ChipText
    sender: str
    file: str
    signature: str
    trusted: bool
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, str], ...]
    samples: tuple[str, ...]
    all_text: str = ""
    refusal: str = ""
    may_merge: bool = False


@dataclass(frozen=True)
class UnitLine:
    """One unit below: what came last and what waits.

    Attributes:
        above: Name of the office between it and this one, "" without one.
        fresh: Number and content of its package that is being looked at; "–" without one.
        group: ``fresh``, ``late``, ``gap``, ``never`` or ``fine``; what the filter picks.
        refusal: Why no receipt can be read to it; "" when one can.
    """

    code: str
    name: str
    sub: str
    above: str
    fresh: tuple[str, str]
    last: tuple[str, str]
    decide: ChipText | None
    state: ChipText
    group: str
    refusal: str = ""


@dataclass(frozen=True)
class MergedLine:
    """A package that was merged.

    Attributes:
        package: Its id.
        kept: Whether its file is still here, as it was sealed.
    """

    package: str
    sender: str
    title: str
    made: str
    merged: str
    changes: str
    kept: bool
