"""Three texts of one place: the standard then, the office's own, the standard now.

The office's words are never given up: where both changed the same sentence, its own stand and the
new standard is shown beside them.
"""

import difflib
import re
from dataclasses import dataclass

_SENTENCE = re.compile(r".+?(?:[.;:!?](?=\s)|\n|$)\s*", re.DOTALL)


@dataclass(frozen=True)
class MergedText:
    """What a place says after the standard text was upgraded.

    Attributes:
        text: Never without a sentence that the office wrote.
        combined: Changes of both sides stand in it.
        disputed: Both changed the same words; the office's own stand until it decides.
    """

    text: str
    combined: bool = False
    disputed: bool = False


def merged_text(standard_then: str, own: str, standard_now: str) -> MergedText:
    """Bring an office's text and a newer standard text together, sentence by sentence."""
    if own in {standard_now, standard_then}:
        return MergedText(standard_now)
    if standard_then == standard_now:
        return MergedText(own)
    base = _sentences(standard_then)
    ours, theirs = _edits(base, _sentences(own)), _edits(base, _sentences(standard_now))
    if any(_touch(one, other) for one in ours for other in theirs):
        return MergedText(own, disputed=True)
    result: list[str] = []
    at = 0
    for first, last, lines in sorted([*ours, *theirs], key=lambda edit: edit[:2]):
        result += [*base[at:first], *lines]
        at = last
    return MergedText("".join(_joined([*result, *base[at:]])).strip(), combined=True)


_Edit = tuple[int, int, list[str]]


def _sentences(text: str) -> list[str]:
    return [part.strip(" ") for part in _SENTENCE.findall(text) if part.strip()]


def _joined(sentences: list[str]) -> list[str]:
    return [one if one.endswith("\n") else f"{one} " for one in sentences]


def _edits(base: list[str], other: list[str]) -> list[_Edit]:
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    return [
        (first, last, other[start:end])
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _touch(one: _Edit, other: _Edit) -> bool:
    """Whether two edits change the same sentence, or put something in at the same place."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]
