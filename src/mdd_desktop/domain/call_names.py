"""The name by which somebody is called: of Vietnamese names the last word, of others not.

In names of the Ê-đê, Mnông, Xơ Đăng, Ba-na and Cơ Ho a word or letter says man or woman, the given
name follows it and a clan comes last or not at all: H’Hoa Niê is called H’Hoa, Y Bhăm Mlô Y Bhăm,
A Thiu A Thiu. Where the clan comes first, as in Ksor H’Nhi, the last word is the given name.
"""

from mdd_desktop.domain.vietnamese import comparison_form

_BEFORE_GIVEN = frozenset({"y", "h", "h’", "a", "k", "k’", "ka"})
"""What stands before a given name, as a word of its own, in small letters."""
_JOINED = ("h’", "k’")
_APOSTROPHES = str.maketrans(dict.fromkeys("'‘ʼʹ`´′", "’"))


def call_name(full_name: str, sort_name: str | None = None) -> str:
    """The name by which somebody is called.

    Args:
        full_name: As written.
        sort_name: Set by hand: its first word is the given name.
    """
    words = full_name.split()
    if not words:
        return ""
    place = _by_hand(words, sort_name)
    if place is None:
        place = _given_first(words)
    if place is None:
        place = len(words) - 1
    first = place - 1 if place and _plain(words[place - 1]) in _BEFORE_GIVEN else place
    return " ".join(words[first : place + 1])


def _by_hand(words: list[str], sort_name: str | None) -> int | None:
    """Where the first word of the sort name stands in the name; None where it does not."""
    given = _plain(next(iter((sort_name or "").split()), ""))
    looked_for = {given, *(f"{joined}{given}" for joined in _JOINED)}
    found = (place for place, word in enumerate(words) if _plain(word) in looked_for)
    return next(found, None) if given else None


def _given_first(words: list[str]) -> int | None:
    """Where the given name stands in a name that begins with it; None in any other."""
    first = _plain(words[0])
    if first in _BEFORE_GIVEN:
        return min(1, len(words) - 1)
    return 0 if first.startswith(_JOINED) else None


def _plain(word: str) -> str:
    return comparison_form(word).lower().translate(_APOSTROPHES)
