"""What the screens of documents show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.ui.widgets.chip import ChipText


@dataclass(frozen=True)
class DocumentLine:
    """A row of the drafts or of the register; ``id`` None for a kind to begin from."""

    id: UUID | None
    kind: str
    number: str
    day: str
    title: str
    sub: str = ""
    signer: str = ""
    recipients: str = ""
    state: ChipText | None = None
    group: bool = False


@dataclass(frozen=True)
class Outline:
    """A section in the composer's outline.

    Attributes:
        place: Its name for added paragraphs.
        key: Of the text that may be written anew; "" when paragraphs can only be added.
        text: What it says, one paragraph a line.
        own: The text is the officer's.
        added: Paragraphs the officer added.
        problem: Why it is not finished; "" when it is.
        newer: What the prepared text says now, where it has changed too; the officer's stands
            until she decides.
        extra: Paragraphs can be added behind it.
        mark: When alone it is printed, where that is not always.
    """

    place: str
    title: str
    level: int
    key: str
    text: str
    own: bool
    added: str
    tables: int = 0
    problem: str = ""
    newer: str = ""
    extra: bool = True
    mark: str = ""


class Inserts(NamedTuple):
    """What can be put into a text: each a name that goes into braces, and what it says now.

    Attributes:
        tables: Stand alone on a line, among the added paragraphs.
        marks: Put around bold words and around italic words.
    """

    figures: Sequence[tuple[str, str]] = ()
    targets: Sequence[tuple[str, str]] = ()
    tables: Sequence[tuple[str, str]] = ()
    marks: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class FormBox:
    """A box of the tabs beside the outline: letterhead, period, records, typed texts."""

    name: str
    text: str
    value: str = ""
    hint: str = ""
    long: bool = False
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class EditLine:
    """One entry of the history of a document."""

    when: str
    who: str
    what: str
