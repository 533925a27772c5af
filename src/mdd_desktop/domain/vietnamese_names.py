"""Names as they stand on paper: of persons for strangers, of places at the start of a line."""

from collections.abc import Iterable

from mdd_desktop.domain.vietnamese_letters import normalise


def initials(full_name: str) -> str:
    """Return "N.T.A." for Nguyễn Thị An; a blank name gives a blank."""
    letters = (next(filter(str.isalnum, word), "") for word in normalise(full_name).split())
    return "".join(f"{letter.upper()}." for letter in letters if letter)


def at_the_start(text: str) -> str:
    """A text as it stands at the beginning of a line: ``xã Hoa Sen`` gives ``Xã Hoa Sen``."""
    return text[:1].upper() + text[1:]


def within(text: str) -> str:
    """A text as it stands inside a sentence: ``Do Covid-19`` gives ``do Covid-19``."""
    return text[:1].lower() + text[1:]


def enumerated(texts: Iterable[str]) -> str:
    """Texts one after another, of which only the first begins with a capital."""
    return "; ".join(within(text) if place else text for place, text in enumerate(texts))
