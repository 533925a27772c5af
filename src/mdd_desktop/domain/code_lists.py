"""Look-ups in the coded lists: a label for a code, a code for what somebody typed."""

import re
from functools import cache
from typing import Final

from mdd_desktop.domain.code_labels import (
    ALIASES,
    CHILD_END_REASONS,
    CODE_LISTS,
    SPONSOR_END_REASONS,
    SUPPORT_UNITS,
)
from mdd_desktop.domain.coded import newer
from mdd_desktop.domain.ethnic_groups import (
    ETHNIC_GROUPS,
    EthnicGroup,
    EthnicNumbering,
    ethnic_by_number,
    resolve_ethnic,
)
from mdd_desktop.domain.vietnamese_letters import comparison_form, fold

__all__ = [
    "ALLOWED_GROUPS",
    "CHILD_END_REASONS",
    "CODE_LISTS",
    "ETHNIC_GROUPS",
    "SPONSOR_END_REASONS",
    "SUPPORT_UNITS",
    "EthnicGroup",
    "EthnicNumbering",
    "codes",
    "ethnic_by_number",
    "group_letter",
    "label",
    "resolve_code",
    "resolve_ethnic",
]

ALLOWED_GROUPS: Final = frozenset("abcdn")
"""Groups of Điều 10 the registry holds by default; the others are dangerous to know.

Source: the law on children, article 10.1; the choice of groups is the programme's.
"""

_SIGNS = re.compile(r"[\W_]+")


def codes(list_name: str) -> tuple[str, ...]:
    """Return the codes of a list in the order of the forms.

    Raises:
        KeyError: There is no such list.
    """
    return tuple(CODE_LISTS[list_name])


def label(list_name: str, code: str) -> str:
    """Return the label of a code; a code of a newer program shows as "(mã mới: x)".

    Raises:
        KeyError: There is no such list.
    """
    return CODE_LISTS[list_name].get(code) or newer(code)


def group_letter(code: str) -> str:
    """Return the letter that the law prints for a group of Điều 10: đ for "dd"."""
    return "đ" if code == "dd" else code


def resolve_code(list_name: str, text: str) -> str | None:
    """Return the code meant by a code, a label or a usual other word, accents optional.

    A word without accents that could mean two codes ("co": cô) is taken only if one code fits.

    Raises:
        KeyError: There is no such list.
    """
    exact, folded = _spellings(list_name)
    written = _squeezed(text)
    if written in exact:
        return exact[written]
    candidates = folded.get(fold(written), frozenset())
    return next(iter(candidates)) if len(candidates) == 1 and fold(written) == written else None


def _squeezed(text: str) -> str:
    return _SIGNS.sub(" ", comparison_form(text).lower()).strip()


@cache
def _spellings(list_name: str) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Return the codes by exact spelling and, for text without accents, all that could fit."""
    written = {_squeezed(word): code for code, word in CODE_LISTS[list_name].items()}
    written |= {_squeezed(word): code for word, code in ALIASES.get(list_name, {}).items()}
    folded: dict[str, frozenset[str]] = {}
    for word, code in written.items():
        folded[fold(word)] = folded.get(fold(word), frozenset()) | {code}
    return {**{code.replace("_", " "): code for code in CODE_LISTS[list_name]}, **written}, folded
