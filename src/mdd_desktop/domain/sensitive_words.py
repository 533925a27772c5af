"""Words that must not stand in the Union's registry: they tell of a child's infection."""

import re
from typing import Final

from mdd_desktop.domain.vietnamese_letters import fold, normalise

_LETTER = r"[^\W\d_]"
_BETWEEN = r"[.\-\s]?"


def _spelt(word: str) -> re.Pattern[str]:
    """Return a pattern for a word by itself, also spelt with dots, dashes or blanks."""
    return re.compile(rf"(?<!{_LETTER}){_BETWEEN.join(word)}(?!{_LETTER})")


_FOLDED_PATTERNS: Final = {"HIV": _spelt("hiv"), "AIDS": _spelt("aids"), "ARV": _spelt("arv")}
# "cô H" is a person and "H'Hen", "H.T.A." are names: the accent and what follows decide.
_CO_H = re.compile(rf"(?<!{_LETTER})c[oó]\s+h(?!{_LETTER}|\d|['’ʼ-]{_LETTER}|\.{_LETTER})")


def find_forbidden_words(text: str) -> list[str]:
    """Return which of HIV, AIDS, ARV and "có H" a free text holds, in the order of the text.

    Source: the law on HIV prevention, article 8 (nobody tells that a person is infected).
    """
    line = normalise(text).lower()
    folded = fold(line)
    found = [
        (match.start(), word)
        for word, pattern in _FOLDED_PATTERNS.items()
        if (match := pattern.search(folded))
    ]
    if match := _CO_H.search(line):
        found.append((match.start(), "có H"))
    return [word for _, word in sorted(found)]
