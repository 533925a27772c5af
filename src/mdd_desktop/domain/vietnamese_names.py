"""Persons' names on papers that strangers may read."""

from mdd_desktop.domain.vietnamese_letters import normalise


def initials(full_name: str) -> str:
    """Return "N.T.A." for Nguyễn Thị An; a blank name gives a blank."""
    letters = (next(filter(str.isalnum, word), "") for word in normalise(full_name).split())
    return "".join(f"{letter.upper()}." for letter in letters if letter)
